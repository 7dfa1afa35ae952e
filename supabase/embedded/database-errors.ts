import { inspect } from 'node:util'

interface DatabaseError {
	code: string
	message: string
	detail?: string | null
	hint?: string | null
}

function isDatabaseError(error: unknown): error is DatabaseError {
	return (
		typeof error === 'object' &&
		error !== null &&
		'code' in error &&
		typeof error.code === 'string' &&
		/^[0-9A-Z]{5}$/.test(error.code) &&
		'message' in error
	)
}

/** States that lite answers as PostgREST does; it turns all others into `500 SUP` and drops the state. */
const answeredWell = /^(PT|PGRST|21|22|42|53|55)|^(23502|23503|23505|25006)$/

/** The HTTP status of a state, by PostgREST's table (docs.postgrest.org, "Errors", section HTTP Status Codes). */
function statusOf(code: string): number {
	if (code === 'P0001') return 400
	if (/^(0L|0P|28)/.test(code)) return 403
	if (/^(08|09|25|2D|38|39|3B|40|54|57|58|F0|HV|P0|XX)/.test(code)) return 500
	return 400
}

/**
 * The error as lite should see it. States that it would lose are passed through the form that PostgREST knows
 * for an answer made by hand (`raise sqlstate 'PGRST'`). Whatever prints it shows the state and nothing else:
 * PostgreSQL's message and detail quote the row.
 */
export function keepCode(error: unknown): unknown {
	if (!isDatabaseError(error)) return error
	const { code, message, detail = null, hint = null } = error
	const kept = answeredWell.test(code)
		? error
		: {
				code: 'PGRST',
				message: JSON.stringify({ code, message, details: detail, hint }),
				detail: JSON.stringify({ status: statusOf(code), headers: {} })
			}
	Object.defineProperty(kept, inspect.custom, { value: () => `database error ${code}` })
	if (statusOf(code) < 500) refusals.add(kept)
	return kept
}

const refusals = new WeakSet<object>()
let hushed = false

/** Keeps the errors that are answers (a full circle, a missing permission) out of the log; lite prints them all. */
export function hushRefusals(): void {
	if (hushed) return
	hushed = true
	const print = console.error
	console.error = (...values: unknown[]) => {
		const [first] = values
		if (typeof first !== 'object' || first === null || !refusals.has(first)) print(...values)
	}
}

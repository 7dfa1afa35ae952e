import { error } from '@sveltejs/kit'
import type { z } from 'zod'

/** What went wrong, one message for each field, and what was typed, so that nothing is lost. */
export interface Refused {
	issues: Record<string, string>
	values: Record<string, string>
}

const neverEchoed = new Set(['code', 'token', 'calendarAddress'])

/**
 * Parses a posted form. Fields that are repeated become arrays; files are refused. Secrets are never echoed.
 * @returns the data with the values as typed (for a refusal that comes later), or messages and values for
 *   `fail(400, …)`.
 */
export async function parseForm<Schema extends z.ZodType>(
	request: Request,
	schema: Schema
): Promise<
	{ ok: true; data: z.output<Schema>; values: Record<string, string> } | { ok: false; refused: Refused }
> {
	const form = await request.formData().catch((failure: unknown) => {
		if (failure instanceof Object && 'status' in failure && failure.status === 413)
			error(413, 'It is longer than any form here takes.')
		error(400, 'This form did not arrive whole. Send it again.')
	})
	const input: Record<string, string | string[]> = {}
	const values: Record<string, string> = {}
	for (const name of new Set(form.keys())) {
		const all = form.getAll(name).filter((value) => typeof value === 'string')
		input[name] = all.length > 1 ? all : (all[0] ?? '')
		if (!neverEchoed.has(name) && all[0] !== undefined) values[name] = all[0]
	}
	const result = schema.safeParse(input)
	if (result.success) return { ok: true, data: result.data, values }
	const issues: Record<string, string> = {}
	for (const issue of result.error.issues) issues[issue.path.join('.') || 'form'] ??= issue.message
	return { ok: false, refused: { issues, values } }
}

/** A refusal that comes after parsing, in the same shape: messages by field, and what was typed. */
export function refused(issues: Record<string, string>, values: Record<string, string> = {}): Refused {
	return { issues, values }
}

import { error as answerWith } from '@sveltejs/kit'

/** What a change answers: done, or the reason why not. The page owns the words. */
export type Result<Reason extends string, Value = undefined> =
	{ ok: true; value: Value } | { ok: false; reason: Reason }

interface Answer<Value> {
	data: Value
	error: { code?: string; message: string } | null
	status: number
}

/**
 * Turns the database's answer into a result. Only the reasons named are refusals (raised with a `PT4xx` state, or the
 * name of the constraint that was broken); everything else is thrown with its cause, because an outage must not look
 * like a refusal.
 */
export function settle<Reason extends string>(
	answer: Answer<unknown>,
	reasons: readonly Reason[]
): Result<Reason>
export function settle<Reason extends string, Data, Value>(
	answer: Answer<Data>,
	reasons: readonly Reason[],
	value: (data: NonNullable<Data>) => Value
): Result<Reason, Value>
export function settle<Reason extends string, Data, Value>(
	answer: Answer<Data>,
	reasons: readonly Reason[],
	value?: (data: NonNullable<Data>) => Value
): Result<Reason, Value | undefined> {
	if (!answer.error) return { ok: true, value: value?.(rowsOf(answer)) }
	const { code, message } = answer.error
	const raised = code?.startsWith('PT') ? message : /constraint "([^"]+)"/.exec(message)?.[1]
	const reason = reasons.find((name) => name === raised)
	if (reason) return { ok: false, reason }
	refuseClosed(answer.error)
	throw new Error('The database refused a change', { cause: answer.error })
}

/**
 * Says that a circle is closed, whatever was to be written into it: its pages offer nothing of the kind, so this is
 * met by those whose page is older than the closing.
 * @throws a 409 for an answer that is this refusal; others are left to the caller.
 */
export function refuseClosed({ message }: { message: string }): void {
	if (message === 'circle_closed') answerWith(409, 'This circle is closed.')
}

/**
 * The rows of an answer.
 * @throws Error when the database did not answer; never an empty list instead.
 */
export function rowsOf<Value>(answer: Answer<Value>): NonNullable<Value> {
	if (answer.error) {
		refuseClosed(answer.error)
		throw new Error('The database did not answer', { cause: answer.error })
	}
	if (answer.data === null || answer.data === undefined) throw new Error('The database answered nothing')
	return answer.data
}

/** The row of an answer, or null when there is none or it may not be seen: the two look the same. */
export function rowOf<Value>(answer: Answer<Value>): NonNullable<Value> | null {
	if (answer.error) {
		refuseClosed(answer.error)
		throw new Error('The database did not answer', { cause: answer.error })
	}
	return answer.data ?? null
}

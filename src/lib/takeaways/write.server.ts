import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'

const refusals = ['not_found', 'not_begun', 'session_over', 'session_cancelled', 'enough_written'] as const

/**
 * `not_begun` and `session_over`: outside of the session and the day after it. `not_found`: not yours to see, or gone.
 * `enough_written`: a session has two hundred of a kind at most.
 */
export type ClosingRefusal = (typeof refusals)[number]

/** `back`: it was removed and is put back. Without it the same id changes nothing, removed or not. */
type Words = { id: string; words: string; back?: boolean | undefined }

/** Writes a note of a session. Who wrote it is kept nowhere; posting the same id twice records once. */
export async function note(db: Db, sessionId: string, words: Words): Promise<Result<ClosingRefusal>> {
	return settle(await db.rpc('write_note', argumentsOf(sessionId, words)), refusals)
}

/** Removes a note, whoever wrote it; one that is gone already is no error. */
export async function removeNote(db: Db, id: string): Promise<Result<never>> {
	return settle(await db.rpc('remove_note', { p_id: id }), [])
}

/** Parks what has to wait, for the next session's queue. Posting the same id twice records once. */
export async function park(db: Db, sessionId: string, words: Words): Promise<Result<ClosingRefusal>> {
	return settle(await db.rpc('park', argumentsOf(sessionId, words)), refusals)
}

/** Takes something out of the parking lot; what is gone already is no error. */
export async function unpark(db: Db, id: string): Promise<Result<never>> {
	return settle(await db.rpc('unpark', { p_id: id }), [])
}

/** Proposes what the circle takes away. Posting the same id twice records once. */
export async function propose(db: Db, sessionId: string, words: Words): Promise<Result<ClosingRefusal>> {
	return settle(await db.rpc('propose_takeaway', argumentsOf(sessionId, words)), refusals)
}

/**
 * Says that the group agrees to a takeaway, or does not.
 * @returns `not_facilitating` unless one facilitates the live session, or the session is over and one facilitated it or
 *   organises the circle.
 */
export async function agree(
	db: Db,
	id: string,
	agreed: boolean
): Promise<Result<ClosingRefusal | 'not_facilitating'>> {
	const answer = await db.rpc('agree_takeaway', { p_id: id, p_agreed: agreed })
	return settle(answer, [...refusals, 'not_facilitating'])
}

/** Removes a proposal, or as one who may agree also what was agreed; what is gone already is no error. */
export async function remove(db: Db, id: string): Promise<Result<'not_facilitating'>> {
	return settle(await db.rpc('remove_takeaway', { p_id: id }), ['not_facilitating'])
}

function argumentsOf(sessionId: string, { id, words, back = false }: Words) {
	return { p_id: id, p_session_id: sessionId, p_words: words, p_back: back }
}

import type { Db } from '$lib/server/database'
import { rowOf, type Result } from '$lib/server/result'

/** Checks in on an open commitment. Posting the same id twice records once. */
export async function checkIn(
	db: Db,
	authorId: string,
	checkIn: { id: string; commitmentId: string; words: string }
): Promise<Result<'not_allowed'>> {
	const { id, commitmentId, words } = checkIn
	const { error } = await db
		.from('check_ins')
		.insert({ id, commitment_id: commitmentId, author_id: authorId, words })
	if (!error || error.code === '23505') return { ok: true, value: undefined }
	if (error.code === '42501') {
		// Row-level security refuses before the id is looked at: it may be there from before the commitment ended.
		const there = await db.from('check_ins').select('id').eq('id', id).eq('author_id', authorId).maybeSingle()
		return rowOf(there) ? { ok: true, value: undefined } : { ok: false, reason: 'not_allowed' }
	}
	throw new Error('The check-in was not recorded', { cause: error })
}

/** Takes a check-in of one's own back. Twice is once. */
export async function takeBackCheckIn(db: Db, id: string): Promise<void> {
	const { error } = await db.from('check_ins').delete().eq('id', id)
	if (error) throw new Error('The check-in was not taken back', { cause: error })
}

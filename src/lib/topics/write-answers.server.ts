import type { Db } from '$lib/server/database'
import { refuseClosed, rowOf, type Result } from '$lib/server/result'

type Answer = { id: string; words: string }

/**
 * Answers a topic in writing. Posting the same id twice records once. Two round trips.
 * @returns `not_found` when the topic is gone or not the author's to see; `too_many_answers` after ten of theirs to it, or
 *   forty to those of its session.
 */
export async function answer(
	db: Db,
	topicId: string,
	authorId: string,
	{ id, words }: Answer
): Promise<Result<'not_found' | 'too_many_answers'>> {
	const topic = rowOf(await db.from('topics').select('session_id, circle_id').eq('id', topicId).maybeSingle())
	if (!topic) return { ok: false, reason: 'not_found' }
	const { error } = await db
		.from('topic_answers')
		.insert({ id, topic_id: topicId, ...topic, author_id: authorId, words })
	if (!error) return { ok: true, value: undefined }
	refuseClosed(error)
	// The topic went at this moment, or its circle was left.
	if (error.code === '23503' || error.code === '42501') return { ok: false, reason: 'not_found' }
	if (error.message === 'too_many_answers') return { ok: false, reason: 'too_many_answers' }
	const same = await db
		.from('topic_answers')
		.select('id')
		.eq('id', id)
		.eq('author_id', authorId)
		.maybeSingle()
	if (error.code === '23505' && rowOf(same)) return { ok: true, value: undefined }
	throw new Error('The answer was not written', { cause: error })
}

/** Words one's own answer anew. */
export async function reword(db: Db, { id, words }: Answer): Promise<Result<'not_found'>> {
	const row = rowOf(await db.from('topic_answers').update({ words }).eq('id', id).select('id').maybeSingle())
	return row ? { ok: true, value: undefined } : { ok: false, reason: 'not_found' }
}

/**
 * Takes one's own answer back.
 * @returns what it was, so that it can be put back; null when it is gone already or somebody else's.
 */
export async function takeAnswerBack(db: Db, id: string): Promise<Answer | null> {
	return rowOf(await db.from('topic_answers').delete().eq('id', id).select('id, words').maybeSingle())
}

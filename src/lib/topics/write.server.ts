import type { Db } from '$lib/server/database'
import { refuseClosed, rowOf, settle, type Result } from '$lib/server/result'
import type { Taken } from './topic'

type Bringer = { sessionId: string; bringerId: string }
type Contents = { words: string } | { slug: string }

const done = { ok: true, value: undefined } as const

/**
 * Brings a problem or a prompt for a session. Posting the same id twice records once. Two round trips.
 * @returns `not_found` when the session is not the bringer's to see, `session_over` when it is over or cancelled,
 *   `already_there` when somebody picked the same prompt.
 */
export async function bring(
	db: Db,
	{ sessionId, bringerId }: Bringer,
	topic: { id: string } & Contents
): Promise<Result<'not_found' | 'session_over' | 'already_there'>> {
	const session = rowOf(await db.from('sessions').select('circle_id').eq('id', sessionId).maybeSingle())
	if (!session) return { ok: false, reason: 'not_found' }
	const { error } = await db.from('topics').insert({
		id: topic.id,
		circle_id: session.circle_id,
		session_id: sessionId,
		brought_by: bringerId,
		...('words' in topic ? { words: topic.words } : { prompt_slug: topic.slug })
	})
	if (!error) return done
	if (error.code === '42501') return { ok: false, reason: 'session_over' }
	refuseClosed(error)
	if (error.message.includes('"a_prompt_once"')) return { ok: false, reason: 'already_there' }
	const same = await db
		.from('topics')
		.select('id')
		.eq('id', topic.id)
		.eq('brought_by', bringerId)
		.maybeSingle()
	if (error.code === '23505' && rowOf(same)) return done
	throw new Error('The topic was not brought', { cause: error })
}

/**
 * Takes one's own topic back, and its votes with it.
 * @returns what it was, so that it can be put back; null when it is gone already or somebody else's.
 */
export async function takeBack(db: Db, id: string): Promise<Taken | null> {
	const row = rowOf(
		await db.from('topics').delete().eq('id', id).select('id, words, prompt_slug').maybeSingle()
	)
	return row && { id: row.id, words: row.words, slug: row.prompt_slug }
}

/** Votes for a topic, or takes the vote back. The same again changes nothing. */
export async function vote(
	db: Db,
	id: string,
	wanted: boolean
): Promise<Result<'no_votes_left' | 'session_over' | 'not_found'>> {
	const answer = await db.rpc('vote_for_topic', { p_topic_id: id, p_wanted: wanted })
	return settle(answer, ['no_votes_left', 'session_over', 'not_found'])
}

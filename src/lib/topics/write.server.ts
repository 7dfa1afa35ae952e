import type { Db } from '$lib/server/database'
import { rowOf, settle, type Result } from '$lib/server/result'
import { saidAt, type Said } from '$lib/server/said'
import type { Taken } from './topic'

type Contents =
	| { words: string; lens?: string | null; unsigned?: boolean; circlePromptId?: string | undefined }
	| { slug: string }

/**
 * Brings a problem or a prompt for a session, with one's name or without. Posting the same id twice records once. One
 * round trip.
 * @returns `not_found` when the session is not the bringer's to see, `session_over` when it is over or cancelled,
 *   `already_there` when somebody picked the same prompt, `id_taken` for an id that is another topic's.
 */
export async function bring(
	db: Db,
	{ sessionId }: { sessionId: string },
	topic: { id: string } & Contents
): Promise<Result<'not_found' | 'session_over' | 'already_there' | 'id_taken'>> {
	const contents =
		'words' in topic
			? {
					words: topic.words,
					lens: topic.lens ?? null,
					unsigned: topic.unsigned ?? false,
					circle_prompt_id: topic.circlePromptId ?? null
				}
			: { prompt_slug: topic.slug }
	const answer = await db.rpc('bring_topic', {
		p_topic: { id: topic.id, session_id: sessionId, ...contents }
	})
	return settle(answer, ['not_found', 'session_over', 'already_there', 'id_taken'])
}

/**
 * Takes one's own topic back, and its votes with it; organisers take out what nobody has signed.
 * @returns what it was, so that it can be put back; null when it is gone already, somebody else's, discussed, or when
 *   others have answered it in writing.
 */
export async function takeBack(db: Db, id: string): Promise<Taken | null> {
	const row = rowOf(
		await db
			.from('topics')
			.delete()
			.eq('id', id)
			.select('id, words, prompt_slug, lens, unsigned, circle_prompt_id')
			.maybeSingle()
	)
	return (
		row && {
			id: row.id,
			words: row.words,
			slug: row.prompt_slug,
			lens: row.lens,
			unsigned: row.unsigned,
			prompt: row.circle_prompt_id
		}
	)
}

/** Votes for a topic, or takes the vote back. What was said last stands; the same again changes nothing. */
export async function vote(
	db: Db,
	id: string,
	wanted: boolean,
	said: Said
): Promise<Result<'no_votes_left' | 'session_over' | 'not_found'>> {
	const answer = await db.rpc('vote_for_topic', {
		p_topic_id: id,
		p_wanted: wanted,
		p_id: said.id,
		p_said_at: await saidAt(db, said)
	})
	return settle(answer, ['no_votes_left', 'session_over', 'not_found'])
}

/** Puts one's name to a topic that one brought without. */
export async function sign(db: Db, id: string): Promise<Result<'not_found'>> {
	return settle(await db.rpc('sign_topic', { p_topic_id: id }), ['not_found'])
}

/** Notes that a topic was discussed, or that it was not after all; from the start until a week after the end. */
export async function markDiscussed(
	db: Db,
	id: string,
	discussed: boolean
): Promise<Result<'not_found' | 'not_now'>> {
	const answer = await db.rpc('mark_discussed', { p_topic_id: id, p_discussed: discussed })
	return settle(answer, ['not_found', 'not_now'])
}

/**
 * Takes these topics, one or two in this order, instead of the first of the queue; none leaves it to the votes again.
 * @returns `not_found` for anybody but organisers and the session's facilitator.
 */
export async function chooseHotSeats(
	db: Db,
	sessionId: string,
	topicIds: string[]
): Promise<Result<'not_found' | 'session_over' | 'topic_gone'>> {
	const answer =
		topicIds.length === 0
			? await db.rpc('clear_hot_seats', { p_session_id: sessionId })
			: await db.rpc('choose_hot_seats', { p_session_id: sessionId, p_topic_ids: topicIds })
	return settle(answer, ['not_found', 'session_over', 'topic_gone'])
}

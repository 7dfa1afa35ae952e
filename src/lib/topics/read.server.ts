import { lensLabel } from '$lib/prompts/lenses'
import { promptBySlug } from '$lib/prompts/library'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import { votesEach, type Topic, type Topics } from './topic'

/**
 * What a session may discuss, one's own votes and how many are left: the most wanted first where one has voted, then
 * who has waited longest. A prompt that the library no longer has is left out. One round trip.
 */
export async function readTopics(db: Db, sessionId: string): Promise<Topics> {
	const rows = rowsOf(
		await db
			.from('topics')
			.select(
				`id, words, prompt_slug, vote_count, created_at,
				bringer:profiles!topics_brought_by_fkey(id, name),
				votes:topic_votes!for_a_topic_of_the_session(profile_id)`
			)
			.eq('session_id', sessionId)
			.order('created_at')
			.order('id')
	)
	const topics = rows.flatMap((row): Topic[] => {
		const prompt = row.prompt_slug === null ? undefined : promptBySlug(row.prompt_slug)
		const words = row.words ?? prompt?.question
		if (words === undefined) return []
		return [
			{
				id: row.id,
				words,
				bringer: row.bringer,
				prompt: prompt ? { slug: prompt.slug, lens: lensLabel(prompt.lens), minutes: prompt.minutes } : null,
				voted: row.votes.length > 0,
				votes: row.vote_count
			}
		]
	})
	const mine = rows.filter(({ votes }) => votes.length > 0).length
	return {
		// Sorting is stable: the same number of votes leaves the oldest first.
		topics: topics.toSorted((one, other) => (other.votes ?? 0) - (one.votes ?? 0)),
		votesLeft: Math.max(0, votesEach - mine)
	}
}

/** A session that wants topics, and which prompts its circle has met: in this session's queue, and in any. */
export type SessionToFill = {
	id: string
	circle: { id: string; name: string }
	startsAt: Date
	endsAt: Date
	zone: string
	/** Whether topics can still be brought. */
	open: boolean
	queuedSlugs: string[]
	discussedSlugs: string[]
}

/** The session that is to be filled; null when there is none or the reader may not see it. One round trip. */
export async function readSessionToFill(db: Db, id: string, now: Date): Promise<SessionToFill | null> {
	const row = rowOf(
		await db
			.from('sessions')
			.select(
				`id, starts_at, ends_at, zone, status,
				circle:circles!sessions_circle_id_fkey(id, name, topics!topics_circle_id_fkey(prompt_slug, session_id))`
			)
			.eq('id', id)
			.not('circle.topics.prompt_slug', 'is', null)
			.maybeSingle()
	)
	if (!row?.circle) return null
	const { topics, ...circle } = row.circle
	const slugs = topics.flatMap(({ prompt_slug, session_id }) =>
		prompt_slug === null ? [] : { slug: prompt_slug, here: session_id === id }
	)
	const endsAt = new Date(row.ends_at)
	return {
		id: row.id,
		circle,
		startsAt: new Date(row.starts_at),
		endsAt,
		zone: knownZone(row.zone),
		open: row.status === 'confirmed' && endsAt > now,
		queuedSlugs: slugs.filter(({ here }) => here).map(({ slug }) => slug),
		discussedSlugs: slugs.map(({ slug }) => slug)
	}
}

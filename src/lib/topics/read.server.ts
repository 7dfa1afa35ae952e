import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { viewQueue } from './queue'
import { queueSchema } from './queue-rows'
import type { Queue } from './topic'

const nothing: Queue = {
	topics: [],
	discussed: [],
	votesLeft: 0,
	chosen: null,
	mayChoose: false,
	mayRemove: false,
	hotSeatCount: 0
}

/**
 * What a session may discuss in its order, what it did discuss, one's own votes and how many are left. Nothing of a
 * session that the reader may not see. One round trip.
 */
export async function readTopics(db: Db, sessionId: string): Promise<Queue> {
	const found = rowOf(await db.rpc('read_queue', { p_session_id: sessionId }))
	return found === null ? nothing : viewQueue(queueSchema.parse(found))
}

/** A session that wants topics. */
export type SessionToFill = {
	id: string
	circle: { id: string; name: string }
	startsAt: Date
	endsAt: Date
	zone: string
	/** Whether topics can still be brought. */
	open: boolean
}

/** The session that is to be filled; null when there is none or the reader may not see it. One round trip. */
export async function readSessionToFill(db: Db, id: string, now: Date): Promise<SessionToFill | null> {
	const row = rowOf(
		await db
			.from('sessions')
			.select(
				'id, starts_at, ends_at, zone, status, circle:circles!sessions_circle_id_fkey(id, name, closed_at)'
			)
			.eq('id', id)
			.maybeSingle()
	)
	if (!row?.circle) return null
	const { closed_at, ...circle } = row.circle
	const endsAt = new Date(row.ends_at)
	return {
		id: row.id,
		circle,
		startsAt: new Date(row.starts_at),
		endsAt,
		zone: knownZone(row.zone),
		open: row.status === 'confirmed' && endsAt > now && closed_at === null
	}
}

/** What a member wrote to a topic. `edited` is when it was worded anew, if it was. */
export type Answer = {
	id: string
	words: string
	author: { id: string; name: string }
	writtenAt: Date
	edited: boolean
}

/** A topic's place and what was written to it, the first first. */
export type Written = {
	sessionId: string
	/** Whether the session began and may still be marked: up to a week after its end. */
	markable: boolean
	circle: { id: string; name: string; closed: boolean }
	startsAt: Date
	endsAt: Date
	zone: string
	answers: Answer[]
}

const week = 7 * 86_400_000

/** Null when there is no such topic or the reader may not see it. One round trip. */
export async function readAnswers(db: Db, topicId: string, now: Date): Promise<Written | null> {
	const row = rowOf(
		await db
			.from('topics')
			.select(
				`session:sessions!for_a_session_of_the_circle(
					id, starts_at, ends_at, zone, status, circle:circles!sessions_circle_id_fkey(id, name, closed_at)
				),
				answers:topic_answers!to_a_topic_of_the_session(
					id, words, created_at, updated_at, author:profiles!topic_answers_author_id_fkey(id, name)
				)`
			)
			.eq('id', topicId)
			.order('created_at', { referencedTable: 'answers' })
			.maybeSingle()
	)
	if (!row?.session.circle) return null
	const { session, answers } = row
	const [startsAt, endsAt] = [new Date(session.starts_at), new Date(session.ends_at)]
	const sinceEnd = now.getTime() - endsAt.getTime()
	return {
		sessionId: session.id,
		markable: session.status === 'confirmed' && startsAt <= now && sinceEnd <= week,
		circle: {
			id: session.circle.id,
			name: session.circle.name,
			closed: session.circle.closed_at !== null
		},
		startsAt,
		endsAt,
		zone: knownZone(session.zone),
		answers: answers.map(({ id, words, author, created_at, updated_at }) => ({
			id,
			words,
			author,
			writtenAt: new Date(created_at),
			edited: updated_at !== created_at
		}))
	}
}

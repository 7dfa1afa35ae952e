import { z } from 'zod'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { questionKeys } from './questions'
import type { PulsedSession } from './session-mark'
import type { Bands } from './signs'

const mine = z.object({ answered: z.boolean() }).nullable()

/**
 * Whether one has answered the pulse of a session that is not published yet. Of nobody else: it is no part of what the
 * phones share. One round trip.
 */
export async function readMine(db: Db, sessionId: string): Promise<boolean> {
	return mine.parse(rowOf(await db.rpc('read_my_close', { p_session_id: sessionId })))?.answered ?? false
}

const band = z.enum(['few', 'some', 'most'])
const rows = z.array(z.object({ question: z.enum(questionKeys), good: band, warning: band }))

/**
 * The sessions of a circle that are over, the latest twelve, each with its pulse as published. One round trip.
 * @returns null when there is no such circle, or none that one may see.
 */
export async function read(
	db: Db,
	circleId: string,
	now: Date
): Promise<{ circle: { id: string; name: string }; sessions: PulsedSession[] } | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(
				`id, name, sessions!sessions_circle_id_fkey(
					id, starts_at, ends_at, zone, pulses!of_a_session_of_the_circle(question, good, warning)
				)`
			)
			.eq('id', circleId)
			.eq('sessions.status', 'confirmed')
			.lte('sessions.ends_at', now.toISOString())
			.order('starts_at', { referencedTable: 'sessions', ascending: false })
			.limit(12, { referencedTable: 'sessions' })
			.maybeSingle()
	)
	if (!row) return null
	return {
		circle: { id: row.id, name: row.name },
		sessions: row.sessions.map((session) => ({
			id: session.id,
			startsAt: new Date(session.starts_at),
			endsAt: new Date(session.ends_at),
			zone: knownZone(session.zone),
			bands: parseBands(session.pulses)
		}))
	}
}

/**
 * A session's pulse as published, by question.
 * @throws ZodError for rows that are none.
 */
export function parseBands(pulses: unknown): Bands {
	return Object.fromEntries(
		rows.parse(pulses).map(({ question, good, warning }) => [question, { good, warning }])
	)
}

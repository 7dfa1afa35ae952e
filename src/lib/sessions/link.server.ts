import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { settle } from '$lib/server/result'
import { knownZone } from '../schedule/known-zone'

const instant = z.string().transform((text) => new Date(text))

const linkSchema = z.discriminatedUnion('over', [
	z.object({ over: z.literal(true) }),
	z
		.object({
			over: z.literal(false),
			person: z.guid(),
			session_id: z.guid(),
			uid: z.string(),
			sequence: z.number().int(),
			status: z.enum(['confirmed', 'cancelled']),
			starts_at: instant,
			ends_at: instant,
			updated_at: instant,
			zone: z.string().transform(knownZone),
			moved_from: instant.nullable(),
			name: z.string(),
			viewer_zone: z.string().transform(knownZone),
			locale: z.string(),
			theme: z.enum(['auto', 'light', 'dark']),
			answer: z.enum(['yes', 'maybe', 'no']).nullable(),
			answered_at: instant.nullable(),
			live: z.enum(['on', 'over']).nullable(),
			call_url: z.url().nullable(),
			next: z
				.object({
					session_id: z.guid(),
					starts_at: instant,
					ends_at: instant,
					zone: z.string().transform(knownZone)
				})
				.transform(({ session_id, starts_at, ends_at, zone }) => ({
					id: session_id,
					startsAt: starts_at,
					endsAt: ends_at,
					zone
				}))
				.nullable()
		})
		.transform((link) => ({
			over: link.over,
			personId: link.person,
			sessionId: link.session_id,
			uid: link.uid,
			sequence: link.sequence,
			status: link.status,
			startsAt: link.starts_at,
			endsAt: link.ends_at,
			updatedAt: link.updated_at,
			zone: link.zone,
			movedFrom: link.moved_from,
			viewer: { name: link.name, zone: link.viewer_zone, locale: link.locale, theme: link.theme },
			answer: link.answer,
			answeredAt: link.answered_at,
			live: link.live,
			callUrl: link.call_url,
			next: link.next
		}))
])

/** What a session link shows: one member's view of one session, or that it is over. */
export type SessionLink = z.infer<typeof linkSchema>

/** Whether this could be the token of a session link at all. */
export function isLinkToken(token: string): boolean {
	return /^[A-Za-z0-9_-]{64}$/.test(token)
}

/** Opens a session link; null for one that is malformed, forged, turned off, or of somebody who left. */
export async function readSessionLink(db: Db, token: string): Promise<SessionLink | null> {
	if (!isLinkToken(token)) return null
	const { data, error } = await db.rpc('read_session_link', { p_token: token })
	if (error) throw new Error('The database did not open a session link', { cause: error })
	return data === null ? null : linkSchema.parse(data)
}

const followedSchema = z.object({ state: z.enum(['closed', 'waiting', 'live', 'over']) })

/**
 * Counts whoever holds a session link as following its live session, without a name, for a little more than a minute.
 * @returns how far the session is, `closed` when there is nothing to follow; null for a link that is not good.
 */
export async function followByLink(
	db: Db,
	token: string
): Promise<'closed' | 'waiting' | 'live' | 'over' | null> {
	if (!isLinkToken(token)) return null
	const answer = settle(
		await db.rpc('follow_by_link', { p_token: token }),
		['not_found'],
		(followed) => followedSchema.parse(followed).state
	)
	return answer.ok ? answer.value : null
}

/** The person's own link to a session; null when their links are off or the session is not theirs to see. */
export async function readMyLink(db: Db, sessionId: string): Promise<string | null> {
	const { data, error } = await db.rpc('read_my_session_link', { p_session_id: sessionId })
	if (error) throw new Error('The database did not make a session link', { cause: error })
	return data
}

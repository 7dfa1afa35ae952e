import { z } from 'zod'
import { scheduleRow } from '$lib/schedule/read.server'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'

const instant = z.string().transform((text) => new Date(text))

/** What a circle shows of itself to somebody who is not in it. */
export const circleShown = z.object({
	purpose: z.string(),
	charter: z.string(),
	members: z.number(),
	waiting: z.number(),
	zones: z.array(z.string()),
	schedule: scheduleRow.nullable(),
	next: z.array(instant)
})

const shown = z.object({
	state: z.enum(['open', 'full', 'expired', 'withdrawn', 'used_up', 'member', 'waiting']),
	circle_name: z.string(),
	inviter: z.string(),
	circle_id: z.uuid().nullable(),
	position: z.number().nullable(),
	circle: circleShown.nullable()
})

/** What an invitation shows to whoever holds its token, who may be nobody; `circle` while one can join or wait. */
export type Shown = z.output<typeof shown>

/**
 * What is behind a token, in one round trip.
 * @returns null for a token that nobody made.
 */
export async function readShown(db: Db, token: string): Promise<Shown | null> {
	const data = rowOf(await db.rpc('read_invitation', { p_token: token }))
	return data === null ? null : shown.parse(data)
}

/** An invitation as its circle's organisers see it. */
export interface Invitation {
	id: string
	/** Whom it was mailed to; null for a link to share. */
	email: string | null
	name: string | null
	uses: number
	maxUses: number
	expiresAt: Date
	/** How far its mail came; null for a link to share. */
	mail: 'waiting' | 'sent' | 'gave_up' | null
}

/**
 * A circle's invitations that can still be used, latest first, in two round trips at once; null when the person does
 * not organise it.
 */
export async function readOpen(
	db: Db,
	circleId: string,
	personId: string,
	now: Date
): Promise<{ name: string; purpose: string; members: number; invitations: Invitation[] } | null> {
	const [circle, mails] = await Promise.all([
		db
			.from('circles')
			.select(
				`name, purpose, members(profile_id, role),
				invitations(id, email, name, uses, max_uses, expires_at)`
			)
			.eq('id', circleId)
			.is('members.left_at', null)
			.is('invitations.withdrawn_at', null)
			.gt('invitations.expires_at', now.toISOString())
			.order('created_at', { referencedTable: 'invitations', ascending: false })
			.maybeSingle(),
		db
			.from('deliveries')
			.select('cause, sent_at, gave_up_at')
			.match({ circle_id: circleId, kind: 'invitation' })
	])
	const row = rowOf(circle)
	if (!row?.members.some(({ profile_id, role }) => profile_id === personId && role === 'organiser'))
		return null
	const mailOf = new Map(rowsOf(mails).map((mail) => [mail.cause, mail]))
	const invitations = row.invitations
		.filter(({ uses, max_uses }) => uses < max_uses)
		.map(({ id, email, name, uses, max_uses, expires_at }): Invitation => {
			const mail = mailOf.get(`invitation ${id}`)
			const state = mail?.gave_up_at ? 'gave_up' : mail?.sent_at ? 'sent' : 'waiting'
			return {
				id,
				email,
				name,
				uses,
				maxUses: max_uses,
				expiresAt: new Date(expires_at),
				mail: email === null ? null : state
			}
		})
	return { name: row.name, purpose: row.purpose, members: row.members.length, invitations }
}

/** Circles that the person is not in yet: those waited for, with the place in line, and those that keep a seat. */
export interface Places {
	waiting: { circleId: string; name: string; place: number }[]
	seats: { circleId: string; name: string; until: Date }[]
}

/** The same by name, in one round trip. */
export async function readMyPlaces(db: Db): Promise<Places> {
	const rows = rowsOf(await db.rpc('read_my_places')).map(
		({ circle_id, circle_name, place, kept_until }) => ({
			circleId: circle_id,
			name: circle_name,
			place,
			until: kept_until && new Date(kept_until)
		})
	)
	return {
		waiting: rows.flatMap(({ until, ...row }) => (until ? [] : [row])),
		seats: rows.flatMap(({ circleId, name, until }) => (until ? [{ circleId, name, until }] : []))
	}
}

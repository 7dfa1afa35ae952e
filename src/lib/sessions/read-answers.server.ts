import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { knownZone } from '../schedule/known-zone'
import { wishes } from './schema'

const circle = `circle:circles!sessions_circle_id_fkey(id, name, quorum, members(role, left_at, profile:profiles(id, name)))`

/** What a member told the organisers of a session. */
export interface Excused {
	id: string
	circle: string
	organisers: string[]
	startsAt: Date
	endsAt: Date
	zone: string
	status: string
	/** Null when none was given. */
	reason: string | null
}

/** A session with why it does not work for this person; null when it is not theirs to see. One round trip. */
export async function readExcuse(db: Db, id: string, personId: string): Promise<Excused | null> {
	const row = rowOf(
		await db
			.from('sessions')
			.select(`id, starts_at, ends_at, zone, status, excuses(reason, profile_id), ${circle}`)
			.eq('id', id)
			.eq('excuses.profile_id', personId)
			.maybeSingle()
	)
	if (!row) return null
	const organisers = row.circle.members.filter(
		({ role, left_at }) => role === 'organiser' && left_at === null
	)
	return {
		id: row.id,
		circle: row.circle.name,
		organisers: organisers.flatMap(({ profile }) => (profile ? [profile.name] : [])),
		startsAt: new Date(row.starts_at),
		endsAt: new Date(row.ends_at),
		zone: knownZone(row.zone),
		status: row.status,
		reason: row.excuses[0]?.reason ?? null
	}
}

export type Wish = (typeof wishes)[number]

/** How many wish what, and what this person wishes; none when the session is not theirs to see. */
export async function readWishes(
	db: Db,
	sessionId: string,
	personId: string
): Promise<{ counts: Record<Wish, number>; mine: Wish | null }> {
	const { data, error } = await db
		.from('session_wishes')
		.select('wish, profile_id')
		.eq('session_id', sessionId)
	if (error) throw new Error('The database did not answer', { cause: error })
	const isWish = (wish: string): wish is Wish => wishes.some((known) => known === wish)
	const count = (wish: Wish) => data.filter((row) => row.wish === wish).length
	const mine = data.find((row) => row.profile_id === personId)?.wish ?? ''
	return {
		counts: {
			shorten: count('shorten'),
			shift: count('shift'),
			go_on: count('go_on'),
			write: count('write')
		},
		mine: isWish(mine) ? mine : null
	}
}

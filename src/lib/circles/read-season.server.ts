import { z } from 'zod'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import { wishes } from './season-wishes'

const person = z.object({ id: z.guid(), name: z.string() })
const wishesSchema = z.object({
	season: z.number().nullable(),
	asked: z.boolean(),
	mine: z.object({ wish: z.enum(wishes).nullable(), stays: z.boolean().nullable() }).nullable(),
	renew: z.number(),
	reseed: z.number(),
	close: z.number(),
	members: z.number(),
	staying: z.number().nullable(),
	stopping: z.array(person).nullable()
})

/** What members wish for after a season. Who stays and who would rather stop: null but for organisers. */
export type SeasonWishes = z.output<typeof wishesSchema>

/** A circle at the end of its season, as one of its members sees it. */
export interface Season {
	name: string
	closedAt: Date | null
	amOrganiser: boolean
	organisers: string[]
	members: number
	sessions: { startsAt: Date; endsAt: Date; status: string; zone: string }[]
	wishes: SeasonWishes
}

/** The same in two round trips at once; null when the circle is not the person's to see. */
export async function readSeason(db: Db, circleId: string, personId: string): Promise<Season | null> {
	const [found, said] = await Promise.all([
		db
			.from('circles')
			.select(
				`name, closed_at, members(role, profile:profiles(id, name)),
				sessions!sessions_circle_id_fkey(starts_at, ends_at, status, zone)`
			)
			.eq('id', circleId)
			.is('members.left_at', null)
			.order('joined_at', { referencedTable: 'members' })
			.maybeSingle(),
		db.rpc('read_season_wishes', { p_circle_id: circleId })
	])
	const row = rowOf(found)
	const wished = rowOf(said)
	if (!row || !wished) return null
	const organisers = row.members.filter(({ role }) => role === 'organiser')
	return {
		name: row.name,
		closedAt: row.closed_at === null ? null : new Date(row.closed_at),
		amOrganiser: organisers.some(({ profile }) => profile?.id === personId),
		organisers: organisers.flatMap(({ profile }) => profile?.name ?? []),
		members: row.members.length,
		sessions: row.sessions.map(({ starts_at, ends_at, status, zone }) => ({
			startsAt: new Date(starts_at),
			endsAt: new Date(ends_at),
			status,
			zone: knownZone(zone)
		})),
		wishes: wishesSchema.parse(wished)
	}
}

/** Circles that go on: who is in each, and `people`, for whom a seat is taken or kept; in one round trip. */
export async function readSeats(
	db: Db,
	ids: readonly string[],
	now: Date
): Promise<{ id: string; name: string; members: string[]; people: string[] }[]> {
	const rows = rowsOf(
		await db
			.from('circles')
			.select('id, name, members(profile_id), seat_offers!seat_offers_circle_id_fkey(profile_id)')
			.in('id', [...ids])
			.is('closed_at', null)
			.is('members.left_at', null)
			.gt('seat_offers.expires_at', now.toISOString())
			.order('name')
	)
	return rows.map(({ id, name, members, seat_offers }) => {
		const inside = members.flatMap(({ profile_id }) => profile_id ?? [])
		return {
			id,
			name,
			members: inside,
			people: [...inside, ...seat_offers.map(({ profile_id }) => profile_id)]
		}
	})
}

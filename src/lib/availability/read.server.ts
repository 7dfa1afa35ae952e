import { z } from 'zod'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { isBlank } from './week-marks'
import type { Whereabouts } from './zone-on'

const zone = z.string().transform(knownZone)
const stay = z
	.object({ starts_on: z.string(), ends_on: z.string() })
	.transform((row) => ({ startsOn: row.starts_on, endsOn: row.ends_on }))
const travel = z
	.object({ zone, starts_on: z.string(), ends_on: z.string() })
	.transform((row) => ({ zone: row.zone, startsOn: row.starts_on, endsOn: row.ends_on }))
const busy = z
	.object({ starts_at: z.coerce.date(), ends_at: z.coerce.date() })
	.transform((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at }))

const memberSchema = z
	.object({
		profile_id: z.guid(),
		name: z.string(),
		zone,
		joined_at: z.coerce.date(),
		// Blank weeks were taken as answers once.
		marks: z
			.string()
			.nullable()
			.transform((week) => (week === null || isBlank(week) ? null : week)),
		travels: z.array(travel),
		absences: z.array(stay),
		busy: z.array(busy)
	})
	.transform(({ profile_id: id, joined_at: joinedAt, ...rest }) => ({ id, joinedAt, ...rest }))

/**
 * When somebody of a circle can meet: `zone` is home; `marks` a week as in week-marks.ts, theirs for this circle or
 * else for all, null when they have marked none; dates are local and inclusive, busy times instants, end exclusive.
 */
export type MemberHours = z.infer<typeof memberSchema>

/**
 * When the members of a circle can meet, in the order in which they joined.
 * @returns null when the person is not in it, or it does not exist.
 */
export async function readCircle(db: Db, circleId: string): Promise<MemberHours[] | null> {
	const answer = await db.rpc('read_circle_hours', { p_circle_id: circleId })
	if (answer.error?.message === 'not_found') return null
	return parseMembers(rowsOf(answer))
}

/** @throws ZodError for rows that are not what `read_circle_hours` answers. */
export function parseMembers(rows: unknown): MemberHours[] {
	return z.array(memberSchema).parse(rows)
}

/** What somebody has marked themselves: for every circle, and for those that have an answer of their own. */
export async function readMine(db: Db): Promise<{ usual: string | null; own: ReadonlyMap<string, string> }> {
	const rows = rowsOf(await db.from('hours').select('circle_id, marks'))
	return {
		usual: rows.find(({ circle_id }) => circle_id === null)?.marks ?? null,
		own: new Map(rows.flatMap(({ circle_id, marks }) => (circle_id === null ? [] : [[circle_id, marks]])))
	}
}

/** A stay elsewhere or days away, with the id by which it is removed. */
export interface Stay {
	id: string
	startsOn: string
	endsOn: string
}

/** Where somebody will be: stays that are over are left out. `readAt` is null without busy times. */
export interface Away {
	travels: (Stay & { zone: string })[]
	absences: Stay[]
	busy: { count: number; readAt: Date | null }
}

/**
 * What somebody has said of being elsewhere, away or busy, from a local date on, in one round trip.
 */
export async function readAway(db: Db, personId: string, today: string, now: Date): Promise<Away> {
	const { travels, absences, busy_times } = rowsOf(
		await db
			.from('profiles')
			.select('travels(id, zone, starts_on, ends_on), absences(id, starts_on, ends_on), busy_times(read_at)')
			.eq('id', personId)
			.gte('travels.ends_on', today)
			.order('starts_on', { referencedTable: 'travels' })
			.gte('absences.ends_on', today)
			.order('starts_on', { referencedTable: 'absences' })
			.gt('busy_times.ends_at', now.toISOString())
			.single()
	)
	return {
		travels: travels.map((row) => ({
			id: row.id,
			zone: knownZone(row.zone),
			startsOn: row.starts_on,
			endsOn: row.ends_on
		})),
		absences: absences.map((row) => ({ id: row.id, startsOn: row.starts_on, endsOn: row.ends_on })),
		busy: { count: busy_times.length, readAt: busy_times[0] ? new Date(busy_times[0].read_at) : null }
	}
}

/** Where somebody is when; `zone` is home. */
export async function readWhereabouts(db: Db, zone: string): Promise<Whereabouts> {
	const rows = rowsOf(await db.from('travels').select('zone, starts_on, ends_on'))
	return {
		zone: knownZone(zone),
		travels: rows.map((row) => ({
			zone: knownZone(row.zone),
			startsOn: row.starts_on,
			endsOn: row.ends_on
		}))
	}
}

import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { isZone } from '../schedule/zone'
import { noticesDue, zonesThatChange } from './clock-notices'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const none = z.null().transform(() => [])

const watched = z.array(
	z.object({
		circle_id: z.uuid(),
		sessions: none.or(
			z.array(
				z
					.object({ id: z.uuid(), sequence: z.number(), starts_at: instant, zone: z.string() })
					.transform(({ starts_at: startsAt, ...session }) => ({ ...session, startsAt }))
			)
		),
		members: none.or(
			z.array(
				z
					.object({
						id: z.uuid(),
						joined_at: instant,
						zone: z.string(),
						quiet_from: z.string().nullable(),
						quiet_until: z.string().nullable(),
						travels: z.array(
							z
								.object({ zone: z.string(), starts_on: z.string(), ends_on: z.string() })
								.transform(({ zone, starts_on: startsOn, ends_on: endsOn }) => ({ zone, startsOn, endsOn }))
						)
					})
					.transform(({ joined_at: joinedAt, quiet_from: from, quiet_until: until, ...member }) => ({
						...member,
						joinedAt,
						quiet: from && until ? { from, until } : null
					}))
			)
		)
	})
)

/**
 * Writes who is told of a change of clocks now or within the hour. Most of the year no zone changes about now, and
 * nothing is read but the list of zones.
 * @param db with the secret key, since it is nobody's request
 * @returns how many were written; what was told once is not written twice.
 */
export async function planClockChanges(db: Db, now: Date): Promise<number> {
	const zones = zonesThatChange(rowsOf(await db.rpc('read_zones_in_use')), now)
	if (zones.length === 0) return 0
	const circles = watched.parse(
		rowsOf(await db.rpc('read_clocks_to_watch', { p_zones: zones, p_now: now.toISOString() }))
	)
	const due = circles.flatMap(({ sessions, members }) =>
		noticesDue({ sessions, members: members.filter(hasKnownZones) }, now).map(
			({ personId, sessionId, sequence, was, is, from, clock, dueAt }) => ({
				profile_id: personId,
				session_id: sessionId,
				sequence,
				was_time: was,
				is_time: is,
				from,
				clock,
				due_at: dueAt.toISOString()
			})
		)
	)
	return due.length === 0 ? 0 : rowsOf(await db.rpc('plan_clock_changes', { p_changes: due }))
}

/** One zone that is not known must not hold up the others. */
function hasKnownZones(member: { zone: string; travels: { zone: string }[] }): boolean {
	return [member, ...member.travels].every(({ zone }) => isZone(zone))
}

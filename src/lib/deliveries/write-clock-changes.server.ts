import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { knownZone } from '../schedule/known-zone'
import { noticesDue, zonesThatChange } from './clock-notices'
import { readEach } from './read-each.server'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const zone = z.string().transform(knownZone)
const rows = z.array(z.unknown())

const watched = z.object({ sessions: rows.nullable(), members: rows.nullable() })

const session = z
	.object({ id: z.guid(), sequence: z.number(), starts_at: instant, zone: z.string() })
	.transform(({ starts_at: startsAt, ...session }) => ({ ...session, startsAt }))

const member = z
	.object({
		id: z.guid(),
		joined_at: instant,
		zone,
		quiet_from: z.string().nullable(),
		quiet_until: z.string().nullable(),
		travels: z.array(
			z
				.object({ zone, starts_on: z.string(), ends_on: z.string() })
				.transform(({ zone, starts_on: startsOn, ends_on: endsOn }) => ({ zone, startsOn, endsOn }))
		)
	})
	.transform(({ joined_at: joinedAt, quiet_from: from, quiet_until: until, ...member }) => ({
		...member,
		joinedAt,
		quiet: from && until ? { from, until } : null
	}))

/**
 * Writes who is told of a change of clocks now or within the hour. Most of the year no zone changes about now, and
 * nothing is read but the list of zones.
 * @param db with the secret key, since it is nobody's request
 * @returns how many were written; what was told once is not written twice.
 */
export async function planClockChanges(db: Db, now: Date): Promise<number> {
	const zones = zonesThatChange(rowsOf(await db.rpc('read_zones_in_use')), now)
	if (zones.length === 0) return 0
	const window = { p_zones: zones, p_now: now.toISOString() }
	const circles = rows.parse(rowsOf(await db.rpc('read_clocks_to_watch', window)))
	const due = readEach(circles, 'the clocks of a circle are left out', (row) => {
		const circle = watched.parse(row)
		const sessions = readEach(circle.sessions ?? [], 'the clocks of a session are left out', (row) => [
			session.parse(row)
		])
		return readEach(circle.members ?? [], 'the clocks of a member are left out', (row) =>
			noticesDue({ sessions, members: [member.parse(row)] }, now).map(toRow)
		)
	})
	return due.length === 0 ? 0 : rowsOf(await db.rpc('plan_clock_changes', { p_changes: due }))
}

function toRow(notice: ReturnType<typeof noticesDue>[number]) {
	const { personId, sessionId, sequence, was, is, from, clock, dueAt } = notice
	return {
		profile_id: personId,
		session_id: sessionId,
		sequence,
		was_time: was,
		is_time: is,
		from,
		clock,
		due_at: dueAt.toISOString()
	}
}

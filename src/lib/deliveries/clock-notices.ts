import { clockChanges } from '../availability/clock-changes.ts'
import type { Whereabouts } from '../availability/zone-on.ts'
import { addDays } from '../schedule/plain-date.ts'
import { periodsOf } from '../schedule/zone-data.ts'
import { isZone, toInstant } from '../schedule/zone.ts'
import { awake, type QuietHours } from './due.ts'

/** A circle that a change of clocks may concern. */
export interface WatchedCircle {
	/** Those that take place, by time, with those of the last weeks to compare with. */
	sessions: { id: string; sequence: number; startsAt: Date; zone: string }[]
	members: (Whereabouts & { id: string; joinedAt: Date; quiet: QuietHours | null })[]
}

/** That a member is to be told: from which date on, and the local time that it was and is. */
export interface ClockNotice {
	personId: string
	sessionId: string
	sequence: number
	was: string
	is: string
	from: string
	/** The zone whose clocks change. */
	clock: string
	dueAt: Date
}

const daysAhead = 3
const day = 86_400_000

/**
 * Who is told now, or within the next hour, that clocks change a session's local time for them: at nine in the morning
 * three days before the clocks change, or after that as soon as nobody sleeps, until the first session that it concerns.
 * Once for each change of clocks. Whoever joined after that knows no other time.
 */
export function noticesDue({ sessions, members }: WatchedCircle, now: Date): ClockNotice[] {
	const known = sessions.filter(({ zone }) => isZone(zone))
	return members.flatMap((member) => {
		const first = new Map<string, ClockNotice>()
		for (const { session, was, is, from, zone: clock } of clockChanges(member, known)) {
			const told = toInstant({ date: addDays(from, -daysAhead), time: '09:00' }, member.zone).instant
			const dueAt = awake(told > now ? told : now, member.quiet, member.zone, 1)
			const isSoon = dueAt && dueAt.getTime() <= now.getTime() + 3_600_000 && dueAt < session.startsAt
			if (!isSoon || member.joinedAt > told || first.has(from)) continue
			const { id: sessionId, sequence } = session
			first.set(from, { personId: member.id, sessionId, sequence, was, is, from, clock, dueAt })
		}
		return [...first.values()]
	})
}

/** The zones whose clocks changed in the last six weeks or change in the next four days: for all others is nothing to tell. */
export function zonesThatChange(zones: readonly string[], now: Date): string[] {
	const [from, until] = [now.getTime() - 42 * day, now.getTime() + (daysAhead + 1) * day]
	return zones.filter(isZone).filter((zone) => {
		const { ends, offsets } = periodsOf(zone)
		return ends.some((end, index) => end > from && end <= until && offsets[index] !== offsets[index + 1])
	})
}

import { minutesOfDay, timeOfDay } from '../schedule/wall-time.ts'
import { toWall } from '../schedule/zone.ts'
import { periodsOf } from '../schedule/zone-data.ts'
import { zoneAt } from './local-offsets.ts'
import type { Whereabouts } from './zone-on.ts'

/** That a session is at another local time than the one before it, because clocks changed. */
export interface ClockChange<Session> {
	session: Session
	/** 'HH:MM' where the person is: what the session would be at had no clock changed since the one before. */
	was: string
	/** 'HH:MM' where the person is: what it is at. */
	is: string
	/** The date of the change, 'YYYY-MM-DD' on the clock that changed; of several changes the last. */
	from: string
	/** The zone whose clocks changed: the person's or the session's. */
	zone: string
	/** How many minutes later the person's clock shows the session than before; negative when earlier. */
	minutes: number
}

/**
 * The sessions that clock changes alter for one person: each is compared with the one before, so a change that is made
 * good by another before the next session is none. Only clocks count: neither a journey of the person's, nor a session
 * at another time in turn, nor a circle that moves to another zone.
 * @param sessions by time; the first has none before it and never is a change. `zone` is the one in which its time
 *   was set.
 * @throws RangeError for an unknown zone.
 */
export function clockChanges<Session extends { startsAt: Date; zone: string }>(
	person: Whereabouts,
	sessions: readonly Session[]
): ClockChange<Session>[] {
	return sessions.flatMap((session, index) => {
		const before = sessions[index - 1]
		if (!before) return []
		const zone = zoneAt(person, session.startsAt)
		// How far the person's clock is ahead of the session's, then and now, both read in the zones of now.
		const ahead = ({ startsAt }: { startsAt: Date }) =>
			toWall(startsAt, zone).offsetMinutes - toWall(startsAt, session.zone).offsetMinutes
		const minutes = ahead(session) - ahead(before)
		if (minutes === 0) return []
		const is = toWall(session.startsAt, zone).time
		const was = timeOfDay((minutesOfDay(is) - minutes + 2 * 1440) % 1440)
		return [
			{ session, was, is, minutes, ...lastChange([zone, session.zone], before.startsAt, session.startsAt) }
		]
	})
}

/** The last time that a clock of these zones changed between two instants, and on which date it did. */
function lastChange(zones: readonly string[], after: Date, until: Date): { from: string; zone: string } {
	const changes = zones.flatMap((zone) => {
		const { ends, offsets } = periodsOf(zone)
		return ends
			.filter(
				(end, index) =>
					end > after.getTime() && end <= until.getTime() && offsets[index] !== offsets[index + 1]
			)
			.map((end) => ({ end, zone }))
	})
	const last = changes.reduce((latest, change) => (change.end > latest.end ? change : latest))
	return { from: toWall(new Date(last.end), last.zone).date, zone: last.zone }
}

import { addDays } from './plain-date.ts'
import { minutesOfDay, timeOfDay } from './wall-time.ts'
import { toInstant } from './zone.ts'

/** The rule of a season: every so many weeks, on the weekday of the first date, for a number of sessions. */
export interface Schedule {
	/** The first date, in the schedule's zone. Its weekday is every session's. */
	startsOn: string
	/** One to three local times, 'HH:MM', taken in turn: the first session has the first. */
	times: readonly string[]
	/** The IANA zone that dates and times are in. */
	zone: string
	/** Weeks from one session to the next, 1 to 4. */
	everyWeeks: number
	/** Elapsed minutes, also across a clock change. */
	durationMinutes: number
	sessionCount: number
}

/** One session as the schedule has it. */
export interface Occurrence {
	/** Which session of the schedule this is, for ever, wherever it is moved to. */
	originalDate: string
	/** The wall clock, the truth; the instants are derived from it. */
	date: string
	time: string
	zone: string
	durationMinutes: number
	startsAt: Date
	/** Exclusive. */
	endsAt: Date
	/** How many minutes later than `time` it starts because a clock change skips that time; else 0. */
	shiftedMinutes: number
}

/**
 * The sessions that a schedule makes, first to last. Each is calculated from the first date, never from
 * the one before, so a session that a clock change shifts leaves the later ones where they were.
 * @throws RangeError for a rule outside the limits stated at {@link Schedule}, and as `toInstant` does.
 */
export function occurrences(schedule: Schedule): Occurrence[] {
	const { startsOn, times, zone, everyWeeks, durationMinutes, sessionCount } = schedule
	if (times.length < 1 || times.length > 3) throw new RangeError('A schedule has one to three times')
	if (![1, 2, 3, 4].includes(everyWeeks)) throw new RangeError('A schedule repeats every one to four weeks')
	if (!isPositiveInteger(durationMinutes)) throw new RangeError('A session lasts whole minutes')
	if (!isPositiveInteger(sessionCount)) throw new RangeError('A schedule has at least one session')
	return Array.from({ length: sessionCount }, (_, index) => {
		const date = addDays(startsOn, index * everyWeeks * 7)
		const time = timeOfDay(minutesOfDay(times[index % times.length] ?? ''))
		const { instant, shiftedMinutes } = toInstant({ date, time }, zone)
		const endsAt = new Date(instant.getTime() + durationMinutes * 60_000)
		return {
			originalDate: date,
			date,
			time,
			zone,
			durationMinutes,
			startsAt: instant,
			endsAt,
			shiftedMinutes
		}
	})
}

function isPositiveInteger(value: number): boolean {
	return Number.isInteger(value) && value > 0
}

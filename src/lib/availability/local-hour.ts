import { dateWords } from '../schedule/date-words.ts'
import { addDays, daysBetween } from '../schedule/plain-date.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { minutesOfDay, timeOfDay } from '../schedule/wall-time.ts'
import type { HourKind, HourMet } from './hour-met.ts'

/** One time of a rule as a member's own clock shows it. */
export interface LocalHour {
	time: string
	/** 'Fri' where it is another day there than in the circle's zone, with '+1 day' or '−1 day'; else ''. */
	weekday: string
	dayMark: string
	kind: HourKind
	night: boolean
}

/**
 * A rule's times, in turn, as somebody's clock is at the season's first session, which is what clock changes are told
 * against. What each is for them is said of a session of that turn at that hour, one that they are not away from if
 * there is any.
 * @param hours the sessions of the season as they meet them, in order.
 */
export function localHours(schedule: Schedule, hours: readonly HourMet[], locale: string): LocalHour[] {
	const { startsOn, times, everyWeeks } = schedule
	const ahead = hours[0] ? minutesAhead(hours[0], 0) : 0
	return times.flatMap((time, turn) => {
		const ofTurn = hours
			.map((hour, index) => ({ ...hour, ahead: minutesAhead(hour, index) }))
			.filter((_, index) => index % times.length === turn)
		const atThatHour = ofTurn.filter((hour) => hour.ahead === ahead)
		const hour = [...atThatHour, ...ofTurn].find(({ kind }) => kind !== 'away') ?? ofTurn[0]
		if (!hour) return []
		const minutes = minutesOfDay(time) + ahead
		const days = Math.floor(minutes / 1440)
		const date = addDays(startsOn, turn * everyWeeks * 7 + days)
		return {
			time: timeOfDay(minutes - days * 1440),
			weekday: days === 0 ? '' : dateWords(date, 'weekday', locale).slice(0, 3),
			dayMark: days === 0 ? '' : `${days > 0 ? '+' : '−'}${Math.abs(days)} day`,
			kind: hour.kind,
			night: hour.night
		}
	})

	/** How far their clock is ahead of the circle's at a session of the season. */
	function minutesAhead({ wall }: HourMet, index: number): number {
		const date = addDays(startsOn, index * everyWeeks * 7)
		const time = times[index % times.length] ?? ''
		return daysBetween(date, wall.date) * 1440 + minutesOfDay(wall.time) - minutesOfDay(time)
	}
}

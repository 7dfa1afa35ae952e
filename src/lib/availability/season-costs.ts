import { addDays, utcMidnight, weekdayOf } from '../schedule/plain-date.ts'
import { putDayCosts, startsOfDay } from './day-costs.ts'
import { midnight, offsetStretches } from './local-offsets.ts'
import { clockOf, type PersonHours } from './person-clock.ts'

/** The season for which a time is looked for. */
export interface Season {
	/** The circle's zone: times are half-hours on its clock. */
	zone: string
	/** The earliest date of the first session, there. */
	from: string
	everyWeeks: number
	durationMinutes: number
	sessionCount: number
}

const day = 86_400_000

/** The first date of a season on a weekday, 0 for Monday to 6 for Sunday: on `from` or in the six days after. */
export function firstDate(from: string, weekday: number): string {
	return addDays(from, (weekday - ((weekdayOf(from) + 6) % 7) + 7) % 7)
}

/**
 * What each session would cost each person, for every weekday and half-hour that could be chosen, on the real dates
 * with the clocks of every zone: one byte (see `cannotCome`) at
 * `((weekday * sessionCount + session) * 48 + halfHour) * people + person`.
 */
export function seasonCosts(people: readonly PersonHours[], season: Season): Uint8Array {
	const { zone, from, everyWeeks, sessionCount, durationMinutes } = season
	const costs = new Uint8Array(7 * sessionCount * 48 * people.length)
	const begins = utcMidnight(from) - 2 * day
	const ends = begins + (sessionCount * everyWeeks * 7 + 12) * day
	const clocks = people.map((person) => ({ ...clockOf(person, begins, ends), windows: new Map() }))
	const length = durationMinutes * 60_000
	const changes = offsetStretches({ zone, travels: [] }, begins, ends)
	for (let session = 0; session < sessionCount; session++) {
		const week = addDays(from, session * everyWeeks * 7)
		const first = midnight(week, zone)
		const even = changes.some(
			({ until }, index) => until > first + 8 * day && (changes[index - 1]?.until ?? 0) <= first
		)
		for (let days = 0; days < 7; days++) {
			const weekday = (weekdayOf(from) + 6 + days) % 7
			const starts = startsOfDay(even ? first + days * day : { date: addDays(week, days), zone })
			const row = (weekday * sessionCount + session) * 48 * people.length
			clocks.forEach((clock, person) => {
				putDayCosts(clock, starts, length, { into: costs, from: row + person, step: people.length })
			})
		}
	}
	return costs
}

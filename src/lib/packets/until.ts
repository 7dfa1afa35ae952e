import type { Viewer } from '../commitments/due.ts'
import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { addDays } from '../schedule/plain-date.ts'
import { toInstant, toWall } from '../schedule/zone.ts'

/** For how many days a packet is shown, unless its owner says otherwise: four weeks. */
export const usualDays = 28

/** The instant at which a day ends in a zone: midnight, or the first moment after it where a clock change skips that. */
export function endOf(date: string, zone: string): Date {
	return toInstant({ date: addDays(date, 1), time: '00:00' }, zone).instant
}

/** The last day, where the viewer is, on which something is shown that ends at an instant (exclusive): 'YYYY-MM-DD'. */
export function lastDay(until: Date, zone: string): string {
	return toWall(new Date(until.getTime() - 60_000), zone).date
}

/**
 * Until when, for one viewer: 'until the end of Monday 28 December, Lisbon time', and with the hour for those whose day
 * does not end then; with the year when it is not the current one.
 * @throws RangeError for an unknown zone or locale.
 */
export function describeUntil(until: Date, { zone, locale, now }: Viewer): string {
	const last = toWall(new Date(until.getTime() - 60_000), zone)
	const format = last.date.slice(0, 4) === toWall(now, zone).date.slice(0, 4) ? 'day' : 'dayWithYear'
	const day = dateWords(last.date, format, locale)
	const city = cityOf(zone)
	return last.time === '23:59'
		? `until the end of ${day}, ${city} time`
		: `until ${day}, ${toWall(until, zone).time} ${city} time`
}

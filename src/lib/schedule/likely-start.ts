import { addDays, weekdayOf } from './plain-date.ts'
import { toWall } from './zone.ts'

/**
 * The date offered as a new circle's first: a Thursday, counted from today in the organiser's zone at
 * least ten days ahead, so that people can be invited and the first session is still near.
 * @throws RangeError for an unknown zone.
 */
export function nextLikelyStart(now: Date, zone: string): string {
	const earliest = addDays(toWall(now, zone).date, 10)
	const daysToThursday = (4 - weekdayOf(earliest) + 7) % 7
	return addDays(earliest, daysToThursday)
}

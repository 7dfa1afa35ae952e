import { dateAt, utcMidnight } from './plain-date.ts'
import { minutesOfDay, timeOfDay } from './wall-time.ts'
import { firstYear, lastYear, periodsOf, type Periods } from './zone-data.ts'

export { isZone, tzVersion, zoneNames } from './zone-data.ts'

/** What a clock and a calendar on the wall show: 'YYYY-MM-DD' and 'HH:MM'. */
export interface Wall {
	date: string
	time: string
}

/**
 * The instant of a wall-clock time in an IANA zone. A time that a clock change skips moves forward by the
 * length of the gap, and `shiftedMinutes` says by how much (0 otherwise); of a time that comes twice it is
 * the first (RFC 5545 §3.3.5 decides both the same way).
 * @throws RangeError for an unknown zone, a date or time that does not exist, a year before 2000 or after 2499.
 */
export function toInstant(wall: Wall, zone: string): { instant: Date; shiftedMinutes: number } {
	const { ends, offsets } = periodsOf(zone)
	const local = utcMidnight(wall.date) + minutesOfDay(wall.time) * 60_000
	refuseUnknownYear(wall.date)
	// No offset is larger than a day, so this period begins before the instant that is looked for. Each
	// later one is tried with its own offset; the first that still holds at the result gives the answer.
	for (let index = periodAt(ends, local - 86_400_000); ; index++) {
		const instant = local - offsetOf(offsets, index) * 60_000
		if (instant >= (ends[index] ?? Infinity)) continue
		if (instant >= (ends[index - 1] ?? -Infinity)) return { instant: new Date(instant), shiftedMinutes: 0 }
		// Too late for the period before, too early for this one: skipped. The old offset moves it past the gap.
		const before = offsetOf(offsets, index - 1)
		const shiftedMinutes = offsetOf(offsets, index) - before
		return { instant: new Date(local - before * 60_000), shiftedMinutes }
	}
}

/**
 * What the wall shows in an IANA zone at an instant. Seconds are cut off. `offsetMinutes` is what the zone
 * is ahead of UTC: 60 for Berlin in winter, -300 for New York.
 * @throws RangeError for an unknown zone, an invalid Date, or a local year before 2000 or after 2499.
 */
export function toWall(instant: Date, zone: string): Wall & { offsetMinutes: number; abbreviation: string } {
	const { ends, offsets, abbreviations } = periodsOf(zone)
	const index = periodAt(ends, instant.getTime())
	const offsetMinutes = offsetOf(offsets, index)
	const local = instant.getTime() + offsetMinutes * 60_000
	const date = dateAt(local)
	refuseUnknownYear(date)
	const time = timeOfDay(Math.floor((local - utcMidnight(date)) / 60_000))
	return { date, time, offsetMinutes, abbreviation: abbreviations[index] ?? '' }
}

function refuseUnknownYear(date: string): void {
	const year = Number(date.slice(0, 4))
	if (year < firstYear || year > lastYear) {
		throw new RangeError(`No clock changes are known for ${date}: only ${firstYear} to ${lastYear}`)
	}
}

/** The position of the period that `milliseconds` falls into: the first that ends after it. */
function periodAt(ends: Periods['ends'], milliseconds: number): number {
	let low = 0
	let high = ends.length - 1
	while (low < high) {
		const middle = (low + high) >> 1
		if ((ends[middle] ?? Infinity) > milliseconds) high = middle
		else low = middle + 1
	}
	return low
}

function offsetOf(offsets: Periods['offsets'], index: number): number {
	return offsets[index] ?? NaN
}

import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'
import { busyUntil } from './busy-intervals.ts'

interface Dates {
	startsOn: string
	endsOn: string
}

/** 'Wed 2 Dec to Wed 9 Dec', 'Wed 2 Dec' for one day; with the year where it is not this one. */
export function datesWords({ startsOn, endsOn }: Dates, today: string, locale: string): string {
	const words = (date: string) =>
		dateWords(date, date.slice(0, 4) === today.slice(0, 4) ? 'shortDay' : 'shortDayWithYear', locale)
	return startsOn === endsOn ? words(startsOn) : `${words(startsOn)} to ${words(endsOn)}`
}

/** A stay or an absence as a list shows it; `place` is the city of a zone. */
export function viewStay<Stay extends Dates & { id: string; zone?: string }>(
	stay: Stay,
	today: string,
	locale: string
): { id: string; dates: string; now: boolean; place?: string } {
	return {
		id: stay.id,
		dates: datesWords(stay, today, locale),
		now: stay.startsOn <= today && today <= stay.endsOn,
		...(stay.zone !== undefined && { place: cityOf(stay.zone) })
	}
}

/** What is kept of a calendar that was read, and until when, in the zone of the person; null when nothing is. */
export function busyWords(
	{ count, readAt }: { count: number; readAt: Date | null },
	zone: string,
	locale: string
): string | null {
	if (readAt === null || count === 0) return null
	const day = (instant: Date) => dateWords(toWall(instant, zone).date, 'monthDay', locale)
	const times = count === 1 ? 'One busy time is' : `${count} busy times are`
	return `${times} kept, read on ${day(readAt)}. Each goes once it is over, the last by ${day(busyUntil(readAt))}.`
}

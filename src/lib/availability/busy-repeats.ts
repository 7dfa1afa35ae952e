import ICAL from 'ical.js'
import { addDays } from '../schedule/plain-date.ts'
import { toWall } from '../schedule/zone.ts'
import { busyDays } from './busy-intervals.ts'
import { wallOf, type Written } from './calendar-time.ts'

/** The rules by which an entry repeats. */
export function rulesOf(event: ICAL.Component): ICAL.Recur[] {
	const values = event.getAllProperties('rrule').flatMap((property): unknown[] => property.getValues())
	return values.filter((value) => value instanceof ICAL.Recur)
}

/**
 * The starts that an entry's rules make, on its wall clock, of those that can still matter: a few days more than the
 * coming six weeks. `length` in milliseconds is how long one lasts.
 */
export function* repeats(
	event: ICAL.Component,
	start: Written,
	length: number,
	now: Date
): Generator<Written> {
	const today = now.toISOString().slice(0, 10)
	const from = addDays(today, -2 - Math.ceil(length / 86_400_000))
	const to = addDays(today, busyDays + 2)
	const [year = 0, month = 1, day = 1] = start.date.split('-').map(Number)
	const [hour = 0, minute = 0] = start.time.split(':').map(Number)
	// Without a zone, so that ical.js counts wall clocks and nothing else.
	const first = new ICAL.Time(
		{ year, month, day, hour, minute, second: 0, isDate: start.isDate },
		ICAL.Timezone.localTimezone
	)
	for (const rule of rulesOf(event)) {
		const until = rule.until && untilOf(rule.until, start)
		rule.until = null
		const iterator = rule.iterator(first)
		for (let next: ICAL.Time | null = iterator.next(); next; next = iterator.next()) {
			const wall = wallOf(next)
			if (wall.date > to || (until && `${wall.date} ${wall.time}` > until)) break
			if (wall.date >= from) yield { ...start, ...wall }
		}
	}
}

/** The last moment of a rule on the wall clock of its entry; a date alone includes its whole day. */
function untilOf(until: ICAL.Time, { zone }: Written): string {
	const { date, time } = wallOf(until)
	if (until.isDate) return `${date} 24:00`
	if (until.zone?.tzid !== 'UTC' || zone === null) return `${date} ${time}`
	const local = toWall(new Date(`${date}T${time}Z`), zone)
	return `${local.date} ${local.time}`
}

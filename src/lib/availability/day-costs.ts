import { timeOfDay } from '../schedule/wall-time.ts'
import { toInstant } from '../schedule/zone.ts'
import { costOf, isElsewhere, type PersonClock } from './person-clock.ts'
import { minuteOfWeek, stretchAt } from './touched-half-hours.ts'
import { halfHoursOfWeek } from './week-marks.ts'

const halfHour = 1_800_000

/**
 * The instants of a date's 48 half-hours on a zone's clock, in milliseconds since 1970.
 * @param day the instant at which it begins, where no clock changes on it, which is most of the speed; else the date.
 */
export function startsOfDay(day: number | { date: string; zone: string }): Float64Array {
	const starts = new Float64Array(48)
	for (let index = 0; index < 48; index++) {
		if (typeof day === 'number') starts[index] = day + index * halfHour
		else
			starts[index] = toInstant({ date: day.date, time: timeOfDay(index * 30) }, day.zone).instant.getTime()
	}
	return starts
}

/** A person's clock, with the costs of sessions of one length by where in a half-hour they begin; filled as asked for. */
export type DayClock = PersonClock & { windows: Map<number, Uint8Array> }

/**
 * Writes what a session at each half-hour of a date costs somebody: the same as `costOf` for each, but worked out for
 * the whole day at once unless their clock changes on it.
 * @param length milliseconds; the same for all questions of one clock.
 */
export function putDayCosts(
	clock: DayClock,
	starts: Float64Array,
	length: number,
	{ into, from, step }: { into: Uint8Array; from: number; step: number }
): void {
	const first = starts[0] ?? 0
	const last = starts[47] ?? 0
	const { until, offset } = stretchAt(clock.stretches, first)
	const even = until >= last + length && last - first === 47 * halfHour
	const minute = minuteOfWeek(first, offset)
	const window = windowFrom(clock, minute % 30, length)
	let cell = (minute - (minute % 30)) / 30
	for (let index = 0, at = from; index < 48; index++, at += step) {
		into[at] = window[cell] ?? 0
		cell = cell === halfHoursOfWeek - 1 ? 0 : cell + 1
	}
	if (even && !isElsewhere(clock, first, last + length)) return
	for (const [index, startsAt] of starts.entries())
		into[from + index * step] = costOf(clock, startsAt, startsAt + length)
}

/** The cost of a session that begins so many minutes after each half-hour of the local week, while no clock changes. */
function windowFrom({ week, windows }: DayClock, minutes: number, length: number): Uint8Array {
	const known = windows.get(minutes)
	if (known) return known
	const touched = Math.floor((minutes * 60_000 + length - 1) / halfHour) + 1
	const window = Uint8Array.from(week, (_, index) => {
		let worst = 0
		for (let next = index; next < index + touched; next++)
			worst = Math.max(worst, week[next % week.length] ?? 0)
		return worst
	})
	windows.set(minutes, window)
	return window
}

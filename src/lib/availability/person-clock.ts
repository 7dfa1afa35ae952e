import { addDays, utcMidnight } from '../schedule/plain-date.ts'
import { offsetStretches, type OffsetStretch } from './local-offsets.ts'
import { assumedMarks, painOfHalfHour, worstPain } from './pain.ts'
import type { Whereabouts } from './zone-on.ts'
import { halfHoursTouched } from './touched-half-hours.ts'
import { halfHoursOfWeek } from './week-marks.ts'

/** What is known of when somebody can come. */
export interface PersonHours extends Whereabouts {
	id: string
	/** 336 marks in their own zone, or null while they have marked none: then `assumedMarks` stand in. */
	marks: string | null
	/** Dates, inclusive, on their own wall calendar wherever they are. */
	absences: readonly { startsOn: string; endsOn: string }[]
	busy: readonly { startsAt: Date; endsAt: Date }[]
}

/** The same, prepared for asking often: numbers and no dates. */
export interface PersonClock {
	stretches: OffsetStretch[]
	/** One cost for each half-hour of the local week. */
	week: Uint8Array
	/** When they are away or busy, in milliseconds since 1970; ends are exclusive. */
	blocked: { from: number; to: number }[]
}

/**
 * A cost is one byte: the points of pain, and this bit when they cannot come. Of two costs the larger is the worse:
 * any with the bit is above all without.
 */
export const cannotCome = 0x80
/** Away or busy: they cannot come, and the hour is not to blame. */
export const elsewhere = cannotCome

/** Prepares somebody's hours for sessions between two instants, in milliseconds since 1970. */
export function clockOf(person: PersonHours, from: number, to: number): PersonClock {
	const marks = person.marks ?? assumedMarks
	const week = Uint8Array.from({ length: halfHoursOfWeek }, (_, index) => {
		return painOfHalfHour(marks.charAt(index), index % 48) ?? cannotCome + worstPain
	})
	const stretches = offsetStretches(person, from, to)
	const away = person.absences.flatMap(({ startsOn, endsOn }) =>
		stretches.map(({ until, offset }, index) => ({
			from: Math.max(stretches[index - 1]?.until ?? from, utcMidnight(startsOn) - offset * 60_000),
			to: Math.min(until, utcMidnight(addDays(endsOn, 1)) - offset * 60_000)
		}))
	)
	const busy = person.busy.map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), to: endsAt.getTime() }))
	const blocked = [...away, ...busy].filter(({ from, to }) => from < to)
	return { stretches, week, blocked }
}

/** Whether they are away or busy during any part of a session, in milliseconds since 1970, end exclusive. */
export function isElsewhere(clock: PersonClock, startsAt: number, endsAt: number): boolean {
	return clock.blocked.some(({ from, to }) => from < endsAt && to > startsAt)
}

/**
 * What a session costs somebody: its worst half-hour, of all that it touches on their own clock. An hour is as bad as
 * its worst part, and costs compare whatever the lengths. One byte, as above.
 */
export function costOf(clock: PersonClock, startsAt: number, endsAt: number): number {
	if (isElsewhere(clock, startsAt, endsAt)) return elsewhere
	return halfHoursTouched(clock.stretches, startsAt, endsAt).reduce(
		(worst, halfHour) => Math.max(worst, clock.week[halfHour] ?? 0),
		0
	)
}

import { toWall, type Wall } from '../schedule/zone.ts'
import { zoneAt } from './local-offsets.ts'
import { assumedMarks, isNight } from './pain.ts'
import { cannotCome, clockOf, costOf, isElsewhere, type PersonHours } from './person-clock.ts'
import { halfHoursTouched } from './touched-half-hours.ts'

/** What sort of hour a session is for somebody: its worst mark; 'away' when they are away or busy then. */
export type HourKind = 'good' | 'possible' | 'painful' | 'cannot' | 'away'

/** A session as one person meets it. */
export interface HourMet {
	/** When it starts on their own clock. */
	wall: Wall
	kind: HourKind
	/** Whether any of it is night there. */
	night: boolean
	/** Points, 0 to 100 (pain.ts). */
	pain: number
	missed: boolean
}

const worstFirst = [
	['.', 'cannot'],
	['x', 'painful'],
	['p', 'possible']
] as const

/**
 * What a session is for somebody, by their marks and where they are.
 * @throws RangeError for an unknown zone or mark.
 */
export function meetHour(
	person: PersonHours,
	{ startsAt, endsAt }: { startsAt: Date; endsAt: Date }
): HourMet {
	const [start, end] = [startsAt.getTime(), endsAt.getTime()]
	const clock = clockOf(person, start, end)
	const cost = costOf(clock, start, end)
	const touched = halfHoursTouched(clock.stretches, start, end)
	const marks = touched.map((halfHour) => (person.marks ?? assumedMarks).charAt(halfHour))
	const [, byMark] = worstFirst.find(([mark]) => marks.includes(mark)) ?? ['g', 'good' as const]
	return {
		wall: toWall(startsAt, zoneAt(person, startsAt)),
		kind: isElsewhere(clock, start, end) ? 'away' : byMark,
		night: touched.some((halfHour) => isNight(halfHour % 48)),
		pain: cost & ~cannotCome,
		missed: cost >= cannotCome
	}
}

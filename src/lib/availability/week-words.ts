import { halfHoursOfDay, markAt, markWords, placeOf, type Mark } from './week-marks.ts'

export const dayNames = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday'
] as const

/** The time at which a half-hour of the day begins, 'HH:MM'; '24:00' for 48, the end of the day. */
export function slotTime(slot: number): string {
	return `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`
}

/** 'Wednesday 15:00 to 15:30' for a half-hour of the week. */
export function cellWords(cell: number): string {
	const { day, slot } = placeOf(cell)
	return `${dayNames[day]} ${slotTime(slot)} to ${slotTime(slot + 1)}`
}

/** 'Monday to Wednesday, 9:00 to 12:00' for the half-hours between two corners, both included. */
export function rangeWords(one: number, other: number): string {
	const days = [placeOf(one).day, placeOf(other).day].toSorted((a, b) => a - b)
	const slots = [placeOf(one).slot, placeOf(other).slot].toSorted((a, b) => a - b)
	const [first = 0, last = 0] = days
	const day = first === last ? dayNames[first] : `${dayNames[first]} to ${dayNames[last]}`
	return `${day}${first === last ? '' : ','} ${slotTime(slots[0] ?? 0)} to ${slotTime((slots[1] ?? 0) + 1)}`
}

/** How many hours of a week have a mark: a multiple of a half. */
export function countHours(week: string, mark: Mark): number {
	return [...week].filter((letter) => letter === mark).length / 2
}

/** 'No', '½', '3', '22½' */
export function hoursWords(hours: number): string {
	const whole = Math.floor(hours)
	if (hours === 0) return 'no'
	return `${whole || ''}${hours === whole ? '' : '½'}`
}

/** '22½ good, 21 possible hours'; painful ones are left out, as they are no reason to meet. */
export function countWords(week: string): string {
	const [good, possible] = [countHours(week, 'g'), countHours(week, 'p')]
	if (good + possible === 0) return countHours(week, 'x') === 0 ? 'Nothing marked yet' : 'Painful hours only'
	const unit = possible === 1 || possible === 0.5 ? 'hour' : 'hours'
	return `${hoursWords(good)} good, ${hoursWords(possible)} possible ${unit}`.replace(/^n/, 'N')
}

/**
 * How a half-hour is drawn: its mark, and whether it is the first and the last of a run of the same mark within its
 * day. The icon stands at the first.
 */
export function cellLook(week: string, cell: number): { mark: Mark; first: boolean; last: boolean } {
	const mark = markAt(week, cell)
	const { slot } = placeOf(cell)
	return {
		mark,
		first: slot === 0 || markAt(week, cell - 1) !== mark,
		last: slot === halfHoursOfDay - 1 || markAt(week, cell + 1) !== mark
	}
}

/** 'Wednesday 15:00 to 15:30, painful' */
export function cellLabel(week: string, cell: number): string {
	return `${cellWords(cell)}, ${markWords[markAt(week, cell)]}`
}

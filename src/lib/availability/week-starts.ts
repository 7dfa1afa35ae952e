import { cellsBetween, cellAt, paint } from './week-marks.ts'

/**
 * The week with working hours marked good, as a start: Monday to Friday from 9 to 12 and from 13 to 17. What else is
 * marked stays.
 */
export function markWorkingHours(week: string): string {
	const fromTo = (from: number, to: number) => cellsBetween(cellAt(0, from * 2), cellAt(4, to * 2 - 1))
	return paint(week, [...fromTo(9, 12), ...fromTo(13, 17)], 'g')
}

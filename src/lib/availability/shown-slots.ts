import { markAt, placeOf } from './week-marks.ts'

/**
 * The half-hours of the day worth showing: 8:00 to 20:00, and more where somebody has marked more, in whole hours. The
 * end is exclusive.
 */
export function shownSlots(week: string): { from: number; to: number } {
	let [from, to] = [16, 40]
	for (let cell = 0; cell < week.length; cell++) {
		if (markAt(week, cell) === '.') continue
		const { slot } = placeOf(cell)
		from = Math.min(from, slot - (slot % 2))
		to = Math.max(to, slot + 2 - (slot % 2))
	}
	return { from, to }
}

import { addDays, daysBetween } from '../schedule/plain-date.ts'

// Any Monday does, as long as it stays: a commitment is in the same fortnight whenever one looks.
const first = '2026-01-05'

/** The Monday that begins the fortnight of a date; the same for every circle and every person. */
export function fortnightOf(date: string): string {
	return addDays(first, Math.floor(daysBetween(first, date) / 14) * 14)
}

/** So many fortnights in a row, the last one being that after today's: what is due next is on the right. */
export function fortnightsAround(today: string, count: number): string[] {
	const last = addDays(fortnightOf(today), 14)
	return Array.from({ length: count }, (_, index) => addDays(last, (index + 1 - count) * 14))
}

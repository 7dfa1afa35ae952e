/**
 * A plain date is a day on the wall calendar, 'YYYY-MM-DD', without zone or time. Its arithmetic is done
 * in UTC, where every day has 24 hours, so no clock change can move it.
 */
const dayMilliseconds = 86_400_000

/**
 * The instant at which `date` begins in UTC, in milliseconds since 1970. A number to calculate with, not
 * the moment at which the day begins anywhere else.
 * @throws RangeError for anything but a day that exists, written 'YYYY-MM-DD' (29 February included).
 */
export function utcMidnight(date: string): number {
	const milliseconds = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN
	// Some engines roll 30 February over into March instead of refusing it.
	if (Number.isNaN(milliseconds) || dateAt(milliseconds) !== date) {
		throw new RangeError(`Not a date: ${JSON.stringify(date)}`)
	}
	return milliseconds
}

/** The plain date, in UTC, of an instant in milliseconds since 1970. */
export function dateAt(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 10)
}

/** Whether `text` is a day that exists, written 'YYYY-MM-DD', in the years 2000 to 2499 that the zones reach. */
export function isPlainDate(text: string): boolean {
	try {
		utcMidnight(text)
		return text >= '2000' && text < '2500'
	} catch {
		return false
	}
}

/** The date `days` whole days after `date`; before it when negative. */
export function addDays(date: string, days: number): string {
	return dateAt(utcMidnight(date) + days * dayMilliseconds)
}

/** Whole days from `from` to `to`: 0 on the same date, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
	return (utcMidnight(to) - utcMidnight(from)) / dayMilliseconds
}

/** The day of the week, 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: string): number {
	return new Date(utcMidnight(date)).getUTCDay()
}

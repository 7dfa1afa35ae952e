import { utcMidnight } from './plain-date.ts'

// Intl is asked for language only: the date goes in and comes out in UTC, whatever zone it was read in.
const formats = {
	weekday: { weekday: 'long' },
	day: { weekday: 'long', day: 'numeric', month: 'long' },
	dayWithYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
	shortDayWithYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
	monthDay: { day: 'numeric', month: 'long' },
	shortMonthDay: { day: 'numeric', month: 'short' },
	monthDayWithYear: { day: 'numeric', month: 'long', year: 'numeric' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

// Building a formatter takes longer than all else on a page; there are a handful for each language.
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * A plain date in words: 'Thursday 3 December' for `day` in 'en-GB'.
 * @throws RangeError for a date that does not exist or a locale that is not a language tag (BCP 47).
 */
export function dateWords(date: string, format: keyof typeof formats, locale = 'en-GB'): string {
	const key = `${locale} ${format}`
	const formatter =
		formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...formats[format], timeZone: 'UTC' })
	formatters.set(key, formatter)
	const words = formatter.format(utcMidnight(date))
	// It has a comma after the weekday only where there is a year: dates below each other are written alike.
	return locale === 'en-GB' ? words.replace(',', '') : words
}

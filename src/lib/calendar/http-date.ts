const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

// The three forms that a recipient must take (RFC 9110 §5.6.7). Senders write the first.
const forms = [
	/^[A-Z][a-z]{2}, (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
	/^[A-Z][a-z]{5,8}, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
	/^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/
]

/**
 * The instant of an HTTP date, null for anything that is none (31 February included). A year of two digits
 * is one from 1970 to 2069. The weekday is not checked. To write one, use `Date.prototype.toUTCString`.
 */
export function parseHttpDate(text: string): Date | null {
	const groups = forms.map((form) => form.exec(text)?.groups).find((match) => match !== undefined)
	const { day = '', month = '', year = '', time = '' } = groups ?? {}
	const century = year.length > 2 ? '' : year < '70' ? '20' : '19'
	const monthNumber = String(months.indexOf(month) + 1).padStart(2, '0')
	const iso = `${century}${year}-${monthNumber}-${day.replace(' ', '0')}T${time}.000Z`
	const instant = new Date(iso)
	// A day that does not exist is an invalid Date in some engines and one of the next month in others.
	return Number.isNaN(instant.getTime()) || instant.toISOString() !== iso ? null : instant
}

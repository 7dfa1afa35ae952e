import ICAL from 'ical.js'
import PostalMime, { addressParser, type Email } from 'postal-mime'
import { partstats } from './invite-object.ts'

/** What somebody's calendar answered by mail (METHOD:REPLY, RFC 5546 §3.2.3). */
export interface CalendarReply {
	/** The mail's one author, in lower case. */
	from: string
	uid: string
	/** Of the invitation that is answered, an integer of 32 bits; null when the calendar does not say. */
	sequence: number | null
	/** When it was answered, to the second (RFC 5545 §3.8.7.2); null when the calendar does not say. */
	answeredAt: Date | null
	answer: keyof typeof partstats
}

const control = /\p{Cc}/u
const largestInteger = 2 ** 31 - 1

const answers = Object.fromEntries(
	Object.entries(partstats).map(([answer, partstat]) => [partstat, answer])
) as Record<string, keyof typeof partstats | undefined>

/**
 * Reads a mail as a calendar's reply. Lenient in what calendars do differently: the part may stand anywhere, also as an
 * attachment alone and in any encoding; the organiser may be missing, `mailto:` in any case or missing; of several
 * attendees the sender's counts, of one alone it is taken for the sender's.
 * @returns 'automatic' for what a machine sent that is no reply (out of office, a bounce), null for everything else that
 *   is none: a mail that a person wrote, an answer other than yes, maybe and no.
 */
export async function parseReply(raw: Uint8Array): Promise<CalendarReply | 'automatic' | null> {
	const limits = { maxNestingDepth: 20, maxHeadersSize: 64 * 1024, maxRfc822NestingDepth: 0 }
	const mail = await PostalMime.parse(raw, limits).catch(() => null)
	if (!mail) return null
	const from = authorOf(mail)
	for (const { mimeType, filename, content } of mail.attachments) {
		const isCalendar = /^(text\/calendar|application\/ics)$/.test(mimeType) || /\.ics$/i.test(filename ?? '')
		if (!isCalendar || !from) continue
		const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
		const reply = readReply(text, from)
		if (reply) return { from, ...reply }
	}
	const submitted = mail.headers.find(({ key }) => key === 'auto-submitted')?.value ?? 'no'
	const isReport = mail.headers.some(
		({ key, value }) => key === 'content-type' && /^multipart\/report/i.test(value)
	)
	return isReport || !/^\s*no\b/i.test(submitted) ? 'automatic' : null
}

/** The one author; null when there are several or none, since then nobody says who answers. */
function authorOf({ headers }: Email): string | null {
	const authors = headers
		.filter(({ key }) => key === 'from')
		.flatMap(({ value }) => addressParser(value, { flatten: true }))
	const [author] = authors
	return authors.length === 1 && author?.address ? author.address.toLowerCase() : null
}

function readReply(text: string, from: string): Omit<CalendarReply, 'from'> | null {
	try {
		return readEvent(new ICAL.Component(ICAL.parse(text)), from)
	} catch {
		// Values are read when they are asked for, and only then found to be none.
		return null
	}
}

function readEvent(calendar: ICAL.Component, from: string): Omit<CalendarReply, 'from'> | null {
	const method = calendar.getFirstPropertyValue('method')
	const event = calendar.getFirstSubcomponent('vevent')
	if (!event || String(method).trim().toUpperCase() !== 'REPLY') return null
	const attendees = event.getAllProperties('attendee')
	const own = attendees.find((attendee) => addressOf(attendee.getFirstValue()) === from)
	const attendee = own ?? (attendees.length === 1 ? attendees[0] : undefined)
	const answer = answers[String(attendee?.getFirstParameter('partstat')).toUpperCase()]
	const uid = String(event.getFirstPropertyValue('uid') ?? '').trim()
	const said = event.getFirstPropertyValue('sequence')
	const sequence = said === null ? null : Number(said)
	if (!answer || !uid || control.test(uid)) return null
	if (sequence !== null && !(Number.isInteger(sequence) && sequence >= 0 && sequence <= largestInteger))
		return null
	return { uid, sequence, answeredAt: instantOf(event.getFirstPropertyValue('dtstamp')), answer }
}

/** Only of a time in UTC, as it has to be, and of one that may be true. */
function instantOf(value: unknown): Date | null {
	if (!(value instanceof ICAL.Time) || value.zone !== ICAL.Timezone.utcTimezone) return null
	const year = value.toJSDate().getUTCFullYear()
	return year >= 2000 && year < 2500 ? value.toJSDate() : null
}

function addressOf(value: unknown): string {
	const address = String(value)
		.replace(/^\s*mailto:/i, '')
		.trim()
	try {
		return decodeURIComponent(address).toLowerCase()
	} catch {
		return address.toLowerCase()
	}
}

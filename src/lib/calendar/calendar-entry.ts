import { escapeText, foldLine } from './content-line.ts'

/** One session as a calendar shows it. */
export interface CalendarEntry {
	/** '<session uuid>@<fixed domain>', as stored: never recomputed, never reused. */
	uid: string
	/** From 0; one more at every change of time or duration, cancel and un-cancel. */
	sequence: number
	startsAt: Date
	endsAt: Date
	/** When the row last changed. The present time here would make every fetch look like a change. */
	updatedAt: Date
	/** Neutral: it is shown on lock screens and in shared calendars. */
	title: string
	status: 'CONFIRMED' | 'CANCELLED'
	/** Whether the time stays free. A cancelled entry always leaves it free. */
	transparent: boolean
	/** An absolute address; null for an entry that leads nowhere. */
	link: string | null
	description: string
}

/**
 * One VEVENT as it is sent, in UTC, without rule of recurrence, zone or alarm. It is CLASS:PRIVATE: its link is for this
 * member alone, and those who may look into their calendar shall not see it.
 * @param people content lines of organiser and attendee, for invitations alone; they have to be safe already.
 * @throws RangeError for an invalid Date, TypeError for a link that is no absolute address.
 */
export function writeEvent(entry: CalendarEntry, people: readonly string[] = []): string {
	const changed = utcStamp(entry.updatedAt)
	// Parsing makes an address of it, with everything percent-encoded that could end the line.
	const link = entry.link === null ? null : new URL(entry.link).href
	const place = link === null ? null : escapeText(link)
	const isFree = entry.transparent || entry.status === 'CANCELLED'
	const description = escapeText(entry.description)
	// Added up rather than collected, and only what can be long is folded: feeds are made of this.
	let text = 'BEGIN:VEVENT\r\n'
	text += foldLine(`UID:${escapeText(entry.uid)}`)
	text += `DTSTAMP:${changed}\r\nLAST-MODIFIED:${changed}\r\nSEQUENCE:${entry.sequence}\r\n`
	text += `DTSTART:${utcStamp(entry.startsAt)}\r\nDTEND:${utcStamp(entry.endsAt)}\r\n`
	text += foldLine(`SUMMARY:${escapeText(entry.title)}`)
	text += `STATUS:${entry.status}\r\nTRANSP:${isFree ? 'TRANSPARENT' : 'OPAQUE'}\r\nCLASS:PRIVATE\r\n`
	// The link stands three times, because each reader shows another place and none shows all.
	if (place !== null) text += foldLine(`LOCATION:${place}`) + foldLine(`URL:${link}`)
	text += foldLine(`DESCRIPTION:${place === null ? description : `${description}\\n\\n${place}`}`)
	for (const line of people) text += foldLine(line)
	return `${text}END:VEVENT\r\n`
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** '20261203T150000Z' (RFC 5545 §3.3.5, form 2), for the years that it can say: to 9999. */
function utcStamp(instant: Date): string {
	const year = instant.getUTCFullYear()
	if (!(year >= 0 && year <= 9999)) throw new RangeError('An instant that a calendar cannot write')
	// Strings that are added up: this runs three times for every entry of every feed.
	return (
		String(year).padStart(4, '0') +
		twoDigits[instant.getUTCMonth() + 1] +
		twoDigits[instant.getUTCDate()] +
		'T' +
		twoDigits[instant.getUTCHours()] +
		twoDigits[instant.getUTCMinutes()] +
		twoDigits[instant.getUTCSeconds()] +
		'Z'
	)
}

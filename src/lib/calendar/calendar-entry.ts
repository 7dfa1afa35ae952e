import { escapeText } from './content-line.ts'

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
 * The unfolded content lines of one VEVENT, in UTC, without rule of recurrence, zone, attendees or alarm.
 * It is CLASS:PRIVATE: its link is for this member alone, and those who may look into their calendar shall
 * not see it.
 * @throws RangeError for an invalid Date, TypeError for a link that is no absolute address.
 */
export function eventLines(entry: CalendarEntry): string[] {
	const changed = utcStamp(entry.updatedAt)
	// Parsing makes an address of it, with everything percent-encoded that could end the line.
	const link = entry.link === null ? null : new URL(entry.link).href
	const isFree = entry.transparent || entry.status === 'CANCELLED'
	return [
		'BEGIN:VEVENT',
		`UID:${escapeText(entry.uid)}`,
		`DTSTAMP:${changed}`,
		`LAST-MODIFIED:${changed}`,
		`SEQUENCE:${entry.sequence}`,
		`DTSTART:${utcStamp(entry.startsAt)}`,
		`DTEND:${utcStamp(entry.endsAt)}`,
		`SUMMARY:${escapeText(entry.title)}`,
		`STATUS:${entry.status}`,
		`TRANSP:${isFree ? 'TRANSPARENT' : 'OPAQUE'}`,
		'CLASS:PRIVATE',
		// The link stands three times, because each reader shows another place and none shows all.
		...(link === null ? [] : [`LOCATION:${escapeText(link)}`, `URL:${link}`]),
		`DESCRIPTION:${escapeText(link === null ? entry.description : `${entry.description}\n\n${link}`)}`,
		'END:VEVENT'
	]
}

/** '20261203T150000Z' (RFC 5545 §3.3.5, form 2). */
function utcStamp(instant: Date): string {
	return instant.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

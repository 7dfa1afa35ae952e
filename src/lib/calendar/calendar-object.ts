import { escapeText, foldLine, quoteParameter } from './content-line.ts'

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
	/** An absolute address. */
	link: string
	description: string
}

/**
 * A whole calendar (RFC 5545, names of RFC 7986): one VEVENT for each entry, in UTC, ordered by start and
 * UID, so that equal entries give equal bytes in whatever order they come. No rules of recurrence, zones,
 * attendees or alarms. With an organiser it is sent as METHOD:PUBLISH, which requires one (RFC 5546 §3.2.1);
 * without, it has no method. Every entry is CLASS:PRIVATE: its link is for this member alone, and those who
 * may look into their calendar shall not see it.
 * A calendar needs at least one component (RFC 5545 §3.6): without entries it holds one that never changes,
 * on 1 January 2000, where nobody looks.
 * @throws RangeError for an invalid Date, TypeError for a link that is no absolute address.
 */
export function renderCalendar(calendar: {
	name: string
	organizer?: { name: string; email: string }
	entries: readonly CalendarEntry[]
}): string {
	const { name, organizer } = calendar
	const entries = calendar.entries.length > 0 ? calendar.entries : [placeholder]
	const organizerLine =
		organizer && `ORGANIZER;CN=${quoteParameter(organizer.name)}:${mailto(organizer.email)}`
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Fortnight//Fortnight//EN',
		'CALSCALE:GREGORIAN',
		organizer && 'METHOD:PUBLISH',
		`NAME:${escapeText(name)}`,
		`X-WR-CALNAME:${escapeText(name)}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
		'X-PUBLISHED-TTL:PT1H',
		...entries.toSorted(byStart).flatMap((entry) => eventLines(entry, organizerLine)),
		'END:VCALENDAR'
	]
	return lines.map((line) => (line ? foldLine(line) : '')).join('')
}

const placeholder: Omit<CalendarEntry, 'link'> = {
	uid: 'no-sessions-yet@fortnight.invalid',
	sequence: 0,
	startsAt: new Date('2000-01-01T00:00:00Z'),
	endsAt: new Date('2000-01-01T00:15:00Z'),
	updatedAt: new Date('2000-01-01T00:00:00Z'),
	title: 'No sessions yet',
	status: 'CONFIRMED',
	transparent: true,
	description: 'This calendar fills when a circle of yours has sessions.'
}

function eventLines(entry: typeof placeholder & { link?: string }, organizerLine?: string) {
	const changed = utcStamp(entry.updatedAt)
	// Parsing makes an address of it, with everything percent-encoded that could end the line.
	const link = entry.link === undefined ? undefined : new URL(entry.link).href
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
		`TRANSP:${entry.transparent || entry.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
		'CLASS:PRIVATE',
		// Three times, because each reader shows another one and none shows them all.
		link && `LOCATION:${escapeText(link)}`,
		link && `URL:${link}`,
		`DESCRIPTION:${escapeText(link ? `${entry.description}\n\n${link}` : entry.description)}`,
		organizerLine,
		'END:VEVENT'
	]
}

function byStart(a: { startsAt: Date; uid: string }, b: { startsAt: Date; uid: string }): number {
	return a.startsAt.getTime() - b.startsAt.getTime() || (a.uid < b.uid ? -1 : 1)
}

/** '20261203T150000Z' (RFC 5545 §3.3.5, form 2). */
function utcStamp(instant: Date): string {
	return instant.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function mailto(email: string): string {
	return new URL(`mailto:${email}`).href
}

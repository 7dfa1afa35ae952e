import { eventLines, type CalendarEntry } from './calendar-entry.ts'
import { escapeText, foldLine, quoteParameter } from './content-line.ts'

// What a calendar without sessions holds: one moment on 1 January 2000, where nobody looks. It never changes.
const placeholder: CalendarEntry = {
	uid: 'no-sessions-yet@fortnight.invalid',
	sequence: 0,
	startsAt: new Date('2000-01-01T00:00:00Z'),
	endsAt: new Date('2000-01-01T00:15:00Z'),
	updatedAt: new Date('2000-01-01T00:00:00Z'),
	title: 'No sessions yet',
	status: 'CONFIRMED',
	transparent: true,
	link: null,
	description: 'This calendar fills when a circle of yours has sessions.'
}

/**
 * A whole calendar (RFC 5545, with the names of RFC 7986), ordered by start and UID, so that equal entries
 * give equal bytes in whatever order they come. With an organiser it is sent as METHOD:PUBLISH, which
 * requires one in each event (RFC 5546 §3.2.1); without, it has no method. A calendar needs at least one
 * component (RFC 5545 §3.6), so without entries it holds one that takes nobody's time.
 * @throws RangeError for an invalid Date, TypeError for a link that is no absolute address.
 */
export function renderCalendar(calendar: {
	name: string
	organizer?: { name: string; email: string }
	entries: readonly CalendarEntry[]
}): string {
	const { organizer } = calendar
	const entries = calendar.entries.length > 0 ? calendar.entries : [placeholder]
	const name = escapeText(calendar.name)
	const events = entries.toSorted(byStart).map(eventLines)
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Fortnight//Fortnight//EN',
		'CALSCALE:GREGORIAN',
		...(organizer ? ['METHOD:PUBLISH'] : []),
		`NAME:${name}`,
		`X-WR-CALNAME:${name}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
		'X-PUBLISHED-TTL:PT1H',
		...events.flatMap((event) => (organizer ? event.toSpliced(-1, 0, organizerLine(organizer)) : event)),
		'END:VCALENDAR'
	]
	return lines.map(foldLine).join('')
}

function organizerLine({ name, email }: { name: string; email: string }): string {
	return `ORGANIZER;CN=${quoteParameter(name)}:${new URL(`mailto:${email}`).href}`
}

function byStart(a: { startsAt: Date; uid: string }, b: { startsAt: Date; uid: string }): number {
	return a.startsAt.getTime() - b.startsAt.getTime() || (a.uid < b.uid ? -1 : 1)
}

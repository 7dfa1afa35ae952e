import { writeEvent, type CalendarEntry } from './calendar-entry.ts'
import { escapeText, foldLine } from './content-line.ts'

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
 * give equal bytes in whatever order they come. It has no method and no organiser, since it invites nobody. A
 * calendar needs at least one component (RFC 5545 §3.6), so without entries it holds one that takes nobody's
 * time.
 * @throws RangeError for an invalid Date, TypeError for a link that is no absolute address.
 */
export function renderCalendar(calendar: { name: string; entries: readonly CalendarEntry[] }): string {
	const entries = calendar.entries.length > 0 ? calendar.entries : [placeholder]
	const name = escapeText(calendar.name)
	const head = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Fortnight//Fortnight//EN',
		'CALSCALE:GREGORIAN',
		`NAME:${name}`,
		`X-WR-CALNAME:${name}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
		'X-PUBLISHED-TTL:PT1H'
	]
	let text = head.map(foldLine).join('')
	for (const entry of entries.toSorted(byStart)) text += writeEvent(entry)
	return text + foldLine('END:VCALENDAR')
}

function byStart(a: { startsAt: Date; uid: string }, b: { startsAt: Date; uid: string }): number {
	return a.startsAt.getTime() - b.startsAt.getTime() || (a.uid < b.uid ? -1 : 1)
}

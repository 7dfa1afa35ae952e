import { writeEvent, type CalendarEntry } from './calendar-entry.ts'
import { foldLine } from './content-line.ts'

/** What an answer to an invitation is called in calendars (RFC 5545 §3.2.12). */
export const partstats = { yes: 'ACCEPTED', maybe: 'TENTATIVE', no: 'DECLINED' } as const

/** A calendar mail's message: to one person about one session. */
export interface Invite {
	/** REQUEST invites and tells of changes, CANCEL takes the entry out again (RFC 5546 §3.2). */
	method: 'REQUEST' | 'CANCEL'
	/** Its `updatedAt` is the time of sending: of two with one sequence the later counts (RFC 5546 §2.1.5). */
	entry: CalendarEntry
	/** The address that invites; the same as the mail's From, or calendars take the mail for a forgery. */
	organizer: string
	/** The one person this is sent to: nobody sees who else comes. */
	attendee: string
	/** What they are known to have said; null when they have not answered. */
	answer: keyof typeof partstats | null
}

/**
 * The calendar object of a calendar mail (iMIP, RFC 6047): exactly one attendee, its organiser a bare address, no alarm.
 * @throws RangeError for an invalid Date, TypeError for a link that is no absolute address.
 */
export function renderInvite({ method, entry, organizer, attendee, answer }: Invite): string {
	const partstat = answer === null ? 'NEEDS-ACTION;RSVP=TRUE' : partstats[answer]
	const people = [
		`ORGANIZER:${mailto(organizer)}`,
		`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat}:${mailto(attendee)}`
	]
	const head = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Fortnight//Fortnight//EN',
		'CALSCALE:GREGORIAN',
		`METHOD:${method}`
	]
	return head.map(foldLine).join('') + writeEvent(entry, people) + foldLine('END:VCALENDAR')
}

// Parsing makes an address of it, with everything percent-encoded that could end the line.
function mailto(address: string): string {
	return new URL(`mailto:${address}`).href
}

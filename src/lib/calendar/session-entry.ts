import type { CalendarEntry } from './calendar-entry.ts'

/** A session as the database gives it for a calendar. */
export interface SessionForCalendar {
	uid: string
	sequence: number
	startsAt: Date
	endsAt: Date
	updatedAt: Date
	status: 'confirmed' | 'cancelled'
	answer: 'yes' | 'maybe' | 'no' | null
	/** Token of the member's link to this session; null when their links are off. */
	token: string | null
}

/** What entries are called: neutral, since it shows on lock screens and in shared calendars. */
export const entryTitle = 'Fortnight session'

/** What entries say besides their link. */
export const entryDescription = 'Your link to this session. It is for you alone: please do not pass it on.'

/** The address of a session link. */
export function sessionLinkAddress(origin: string, token: string): string {
	return `${origin}/s/${token}`
}

/**
 * The entry of a session in its member's calendar. Time is taken only from those who said yes. Without links it still
 * says when, and leads to the sign-in.
 */
export function sessionEntry(session: SessionForCalendar, origin: string): CalendarEntry {
	return {
		uid: session.uid,
		sequence: session.sequence,
		startsAt: session.startsAt,
		endsAt: session.endsAt,
		updatedAt: session.updatedAt,
		title: session.status === 'cancelled' ? `Cancelled: ${entryTitle}` : entryTitle,
		status: session.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
		transparent: session.answer !== 'yes',
		link: session.token === null ? `${origin}/start` : sessionLinkAddress(origin, session.token),
		description:
			session.token === null ? 'Your session links are off. Sign in to see the session.' : entryDescription
	}
}

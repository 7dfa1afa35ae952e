import { renderInvite } from '../calendar/invite-object.ts'
import { sessionEntry, sessionLinkAddress } from '../calendar/session-entry.ts'
import { tellOfEntry, type CalendarDelivery } from './calendar-words.ts'
import type { Letter } from './letter.ts'

/** A letter with its calendar part, as nodemailer takes both. */
export interface CalendarLetter {
	letter: Letter
	/** Who invites: also the sender of the mail. */
	from: { name: string; address: string }
	icalEvent: { method: 'REQUEST' | 'CANCEL'; content: string; filename: string }
}

/**
 * The mail that puts a session into a member's calendar, moves it there or takes it out. It comes from an address of
 * that member's own where answers are taken (`replyDomain`), and from everybody's sender otherwise; then its text leads
 * to the session's page for answering.
 * @param sender `mailFrom` is a bare address; `now` is the time of sending.
 */
export function calendarLetter(
	delivery: CalendarDelivery,
	sender: { origin: string; now: Date; mailFrom: string; replyDomain: string | undefined }
): CalendarLetter {
	const { address, payload } = delivery
	const { origin, now, mailFrom, replyDomain } = sender
	const organizer = replyDomain ? `rsvp-${payload.reply_name}@${replyDomain}` : mailFrom
	const { method, uid, sequence, answer, token } = payload
	const isOut = method === 'CANCEL' && payload.reason !== 'cancelled'
	const entry = sessionEntry(
		{
			uid,
			sequence,
			startsAt: payload.starts_at,
			endsAt: payload.ends_at,
			updatedAt: now,
			status: method === 'CANCEL' ? 'cancelled' : 'confirmed',
			answer,
			token
		},
		origin
	)
	return {
		letter: {
			...tellOfEntry(delivery, now),
			link: isOut
				? { label: 'My calendar', href: `${origin}/me/calendar` }
				: {
						label: 'Open the session',
						href: token ? sessionLinkAddress(origin, token) : `${origin}/sessions/${payload.session_id}`
					},
			aside: [
				method === 'CANCEL'
					? 'Your calendar takes it out by itself, or asks you.'
					: `Your calendar takes it in by itself, or asks you. ${
							replyDomain
								? 'Answer there or on the session’s page, both count.'
								: 'Please answer on the session’s page: what you answer in the calendar does not reach us.'
						}`,
				'You get these because your sessions come by mail. Under Me, Calendar, you can subscribe instead.'
			]
		},
		from: { name: 'Fortnight', address: organizer },
		icalEvent: {
			method,
			content: renderInvite({
				method,
				entry: isOut ? { ...entry, link: null, description: 'It is not in this calendar any more.' } : entry,
				organizer,
				attendee: address,
				answer
			}),
			filename: 'invite.ics'
		}
	}
}

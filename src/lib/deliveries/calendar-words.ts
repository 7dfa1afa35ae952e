import { describeWhen } from '../sessions/when.ts'
import type { DeliveryOf } from './delivery.ts'
import type { Letter } from './letter.ts'
import { span } from './session-words.ts'

/** A calendar mail as the database hands it over: what is to be said to whom. */
export type CalendarDelivery = Pick<DeliveryOf<'calendar_entry'>, 'address' | 'zone' | 'locale' | 'payload'>

/**
 * What a calendar mail says: when the session is, what changed against the last mail, or why it leaves the calendar. In
 * the reader's zone and language for dates; of a note it says only that there is one.
 */
export function tellOfEntry(
	{ zone, locale, payload }: CalendarDelivery,
	now: Date
): Pick<Letter, 'subject' | 'paragraphs'> {
	const { was, reason, method, note } = payload
	const viewer = { zone, circleZone: payload.zone, now, locale }
	const when = (at: { starts_at: Date; ends_at: Date }) =>
		describeWhen({ startsAt: at.starts_at, endsAt: at.ends_at }, viewer)
	// A cancel names the day that they were told: it may have moved since, without a mail of its own.
	const is = when(method === 'CANCEL' ? (was ?? payload) : payload)
	const time = `${span(is)}, ${is.zoneLine}`
	const tell = (subject: string, ...paragraphs: string[]) => ({
		subject: subject.replace('…', `your session on ${is.day}`),
		paragraphs: note ? [...paragraphs, 'There is a note about it on its page.'] : paragraphs
	})
	if (method === 'CANCEL') {
		if (reason === 'cancelled') {
			return tell('Cancelled: …', `It does not take place: ${time}`, 'Its page leads on to the next one.')
		}
		const why =
			reason === 'channel'
				? 'You chose the subscription, so what came by mail leaves your calendar. The session itself is as planned.'
				: 'It is not one of your sessions any more, so it leaves your calendar.'
		return tell('Out of your calendar: …', time, why)
	}
	const written = payload.format === 'writing'
	const how = written ? ['It is in writing this time: there is no call to be on.'] : []
	if (was === null) return tell(`Your session on ${is.day}`, `It is ${time}`, ...how)
	if (was.method === 'CANCEL') return tell('Again in your calendar: …', `It is ${time}`, ...how)
	const change = [`Now it is ${time}`, `Before, it was ${span(when(was))}.`, ...how]
	if (was.starts_at.getTime() !== payload.starts_at.getTime()) {
		return tell(`Moved: your session is now on ${is.day}`, ...change)
	}
	const longer = payload.ends_at.getTime() - was.ends_at.getTime()
	if (longer !== 0) return tell(longer > 0 ? 'Longer: …' : 'Shorter: …', ...change)
	if (was.format !== payload.format) {
		const subject = written ? 'In writing: …' : 'A call again: …'
		return tell(subject, ...(written ? how : ['It is a call again.']), `Its time is as it was: ${time}`)
	}
	return tell('As planned: …', `All is as it was: ${time}`, 'The entry has its present link.')
}

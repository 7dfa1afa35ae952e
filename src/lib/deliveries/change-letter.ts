import { describeWhen } from '../sessions/when.ts'
import type { Delivery } from './delivery.ts'
import type { Letter } from './letter.ts'

type SessionChanged = Extract<Delivery, { kind: 'session_changed' }>

const aside = [
	'A calendar that subscribes to your feed follows by itself, with some providers only after a day.',
	'An entry that you added once by hand does not follow.'
]

/**
 * Tells a member that a session moved, is cancelled, or takes place after all (also: takes another length of time). The
 * page it links to has the rest; of a note it says only that there is one.
 */
export function tellOfChange(
	{ payload, zone, locale }: SessionChanged,
	{ origin, now }: { origin: string; now: Date }
): Letter {
	const viewer = { zone, circleZone: payload.zone, now, locale }
	const is = describeWhen({ startsAt: payload.starts_at, endsAt: payload.ends_at }, viewer)
	const was = describeWhen({ startsAt: payload.was, endsAt: payload.was }, viewer)
	const until = [is.until, is.untilDay].filter(Boolean).join(' ')
	const time = `${is.day}, ${is.time} to ${until}, ${is.zoneLine}`
	const note = payload.note ? ['There is a note about it on its page.'] : []
	const link = {
		label: 'Open the session',
		href: payload.token ? `${origin}/s/${payload.token}` : `${origin}/sessions/${payload.session_id}`
	}
	if (payload.status === 'cancelled') {
		return {
			subject: `Cancelled: your session on ${is.day}`,
			paragraphs: [`It does not take place: ${time}`, ...note, 'Its page leads on to the next one.'],
			link,
			aside
		}
	}
	if (payload.was.getTime() !== payload.starts_at.getTime()) {
		return {
			subject: `Moved: your session is on ${is.day}`,
			paragraphs: [`Now it is ${time}`, `Before, it was ${was.day}, ${was.time}.`, ...note],
			link,
			aside
		}
	}
	return {
		subject: `It is on: your session on ${is.day}`,
		paragraphs: [`This is how it stands now: ${time}`, ...note],
		link,
		aside
	}
}

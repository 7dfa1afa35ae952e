import { describeWhen, type When } from '../sessions/when.ts'
import type { Delivery } from './delivery.ts'
import type { Letter } from './letter.ts'

type SessionChanged = Extract<Delivery, { kind: 'session_changed' }>

const aside = [
	'A calendar that subscribes to your feed follows by itself, with some providers only after a day.',
	'An entry that you added once by hand does not follow.'
]

/**
 * Tells a member that a session moved, is cancelled, takes place after all or takes another length of time, against what
 * they were told last. The page it links to has the rest; of a note it says only that there is one.
 */
export function tellOfChange(
	{ payload, zone, locale }: SessionChanged,
	{ origin, now }: { origin: string; now: Date }
): Letter {
	const viewer = { zone, circleZone: payload.zone, now, locale }
	const is = describeWhen({ startsAt: payload.starts_at, endsAt: payload.ends_at }, viewer)
	const was = describeWhen({ startsAt: payload.was.starts_at, endsAt: endOf(payload.was) }, viewer)
	const { subject, sentences } = nameChange(payload, is, was)
	return {
		subject,
		paragraphs: [...sentences, ...(payload.note ? ['There is a note about it on its page.'] : [])],
		link: {
			label: 'Open the session',
			href: payload.token ? `${origin}/s/${payload.token}` : `${origin}/sessions/${payload.session_id}`
		},
		aside
	}
}

function nameChange(
	{ was: before, ...now }: SessionChanged['payload'],
	is: When,
	was: When
): { subject: string; sentences: string[] } {
	const time = `${span(is)}, ${is.zoneLine}`
	const session = `your session on ${is.day}`
	if (now.status === 'cancelled') {
		// By the day they were told: it may have moved since, without a mail of its own.
		const sentences = [
			`It does not take place: ${span(was)}, ${was.zoneLine}`,
			'Its page leads on to the next one.'
		]
		return { subject: `Cancelled: your session on ${was.day}`, sentences }
	}
	if (before.status === 'cancelled') {
		const moved = before.starts_at.getTime() !== now.starts_at.getTime()
		const sentences = [
			`It takes place after all: ${time}`,
			...(moved ? [`Before, it was ${span(was)}.`] : [])
		]
		return { subject: `It is on again: ${session}`, sentences }
	}
	const sentences = [`Now it is ${time}`, `Before, it was ${span(was)}.`]
	if (before.starts_at.getTime() !== now.starts_at.getTime()) {
		return { subject: `Moved: your session is now on ${is.day}`, sentences }
	}
	const longer = now.ends_at.getTime() - endOf(before).getTime()
	if (longer !== 0) return { subject: `${longer > 0 ? 'Longer' : 'Shorter'}: ${session}`, sentences }
	return { subject: `As planned: ${session}`, sentences: [`All is as it was: ${time}`] }
}

function endOf({ starts_at, minutes }: SessionChanged['payload']['was']): Date {
	return new Date(starts_at.getTime() + minutes * 60_000)
}

function span({ day, time, until, untilDay }: When): string {
	return `${day}, ${time} to ${until}${untilDay && ` ${untilDay}`}`
}

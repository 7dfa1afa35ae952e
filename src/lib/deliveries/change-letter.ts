import { describeWhen, type When } from '../sessions/when.ts'
import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import { linkToSession, span, tellWhen } from './session-words.ts'

const aside = [
	'A calendar that subscribes to your feed follows by itself, with some providers only after a day.',
	'An entry that you added once by hand does not follow.'
]

/**
 * Tells a member that a session moved, is cancelled, takes place after all, was added, is held in writing or takes
 * another length of time, against what they were told last: also whoever was reminded of the old time reads it here. The
 * page it links to has the rest; of a note it says only that there is one.
 */
export function tellOfChange(delivery: DeliveryOf<'session_changed'>, desk: Desk): Letter {
	const { payload, zone, locale } = delivery
	const was = describeWhen(
		{ startsAt: payload.was.starts_at, endsAt: endOf(payload.was) },
		{ zone, circleZone: payload.zone, now: desk.now, locale }
	)
	const { subject, sentences } = nameChange(payload, tellWhen(delivery, desk.now), was)
	return {
		subject,
		paragraphs: [...sentences, ...(payload.note ? ['There is a note about it on its page.'] : [])],
		link: linkToSession(payload, desk),
		aside
	}
}

type Payload = DeliveryOf<'session_changed'>['payload']

function nameChange(payload: Payload, is: When, was: When): { subject: string; sentences: string[] } {
	const { was: before, ...now } = payload
	const time = `${span(is)}, ${is.zoneLine}`
	const session = `your session on ${is.day}`
	const moved = before.starts_at.getTime() !== now.starts_at.getTime()
	if (now.status === 'cancelled') {
		// By the day they were told: it may have moved since, without a mail of its own.
		const sentences = [
			`It does not take place: ${span(was)}, ${was.zoneLine}`,
			'Its page leads on to the next one.'
		]
		return { subject: `Cancelled: your session on ${was.day}`, sentences }
	}
	const written = now.format === 'writing' && 'It is in writing this time: there is no call to be on.'
	const inWriting = written ? [written] : []
	if (before.new) {
		return {
			subject: `Added: a session on ${is.day}`,
			sentences: [`Your circle meets once more: ${time}`, ...inWriting]
		}
	}
	if (before.status === 'cancelled') {
		const sentences = [`It takes place after all: ${time}`, ...inWriting]
		return {
			subject: `It is on again: ${session}`,
			sentences: moved ? [...sentences, `Before, it was ${span(was)}.`] : sentences
		}
	}
	const sentences = [`Now it is ${time}`, `Before, it was ${span(was)}.`, ...inWriting]
	if (moved) return { subject: `Moved: your session is now on ${is.day}`, sentences }
	const longer = now.ends_at.getTime() - endOf(before).getTime()
	if (longer !== 0) return { subject: `${longer > 0 ? 'Longer' : 'Shorter'}: ${session}`, sentences }
	if (before.format !== now.format) {
		const how = written || 'It is a call again.'
		const subject = written ? `In writing: ${session}` : `A call again: ${session}`
		return { subject, sentences: [how, `Its time is as it was: ${time}`] }
	}
	return { subject: `As planned: ${session}`, sentences: [`All is as it was: ${time}`] }
}

function endOf({ starts_at, minutes }: Payload['was']): Date {
	return new Date(starts_at.getTime() + minutes * 60_000)
}

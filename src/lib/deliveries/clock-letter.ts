import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import { linkToSession, span, tellWhen } from './session-words.ts'

/**
 * Tells a member that a change of clocks alters a session's local time for them: from when, to what, and whose clocks
 * they are. An organiser's leads to where the time can be kept for that place.
 */
export function tellOfClocks(delivery: DeliveryOf<'clock_change'>, desk: Desk): Letter {
	const { payload, zone, locale } = delivery
	const { was_time: was, is_time: is, clock } = payload
	const from = dateWords(payload.from, 'monthDay', locale)
	const when = tellWhen(delivery, desk.now)
	const here = cityOf(zone)
	const theirs = cityOf(payload.zone)
	const [changing, other] = cityOf(clock) === here ? [here, theirs] : [cityOf(clock), here]
	return {
		subject: `From ${from} your session is at ${is} instead of ${was}`,
		paragraphs: [
			`From ${from} your session is at ${is} instead of ${was}, ${here} time.`,
			`Clocks in ${changing} change that day, those in ${other} do not. Nobody has moved the session.`,
			`The first one that it concerns: ${span(when)}, ${when.zoneLine}`
		],
		link: payload.organiser
			? { label: `Keep it at ${was} in ${here}`, href: `${desk.origin}/circles/${payload.circle_id}/times` }
			: linkToSession(payload, desk),
		aside: [
			'Calendars that subscribe to your feed, or get sessions by mail, show it right by themselves.',
			...(payload.organiser
				? [
						'You organise this circle: the link shows what keeping it means for the others, before anything changes.'
					]
				: [])
		]
	}
}

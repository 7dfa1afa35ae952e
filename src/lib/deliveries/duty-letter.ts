import { roleWords } from '../rota/role.ts'
import { describeWhen } from '../sessions/when.ts'
import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import { span, tellWhen } from './session-words.ts'

type OfDuty = DeliveryOf<'duty_asked' | 'duty_answered' | 'duty_given'>

const rota = ({ payload }: OfDuty, { origin }: Desk, label: string): Letter['link'] => ({
	label,
	href: `${origin}/circles/${payload.circle_id}/rota`
})

/** Asks a member to take somebody's duty in a session. */
export function askForDuty(delivery: DeliveryOf<'duty_asked'>, desk: Desk): Letter {
	const { role, asker } = delivery.payload
	const when = tellWhen(delivery, desk.now)
	return {
		subject: `Would you ${roleWords[role].do} on ${when.day}?`,
		paragraphs: [
			`${asker} asks whether you would ${roleWords[role].do}: ${span(when)}, ${when.zoneLine}`,
			'If you say yes, your next turn goes to them, where you have one.'
		],
		link: rota(delivery, desk, 'Answer'),
		aside: ['Until you answer it stays with them. A no needs no reason.']
	}
}

/** Tells a member what the other said whom they had asked. */
export function tellOfAnswer(delivery: DeliveryOf<'duty_answered'>, desk: Desk): Letter {
	const { payload, zone, locale } = delivery
	const { role, answerer, accepted, in_return_at: inReturn } = payload
	const when = tellWhen(delivery, desk.now)
	if (!accepted) {
		return {
			subject: `Still yours: to ${roleWords[role].do} on ${when.day}`,
			paragraphs: [
				`${answerer} cannot take it, so you still ${roleWords[role].do}: ${span(when)}, ${when.zoneLine}`,
				'You can ask somebody else, or skip it: then it goes to whoever is next in turn.'
			],
			link: rota(delivery, desk, 'Open the rota'),
			aside: []
		}
	}
	const then =
		inReturn &&
		describeWhen(
			{ startsAt: inReturn, endsAt: inReturn },
			{ zone, circleZone: payload.zone, now: desk.now, locale }
		)
	return {
		subject: `Taken: you need not ${roleWords[role].do} on ${when.day}`,
		paragraphs: [
			`${answerer} takes it: ${span(when)}, ${when.zoneLine}`,
			...(then ? [`In return you ${roleWords[role].do} on ${then.day}, ${then.time}.`] : [])
		],
		link: rota(delivery, desk, 'Open the rota'),
		aside: []
	}
}

/** Tells a member that a duty came to them: somebody else cannot and they are next in turn, or an organiser named them. */
export function tellOfDuty(delivery: DeliveryOf<'duty_given'>, desk: Desk): Letter {
	const { role } = delivery.payload
	const when = tellWhen(delivery, desk.now)
	return {
		subject: `You ${roleWords[role].do} on ${when.day}`,
		paragraphs: [
			`The rota changed, and this is yours now. You ${roleWords[role].do}: ${span(when)}, ${when.zoneLine}`,
			'Does it not suit you? Ask somebody, or skip it, on the rota.'
		],
		link: rota(delivery, desk, 'Open the rota'),
		aside: []
	}
}

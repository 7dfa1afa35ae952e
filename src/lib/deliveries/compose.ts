import { tellOfChange } from './change-letter.ts'
import type { Delivery } from './delivery.ts'
import { setLetter, type Letter, type Mail } from './letter.ts'

type Invitation = Extract<Delivery, { kind: 'invitation' }>
type SeatFree = Extract<Delivery, { kind: 'seat_free' }>

/**
 * Writes the mail of a delivery, in the reader's zone and language for dates. Nothing that a circle says among itself
 * is in it.
 * @param from `origin` is our own address, without a slash at its end; `now` decides whether a year is said.
 */
export function compose(delivery: Delivery, from: { origin: string; now: Date }): Mail {
	switch (delivery.kind) {
		case 'invitation':
			return setLetter(invite(delivery, from.origin))
		case 'session_changed':
			return setLetter(tellOfChange(delivery, from))
		case 'seat_free':
			return setLetter(offerSeat(delivery, from.origin))
	}
}

function invite({ payload }: Invitation, origin: string): Letter {
	const { inviter, circle, purpose, name, token } = payload
	return {
		subject: `${inviter} invites you to ${circle}`,
		paragraphs: [
			`${name ? `${name}, ` : ''}${inviter} invites you to ${circle}: a small circle of peers who meet regularly, work on what is hard, and leave with something to do.`,
			...(purpose ? [{ said: purpose }] : []),
			'The invitation shows when it meets and what is agreed on, before you say anything. There is no password and nothing to install.'
		],
		link: { label: 'See the invitation', href: `${origin}/invitations/${token}` },
		aside: [
			'The link is meant for you alone and good for fourteen days.',
			'Not for you? Then do nothing: nobody is told, and we do not remind you.'
		]
	}
}

function offerSeat({ payload }: SeatFree, origin: string): Letter {
	return {
		subject: `You have a seat in ${payload.circle}`,
		paragraphs: [
			`A seat in ${payload.circle} came free, and you were first in line. You are a member from now on.`
		],
		link: { label: 'Open the circle', href: `${origin}/circles/${payload.circle_id}` },
		aside: ['Too late for you? Leave on the circle’s page, and the next in line gets the seat.']
	}
}

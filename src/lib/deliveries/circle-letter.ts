import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'

/** Tells the first in line that the seat is theirs. */
export function giveSeat({ payload }: DeliveryOf<'seat_free'>, { origin }: Desk): Letter {
	return {
		subject: `You have a seat in ${payload.circle}`,
		paragraphs: [
			`A seat in ${payload.circle} came free, and you were first in line. You are a member from now on.`
		],
		link: { label: 'Open the circle', href: `${origin}/circles/${payload.circle_id}` },
		aside: ['Too late for you? Leave on the circle’s page, and the next in line gets the seat.']
	}
}

/** Offers a member of a circle that merged into another the seat that is kept for them there. */
export function offerSeat({ payload }: DeliveryOf<'seat_offered'>, { origin }: Desk): Letter {
	const { circle, from_circle: from } = payload
	return {
		subject: `A seat is kept for you in ${circle}`,
		paragraphs: [
			`${from} goes on as a part of ${circle}, and a seat there is kept for you for thirty days.`,
			'It is yours once you accept the charter. Whoever would rather not, does nothing.',
			`What you committed to in ${from} stays yours, and stays readable.`
		],
		link: { label: 'See the circle and its charter', href: `${origin}/circles/${payload.circle_id}/seat` },
		aside: []
	}
}

/** Tells a member, or whoever waited for a seat, that the circle was closed. */
export function tellOfClosing({ payload }: DeliveryOf<'circle_closed'>, { origin }: Desk): Letter {
	const { circle, member } = payload
	return {
		subject: `${circle} is closed`,
		paragraphs: member
			? [
					`An organiser closed ${circle}. Its coming sessions are cancelled, and it can be read but not changed.`,
					'Your commitments stay yours. What you did there can be taken along as your own record.'
				]
			: [`${circle}, for which you waited, was closed. You wait for it no longer.`],
		link: member
			? { label: 'Open your record', href: `${origin}/circles/${payload.circle_id}/record` }
			: { label: 'See your circles', href: `${origin}/circles` },
		aside: []
	}
}

import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'

/** Tells somebody that their witness is with them. Which commitment it is, is behind the link, which asks to sign in. */
export function encourage({ payload }: DeliveryOf<'encouragement'>, { origin }: Desk): Letter {
	return {
		subject: 'Your witness is with you',
		paragraphs: [
			`${payload.witness} is with you on one of your commitments.`,
			'There is nothing to answer. If you want to talk it over, now is a good time to ask.'
		],
		link: { label: 'See which one', href: `${origin}/commitments/${payload.commitment_id}` },
		aside: []
	}
}

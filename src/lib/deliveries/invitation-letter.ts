import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'

/**
 * Invites somebody who may never have heard of us. They have no account and no switches, so there is nothing to
 * unsubscribe from: the mail says that it is the only one, and that doing nothing is an answer.
 */
export function invite({ payload }: DeliveryOf<'invitation'>, { origin }: Desk): Letter {
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
			'Not for you? Then do nothing: nobody is told, we do not remind you, and your address is on no list.'
		]
	}
}

import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import { span, tellWhen } from './session-words.ts'

/** Asks a member how to go on with a session to which too few have said yes. */
export function askAboutSession(delivery: DeliveryOf<'quorum_question'>, desk: Desk): Letter {
	const { payload } = delivery
	const when = tellWhen(delivery, desk.now)
	return {
		subject: `How to go on: your session on ${when.day}`,
		paragraphs: [
			`Fewer have said yes to it than your circle needs: ${span(when)}, ${when.zoneLine}`,
			'What would you rather: make it shorter, move it by a week, go on with those who come, or meet in writing?',
			'Until an organiser changes it, it takes place as planned.'
		],
		link: {
			label: 'Say what you would rather',
			href: `${desk.origin}/sessions/${payload.session_id}/quorum`
		},
		aside: payload.answer === null ? ['You have not answered yet. A yes or a no from you may settle it.'] : []
	}
}

/** Asks a member how their circle goes on after its season. */
export function askAboutSeason({ payload }: DeliveryOf<'season_question'>, { origin }: Desk): Letter {
	const { circle, circle_id } = payload
	return {
		subject: `How does ${circle} go on?`,
		paragraphs: [
			`The season of ${circle} ends within two weeks.`,
			'Say what you wish for: a next season with the same people, one with new people, or to close. And say whether you stay.',
			'How many wish for what is shown to all, without names.'
		],
		link: { label: 'Say how to go on', href: `${origin}/circles/${circle_id}/season` },
		aside: ['Nothing ends by itself: whatever the circle decides, your commitments stay yours.']
	}
}

import { numberWord } from '../schedule/number-word.ts'
import { describeWhen } from '../sessions/when.ts'
import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import { span, tellWhen } from './session-words.ts'

/**
 * Tells somebody who was in a session how much is kept of it: counts, what of it is theirs, and when the next one is.
 * What was said stays behind the link, which asks to sign in.
 */
export function tellRecord(delivery: DeliveryOf<'session_record'>, desk: Desk): Letter {
	const { payload, zone, locale } = delivery
	const { topics, takeaways, committed, witnessed, next } = payload
	const kept = [
		topics > 0 && `${count(topics, 'topic', 'topics')} discussed`,
		takeaways > 0 && `${count(takeaways, 'takeaway', 'takeaways')} agreed on`
	].filter((part) => part !== false)
	const after =
		next &&
		describeWhen(
			{ startsAt: next.starts_at, endsAt: next.ends_at },
			{ zone, circleZone: next.zone, now: desk.now, locale }
		)
	return {
		subject: `After your session on ${tellWhen(delivery, desk.now).day}`,
		paragraphs: [
			kept.length > 0
				? `${capitalised(kept.join(', and '))}. It is kept on the session’s page.`
				: 'Your session is over. Its page keeps what comes out of it.',
			committed > 0
				? `You made ${count(committed, 'commitment', 'commitments')}. The next session opens with how it went.`
				: 'You made no commitment. If there is something you want to do, you can still log it there.',
			...(witnessed > 0
				? [`You are the witness of ${count(witnessed, 'commitment', 'commitments')} of the others.`]
				: []),
			...(after ? [`The next session: ${span(after)}, ${after.zoneLine}`] : [])
		],
		link: { label: 'Open what is kept', href: `${desk.origin}/sessions/${payload.session_id}` },
		aside: []
	}
}

const count = (number: number, one: string, more: string) =>
	number === 1 ? `one ${one}` : `${numberWord(number)} ${more}`

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

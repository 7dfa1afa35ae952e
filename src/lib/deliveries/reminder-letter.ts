import { numberWord } from '../schedule/number-word.ts'
import { daysBetween } from '../schedule/plain-date.ts'
import { toWall } from '../schedule/zone.ts'
import { relativeDay } from '../sessions/relative-day.ts'
import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import { linkToSession, span, tellWhen } from './session-words.ts'

const callOpens = 15 * 60_000

/**
 * Reminds a member of a session, a day or an hour before. How far away it is is said by the day it is written on, since
 * quiet hours may have moved it; the one an hour before says when the call opens.
 */
export function remind(delivery: DeliveryOf<'reminder'>, desk: Desk): Letter {
	const { payload, zone } = delivery
	const when = tellWhen(delivery, desk.now)
	const day = relativeDay(daysBetween(toWall(desk.now, zone).date, when.date))
	const opens = toWall(new Date(payload.starts_at.getTime() - callOpens), zone).time
	const how =
		payload.format === 'writing'
			? 'It is in writing this time: there is no call to be on.'
			: `The call opens at ${opens}, behind the link below.`
	return {
		subject: `${day} at ${when.time}: your session`,
		paragraphs: [
			`Your session is ${day.toLowerCase()}: ${span(when)}, ${when.zoneLine}`,
			...(payload.before === 'hour' || payload.format === 'writing' ? [how] : []),
			...(payload.before === 'day' ? [answers[payload.answer ?? 'none']] : []),
			...(payload.before === 'day' && payload.commitments > 0 ? [comeUp(payload.commitments)] : [])
		],
		link: linkToSession(payload, desk),
		aside: []
	}
}

/** A count and no words: those are for signed-in members. */
const comeUp = (count: number) =>
	count === 1
		? 'One of your commitments will come up.'
		: `${numberWord(count).replace(/^./, (letter) => letter.toUpperCase())} of your commitments will come up.`

// Whoever said no is not reminded.
const answers = {
	yes: 'You said you come. If that changed, say so on its page: it helps the others plan.',
	maybe: 'You said you may come. Do you know by now? Say so on its page.',
	no: '',
	none: 'You have not said yet whether you come. One tap on its page does it.'
}

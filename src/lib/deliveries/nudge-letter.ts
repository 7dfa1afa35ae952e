import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { daysBetween } from '../schedule/plain-date.ts'
import { toWall } from '../schedule/zone.ts'
import { describeWhen } from '../sessions/when.ts'
import type { DeliveryOf, Desk } from './delivery.ts'
import type { Letter } from './letter.ts'
import { span } from './session-words.ts'

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

/**
 * Asks in the middle of the fortnight, or of the week, how it stands with what is open: how many, and until when. The words of a
 * commitment are behind its link, which is the owner's own and needs no sign-in.
 */
export function nudge(delivery: DeliveryOf<'nudge'>, desk: Desk): Letter {
	const { open, commitments } = delivery.payload
	const links = commitments.map(({ id, token }, index) => ({
		label: open === 1 ? 'Answer with one tap' : `The ${ordinals[index] ?? 'next'}`,
		href: token ? `${desk.origin}/n/${token}` : `${desk.origin}/commitments/${id}`
	}))
	const all = { label: 'See all of them', href: `${desk.origin}/commitments` }
	const [first = all, ...others] = open > links.length ? [...links, all] : links
	const bare = commitments.some(({ token }) => token !== null)
	return {
		subject: `${isHalfway(delivery, desk) ? 'Halfway' : 'Day 7'}: still on, changed, done?`,
		paragraphs: [
			comesUp(delivery, desk),
			open === 1
				? 'The link opens it, with three buttons: still on, changed, done.'
				: 'Each link opens one of them, with three buttons: still on, changed, done.'
		],
		link: first,
		others,
		aside: bare
			? [
					open === 1
						? 'The link is yours and works without signing in. Please do not pass it on.'
						: 'The links are yours and work without signing in. Please do not pass them on.'
				]
			: []
	}
}

/** Whether it is asked about less than a fortnight: the question of day 7 comes five days before at the latest. */
function isHalfway({ payload, zone }: DeliveryOf<'nudge'>, { now }: Desk): boolean {
	const { session, due_on } = payload
	const dueOn = session ? toWall(session.starts_at, zone).date : due_on
	return daysBetween(toWall(now, zone).date, dueOn) < 5
}

function comesUp({ payload, zone, locale }: DeliveryOf<'nudge'>, { now }: Desk): string {
	const { open, session, due_on } = payload
	const some = open === 1 ? 'One of your commitments' : `${capitalised(numberWord(open))} of your commitments`
	if (session) {
		const times = { startsAt: session.starts_at, endsAt: session.ends_at }
		const when = describeWhen(times, { zone, circleZone: session.zone, now, locale })
		return `${some} ${open === 1 ? 'comes' : 'come'} up at your session: ${span(when)}, ${when.zoneLine}`
	}
	const inYear = toWall(now, zone).date.slice(0, 4) !== due_on.slice(0, 4)
	const day = dateWords(due_on, inYear ? 'dayWithYear' : 'day', locale)
	return `${some} ${open === 1 ? 'is' : 'are'} due on ${day}.`
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

import { numberWord } from '../schedule/number-word.ts'
import { addDays } from '../schedule/plain-date.ts'
import { edit } from '../schedule/plan-edit.ts'
import type { Planned } from '../schedule/plan.ts'
import { lackOfQuorum, quorumWords } from './quorum.ts'
import type { Wish } from './read-answers.server.ts'
import type { Session } from './read.server.ts'
import { describeWhen, type When } from './when.ts'

/** What the circle is asked when too few say yes: each way on with what it means and how many wish it. */
export interface QuorumView {
	words: string
	when: When
	options: { value: Wish; title: string; means: string; count: string }[]
	mine: Wish | null
	/** 'Two have said how.' */
	answered: string
}

/** Words for the question; null while there is none to ask. */
export function viewQuorum(
	session: Session,
	wishes: { counts: Record<Wish, number>; mine: Wish | null },
	viewer: { zone: string; locale: string; now: Date }
): QuorumView | null {
	const lack = lackOfQuorum(session, viewer.now)
	if (!lack) return null
	const zones = { ...viewer, circleZone: session.wall.zone }
	const half = Math.max(15, Math.ceil(session.durationMinutes / 10) * 5)
	const later = edit(asPlanned(session), { date: addDays(session.wall.date, 7) })
	const inAWeek = describeWhen(later, zones)
	const option = (value: Wish, title: string, means: string) => {
		const count = wishes.counts[value]
		return { value, title, means, count: count === 0 ? 'nobody yet' : numberWord(count) }
	}
	const answered = Object.values(wishes.counts).reduce((sum, count) => sum + count, 0)
	const who =
		answered === 0 ? 'Nobody has' : answered === 1 ? 'One has' : `${capital(numberWord(answered))} have`
	return {
		words: quorumWords(lack),
		when: describeWhen(session, zones),
		options: [
			option('go_on', 'Go on', 'It takes place as it is, with those who come.'),
			option(
				'shorten',
				'Shorten it',
				`${capital(numberWord(half))} minutes instead of ${session.durationMinutes}.`
			),
			option('shift', 'A week later', `On ${inAWeek.day}, ${inAWeek.time}.`),
			option('write', 'Meet in writing', 'No call: everybody writes on the session’s page when they can.')
		],
		mine: wishes.mine,
		answered: `${who} said how so far.`
	}
}

function asPlanned({ wall, ...session }: Session): Planned {
	return { ...session, ...wall, added: false, scheduleId: null }
}

function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1)
}

import { endings, type Status } from '../commitments/commitment.ts'
import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'
import { describeWhen } from '../sessions/when.ts'

/** One commitment as its owner's link shows it. */
export interface Nudge {
	commitmentId: string
	name: string
	/** Where its owner is. */
	zone: string
	locale: string
	words: string
	status: Status
	/** It was ended by one tap, so that one tap opens it again. */
	undoable: boolean
	/** A plain date where the circle meets. */
	dueOn: string
	session: { startsAt: Date; endsAt: Date } | null
	circleZone: string
	/** The latest check-in; of other words than those of a tap `answer` is null. */
	latest: { id: string; at: Date; answer: 'on' | 'changed' | null } | null
}

const said = { on: 'still on', changed: 'it changes' }

/** What the page behind such a link says, in its owner's zone and language for dates. */
export function viewNudge(nudge: Nudge, now: Date) {
	const { commitmentId, name, words, status, locale, zone, latest } = nudge
	const answered = latest?.answer && {
		id: latest.id,
		says: `You said “${said[latest.answer]}” on ${dateWords(toWall(latest.at, zone).date, 'weekday', locale)}.`
	}
	return {
		...{ commitmentId, name, words, status },
		due: describeDue(nudge, now),
		isOpen: status === 'open',
		ending: status === 'open' ? null : endings[status].label,
		undoable: nudge.undoable,
		answered: answered || null
	}
}

/** 'Due at your session: Thursday 10 December, 16:00. Lisbon time.', or 'Due on Thursday 10 December, Berlin time.' */
function describeDue({ session, dueOn, circleZone, zone, locale }: Nudge, now: Date): string {
	if (session) {
		const { day, time, zoneLine } = describeWhen(session, { zone, circleZone, now, locale })
		return `Due at your session: ${day}, ${time}. ${zoneLine}`
	}
	const inYear = toWall(now, zone).date.slice(0, 4) !== dueOn.slice(0, 4)
	return `Due on ${dateWords(dueOn, inYear ? 'dayWithYear' : 'day', locale)}, ${cityOf(circleZone)} time.`
}

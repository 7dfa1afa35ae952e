import { addDays } from '../schedule/plain-date.ts'
import { toWall } from '../schedule/zone.ts'
import type { Person } from './commitment.ts'
import { describeDay, type Viewer } from './due.ts'

/** A circle that one may commit in: who could be witness, and the sessions to come, the next one first. */
export type CircleToCommitIn = Person & {
	readonly members: readonly Person[]
	readonly sessions: readonly { readonly id: string; readonly startsAt: Date; readonly endsAt: Date }[]
}

/** The same in words, as the form offers it. */
export type CircleChoice = Person & {
	readonly members: readonly Person[]
	readonly sessions: readonly { readonly id: string; readonly label: string }[]
}

/** What the form about a date begins with; plain dates where the person is. */
export type DateChoice = { readonly today: string; readonly inTwoWeeks: string }

/**
 * The circles as the form offers them, the one that meets next first; the person themselves is no witness of theirs.
 * @throws RangeError for an unknown zone or locale.
 */
export function offerCircles(
	circles: readonly CircleToCommitIn[],
	viewer: Viewer & { id: string }
): CircleChoice[] {
	const next = ({ sessions }: CircleToCommitIn) => sessions[0]?.startsAt.getTime() ?? Infinity
	return circles
		.toSorted((one, other) => next(one) - next(other) || one.name.localeCompare(other.name))
		.map(({ id, name, members, sessions }) => ({
			id,
			name,
			members: members
				.filter((member) => member.id !== viewer.id)
				.toSorted((one, other) => one.name.localeCompare(other.name)),
			sessions: sessions.map((session, index) => ({
				id: session.id,
				label: `${describeDay(session.startsAt, viewer)}${index === 0 ? ', next session' : ''}`
			}))
		}))
}

/** The dates that the form about a date begins with. */
export function offerDates({ zone, now }: Pick<Viewer, 'zone' | 'now'>): DateChoice {
	const today = toWall(now, zone).date
	return { today, inTwoWeeks: addDays(today, 14) }
}

/**
 * The value of the field that says until when: a circle and one of its sessions, or a circle and a date. Falls back
 * to the date when the circle has no such session to come.
 */
export function dueValue(circle: CircleChoice, sessionId: string | null | undefined): string {
	const session = circle.sessions.find(({ id }) => id === sessionId)
	return `${circle.id}/${session ? session.id : 'date'}`
}

/**
 * What the form needs to log what came out of one session: its circle alone, due at the next one.
 * @param madeIn the session's id
 * @throws RangeError for an unknown zone or locale.
 */
export function offerAfterSession(circle: CircleToCommitIn, madeIn: string, viewer: Viewer & { id: string }) {
	const [choice, ...none] = offerCircles([circle], viewer)
	return {
		circles: choice ? [choice, ...none] : [],
		dates: offerDates(viewer),
		until: choice ? dueValue(choice, choice.sessions[0]?.id) : '',
		session: `${circle.id}/${madeIn}`
	}
}

import { isPastDue, type Viewer } from '../commitments/due.ts'

type Due = Parameters<typeof isPastDue>[0]

/**
 * How much is asked of a person, as the badge of the installed app shows it: duties that somebody asks them to take, the
 * next session of each circle that they have not answered, and open commitments whose time is over.
 * @param near their sessions, first to last
 */
export function countAsked(
	near: readonly {
		startsAt: Date
		circle: { id: string }
		myAnswer: string | null
		asked: readonly unknown[]
	}[],
	commitments: readonly (Due & { status: string })[],
	viewer: Viewer
): number {
	const coming = near.filter(({ startsAt }) => startsAt > viewer.now)
	const duties = coming.reduce((sum, { asked }) => sum + asked.length, 0)
	const nexts = new Map(coming.toReversed().map((session) => [session.circle.id, session]))
	const unanswered = [...nexts.values()].filter(({ myAnswer }) => myAnswer === null).length
	const toAnswer = commitments.filter((each) => each.status === 'open' && isPastDue(each, viewer)).length
	return duties + unanswered + toAnswer
}

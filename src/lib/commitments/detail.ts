import { dueValue, offerCircles, offerDates, type CircleToCommitIn } from './choices.ts'
import {
	endings,
	type AnswerBefore,
	type CheckIn,
	type Commitment,
	type Encouragement
} from './commitment.ts'
import { describeCommitment } from './describe.ts'
import { describeDay, type Viewer } from './due.ts'
import { describeEncouragement } from './encouragement.ts'
import { earlierOf, latestOf } from './history.ts'

/**
 * A commitment as its page shows it: in words, with its history, and with what the form that answers it begins with
 * when it is the viewer's own and open.
 * @param relatives all that its owner committed to in the circle, when it was ever renegotiated
 * @param next a fresh id for its successor
 */
export function describeDetail(
	found: {
		commitment: Commitment
		checkIns: readonly CheckIn[]
		encouragements: readonly Encouragement[]
		answersBefore: readonly AnswerBefore[]
		circle: CircleToCommitIn | null
	},
	relatives: readonly Commitment[],
	viewer: Viewer & { id: string },
	next: string
) {
	const { commitment, checkIns } = found
	const { outcome, reason, support, owner } = commitment
	const earlier = earlierOf(commitment, relatives)
	const later = latestOf(commitment, relatives)
	const mine = owner?.id === viewer.id
	return {
		commitment: {
			...describeCommitment(commitment, viewer, earlier.length),
			...{ outcome, reason, support },
			circle: commitment.circle?.name ?? null,
			owner: owner?.name ?? 'Somebody who has left',
			mine
		},
		checkIns: checkIns.map(({ id, words, createdAt }) => ({ id, words, on: describeDay(createdAt, viewer) })),
		encouragement: describeEncouragement(commitment, found.encouragements, viewer.id),
		earlier: earlier.map((each) => describeCommitment(each, viewer, 0)),
		before: found.answersBefore.map(({ answer, words, saidAt }) => ({
			label: answer === 'open' ? 'Opened again' : endings[answer].label,
			words,
			on: describeDay(saidAt, viewer)
		})),
		later: later ? describeCommitment(later, viewer, 0) : null,
		answer: mine && commitment.status === 'open' ? { next, ...offerNewDate(found, viewer) } : null
	}
}

/** Until when it could be renegotiated: as it was if that is to come, else at the next session. */
function offerNewDate(
	{ commitment, circle }: { commitment: Commitment; circle: CircleToCommitIn | null },
	viewer: Viewer & { id: string }
) {
	const dates = offerDates(viewer)
	const [choice = null] = circle ? offerCircles([circle], viewer) : []
	const { dueOn, dueSession } = commitment
	const dated = dueSession === null && dueOn >= dates.today
	const kept = choice?.sessions.find(({ id }) => id === dueSession?.id) ?? choice?.sessions[0]
	return {
		circle: choice,
		dates,
		until: choice ? dueValue(choice, dated ? null : kept?.id) : '',
		on: dated ? dueOn : dates.inTwoWeeks
	}
}

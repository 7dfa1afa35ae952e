import { numberWord } from '../schedule/number-word.ts'
import { endings, type Commitment, type Ending, type Status } from './commitment.ts'
import { describeDay, describeDue, type Viewer } from './due.ts'

/** A commitment as a row shows it. */
export type CommitmentWords = {
	readonly id: string
	readonly words: string
	readonly status: Status
	/** 'Due Thursday' */
	readonly due: string
	/** 'Renegotiated once. Witness: Marisol', 'Private', or ''. */
	readonly facts: string
	readonly ended: { readonly label: string; readonly with: string | null; readonly on: string } | null
}

/**
 * Says a commitment in words for one viewer.
 * @param earlier how often it was renegotiated before
 * @throws RangeError for an unknown zone or locale.
 */
export function describeCommitment(
	commitment: Commitment,
	viewer: Viewer & { id: string },
	earlier: number
): CommitmentWords {
	const { witness } = commitment
	const facts = [
		commitment.private && 'Private',
		earlier > 0 && `Renegotiated ${timesWord(earlier)}`,
		witness && `Witness: ${witness.id === viewer.id ? 'you' : witness.name}`
	]
	return {
		id: commitment.id,
		words: commitment.words,
		status: commitment.status,
		due: describeDue(commitment, viewer),
		facts: facts.filter(Boolean).join('. '),
		ended: isEnding(commitment.status)
			? {
					label: endings[commitment.status].label,
					with: commitment.endedWith,
					on: commitment.endedAt ? describeDay(commitment.endedAt, viewer) : ''
				}
			: null
	}
}

function timesWord(times: number): string {
	if (times === 1) return 'once'
	return times === 2 ? 'twice' : `${numberWord(times)} times`
}

function isEnding(status: Status): status is Ending {
	return status !== 'open'
}

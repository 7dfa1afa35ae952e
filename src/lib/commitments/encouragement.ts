import type { Commitment, Encouragement } from './commitment.ts'

/** What there is to see, and to do, about a witness being with the owner. */
export type EncouragementView = {
	/** 'Tomasz is with you on this one.' to the owner, 'You are with Ana on this one.' to the witness. */
	readonly says: string | null
	/** The viewer's own, for the way back. */
	readonly given: string | null
	/** Whom the viewer may encourage. */
	readonly whom: string | null
}

/**
 * Whether the witness is with the owner until the date that the commitment is due now, for its owner and its witness;
 * nobody else hears of it. Of what has ended or was due at another date nothing is said.
 */
export function describeEncouragement(
	{ owner, witness, dueOn, status }: Commitment,
	encouragements: readonly Encouragement[],
	viewerId: string
): EncouragementView {
	const given = encouragements.find((each) => each.dueOn === dueOn && each.witness?.id === witness?.id)
	const nothing = { says: null, given: null, whom: null }
	if (status !== 'open' || !owner || !witness) return nothing
	if (viewerId === owner.id) {
		return given ? { ...nothing, says: `${witness.name} is with you on this one.` } : nothing
	}
	if (viewerId !== witness.id) return nothing
	return given
		? { ...nothing, says: `You are with ${owner.name} on this one.`, given: given.id }
		: { ...nothing, whom: owner.name }
}

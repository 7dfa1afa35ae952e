interface Open {
	id: string
	words: string
	private: boolean
	owner: { id: string; name: string } | null
	witness: { id: string; name: string } | null
	support: string | null
}

/** An open commitment in a circle's list; `who` is its owner, null for the reader. */
export interface OpenCommitment {
	id: string
	words: string
	who: string | null
	/** 'You. Witness: Tomasz', 'Wants: a reader outside his company' */
	facts: string
}

/** A circle's open commitments for one reader, their own first, otherwise in the order given. */
export function viewOpenCommitments(commitments: readonly Open[], readerId: string): OpenCommitment[] {
	return commitments
		.map(({ id, words, owner, witness, support, ...rest }) => {
			const mine = owner?.id === readerId
			const facts = [
				mine && 'You',
				rest.private && 'Private',
				witness && `Witness: ${witness.id === readerId ? 'you' : witness.name}`,
				support && `Wants: ${support}`
			]
			const who = mine ? null : (owner?.name ?? 'A former member')
			return { id, words, who, facts: facts.filter(Boolean).join('. ') }
		})
		.toSorted((a, b) => Number(a.who !== null) - Number(b.who !== null))
}

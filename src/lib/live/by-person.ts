import type { LiveCommitment } from './live.ts'
import type { LiveRows } from './live-rows.ts'

/** Commitments under whose they are: everybody in the order of the people, also who has none. */
export function commitmentsByPerson(
	people: readonly { readonly id: string }[],
	commitments: LiveRows['review']
): { personId: string; commitments: LiveCommitment[] }[] {
	return people.map(({ id }) => ({
		personId: id,
		commitments: commitments
			.filter(({ owner_id }) => owner_id === id)
			.map(({ id, words, status, ended_with, witness_id }) => ({
				id,
				words,
				status,
				endedWith: ended_with,
				witnessId: witness_id
			}))
	}))
}

import { statuses, type Status } from '../commitments/commitment.ts'

/** What is kept of a session, besides its topics. */
export interface Kept {
	/** By when they were made; what was renegotiated stands here in its latest words. */
	commitments: {
		id: string
		words: string
		status: Status
		/** null once the account is gone. */
		owner: string | null
		mine: boolean
		private: boolean
	}[]
	/** What the circle agreed to keep, and what was proposed and waits for that. */
	takeaways: { id: string; words: string; agreed: boolean }[]
	/** How many notes there still are. */
	notes: number
}

/** What a session is asked for, to be read by `keptOf`. */
export const keptColumns = `
	commitments!made_in_a_session_of_the_circle(
		id, words, status, private, owner:profiles!commitments_owner_id_fkey(id, name), created_at
	),
	takeaways(id, words, agreed, created_at), notes(id)
` as const

interface Row {
	commitments: readonly {
		id: string
		words: string
		status: string
		private: boolean
		owner: { id: string; name: string } | null
		created_at: string
	}[]
	takeaways: readonly { id: string; words: string; agreed: boolean; created_at: string }[]
	notes: readonly unknown[]
}

/** The same in the order of its making, for one reader. */
export function keptOf(row: Row, personId: string): Kept {
	return {
		commitments: row.commitments
			.filter(({ status }) => status !== 'renegotiated')
			.toSorted((a, b) => a.created_at.localeCompare(b.created_at))
			.flatMap(({ id, words, owner, private: seenByOwner, ...made }) => {
				const status = statuses.find((known) => known === made.status)
				return status
					? [
							{
								id,
								words,
								status,
								owner: owner?.name ?? null,
								mine: owner?.id === personId,
								private: seenByOwner
							}
						]
					: []
			}),
		takeaways: row.takeaways
			.toSorted((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id))
			.map(({ id, words, agreed }) => ({ id, words, agreed })),
		notes: row.notes.length
	}
}

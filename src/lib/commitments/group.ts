import type { Commitment } from './commitment.ts'
import { describeCommitment, type CommitmentWords } from './describe.ts'
import type { Viewer } from './due.ts'
import { earlierOf } from './history.ts'

/** Open commitments of one circle that are due at the same time. */
export type DueGroup = {
	/** Of this group alone: two circles may have the same name. */
	readonly key: string
	/** 'Due Thursday' */
	readonly due: string
	readonly circle: string
	readonly commitments: CommitmentWords[]
}

/**
 * A person's commitments for their page: the open ones by circle and due date, the first due first, then the ended
 * ones, the latest first. One that was renegotiated is shown as what it became, and is history there.
 * @param commitments all of one person, the first due first
 * @param circleId only those of this circle, when given
 */
export function groupCommitments(
	commitments: readonly Commitment[],
	viewer: Viewer & { id: string },
	circleId?: string
): { open: DueGroup[]; ended: CommitmentWords[] } {
	const continued = new Set(commitments.map(({ renegotiates }) => renegotiates))
	const shown = commitments.filter(
		({ id, circle }) => !continued.has(id) && (circleId === undefined || circle?.id === circleId)
	)
	const describe = (item: Commitment) => describeCommitment(item, viewer, earlierOf(item, commitments).length)

	const groups = new Map<string, DueGroup>()
	for (const item of shown) {
		if (item.status !== 'open') continue
		const words = describe(item)
		const key = `${words.due} ${item.circle?.id}`
		const group = groups.get(key) ?? {
			key,
			due: words.due,
			circle: item.circle?.name ?? 'A circle you left',
			commitments: []
		}
		group.commitments.push(words)
		groups.set(key, group)
	}
	const ended = shown
		.filter(({ status }) => status !== 'open')
		.toSorted((one, other) => (other.endedAt?.getTime() ?? 0) - (one.endedAt?.getTime() ?? 0))
	return { open: [...groups.values()], ended: ended.map(describe) }
}

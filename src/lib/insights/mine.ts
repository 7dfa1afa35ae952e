import type { Status } from '../commitments/commitment.ts'
import type { Lens } from '../prompts/lenses.ts'
import type { Chart } from './chart.ts'
import { chartMyFortnights } from './my-fortnights.ts'
import { chartMyLenses } from './my-lenses.ts'
import { chartMySupport } from './my-support.ts'
import { chartMyWords } from './my-words.ts'

/** A commitment of one's own, private ones included, with what the charts need of where it was made and is due. */
export interface MyCommitment {
	readonly id: string
	readonly words: string
	readonly support: string | null
	readonly status: Status
	/** A plain date in the circle's zone: of the session that it is due at, where that is to be seen. */
	readonly dueOn: string
	/** Whether somebody said that they would watch. */
	readonly witnessed: boolean
	readonly renegotiates: string | null
	readonly createdAt: Date
	/** The session it was made in with the lenses of each topic that it took up; null without one, or after leaving. */
	readonly madeIn: {
		readonly id: string
		readonly startsAt: Date
		readonly topics: readonly (readonly Lens[])[]
	} | null
}

/** Who reads, where, in which language and when. */
export interface Reader {
	readonly zone: string
	readonly locale: string
	readonly now: Date
}

/** What one's own commitments tell oneself; nobody else sees it. Empty before the first commitment. */
export function viewMine(commitments: readonly MyCommitment[], reader: Reader): Chart[] {
	if (commitments.length === 0) return []
	return [
		chartMyFortnights(commitments, reader),
		chartMyWords(commitments, reader),
		chartMySupport(commitments),
		chartMyLenses(commitments)
	]
}

import { hotSeatPhases, type HotSeatPhase, type StepKind } from '../agendas/step.ts'
import type { Heard } from './heard.ts'
import type { Live, Round } from './live.ts'
import { beginRound, noRound } from './rounds.ts'

/** Whom a round can come to, and what its order follows from. */
export interface Room {
	/** Members who are around. */
	readonly here: readonly string[]
	readonly heard: Heard
	/** Decides among equals; another one for each round. */
	readonly seed: string
}

const everybody: readonly StepKind[] = ['check_in', 'introductions', 'looking_back', 'commitments']
const withoutBringer: readonly (HotSeatPhase | undefined)[] = ['clarifying', 'round', 'offers']

type Standing = Pick<Live, 'clock' | 'phase' | 'topics' | 'review'>

/**
 * The round of a step that begins, or of a part of a hot seat. Everybody who is here speaks at the check-in, when
 * introducing themselves, looking back and reading aloud what they commit to; in the review whoever has something to
 * look back on; in a hot seat all but the one who sits on it.
 */
export function roundOf(live: Standing, { here, heard, seed }: Room): Round {
	const step = live.clock.steps[live.clock.step]
	if (!step) return noRound
	if (everybody.includes(step.kind)) return beginRound(here, heard, seed)
	if (step.kind === 'review') {
		const theirs = live.review.map(({ personId }) => personId)
		return beginRound(
			here.filter((id) => theirs.includes(id)),
			heard,
			seed
		)
	}
	if (step.kind !== 'hot_seat' || !withoutBringer.includes(hotSeatPhases[live.phase])) return noRound
	const bringer = bringerOf(live)
	return beginRound(
		here.filter((id) => id !== bringer),
		heard,
		seed
	)
}

/** Whose topic it is that the step is about; null when nobody is known for it. */
function bringerOf({ clock, topics }: Pick<Live, 'clock' | 'topics'>): string | null {
	const topicId = clock.steps[clock.step]?.topicId
	return topics.find(({ id }) => id === topicId)?.bringer?.id ?? null
}

/** Those a newly begun turn can go to: in a hot seat not the bringer, in the review only who has something in it. */
export function eligible(live: Standing, here: readonly string[]): string[] {
	return [...roundOf(live, { here, heard: {}, seed: '' }).order]
}

import type { HotSeatPhase, StepKind } from './step.ts'

const hints: Partial<Record<StepKind, string>> = {
	check_in: 'One sentence each: what is on your mind?',
	review: 'What came of it? Every ending is a good one to hear.',
	discussion: 'Anybody speaks. Leave room for those who have not.',
	commitments: 'Write yours now, then read it aloud.',
	close: 'What do we keep, and was it worth the time?',
	charter: 'Say what you can promise, and what you cannot.',
	introductions: 'Where you work, what is hard there, what you hope for.',
	hours: 'Mark the hours that are good, possible and painful for you.',
	season: 'Look at the dates ahead. Which ones will you miss?',
	looking_back: 'What changed for you since the first session?',
	renewal: 'Go on, make room for others, or stop? All are fine.'
}

const phaseHints = {
	question: 'Listen. The one in the hot seat says what is hard.',
	clarifying: 'Questions only, no advice yet.',
	round: 'One after another: what do you see in it?',
	offers: 'Say what you did in a similar spot, or could help with.',
	take: 'The one in the hot seat has the last word.'
} as const satisfies Record<HotSeatPhase, string>

/** The same, for whoever has the hot seat. */
const bringerHints = {
	question: 'Say what is hard, and what a good outcome would be. They listen.',
	clarifying: 'Answer what you are asked. Advice comes later.',
	round: 'Listen and write. You need not answer.',
	offers: 'Listen, and say which of it you would take up.',
	take: 'You have the last word: what will you do first?'
} as const satisfies Record<HotSeatPhase, string>

/**
 * What everybody is asked to do now, in a line.
 * @param phase the part of a hot seat
 * @param bringing whether it is said to whoever has the hot seat
 */
export function participantHint(kind: StepKind, phase: HotSeatPhase | null, bringing = false): string {
	if (phase && kind === 'hot_seat') return (bringing ? bringerHints : phaseHints)[phase]
	return hints[kind] ?? ''
}

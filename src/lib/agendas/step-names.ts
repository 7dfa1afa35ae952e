import type { HotSeatPhase, Step, StepKind } from './step.ts'

/** What a step is called where the circle gave it no name of its own. */
export const kindNames = {
	check_in: 'Check-in',
	review: 'Review of commitments',
	hot_seat: 'Hot seat',
	discussion: 'Open discussion',
	commitments: 'Commitments',
	close: 'Close',
	charter: 'Charter',
	introductions: 'Introductions',
	hours: 'Hours',
	season: 'The season',
	looking_back: 'Looking back',
	renewal: 'Renew or close'
} as const satisfies Record<StepKind, string>

/** The name of a step: what the circle calls it, else the usual one. */
export const stepName = ({ kind, title }: Pick<Step, 'kind' | 'title'>): string => title ?? kindNames[kind]

const phaseNames = {
	question: 'the question',
	clarifying: 'clarifying round',
	round: 'everybody’s view',
	offers: 'offers',
	take: 'what to take'
} as const satisfies Record<HotSeatPhase, string>

/** The name of a part of a hot seat, as it goes on after "Hot seat: ". */
export const phaseName = (phase: HotSeatPhase): string => phaseNames[phase]

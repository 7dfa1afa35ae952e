/** What a step of a session is for. */
export const stepKinds = [
	'check_in',
	'review',
	'hot_seat',
	'discussion',
	'commitments',
	'close',
	'charter',
	'introductions',
	'hours',
	'season',
	'looking_back',
	'renewal'
] as const

export type StepKind = (typeof stepKinds)[number]

/** One timed step of an agenda. */
export interface Step {
	readonly kind: StepKind
	/** Whole minutes, 1 to 120. */
	readonly minutes: number
	/** What the circle calls it; null for the usual name of its kind. */
	readonly title: string | null
}

/** How long a step may be, in minutes. */
export const longestStep = 120

/** How many steps an agenda may have. */
export const mostSteps = 20

/** How many hot seats a session may have: with more, nobody has time enough. */
export const mostHotSeats = 2

/** The parts of a hot seat, in their order. */
export const hotSeatPhases = ['question', 'clarifying', 'round', 'offers', 'take'] as const

export type HotSeatPhase = (typeof hotSeatPhases)[number]

/** The steps whose last minutes are kept for them, whatever comes before takes (product.md, journey 5). */
export const isProtected = (kind: StepKind): boolean => kind === 'commitments' || kind === 'close'

import type { StepKind } from '../agendas/step.ts'

/** A step of a session that is under way: the agenda's, with the topic that it is about. */
export interface LiveStep {
	readonly kind: StepKind
	/** As planned, before anything shrank. */
	readonly minutes: number
	readonly title: string | null
	/** Of hot seats: what is discussed. null when nothing was brought. */
	readonly topicId: string | null
	/** What it had of the session when that began, late starts reckoned in; sums up to the whole session at most. */
	readonly seconds: number
	/** What it has taken before the step that is on began, or before it was gone back from. */
	readonly spent: number
	/** What it was given when it was on; null for one that was not yet. */
	readonly given: number | null
}

/** What the clock of a session is made of; instants in milliseconds since 1970, UTC. */
export interface Clock {
	readonly steps: readonly LiveStep[]
	/** Which step is on, from 0. */
	readonly step: number
	readonly stepStartedAt: number
	/** How long it was given when it began, with the minutes that were added since. */
	readonly stepSeconds: number
	/** While it stands still. */
	readonly pausedAt: number | null
	/** When the session is to end. */
	readonly until: number
	readonly endedAt: number | null
}

/** Who speaks in which order. The one at `at` is speaking; those before have spoken or passed. */
export interface Round {
	readonly order: readonly string[]
	/** Equal to the length of the order once everybody was heard. */
	readonly at: number
	readonly passed: readonly string[]
}

export interface LiveTopic {
	readonly id: string
	readonly words: string
	/** null when nobody is known for it: a prompt that stands in, or an account that is gone. */
	readonly bringer: { readonly id: string; readonly name: string } | null
	/** The lens as a label, and what the library adds. */
	readonly lens: string | null
	readonly situation: string | null
	readonly followUps: readonly string[]
	/** 'By next session I will …' */
	readonly starter: string | null
	/** What absent members wrote. */
	readonly answers: readonly { readonly author: string; readonly words: string }[]
}

export interface LiveCommitment {
	readonly id: string
	readonly words: string
	readonly status: 'open' | 'kept' | 'learned' | 'renegotiated' | 'let_go'
	readonly endedWith: string | null
	readonly witnessId: string | null
}

export interface LivePerson {
	readonly id: string
	readonly name: string
	/** Whether a phone of theirs, signed in, is connected. */
	readonly present: boolean
	/** Whether one was in the last minutes: then rounds come to them, also while it sleeps. */
	readonly around: boolean
}

/** What is known of a session whether it has begun or not. Nothing in it is of one person alone. */
interface Followed {
	readonly sessionId: string
	/** Goes up with every change of what is shared; 0 until somebody waits. */
	readonly version: number
	/** The database's clock when this left the server: devices correct their own by it. Milliseconds since 1970. */
	readonly at: number
	readonly circle: { readonly id: string; readonly name: string; readonly videoUrl: string | null }
	/** As the calendar has it. */
	readonly startsAt: number
	readonly endsAt: number
	/** The session's zone, IANA. */
	readonly zone: string
	/** A cancelled session has no live part any more. */
	readonly cancelled: boolean
	/** The circle's next confirmed session after this one. */
	readonly next: { readonly id: string; readonly startsAt: number } | null
	/** Active members, by name. */
	readonly people: readonly LivePerson[]
	/** How many more follow by their session link without being signed in; they have no names here. */
	readonly guests: number
	/** Those of the steps, and those that hot seats to come would take; before the session's time only chosen ones. */
	readonly topics: readonly LiveTopic[]
	/** What the queue gives the hot seats now, those that were taken up first. */
	readonly hotSeats: readonly string[]
	/** Commitments that come up in the review, by person: due by this session, not private. */
	readonly review: readonly { readonly personId: string; readonly commitments: readonly LiveCommitment[] }[]
}

/** A session that nobody has started. */
export interface Waiting extends Followed {
	/** Who is to facilitate by the rota; whoever starts it does when they are not there. */
	readonly facilitatorId: string | null
}

/** What a phone is told: a session that goes, or one that is waited for. */
export type LiveState = { readonly live: Live } | { readonly waiting: Waiting }

/** Everything that all phones in a session share. Private commitments are not in it. */
export interface Live extends Followed {
	readonly startedAt: number
	readonly clock: Clock
	/** Of a hot seat: 0 to 4, see hotSeatPhases; 0 otherwise. */
	readonly phase: number
	readonly facilitatorId: string | null
	/** Since when nobody has seen the facilitator's phone; null while it is there, 0 when nobody facilitates. */
	readonly facilitatorGoneSince: number | null
	readonly round: Round
	readonly parked: readonly { readonly id: string; readonly words: string }[]
	readonly notes: readonly { readonly id: string; readonly words: string }[]
	readonly takeaways: readonly { readonly id: string; readonly words: string; readonly agreed: boolean }[]
	/** What was committed to in this session, not private, and who said "nothing this time". */
	readonly committed: readonly {
		readonly personId: string
		readonly nothing: boolean
		readonly commitments: readonly LiveCommitment[]
	}[]
}

export const statuses = ['open', 'kept', 'learned', 'renegotiated', 'let_go'] as const

export type Status = (typeof statuses)[number]

/** The four ways to end, equals all. */
export type Ending = Exclude<Status, 'open'>

export type Person = { readonly id: string; readonly name: string }

/** "By next session I will …" */
export type Commitment = {
	readonly id: string
	readonly words: string
	/** What one will be able to see. */
	readonly outcome: string | null
	readonly reason: string | null
	readonly support: string | null
	/** Seen by its owner alone. */
	readonly private: boolean
	readonly status: Status
	/** null once the account is gone. */
	readonly owner: Person | null
	/** null for somebody who has left the circle. */
	readonly circle: Person | null
	readonly witness: Person | null
	/** A plain date in the circle's zone. */
	readonly dueOn: string
	readonly dueSession: { readonly id: string; readonly startsAt: Date; readonly endsAt: Date } | null
	/** The session it was made in. */
	readonly sessionId: string | null
	readonly createdAt: Date
	readonly endedAt: Date | null
	/** What came of it, in a line. */
	readonly endedWith: string | null
	/** The one it continues in other words or to another date. */
	readonly renegotiates: string | null
}

export type CheckIn = { readonly id: string; readonly words: string; readonly createdAt: Date }

/** What its owner answered before the answer that stands, perhaps on another device. */
export type AnswerBefore = { readonly answer: Status; readonly words: string | null; readonly saidAt: Date }

/** That a witness is with the owner, until the date on which it was due then. */
export type Encouragement = {
	readonly id: string
	readonly dueOn: string
	readonly witness: Person | null
}

/** The order in which they are offered. */
export const offeredEndings: readonly Ending[] = ['kept', 'learned', 'renegotiated', 'let_go']

/** What each ending is called, and what it says. */
export const endings = {
	kept: { label: 'Kept', hint: 'It happened, and one can see it', tone: 'kept' },
	learned: { label: 'Learned', hint: 'It went another way, and I know why', tone: 'learned' },
	renegotiated: { label: 'Renegotiated', hint: 'Other words or another date', tone: 'renegotiated' },
	let_go: { label: 'Let go', hint: 'It no longer matters, or not to me', tone: 'let-go' }
} as const satisfies Record<Ending, { label: string; hint: string; tone: string }>

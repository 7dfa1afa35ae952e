import type { SectionKey } from './section.ts'

/** One thing that a packet says. */
export interface Item {
	id: string
	section: SectionKey
	/** Rising within its section. */
	place: number
	words: string
	/** What came of it, as one can observe it. */
	outcome: string | null
	/** Links to where it can be seen, all https. */
	evidence: string[]
	/** The commitment that it was copied from, as it was then. For its owner's eyes alone. */
	source: Source | null
}

export interface Source {
	/** Null once the commitment is gone. */
	commitmentId: string | null
	words: string
	circle: string
	endedAs: 'kept' | 'learned'
	endedAt: Date
}

export const holdings = ['unknown', 'holds', 'does_not'] as const
/** Whether a rule of thumb holds where its owner works. */
export type Holding = (typeof holdings)[number]

/** A rule of thumb that the owner heard. */
export interface Rule {
	id: string
	words: string
	heardFrom: string | null
	holds: Holding
}

export const commentKinds = ['comment', 'question'] as const

/** What somebody said of a packet, about one item or, without one, about the whole. */
export interface Comment {
	id: string
	itemId: string | null
	kind: (typeof commentKinds)[number]
	words: string
	answeredAt: Date | null
	createdAt: Date
	/** Null once their account is gone. */
	author: string | null
}

/** That a packet is shown to somebody, until an instant. The name is null where the reader may not see it. */
export interface Show {
	viewerId: string
	name: string | null
	until: Date
}

/** A packet as far as its reader may see it: rules, sources and shows are its owner's alone. */
export interface Packet {
	/** Null while nothing was ever put into it. */
	id: string | null
	owner: { id: string; name: string } | null
	items: Item[]
	rules: Rule[]
	shows: Show[]
	comments: Comment[]
}

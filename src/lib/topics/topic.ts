/** How many topics one may vote for in a session; the database holds it. */
export const votesEach = 3

/** What becomes of a topic: it has the hot seat, gets one, or waits in case one of those falls through. */
export type Seat = 'now' | 'hot' | 'reserve'

/** The same, as it stands before the line under a topic. */
export const seatWords = {
	now: 'In the hot seat now',
	hot: 'Hot seat',
	reserve: 'In reserve'
} as const satisfies Record<Seat, string>

/** What a session may discuss: a problem in somebody's words, or a prompt's opening question. */
export type Topic = {
	readonly id: string
	readonly words: string
	/** null where nobody has put a name to it, and once the account is gone. */
	readonly bringer: { readonly id: string; readonly name: string } | null
	/** Whether the reader brought it, with a name or without. */
	readonly mine: boolean
	/** Brought without a name; it stays so until it is signed. */
	readonly unsigned: boolean
	/** A suggestion, since nobody had brought anything a day before. */
	readonly standsIn: boolean
	readonly prompt: { readonly slug: string; readonly lens: string; readonly minutes: number } | null
	/** The key of the lens that a problem was brought under. */
	readonly lensKey: string | null
	/** The circle's own prompt that it came from. */
	readonly circlePromptId: string | null
	/** Who brought it, how it came, how long it has waited: a line under its words, without an end. */
	readonly facts: string
	/** As things stand; null for what has to wait, and while it would tell how others voted. */
	readonly seat: Seat | null
	readonly discussed: boolean
	/** How many have answered it in writing. */
	readonly answers: number
	/** Whether the reader has voted for it. */
	readonly voted: boolean
	/** null until the reader has voted in this session or it has begun, so that nobody follows the herd. */
	readonly votes: number | null
}

export type Topics = {
	/** What is in the hot seat at this moment and what waits, in the order in which it is taken up. */
	readonly topics: readonly Topic[]
	/** What was taken up and is no longer on, in that order. */
	readonly discussed: readonly Topic[]
	readonly votesLeft: number
	/** Who chose the hot seats otherwise than the votes would: 'Ilse chose the hot seats.' */
	readonly chosen: string | null
}

/** A session's queue with what its own pages need besides. */
export type Queue = Topics & {
	/** Whether the reader may choose the hot seats: organisers and the session's facilitator. */
	readonly mayChoose: boolean
	/** Whether the reader may take out what nobody signed: organisers. */
	readonly mayRemove: boolean
	/** Of the session's agenda, 0 to 2. */
	readonly hotSeatCount: number
}

/** A topic that was just taken back, for the way back. */
export type Taken = {
	readonly id: string
	readonly words: string | null
	readonly slug: string | null
	readonly lens: string | null
	readonly unsigned: boolean
	readonly prompt: string | null
}

/** What the last vote or taking back on a page answered. */
export type TopicAnswer =
	{ readonly taken?: Taken | null; readonly issues?: Partial<Record<string, string>> } | null | undefined

/** How many topics one may vote for in a session; the database holds it. */
export const votesEach = 3

/** What a session may discuss: a problem in somebody's words, or a prompt's opening question. */
export type Topic = {
	readonly id: string
	readonly words: string
	/** null once the account is gone. */
	readonly bringer: { readonly id: string; readonly name: string } | null
	readonly prompt: { readonly slug: string; readonly lens: string; readonly minutes: number } | null
	/** Whether the reader has voted for it. */
	readonly voted: boolean
	/** null until the reader has voted in this session, so that nobody follows the herd. */
	readonly votes: number | null
}

export type Topics = { readonly topics: readonly Topic[]; readonly votesLeft: number }

/** A topic that was just taken back: its words or its prompt's slug, for the way back. */
export type Taken = { readonly id: string; readonly words: string | null; readonly slug: string | null }

/** What the last vote or taking back on a page answered. */
export type TopicAnswer = { readonly taken?: Taken | null; readonly reason?: string } | null | undefined

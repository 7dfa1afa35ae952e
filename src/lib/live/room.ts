import type { LiveState } from './live.ts'
import type { News } from './live-source.ts'

/** A connection that is told of a session. */
export interface Follower {
	readonly personId: string
	/** The sign-in that it was opened with. */
	readonly signInId: string
	/** What their requests carry of it. */
	readonly mark: string
	/** When it began, by this server's clock. */
	readonly began: number
	/** The latest version that they were told, or had. */
	sent: number
	readonly listener: (news: News) => void
	/** Ends it with this as the last that they hear. */
	readonly end: (last: News) => void
}

/** A session as one server knows it, and who follows it there. */
export interface Room {
	readonly followers: Set<Follower>
	/** Who asks instead of subscribing, or as well, and when they did last. */
	readonly asking: Map<string, number>
	state: LiveState | null
	/** When it was last known that nothing has changed since, by this server's clock; 0 for never. */
	confirmed: number
	/** Answers whether the database did, once nothing is stale any more; null while nothing is asked. */
	reading: Promise<boolean> | null
	/** Something has changed while it was being read. */
	stale: boolean
}

/** Whoever asks does so every few seconds. */
const askingFor = 15_000

export const openRoom = (): Room => ({
	followers: new Set(),
	asking: new Map(),
	state: null,
	confirmed: 0,
	reading: null,
	stale: false
})

/**
 * Whose phones are there; forgets who has stopped asking. Of whoever facilitates a stream says too little: one into a
 * tunnel takes words for minutes. Their phone also asks, at each beat, so that it is missed soon and somebody can take
 * over.
 */
export function peopleIn({ followers, asking, state }: Room, now: number): Set<string> {
	for (const [personId, at] of asking) if (now - at > askingFor) asking.delete(personId)
	const facilitator = state && 'live' in state ? state.live.facilitatorId : null
	const streaming = [...followers].filter(
		({ personId, began }) => personId !== facilitator || now - began < askingFor
	)
	return new Set([...streaming.map(({ personId }) => personId), ...asking.keys()])
}

/** -1 as long as nothing is known. */
export function versionOf(state: LiveState | null): number {
	if (state === null) return -1
	return 'live' in state ? state.live.version : state.waiting.version
}

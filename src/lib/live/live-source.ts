import type { LiveState } from './live.ts'

/** What whoever follows a session is told. */
export type News =
	/** How it stands; `json` is the state within, once for everybody. */
	| { kind: 'state'; version: number; name: 'live' | 'waiting'; json: string }
	/** Nothing new, and what time it is: milliseconds since 1970 by the database. */
	| { kind: 'clock'; at: number }
	/** The session is theirs no longer, or nobody's, or their sign-in was ended. The last that they hear. */
	| { kind: 'gone' }
	/** This server stops, or they have too many connections: to be asked again. The last that they hear. */
	| { kind: 'again' }

/** Who follows a session, and by which sign-in: what is open by it ends soon after it was ended anywhere. */
export interface Asker {
	readonly personId: string
	readonly signInId: string
	/** What their requests carry of that sign-in, see markOf: by it they are known again without asking anybody. */
	readonly mark: string
}

/** Where news of live sessions come from. Ours asks the database; hosted Realtime could tell it the same. */
export interface LiveSource {
	/**
	 * Tells of every version after `since`, in rising order; some may be left out when a later one is known. Only members
	 * of the moment hear anything. What is returned ends it. Of one person's connections the oldest end when they are too many.
	 */
	subscribe(sessionId: string, asker: Asker, since: number, listener: (news: News) => void): () => void
	/**
	 * Somebody has changed something of a session through this server: it is told at once. Never throws.
	 * @returns how it stands since; null when nobody follows it here, or the database did not answer
	 */
	changed(sessionId: string): Promise<LiveState | null>
	/** How a session stood when it was last looked at, a second and a half ago at most; null when that is not known here. */
	known(sessionId: string): LiveState | null
	/**
	 * The same, and where that is older, as it is asked now: all who wait for it wait for one answer. null when nobody
	 * follows it here, or the database did not answer.
	 */
	fresh(sessionId: string): Promise<LiveState | null>
	/**
	 * How a session stands, for somebody who follows it here and asks as well: told by the mark of the sign-in that their
	 * connection was opened with, and only while that sign-in was found to be there a few seconds ago. They count as there.
	 * @returns null for everybody else, who have to say who they are
	 */
	beat(sessionId: string, mark: string): Promise<LiveState | null>
	/** Somebody asks again and again instead of subscribing: they count as there. */
	seen(sessionId: string, personId: string): void
	/** The database's time as this server knows it, milliseconds since 1970. */
	now(): number
	close(): void
}

/** Whether a state is somebody's to see: those in it are the active members. */
export const isOf = (state: LiveState, personId: string): boolean =>
	('live' in state ? state.live : state.waiting).people.some(({ id }) => id === personId)

/** A state that leaves the server at this instant of the database's time. */
export const stamped = (state: LiveState, at: number): LiveState =>
	'live' in state ? { live: { ...state.live, at } } : { waiting: { ...state.waiting, at } }

/** A state as everybody is told it. */
export function newsOf(state: LiveState, at: number): Extract<News, { kind: 'state' }> {
	const [name, shown] =
		'live' in state ? (['live', state.live] as const) : (['waiting', state.waiting] as const)
	return { kind: 'state', version: shown.version, name, json: JSON.stringify({ ...shown, at }) }
}

/*
 * "Who has been heard": the facilitator's own count, on their device, for the time of one session. Nothing of it is
 * sent but the order that it leads to.
 */

/** How often each was heard so far, by id; whoever is not in it was not. */
export type Heard = Readonly<Record<string, number>>

const keyOf = (sessionId: string) => `heard/${sessionId}`

/** What was counted on this device so far; empty where the browser keeps nothing. */
export function readHeard(sessionId: string): Heard {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(sessionId)) ?? '{}')
		const counts = Object.entries(kept ?? {}).filter(([, count]) => typeof count === 'number')
		return Object.fromEntries(counts)
	} catch {
		return {}
	}
}

/** Keeps what was counted for the time of this tab, where the browser keeps anything. */
export function keepHeard(sessionId: string, heard: Heard): void {
	try {
		sessionStorage.setItem(keyOf(sessionId), JSON.stringify(heard))
	} catch {
		// Then it lasts as long as the page.
	}
}

/** Forgets what was counted in a session; for its end. */
export function forgetHeard(sessionId: string): void {
	try {
		sessionStorage.removeItem(keyOf(sessionId))
	} catch {
		// Nothing was kept.
	}
}

/** One more time. */
export function hear(heard: Heard, id: string): Heard {
	return { ...heard, [id]: (heard[id] ?? 0) + 1 }
}

/** One time less, never below none. */
export function unhear(heard: Heard, id: string): Heard {
	return { ...heard, [id]: Math.max(0, (heard[id] ?? 0) - 1) }
}

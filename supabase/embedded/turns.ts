/** Runs the work it is given, and answers what that answers. */
export type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * Lets in one piece of work at a time, in the order of asking. PGlite has a single session, and lite begins
 * transactions on it without asking whether one is open: two requests at once would run under each other's
 * role. Work that throws ends its turn like any other. Never ask for a turn within a turn.
 */
export function takeTurns(): Turn {
	let last: Promise<unknown> = Promise.resolve()
	return (work) => {
		const turn = last.then(work)
		last = turn.catch(() => undefined)
		return turn
	}
}

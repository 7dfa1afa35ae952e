import type { Status } from '../commitments/commitment.ts'
import { lenses, type Lens } from '../prompts/lenses.ts'

/** A session in which something was discussed. */
export interface Meeting {
	readonly at: Date
	/** Of each topic that was taken up; empty for one without a lens. */
	readonly topics: readonly (readonly Lens[])[]
	/** How the commitments that were made in it stand. */
	readonly commitments: readonly Status[]
}

/** A lens that a circle has looked through. */
export interface LookedAt {
	readonly lens: Lens
	/** In how many sessions; two topics of one session count once. */
	readonly sessions: number
	readonly last: Date
	/** How the commitments made in those sessions stand. */
	readonly came: Readonly<Record<Status, number>>
}

export interface Coverage {
	readonly meetings: number
	/** The most looked at first, then the latest, then in the order in which lenses are listed. */
	readonly lookedAt: readonly LookedAt[]
	/** Lenses that nobody has looked through yet, as they are listed: the pitfalls first. */
	readonly untouched: readonly Lens[]
	/** Topics that were discussed through no lens. */
	readonly withoutLens: number
}

/**
 * Folds a circle's sessions into what it has looked at and what came of it. A commitment belongs to its session and so
 * counts with each lens of it: nobody says which topic it came from.
 */
export function foldCoverage(meetings: readonly Meeting[]): Coverage {
	const found = lenses.flatMap((lens): LookedAt[] => {
		const through = meetings.filter(({ topics }) => topics.some((of) => of.includes(lens)))
		const last = through.reduce<Date | null>((latest, { at }) => (latest && latest > at ? latest : at), null)
		if (!last) return []
		return [{ lens, sessions: through.length, last, came: countEnds(through) }]
	})
	const seen = new Set(found.map(({ lens }) => lens))
	return {
		meetings: meetings.length,
		// Sorting is stable: equals stay as they are listed.
		lookedAt: found.toSorted((a, b) => b.sessions - a.sessions || b.last.getTime() - a.last.getTime()),
		untouched: lenses.filter((lens) => !seen.has(lens)),
		withoutLens: meetings.flatMap(({ topics }) => topics).filter((of) => of.length === 0).length
	}
}

function countEnds(meetings: readonly Meeting[]): Record<Status, number> {
	const made = meetings.flatMap(({ commitments }) => commitments)
	const count = (status: Status) => made.filter((one) => one === status).length
	return {
		open: count('open'),
		kept: count('kept'),
		learned: count('learned'),
		renegotiated: count('renegotiated'),
		let_go: count('let_go')
	}
}

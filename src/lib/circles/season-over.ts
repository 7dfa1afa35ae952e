/** What stands in place of the next session when there is none. */
export interface SeasonOver {
	heading: string
	words: string
	/** Where it leads, below the circle's own address. */
	to: 'season' | 'record'
	label: string
}

/** @param closedOn the day in words, null while the circle goes on. */
export function describeOver(organiser: boolean, closedOn: string | null): SeasonOver {
	if (closedOn)
		return {
			heading: 'Closed',
			words: `Since ${closedOn}. Nothing in it changes any more; what was said stays readable to those who are in it.`,
			to: 'record',
			label: 'My record of it'
		}
	return {
		heading: 'Next session',
		words: organiser
			? 'The season is over. Go on with the same people, with others, or let it end well.'
			: 'The season is over. Say whether you would go on, and how.',
		to: 'season',
		label: 'How it goes on'
	}
}

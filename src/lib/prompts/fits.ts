import { passes } from './filter.ts'
import { isPitfall } from './lenses.ts'
import type { Asked } from './library-address.ts'
import type { IndexEntry } from './search-index.ts'
import type { Shelf } from './shelves.ts'

/** What is asked of a prompt by itself: one that fits is somewhere in the library as its address asks for it. */
type Fitting = Pick<IndexEntry, 'lenses' | 'archetypes' | 'contexts' | 'minutes'>

/** Whether a prompt is what the library's address asks for, so that a search can be kept to it. One lens is a shelf of its own. */
export function fits({ shelf, filter }: Asked): (entry: Fitting) => boolean {
	const passing = passes(filter)
	return (entry) => passing(entry) && (filter.lens !== null || shelf === null || standsOn(shelf, entry))
}

function standsOn(shelf: Shelf, { lenses: [main], archetypes, contexts }: Fitting): boolean {
	switch (shelf) {
		case 'pitfalls':
			return main !== undefined && isPitfall(main)
		case 'challenges':
			return main !== undefined && !isPitfall(main)
		case 'archetypes':
			return archetypes.length > 0
		case 'contexts':
			return contexts.length > 0
		case 'all':
			return true
	}
}

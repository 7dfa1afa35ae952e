import type { Filter } from './filter.ts'
import { passes } from './filter.ts'
import { makeSearch, type Match } from './search.ts'
import type { IndexEntry } from './search-index.ts'

/**
 * A search on this device: the library is fetched, what is typed goes nowhere. Loaded when somebody begins to type.
 * @param own the circle's own prompts, which are not in the library.
 * @throws TypeError or Error when the library cannot be fetched.
 */
export async function loadSearch(
	own: readonly IndexEntry[]
): Promise<(typed: string, filter: Filter) => Match[]> {
	const answer = await fetch('/prompts/index.json')
	if (!answer.ok) throw new Error(`The library did not come: ${answer.status}`)
	const library: IndexEntry[] = await answer.json()
	const entries = [...library, ...own]
	const search = makeSearch(entries)
	return (typed, filter) => {
		const fits = passes(filter)
		// Found among all and narrowed then, so that a word stays as rare as it is.
		return search(typed, entries.length)
			.filter(({ entry }) => fits(entry))
			.slice(0, 8)
	}
}

import { fits } from './fits.ts'
import type { Asked } from './library-address.ts'
import { makeSearch, type Match } from './search.ts'
import type { IndexEntry } from './search-index.ts'

/**
 * A search on this device: the library is fetched, what is typed goes nowhere. Loaded when somebody begins to type.
 * @param own the circle's own prompts, which are not in the library.
 * @throws TypeError or Error when the library cannot be fetched.
 */
export async function loadSearch(
	own: readonly IndexEntry[]
): Promise<(typed: string, asked: Asked) => Match[]> {
	const answer = await fetch('/prompts/index.json')
	if (!answer.ok) throw new Error(`The library did not come: ${answer.status}`)
	const library: IndexEntry[] = await answer.json()
	const search = makeSearch([...library, ...own])
	return (typed, asked) => search(typed, fits(asked))
}

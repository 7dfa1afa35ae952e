import { isArchetype } from '../profiles/archetype.ts'
import { atMost, type Filter } from './filter.ts'
import { isLens } from './lenses.ts'
import { searchAt } from './search-at.ts'
import { isShelf, type Shelf } from './shelves.ts'
import { isContext } from './vocabulary.ts'

/** What the library's address asks for: from which side, and narrowed to what. */
export type Asked = { readonly shelf: Shelf | null; readonly filter: Filter }

/** Reads the library's address; what it does not know asks nothing. */
export function readAsked(query: URLSearchParams): Asked {
	const known = <Key extends string>(name: string, isKey: (text: string) => text is Key) => {
		const text = query.get(name)
		return text !== null && isKey(text) ? text : null
	}
	return {
		shelf: known('by', isShelf),
		filter: {
			lens: known('lens', isLens),
			archetype: known('archetype', isArchetype),
			context: known('context', isContext),
			minutes: atMost.find((minutes) => String(minutes) === query.get('minutes')) ?? null
		}
	}
}

/** The library's address for that, of a session or of none: the same question has the same address. */
export function libraryAddress(session: string | null, asked: Partial<Asked>): string {
	const query = queryOf(session, asked)
	return query ? `/prompts?${query}` : '/prompts'
}

/** Where a search without scripts is posted to, so that the page that answers asks for the same. */
export function searchAction(session: string | null, asked: Asked): string {
	return searchAt(libraryAddress(session, asked))
}

function queryOf(session: string | null, { shelf, filter }: Partial<Asked>): string {
	const query = new URLSearchParams()
	for (const [name, value] of Object.entries({ session, by: shelf, ...filter }))
		if (value) query.set(name, String(value))
	return query.toString()
}

import { browse, browseLens, type PromptGroup } from './browse.ts'
import { describeEntry, type PromptEntry } from './entry.ts'
import { filterWords, narrowings, noFilter, passes } from './filter.ts'
import { libraryAddress, type Asked } from './library-address.ts'
import type { IndexEntry } from './search-index.ts'
import { isShelf, shelves } from './shelves.ts'

type Link = { href: string; label: string; current: boolean }

/** The library from the side that was asked for, and the ways on from it. */
export type LibraryView = {
	/** From which side; the first is what is suggested. */
	readonly chips: readonly Link[]
	readonly narrowings: readonly { label: string; links: readonly Link[] }[]
	/** What it is narrowed to, how many that leaves and the way out; null when it is not. */
	readonly narrowed: { words: string; count: string; out: string } | null
	/** null where suggestions are shown. */
	readonly groups: readonly PromptGroup<PromptEntry>[] | null
}

/** @param place the session that is picked for, if any, and the pages of the prompts in its queue. */
export function viewLibrary(
	entries: readonly IndexEntry[],
	{ shelf, filter }: Asked,
	place: { session: string | null; queued: readonly string[] }
): LibraryView {
	const words = filterWords(filter)
	const fitting = entries.filter(passes(filter))
	const { lens } = filter
	const asked = lens ? [browseLens(fitting, lens)] : browse(fitting, shelf ?? 'all')
	const full = asked.filter(({ prompts }) => prompts.length > 0)
	const address = (next: Partial<Asked>) => libraryAddress(place.session, next)
	return {
		chips: [
			{ href: address({}), label: 'For you', current: !shelf && !words },
			...Object.entries(shelves).map(([key, label]) => ({
				href: address({ ...(isShelf(key) && { shelf: key }), filter: { ...filter, lens: null } }),
				label: key === 'all' ? `All ${entries.length}` : label,
				current: !lens && (shelf ?? (words ? 'all' : null)) === key
			}))
		],
		narrowings: narrowings(filter).map(({ label, choices }) => ({
			label,
			links: choices.map((choice) => ({
				href: address({ shelf, filter: choice.filter }),
				label: choice.label,
				current: choice.current
			}))
		})),
		narrowed: words
			? {
					words,
					count: fitting.length === 1 ? 'One prompt' : `${fitting.length} of ${entries.length} prompts`,
					out: address({ shelf: shelf ?? 'all', filter: noFilter })
				}
			: null,
		groups:
			shelf || words
				? full.map((group) => ({
						...group,
						prompts: group.prompts.map((entry) => describeEntry(entry, place.queued))
					}))
				: null
	}
}

import { arrange } from './arrange.ts'
import type { Item } from './packet.ts'
import { sections, type SectionKey } from './section.ts'

/** Something that is missing: an item's id where it is about one, else a section that is empty. */
export interface Gap {
	readonly item: string | null
	readonly section: SectionKey
	readonly about: string
	readonly words: string
}

/**
 * What a packet lacks, in its own order: sections with nothing in them, and items that say no outcome one can observe or
 * show no evidence. The gaps its owner wrote are no part of it: they stand in their own section.
 */
export function findGaps(items: readonly Item[]): Gap[] {
	return arrange(items)
		.filter(({ key }) => key !== 'gaps')
		.flatMap(({ key, items: here }) =>
			here.length === 0
				? [{ item: null, section: key, about: sections[key].title, words: 'Nothing stands here yet.' }]
				: here.flatMap(missingIn)
		)
}

function missingIn({ id, section, words: about, outcome, evidence }: Item): Gap[] {
	if (outcome && evidence.length > 0) return []
	const words = outcome
		? 'No evidence yet.'
		: evidence.length > 0
			? 'No outcome that one can observe yet.'
			: 'No outcome that one can observe yet, and no evidence.'
	return [{ item: id, section, about, words }]
}

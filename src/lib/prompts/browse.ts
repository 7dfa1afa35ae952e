import { archetypes, archetypeWords } from '../profiles/archetype.ts'
import { challenges, isLens, lensExplanation, lensLabel, pitfalls, type Lens } from './lenses.ts'
import type { IndexEntry } from './search-index.ts'
import type { Shelf } from './shelves.ts'
import { contexts, isContext } from './vocabulary.ts'

/** Prompts that belong together, with the line that explains the heading; the heading is '' for a plain list. */
export type PromptGroup<Entry> = {
	readonly heading: string
	readonly explanation: string
	readonly prompts: readonly Entry[]
}

/**
 * Entries from one side: by pitfall or challenge, each under the one it is mainly about; by archetype or company, where
 * one may stand under several; or as a plain list. Empty groups are left out.
 */
export function browse<Entry extends IndexEntry>(
	entries: readonly Entry[],
	shelf: Shelf
): PromptGroup<Entry>[] {
	return groupsOf(entries, shelf).filter((group) => group.prompts.length > 0)
}

/** What touches a lens, in one group: first what is mainly about it. */
export function browseLens<Entry extends IndexEntry>(
	entries: readonly Entry[],
	lens: Lens
): PromptGroup<Entry> {
	const about = entries.filter(({ lenses }) => lenses[0] === lens)
	const touching = entries.filter(({ lenses }) => lenses[0] !== lens && lenses.includes(lens))
	return {
		heading: lensLabel(lens),
		explanation: lensExplanation(lens),
		prompts: [...about, ...touching]
	}
}

function groupsOf<Entry extends IndexEntry>(entries: readonly Entry[], shelf: Shelf): PromptGroup<Entry>[] {
	switch (shelf) {
		case 'pitfalls':
			return byLens(entries, Object.keys(pitfalls))
		case 'challenges':
			return byLens(entries, Object.keys(challenges))
		case 'archetypes':
			return archetypes.map((archetype) => ({
				heading: archetypeWords[archetype].name,
				explanation: sentence(archetypeWords[archetype].does),
				prompts: entries.filter((entry) => entry.archetypes.includes(archetype))
			}))
		case 'contexts':
			return Object.keys(contexts)
				.filter(isContext)
				.map((context) => ({
					heading: contexts[context].label,
					explanation: contexts[context].explanation,
					prompts: entries.filter((entry) => entry.contexts.includes(context))
				}))
		case 'all':
			return [{ heading: '', explanation: '', prompts: entries }]
	}
}

function byLens<Entry extends IndexEntry>(
	entries: readonly Entry[],
	keys: readonly string[]
): PromptGroup<Entry>[] {
	return keys.filter(isLens).map((lens) => ({
		heading: lensLabel(lens),
		explanation: lensExplanation(lens),
		prompts: entries.filter(({ lenses }) => lenses[0] === lens)
	}))
}

function sentence(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

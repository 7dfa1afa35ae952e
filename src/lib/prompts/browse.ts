import { archetypes, archetypeWords } from '../profiles/archetype.ts'
import { challenges, isLens, pitfalls, type Lens } from './lenses.ts'
import type { Prompt } from './prompt.ts'
import { contexts, type Term } from './vocabulary.ts'

/** The ways to look through the library, as an address has them, and as a chip says them. */
export const shelves = {
	pitfalls: 'Pitfalls',
	challenges: 'Challenges',
	archetypes: 'Archetypes',
	contexts: 'Contexts',
	short: 'Under 20 min',
	all: 'All'
} as const

export type Shelf = keyof typeof shelves

/** Prompts that belong together, with the line that explains the heading; the heading is '' for a plain list. */
export type PromptGroup = {
	readonly heading: string
	readonly explanation: string
	readonly prompts: readonly Prompt[]
}

/**
 * The library from one side: by pitfall or challenge, each prompt under the one it is mainly about; by archetype or
 * company, where one may stand under several; or as a plain list. Empty groups are left out.
 */
export function browse(prompts: readonly Prompt[], shelf: Shelf): PromptGroup[] {
	return groupsOf(prompts, shelf).filter((group) => group.prompts.length > 0)
}

function groupsOf(prompts: readonly Prompt[], shelf: Shelf): PromptGroup[] {
	switch (shelf) {
		case 'pitfalls':
			return byLens(prompts, pitfalls)
		case 'challenges':
			return byLens(prompts, challenges)
		case 'archetypes':
			return archetypes.map((archetype) => ({
				heading: archetypeWords[archetype].name,
				explanation: sentence(archetypeWords[archetype].does),
				prompts: prompts.filter(({ tags }) => tags.archetypes?.includes(archetype))
			}))
		case 'contexts':
			return Object.entries<Term>(contexts).map(([context, { label, explanation }]) => ({
				heading: label,
				explanation,
				prompts: prompts.filter(({ tags }) => tags.contexts?.some((each) => each === context))
			}))
		case 'short':
			return [plain(prompts.filter(({ minutes }) => minutes < 20))]
		case 'all':
			return [plain(prompts)]
	}
}

function byLens(prompts: readonly Prompt[], terms: Partial<Record<Lens, Term>>): PromptGroup[] {
	return Object.entries<Term>(terms).map(([lens, { label, explanation }]) => ({
		heading: label,
		explanation,
		prompts: isLens(lens) ? prompts.filter((prompt) => prompt.lens === lens) : []
	}))
}

function plain(prompts: readonly Prompt[]): PromptGroup {
	return { heading: '', explanation: '', prompts }
}

function sentence(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

import type { Archetype } from '../profiles/archetype.ts'
import { listPrompt, type Listed } from './entry.ts'
import type { Lens } from './lenses.ts'
import { meantWords } from './meant-words.ts'
import { lensesOf, type Prompt } from './prompt.ts'
import type { Context } from './vocabulary.ts'

/** A prompt as it is searched and filtered, on the device or on the server. */
export type IndexEntry = Listed & {
	readonly title: string
	/** What people say when they mean its lens. */
	readonly meant: string
	readonly minutes: number
	/** The main one first. */
	readonly lenses: readonly Lens[]
	readonly archetypes: readonly Archetype[]
	readonly contexts: readonly Context[]
}

/** A prompt as it is searched: without a word that neither a list shows nor a search or a filter asks. */
export function indexPrompt(prompt: Prompt): IndexEntry {
	return {
		...listPrompt(prompt),
		title: prompt.title,
		meant: meantWords[prompt.lens],
		minutes: prompt.minutes,
		lenses: lensesOf(prompt),
		archetypes: prompt.tags.archetypes ?? [],
		contexts: prompt.tags.contexts ?? []
	}
}

import type { Archetype } from '../profiles/archetype.ts'
import type { Lens } from './lenses.ts'
import type { Context, Sign } from './vocabulary.ts'

/** A topic that a circle took up, and how the commitments made in that session ended. */
export type Discussed = {
	/** The prompt's slug; null for a problem in somebody's own words. */
	readonly slug: string | null
	/** The lens that its bringer chose, if any; a prompt has its own. */
	readonly lens: Lens | null
	readonly at: Date
	readonly letGo: number
	readonly learned: number
	readonly kept: number
}

/** What the suggestions for a circle go by; nothing that its members may not all read anyway. */
export type SuggestionFacts = {
	readonly contexts: readonly Context[]
	/** How many members are of each archetype, of those who say it. */
	readonly archetypes: Readonly<Partial<Record<Archetype, number>>>
	/** Newest first. */
	readonly discussed: readonly Discussed[]
	/** Slugs of prompts that stand in a queue. */
	readonly waiting: readonly string[]
	/** In how many of the published pulses each warning sign showed lately. */
	readonly signs: Readonly<Partial<Record<Sign, number>>>
}

/** A circle of which nothing is known yet, or somebody without one. */
export const noFacts: SuggestionFacts = {
	contexts: [],
	archetypes: {},
	discussed: [],
	waiting: [],
	signs: {}
}

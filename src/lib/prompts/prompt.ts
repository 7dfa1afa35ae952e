import type { Archetype } from '../profiles/archetype.ts'
import type { Challenge, Lens, Pitfall } from './lenses.ts'
import type { Source } from './source.ts'
import type { Context, Principle, Sign, Signal, Step } from './vocabulary.ts'

/** An entry of the library: something a circle can talk about when nobody has brought a problem. */
export type Prompt = {
	/** Kebab-case, unique, kept for ever: topics in the database refer to it. */
	readonly slug: string
	/** At most 60 characters. */
	readonly title: string
	/** Two sentences in which a staff engineer recognises a week of theirs. */
	readonly situation: string
	/** The opening question, at most 140 characters, to be read aloud. */
	readonly question: string
	/** Two to four. */
	readonly followUps: readonly string[]
	/** 'By next session I will …', to be finished by whoever commits. */
	readonly starter: string
	/** How long a circle of eight needs, 10 to 30. */
	readonly minutes: number
	readonly source: Source
	/** The pitfall or challenge that it is mainly about; the tags do not repeat it. */
	readonly lens: Lens
	readonly tags: Tags
}

/** What else a prompt touches. An absent list is an empty one. */
export type Tags = {
	readonly pitfalls?: readonly Pitfall[]
	readonly challenges?: readonly Challenge[]
	readonly steps?: readonly Step[]
	readonly signs?: readonly Sign[]
	readonly principles?: readonly Principle[]
	readonly signals?: readonly Signal[]
	readonly archetypes?: readonly Archetype[]
	readonly contexts?: readonly Context[]
}

/** Every lens of a prompt: the main one, then the pitfalls and challenges among its tags. */
export function lensesOf(prompt: Prompt): readonly Lens[] {
	return [prompt.lens, ...(prompt.tags.pitfalls ?? []), ...(prompt.tags.challenges ?? [])]
}

import { archetypeWords } from '../profiles/archetype.ts'
import { lensExplanation, lensLabel } from './lenses.ts'
import type { Prompt } from './prompt.ts'
import { describeSource } from './source.ts'
import { contexts, steps } from './vocabulary.ts'

/** A prompt as a list shows it: little enough to be sent to the browser. */
export type PromptEntry = {
	readonly slug: string
	readonly lens: string
	readonly question: string
	readonly situation: string
	/** '20 min. Sponsorship framework: pitfall 2' */
	readonly source: string
	/** Why it is suggested, as a sentence. */
	readonly reason: string | null
	/** Whether it is in the session's queue already. */
	readonly queued: boolean
}

/** A prompt for a list. `queuedSlugs` are those that the session's queue holds. */
export function describeEntry(
	prompt: Prompt,
	queuedSlugs: readonly string[] = [],
	reason: string | null = null
): PromptEntry {
	return {
		slug: prompt.slug,
		lens: lensLabel(prompt.lens),
		question: prompt.question,
		situation: prompt.situation,
		source: `${prompt.minutes} min. ${describeSource(prompt.source)}`,
		reason,
		queued: queuedSlugs.includes(prompt.slug)
	}
}

/** A whole prompt for its own page, its tags as words. */
export function describePrompt(prompt: Prompt) {
	const { slug, title, situation, question, followUps, starter, minutes, lens } = prompt
	return {
		...{ slug, title, situation, question, followUps, starter, minutes },
		lens: lensLabel(lens),
		explanation: lensExplanation(lens),
		source: describeSource(prompt.source),
		tags: tagWords(prompt)
	}
}

/** What else it touches, as words, each once. */
function tagWords({ lens, tags }: Prompt): string[] {
	const also = [...(tags.pitfalls ?? []), ...(tags.challenges ?? [])].filter((each) => each !== lens)
	return [
		...also.map(lensLabel),
		...(tags.steps ?? []).map((step) => steps[step].label),
		...(tags.archetypes ?? []).map((archetype) => archetypeWords[archetype].name),
		...(tags.contexts ?? []).map((context) => contexts[context].label)
	]
}

import { archetypeWords } from '../profiles/archetype.ts'
import { lensExplanation, lensLabel } from './lenses.ts'
import type { Prompt } from './prompt.ts'
import { describeSource, nameSource } from './source.ts'
import { contexts, steps } from './vocabulary.ts'

/** A prompt as a list shows it: little enough to be sent to the browser. */
export type Listed = {
	/** Its page; putting it into a queue is posted there too. */
	readonly href: string
	/** As a heading; '' for a circle's own prompt that was kept without one. */
	readonly lens: string
	readonly question: string
	readonly situation: string
	/** '20 min. Framework, pitfall 2' */
	readonly source: string
}

/** The same in its place: for a session, for a reason. */
export type PromptEntry = Listed & {
	/** Why it is suggested or was found, as sentences. */
	readonly reason: string | null
	/** Whether it is in the session's queue already. */
	readonly queued: boolean
}

/** A prompt of the library as a list shows it. */
export function listPrompt({ slug, lens, question, situation, minutes, source }: Prompt): Listed {
	const facts = `${minutes} min. ${nameSource(source)}`
	return { href: `/prompts/${slug}`, lens: lensLabel(lens), question, situation, source: facts }
}

/** A prompt in its place. `queued` are the pages of those that the session's queue holds. */
export function describeEntry(
	{ href, lens, question, situation, source }: Listed,
	queued: readonly string[] = [],
	reasons: readonly string[] = []
): PromptEntry {
	const listed = { href, lens, question, situation, source }
	return { ...listed, reason: reasons.join(' ') || null, queued: queued.includes(href) }
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

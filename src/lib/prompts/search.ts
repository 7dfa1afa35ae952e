import { lensLabel } from './lenses.ts'
import type { Prompt } from './prompt.ts'

/** Words that say nothing about a problem, of those that are long enough to be looked for. */
const idle = new Set(
	`about after again also always been before being could does doing dont even ever every from have having
	here into just keep know like make many more most much must need never only other over really same should
	since some somebody someone something still such than that their them then there these they thing things
	this those very want what when where which while will with without would your`.split(/\s+/)
)

export type Match = { readonly prompt: Prompt; readonly words: readonly string[] }

/**
 * Prompts that speak of what somebody typed, those with most of its words first, each with the words that were found.
 * A word also finds its other forms by its stem: 'deadlines' finds 'deadline'. At most `most` are returned; none when
 * nothing that was typed says anything.
 */
export function searchPrompts(prompts: readonly Prompt[], typed: string, most = 12): Match[] {
	const words = [...new Set(wordsOf(typed).filter((word) => word.length > 3 && !idle.has(word)))]
	return prompts
		.map((prompt) => ({ prompt, ...scoreOf(prompt, words) }))
		.filter(({ score }) => score > 0)
		.toSorted((one, other) => other.score - one.score)
		.slice(0, most)
		.map(({ prompt, found }) => ({ prompt, words: found }))
}

function scoreOf(prompt: Prompt, words: readonly string[]): { score: number; found: string[] } {
	const heading = wordsOf(`${prompt.title} ${lensLabel(prompt.lens)} ${prompt.question}`)
	const story = wordsOf(prompt.situation)
	const weigh = (word: string) => {
		const stem = stemOf(word)
		const within = (text: readonly string[]) => text.some((each) => each.startsWith(stem))
		return within(heading) ? 3 : within(story) ? 2 : 0
	}
	const found = words.filter((word) => weigh(word) > 0)
	return { score: found.reduce((sum, word) => sum + weigh(word), 0), found }
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

/** The part of an English word that its plain forms share; rough, and never shorter than four letters. */
function stemOf(word: string): string {
	const stem = word.replace(/(?:ings?|ed|es|s|ly|ion|ions)$/, '')
	return stem.length < 4 ? word.slice(0, 4) : stem
}

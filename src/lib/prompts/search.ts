import { lensLabel } from './lenses.ts'
import type { Prompt } from './prompt.ts'

/** Words that say nothing about a problem, of those that are long enough to be looked for. */
const idle = new Set(
	`about after give giving gets getting goes going makes making takes taking anybody nobody everybody everything again also always been before being could does doing dont even ever every from have having
	here into just keep know like make many more most much must need never only other over really same should
	since some somebody someone something still such than that their them then there these they thing things
	this those very want what when where which while will with without would your`.split(/\s+/)
)

export type Match = { readonly prompt: Prompt; readonly words: readonly string[] }

/**
 * Prompts that speak of what somebody typed, the nearest first, each with the words that were found. A word counts more
 * the fewer prompts have it, and more in the question than in the situation; it also finds its other forms by its stem:
 * 'deadlines' finds 'deadline'. What is far behind the first is left out. None when nothing typed says anything.
 */
export function searchPrompts(prompts: readonly Prompt[], typed: string, most = 8): Match[] {
	const words = [...new Set(wordsOf(typed).filter((word) => word.length > 3 && !idle.has(word)))]
	const pages = prompts.map((prompt) => ({
		prompt,
		heading: wordsOf(`${prompt.title} ${lensLabel(prompt.lens)} ${prompt.question}`),
		story: wordsOf(prompt.situation)
	}))
	const looked = words.map((word) => {
		const stem = stemOf(word)
		const within = (text: readonly string[]) => text.some((each) => each.startsWith(stem))
		const marks = pages.map(({ heading, story }) => (within(heading) ? 3 : within(story) ? 2 : 0))
		const rarity = Math.log(1 + prompts.length / marks.filter((mark) => mark > 0).length)
		return { word, scores: marks.map((mark) => (mark === 0 ? 0 : mark * rarity)) }
	})
	const matches = pages.map(({ prompt }, index) => ({
		prompt,
		words: looked.filter(({ scores }) => (scores[index] ?? 0) > 0).map(({ word }) => word),
		score: looked.reduce((sum, { scores }) => sum + (scores[index] ?? 0), 0)
	}))
	const best = Math.max(0, ...matches.map(({ score }) => score))
	return matches
		.filter(({ score }) => score > 0 && score >= best / 3)
		.toSorted((one, other) => other.score - one.score)
		.slice(0, most)
		.map(({ prompt, words }) => ({ prompt, words }))
}

/** Why a prompt was found, as a sentence: 'You wrote “deadline” and “team”.' */
export function giveFindReason(words: readonly string[]): string {
	const quoted = words.map((word) => `“${word}”`)
	const last = quoted.pop() ?? ''
	return `You wrote ${quoted.length > 0 ? `${quoted.join(', ')} and ${last}` : last}.`
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

/** The part of an English word that its plain forms share; rough, and never shorter than four letters. */
function stemOf(word: string): string {
	const stem = word.replace(/(?:ings?|ed|es|s|ly|ion|ions)$/, '')
	return stem.length < 4 ? word.slice(0, 4) : stem
}

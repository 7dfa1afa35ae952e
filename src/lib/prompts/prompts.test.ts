import { describe, expect, it } from 'vitest'
import { archetypes } from '../profiles/archetype.ts'
import { challenges, isLens, lenses, lensExplanation, lensLabel, pitfalls } from './lenses.ts'
import { promptBySlug, prompts } from './library.ts'
import { lensesOf, type Prompt } from './prompt.ts'
import { describeSource, frameworkParts, interviewParts, nameSource } from './source.ts'
import { contexts, principles, signals, signs, steps } from './vocabulary.ts'

const sentencesOf = (text: string) => text.split(/(?<=[.?!])\s+/)

/** Everything of a prompt that is read as a sentence; placeholders stay in. */
const wordingOf = (prompt: Prompt) => [
	prompt.title,
	...sentencesOf(prompt.situation),
	prompt.question,
	...prompt.followUps,
	prompt.starter
]

const tally = (terms: readonly string[]) => {
	const counts = new Map<string, number>()
	for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
	return counts
}

const rarerThan = (least: number, terms: readonly string[], used: readonly string[]) => {
	const counts = tally(used)
	return terms.filter((term) => (counts.get(term) ?? 0) < least)
}

const repeated = (terms: readonly string[]) =>
	[...tally(terms)].filter(([, count]) => count > 1).map(([term]) => term)

describe('the library', () => {
	it('holds at least eighty prompts', () => {
		expect(prompts.length).toBeGreaterThanOrEqual(80)
	})

	it('finds each prompt by its slug and nothing by another', () => {
		expect(prompts.map((prompt) => promptBySlug(prompt.slug))).toEqual(prompts)
		expect(promptBySlug('no-such-prompt')).toBeUndefined()
		expect(promptBySlug('constructor')).toBeUndefined()
	})

	it('says no sentence twice', () => {
		const sentences = prompts.flatMap(wordingOf).map((sentence) => sentence.toLowerCase())
		expect(repeated(sentences)).toEqual([])
	})

	it('opens no two situations and no four questions with the same three words', () => {
		const opening = (text: string) => text.toLowerCase().split(' ').slice(0, 3).join(' ')
		expect(repeated(prompts.map((prompt) => opening(prompt.situation)))).toEqual([])
		const questions = [...tally(prompts.map((prompt) => opening(prompt.question)))]
		expect(questions.filter(([, count]) => count > 3)).toEqual([])
	})

	it('looks through each lens at least three times as the main one, through the central ones four times', () => {
		const main = prompts.map((prompt) => prompt.lens)
		const central = [...Object.keys(pitfalls), 'snacking', 'preening', 'chasing_ghosts']
		expect(rarerThan(3, lenses, main)).toEqual([])
		expect(rarerThan(4, central, main)).toEqual([])
	})

	it('covers each archetype ten times, each step, sign, signal and context five times, each principle four times', () => {
		const used = (pick: (prompt: Prompt) => readonly string[] | undefined) =>
			prompts.flatMap((prompt) => pick(prompt) ?? [])
		expect(
			rarerThan(
				10,
				archetypes,
				used((prompt) => prompt.tags.archetypes)
			)
		).toEqual([])
		expect(
			rarerThan(
				5,
				Object.keys(steps),
				used((prompt) => prompt.tags.steps)
			)
		).toEqual([])
		expect(
			rarerThan(
				5,
				Object.keys(signs),
				used((prompt) => prompt.tags.signs)
			)
		).toEqual([])
		expect(
			rarerThan(
				4,
				Object.keys(principles),
				used((prompt) => prompt.tags.principles)
			)
		).toEqual([])
		expect(
			rarerThan(
				5,
				Object.keys(signals),
				used((prompt) => prompt.tags.signals)
			)
		).toEqual([])
		expect(
			rarerThan(
				5,
				Object.keys(contexts),
				used((prompt) => prompt.tags.contexts)
			)
		).toEqual([])
	})

	it('draws on every part of both sources', () => {
		const partsOf = (document: string) =>
			prompts
				.map(({ source }) => source)
				.flatMap((source) => (source.document === document ? [source.part] : []))
		expect(rarerThan(1, frameworkParts, partsOf('framework'))).toEqual([])
		expect(rarerThan(1, interviewParts, partsOf('interview'))).toEqual([])
	})
})

describe.each(prompts.map((prompt) => ({ slug: prompt.slug, prompt })))('$slug', ({ prompt }) => {
	it('has a slug that the database takes, and only one prompt has it', () => {
		expect(prompt.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
		expect(prompt.slug.length).toBeLessThanOrEqual(80)
		expect(prompts.filter((other) => other.slug === prompt.slug)).toEqual([prompt])
	})

	it('keeps to the lengths', () => {
		expect(prompt.title.length).toBeLessThanOrEqual(60)
		expect(prompt.question.length).toBeLessThanOrEqual(140)
		expect(prompt.followUps.length).toBeGreaterThanOrEqual(2)
		expect(prompt.followUps.length).toBeLessThanOrEqual(4)
		expect(prompt.minutes).toBeGreaterThanOrEqual(10)
		expect(prompt.minutes).toBeLessThanOrEqual(30)
	})

	it('tells a situation in two sentences, asks questions and ends in a commitment', () => {
		expect(sentencesOf(prompt.situation)).toHaveLength(2)
		for (const question of [prompt.question, ...prompt.followUps]) {
			expect(question.endsWith('?')).toBe(true)
			expect(sentencesOf(question)).toHaveLength(1)
		}
		expect(prompt.starter).toMatch(/^By next session I will \S.*[.…]$/)
		expect(prompt.title).not.toMatch(/\.$/)
	})

	it('is typeset: no straight quotes, no dashes as rhetoric, no stray spaces', () => {
		for (const text of wordingOf(prompt)) expect(text).not.toMatch(/['"—–]| {2}|^\s|\s$|\.\.\./)
	})

	it('tags each term once and its main lens not again', () => {
		expect(repeated(lensesOf(prompt))).toEqual([])
		for (const terms of Object.values(prompt.tags)) {
			expect(terms.length).toBeGreaterThan(0)
			expect(repeated(terms)).toEqual([])
		}
	})

	it('takes pitfalls, steps and the like from the framework, the rest from the interview', () => {
		const pitfall = Object.keys(pitfalls).indexOf(prompt.lens)
		const part = /^Pitfall (\d)$/.exec(prompt.source.part)?.[1]
		if (part) expect(pitfall).toBe(Number(part) - 1)
		else if (pitfall >= 0) expect(prompt.source.document).toBe('framework')
	})
})

describe('the vocabularies', () => {
	it('say each label once, in sentence case, with an explanation that ends', () => {
		const terms = [pitfalls, challenges, steps, signs, principles, signals, contexts].flatMap((vocabulary) =>
			Object.values(vocabulary)
		)
		expect(repeated(terms.map((term) => term.label))).toEqual([])
		for (const { label, explanation } of terms) {
			expect(label).toMatch(/^[A-Z][^.]*[a-z]$/)
			expect(explanation).toMatch(/^[A-Z].*[.?]$/)
		}
	})

	it('know a lens from another word', () => {
		expect(lenses).toHaveLength(28)
		expect(isLens('snacking')).toBe(true)
		expect(isLens('toString')).toBe(false)
		expect(isLens('')).toBe(false)
		expect(lensLabel('staff_project_myth')).toBe('The staff-project myth')
		expect(lensExplanation('preening')).toBe('Work that is seen by many and changes little.')
	})

	it('name a source in one line', () => {
		expect(describeSource({ document: 'framework', part: 'Pitfall 2' })).toBe(
			'Sponsorship framework: pitfall 2'
		)
		expect(describeSource({ document: 'interview', part: 'Two career paths' })).toBe(
			'Interview with Will Larson: Two career paths'
		)
		expect(nameSource({ document: 'framework', part: 'Pitfall 2' })).toBe('Framework, pitfall 2')
		expect(nameSource({ document: 'interview', part: 'Two career paths' })).toBe('Interview')
	})
})

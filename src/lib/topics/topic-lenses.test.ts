import { expect, test } from 'vitest'
import { lenses } from '../prompts/lenses.ts'
import { prompts } from '../prompts/library.ts'
import { lensesOf } from '../prompts/prompt.ts'
import { lensesOfTopic, lensOptions } from './topic-lenses.ts'

test('a prompt brings its lenses along, whatever the topic says itself', () => {
	for (const prompt of prompts)
		expect(lensesOfTopic({ lens: 'snacking', promptSlug: prompt.slug })).toEqual(lensesOf(prompt))
})

test('a problem has the one it was brought under, or none', () => {
	expect(lensesOfTopic({ lens: 'snacking', promptSlug: null })).toEqual(['snacking'])
	expect(lensesOfTopic({ lens: null, promptSlug: null })).toEqual([])
})

test('what the library no longer has is passed over', () => {
	expect(lensesOfTopic({ lens: 'no_such_lens', promptSlug: null })).toEqual([])
	expect(lensesOfTopic({ lens: null, promptSlug: 'no-such-prompt' })).toEqual([])
})

test('a form offers each lens once, and none', () => {
	const offered = lensOptions.flatMap(({ options }) => options.map(({ value }) => value))
	expect(offered).toEqual(['', ...lenses])
})

import { describe, expect, test } from 'vitest'
import { totalMinutes } from './fit-steps.ts'
import { objectToSteps } from './object-to-steps.ts'
import { chooseTemplate, templates } from './templates.ts'

describe('the templates', () => {
	test.each(templates)('$slug can be kept as it is and fills its time', ({ slug, steps }) => {
		expect(objectToSteps(steps)).toEqual({})
		expect(totalMinutes(steps)).toBe(slug === 'two-hot-seats' ? 90 : 60)
		expect(totalMinutes(steps.slice(-2))).toBeGreaterThanOrEqual(10)
	})

	test('have names and slugs of their own', () => {
		expect(new Set(templates.map(({ slug }) => slug)).size).toBe(templates.length)
		expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length)
	})

	test('the first session gets to know each other, and agrees on charter, hours and season', () => {
		const kinds = templates.find(({ slug }) => slug === 'first')?.steps.map(({ kind }) => kind)
		expect(kinds).toEqual(expect.arrayContaining(['introductions', 'charter', 'hours', 'season']))
	})
})

describe('the usual agenda', () => {
	const middle = { isFirst: false, isLast: false }
	const call = (minutes: number) => ({ minutes, format: 'call' as const })

	test('has one hot seat, and from eighty minutes on two', () => {
		expect(chooseTemplate(call(60), middle).slug).toBe('hour')
		expect(chooseTemplate(call(79), middle).slug).toBe('hour')
		expect(chooseTemplate(call(80), middle).slug).toBe('two-hot-seats')
	})

	test('is another one for the first and the last session, and in writing', () => {
		expect(chooseTemplate(call(90), { isFirst: true, isLast: false }).slug).toBe('first')
		expect(chooseTemplate(call(90), { isFirst: false, isLast: true }).slug).toBe('last')
		expect(chooseTemplate({ minutes: 90, format: 'writing' }, middle).slug).toBe('in-writing')
	})

	test('begins a circle that meets only once, rather than ending it', () => {
		expect(chooseTemplate(call(60), { isFirst: true, isLast: true }).slug).toBe('first')
	})
})

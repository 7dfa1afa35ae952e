import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindsToAdd } from './arrange-steps.ts'
import { fitSteps, shortenSteps, totalMinutes } from './fit-steps.ts'
import type { Step } from './step.ts'
import { templates } from './templates.ts'

const minutesOf = (steps: readonly Step[]) => steps.map(({ minutes }) => minutes)
const stepsOf = (slug: string) => templates.find((template) => template.slug === slug)?.steps ?? []

const minutes = fc.integer({ min: 1, max: 120 })
const agenda = fc
	.tuple(
		fc.array(fc.record({ kind: fc.constantFrom(...kindsToAdd), minutes, title: fc.constant(null) }), {
			maxLength: 18
		}),
		fc.integer({ min: 9, max: 120 }),
		minutes
	)
	.map(([before, commitments, close]): Step[] => [
		...before,
		{ kind: 'commitments', minutes: commitments, title: null },
		{ kind: 'close', minutes: close, title: null }
	])
const length = fc.integer({ min: 15, max: 240 })

describe('fitting an agenda to a session', () => {
	test('keeps one that fits already', () => {
		expect(fitSteps(stepsOf('hour'), 60)).toEqual(stepsOf('hour'))
	})

	test('shortens the middle first: half an hour still has ten minutes for commitments and close', () => {
		expect(minutesOf(fitSteps(stepsOf('hour'), 30))).toEqual([2, 5, 13, 7, 3])
	})

	test('gives a quarter of an hour ten minutes for commitments and close, and the rest what is left', () => {
		expect(minutesOf(fitSteps(stepsOf('hour'), 15))).toEqual([1, 1, 3, 7, 3])
	})

	test('stretches to two hours in proportion', () => {
		expect(minutesOf(fitSteps(stepsOf('two-hot-seats'), 120))).toEqual([7, 13, 40, 40, 13, 7])
	})

	test('never makes one that is free of haste longer', () => {
		expect(shortenSteps(stepsOf('hour'), 90)).toEqual(stepsOf('hour'))
	})

	test('shortens what was chosen before the commitments, and those only where nothing else is left', () => {
		expect(minutesOf(shortenSteps(stepsOf('hour'), 45))).toEqual([3, 7, 20, 10, 5])
		expect(minutesOf(shortenSteps(stepsOf('hour'), 15))).toEqual(minutesOf(fitSteps(stepsOf('hour'), 15)))
		fc.assert(
			fc.property(agenda, length, (steps, session) => {
				const shortened = shortenSteps(steps, session)
				expect(totalMinutes(shortened.slice(-2))).toBeGreaterThanOrEqual(10)
				if (session - 10 >= steps.length - 2) expect(totalMinutes(shortened)).toBeLessThanOrEqual(session)
			})
		)
	})

	test('holds for every agenda and every length', () => {
		fc.assert(
			fc.property(agenda, length, (steps, session) => {
				const fitted = fitSteps(steps, session)
				expect(fitted.map(({ kind }) => kind)).toEqual(steps.map(({ kind }) => kind))
				for (const { minutes } of fitted) {
					expect(Number.isInteger(minutes)).toBe(true)
					expect(minutes).toBeGreaterThanOrEqual(1)
					expect(minutes).toBeLessThanOrEqual(120)
				}
				expect(totalMinutes(fitted.slice(-2))).toBeGreaterThanOrEqual(10)
				const enough = session - 10 >= steps.length - 2
				if (!enough) expect(totalMinutes(fitted)).toBe(10 + steps.length - 2)
				else if (fitted.every(({ minutes }) => minutes < 120)) expect(totalMinutes(fitted)).toBe(session)
				else expect(totalMinutes(fitted)).toBeLessThanOrEqual(session)
			})
		)
	})

	test('fits the same again to the same', () => {
		fc.assert(
			fc.property(agenda, length, (steps, session) => {
				const once = fitSteps(steps, session)
				if (totalMinutes(once) === session) expect(fitSteps(once, session)).toEqual(once)
			})
		)
	})
})

import { describe, expect, test } from 'vitest'
import type { Band } from './band.ts'
import { countSigns, type Bands } from './signs.ts'

const none: Bands = {}
const pulse = (challenge: Band): Bands => ({
	challenge: { good: 'some', warning: challenge },
	support: { good: 'most', warning: 'few' }
})
const challenge = (...pulses: Bands[]) => countSigns(pulses).signs[0]

describe('a sign', () => {
	test('shows where more than a few gave the answer that warns, and twice is often', () => {
		expect(challenge(pulse('few'), pulse('some'))).toEqual({ key: 'challenge', shown: 1, often: false })
		expect(challenge(pulse('some'), pulse('most'))).toEqual({ key: 'challenge', shown: 2, often: true })
	})

	test('is looked for in the last six published ones, whatever lies between', () => {
		const quiet = Array<Bands>(5).fill(pulse('few'))
		expect(challenge(pulse('most'), none, ...quiet, none)?.shown).toBe(1)
		expect(challenge(pulse('most'), ...quiet, pulse('few'))?.shown).toBe(0)
		expect(countSigns([none, ...quiet]).of).toBe(5)
	})

	test('of a question that nobody was asked does not show', () => {
		const { of, signs } = countSigns([none, pulse('most')])
		expect(of).toBe(1)
		expect(signs.map(({ shown }) => shown)).toEqual([1, 0, 0, 0])
	})
})

import { describe, expect, it } from 'vitest'
import { minutesOfDay, timeOfDay } from './wall-time.ts'

describe('times of day', () => {
	it('are read as typed and as SQL gives them', () => {
		expect(minutesOfDay('16:00')).toBe(960)
		expect(minutesOfDay('16:00:00')).toBe(960)
		expect(minutesOfDay('00:00')).toBe(0)
		expect(minutesOfDay('23:59')).toBe(1439)
	})

	it('are refused when they are none', () => {
		for (const text of ['24:00', '16:60', '9:00', '16:00:30', '16', '', '16:00 ']) {
			expect(() => minutesOfDay(text), text).toThrow(RangeError)
		}
	})

	it('are written with two digits each', () => {
		expect([timeOfDay(0), timeOfDay(485), timeOfDay(1439)]).toEqual(['00:00', '08:05', '23:59'])
	})
})

import { describe, expect, it } from 'vitest'
import { assumedMarks, isNight, painOfHalfHour, worstPain } from './pain.ts'

const at = (time: string) => Number(time.slice(0, 2)) * 2 + (time.slice(3) === '30' ? 1 : 0)

describe('what a half-hour costs', () => {
	it('is what its mark says by day', () => {
		expect([...'gpx'].map((mark) => painOfHalfHour(mark, at('16:00')))).toEqual([0, 20, 60])
		expect([...'gpx'].map((mark) => painOfHalfHour(mark, at('07:00')))).toEqual([0, 20, 60])
		expect([...'gpx'].map((mark) => painOfHalfHour(mark, at('21:30')))).toEqual([0, 20, 60])
	})

	it('is never nothing at night, and the most at three', () => {
		const night = Array.from({ length: 48 }, (_, halfHour) => halfHour).filter(isNight)
		expect(night).toHaveLength(18)
		for (const halfHour of night) {
			for (const mark of 'gpx') {
				const byDay = painOfHalfHour(mark, at('12:00')) ?? NaN
				expect(painOfHalfHour(mark, halfHour)).toBeGreaterThan(byDay)
				expect(painOfHalfHour(mark, halfHour)).toBeLessThanOrEqual(painOfHalfHour(mark, at('03:00')) ?? NaN)
			}
		}
		expect(painOfHalfHour('x', at('03:00'))).toBe(worstPain)
	})

	it('grows from ten in the evening to three, and falls until seven', () => {
		const good = ['22:00', '23:30', '00:00', '02:30', '03:00', '03:30', '06:30'].map((time) =>
			painOfHalfHour('g', at(time))
		)
		expect(good).toEqual([10, 19, 22, 37, 40, 35, 5])
	})

	it('is not known where they cannot come, and refuses marks that do not exist', () => {
		expect(painOfHalfHour('.', at('16:00'))).toBeNull()
		expect(() => painOfHalfHour('', 0)).toThrow(RangeError)
		expect(() => painOfHalfHour('G', 0)).toThrow(RangeError)
	})
})

describe('what is assumed of those who marked nothing', () => {
	it('is that working hours are possible and all else is painful, never that they cannot', () => {
		expect(assumedMarks).toHaveLength(336)
		expect(assumedMarks).not.toMatch(/[g.]/)
		expect(assumedMarks.charAt(at('09:00'))).toBe('p')
		expect(assumedMarks.charAt(4 * 48 + at('17:30'))).toBe('p')
		expect(assumedMarks.charAt(at('18:00'))).toBe('x')
		expect(assumedMarks.charAt(5 * 48 + at('12:00'))).toBe('x')
	})
})

import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isPlainDate, utcMidnight, weekdayOf } from './plain-date.ts'

describe('plain dates', () => {
	it('are added to across months, years and leap days, forwards and backwards', () => {
		expect(addDays('2026-12-31', 14)).toBe('2027-01-14')
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
		expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
		expect(addDays('2027-01-14', -14)).toBe('2026-12-31')
	})

	it('have whole days between them, also where the clocks change', () => {
		expect(daysBetween('2026-12-03', '2027-03-11')).toBe(98)
		expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
		expect(daysBetween('2026-12-03', '2026-12-03')).toBe(0)
		expect(daysBetween('2026-12-03', '2026-12-01')).toBe(-2)
	})

	it('know their weekday, from 0 for Sunday', () => {
		expect(weekdayOf('2026-12-03')).toBe(4)
		expect(weekdayOf('2026-12-06')).toBe(0)
	})

	it('are refused when no such day exists or they are written otherwise', () => {
		for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '03.12.2026', '', '2026-12-03T00:00']) {
			expect(isPlainDate(text), text).toBe(false)
			expect(() => utcMidnight(text), text).toThrow(RangeError)
		}
		expect(isPlainDate('2028-02-29')).toBe(true)
		for (const beyond of ['0000-01-01', '1999-12-31', '2500-01-01', '9999-12-31']) {
			expect(isPlainDate(beyond), beyond).toBe(false)
		}
	})
})

import { expect, it } from 'vitest'
import { describeSeen } from './seen.ts'

const now = new Date(2026, 10, 20, 16, 30)

it('says the hour and today', () => {
	expect(describeSeen(new Date(2026, 10, 20, 9, 4), now)).toBe('at 09:04 today')
})

it('says yesterday for the day before, however few hours ago', () => {
	expect(describeSeen(new Date(2026, 10, 19, 23, 59), new Date(2026, 10, 20, 0, 1))).toBe(
		'at 23:59 yesterday'
	)
	expect(describeSeen(new Date(2026, 9, 24, 12, 0), new Date(2026, 9, 25, 23, 0))).toBe('at 12:00 yesterday')
})

it('says the date for days before', () => {
	expect(describeSeen(new Date(2026, 10, 18, 16, 4), now)).toBe('at 16:04 on 18 November')
})

it('says today when the clock was set back meanwhile', () => {
	expect(describeSeen(new Date(2026, 10, 21, 8, 0), now)).toBe('at 08:00 today')
})

import { describe, expect, test } from 'vitest'
import { describeUntil, endOf, lastDay } from './until.ts'

const viewer = { zone: 'Europe/Lisbon', locale: 'en-GB', now: new Date('2026-12-01T12:00:00Z') }

describe('until when a packet is shown', () => {
	test('the day that was picked is the last, where its owner is', () => {
		expect(endOf('2026-12-28', 'Europe/Berlin').toISOString()).toBe('2026-12-28T23:00:00.000Z')
		expect(lastDay(endOf('2026-12-28', 'Europe/Berlin'), 'Europe/Berlin')).toBe('2026-12-28')
	})

	test('a midnight that a clock change skips is the first moment after it', () => {
		// Beirut went from 0:00 to 1:00 on 29 March 2026.
		expect(endOf('2026-03-28', 'Asia/Beirut').toISOString()).toBe('2026-03-28T22:00:00.000Z')
		expect(lastDay(endOf('2026-03-28', 'Asia/Beirut'), 'Asia/Beirut')).toBe('2026-03-28')
	})

	test('is said by the day, and by the hour where the day does not end with it; the zone is named', () => {
		expect(describeUntil(endOf('2026-12-28', 'Europe/Lisbon'), viewer)).toBe(
			'until the end of Monday 28 December, Lisbon time'
		)
		expect(describeUntil(endOf('2026-12-28', 'Europe/Berlin'), viewer)).toBe(
			'until Monday 28 December, 23:00 Lisbon time'
		)
		expect(describeUntil(endOf('2027-01-03', 'Europe/Lisbon'), viewer)).toMatch(
			/^until the end of Sunday,? 3 January 2027, /
		)
	})
})

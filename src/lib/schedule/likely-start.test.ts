import { expect, it } from 'vitest'
import { nextLikelyStart } from './likely-start.ts'

it.each([
	['2026-11-20T19:00Z', 'Europe/Berlin', '2026-12-03'],
	// Ten days ahead is a Thursday: that one.
	['2026-11-23T12:00Z', 'Europe/Berlin', '2026-12-03'],
	['2026-11-24T12:00Z', 'Europe/Berlin', '2026-12-10'],
	// Monday evening in Honolulu is Tuesday in Auckland.
	['2026-11-24T05:00Z', 'Pacific/Honolulu', '2026-12-03'],
	['2026-11-24T05:00Z', 'Pacific/Auckland', '2026-12-10']
])('offers, at %s in %s, %s', (now, zone, date) => {
	expect(nextLikelyStart(new Date(now), zone)).toBe(date)
})

import { describe, expect, it } from 'vitest'
import { joinOpens, linkEnds, sessionState } from './state.ts'

const session = {
	startsAt: new Date('2026-12-03T15:00Z'),
	endsAt: new Date('2026-12-03T16:00Z'),
	status: 'planned'
}

describe('a session page', () => {
	it.each([
		['2026-11-03T15:00:00.000Z', 'prepare'],
		['2026-12-03T14:44:59.999Z', 'prepare'],
		['2026-12-03T14:45:00.000Z', 'join'],
		['2026-12-03T15:59:59.999Z', 'join'],
		['2026-12-03T16:00:00.000Z', 'close'],
		['2026-12-04T15:59:59.999Z', 'close'],
		['2026-12-04T16:00:00.000Z', 'next'],
		['2027-12-04T16:00:00.000Z', 'next']
	])('is, at %s, for: %s', (now, state) => {
		expect(sessionState(session, new Date(now))).toBe(state)
	})

	it('leads on from a cancelled session at any time', () => {
		const cancelled = { ...session, status: 'cancelled' }
		for (const now of ['2026-11-03T15:00Z', '2026-12-03T15:30Z', '2026-12-03T16:30Z']) {
			expect(sessionState(cancelled, new Date(now))).toBe('next')
		}
	})

	it('gives the call link from a quarter of an hour before and a session link until a day after', () => {
		expect(joinOpens(session)).toEqual(new Date('2026-12-03T14:45Z'))
		expect(linkEnds(session)).toEqual(new Date('2026-12-04T16:00Z'))
	})
})

import { describe, expect, it } from 'vitest'
import { joinOpens, linkEnds, livePart, liveRow, sessionState } from './state.ts'

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

	it('follows the live part where there is one, a day at most', () => {
		const at = (time: string, live: 'on' | 'over') => sessionState({ ...session, live }, new Date(time))
		expect(at('2026-12-03T14:50Z', 'on')).toBe('join')
		expect(at('2026-12-03T16:20Z', 'on')).toBe('join')
		expect(at('2026-12-03T15:40Z', 'over')).toBe('close')
		expect(at('2026-12-03T16:20Z', 'over')).toBe('close')
		expect(at('2026-12-04T16:00Z', 'on')).toBe('next')
		expect(sessionState({ ...session, status: 'cancelled', live: 'on' }, new Date('2026-12-03T15:20Z'))).toBe(
			'next'
		)
	})

	it('has a live part from its beginning, not while people wait for it', () => {
		const begun = '2026-12-03T15:02Z'
		const row = { started_at: begun, ended_at: null }
		for (const embedded of [row, [row]]) expect(liveRow(embedded)).toBe(row)
		for (const none of [null, []]) expect(liveRow(none)).toBeUndefined()
		expect(livePart(undefined)).toBeNull()
		expect(livePart({ started_at: null, ended_at: null })).toBeNull()
		expect(livePart({ started_at: begun, ended_at: null })).toBe('on')
		expect(livePart({ started_at: begun, ended_at: '2026-12-03T16:02Z' })).toBe('over')
	})

	it('gives the call link from a quarter of an hour before and a session link until a day after', () => {
		expect(joinOpens(session)).toEqual(new Date('2026-12-03T14:45Z'))
		expect(linkEnds(session)).toEqual(new Date('2026-12-04T16:00Z'))
	})
})

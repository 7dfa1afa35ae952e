import { expect, test } from 'vitest'
import { markSession, type PulsedSession } from './session-mark.ts'

const now = new Date('2026-01-10T12:00:00Z')
const reader = { zone: 'Europe/Lisbon', locale: 'en-GB', now }
const session = (startsAt: string, bands: PulsedSession['bands'] = {}): PulsedSession => ({
	id: 's',
	startsAt: new Date(startsAt),
	endsAt: new Date(Date.parse(startsAt) + 3_600_000),
	zone: 'Europe/Berlin',
	bands
})
const mark = (...of: Parameters<typeof session>) => markSession(session(...of), 'challenge', reader)

test('a session has its bands, and its day where the reader is', () => {
	const bands = { challenge: { good: 'most', warning: 'few' } } as const
	// A quarter past midnight in Berlin.
	expect(mark('2026-01-07T23:15:00Z', bands)).toEqual({
		id: 's',
		day: 'Wed 7 Jan',
		good: 'most',
		warning: 'few',
		without: null
	})
	expect(mark('2025-12-30T18:00:00Z', bands).day).toBe('Tue 30 Dec 2025')
})

test('a session without bands waits for a day and an hour or two, then too few have answered', () => {
	expect(mark('2026-01-09T10:00:00Z').without).toBe('waiting')
	expect(mark('2026-01-09T08:00:00Z').without).toBe('too_few')
	const ofAnother = { support: { good: 'most', warning: 'few' } } as const
	expect(mark('2026-01-01T10:00:00Z', ofAnother).without).toBe('too_few')
})

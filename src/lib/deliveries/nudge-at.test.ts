import { describe, expect, it } from 'vitest'
import type { QuietHours } from './due.ts'
import { nudgeAt } from './nudge-at.ts'

const night = { from: '22:00', until: '07:00' }
const long = new Date('2026-11-01T00:00:00Z')
const at = (
	due: string,
	{
		quiet = night,
		zone = 'Europe/Lisbon',
		now = long,
		since = long
	}: { quiet?: QuietHours | null; zone?: string; now?: Date; since?: Date } = {}
) =>
	nudgeAt(
		due.includes('T') ? { startsAt: new Date(due) } : { on: due },
		since,
		quiet,
		zone,
		now
	)?.toISOString()

describe('the question in the middle of the fortnight', () => {
	it('comes at nine in the morning seven days before the day it is due', () => {
		expect(at('2026-12-10T16:00:00Z')).toBe('2026-12-03T09:00:00.000Z')
		expect(at('2026-12-10')).toBe('2026-12-03T09:00:00.000Z')
	})

	it('counts days and hours where the reader is', () => {
		// Half past one in the night in Auckland, the day after.
		expect(at('2026-12-10T12:30:00Z', { zone: 'Pacific/Auckland' })).toBe('2026-12-03T20:00:00.000Z')
		expect(at('2026-12-10', { zone: 'America/New_York' })).toBe('2026-12-03T14:00:00.000Z')
	})

	it('keeps its hour over a change of clocks', () => {
		expect(at('2027-04-01', { zone: 'Europe/Berlin' })).toBe('2027-03-25T08:00:00.000Z')
		expect(at('2027-04-05', { zone: 'Europe/Berlin' })).toBe('2027-03-29T07:00:00.000Z')
	})

	it('waits for whoever sleeps late', () => {
		expect(at('2026-12-10', { quiet: { from: '23:00', until: '11:30' } })).toBe('2026-12-03T11:30:00.000Z')
		expect(at('2026-12-10', { quiet: null })).toBe('2026-12-03T09:00:00.000Z')
	})

	it('comes late when the server was away, and after two days not at all', () => {
		expect(at('2026-12-10', { now: new Date('2026-12-04T12:00:00Z') })).toBe('2026-12-04T12:00:00.000Z')
		expect(at('2026-12-10', { now: new Date('2026-12-03T23:00:00Z') })).toBe('2026-12-04T07:00:00.000Z')
		expect(at('2026-12-10', { now: new Date('2026-12-05T09:01:00Z') })).toBeUndefined()
	})

	it('comes in the middle where a circle meets every week', () => {
		const thursday = '2026-12-10T16:00:00Z'
		const from = (since: string) => at(thursday, { since: new Date(since) })
		expect(from('2026-12-03T17:05:00Z')).toBe('2026-12-07T09:00:00.000Z')
		expect(from('2026-12-02T17:05:00Z')).toBe('2026-12-06T09:00:00.000Z')
		expect(from('2026-12-04T12:00:00Z')).toBe('2026-12-07T09:00:00.000Z')
		// Promised less than six days before, one is left in peace; nine days before, there is time for the seventh.
		expect(from('2026-12-05T09:00:00Z')).toBeUndefined()
		expect(from('2026-12-01T17:05:00Z')).toBe('2026-12-03T09:00:00.000Z')
	})

	it('comes a day late at most where there is a week in all', () => {
		const late = (now: string) =>
			at('2026-12-10', { since: new Date('2026-12-03T17:05:00Z'), now: new Date(now) })
		expect(late('2026-12-07T22:30:00Z')).toBe('2026-12-08T07:00:00.000Z')
		expect(late('2026-12-08T09:01:00Z')).toBeUndefined()
	})
})

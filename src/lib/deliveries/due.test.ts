import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAt, isQuiet, type QuietHours } from './due.ts'

const night = { from: '22:00', until: '07:00' }
const hour = 3_600_000
const long = new Date('2026-11-01T00:00:00Z')
const due = (startsAt: string, before: 'day' | 'hour', quiet: QuietHours | null, zone: string, now = long) =>
	dueAt({ startsAt: new Date(startsAt) }, before, quiet, zone, now)?.toISOString()

describe('a reminder', () => {
	it('goes a day and an hour before the start', () => {
		expect(due('2026-12-03T16:00:00Z', 'day', night, 'Europe/Lisbon')).toBe('2026-12-02T16:00:00.000Z')
		expect(due('2026-12-03T16:00:00Z', 'hour', night, 'Europe/Lisbon')).toBe('2026-12-03T15:00:00.000Z')
	})

	it('waits for the end of quiet hours', () => {
		expect(due('2026-12-03T07:30:00Z', 'hour', night, 'Europe/Lisbon')).toBe('2026-12-03T07:00:00.000Z')
		expect(due('2026-12-03T06:00:00Z', 'day', night, 'Europe/Lisbon')).toBe('2026-12-02T07:00:00.000Z')
	})

	it('goes just before quiet hours begin when their end would be too late', () => {
		expect(due('2026-12-03T06:00:00Z', 'hour', night, 'Europe/Lisbon')).toBe('2026-12-02T21:59:00.000Z')
		expect(due('2026-12-03T07:09:00Z', 'hour', night, 'Europe/Lisbon')).toBe('2026-12-02T21:59:00.000Z')
		expect(due('2026-12-03T07:10:00Z', 'hour', night, 'Europe/Lisbon')).toBe('2026-12-03T07:00:00.000Z')
	})

	it('reads quiet hours on the clock where the reader is', () => {
		// 16:00 in Lisbon is 21:45 in Kathmandu, and an hour before that nobody sleeps there.
		expect(due('2026-12-03T16:00:00Z', 'hour', night, 'Asia/Kathmandu')).toBe('2026-12-03T15:00:00.000Z')
		expect(due('2026-12-03T18:00:00Z', 'hour', night, 'Asia/Kathmandu')).toBe('2026-12-03T16:14:00.000Z')
		expect(due('2026-12-03T18:00:00Z', 'hour', null, 'Asia/Kathmandu')).toBe('2026-12-03T17:00:00.000Z')
	})

	it('comes late rather than not at all, as long as it is of use', () => {
		const at = (time: string) => new Date(`2026-12-03T${time}:00Z`)
		const start = '2026-12-03T16:00:00Z'
		expect(due(start, 'day', night, 'UTC', at('12:30'))).toBe('2026-12-03T12:30:00.000Z')
		expect(due(start, 'day', night, 'UTC', at('13:01'))).toBeUndefined()
		expect(due(start, 'hour', night, 'UTC', at('15:50'))).toBe('2026-12-03T15:50:00.000Z')
		expect(due(start, 'hour', night, 'UTC', at('15:51'))).toBeUndefined()
		// What should have gone last evening, and could not, is not sent at night.
		expect(due('2026-12-03T06:00:00Z', 'hour', night, 'UTC', at('03:00'))).toBeUndefined()
	})
})

it('never comes in quiet hours, after the start, or earlier than two days before it', () => {
	const time = fc
		.integer({ min: 0, max: 1439 })
		.map(
			(minutes) =>
				`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
		)
	const quietHours = fc.record({ from: time, until: time }).filter(({ from, until }) => from !== until)
	const zones = [
		'Europe/Lisbon',
		'America/New_York',
		'Asia/Kathmandu',
		'Australia/Lord_Howe',
		'Pacific/Apia',
		'UTC'
	]
	let planned = 0
	fc.assert(
		fc.property(
			// Some of them over a change of clocks.
			fc.date({
				min: new Date('2026-09-20T00:00:00Z'),
				max: new Date('2027-04-10T00:00:00Z'),
				noInvalidDate: true
			}),
			fc.constantFrom('day' as const, 'hour' as const),
			fc.option(quietHours, { freq: 8 }),
			fc.constantFrom(...zones),
			fc.integer({ min: 0, max: 50 * 60 }),
			(startsAt, before, quiet, zone, minutesAhead) => {
				const now = new Date(startsAt.getTime() - minutesAhead * 60_000)
				const found = dueAt({ startsAt }, before, quiet, zone, now)
				if (!found) return
				planned++
				const ahead = startsAt.getTime() - found.getTime()
				expect(isQuiet(found, quiet, zone)).toBe(false)
				expect(found >= now).toBe(true)
				expect(ahead).toBeGreaterThanOrEqual(before === 'day' ? 3 * hour : hour / 6)
				expect(ahead).toBeLessThanOrEqual(before === 'day' ? 49 * hour : 26 * hour)
			}
		),
		{ numRuns: 2000 }
	)
	// A rule that never reminds would pass all of the above.
	expect(planned).toBeGreaterThan(1000)
})

it('reminds whoever is awake at some time between the two days before and the start', () => {
	fc.assert(
		fc.property(
			fc.date({
				min: new Date('2026-09-20T00:00:00Z'),
				max: new Date('2027-04-10T00:00:00Z'),
				noInvalidDate: true
			}),
			fc.constantFrom('day' as const, 'hour' as const),
			fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
			(startsAt, before, zone) => {
				const now = new Date(startsAt.getTime() - 49 * hour)
				expect(dueAt({ startsAt }, before, night, zone, now)).not.toBeNull()
			}
		)
	)
})

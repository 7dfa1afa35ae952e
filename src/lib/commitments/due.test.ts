import { describe, expect, it } from 'vitest'
import { describeDay, describeDue } from './due.ts'

const now = new Date('2026-11-20T12:00:00Z')
const lisbon = { zone: 'Europe/Lisbon', locale: 'en-GB', now }
const on = (dueOn: string) => ({ dueOn, dueSession: null })
const at = (startsAt: string, minutes = 60) => {
	const start = new Date(startsAt)
	return {
		dueOn: startsAt.slice(0, 10),
		dueSession: { startsAt: start, endsAt: new Date(start.getTime() + minutes * 60_000) }
	}
}

describe('when a commitment is due', () => {
	it('says the weekday within a week and the date beyond', () => {
		expect(describeDue(on('2026-11-20'), lisbon)).toBe('Due today')
		expect(describeDue(on('2026-11-21'), lisbon)).toBe('Due tomorrow')
		expect(describeDue(on('2026-11-26'), lisbon)).toBe('Due Thursday')
		expect(describeDue(on('2026-11-27'), lisbon)).toBe('Due 27 November')
		expect(describeDue(on('2027-01-07'), lisbon)).toBe('Due 7 January 2027')
	})
	it('is plain about what is over', () => {
		expect(describeDue(on('2026-11-19'), lisbon)).toBe('Was due Thursday 19 November')
		expect(describeDue(on('2025-12-04'), lisbon)).toBe('Was due Thursday 4 December 2025')
	})
	it('counts a session by its own hour: due until it has ended, then it was', () => {
		expect(describeDue(at('2026-11-20T11:30:00Z'), lisbon)).toBe('Due today')
		expect(describeDue(at('2026-11-20T11:00:00Z'), lisbon)).toBe('Was due today')
	})
	it('says the day that the session falls on where the viewer is', () => {
		const session = at('2026-11-26T23:30:00Z')
		expect(describeDue(session, lisbon)).toBe('Due Thursday')
		expect(describeDue(session, { ...lisbon, zone: 'Asia/Tokyo' })).toBe('Due 27 November')
	})
	it('calls a session that runs past midnight today’s until it ends', () => {
		const late = { ...lisbon, now: new Date('2026-11-21T00:10:00Z') }
		expect(describeDue(at('2026-11-20T23:30:00Z'), late)).toBe('Due today')
		expect(describeDue(at('2026-11-20T22:30:00Z'), late)).toBe('Was due Friday 20 November')
	})
	it('uses the viewer’s language for days and months', () => {
		expect(describeDue(on('2026-11-26'), { ...lisbon, locale: 'de-DE' })).toBe('Due Donnerstag')
		expect(describeDay(now, { ...lisbon, locale: 'de-DE' })).toBe('Fr., 20. Nov.')
	})
})

import { describe, expect, it } from 'vitest'
import { continueRhythm, drawSeason } from './season.ts'

const at = (start: string, status = 'confirmed') => {
	const startsAt = new Date(start)
	return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), status }
}

describe('a season as marks', () => {
	const season = [
		at('2026-11-19T15:00Z'),
		at('2026-12-03T15:00Z', 'cancelled'),
		at('2026-12-17T15:00Z'),
		at('2026-12-31T23:30Z'),
		at('2027-01-14T15:00Z')
	]
	const viewer = { zone: 'Europe/London', locale: 'en-GB', now: new Date('2026-11-20T09:00Z') }

	it('tells past, next, ahead and cancelled ones apart and names each month once', () => {
		expect(drawSeason(season, viewer)).toEqual([
			{ state: 'past', day: '19', month: 'Nov' },
			{ state: 'off', day: '3', month: 'Dec' },
			{ state: 'next', day: '17', month: '' },
			{ state: 'ahead', day: '31', month: '' },
			{ state: 'ahead', day: '14', month: 'Jan' }
		])
	})

	it('dates them where the viewer is', () => {
		const marks = drawSeason(season, { ...viewer, zone: 'Asia/Tokyo', locale: 'de-DE' })
		expect(marks.map(({ day, month }) => `${day} ${month}`.trim())).toEqual([
			'20 Nov',
			'4 Dez',
			'18',
			'1 Jan',
			'15'
		])
	})

	it('keeps a session next until it is over, and orders by time, not by how they are listed', () => {
		const states = (now: string) =>
			drawSeason(season.toReversed(), { ...viewer, now: new Date(now) }).map(({ state }) => state)
		expect(states('2026-12-17T15:59:59Z')).toEqual(['past', 'off', 'next', 'ahead', 'ahead'])
		expect(states('2026-12-17T16:00:00Z')).toEqual(['past', 'off', 'past', 'next', 'ahead'])
		expect(states('2027-02-01T00:00:00Z')).toEqual(['past', 'off', 'past', 'past', 'past'])
	})
})

describe('the first date of the next season', () => {
	const last = { startsOn: '2026-10-22', everyWeeks: 2, sessionCount: 8 }

	it('follows the last one in its rhythm', () => {
		expect(continueRhythm(last, '2027-01-29')).toBe('2027-02-11')
		expect(continueRhythm(last, '2027-02-04')).toBe('2027-02-11')
	})

	it('skips dates that are less than a week away', () => {
		expect(continueRhythm(last, '2027-02-05')).toBe('2027-02-25')
		expect(continueRhythm(last, '2027-12-01')).toBe('2027-12-16')
	})

	it('comes after a last session that was moved or added, on the same weekday', () => {
		expect(continueRhythm(last, '2027-01-29', '2027-02-04')).toBe('2027-02-11')
		expect(continueRhythm(last, '2027-01-29', '2027-02-11')).toBe('2027-02-25')
		expect(continueRhythm(last, '2027-01-29', '2027-02-17')).toBe('2027-02-25')
	})
})

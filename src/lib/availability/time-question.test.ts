import { describe, expect, it } from 'vitest'
import { seasonAhead, runningRule } from './season-ahead.ts'
import { readAsked, scheduleOfChoice } from './time-question.ts'

const season = {
	zone: 'Europe/Berlin',
	from: '2026-12-03',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 8
}
const read = (query: string) =>
	readAsked(new URLSearchParams(query), { season, counts: [6, 12] }, '2026-11-20')

describe('what an address asks for', () => {
	it('is the fairest kind and the season as usual when it says nothing', () => {
		expect(read('')).toEqual({ turns: null, pick: 1, season })
	})

	it('is what it says, within bounds', () => {
		expect(read('turns=3&pick=2&from=2027-02-25&weeks=1&minutes=90&count=6')).toEqual({
			turns: 3,
			pick: 2,
			season: {
				zone: 'Europe/Berlin',
				from: '2027-02-25',
				everyWeeks: 1,
				durationMinutes: 90,
				sessionCount: 6
			}
		})
	})

	it('is as usual wherever it says nonsense', () => {
		for (const query of [
			'turns=4&pick=0&weeks=5&minutes=14&count=13&from=2026-11-20',
			'turns=x&pick=1.5&weeks=&minutes=1e9&count=-6&from=2026-02-30',
			'from=2027-11-22&turns=&minutes=241'
		])
			expect(read(query), query).toEqual({ turns: null, pick: 1, season })
	})
})

describe('a choice as a schedule', () => {
	it('begins on its weekday, on the day asked for or after', () => {
		const choice = { weekday: 1, halfHours: [32, 27], missed: 0, worst: 0, total: 0, far: 0 }
		expect(scheduleOfChoice(choice, season)).toEqual({
			startsOn: '2026-12-08',
			times: ['16:00', '13:30'],
			zone: 'Europe/Berlin',
			everyWeeks: 2,
			durationMinutes: 60,
			sessionCount: 8
		})
	})
})

describe('the season to find a time for', () => {
	const schedule = { ...season, startsOn: '2026-10-22', times: ['16:00', '13:00'] }
	const sessions = Array.from({ length: 8 }, (_, index) => {
		const startsAt = new Date(Date.parse('2026-10-22T15:00Z') + index * 14 * 86_400_000)
		return {
			startsAt,
			endsAt: new Date(startsAt.getTime() + 3_600_000),
			date: startsAt.toJSON().slice(0, 10),
			status: 'confirmed'
		}
	})
	const at = (now: string) => seasonAhead({ schedule, sessions }, 'Etc/UTC', new Date(now))

	it('is the rest of the one that runs, from its next session on', () => {
		expect(at('2026-11-20T12:00Z')).toMatchObject({
			kind: 'rest',
			today: '2026-11-20',
			usual: { season: { from: '2026-12-03', sessionCount: 5 }, counts: [1, 5] }
		})
	})

	it('is the next one once that may be planned, after the last session', () => {
		expect(at('2027-01-20T12:00Z')).toMatchObject({
			kind: 'next',
			usual: { season: { from: '2027-02-11', sessionCount: 8 } }
		})
		expect(at('2027-03-20T12:00Z')).toMatchObject({ kind: 'next', usual: { season: { from: '2027-04-08' } } })
	})

	it('is a first one where there was none', () => {
		const first = seasonAhead({ schedule: null, sessions: [] }, 'Asia/Tokyo', new Date('2026-11-20T12:00Z'))
		expect(first).toMatchObject({
			kind: 'next',
			usual: { season: { zone: 'Asia/Tokyo', from: '2026-12-03' } }
		})
	})

	it('goes on with the time whose turn it is', () => {
		const rule = (now: string) => runningRule({ schedule, sessions }, new Date(now))
		expect(rule('2026-11-20T12:00Z')).toMatchObject({
			startsOn: '2026-12-03',
			times: ['13:00', '16:00'],
			sessionCount: 5
		})
		expect(rule('2026-12-04T12:00Z')).toMatchObject({
			startsOn: '2026-12-17',
			times: ['16:00', '13:00'],
			sessionCount: 4
		})
		expect(rule('2027-02-20T12:00Z')).toBeNull()
	})
})

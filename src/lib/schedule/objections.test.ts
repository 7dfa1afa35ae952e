import { describe, expect, it } from 'vitest'
import { objectionsTo } from './objections.ts'

const schedule = {
	startsOn: '2026-12-03',
	times: ['16:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 8
}
const ask = (changes: Partial<typeof schedule>, now = '2026-11-20T09:00Z', knowsSkipped?: string) =>
	objectionsTo({ ...schedule, ...changes }, { now: new Date(now), locale: 'en-GB', knowsSkipped })

describe('what speaks against a schedule', () => {
	it('is nothing when it begins later today or within a year', () => {
		expect(ask({})).toEqual({})
		expect(ask({ startsOn: '2026-11-20' }, '2026-11-20T14:59Z')).toEqual({})
		expect(ask({ startsOn: '2027-11-21' })).toEqual({})
	})

	it('is a beginning that is over, by the clock of the schedule’s zone', () => {
		expect(ask({ startsOn: '2026-11-19' })).toHaveProperty('startsOn')
		expect(ask({ startsOn: '2026-11-20' }, '2026-11-20T15:00Z')).toHaveProperty('time')
		const auckland = { startsOn: '2026-11-20', zone: 'Pacific/Auckland' }
		expect(ask(auckland, '2026-11-20T12:00Z')).toHaveProperty('startsOn')
	})

	it('is a beginning more than a year ahead', () => {
		expect(ask({ startsOn: '2027-11-22' })).toHaveProperty('startsOn')
	})

	it('is a time that clocks skip, told once with where it goes', () => {
		const skipping = { startsOn: '2027-03-14', times: ['02:30'] }
		const told = ask(skipping, '2027-03-01T09:00Z')
		expect(told.time).toBe(
			'On 28 March 2027 clocks in Berlin skip 02:30: that session starts at 03:30. ' +
				'Send it again to keep this time, or pick another.'
		)
		expect(ask(skipping, '2027-03-01T09:00Z', told.knowsSkipped)).toEqual({})
	})

	it('is told again when another time is skipped than the one known', () => {
		const known = ask({ startsOn: '2027-03-14', times: ['02:30'] }, '2027-03-01T09:00Z').knowsSkipped
		expect(ask({ startsOn: '2027-03-14', times: ['02:15'] }, '2027-03-01T09:00Z', known)).toHaveProperty(
			'time'
		)
	})

	it('is a time that takes turns with itself, beside the later field', () => {
		expect(ask({ times: ['16:00', '08:00', '16:00'] })).toEqual({
			time3: 'This time is there already. Pick another, or none.'
		})
		const fields = ['time', 'time3']
		const form = { now: new Date('2026-11-20T09:00Z'), locale: 'en-GB', knowsSkipped: undefined, fields }
		expect(objectionsTo({ ...schedule, times: ['16:00', '16:00'] }, form)).toHaveProperty('time3')
	})

	it('is asked of each time in turn: only those that fall on the clock change are told', () => {
		const turns = { startsOn: '2027-03-14', times: ['02:15', '02:30', '02:45'] }
		const told = ask(turns, '2027-03-01T09:00Z')
		expect(Object.keys(told)).toEqual(['knowsSkipped', 'time2'])
		expect(told.time2).toMatch(/^On 28 March 2027 clocks in Berlin skip 02:30: that session starts at 03:30/)
		expect(ask(turns, '2027-03-01T09:00Z', told.knowsSkipped)).toEqual({})
	})
})

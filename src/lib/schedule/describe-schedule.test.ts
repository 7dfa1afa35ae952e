import { describe, expect, it } from 'vitest'
import { describeSchedule } from './describe-schedule.ts'

const fortnightly = {
	startsOn: '2026-12-03',
	times: ['16:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	sessionCount: 8
}
const say = (changes: Partial<typeof fortnightly>, today = '2026-11-20', locale?: string) =>
	describeSchedule({ ...fortnightly, ...changes }, { today, locale })

describe('a schedule in words', () => {
	it('says weekday, time, place, first and last date', () => {
		expect(say({})).toBe(
			'Every second Thursday at 16:00 Berlin, first on 3 December, eight sessions until 11 March'
		)
	})

	it('names several times in turn', () => {
		expect(say({ times: ['08:00:00', '18:00:00'], zone: 'Europe/London' })).toBe(
			'Every second Thursday at 08:00 and 18:00 in turn, London, first on 3 December, eight sessions until 11 March'
		)
		expect(say({ times: ['06:00', '14:00', '22:00'] })).toContain(
			' at 06:00, 14:00 and 22:00 in turn, Berlin,'
		)
	})

	it('names the interval', () => {
		expect(say({ everyWeeks: 1 })).toMatch(/^Every Thursday at .* until 21 January$/)
		expect(say({ everyWeeks: 3 })).toMatch(/^Every third Thursday at .* until 29 April$/)
		expect(say({ everyWeeks: 4 })).toMatch(/^Every fourth Thursday at .* until 17 June$/)
	})

	it('writes counts up to twelve in words', () => {
		expect(say({ sessionCount: 12 })).toContain('twelve sessions')
		expect(say({ sessionCount: 13 })).toContain('13 sessions')
		expect(say({ sessionCount: 1 })).toBe('Once, on Thursday 3 December at 16:00 Berlin')
	})

	it('adds a year where day and month could mean another', () => {
		expect(say({}, '2027-02-01')).toContain('first on 3 December 2026, eight sessions until 11 March')
		expect(say({}, '2026-12-24')).toContain('first on 3 December,')
		expect(say({ startsOn: '2027-12-03' }, '2026-12-04')).toContain('first on 3 December,')
		expect(say({ startsOn: '2027-12-03' }, '2026-12-03')).toContain('first on 3 December 2027,')
		expect(say({ startsOn: '2028-02-03' })).toContain('first on 3 February 2028,')
		expect(say({ everyWeeks: 4, sessionCount: 14 })).toContain('14 sessions until 2 December')
		expect(say({ everyWeeks: 4, sessionCount: 15 })).toContain('15 sessions until 30 December 2027')
	})

	it('speaks of days in the language that is asked for', () => {
		expect(say({}, '2026-11-20', 'de')).toContain('Donnerstag at 16:00 Berlin, first on 3. Dezember,')
	})
})

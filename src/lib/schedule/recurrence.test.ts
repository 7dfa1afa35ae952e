import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from './plain-date.ts'
import { occurrences, type Schedule } from './recurrence.ts'
import { toWall, zoneNames } from './zone.ts'

const schedule = (changes: Partial<Schedule>): Schedule => ({
	startsOn: '2026-10-15',
	times: ['19:00'],
	zone: 'Europe/London',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 16,
	...changes
})
/** The starts, without ':00.000', of the sessions on these dates. */
const starts = (changes: Partial<Schedule>, ...dates: string[]) =>
	occurrences(schedule(changes))
		.filter(({ date }) => dates.includes(date))
		.map(({ startsAt }) => `${startsAt.toJSON().slice(0, 16)}Z`)

describe('a season of sessions', () => {
	it('case 1 keeps 19:00 in London across both changes', () => {
		expect(starts({}, '2026-10-15', '2026-10-29', '2026-11-12', '2027-03-18', '2027-04-01')).toEqual([
			'2026-10-15T18:00Z',
			'2026-10-29T19:00Z',
			'2026-11-12T19:00Z',
			'2027-03-18T19:00Z',
			'2027-04-01T18:00Z'
		])
	})

	it('case 2 keeps 21:00 in New York, a day later in UTC', () => {
		const rule = { zone: 'America/New_York', times: ['21:00'], startsOn: '2026-10-22' }
		expect(starts(rule, '2026-10-22', '2026-11-05')).toEqual(['2026-10-23T01:00Z', '2026-11-06T02:00Z'])
		const spring = { ...rule, startsOn: '2027-03-04' }
		expect(starts(spring, '2027-03-04', '2027-03-18')).toEqual(['2027-03-05T02:00Z', '2027-03-19T01:00Z'])
	})

	it('case 4 follows a change of thirty minutes on Lord Howe', () => {
		const rule = { zone: 'Australia/Lord_Howe', times: ['07:00'], startsOn: '2026-09-24' }
		expect(starts(rule, '2026-09-24', '2026-10-08')).toEqual(['2026-09-23T20:30Z', '2026-10-07T20:00Z'])
		const spring = { ...rule, startsOn: '2027-04-01' }
		expect(starts(spring, '2027-04-01', '2027-04-15')).toEqual(['2027-03-31T20:00Z', '2027-04-14T20:30Z'])
	})

	it('case 5 follows Casablanca, which gave up its change in 2026', () => {
		const rule = { zone: 'Africa/Casablanca', startsOn: '2026-09-10' }
		expect(starts(rule, '2026-09-10', '2026-09-24', '2026-10-08', '2027-02-11')).toEqual([
			'2026-09-10T18:00Z',
			'2026-09-24T19:00Z',
			'2026-10-08T19:00Z',
			'2027-02-11T19:00Z'
		])
	})

	it('case 11 lasts its elapsed minutes across a change', () => {
		const rule = { startsOn: '2026-10-25', times: ['00:30'], durationMinutes: 75, sessionCount: 1 }
		const [session] = occurrences(schedule(rule))
		expect(session?.startsAt).toEqual(new Date('2026-10-24T23:30Z'))
		expect(session?.endsAt).toEqual(new Date('2026-10-25T00:45Z'))
	})

	it('goes on in another zone: the old sessions stay, the new rule begins on its own date', () => {
		const before = occurrences(schedule({ sessionCount: 6, startsOn: '2026-10-22' }))
		expect(before.at(-1)?.startsAt).toEqual(new Date('2026-12-31T19:00Z'))
		const after = occurrences(schedule({ zone: 'America/New_York', startsOn: '2027-01-14' }))
		expect(after[0]?.startsAt).toEqual(new Date('2027-01-15T00:00Z'))
		expect(after[0]?.originalDate).toBe(addDays(before.at(-1)?.originalDate ?? '', 14))
	})

	it('case 16 crosses the year in Berlin', () => {
		const rule = { zone: 'Europe/Berlin', startsOn: '2026-12-17' }
		expect(starts(rule, '2026-12-17', '2026-12-31', '2027-01-14')).toEqual([
			'2026-12-17T18:00Z',
			'2026-12-31T18:00Z',
			'2027-01-14T18:00Z'
		])
	})

	it('case 17 takes its times in turn', () => {
		const sessions = occurrences(schedule({ times: ['08:00', '18:00'], sessionCount: 4 }))
		expect(sessions.map(({ startsAt }) => startsAt.toJSON())).toEqual([
			'2026-10-15T07:00:00.000Z',
			'2026-10-29T18:00:00.000Z',
			'2026-11-12T08:00:00.000Z',
			'2026-11-26T18:00:00.000Z'
		])
		expect(sessions.map(({ time }) => time)).toEqual(['08:00', '18:00', '08:00', '18:00'])
	})

	it('comes back to its local time after a session that a gap moved', () => {
		const rule = { startsOn: '2027-03-14', times: ['01:30'], sessionCount: 3 }
		const sessions = occurrences(schedule(rule))
		expect(sessions.map(({ date, time, shiftedMinutes }) => [date, time, shiftedMinutes])).toEqual([
			['2027-03-14', '01:30', 0],
			['2027-03-28', '01:30', 60],
			['2027-04-11', '01:30', 0]
		])
		expect(sessions.map(({ startsAt }) => toWall(startsAt, 'Europe/London').time)).toEqual([
			'01:30',
			'02:30',
			'01:30'
		])
	})

	it('takes the times that SQL gives and gives back short ones', () => {
		expect(occurrences(schedule({ times: ['19:00:00'] }))[0]?.time).toBe('19:00')
	})

	it('refuses a rule outside its limits', () => {
		const refused: Partial<Schedule>[] = [
			{ times: [] },
			{ times: ['08:00', '12:00', '16:00', '20:00'] },
			{ times: ['8 pm'] },
			{ everyWeeks: 0 },
			{ everyWeeks: 5 },
			{ everyWeeks: 1.5 },
			{ durationMinutes: 0 },
			{ sessionCount: 0 },
			{ sessionCount: 2.5 },
			{ zone: 'Europe/Atlantis' },
			{ startsOn: '2026-02-30' }
		]
		for (const changes of refused) {
			expect(() => occurrences(schedule(changes)), JSON.stringify(changes)).toThrow(RangeError)
		}
	})
})

describe('in 200 zones over ten years', () => {
	// Every second zone of the list, and times near midnight and in the small hours, where clocks change.
	const zones = zoneNames.filter((_, index) => index % 2 === 0).slice(0, 200)
	const rule = { times: ['00:00', '01:30', '02:15'], startsOn: '2026-11-22', sessionCount: 261 }

	it('a fortnightly local time never changes, except in a gap, where it is later by the gap', () => {
		expect(zones).toHaveLength(200)
		const wrong: string[] = []
		let shifted = 0
		for (const zone of zones) {
			for (const { date, time, startsAt, shiftedMinutes } of occurrences(schedule({ ...rule, zone }))) {
				const wall = toWall(startsAt, zone)
				const readMinutes = Date.parse(`${wall.date}T${wall.time}Z`) / 60_000
				const meantMinutes = Date.parse(`${date}T${time}Z`) / 60_000
				if (readMinutes - meantMinutes !== shiftedMinutes || shiftedMinutes < 0) wrong.push(`${zone} ${date}`)
				if (weekdayOf(date) !== 0) wrong.push(`${zone} ${date} is no Sunday`)
				if (shiftedMinutes > 0) shifted++
			}
		}
		expect(wrong).toEqual([])
		// The rare case was really met.
		expect(shifted).toBeGreaterThan(20)
	})
})

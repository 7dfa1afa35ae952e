import { describe, expect, it } from 'vitest'
import { fairRows } from './fair-rows.ts'
import { seasonFacts } from './season-facts.ts'

const person = (name: string, zone: string, marks = 'g'.repeat(336)) => ({
	id: name,
	name,
	zone,
	marks,
	travels: [],
	absences: [],
	busy: []
})
const rule = {
	startsOn: '2027-02-25',
	times: ['16:00', '13:00', '22:30'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 6
}
const rows = (people: ReturnType<typeof person>[], past = new Map<string, number>(), schedule = rule) =>
	fairRows(schedule, seasonFacts(schedule, people, past), 'en-GB')

describe('the table of local hours', () => {
	it('has each time in turn as clocks are at the first session, with the day where it is another', () => {
		// The third turn first comes on 25 March, when clocks in Halifax have changed and those in Berlin have not.
		const [halifax] = rows([person('Bridget', 'America/Halifax')])
		expect(halifax?.hours.map(({ time, weekday }) => weekday + time)).toEqual(['11:00', '08:00', '17:30'])
		const [kolkata] = rows([person('Priyamvada', 'Asia/Kolkata')])
		expect(
			kolkata?.hours.map(({ time, weekday, dayMark }) => `${time} ${weekday} ${dayMark}`.trim())
		).toEqual(['20:30', '17:30', '03:00 Fri +1 day'])
		const [honolulu] = rows([person('Kai', 'Pacific/Honolulu')], undefined, { ...rule, times: ['08:00'] })
		expect(honolulu?.hours.map(({ time, weekday, dayMark }) => `${time} ${weekday} ${dayMark}`)).toEqual([
			'21:00 Wed −1 day'
		])
	})

	it('says of each time what it is for them', () => {
		const day = `${'g'.repeat(30)}${'x'.repeat(6)}${'.'.repeat(12)}`
		const [row] = rows([person('Ilse', 'Europe/Berlin', day.repeat(7))])
		expect(row?.hours.map(({ kind }) => kind)).toEqual(['painful', 'good', 'cannot'])
		expect(row?.bad).toBe(true)
	})

	it('has whoever has it worst first, the past included, and draws shares of the longest', () => {
		const painful = person('Bo', 'Europe/Berlin', 'x'.repeat(336))
		const single = { ...rule, times: ['16:00'] }
		const found = rows([person('Ana', 'Europe/Berlin'), painful], new Map([['Ana', 720]]), single)
		expect(found.map(({ name, points, past, bar }) => [name, points, past, bar.past, bar.season])).toEqual([
			['Ana', 0, 720, 100, 0],
			['Bo', 360, 0, 0, 50]
		])
	})
})

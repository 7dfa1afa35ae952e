import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyQuestion } from '../../../tests/any-circle.ts'
import { costTable } from '../../../tests/exhaustive-proposals.ts'
import { clockOf, costOf } from './person-clock.ts'
import { firstDate, seasonCosts } from './season-costs.ts'

describe('what each session would cost each person', () => {
	it('is what their wall clock says step by step, over clock changes, journeys, days away and appointments', () => {
		fc.assert(
			fc.property(anyQuestion, (question) => {
				const { people, season } = question
				const costs = seasonCosts(people, season)
				const wrong: string[] = []
				for (const [weekday, halfHours] of costTable(question).entries())
					for (const [halfHour, sessions] of halfHours.entries())
						for (const [session, each] of sessions.entries())
							for (const [person, { pain, missed }] of each.entries()) {
								const at =
									((weekday * season.sessionCount + session) * 48 + halfHour) * people.length + person
								const expected = pain + (missed ? 0x80 : 0)
								if (costs[at] !== expected)
									wrong.push(`${[weekday, halfHour, session, person]}: ${costs[at]}, not ${expected}`)
							}
				expect(wrong).toEqual([])
			}),
			{ numRuns: 12 }
		)
	}, 120_000)

	it('begins on the date itself or in the six days after, by weekday', () => {
		expect([0, 1, 2, 3, 4, 5, 6].map((weekday) => firstDate('2027-02-25', weekday))).toEqual([
			'2027-03-01',
			'2027-03-02',
			'2027-03-03',
			'2027-02-25',
			'2027-02-26',
			'2027-02-27',
			'2027-02-28'
		])
	})
})

describe('the cost of one session', () => {
	const person = { id: 'a', zone: 'Asia/Kolkata', travels: [], absences: [], busy: [] }
	const cost = (marks: string, from: string, minutes: number) => {
		const at = Date.parse(from)
		return costOf(clockOf({ ...person, marks }, at, at + minutes * 60_000), at, at + minutes * 60_000)
	}
	/** Good all week but for painful from Thursday 18:00 to 18:30 in Kolkata, 12:30 to 13:00 UTC. */
	const week = `${'g'.repeat(3 * 48 + 36)}x${'g'.repeat(336 - 3 * 48 - 37)}`

	it('is its worst half-hour, of all that it touches by a minute and no other', () => {
		expect(cost(week, '2027-02-25T12:30Z', 30)).toBe(60)
		expect(cost(week, '2027-02-25T12:00Z', 30)).toBe(0)
		expect(cost(week, '2027-02-25T12:00Z', 31)).toBe(60)
		expect(cost(week, '2027-02-25T12:59Z', 60)).toBe(60)
		expect(cost(week, '2027-02-25T13:00Z', 60)).toBe(0)
	})

	it('is missed when any of it is blank', () => {
		expect(cost(week.replace('x', '.'), '2027-02-25T12:10Z', 25)).toBe(0x80 + 100)
	})
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyQuestion } from '../../../tests/any-circle.ts'
import { costTable, tryEverything } from '../../../tests/exhaustive-proposals.ts'
import { compareChoices, isAlike } from './choice.ts'
import { propose, type Question } from './propose.ts'

/** Marks by local hour, the same every day: 'g 9-17 x 17-22'. */
function days(...runs: string[]): string {
	const day = Array.from({ length: 48 }, () => '.')
	for (const run of runs) {
		const [, mark = '.', from = '', to = ''] = /^(\S) (\d+)-(\d+)$/.exec(run) ?? []
		day.fill(mark, Number(from) * 2, Number(to) * 2)
	}
	return day.join('').repeat(7)
}

const person = (id: string, zone: string, marks: string | null) => ({
	id,
	zone,
	marks,
	travels: [],
	absences: [],
	busy: []
})
const ask = (people: Question['people'], changes: Partial<Question> = {}): Question => ({
	people,
	season: { zone: 'Europe/Berlin', from: '2027-01-04', everyWeeks: 2, durationMinutes: 60, sessionCount: 4 },
	past: new Map(),
	usual: { weekday: 3, halfHour: 32 },
	...changes
})

describe('the fairest time', () => {
	it('is the one that all can come to, though it is painful for some', () => {
		const people = [
			person('a', 'Europe/Berlin', days('g 9-12', 'x 17-19')),
			person('b', 'Europe/Berlin', days('g 13-16', 'x 17-19'))
		]
		const [best] = propose(ask(people), 1)
		expect(best).toMatchObject({ weekday: 3, halfHours: [34], missed: 0, worst: 240, total: 480 })
	})

	it('spares whoever has it worst before it looks at the sum', () => {
		// At 9 one suffers and two are glad; at 14 it is possible for all three.
		const people = [
			person('a', 'Europe/Berlin', days('x 9-10', 'p 14-15')),
			person('b', 'Europe/Berlin', days('g 9-10', 'p 14-15')),
			person('c', 'Europe/Berlin', days('g 9-10', 'p 14-15'))
		]
		expect(propose(ask(people), 1)[0]).toMatchObject({ halfHours: [28], worst: 80, total: 240 })
	})

	it('spares whoever carried bad hours in the past', () => {
		const people = [
			person('a', 'Europe/Berlin', days('x 9-10', 'g 17-18')),
			person('b', 'Europe/Berlin', days('g 9-10', 'x 17-18'))
		]
		expect(propose(ask(people, { past: new Map([['a', 60]]) }), 1)[0]?.halfHours).toEqual([34])
		expect(propose(ask(people, { past: new Map([['b', 60]]) }), 1)[0]?.halfHours).toEqual([18])
	})

	it('shares by turns what one time would put on one', () => {
		const people = [
			person('a', 'Europe/Berlin', days('x 9-10', 'g 17-18')),
			person('b', 'Europe/Berlin', days('g 9-10', 'x 17-18'))
		]
		const [single] = propose(ask(people), 1)
		const [inTurn] = propose(ask(people), 2)
		expect(single).toMatchObject({ missed: 0, worst: 240 })
		expect(inTurn).toMatchObject({ missed: 0, worst: 120 })
		expect(inTurn?.halfHours.toSorted()).toEqual([18, 34])
	})

	it('stays where the circle meets when nothing speaks for another', () => {
		const people = [
			person('a', 'Europe/Berlin', 'g'.repeat(336)),
			person('b', 'Europe/Berlin', 'g'.repeat(336))
		]
		expect(propose(ask(people), 1)[0]).toMatchObject({ weekday: 3, halfHours: [32] })
		expect(propose(ask(people, { usual: { weekday: 1, halfHour: 20 } }), 1)[0]).toMatchObject({
			weekday: 1,
			halfHours: [20]
		})
	})

	it('does not let somebody who can come to nothing hide how the others fare', () => {
		const people = [
			person('a', 'Europe/Berlin', days('x 9-10', 'p 17-18')),
			person('b', 'Europe/Berlin', days('g 9-10', 'p 17-18')),
			person('never', 'Europe/Berlin', '.'.repeat(336))
		]
		expect(propose(ask(people), 1)[0]).toMatchObject({ halfHours: [34], missed: 4, worst: 80 })
	})

	it('takes clock changes as they come: New York is an hour nearer for two weeks in March', () => {
		const people = [
			person('a', 'Europe/Berlin', days('g 17-18')),
			person('b', 'America/New_York', days('g 11-12', 'x 12-13'))
		]
		const season = {
			zone: 'Europe/Berlin',
			from: '2027-03-08',
			everyWeeks: 1,
			durationMinutes: 60,
			sessionCount: 4
		}
		// Thursdays 11, 18 and 25 March and 1 April: on the 18th and 25th it is noon there.
		expect(propose(ask(people, { season }), 1)[0]).toMatchObject({
			weekday: 3,
			halfHours: [34],
			missed: 0,
			worst: 120
		})
	})

	it('offers several that differ by day, or by two hours', () => {
		const people = [person('a', 'Europe/Berlin', days('g 9-17')), person('b', 'Asia/Kolkata', days('g 9-21'))]
		const found = propose(ask(people), 2)
		expect(found).toHaveLength(3)
		for (const [index, one] of found.entries())
			for (const other of found.slice(index + 1)) expect(isAlike(one, other)).toBe(false)
		expect(found).toEqual(found.toSorted(compareChoices))
	})
})

describe('for any circle', () => {
	it('one time and two in turn are what trying everything finds, and so are the next best', () => {
		fc.assert(
			fc.property(anyQuestion, (question) => {
				const table = costTable(question)
				for (const turns of [1, 2] as const) {
					const first = tryEverything(question, table, turns)
					const found = propose(question, turns)
					if (found.length === 0) continue
					expect(found[0]).toEqual(first)
					const second = tryEverything(question, table, turns, (choice) => !!first && isAlike(choice, first))
					if (found.length > 1) expect(found[1]).toEqual(second)
				}
			}),
			{ numRuns: 10 }
		)
	}, 120_000)

	it('three in turn are what trying everything finds', () => {
		fc.assert(
			fc.property(anyQuestion, (question) => {
				const found = propose(question, 3, 1)
				if (found.length > 0) expect(found[0]).toEqual(tryEverything(question, costTable(question), 3))
			}),
			{ numRuns: 3 }
		)
	}, 120_000)

	it('times in turn are never worse than the best single time for whoever has it worst, where as many can come', () => {
		let met = 0
		fc.assert(
			fc.property(anyQuestion, fc.constantFrom(2 as const, 3 as const), (question, turns) => {
				const [single] = propose(question, 1)
				for (const { missed, worst } of propose(question, turns)) {
					if (missed !== single?.missed) continue
					met++
					expect(worst).toBeLessThanOrEqual(single.worst)
				}
			}),
			{ numRuns: 150 }
		)
		expect(met).toBeGreaterThan(50)
	}, 60_000)

	it('the order of people changes nothing', () => {
		fc.assert(
			fc.property(anyQuestion, fc.constantFrom(1 as const, 2 as const, 3 as const), (question, turns) => {
				const people = question.people.toReversed()
				expect(propose({ ...question, people }, turns)).toEqual(propose(question, turns))
			}),
			{ numRuns: 60 }
		)
	}, 60_000)

	it('a mark that gets worse never makes the best choice better', () => {
		const worse: Record<string, string> = { g: 'p', p: 'x', x: 'x' }
		fc.assert(
			fc.property(
				anyQuestion,
				fc.constantFrom(1 as const, 2 as const),
				fc.nat(335),
				(question, turns, cell) => {
					const people = question.people.map((person, index) =>
						index > 0 || person.marks === null
							? person
							: {
									...person,
									marks: person.marks.replace(/./g, (mark, at) => (at >= cell ? (worse[mark] ?? mark) : mark))
								}
					)
					const [before] = propose(question, turns, 1)
					const [after] = propose({ ...question, people }, turns, 1)
					if (!before || !after) return
					expect(isNoBetter(after, before)).toBe(true)
				}
			),
			{ numRuns: 80 }
		)

		function isNoBetter(
			after: { missed: number; worst: number; total: number },
			before: typeof after
		): boolean {
			return (after.missed - before.missed || after.worst - before.worst || after.total - before.total) >= 0
		}
	}, 60_000)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Round } from './live.ts'
import { beginRound, nextTurn, reorder, speaking, turnBack } from './rounds.ts'

const people = ['ada', 'ben', 'cleo', 'dan']
const round = (order: readonly string[], at = 0, passed: readonly string[] = []): Round => ({
	order,
	at,
	passed
})

describe('a round', () => {
	test('begins with whoever was heard least', () => {
		expect(beginRound(people, { ada: 3, ben: 1, cleo: 2 }, 's').order).toEqual(['dan', 'ben', 'cleo', 'ada'])
	})

	test('is drawn anew for each seed, and the same for the same', () => {
		const firsts = Array.from({ length: 40 }, (_, seed) => beginRound(people, {}, `session ${seed}`).order[0])
		expect(new Set(firsts)).toEqual(new Set(people))
		expect(beginRound(people.toReversed(), {}, 'x')).toEqual(beginRound(people, {}, 'x'))
	})

	test('goes from one to the next, passing over who passed', () => {
		const next = nextTurn(round(people, 0, ['ben']), people)
		expect(speaking(next)).toBe('cleo')
		expect(nextTurn(next, people).order).toEqual(['ada', 'ben', 'cleo', 'dan'])
	})

	test('puts who is gone behind the others, and ends without them when nobody else is left', () => {
		const next = nextTurn(round(people), ['ada', 'cleo', 'dan'])
		expect(next).toEqual(round(['ada', 'cleo', 'dan', 'ben'], 1))
		const last = nextTurn(nextTurn(next, ['ada', 'dan']), ['ada'])
		expect(speaking(last)).toBeNull()
		expect(speaking(nextTurn(nextTurn(next, people), people))).toBe('ben')
	})

	test('appends who came later', () => {
		expect(nextTurn(round(['ada', 'ben']), [...people]).order).toEqual(people)
	})

	test('goes back to who spoke before, not to who passed', () => {
		expect(turnBack(round(people, 2, ['ben']))).toEqual(round(people, 0, ['ben']))
		expect(turnBack(round(people, 0))).toBeNull()
		expect(turnBack(round(people, 4))?.at).toBe(3)
	})

	test('is put into another order behind whoever speaks, and begins anew once it is over', () => {
		const heard = { cleo: 2, ben: 1 }
		expect(reorder(round(people, 0), people, heard, 's').order).toEqual(['ada', 'dan', 'ben', 'cleo'])
		expect(reorder(round(people, 4, ['ada']), ['ben', 'cleo'], heard, 's')).toEqual(round(['ben', 'cleo']))
	})
})

test('everybody who is there all the time speaks exactly once, whoever comes, goes, passes or is put elsewhere', () => {
	const names = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { minLength: 2, maxLength: 8 })
	const happenings = fc.array(
		fc.record({
			here: fc.subarray([...'abcdefghijkl']),
			passes: fc.constantFrom(...'mnopabcdefghijkl'),
			reordered: fc.boolean()
		}),
		{ minLength: 30, maxLength: 30 }
	)
	fc.assert(
		fc.property(
			names,
			fc.subarray([...'abcdefghijkl'], { minLength: 1 }),
			happenings,
			(began, faithful, happened) => {
				let now = beginRound([...began, ...faithful], {}, 'seed')
				const spoke: string[] = []
				const passed = new Set<string>()
				for (const [index, { here, passes, reordered }] of happened.entries()) {
					const who = speaking(now)
					if (who === null) break
					spoke.push(who)
					const there = [...new Set([...here, ...faithful])]
					const place = now.order.indexOf(passes)
					if (place > now.at) {
						passed.add(passes)
						now = { ...now, passed: [...new Set([...now.passed, passes])] }
					}
					if (reordered) now = reorder(now, there, {}, String(index))
					now = nextTurn(now, there)
					expect(new Set(now.order).size).toBe(now.order.length)
				}
				expect(speaking(now)).toBeNull()
				expect(new Set(spoke).size).toBe(spoke.length)
				for (const one of faithful) expect(spoke.includes(one) || passed.has(one)).toBe(true)
				for (const one of spoke) expect(passed.has(one)).toBe(false)
			}
		),
		{ numRuns: 500 }
	)
})

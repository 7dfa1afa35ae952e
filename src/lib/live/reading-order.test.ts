import { describe, expect, test } from 'vitest'
import { readingOrder, sayEndings, sayMissing, viewWriting } from './reading-order.ts'

const person = (id: string, around = true) => ({ id, name: id.toUpperCase(), present: around, around })
const people = [person('an'), person('bo'), person('cy', false), person('di')]
const round = { order: ['di', 'an'], at: 0, passed: [] }
const noRound = { order: [], at: 0, passed: [] }
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
const commitment = { id: 'c', words: 'Ask.', status: 'open', endedWith: null, witnessId: null } as const

describe('the order in which people are heard', () => {
	test('is the round, then everybody else here by name', () => {
		expect(ids(readingOrder({ people, round }, []))).toEqual(['di', 'an', 'bo'])
		expect(ids(readingOrder({ people, round: noRound }, []))).toEqual(['an', 'bo', 'di'])
	})

	test('keeps somebody who is not here when there is something of theirs to hear', () => {
		expect(ids(readingOrder({ people, round }, ['cy']))).toEqual(['di', 'an', 'bo', 'cy'])
	})
})

test('what came of commitments is said in words', () => {
	expect(sayEndings([])).toBe('nothing from last time')
	expect(sayEndings([{ status: 'open' }, { status: 'kept' }, { status: 'kept' }])).toBe('two kept, one open')
	expect(sayEndings([{ status: 'let_go' }])).toBe('one let go')
})

test('who has not answered yet is listed with "and", the reader first', () => {
	expect(sayMissing([person('an')], 'bo')).toBe('AN has')
	expect(sayMissing([person('an'), person('di')], 'bo')).toBe('AN and DI have')
	expect(sayMissing([person('an'), person('bo'), person('di')], 'bo')).toBe('You, AN and DI have')
	expect(sayMissing([person('bo')], 'bo')).toBe('You have')
})

describe('who has written', () => {
	const committed = [
		{ personId: 'an', nothing: false, commitments: [commitment] },
		{ personId: 'bo', nothing: true, commitments: [] },
		{ personId: 'di', nothing: false, commitments: [] }
	]

	test('"nothing this time" is an answer, and silence is none', () => {
		const { ready, missing } = viewWriting({ people, round, committed })
		expect(ready).toEqual([
			{ id: 'an', name: 'AN', commitments: [commitment] },
			{ id: 'bo', name: 'BO', commitments: [] }
		])
		expect(ids(missing)).toEqual(['di'])
	})

	test('nobody waits for those who are not here', () => {
		expect(ids(viewWriting({ people, round: noRound, committed: [] }).missing)).toEqual(['an', 'bo', 'di'])
	})
})

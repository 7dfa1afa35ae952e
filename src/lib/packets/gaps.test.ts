import { describe, expect, test } from 'vitest'
import { findGaps } from './gaps.ts'
import type { Item } from './packet.ts'

const item = (more: Partial<Item> = {}): Item => ({
	id: 'a',
	section: 'led',
	place: 1,
	words: 'Led the split of the ledger.',
	outcome: 'Three teams ship without asking.',
	evidence: ['https://docs.example.org/split'],
	source: null,
	...more
})
const full = (['cross_functional', 'growing_others', 'only_me', 'learned'] as const).map((section) =>
	item({ id: section, section })
)

describe('the gaps of a packet', () => {
	test('of an empty one are its sections, except the one for gaps', () => {
		expect(findGaps([])).toEqual(
			[
				['led', 'What I led, and its outcome'],
				['cross_functional', 'Cross-functional work'],
				['growing_others', 'Growing others'],
				['only_me', 'What only I did'],
				['learned', 'What I learned']
			].map(([section, about]) => ({ item: null, section, about, words: 'Nothing stands here yet.' }))
		)
	})

	test('are none where every section has an item with an outcome and evidence', () => {
		expect(findGaps([item(), ...full])).toEqual([])
	})

	test.each([
		[{ outcome: null }, 'No outcome that one can observe yet.'],
		[{ evidence: [] }, 'No evidence yet.'],
		[{ outcome: null, evidence: [] }, 'No outcome that one can observe yet, and no evidence.']
	])('name what an item lacks: %j', (lack, words) => {
		expect(findGaps([item(lack), ...full])).toEqual([
			{ item: 'a', section: 'led', about: 'Led the split of the ledger.', words }
		])
	})

	test('say nothing of the gaps that were written by hand', () => {
		expect(
			findGaps([item(), ...full, item({ id: 'g', section: 'gaps', outcome: null, evidence: [] })])
		).toEqual([])
	})

	test('come in the order of the packet', () => {
		const gaps = findGaps([...full, item({ id: 'second', place: 2, evidence: [] }), item({ evidence: [] })])
		expect(gaps.map((gap) => gap.item)).toEqual(['a', 'second'])
	})
})

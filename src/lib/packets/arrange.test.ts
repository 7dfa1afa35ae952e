import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrange } from './arrange.ts'
import { sectionKeys } from './section.ts'

describe('the order of a packet', () => {
	test('is that of the sections, all of them, and by place within one', () => {
		const items = [
			{ id: 'c', section: 'led', place: 5 },
			{ id: 'b', section: 'gaps', place: 1 },
			{ id: 'a', section: 'led', place: 2 }
		] as const
		expect(arrange(items).map(({ key, items }) => [key, ...items.map(({ id }) => id)])).toEqual([
			['led', 'a', 'c'],
			['cross_functional'],
			['growing_others'],
			['only_me'],
			['learned'],
			['gaps', 'b']
		])
	})

	test('is the same whatever order the rows come in, and loses none', () => {
		const rows = fc.uniqueArray(
			fc.record({
				id: fc.uuid(),
				section: fc.constantFrom(...sectionKeys),
				place: fc.integer({ min: 1, max: 4 })
			}),
			{ selector: ({ id }) => id }
		)
		fc.assert(
			fc.property(rows, (items) => {
				expect(arrange(items.toReversed())).toEqual(arrange(items))
				expect(arrange(items).flatMap((section) => section.items)).toHaveLength(items.length)
			})
		)
	})
})

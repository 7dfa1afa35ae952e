import fc from 'fast-check'
import { expect, test } from 'vitest'
import { archetypes } from '../profiles/archetype.ts'
import { atMost } from './filter.ts'
import { fits } from './fits.ts'
import { lenses } from './lenses.ts'
import type { Asked } from './library-address.ts'
import { libraryIndex } from './library-index.ts'
import { viewLibrary } from './library-view.ts'
import { isShelf, shelves } from './shelves.ts'
import { contexts, isContext } from './vocabulary.ts'

const orNone = <Value>(values: readonly Value[]) => fc.constantFrom(null, ...values)

test('what fits is what the library shows for the same address, whatever that asks', () => {
	const asked: fc.Arbitrary<Asked> = fc.record({
		shelf: fc.constantFrom(...Object.keys(shelves).filter(isShelf)),
		filter: fc.record({
			lens: orNone(lenses),
			archetype: orNone(archetypes),
			context: orNone(Object.keys(contexts).filter(isContext)),
			minutes: orNone(atMost)
		})
	})
	fc.assert(
		fc.property(asked, (asked) => {
			const { groups } = viewLibrary(libraryIndex, asked, { session: null, queued: [] })
			const shown = new Set(groups?.flatMap(({ prompts }) => prompts.map(({ href }) => href)))
			const fitting = libraryIndex.filter(fits(asked)).map(({ href }) => href)
			expect(fitting.toSorted()).toEqual([...shown].toSorted())
		})
	)
})

test('a question that a circle keeps without a lens is on neither of their shelves', () => {
	const own = { lenses: [], archetypes: [], contexts: [], minutes: 20 }
	const filter = { lens: null, archetype: null, context: null, minutes: null }
	const on = Object.keys(shelves)
		.filter(isShelf)
		.filter((shelf) => fits({ shelf, filter })(own))
	expect(on).toEqual(['all'])
	expect(fits({ shelf: null, filter })(own)).toBe(true)
})

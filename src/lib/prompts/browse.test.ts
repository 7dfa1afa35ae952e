import { describe, expect, it } from 'vitest'
import { browse, browseLens } from './browse.ts'
import { passes, noFilter } from './filter.ts'
import { libraryIndex } from './library-index.ts'
import { lenses } from './lenses.ts'
import { isShelf, shelves, type Shelf } from './shelves.ts'

const names = Object.keys(shelves).filter(isShelf)
const onShelf = (shelf: Shelf) => browse(libraryIndex, shelf).flatMap((group) => group.prompts)

describe('looking through the library', () => {
	it('has every prompt under a pitfall or a challenge, once', () => {
		const pages = [...onShelf('pitfalls'), ...onShelf('challenges')].map(({ href }) => href)
		expect(pages.toSorted()).toEqual(libraryIndex.map(({ href }) => href).toSorted())
		expect(onShelf('all')).toHaveLength(libraryIndex.length)
	})
	it('shows all five pitfalls and all four archetypes, each explained', () => {
		expect(browse(libraryIndex, 'pitfalls')).toHaveLength(5)
		const archetypes = browse(libraryIndex, 'archetypes')
		expect(archetypes.map(({ heading }) => heading)).toEqual([
			'Tech Lead',
			'Architect',
			'Solver',
			'Right Hand'
		])
		expect(archetypes.every(({ explanation }) => /^[A-Z].*\.$/.test(explanation))).toBe(true)
	})
	it('has no shelf and no group that is empty, unless nothing is left', () => {
		for (const shelf of names) {
			expect(browse(libraryIndex, shelf).length, shelf).toBeGreaterThan(0)
			expect(
				browse(libraryIndex, shelf).every((group) => group.prompts.length > 0),
				shelf
			).toBe(true)
			expect(browse([], shelf), shelf).toEqual([])
		}
	})
	it('shows what is mainly about a lens before what only touches it', () => {
		for (const lens of lenses) {
			const { prompts } = browseLens(libraryIndex, lens)
			const about = prompts.map((entry) => entry.lenses[0] === lens)
			expect(about, lens).toEqual(about.toSorted((one, other) => Number(other) - Number(one)))
			expect(prompts).toHaveLength(libraryIndex.filter(passes({ ...noFilter, lens })).length)
		}
	})
})

import { describe, expect, it } from 'vitest'
import { browse, shelves, type Shelf } from './browse.ts'
import { prompts } from './library.ts'

const names = Object.keys(shelves).filter((name): name is Shelf => name in shelves)
const onShelf = (shelf: Shelf) => browse(prompts, shelf).flatMap((group) => group.prompts)

describe('looking through the library', () => {
	it('has every prompt under a pitfall or a challenge, once', () => {
		const slugs = [...onShelf('pitfalls'), ...onShelf('challenges')].map(({ slug }) => slug)
		expect(slugs.toSorted()).toEqual(prompts.map(({ slug }) => slug).toSorted())
		expect(onShelf('all')).toHaveLength(prompts.length)
	})
	it('shows all five pitfalls and all four archetypes, each explained', () => {
		expect(browse(prompts, 'pitfalls')).toHaveLength(5)
		const archetypes = browse(prompts, 'archetypes')
		expect(archetypes.map(({ heading }) => heading)).toEqual([
			'Tech Lead',
			'Architect',
			'Solver',
			'Right Hand'
		])
		expect(archetypes.every(({ explanation }) => /^[A-Z].*\.$/.test(explanation))).toBe(true)
	})
	it('keeps under twenty minutes to what is under twenty minutes', () => {
		expect(onShelf('short').length).toBeGreaterThan(0)
		expect(onShelf('short').every(({ minutes }) => minutes < 20)).toBe(true)
	})
	it('has no shelf and no group that is empty', () => {
		for (const shelf of names) {
			expect(browse(prompts, shelf).length, shelf).toBeGreaterThan(0)
			expect(
				browse(prompts, shelf).every((group) => group.prompts.length > 0),
				shelf
			).toBe(true)
		}
	})
})

import { describe, expect, it } from 'vitest'
import { archetypes } from '../profiles/archetype.ts'
import { atMost, filterWords, narrowings, noFilter, passes, type Filter } from './filter.ts'
import { libraryIndex } from './library-index.ts'
import { contexts, isContext } from './vocabulary.ts'

const left = (filter: Partial<Filter>) => libraryIndex.filter(passes({ ...noFilter, ...filter }))

describe('narrowing the library', () => {
	it('asks for everything at once', () => {
		const both = left({ archetype: 'architect', context: 'startup', minutes: 20 })
		expect(both.length).toBeGreaterThan(0)
		expect(both).toEqual(
			left({ archetype: 'architect' }).filter(
				({ contexts, minutes }) => contexts.includes('startup') && minutes <= 20
			)
		)
		expect(left({})).toEqual(libraryIndex)
	})
	it('leaves something for each choice by itself', () => {
		for (const archetype of archetypes) expect(left({ archetype }).length, archetype).toBeGreaterThan(0)
		for (const context of Object.keys(contexts).filter(isContext))
			expect(left({ context }).length, context).toBeGreaterThan(0)
		for (const minutes of atMost) expect(left({ minutes }).length, String(minutes)).toBeGreaterThan(0)
	})
	it('keeps what the other ways ask, and leads out of the one in force', () => {
		const filter: Filter = { ...noFilter, lens: 'snacking', archetype: 'solver', minutes: 15 }
		const [byArchetype, byCompany] = narrowings(filter)
		expect(byCompany?.choices.map(({ filter }) => filter)).toContainEqual({ ...filter, context: 'startup' })
		expect(byArchetype?.choices.filter(({ current }) => current)).toEqual([
			{ label: 'Solver', filter: { ...filter, archetype: null }, current: true }
		])
	})
	it('says what it asks', () => {
		expect(filterWords(noFilter)).toBe('')
		expect(filterWords({ lens: 'snacking', archetype: 'solver', context: 'startup', minutes: 15 })).toBe(
			'Snacking, Solver, Start-up, up to 15 min'
		)
	})
})

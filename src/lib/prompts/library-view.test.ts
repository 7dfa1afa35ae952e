import { describe, expect, it } from 'vitest'
import { readAsked, libraryAddress } from './library-address.ts'
import { libraryIndex } from './library-index.ts'
import { viewLibrary } from './library-view.ts'
import { searchAt } from './search-at.ts'
import { noFacts } from './suggestion-facts.ts'
import { describeLooks, viewSuggestions } from './suggestion-view.ts'

const view = (address: string, queued: string[] = []) =>
	viewLibrary(libraryIndex, readAsked(new URL(address, 'http://x').searchParams), {
		session: 's1',
		queued
	})
const current = (address: string) =>
	view(address)
		.chips.filter(({ current }) => current)
		.map(({ label }) => label)

describe('the library as its address asks for it', () => {
	it('suggests when nothing is asked, and for what it does not know', () => {
		expect(view('/prompts').groups).toBeNull()
		expect(view('/prompts?by=toString&archetype=poet&minutes=3&lens=x').groups).toBeNull()
		expect(current('/prompts')).toEqual(['For you'])
	})
	it('shows one side, of which the chip is current', () => {
		expect(view('/prompts?by=pitfalls').groups).toHaveLength(5)
		expect(current('/prompts?by=pitfalls')).toEqual(['Pitfalls'])
		expect(current('/prompts?archetype=solver')).toEqual([`All ${libraryIndex.length}`])
	})
	it('narrows, says to what and how many that leaves, and leads out of it', () => {
		const { narrowed, groups } = view('/prompts?session=s1&by=all&archetype=solver&minutes=15')
		const left = groups?.flatMap(({ prompts }) => prompts) ?? []
		expect(narrowed).toEqual({
			words: 'Solver, up to 15 min',
			count: `${left.length} of ${libraryIndex.length} prompts`,
			out: '/prompts?session=s1&by=all'
		})
	})
	it('keeps what it is narrowed to from side to side', () => {
		const { chips } = view('/prompts?by=pitfalls&minutes=15&lens=snacking')
		expect(chips.map(({ href }) => href)).toContain('/prompts?session=s1&by=challenges&minutes=15')
		expect(chips[0]?.href).toBe('/prompts?session=s1')
	})
	it('shows one lens by itself, explained', () => {
		const { groups, narrowed } = view('/prompts?lens=snacking')
		expect(groups).toMatchObject([{ heading: 'Snacking', explanation: expect.stringMatching(/^Pleasant/) }])
		expect(narrowed?.words).toBe('Snacking')
		expect(current('/prompts?lens=snacking')).toEqual([])
	})
	it('says which prompts are in the queue', () => {
		const [first] = libraryIndex
		const { groups } = view('/prompts?by=all', [first?.href ?? ''])
		expect(groups?.[0]?.prompts.filter(({ queued }) => queued).map(({ href }) => href)).toEqual([first?.href])
	})
	it('has no group at all when nothing is left', () => {
		expect(
			view('/prompts?lens=staff_project_myth&context=startup&archetype=right_hand&minutes=15').groups
		).toEqual([])
	})
	it('has one address for one question, there and back', () => {
		for (const address of ['/prompts', '/prompts?session=s1&by=all&lens=hiring&archetype=solver&minutes=25'])
			expect(
				libraryAddress(
					new URL(address, 'http://x').searchParams.get('session'),
					readAsked(new URL(address, 'http://x').searchParams)
				)
			).toBe(address)
	})
	it('takes posted words along to any of its addresses', () => {
		expect(searchAt('/prompts')).toBe('/prompts?/search')
		expect(searchAt('/prompts?session=s1&by=all')).toBe('/prompts?/search&session=s1&by=all')
	})
	it('gives no reasons where there is no circle to have them', () => {
		expect(viewSuggestions(null, { seed: 'a', queued: [] }).map(({ reason }) => reason)).toEqual([
			null,
			null,
			null
		])
		const [first] = viewSuggestions(noFacts, { seed: 'a', queued: [] })
		expect(first?.reason).toMatch(/^Nobody here has looked at /)
	})
	it('says of each lens how the circle has looked through it', () => {
		const looks = describeLooks({
			...noFacts,
			discussed: [{ slug: null, lens: 'hiring', at: new Date(0), letGo: 2, learned: 0, kept: 1 }]
		})
		expect(looks['Snacking']).toBe('Nobody here has looked at snacking yet.')
		expect(looks['Hiring']).toBe('You have looked once at hiring, and two commitments from then were let go.')
	})
})

import { describe, expect, it } from 'vitest'
import { choosePrompts } from './choose-prompts.ts'
import { prompts } from './library.ts'
import { lenses, type Lens } from './lenses.ts'
import { lensesOf, type Prompt } from './prompt.ts'

const slugs = (suggestions: ReturnType<typeof choosePrompts>) => suggestions.map(({ prompt }) => prompt.slug)
const slugOf = ({ slug }: Prompt) => slug
const touches = (prompt: Prompt, ...wanted: readonly Lens[]) =>
	wanted.some((lens) => lensesOf(prompt).includes(lens))

describe('choosing prompts for a circle', () => {
	it('gives the same three for the same seed, in the same order', () => {
		const circle = { discussedSlugs: ['the-date-from-nowhere'], seed: 'session 7' }
		expect(slugs(choosePrompts(circle, 3))).toHaveLength(3)
		expect(slugs(choosePrompts(circle, 3))).toEqual(slugs(choosePrompts(circle, 3)))
	})

	it('begins with the same ones when more are wanted', () => {
		const circle = { discussedSlugs: [], seed: 'session 7' }
		expect(slugs(choosePrompts(circle, 9)).slice(0, 3)).toEqual(slugs(choosePrompts(circle, 3)))
	})

	it('gives other seeds other prompts, and over many seeds every prompt its turn', () => {
		const seen = new Set<string>()
		for (let session = 0; session < 1_000; session++) {
			for (const slug of slugs(choosePrompts({ discussedSlugs: [], seed: `session ${session}` }, 3)))
				seen.add(slug)
		}
		expect(seen.size).toBe(prompts.length)
	})

	it('never suggests what was discussed', () => {
		const discussed = prompts.slice(0, 60).map(({ slug }) => slug)
		const chosen = slugs(choosePrompts({ discussedSlugs: discussed, seed: 'a' }, prompts.length))
		expect(chosen.filter((slug) => discussed.includes(slug))).toEqual([])
		expect(chosen).toHaveLength(prompts.length - 60)
	})

	it('takes each lens once before any twice', () => {
		const chosen = choosePrompts({ discussedSlugs: [], seed: 'b' }, lenses.length)
		expect(new Set(chosen.map(({ prompt }) => prompt.lens)).size).toBe(lenses.length)
	})

	it('prefers lenses nobody has looked at', () => {
		const discussedSlugs = prompts.filter((prompt) => !touches(prompt, 'hiring', 'strategy')).map(slugOf)
		const chosen = choosePrompts({ discussedSlugs, seed: 'c' }, 2)
		expect(chosen.map(({ prompt }) => prompt.lens).sort()).toEqual(['hiring', 'strategy'])
		for (const { reason } of chosen)
			expect(reason).toMatch(/^Nobody here has looked at (hiring|strategy) yet\.$/)
	})

	it('counts a lens as looked at when a discussed prompt only touches it', () => {
		const [glance] = prompts.filter((prompt) => prompt.lens !== 'snacking' && touches(prompt, 'snacking'))
		const others = prompts.filter((prompt) => !touches(prompt, 'snacking'))
		const discussedSlugs = [...others, ...(glance ? [glance] : [])].map(slugOf)
		expect(choosePrompts({ discussedSlugs, seed: 'd' }, 1)[0]?.reason).toMatch(
			/^You have looked at snacking once/
		)
	})

	it('says why: not looked at, looked at once, looked at often', () => {
		const others = prompts.filter((prompt) => !touches(prompt, 'snacking'))
		const snacks = prompts.filter((prompt) => prompt.lens === 'snacking')
		const reasonAfter = (count: number) => {
			const discussedSlugs = [...others, ...snacks.slice(0, count)].map(slugOf)
			return choosePrompts({ discussedSlugs, seed: 'd' }, 1)[0]?.reason
		}
		expect(reasonAfter(0)).toBe('Nobody here has looked at snacking yet.')
		expect(reasonAfter(1)).toBe('You have looked at snacking once, and not from this side.')
		expect(reasonAfter(2)).toBe('You keep coming back to snacking; this side of it is new.')
	})

	it('answers with what is left, and with nothing when nothing is left', () => {
		const all = prompts.map(({ slug }) => slug)
		expect(slugs(choosePrompts({ discussedSlugs: all.slice(1), seed: 'e' }, 3))).toEqual(all.slice(0, 1))
		expect(choosePrompts({ discussedSlugs: all, seed: 'e' }, 3)).toEqual([])
		expect(choosePrompts({ discussedSlugs: [], seed: 'e' }, 0)).toEqual([])
	})

	it('ignores slugs that the library does not know', () => {
		const plain = slugs(choosePrompts({ discussedSlugs: [], seed: 'f' }, 3))
		expect(slugs(choosePrompts({ discussedSlugs: ['long-gone'], seed: 'f' }, 3))).toEqual(plain)
	})
})

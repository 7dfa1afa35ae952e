import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosePrompts } from './choose-prompts.ts'
import { prompts } from './library.ts'
import { lenses, type Lens } from './lenses.ts'
import { lensesOf, type Prompt } from './prompt.ts'
import { noFacts, type Discussed, type SuggestionFacts } from './suggestion-facts.ts'
import { contexts, signs, type Context, type Sign } from './vocabulary.ts'

const topic = (slug: string | null, more: Partial<Discussed> = {}): Discussed => ({
	slug,
	lens: null,
	at: new Date('2026-11-05T16:00:00Z'),
	letGo: 0,
	learned: 0,
	kept: 0,
	...more
})
const after = (...discussed: readonly (string | Discussed)[]): SuggestionFacts => ({
	...noFacts,
	discussed: discussed.map((each) => (typeof each === 'string' ? topic(each) : each))
})
const slugOf = ({ slug }: Prompt) => slug
const slugs = (suggestions: ReturnType<typeof choosePrompts>) => suggestions.map(({ prompt }) => prompt.slug)
const touches = (prompt: Prompt, ...wanted: readonly Lens[]) =>
	wanted.some((lens) => lensesOf(prompt).includes(lens))
const three = (facts: SuggestionFacts, seed = 'session 7') => choosePrompts(facts, { count: 3, seed })
const first = (facts: SuggestionFacts) => choosePrompts(facts, { count: 1, seed: 'd' })[0]

describe('choosing prompts for a circle', () => {
	it('gives the same three for the same seed, in the same order', () => {
		const circle = after('the-date-from-nowhere')
		expect(three(circle)).toHaveLength(3)
		expect(slugs(three(circle))).toEqual(slugs(three(circle)))
	})

	it('begins with the same ones when more are wanted', () => {
		const nine = choosePrompts(noFacts, { count: 9, seed: 'session 7' })
		expect(slugs(nine).slice(0, 3)).toEqual(slugs(three(noFacts)))
	})

	it('gives other seeds other prompts, and over many seeds every prompt its turn', () => {
		const seen = new Set<string>()
		for (let session = 0; session < 1_000; session++)
			for (const slug of slugs(three(noFacts, `session ${session}`))) seen.add(slug)
		expect(seen.size).toBe(prompts.length)
	})

	it('takes each lens once before any twice', () => {
		const chosen = choosePrompts(noFacts, { count: lenses.length, seed: 'b' })
		expect(new Set(chosen.map(({ prompt }) => prompt.lens)).size).toBe(lenses.length)
	})

	it('prefers lenses nobody has looked at', () => {
		const circle = after(...prompts.filter((prompt) => !touches(prompt, 'hiring', 'strategy')).map(slugOf))
		const chosen = choosePrompts(circle, { count: 2, seed: 'c' })
		expect(chosen.map(({ prompt }) => prompt.lens).sort()).toEqual(['hiring', 'strategy'])
		for (const { reasons } of chosen)
			expect(reasons).toEqual([expect.stringMatching(/^Nobody here has looked at (hiring|strategy) yet\.$/)])
	})

	it('passes over what stands in a queue', () => {
		const waiting = slugs(three(noFacts))
		expect(slugs(three({ ...noFacts, waiting })).filter((slug) => waiting.includes(slug))).toEqual([])
	})

	it('answers with what is left, and with nothing when nothing is left', () => {
		const all = prompts.map(slugOf)
		expect(slugs(three(after(...all.slice(1))))).toEqual(all.slice(0, 1))
		expect(three(after(...all))).toEqual([])
		expect(choosePrompts(noFacts, { count: 0, seed: 'e' })).toEqual([])
	})

	it('ignores slugs that the library does not know, and problems without a lens', () => {
		expect(three(after('long-gone', topic(null)))).toEqual(three(noFacts))
	})
})

describe('the reasons', () => {
	const others = prompts.filter((prompt) => !touches(prompt, 'snacking')).map(slugOf)
	const snacks = prompts.filter((prompt) => prompt.lens === 'snacking').map(slugOf)

	it('say how often the circle has looked through the lens', () => {
		const afterSnacks = (count: number) => first(after(...others, ...snacks.slice(0, count)))?.reasons.at(-1)
		expect(afterSnacks(0)).toBe('Nobody here has looked at snacking yet.')
		expect(afterSnacks(1)).toBe('You have looked once at snacking, and not from this side.')
		expect(afterSnacks(2)).toBe('You have looked twice at snacking, and not from this side.')
		expect(afterSnacks(3)).toBe('You have looked three times at snacking, and not from this side.')
	})

	it('count a prompt that only touches the lens, and a problem that was brought under it', () => {
		const [glance = ''] = prompts
			.filter((prompt) => prompt.lens !== 'snacking' && touches(prompt, 'snacking'))
			.map(slugOf)
		for (const look of [topic(glance), topic(null, { lens: 'snacking' })])
			expect(first(after(...others.filter((slug) => slug !== glance), look))?.reasons[0]).toMatch(
				/^You have looked once at snacking/
			)
	})

	it('bring back a lens whose commitments were let go, before one nobody has looked at', () => {
		const once = (letGo: number) => first(after(topic(null, { lens: 'hiring', letGo })))
		expect(once(2)).toMatchObject({
			prompt: { lens: 'hiring' },
			reasons: ['You have looked once at hiring, and two commitments from then were let go.']
		})
		expect(once(1)?.reasons).toEqual([
			'You have looked once at hiring, and one commitment from then was let go.'
		])
		expect(once(0)?.prompt.lens).not.toBe('hiring')
	})

	it('put what the pulse showed first', () => {
		for (const sign of Object.keys(signs) as Sign[]) {
			const chosen = first({ ...noFacts, contexts: ['startup'], signs: { [sign]: 2 } })
			expect(chosen?.prompt.tags.signs).toContain(sign)
			expect(chosen?.reasons[0]).toMatch(/^The pulse showed “[a-z].*” in two sessions\.$/)
		}
	})

	it('name the company that the circle says it works in', () => {
		for (const context of Object.keys(contexts) as Context[]) {
			const chosen = first({ ...noFacts, contexts: [context] })
			expect(chosen?.prompt.tags.contexts).toContain(context)
			expect(chosen?.reasons[0]).toBe(
				`Written for ${contexts[context].place}, where this circle says it works.`
			)
		}
	})

	it('count the members who meet it often, two at least', () => {
		expect(first({ ...noFacts, archetypes: { solver: 3 } })?.reasons).toEqual([
			expect.stringMatching(/^Nobody here/),
			'Three of you are Solvers, who meet it often.'
		])
		expect(first({ ...noFacts, archetypes: { solver: 1 } })?.reasons).toHaveLength(1)
	})

	it('differ among the three where the circle gives more than one', () => {
		const chosen = three({ ...noFacts, contexts: ['startup'], signs: { blame: 1 } })
		const leading = chosen.map(({ reasons }) => reasons[0])
		expect(leading[0]).toMatch(/pulse/)
		expect(new Set(leading).size).toBeGreaterThan(1)
	})
})

describe('whatever is known of a circle', () => {
	const facts = fc.record({
		contexts: fc.subarray(Object.keys(contexts) as Context[]),
		archetypes: fc.record({ solver: fc.nat(15), architect: fc.nat(15) }),
		discussed: fc.array(
			fc
				.record({
					slug: fc.option(fc.constantFrom(...prompts.map(slugOf), 'long-gone')),
					lens: fc.option(fc.constantFrom(...lenses)),
					letGo: fc.nat(5),
					learned: fc.nat(5)
				})
				.map(({ slug, ...more }) => topic(slug, more)),
			{ maxLength: 120 }
		),
		waiting: fc.subarray(prompts.map(slugOf), { maxLength: 20 }),
		signs: fc.dictionary(fc.constantFrom(...(Object.keys(signs) as Sign[])), fc.nat(6))
	})

	it('three are three of those not met, of three lenses where there are, with one or two sentences each', () => {
		fc.assert(
			fc.property(facts, fc.string(), (circle, seed) => {
				const chosen = choosePrompts(circle, { count: 3, seed })
				const met = new Set([...circle.waiting, ...circle.discussed.map(({ slug }) => slug)])
				const left = prompts.filter(({ slug }) => !met.has(slug))
				expect(chosen).toHaveLength(Math.min(3, left.length))
				expect(chosen.filter(({ prompt }) => met.has(prompt.slug))).toEqual([])
				expect(new Set(chosen.map(({ prompt }) => prompt.lens)).size).toBe(
					Math.min(3, new Set(left.map(({ lens }) => lens)).size)
				)
				for (const { reasons } of chosen) {
					expect(reasons.length).toBeGreaterThanOrEqual(1)
					expect(reasons.length).toBeLessThanOrEqual(2)
					for (const reason of reasons) expect(reason).toMatch(/^[A-Z0-9].*\.$/)
				}
			}),
			{ numRuns: 200 }
		)
	})
})

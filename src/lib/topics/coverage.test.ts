import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statuses } from '../commitments/commitment.ts'
import { lenses, type Lens } from '../prompts/lenses.ts'
import { viewCoverage } from './coverage-words.ts'
import { foldCoverage, type Meeting } from './coverage.ts'

const at = (
	date: string,
	topics: readonly (readonly Lens[])[],
	commitments: Meeting['commitments'] = []
) => ({
	at: new Date(`${date}T15:00Z`),
	topics,
	commitments
})

describe('coverage', () => {
	it('counts a lens once a session, with what came of what was committed to in it', () => {
		const { lookedAt } = foldCoverage([
			at('2026-10-08', [['snacking'], ['snacking', 'preening']], ['kept', 'let_go']),
			at('2026-10-22', [['snacking']], ['learned', 'kept', 'renegotiated'])
		])
		const none = { open: 0, kept: 0, learned: 0, renegotiated: 0, let_go: 0 }
		expect(lookedAt).toEqual([
			{
				lens: 'snacking',
				sessions: 2,
				last: new Date('2026-10-22T15:00Z'),
				came: { ...none, kept: 2, learned: 1, renegotiated: 1, let_go: 1 }
			},
			{
				lens: 'preening',
				sessions: 1,
				last: new Date('2026-10-08T15:00Z'),
				came: { ...none, kept: 1, let_go: 1 }
			}
		])
	})

	it('puts the most looked at first, then the latest, then what is listed first', () => {
		const { lookedAt } = foldCoverage([
			at('2026-10-08', [['timing'], ['preening']]),
			at('2026-10-22', [['strategy'], ['hiring']]),
			at('2026-11-05', [['timing']])
		])
		expect(lookedAt.map(({ lens }) => lens)).toEqual(['timing', 'hiring', 'strategy', 'preening'])
	})

	it('leaves nothing out: each lens is looked at or not, each commitment counts with each lens of its session', () => {
		const meeting = fc.record({
			at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
			topics: fc.array(fc.uniqueArray(fc.constantFrom(...lenses), { maxLength: 3 }), { maxLength: 3 }),
			commitments: fc.array(fc.constantFrom(...statuses), { maxLength: 6 })
		})
		fc.assert(
			fc.property(fc.array(meeting, { maxLength: 8 }), (meetings) => {
				const { lookedAt, untouched } = foldCoverage(meetings)
				expect([...lookedAt.map(({ lens }) => lens), ...untouched].toSorted()).toEqual(lenses.toSorted())
				for (const { lens, sessions, last, came } of lookedAt) {
					const through = meetings.filter(({ topics }) => topics.flat().includes(lens))
					expect(sessions).toBe(through.length)
					expect(through.some((one) => one.at.getTime() === last.getTime())).toBe(true)
					expect(through.every((one) => one.at <= last)).toBe(true)
					const counted = Object.values(came).reduce((sum, count) => sum + count, 0)
					expect(counted).toBe(through.flatMap(({ commitments }) => commitments).length)
				}
			})
		)
	})
})

describe('coverage in words', () => {
	const reader = { zone: 'Europe/Lisbon', locale: 'en-GB' }

	it('says how often, when last and what came of it', () => {
		const view = viewCoverage(
			foldCoverage([
				at('2026-10-08', [['snacking'], []], ['open', 'kept', 'let_go', 'kept']),
				at('2026-11-19', [['snacking', 'unclear_success_criteria']])
			]),
			reader
		)
		expect(view.finding).toBe(`In two sessions you looked through two of ${lenses.length} lenses.`)
		expect(view.lookedAt[0]).toMatchObject({
			label: 'Snacking',
			often: 'Twice, last on 19 November',
			marks: ['kept', 'kept', 'let_go', 'open'],
			came: 'Two kept, one let go, one open'
		})
		expect(view.lookedAt[1]).toMatchObject({
			often: 'Once, on 19 November',
			marks: [],
			came: 'No commitment was made'
		})
		expect(view.withoutLens).toBe('One topic was discussed through no lens.')
		expect(view.pitfalls.map(({ lens }) => lens)).not.toContain('unclear_success_criteria')
		expect(view.pitfalls).toHaveLength(4)
		expect(view.challenges).toHaveLength(lenses.length - 6)
	})

	it('finds nothing where nothing was discussed', () => {
		const view = viewCoverage(foldCoverage([]), reader)
		expect(view).toMatchObject({ finding: null, lookedAt: [], withoutLens: null })
		expect(view.pitfalls).toHaveLength(5)
	})
})

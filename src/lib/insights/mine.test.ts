import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statuses } from '../commitments/commitment.ts'
import { lenses } from '../prompts/lenses.ts'
import { fortnightOf, fortnightsAround } from './fortnights.ts'
import { viewMine, type MyCommitment } from './mine.ts'
import { findChains } from './my-words.ts'

const reader = { zone: 'Europe/Lisbon', locale: 'en-GB', now: new Date('2026-11-25T12:00:00Z') }

let made = 0
function commitment(some: Partial<MyCommitment> = {}): MyCommitment {
	made++
	return {
		id: `commitment ${made}`,
		words: 'Say it once.',
		support: null,
		status: 'open',
		dueOn: '2026-11-19',
		witnessed: false,
		renegotiates: null,
		createdAt: new Date(Date.UTC(2026, 10, 1, 0, made)),
		madeIn: null,
		...some
	}
}
const chartOf = (commitments: readonly MyCommitment[], key: string) => {
	const chart = viewMine(commitments, reader).find((one) => one.key === key)
	if (!chart) throw new Error(`There is no chart ${key}`)
	return chart
}
/** All numbers of a table, its first column left out. */
const figures = (rows: readonly (readonly unknown[])[] = []) =>
	rows.flatMap((row) => row.slice(1)).filter((cell) => typeof cell === 'number')
const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

describe('fortnights', () => {
	it('begin on the same Monday for everybody, before the first as well', () => {
		expect(fortnightOf('2026-01-05')).toBe('2026-01-05')
		expect(fortnightOf('2026-01-18')).toBe('2026-01-05')
		expect(fortnightOf('2026-01-19')).toBe('2026-01-19')
		expect(fortnightOf('2026-01-04')).toBe('2025-12-22')
	})

	it('are drawn up to the one after this', () => {
		expect(fortnightsAround('2026-11-25', 3)).toEqual(['2026-11-09', '2026-11-23', '2026-12-07'])
	})
})

describe('my commitments by fortnight', () => {
	it('stand where they were due, by the date where their circle is', () => {
		const { finding, table, drawing } = chartOf(
			[
				commitment({ status: 'kept' }),
				commitment({ dueOn: '2026-11-23' }),
				commitment({ status: 'let_go', dueOn: '2026-09-01' })
			],
			'fortnights'
		)
		expect(finding).toBe('Three commitments so far: one kept, one let go and one open.')
		expect(
			table?.rows.map(([from, ...counts]) => [typeof from === 'object' && from.plain, ...counts])
		).toEqual([
			['2026-08-31', 0, 0, 0, 1, 0],
			['2026-11-09', 1, 0, 0, 0, 0],
			['2026-11-23', 0, 0, 0, 0, 1]
		])
		// September is in the table, and further back than six fortnights: two columns have a mark, and the legend two.
		expect(drawing?.marks.map(({ tone }) => tone)).toEqual(['kept', 'open', 'kept', 'open'])
	})

	it('counts what went on in other words once, as the list of commitments has it', () => {
		const first = commitment({ status: 'renegotiated' })
		const second = commitment({ status: 'renegotiated', renegotiates: first.id })
		const last = commitment({ renegotiates: second.id })
		const { finding, table } = chartOf([first, second, last, commitment({ status: 'kept' })], 'fortnights')
		expect(finding).toBe('Two commitments so far, renegotiated twice on the way: one kept and one open.')
		expect(total(figures(table?.rows))).toBe(4)
		expect(chartOf([first], 'fortnights').finding).toBe('One commitment so far: one renegotiated.')
	})

	it('stand in the same fortnight for readers in every zone', () => {
		const due = [commitment({ dueOn: '2026-11-22' }), commitment({ dueOn: '2026-11-23' })]
		const [tokyo, losAngeles] = ['Asia/Tokyo', 'America/Los_Angeles'].map(
			(zone) => viewMine(due, { ...reader, zone })[0]?.table
		)
		expect(tokyo).toEqual(losAngeles)
		expect(tokyo?.rows).toHaveLength(2)
	})

	it('are nothing before the first', () => {
		expect(viewMine([], reader)).toEqual([])
	})
})

describe('how my words changed', () => {
	const first = commitment({ words: 'Write a proposal.', status: 'renegotiated' })
	const second = commitment({ words: 'Ask both.', status: 'renegotiated', renegotiates: first.id })
	const last = commitment({ words: 'Ask both, in one room.', status: 'kept', renegotiates: second.id })

	it('puts the first and the last words of a chain side by side', () => {
		expect(findChains([last, first, commitment(), second])).toEqual([
			{ first, last, times: 2, wordsChanged: true }
		])
		const chart = chartOf([first, second, last], 'words')
		expect(chart.finding).toBe('One commitment went on after being renegotiated, in other words.')
		expect(chart.said[0]).toMatchObject({
			state: 'kept',
			before: 'Write a proposal.',
			words: 'Ask both, in one room.'
		})
		expect(chart.said[0]?.facts).toBe('Changed twice since 1 November 2026. It ended as kept.')
		expect(chart.table?.rows[0]?.slice(1)).toEqual(['Write a proposal.', 'Ask both, in one room.', 2, 'Kept'])
	})

	it('says that only the date moved', () => {
		const moved = [first, commitment({ words: first.words, renegotiates: first.id })]
		expect(chartOf(moved, 'words').finding).toBe(
			'One commitment went on after being renegotiated, in the same words with another date.'
		)
		expect(chartOf(moved, 'words').said[0]?.before).toBeNull()
		expect(chartOf([commitment()], 'words')).toMatchObject({ said: [], table: null })
	})
})

describe('support', () => {
	it('is said as what was asked and how that ended, and never that it came', () => {
		const { finding, said, note } = chartOf(
			[
				commitment({ support: 'a reader', status: 'kept', words: 'Write.', witnessed: true }),
				commitment({ support: 'time', status: 'let_go' }),
				commitment({ support: 'an hour' }),
				commitment()
			],
			'support'
		)
		expect(finding).toBe(
			'You asked for support three times: one of them ended as kept or learned, one is open.'
		)
		expect(said.map(({ words }) => words)).toEqual(['a reader', 'time', 'an hour'])
		expect(said[0]?.facts).toBe('For: Write. Somebody was the witness.')
		expect(note).toContain('not written down anywhere')
	})

	it('says it of one alone', () => {
		const asked = [commitment({ support: 'a reader', status: 'let_go' }), commitment()]
		expect(chartOf(asked, 'support').finding).toBe(
			'You asked for support once, for one that ended as let go.'
		)
	})

	it('says that it leaves out what was renegotiated', () => {
		const first = commitment({ support: 'a reader', status: 'renegotiated' })
		const last = commitment({ support: 'a reader', renegotiates: first.id })
		expect(chartOf([first, last], 'support').below).toBe(
			'What was renegotiated counts once, in its latest words.'
		)
		expect(chartOf([last], 'support').below).toBeNull()
	})

	it('tells where to ask when one never has', () => {
		expect(chartOf([commitment()], 'support')).toMatchObject({ drawing: null, said: [], note: null })
	})
})

describe('lenses', () => {
	it('says how many more there are than rows', () => {
		const through = (count: number) =>
			chartOf(
				lenses
					.slice(0, count)
					.map((lens) => commitment({ madeIn: { id: lens, startsAt: reader.now, topics: [[lens]] } })),
				'lenses'
			).below
		expect([6, 7, 8].map(through)).toEqual([
			null,
			'And one more lens, in the figures.',
			'And two more lenses, in the figures.'
		])
	})
})

describe('the parts add up to the whole', () => {
	const some = fc.record({
		status: fc.constantFrom(...statuses),
		support: fc.constantFrom(null, 'a reader'),
		dueOn: fc.constantFrom('2025-01-01', '2026-11-19', '2026-12-03', '2499-12-31'),
		session: fc.constantFrom(null, 'one', 'two'),
		lens: fc.constantFrom(...lenses)
	})

	it('whatever was committed to', () => {
		fc.assert(
			fc.property(fc.array(some, { minLength: 1, maxLength: 50 }), (drawn) => {
				const topics = new Map(drawn.map(({ session, lens }) => [session, [[lens]]] as const))
				const all = drawn.map(({ session, status, support, dueOn }) =>
					commitment({
						status,
						support,
						dueOn,
						madeIn: session && { id: session, startsAt: reader.now, topics: topics.get(session) ?? [] }
					})
				)
				expect(total(figures(chartOf(all, 'fortnights').table?.rows))).toBe(all.length)
				const latest = all.filter(({ status }) => status !== 'renegotiated')
				const support = chartOf(all, 'support').table
				if (support) expect(total(figures(support.rows))).toBe(latest.length)
				// One lens a session here, so that each commitment of a session counts once; two sessions may share theirs.
				expect(total(figures(chartOf(all, 'lenses').table?.rows))).toBe(
					latest.filter(({ madeIn }) => madeIn).length
				)
			})
		)
	})
})

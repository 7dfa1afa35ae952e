import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headCircle, viewCircle, type CircleNumbers, type SessionNumbers } from './circle.ts'
import { totalOf } from './endings.ts'
import { heldBack } from './too-few.ts'

const reader = { zone: 'Europe/Lisbon', locale: 'en-GB', now: new Date('2026-11-25T12:00:00Z') }
const none = { kept: 0, learned: 0, renegotiated: 0, let_go: 0, open: 0 }
const day = 86_400_000

/** The sessions of a circle, two weeks apart, the last one on 19 November. */
function sessions(...some: Partial<SessionNumbers>[]): SessionNumbers[] {
	return some.map((one, index) => {
		const startsAt = new Date(Date.parse('2026-11-19T15:00Z') - (some.length - 1 - index) * 14 * day)
		return {
			id: `session ${index}`,
			startsAt,
			endsAt: new Date(startsAt.getTime() + 3_600_000),
			zone: 'Europe/Berlin',
			due: none,
			there: 6,
			countedBy: 'live',
			members: 8,
			bands: {},
			...one
		}
	})
}
const circle = (of: readonly SessionNumbers[], more: Partial<CircleNumbers> = {}): CircleNumbers => ({
	circle: { id: 'c', name: 'Load-bearing' },
	sessions: of,
	hours: null,
	rota: null,
	meetings: [],
	...more
})
function chartOf(numbers: CircleNumbers, key: string) {
	const chart = viewCircle(numbers, reader).find((one) => one.key === key)
	if (!chart) throw new Error(`There is no chart ${key}`)
	return chart
}

describe('a circle', () => {
	it('has no charts before its first session is over', () => {
		expect(viewCircle(circle([]), reader)).toEqual([])
		expect([0, 1, 4, 9].map(headCircle)).toEqual([
			'Insights',
			'Our first session',
			'Our last four sessions',
			'Our last six sessions'
		])
	})

	it('leads to the pages that have the whole, and has no hours and rota once it is closed', () => {
		const charts = viewCircle(circle(sessions({})), reader)
		expect(charts.map(({ key }) => key)).toEqual(['follow-through', 'attendance', 'lenses', 'pulse'])
		expect(charts.flatMap(({ more }) => more?.href ?? [])).toEqual([
			'/circles/c/coverage',
			'/circles/c/pulse'
		])
		const open = viewCircle(
			circle(sessions({}), {
				hours: [],
				rota: { circle: { id: 'c', name: '' }, previousStart: null, members: [], sessions: [], served: [] }
			}),
			reader
		)
		expect(open.flatMap(({ more }) => more?.href ?? [])).toContain('/circles/c/times#ledger')
		expect(open.find(({ key }) => key === 'roles')).toMatchObject({ drawing: null, table: null })
	})
})

describe('follow-through', () => {
	it('says what was due and how it ended, of what is told', () => {
		const { finding, table, drawing } = chartOf(
			circle(
				sessions(
					{ due: { ...none, kept: 3, let_go: 1 } },
					{ due: null },
					{ due: { ...none, kept: 2, learned: 2, renegotiated: 1, open: 1 } }
				)
			),
			'follow-through'
		)
		expect(finding).toBe(
			'Ten commitments were due at the last two sessions told here. Seven were kept or learned, one renegotiated, one let go.'
		)
		expect(table?.rows.map((row) => row.slice(1))).toEqual([
			[3, 0, 0, 1, 0],
			Array(5).fill(heldBack),
			[2, 2, 1, 0, 1]
		])
		expect(drawing?.marks.filter(({ tone }) => tone === 'none')).toHaveLength(2)
	})

	it('says so where nothing was due, or of too few', () => {
		expect(chartOf(circle(sessions({})), 'follow-through').finding).toBe('Nothing was due at a session yet.')
		expect(chartOf(circle(sessions({ due: null })), 'follow-through').finding).toContain(
			'At no session so far'
		)
	})

	it('adds up: dots are what was due below forty, bars are as high as it from there on', () => {
		const count = fc.integer({ min: 0, max: 4 })
		const due = fc.option(
			fc.record({ kept: count, learned: count, renegotiated: count, let_go: count, open: count })
		)
		fc.assert(
			fc.property(fc.array(due, { minLength: 1, maxLength: 6 }), (dues) => {
				const of = circle(sessions(...dues.map((one) => ({ due: one }))))
				const { drawing, table } = chartOf(of, 'follow-through')
				const all = dues.reduce((sum, one) => sum + (one ? totalOf(one) : 0), 0)
				const told = table?.rows.flatMap((row) => row.filter((cell) => typeof cell === 'number')) ?? []
				expect(told.reduce((sum, one) => sum + one, 0)).toBe(all)
				const [base = 0] = drawing?.lines ?? []
				const above = <Thing extends { y: number }>(things: readonly Thing[] = []) =>
					things.filter(({ y }) => y < base)
				const marks = above(drawing?.marks).filter(({ tone }) => tone !== 'none')
				const bars = above(drawing?.bars)
				if (bars.length > 0) expect(all >= 40 || dues.some((one) => one && totalOf(one) > 12)).toBe(true)
				else expect(marks).toHaveLength(all)
			})
		)
	})
})

describe('attendance', () => {
	it('says the last, and between which numbers it was', () => {
		const some = sessions({ there: 8 }, { there: null }, { there: 5, countedBy: 'answers' }, { there: 7 })
		const { finding, table, note } = chartOf(circle(some), 'attendance')
		expect(finding).toBe(
			'Seven of eight were there last time, between five and eight at the last three told here.'
		)
		expect(table?.rows.map((row) => row.slice(1))).toEqual([
			[8, 8, 'Phones in the live session'],
			[heldBack, 8, 'Phones in the live session'],
			[5, 8, 'Who had said yes'],
			[7, 8, 'Phones in the live session']
		])
		expect(note).toContain('by who had said yes where there was none')
	})

	it('says no “last time” of an earlier session when the last one is held back', () => {
		const one = circle(sessions({ there: 7 }, { there: null }))
		expect(chartOf(one, 'attendance').finding).toBe(
			'Seven of eight were there the last time that is told here.'
		)
		const two = circle(sessions({ there: 5 }, { there: 7 }, { there: null }))
		expect(chartOf(two, 'attendance').finding).toBe(
			'Seven of eight were there the last time that is told here, between five and seven at the last two told here.'
		)
	})

	it('draws a place for each member, taken or not', () => {
		const { drawing } = chartOf(circle(sessions({ there: 5 }, { there: 8 })), 'attendance')
		const [base = 0] = drawing?.lines ?? []
		const drawn = drawing?.marks.filter(({ y }) => y < base).map(({ tone }) => tone)
		expect(drawn?.filter((tone) => tone === 'there')).toHaveLength(13)
		expect(drawn?.filter((tone) => tone === 'missing')).toHaveLength(3)
	})

	it('says nothing where fewer than four were there each time', () => {
		const { finding, drawing } = chartOf(circle(sessions({ there: null })), 'attendance')
		expect(finding).toContain('too few to show')
		expect(drawing?.texts.map(({ words }) => words)).toContain('Too few to show')
	})
})

describe('the hours', () => {
	const member = (name: string, marks: string | null) => ({
		id: name,
		name,
		zone: 'Europe/Lisbon',
		marks,
		travels: [],
		absences: [],
		busy: [],
		joinedAt: new Date('2026-01-01T00:00Z')
	})
	const hoursOf = (...hours: ReturnType<typeof member>[]) =>
		chartOf(circle(sessions({}, {}), { hours }), 'hours')

	it('are drawn by their kind, as in the ledger, with what the numbers count', () => {
		const { drawing, finding } = hoursOf(
			member('Ana', 'x'.repeat(336)),
			member('Kai', 'p'.repeat(336)),
			member('Sefa', 'g'.repeat(336))
		)
		expect(finding).toBe('Ana carried most so far: two of two hours were bad.')
		expect(drawing?.bars.map(({ tone }) => tone)).toEqual(['pain', 'possible', 'possible', 'pain'])
		const words = drawing?.texts.map(({ words }) => words)
		for (const said of ['120 points', '40 points', '0 points', 'Possible', 'Painful'])
			expect(words).toContain(said)
		expect(words).not.toContain('Night')
	})

	it('give no verdict while nobody has marked any', () => {
		expect(hoursOf(member('Ana', null), member('Kai', null))).toMatchObject({
			finding: 'Nobody has marked hours yet.',
			drawing: null,
			table: null
		})
	})
})

describe('the pulse', () => {
	it('stays hidden as it is on its own page', () => {
		const quiet = { good: 'most', warning: 'few' } as const
		const bands = {
			challenge: { good: 'few', warning: 'most' },
			support: quiet,
			standards: quiet,
			worth: quiet
		} as const
		const { drawing, finding, table } = chartOf(circle(sessions({}, { bands })), 'pulse')
		expect(finding).toBe('“Blamed, not challenged” showed in the one pulse so far.')
		expect(drawing?.marks.slice(0, 4).map(({ tone }) => tone)).toEqual(['none', 'most', 'none', 'few'])
		expect(table?.rows[0]?.slice(1)).toEqual(Array(4).fill('Not published'))
		expect(chartOf(circle(sessions({})), 'pulse')).toMatchObject({ drawing: null, table: null })
	})

	it('draws as many sessions as the page is about, and says how many more the table has', () => {
		const quiet = { good: 'most', warning: 'few' } as const
		const bands = { challenge: quiet, support: quiet, standards: quiet, worth: quiet }
		const of = (count: number) =>
			chartOf(circle(sessions(...Array.from({ length: count }, () => ({ bands })))), 'pulse')
		const drawnOf = ({ drawing }: ReturnType<typeof of>) =>
			drawing?.marks.filter(({ tone, y }) => tone === 'few' && y < 60).length
		expect([drawnOf(of(6)), of(6).table?.rows.length, of(6).note]).toEqual([
			6,
			6,
			'How many gave the answer that warns, the latest session on the right.'
		])
		expect([drawnOf(of(14)), of(14).table?.rows.length]).toEqual([6, 12])
		expect(of(14).note).toMatch(/ The last six are drawn, the table has the last twelve\.$/)
	})
})

import { describe, expect, it } from 'vitest'
import { drawFortnight } from './fortnight.ts'

const circle = { previous: '2026-11-19', next: '2026-12-03', today: '2026-12-01', cadenceDays: 14 }
const symbols = { past: '•', today: '|', ahead: '○', met: '*', 'met-today': '!' }
const draw = (changes: Partial<typeof circle> | { previous: null; today?: string }) => {
	const { marks, ...words } = drawFortnight({ ...circle, ...changes })
	return { strip: marks.map((mark) => symbols[mark]).join(''), ...words }
}

describe('the strip of days', () => {
	it('shows the days gone, today, the days to come and the session', () => {
		expect(draw({})).toEqual({
			strip: '•••••••••••|○*',
			caption: 'Day 12 of 14',
			relative: 'In two days',
			label: 'Day 12 of 14. In two days.'
		})
	})

	it('begins with all days ahead on the day of the session before', () => {
		expect(draw({ today: '2026-11-19' })).toEqual({
			strip: '○○○○○○○○○○○○○*',
			caption: 'A new fortnight',
			relative: 'In two weeks',
			label: 'A new fortnight, 14 days. Next session in two weeks.'
		})
		expect(draw({ today: '2026-11-20' }).strip).toBe('|○○○○○○○○○○○○*')
		expect(draw({ today: '2026-11-20' }).caption).toBe('Day 1 of 14')
	})

	it('ends on the day of the session, also when that is already over', () => {
		const last = {
			strip: '•••••••••••••!',
			caption: 'Day 14 of 14',
			relative: 'Today',
			label: 'Day 14 of 14. The session is today.'
		}
		expect(draw({ today: '2026-12-03' })).toEqual(last)
		expect(draw({ today: '2026-12-04' })).toEqual(last)
		expect(draw({ today: '2026-12-02' }).strip).toBe('••••••••••••|*')
	})

	it('waits at its beginning while the session is further away than one cadence', () => {
		expect(draw({ today: '2026-11-01' })).toMatchObject({
			strip: '○○○○○○○○○○○○○*',
			caption: 'A new fortnight',
			relative: 'In five weeks'
		})
	})

	it('draws other cadences', () => {
		expect(draw({ cadenceDays: 7 })).toMatchObject({ strip: '••••|○*', caption: 'Day 5 of 7' })
		expect(draw({ cadenceDays: 28 }).strip).toBe('•••••••••••••••••••••••••|○*')
		const today = '2026-11-12'
		expect(draw({ today, cadenceDays: 7 }).caption).toBe('A new week')
		expect(draw({ today, cadenceDays: 21 })).toMatchObject({
			caption: 'The next three weeks',
			label: 'The next three weeks, 21 days. Next session in three weeks.'
		})
	})

	it('counts no days of a fortnight before the first session', () => {
		expect(draw({ previous: null })).toEqual({
			strip: '•••••••••••|○*',
			caption: 'Before the first session',
			relative: 'In two days',
			label: 'Before the first session. In two days.'
		})
		expect(draw({ previous: null, today: '2026-12-03' })).toMatchObject({
			caption: 'The first session',
			label: 'The first session. Today.'
		})
	})
})

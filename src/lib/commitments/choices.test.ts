import { describe, expect, it } from 'vitest'
import { beginLog } from './begin-log.ts'
import { dueValue, offerCircles, offerDates } from './choices.ts'

const viewer = { id: 'me', zone: 'Europe/Lisbon', locale: 'en-GB', now: new Date('2026-11-20T23:30:00Z') }
const session = (id: string, startsAt: string) => ({
	id,
	startsAt: new Date(startsAt),
	endsAt: new Date(new Date(startsAt).getTime() + 3_600_000)
})
const circles = [
	{ id: 'none', name: 'Aleph', members: [], sessions: [] },
	{ id: 'late', name: 'Late', members: [], sessions: [session('l1', '2026-12-09T15:00:00Z')] },
	{
		id: 'soon',
		name: 'Soon',
		members: [
			{ id: 'z', name: 'Zoe' },
			{ id: 'me', name: 'Ana' },
			{ id: 'b', name: 'Bo' }
		],
		sessions: [session('s1', '2026-12-03T15:00:00Z'), session('s2', '2026-12-17T15:00:00Z')]
	}
]

describe('what the form offers', () => {
	const offered = offerCircles(circles, viewer)
	it('begins with the circle that meets next; one without sessions comes last', () => {
		expect(offered.map(({ id }) => id)).toEqual(['soon', 'late', 'none'])
		expect(offered[0]?.sessions.map(({ label }) => label)).toEqual(['Thu 3 Dec, next session', 'Thu 17 Dec'])
	})
	it('offers everybody but oneself as witness', () => {
		expect(offered[0]?.members.map(({ name }) => name)).toEqual(['Bo', 'Zoe'])
	})
	it('chooses a session that is to come, else the date', () => {
		const soon = offered[0]
		if (!soon) throw new Error('no circle')
		expect(dueValue(soon, 's2')).toBe('soon/s2')
		expect(dueValue(soon, 'over')).toBe('soon/date')
		expect(dueValue(soon, null)).toBe('soon/date')
	})
	it('begins the date where the person is', () => {
		expect(offerDates(viewer)).toEqual({ today: '2026-11-20', inTwoWeeks: '2026-12-04' })
		expect(offerDates({ ...viewer, zone: 'Asia/Tokyo' }).today).toBe('2026-11-21')
	})
})

describe('a new commitment', () => {
	const offered = offerCircles(circles, viewer)
	it('begins with the circle that meets next, and is made in no session, unless somebody asked', () => {
		const begun = { gone: false, until: 'soon/s1', session: undefined }
		expect(beginLog(offered, { circle: null, session: null })).toEqual(begun)
		expect(beginLog(offered, { circle: '', session: 'over' })).toEqual(begun)
	})
	it('begins with the circle and the session that were asked for', () => {
		const asked = { circle: 'late', session: 'over' }
		expect(beginLog(offered, asked)).toEqual({ gone: false, until: 'late/l1', session: 'late/over' })
	})
	it('is of no other circle when the one that was asked for is closed', () => {
		const asked = { circle: 'closed', session: 'over' }
		expect(beginLog(offered, asked)).toEqual({ gone: true, until: '', session: undefined })
	})
	it('has nowhere to go without a circle', () => {
		expect(beginLog([], { circle: 'closed', session: null }).gone).toBe(false)
	})
})

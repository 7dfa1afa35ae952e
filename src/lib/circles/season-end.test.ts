import { describe, expect, it } from 'vitest'
import { seasonEnd } from './season-end.ts'

const at = (start: string, status = 'confirmed') => {
	const startsAt = new Date(start)
	return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), status }
}
const season = ['2026-10-22', '2026-11-05', '2026-11-19', '2026-12-03'].map((date) => at(`${date}T15:00Z`))
const ask = (now: string, sessions = season) => seasonEnd(sessions, new Date(now))

describe('the end of a season', () => {
	it('is asked about from fourteen days before its last session starts, to the minute', () => {
		expect(ask('2026-11-19T14:59:59Z')).toMatchObject({ last: season[3], asks: false, over: false })
		expect(ask('2026-11-19T15:00:00Z')).toMatchObject({ asks: true, over: false })
		expect(ask('2026-11-01T00:00Z').asksFrom).toEqual(new Date('2026-11-19T15:00Z'))
	})

	it('comes with the end of the last session, and the question stays', () => {
		expect(ask('2026-12-03T15:59:59Z')).toMatchObject({ asks: true, over: false })
		expect(ask('2026-12-03T16:00:00Z')).toMatchObject({ asks: true, over: true, plannable: true })
	})

	it('follows the last session where it was moved, also one that was moved past its neighbour', () => {
		const moved = [season[0], at('2026-12-10T15:00Z'), season[2], season[3]].flatMap((each) => each ?? [])
		expect(ask('2026-11-20T00:00Z', moved)).toMatchObject({ last: moved[1], asks: false })
		expect(ask('2026-11-26T15:00Z', moved).asks).toBe(true)
	})

	it('counts an added session, and not a cancelled one', () => {
		expect(ask('2026-11-20T00:00Z', [...season, at('2026-12-17T15:00Z')]).asks).toBe(false)
		const shorter = [...season.slice(0, 3), at('2026-12-03T15:00Z', 'cancelled')]
		expect(ask('2026-11-06T00:00Z', shorter)).toMatchObject({ last: season[2], asks: true })
	})

	it('is there at once when nothing takes place, and is gone once the next season is planned', () => {
		expect(ask('2026-11-20T00:00Z', [])).toEqual({
			last: null,
			asksFrom: null,
			asks: true,
			plannable: true,
			over: true
		})
		const next = ['2026-12-17', '2026-12-31', '2027-01-14'].map((date) => at(`${date}T15:00Z`))
		expect(ask('2026-12-01T00:00Z', [...season, ...next])).toMatchObject({ asks: false, plannable: false })
	})

	it('lets the next season be planned with two sessions to go, however far they are', () => {
		expect(ask('2026-11-05T15:59Z').plannable).toBe(false)
		expect(ask('2026-11-05T16:00Z')).toMatchObject({ plannable: true, asks: false })
	})
})

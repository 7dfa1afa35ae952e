import { expect, it } from 'vitest'
import { correctInstants } from './zone-correction.ts'

// As an older tz database had it: Vancouver on standard time (UTC−8) in winter.
const session = (id: string, zone: string, date: string, startsAt: string) => ({
	id,
	zone,
	date,
	time: '19:00:00',
	durationMinutes: 60,
	startsAt: new Date(startsAt)
})
const sessions = [
	session('past', 'America/Vancouver', '2026-11-05', '2026-11-06T03:00Z'),
	session('london', 'Europe/London', '2026-12-10', '2026-12-10T19:00Z'),
	session('vancouver', 'America/Vancouver', '2026-12-10', '2026-12-11T03:00Z'),
	session('summer', 'America/Vancouver', '2027-07-01', '2027-07-02T02:00Z')
]

it('changes exactly the coming sessions of the changed zones', () => {
	const corrected = correctInstants(sessions, new Date('2026-11-20T12:00Z'))
	expect(
		corrected.map(({ session, startsAt, endsAt }) => [session.id, startsAt.toJSON(), endsAt.toJSON()])
	).toEqual([['vancouver', '2026-12-11T02:00:00.000Z', '2026-12-11T03:00:00.000Z']])
})

it('finds nothing to change a second time', () => {
	const now = new Date('2026-11-20T12:00Z')
	const corrected = correctInstants(sessions, now).map(({ session, startsAt }) => ({ ...session, startsAt }))
	expect(corrected).toHaveLength(1)
	expect(correctInstants(corrected, now)).toEqual([])
})

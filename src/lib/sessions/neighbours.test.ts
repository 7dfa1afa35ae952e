import { expect, test } from 'vitest'
import { following, placeInSeason, preceding, type Sibling } from './neighbours.ts'

const session = (
	id: string,
	originalDate: string,
	startsOn = originalDate,
	status = 'confirmed'
): Sibling => ({
	id,
	season: 1,
	originalDate,
	startsAt: new Date(`${startsOn}T15:00Z`),
	endsAt: new Date(`${startsOn}T16:00Z`),
	status
})
const season = [
	session('a', '2026-11-05'),
	session('b', '2026-11-19', '2026-12-10'),
	session('c', '2026-12-03'),
	session('d', '2026-12-17', '2026-12-17', 'cancelled')
]

test('a session that was moved past its neighbour keeps its number', () => {
	expect(placeInSeason({ id: 'b', season: 1 }, season)).toEqual({ number: 2, of: 3 })
	expect(placeInSeason({ id: 'c', season: 1 }, season)).toEqual({ number: 3, of: 3 })
})
test('one that is cancelled has no number, and takes none', () => {
	expect(placeInSeason({ id: 'd', season: 1 }, season)).toEqual({ number: 0, of: 0 })
	const more = [...season, session('e', '2026-12-31'), { ...session('f', '2027-01-14'), season: 2 }]
	expect(placeInSeason({ id: 'e', season: 1 }, more)).toEqual({ number: 4, of: 4 })
	expect(placeInSeason({ id: 'f', season: 2 }, more)).toEqual({ number: 1, of: 1 })
})
test('what follows is by time and skips cancelled ones', () => {
	expect(following(season, new Date('2026-11-06T00:00Z'))?.id).toBe('c')
	expect(following(season, new Date('2026-12-03T15:00Z'))?.id).toBe('b')
	expect(following(season, new Date('2026-12-11T00:00Z'))).toBeNull()
})
test('what precedes is by time and never itself', () => {
	expect(preceding(season, new Date('2026-12-10T15:00Z'))?.id).toBe('c')
	expect(preceding(season, new Date('2026-11-05T15:00Z'))).toBeNull()
})

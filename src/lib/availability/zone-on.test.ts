import { expect, test } from 'vitest'
import { zoneOn } from './zone-on.ts'

const person = {
	zone: 'Europe/Lisbon',
	travels: [{ zone: 'Asia/Tokyo', startsOn: '2026-12-02', endsOn: '2026-12-09' }]
}

test('at home before and after, elsewhere from the first to the last day', () => {
	expect(
		['2026-12-01', '2026-12-02', '2026-12-09', '2026-12-10'].map((date) => zoneOn(date, person))
	).toEqual(['Europe/Lisbon', 'Asia/Tokyo', 'Asia/Tokyo', 'Europe/Lisbon'])
	expect(zoneOn('2026-12-02', { ...person, travels: [] })).toBe('Europe/Lisbon')
})

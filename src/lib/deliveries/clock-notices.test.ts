import { describe, expect, it } from 'vitest'
import { noticesDue, zonesThatChange } from './clock-notices.ts'

const zone = 'Europe/Lisbon'
// Thursdays at 17:00 in Lisbon, where clocks change on 28 March 2027.
const sessions = [
	{ id: 'a', sequence: 0, startsAt: new Date('2027-03-18T17:00:00Z'), zone },
	{ id: 'b', sequence: 2, startsAt: new Date('2027-04-01T16:00:00Z'), zone },
	{ id: 'c', sequence: 0, startsAt: new Date('2027-04-15T16:00:00Z'), zone }
]
const member = (id: string, zone: string) => ({
	id,
	zone,
	travels: [],
	joinedAt: new Date('2026-10-01T00:00:00Z'),
	quiet: { from: '22:00', until: '07:00' }
})
const kiran = member('kiran', 'Asia/Kathmandu')
const told = (now: string, members = [kiran, member('ana', zone), member('ilse', 'Europe/Berlin')]) =>
	noticesDue({ sessions, members }, new Date(now))

describe('a change of clocks', () => {
	it('is told three days before, to whom it alters the local time, and to nobody else', () => {
		expect(told('2027-03-25T03:00:00Z')).toEqual([
			{
				personId: 'kiran',
				sessionId: 'b',
				sequence: 2,
				was: '22:45',
				is: '21:45',
				from: '2027-03-28',
				clock: zone,
				dueAt: new Date('2027-03-25T03:15:00Z')
			}
		])
	})

	it('is not told earlier', () => {
		expect(told('2027-03-25T02:00:00Z')).toEqual([])
		expect(told('2027-03-20T12:00:00Z')).toEqual([])
	})

	it('is told late when it could not be told in time, by day, and not once the session began', () => {
		expect(told('2027-03-30T20:00:00Z').map(({ dueAt }) => dueAt.toISOString())).toEqual([])
		expect(told('2027-03-31T01:00:00Z').map(({ dueAt }) => dueAt.toISOString())).toEqual([
			'2027-03-31T01:15:00.000Z'
		])
		expect(told('2027-04-01T16:00:00Z')).toEqual([])
	})

	it('is not told to whoever joined since and knows no other time', () => {
		expect(told('2027-03-29T06:00:00Z', [{ ...kiran, joinedAt: new Date('2027-03-28T12:00:00Z') }])).toEqual(
			[]
		)
	})

	it('is one of the zones that change about now', () => {
		const asked = ['Europe/Lisbon', 'Asia/Kathmandu', 'America/New_York', 'UTC']
		expect(zonesThatChange(asked, new Date('2027-03-25T00:00:00Z'))).toEqual([
			'Europe/Lisbon',
			'America/New_York'
		])
		expect(zonesThatChange(asked, new Date('2027-03-08T00:00:00Z'))).toEqual([])
		expect(zonesThatChange(asked, new Date('2027-07-01T00:00:00Z'))).toEqual([])
	})
})

import { describe, expect, it } from 'vitest'
import { describeMeeting, describeMembers } from './meeting-words.ts'

const schedule = {
	startsOn: '2026-10-22',
	times: ['16:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 8
}
const dates = (...instants: string[]) => instants.map((at) => new Date(at))

describe('when a circle meets, said to a visitor', () => {
	const next = dates('2026-12-03T15:00Z', '2026-12-17T15:00Z', '2027-01-14T15:00Z')

	it('is in the visitor’s zone, with the circle’s beside it', () => {
		expect(describeMeeting(schedule, next, { zone: 'America/Halifax', locale: 'en-GB' })).toEqual({
			rhythm: 'Every second Thursday',
			time: '11:00 in Halifax',
			more: '60 minutes. 16:00 in Berlin. Next: 3 December, 17 December, 14 January.'
		})
	})

	it('names one zone where both are the same place', () => {
		expect(describeMeeting(schedule, next, { zone: 'Europe/Berlin', locale: 'en-GB' })).toMatchObject({
			time: '16:00 in Berlin',
			more: '60 minutes. Next: 3 December, 17 December, 14 January.'
		})
	})

	it('says each hour where clocks change on one side only', () => {
		const march = dates('2027-03-11T15:00Z', '2027-03-25T15:00Z', '2027-04-08T14:00Z')
		expect(describeMeeting(schedule, march, { zone: 'America/New_York', locale: 'en-GB' })).toMatchObject({
			time: '10:00 or 11:00 in New York',
			more: '60 minutes. 16:00 in Berlin. Next: 11 March at 10:00, 25 March at 11:00, 8 April at 10:00.'
		})
	})

	it('takes the visitor’s weekday when it is another', () => {
		const late = { ...schedule, everyWeeks: 1, times: ['23:30'] }
		const auckland = describeMeeting(late, [], { zone: 'Pacific/Auckland', locale: 'en-GB' })
		expect(auckland.rhythm).toBe('Every Friday')
		expect(auckland.more).toBe('60 minutes. 23:30 in Berlin. The next season is not planned yet.')
	})
})

describe('who is in, said to a visitor', () => {
	it('counts people and names cities, each once', () => {
		expect(describeMembers(4, ['Europe/Lisbon', 'Asia/Calcutta', 'Asia/Kolkata', 'Africa/Lagos'])).toBe(
			'4 members in Kolkata, Lagos and Lisbon'
		)
		expect(describeMembers(2, ['Europe/Berlin'])).toBe('2 members in Berlin')
		expect(describeMembers(1, ['Europe/Berlin'])).toBe('One member so far, in Berlin')
	})
})

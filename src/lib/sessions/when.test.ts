import { describe, expect, it } from 'vitest'
import { describeWhen } from './when.ts'

// Thursday 3 December 2026, 16:00 to 17:00 in Berlin.
const session = { startsAt: new Date('2026-12-03T15:00Z'), endsAt: new Date('2026-12-03T16:00Z') }
const viewer = { zone: 'Europe/Lisbon', circleZone: 'Europe/Berlin', now: new Date('2026-12-01T09:00Z') }
const at = (now: string) => describeWhen(session, { ...viewer, now: new Date(now) }).relative

describe('when a session is', () => {
	it('is said in the viewer’s zone, with the circle’s beside it', () => {
		expect(describeWhen(session, viewer)).toEqual({
			date: '2026-12-03',
			weekday: 'Thursday',
			monthDay: '3 December',
			day: 'Thursday 3 December',
			shortDay: 'Thu 3 Dec',
			time: '15:00',
			until: '16:00',
			untilDay: '',
			zoneLine: 'Lisbon time. 16:00 in Berlin.',
			relative: 'In two days'
		})
	})

	it('names one zone to those who are in the circle’s, whatever their device calls it', () => {
		expect(describeWhen(session, { ...viewer, zone: 'Europe/Berlin' }).zoneLine).toBe('Berlin time.')
		const india = { ...viewer, zone: 'Asia/Calcutta', circleZone: 'Asia/Kolkata' }
		expect(describeWhen(session, india).zoneLine).toBe('Kolkata time.')
	})

	it('names both places also when their clocks agree', () => {
		const paris = describeWhen(session, { ...viewer, zone: 'Europe/Paris' })
		expect(paris.zoneLine).toBe('Paris time. 16:00 in Berlin.')
	})

	it('names the circle’s weekday when its date is another one', () => {
		const evening = { startsAt: new Date('2026-12-03T20:00Z'), endsAt: new Date('2026-12-03T21:00Z') }
		const auckland = describeWhen(evening, { ...viewer, circleZone: 'Pacific/Auckland' })
		expect(auckland.zoneLine).toBe('Lisbon time. 09:00 on Friday in Auckland.')
		const lisbon = describeWhen(evening, { ...viewer, zone: 'Pacific/Auckland', circleZone: 'Europe/Lisbon' })
		expect([lisbon.day, lisbon.time]).toEqual(['Friday 4 December', '09:00'])
		expect(lisbon.zoneLine).toBe('Auckland time. 20:00 on Thursday in Lisbon.')
	})

	it('marks an end on the next date of the viewer', () => {
		const tokyo = describeWhen(
			{ startsAt: new Date('2026-12-03T14:30Z'), endsAt: new Date('2026-12-03T15:30Z') },
			{ ...viewer, zone: 'Asia/Tokyo' }
		)
		expect([tokyo.time, tokyo.until, tokyo.untilDay]).toEqual(['23:30', '00:30', '+1 day'])
	})

	it('names the year when it is not the viewer’s current one', () => {
		const january = { startsAt: new Date('2027-01-14T15:00Z'), endsAt: new Date('2027-01-14T16:00Z') }
		const before = describeWhen(january, viewer)
		expect(before.monthDay).toBe('14 January 2027')
		expect(before.day).toMatch(/^Thursday,? 14 January 2027$/)
		expect(before.shortDay).toMatch(/^Thu,? 14 Jan 2027$/)
		// The year has already begun in Auckland.
		const now = new Date('2026-12-31T12:00Z')
		expect(describeWhen(january, { ...viewer, now, zone: 'Pacific/Auckland' }).monthDay).toBe('15 January')
		expect(describeWhen(january, { ...viewer, now }).monthDay).toBe('14 January 2027')
	})

	it('speaks of days in the viewer’s language', () => {
		const german = describeWhen(session, { ...viewer, locale: 'de' })
		expect([german.weekday, german.monthDay]).toEqual(['Donnerstag', '3. Dezember'])
	})

	it('counts days on the viewer’s calendar and minutes in the last hour', () => {
		expect(at('2026-11-19T23:59Z')).toBe('In two weeks')
		expect(at('2026-12-01T23:59Z')).toBe('In two days')
		expect(at('2026-12-02T00:00Z')).toBe('Tomorrow')
		expect(at('2026-12-03T00:00Z')).toBe('Today')
		expect(at('2026-12-03T14:00:00Z')).toBe('Today')
		expect(at('2026-12-03T14:01:00Z')).toBe('Starts in 59 minutes')
		expect(at('2026-12-03T14:54:00Z')).toBe('Starts in six minutes')
		expect(at('2026-12-03T14:59:30Z')).toBe('Starts in one minute')
		expect(at('2026-12-03T15:00:00Z')).toBe('Now')
		expect(at('2026-12-03T15:59:59Z')).toBe('Now')
		expect(at('2026-12-03T16:00:00Z')).toBe('Earlier today')
		expect(at('2026-12-04T09:00Z')).toBe('Yesterday')
		expect(at('2026-12-17T09:00Z')).toBe('Two weeks ago')
	})

	it('counts minutes also across midnight', () => {
		const late = { startsAt: new Date('2026-12-04T00:10Z'), endsAt: new Date('2026-12-04T01:10Z') }
		const now = new Date('2026-12-03T23:50Z')
		expect(describeWhen(late, { ...viewer, now }).relative).toBe('Starts in 20 minutes')
	})
})

import { describe, expect, test } from 'vitest'
import { busyIn } from './busy-events.ts'
import { TooDense } from './busy-rule.ts'
import type { Whereabouts } from './zone-on.ts'

const now = new Date('2026-11-20T12:00:00Z')
const owner: Whereabouts = { zone: 'Europe/Lisbon', travels: [] }

const calendar = (...lines: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Secret', ...lines, 'END:VEVENT']
const busy = (...lines: string[]) => read(calendar(...event(...lines)))
const read = (text: string, person = owner) =>
	busyIn(text, person, now).map(
		({ startsAt, endsAt }) => `${startsAt.toISOString().slice(0, 16)}/${endsAt.toISOString().slice(5, 16)}`
	)

describe('an entry makes busy', () => {
	test('from its start to its end, in UTC, in a zone, floating where its owner is', () => {
		expect(busy('DTSTART:20261201T100000Z', 'DTEND:20261201T110000Z')).toEqual([
			'2026-12-01T10:00/12-01T11:00'
		])
		expect(busy('DTSTART;TZID=America/New_York:20261201T100000', 'DURATION:PT30M')).toEqual([
			'2026-12-01T15:00/12-01T15:30'
		])
		expect(busy('DTSTART;TZID=W. Europe Standard Time:20261201T100000', 'DURATION:PT1H')).toEqual([
			'2026-12-01T09:00/12-01T10:00'
		])
		expect(busy('DTSTART;TZID=/x.org/1/Asia/Tokyo:20261202T000000', 'DURATION:PT1H')).toEqual([
			'2026-12-01T15:00/12-01T16:00'
		])
		const floating = calendar(...event('DTSTART:20261201T100000', 'DURATION:PT1H'))
		const travels = [{ zone: 'Asia/Tokyo', startsOn: '2026-12-01', endsOn: '2026-12-03' }]
		expect([read(floating), read(floating, { ...owner, travels })]).toEqual([
			['2026-12-01T10:00/12-01T11:00'],
			['2026-12-01T01:00/12-01T02:00']
		])
	})

	test('by our tz database, whatever its VTIMEZONE says', () => {
		const wrong = [
			'BEGIN:VTIMEZONE',
			'TZID:Europe/Berlin',
			'BEGIN:STANDARD',
			'DTSTART:19700101T000000',
			'TZOFFSETFROM:+0900',
			'TZOFFSETTO:+0900',
			'END:STANDARD',
			'END:VTIMEZONE'
		]
		expect(
			read(calendar(...wrong, ...event('DTSTART;TZID=Europe/Berlin:20261201T100000', 'DURATION:PT1H')))
		).toEqual(['2026-12-01T09:00/12-01T10:00'])
	})

	test('unless it is cancelled, transparent, free in Outlook, or all day without saying that it is opaque', () => {
		const at = ['DTSTART:20261201T100000Z', 'DTEND:20261201T110000Z']
		for (const line of ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'])
			expect(busy(...at, line)).toEqual([])
		expect(busy(...at, 'STATUS:TENTATIVE')).toHaveLength(1)
		expect(busy('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227')).toEqual([])
		expect(busy('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'TRANSP:OPAQUE')).toEqual([
			'2026-12-24T00:00/12-27T00:00'
		])
	})

	test('only within six weeks, of what is not over, and not at all without a length', () => {
		expect(busy('DTSTART:20261119T100000Z', 'DTEND:20261119T110000Z')).toEqual([])
		expect(busy('DTSTART:20270103T100000Z', 'DTEND:20270103T110000Z')).toEqual([])
		expect(busy('DTSTART:20261101T100000Z', 'DTEND:20261121T110000Z')).toEqual([
			'2026-11-20T12:00/11-21T11:00'
		])
		expect(busy('DTSTART:20261201T100000Z')).toEqual([])
	})
})

describe('an entry that repeats', () => {
	test('keeps its wall clock over a clock change that was long ago, and its length', () => {
		expect(
			busy(
				'DTSTART;TZID=Europe/London:20260602T093000',
				'DTEND;TZID=Europe/London:20260602T101000',
				'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208T093000Z'
			)
		).toEqual([
			'2026-11-24T09:30/11-24T10:15',
			'2026-12-01T09:30/12-01T10:15',
			'2026-12-08T09:30/12-08T10:15'
		])
	})

	test('ends where UNTIL says it in UTC, in its own zone, or as a date', () => {
		const tokyo = ['DTSTART;TZID=Asia/Tokyo:20261122T083000', 'DURATION:PT30M']
		// 23:30Z on the day before is 08:30 in Tokyo: the last one is included, and one second less leaves it out.
		expect(busy(...tokyo, 'RRULE:FREQ=DAILY;UNTIL=20261123T233000Z')).toHaveLength(3)
		expect(busy(...tokyo, 'RRULE:FREQ=DAILY;UNTIL=20261123T232900Z')).toHaveLength(2)
		expect(busy(...tokyo, 'RRULE:FREQ=DAILY;UNTIL=20261124')).toHaveLength(3)
		expect(busy(...tokyo, 'RRULE:FREQ=DAILY;COUNT=2')).toHaveLength(2)
	})

	test('without exceptions, also those written in another zone, and with additions', () => {
		expect(
			busy(
				'DTSTART;TZID=Europe/Berlin:20261123T100000',
				'DURATION:PT1H',
				'RRULE:FREQ=DAILY;COUNT=4',
				'EXDATE:20261124T090000Z',
				'EXDATE;VALUE=DATE:20261125',
				'RDATE;TZID=Europe/Berlin:20261128T100000'
			)
		).toEqual([
			'2026-11-23T09:00/11-23T10:00',
			'2026-11-26T09:00/11-26T10:00',
			'2026-11-28T09:00/11-28T10:00'
		])
	})

	test('with a single one moved, freed or cancelled', () => {
		const master = event(
			'DTSTART;TZID=Europe/Berlin:20261123T100000',
			'DURATION:PT1H',
			'RRULE:FREQ=DAILY;COUNT=4'
		)
		const one = (day: string, ...lines: string[]) =>
			event(`RECURRENCE-ID;TZID=Europe/Berlin:202611${day}T100000`, ...lines)
		expect(
			read(
				calendar(
					...master,
					...one('24', 'DTSTART;TZID=Europe/Berlin:20261124T150000', 'DURATION:PT2H'),
					...one('25', 'DTSTART;TZID=Europe/Berlin:20261125T100000', 'DURATION:PT1H', 'STATUS:CANCELLED'),
					...one('26', 'DTSTART;TZID=Europe/Berlin:20261126T100000', 'DURATION:PT1H', 'TRANSP:TRANSPARENT')
				)
			)
		).toEqual(['2026-11-23T09:00/11-23T10:00', '2026-11-24T14:00/11-24T16:00'])
	})

	test('since long ago, every year', () => {
		expect(busy('DTSTART:19841201T100000Z', 'DTEND:19841201T110000Z', 'RRULE:FREQ=YEARLY')).toEqual([
			'2026-12-01T10:00/12-01T11:00'
		])
	})

	test('within a day, or on very many days, is refused with the whole calendar', () => {
		const at = ['DTSTART:20261201T100000Z', 'DURATION:PT1M']
		const many = Array.from({ length: 366 }, (_, day) => day + 1).join(',')
		for (const rule of [
			'FREQ=SECONDLY',
			'FREQ=MINUTELY;INTERVAL=5',
			'FREQ=HOURLY',
			'FREQ=DAILY;BYMINUTE=0,1,2',
			'FREQ=DAILY;BYHOUR=9,10',
			`FREQ=YEARLY;BYYEARDAY=${many};BYMONTH=1,2`
		]) {
			expect(() => busy(...at, `RRULE:${rule}`), rule).toThrow(TooDense)
		}
	})
})

test('overlapping and touching times are one, and an entry that makes no sense is passed over', () => {
	const text = calendar(
		...event('DTSTART:20261201T100000Z', 'DTEND:20261201T110000Z'),
		...event('DTSTART:20261201T105000Z', 'DTEND:20261201T113500Z'),
		...event('DTSTART:20261201T114500Z', 'DTEND:20261201T120000Z'),
		...event('DTSTART:20261399T100000Z', 'DTEND:20261201T110000Z'),
		...event('DTSTART:99991201T100000Z', 'DTEND:99991201T110000Z'),
		...event('DTEND:20261201T110000Z')
	)
	expect(read(text)).toEqual(['2026-12-01T10:00/12-01T12:00'])
})

test('what is no calendar is refused', () => {
	for (const text of ['', '<html></html>', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT']) {
		expect(() => read(text), text).toThrow()
	}
})

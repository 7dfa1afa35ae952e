import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../schedule/zone.ts'
import { occurrences } from '../schedule/recurrence.ts'
import type { CalendarEntry } from './calendar-entry.ts'
import { renderCalendar } from './calendar-object.ts'
import { cleanText } from './content-line.ts'

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
	uid: '0b6d0f3e-8f1c-4c7e-9a53-3f1a5b0c2d11@fortnight.example',
	sequence: 0,
	startsAt: new Date('2026-12-03T15:00Z'),
	endsAt: new Date('2026-12-03T16:00Z'),
	updatedAt: new Date('2026-11-20T19:10:07.123Z'),
	title: 'Learning circle',
	status: 'CONFIRMED',
	transparent: false,
	link: 'https://fortnight.example/s/fns_abc,def;1',
	description: 'Say whether you come, and join from here.',
	...changes
})
const render = (...entries: CalendarEntry[]) => renderCalendar({ name: 'Circles', entries })

/** What ical.js reads: for each event, in order, every property with its value as plain text. */
function read(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text))
	return calendar.getAllSubcomponents('vevent').map((event) => {
		const properties = event.getAllProperties().map((property) => {
			const value = property.getFirstValue()
			return [property.name, value instanceof ICAL.Time ? value.toJSDate().toJSON() : value]
		})
		return Object.fromEntries(properties)
	})
}

describe('a calendar', () => {
	it('is these bytes', () => {
		const lines = renderCalendar({ name: 'Circles; of "Ana"', entries: [entry()] }).split('\r\n')
		expect(lines).toEqual([
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//Fortnight//Fortnight//EN',
			'CALSCALE:GREGORIAN',
			'NAME:Circles\\; of "Ana"',
			'X-WR-CALNAME:Circles\\; of "Ana"',
			'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
			'X-PUBLISHED-TTL:PT1H',
			'BEGIN:VEVENT',
			'UID:0b6d0f3e-8f1c-4c7e-9a53-3f1a5b0c2d11@fortnight.example',
			'DTSTAMP:20261120T191007Z',
			'LAST-MODIFIED:20261120T191007Z',
			'SEQUENCE:0',
			'DTSTART:20261203T150000Z',
			'DTEND:20261203T160000Z',
			'SUMMARY:Learning circle',
			'STATUS:CONFIRMED',
			'TRANSP:OPAQUE',
			'CLASS:PRIVATE',
			'LOCATION:https://fortnight.example/s/fns_abc\\,def\\;1',
			'URL:https://fortnight.example/s/fns_abc,def;1',
			'DESCRIPTION:Say whether you come\\, and join from here.\\n\\nhttps://fortnight',
			' .example/s/fns_abc\\,def\\;1',
			'END:VEVENT',
			'END:VCALENDAR',
			''
		])
	})

	it('has neither method nor organiser: it invites nobody', () => {
		expect(render(entry())).not.toMatch(/^(METHOD|ORGANIZER)/m)
	})

	it('knows no recurrence, zones, attendees or alarms', () => {
		expect(render(entry())).not.toMatch(/RRULE|VTIMEZONE|TZID|ATTENDEE|VALARM/)
	})

	it('is read by ical.js as exactly its entries', () => {
		const entries = occurrences({
			startsOn: '2026-10-15',
			times: ['08:00', '19:00'],
			zone: 'Europe/London',
			everyWeeks: 2,
			durationMinutes: 75,
			sessionCount: 12
		}).map(({ startsAt, endsAt }, index) => entry({ startsAt, endsAt, uid: `${index}@x`, sequence: index }))
		const found = read(renderCalendar({ name: 'Circles', entries }))
		expect(found).toEqual(
			entries.map(({ uid, sequence, startsAt, endsAt, title, status, link, description }) => ({
				uid,
				dtstamp: '2026-11-20T19:10:07.000Z',
				'last-modified': '2026-11-20T19:10:07.000Z',
				sequence,
				dtstart: startsAt.toJSON(),
				dtend: endsAt.toJSON(),
				summary: title,
				status,
				transp: 'OPAQUE',
				class: 'PRIVATE',
				location: link,
				url: link,
				description: `${description}\n\n${link}`
			}))
		)
	})

	it('gives equal bytes for equal entries, whatever their order', () => {
		const [a, b] = [entry({ uid: 'a@x' }), entry({ uid: 'b@x' })]
		const earlier = entry({ uid: 'c@x', startsAt: new Date('2026-11-19T15:00Z') })
		expect(render(a, b, earlier)).toBe(render(earlier, b, a))
		expect(read(render(a, b, earlier)).map(({ uid }) => uid)).toEqual(['c@x', 'a@x', 'b@x'])
	})

	it('is never empty: without entries it holds one that never changes and takes no time', () => {
		expect(render()).toBe(render())
		expect(read(render())).toMatchObject([
			{ transp: 'TRANSPARENT', dtstart: '2000-01-01T00:00:00.000Z', summary: 'No sessions yet' }
		])
		expect(read(render())[0]).not.toHaveProperty('url')
	})

	it('leaves the time of a cancelled session free', () => {
		const cancelled = entry({ status: 'CANCELLED', transparent: false, sequence: 1 })
		expect(read(render(cancelled))).toMatchObject([
			{ status: 'CANCELLED', transp: 'TRANSPARENT', sequence: 1 }
		])
		expect(read(render(entry({ transparent: true })))).toMatchObject([{ transp: 'TRANSPARENT' }])
	})

	it('refuses what it cannot write', () => {
		expect(() => render(entry({ startsAt: new Date(NaN) }))).toThrow(RangeError)
		expect(() => render(entry({ link: '/s/abc' }))).toThrow(TypeError)
	})
})

describe('the cases of calendars and time', () => {
	it('case 7 Kathmandu’s early morning is one event on the day before in UTC', () => {
		const { instant } = toInstant({ date: '2026-12-10', time: '05:30' }, 'Asia/Kathmandu')
		const found = read(render(entry({ startsAt: instant, endsAt: new Date('2026-12-10T00:45Z') })))
		expect(found.map(({ dtstart, dtend }) => [dtstart, dtend])).toEqual([
			['2026-12-09T23:45:00.000Z', '2026-12-10T00:45:00.000Z']
		])
		const chatham = (date: string) => toInstant({ date, time: '19:00' }, 'Pacific/Chatham').instant
		expect(chatham('2027-04-01')).toEqual(new Date('2027-04-01T05:15Z'))
		expect(chatham('2027-04-08')).toEqual(new Date('2027-04-08T06:15Z'))
	})

	it('case 14 a session moved beyond its neighbour stands beside it', () => {
		const moved = entry({ uid: 'moved@x', sequence: 1, startsAt: new Date('2026-11-13T19:00Z') })
		const neighbour = entry({ uid: 'neighbour@x', startsAt: new Date('2026-11-12T19:00Z') })
		expect(read(render(moved, neighbour)).map(({ uid, dtstart }) => [uid, dtstart])).toEqual([
			['neighbour@x', '2026-11-12T19:00:00.000Z'],
			['moved@x', '2026-11-13T19:00:00.000Z']
		])
	})

	it('case 18 hostile text in every field adds no line and comes back equal', () => {
		hostile.forEach(holdsUnder)
	})
})

const hostile = [
	'A\r\nATTENDEE:mailto:x@y',
	'nul \0 in between',
	'👩‍👩‍👧‍👦'.repeat(100),
	'\u200fעברית\u200e and \u202eevil',
	'Zoë "Z"; x: y',
	"\\n \\; \\\\ ^n ^'",
	'END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR'
]

function holdsUnder(text: string): void {
	const bytes = new TextEncoder().encode(
		renderCalendar({
			name: text,
			entries: [entry({ title: text, description: text, uid: text, link: `https://x.example/${text}` })]
		})
	)
	const plain = renderCalendar({ name: '', entries: [entry()] })
	expect(propertyNames(Buffer.from(bytes).toString('utf8'))).toEqual(propertyNames(plain))
	for (const line of linesOf(bytes)) {
		expect(line.length).toBeLessThanOrEqual(75)
		expect(() => new TextDecoder('utf-8', { fatal: true }).decode(line)).not.toThrow()
	}
	const [found] = read(Buffer.from(bytes).toString('utf8'))
	expect(found).toMatchObject({ summary: cleanText(text), uid: cleanText(text), location: found?.url })
	expect(found?.description).toBe(`${cleanText(text)}\n\n${String(found?.url)}`)
	// ical.js does not know these two and leaves them escaped.
	const calendar = new ICAL.Component(ICAL.parse(Buffer.from(bytes).toString('utf8')))
	for (const name of ['name', 'x-wr-calname']) {
		const value = String(calendar.getFirstPropertyValue(name))
		const unescaped = value.replace(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped))
		expect(unescaped).toBe(cleanText(text))
	}
}

/** The octets of each line, cut at CRLF as a reader cuts them. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
	const text = Buffer.from(bytes).toString('latin1')
	return text.split('\r\n').map((line) => Buffer.from(line, 'latin1'))
}

function propertyNames(text: string): string[] {
	const unfolded = text.replaceAll('\r\n ', '')
	return unfolded.split(/\r\n|\r|\n/).map((line) => line.split(/[:;]/)[0] ?? '')
}

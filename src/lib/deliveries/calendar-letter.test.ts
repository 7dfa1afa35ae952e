import ICAL from 'ical.js'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { calendarLetter } from './calendar-letter.ts'
import type { CalendarDelivery } from './calendar-words.ts'
import { setLetter } from './set-letter.ts'

const sender = {
	origin: 'https://fortnight.example',
	now: new Date('2026-11-20T12:00:00Z'),
	mailFrom: 'circles@fortnight.example',
	replyDomain: 'replies.example'
}
const replyName = '0123456789abcdef0123456789abcdef'
const token = 'A'.repeat(64)
const first: CalendarDelivery = {
	address: 'bridget@example.org',
	zone: 'Europe/Lisbon',
	locale: 'en-GB',
	payload: {
		session_id: '7b1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c11',
		uid: '7b1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c11@sessions.fortnight.invalid',
		method: 'REQUEST',
		sequence: 2,
		starts_at: new Date('2026-12-04T16:30:00Z'),
		ends_at: new Date('2026-12-04T17:30:00Z'),
		zone: 'Europe/Berlin',
		format: 'call',
		reason: 'confirmed',
		was: null,
		answer: null,
		note: false,
		token,
		reply_name: replyName
	}
}
const write = (
	payload: Partial<CalendarDelivery['payload']> = {},
	from: Partial<typeof sender> | { replyDomain: undefined } = {}
) => calendarLetter({ ...first, payload: { ...first.payload, ...payload } }, { ...sender, ...from })
const textOf = (...asked: Parameters<typeof write>) => setLetter(write(...asked).letter).text
const was = {
	starts_at: new Date('2026-12-03T15:00:00Z'),
	ends_at: new Date('2026-12-03T16:00:00Z'),
	format: 'call' as const,
	method: 'REQUEST' as const
}

describe('what it says', () => {
	it('says when a new one is, in the reader’s zone and the circle’s', () => {
		expect(write().letter.subject).toBe('Your session on Friday 4 December')
		expect(textOf()).toContain('It is Friday 4 December, 16:30 to 17:30, Lisbon time. 17:30 in Berlin.')
		expect(textOf()).toContain(`https://fortnight.example/s/${token}\n`)
	})

	it('says what changed against the last one: the old time and the new', () => {
		expect(write({ was }).letter.subject).toBe('Moved: your session is now on Friday 4 December')
		expect(textOf({ was })).toContain('Now it is Friday 4 December, 16:30 to 17:30')
		expect(textOf({ was })).toContain('Before, it was Thursday 3 December, 15:00 to 16:00.')
		const longer = { ...was, starts_at: first.payload.starts_at, ends_at: new Date('2026-12-04T17:00:00Z') }
		expect(write({ was: longer }).letter.subject).toBe('Longer: your session on Friday 4 December')
		const same = { ...first.payload, method: 'REQUEST' as const }
		expect(write({ was: same }).letter.subject).toBe('As planned: your session on Friday 4 December')
		expect(write({ was: { ...was, method: 'CANCEL' } }).letter.subject).toBe(
			'Again in your calendar: your session on Friday 4 December'
		)
	})

	it('says that it is in writing, and a call again', () => {
		const same = { ...was, starts_at: first.payload.starts_at, ends_at: first.payload.ends_at }
		expect(write({ was: same, format: 'writing' }).letter.subject).toBe(
			'In writing: your session on Friday 4 December'
		)
		expect(textOf({ was: same, format: 'writing' })).toContain('there is no call to be on.')
		const again = write({ was: { ...same, format: 'writing' } }).letter.subject
		expect(again).toBe('A call again: your session on Friday 4 December')
	})

	it('says why an entry goes', () => {
		const cancel = { method: 'CANCEL' as const, was }
		expect(write({ ...cancel, reason: 'cancelled' }).letter.subject).toBe(
			'Cancelled: your session on Thursday 3 December'
		)
		expect(textOf({ ...cancel, reason: 'channel' })).toContain('The session itself is as planned.')
		expect(textOf({ ...cancel, reason: 'gone', token: null })).toContain('not one of your sessions any more')
		expect(write({ ...cancel, reason: 'gone', token: null }).icalEvent.content).not.toContain('/s/')
	})

	it('says of a note only that there is one', () => {
		expect(textOf({ note: true })).toContain('There is a note about it on its page.')
		expect(textOf()).not.toContain('note')
	})
})

describe('who it is from', () => {
	it('comes from an address of the member’s own where answers are taken', () => {
		const letter = write()
		expect(letter.from.address).toBe(`rsvp-${replyName}@replies.example`)
		expect(letter.icalEvent.content.replaceAll('\r\n ', '')).toContain(
			`ORGANIZER:mailto:${letter.from.address}\r\n`
		)
		expect(textOf()).toContain('both count')
	})

	it('comes from everybody’s sender where none are, and leads to the page for answering', () => {
		const letter = write({}, { replyDomain: undefined })
		expect(letter.from.address).toBe('circles@fortnight.example')
		expect(letter.icalEvent.content).toContain('ORGANIZER:mailto:circles@fortnight.example\r\n')
		expect(textOf({}, { replyDomain: undefined })).toContain('answer on the session’s page')
	})
})

describe('the mail as it is sent', () => {
	it.each(['REQUEST', 'CANCEL'] as const)('is the tree that calendars take: %s', async (method) => {
		const { letter, from, icalEvent } = write({
			method,
			reason: method === 'CANCEL' ? 'cancelled' : 'confirmed'
		})
		const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
		const { message } = await transport.sendMail({ ...setLetter(letter), from, to: first.address, icalEvent })
		const raw = String(message)
		// The alternatives in order of richness, the calendar last; then the file.
		expect(raw.match(/^Content-Type: [a-z]+\/[a-z]+/gm)).toEqual([
			'Content-Type: multipart/mixed',
			'Content-Type: multipart/alternative',
			'Content-Type: text/plain',
			'Content-Type: text/html',
			'Content-Type: text/calendar',
			'Content-Type: application/ics'
		])
		expect(raw).toMatch(new RegExp(`^Content-Type: text/calendar; charset=utf-8; method=${method}\\r?$`, 'm'))
		expect(raw).toMatch(/^Content-Type: application\/ics; name=invite\.ics\r?$/m)
		expect(raw).toMatch(/^Content-Disposition: attachment; filename=invite\.ics\r?$/m)
		const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
		const parts = mail.attachments.map(({ content }) => String(content).replace(/\r?\n/g, '\r\n'))
		expect(parts).toEqual([icalEvent.content, icalEvent.content])
		const event = new ICAL.Component(ICAL.parse(icalEvent.content)).getFirstSubcomponent('vevent')
		expect(event?.getFirstPropertyValue('organizer')).toBe(`mailto:${mail.from?.address}`)
		expect(event?.getAllProperties('attendee').map((attendee) => attendee.getFirstValue())).toEqual([
			`mailto:${mail.to?.[0]?.address}`
		])
		expect(String(event?.getFirstPropertyValue('dtstamp'))).toBe('2026-11-20T12:00:00Z')
		expect(event?.getAllSubcomponents()).toEqual([])
	})
})

import { describe, expect, it } from 'vitest'
import { parseReply } from './reply.ts'

const uid = '7b1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c11@sessions.fortnight.invalid'
const object = (
	lines: string[] = ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:bridget@example.org'],
	method = 'METHOD:REPLY'
) =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Somebody//EN',
		method,
		'BEGIN:VEVENT',
		`UID:${uid}`,
		'SEQUENCE:2',
		'DTSTAMP:20261120T191007Z',
		'DTSTART:20261203T150000Z',
		...lines,
		'END:VEVENT',
		'END:VCALENDAR',
		''
	].join('\r\n')

const calendarPart = (text: string) => ['Content-Type: text/calendar; charset=UTF-8; method=REPLY', '', text]

/** A mail with a text and the given part beside it. */
const mail = (part: string[], headers: string[] = ['From: Bridget <Bridget@Example.org>']) =>
	new TextEncoder().encode(
		[
			...headers,
			'To: rsvp-x@replies.example',
			'Subject: Accepted: Fortnight session',
			'MIME-Version: 1.0',
			'Content-Type: multipart/alternative; boundary=b',
			'',
			'--b',
			'Content-Type: text/plain; charset=utf-8',
			'',
			'Bridget has accepted.',
			'--b',
			...part,
			'--b--',
			''
		].join('\r\n')
	)
const answeredAt = new Date('2026-11-20T19:10:07Z')
const yes = { from: 'bridget@example.org', uid, sequence: 2, answeredAt, answer: 'yes' }

describe('a reply', () => {
	it('is read from the alternative part', async () => {
		expect(await parseReply(mail(calendarPart(object())))).toEqual(yes)
	})

	it.each([
		['TENTATIVE', 'maybe'],
		['declined', 'no'],
		['Accepted', 'yes']
	])('takes %s for %s', async (partstat, answer) => {
		const line = `ATTENDEE;CN="Bridget; B";PARTSTAT=${partstat}:mailto:bridget@example.org`
		expect(await parseReply(mail(calendarPart(object([line]))))).toEqual({ ...yes, answer })
	})

	it('is read from an attachment alone, as base64 and as quoted-printable', async () => {
		const base64 = Buffer.from(object()).toString('base64')
		const attached = [
			'Content-Type: application/octet-stream; name="meeting.ICS"',
			'Content-Disposition: attachment; filename="meeting.ICS"',
			'Content-Transfer-Encoding: base64',
			'',
			base64
		]
		expect(await parseReply(mail(attached))).toEqual(yes)
		const quoted = object().replaceAll('=', '=3D').replace('mailto:bridget', 'mailto:=\r\nbridget')
		const part = ['Content-Type: text/calendar', 'Content-Transfer-Encoding: quoted-printable', '', quoted]
		expect(await parseReply(mail(part))).toEqual(yes)
	})

	it('is read from a mail that is nothing but the calendar', async () => {
		const raw = `From: bridget@example.org\nContent-Type: text/calendar; method=REPLY\n\n${object().replaceAll('\r\n', '\n')}`
		expect(await parseReply(new TextEncoder().encode(raw))).toEqual(yes)
	})

	it.each([
		['MAILTO:Bridget@EXAMPLE.org', 'capitals'],
		['bridget@example.org', 'no mailto'],
		['mailto:bridget%40example.org', 'percent signs']
	])('finds the attendee written %s', async (address) => {
		const lines = ['ORGANIZER:MAILTO:x@y.example', `ATTENDEE;PARTSTAT=ACCEPTED:${address}`]
		expect(await parseReply(mail(calendarPart(object(lines))))).toEqual(yes)
	})

	it('takes the sender’s among several attendees', async () => {
		const lines = [
			'ATTENDEE;PARTSTAT=ACCEPTED:mailto:else@example.org',
			'ATTENDEE;PARTSTAT=DECLINED:mailto:bridget@example.org'
		]
		expect(await parseReply(mail(calendarPart(object(lines))))).toEqual({ ...yes, answer: 'no' })
		expect(await parseReply(mail(calendarPart(object([lines[0] ?? '', lines[0] ?? '']))))).toBeNull()
	})

	it('takes one alone for the sender’s: calendars know people by other addresses', async () => {
		const line = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:b.smith@corp.example'
		expect(await parseReply(mail(calendarPart(object([line]))))).toEqual(yes)
	})

	it('may leave the sequence out, and be sent by a machine', async () => {
		const text = object().replace('SEQUENCE:2\r\n', '')
		const headers = ['From: bridget@example.org', 'Auto-Submitted: auto-generated']
		expect(await parseReply(mail(calendarPart(text), headers))).toEqual({ ...yes, sequence: null })
	})

	it('may say when it was given, in UTC, and is taken without', async () => {
		for (const stamp of ['', 'DTSTAMP:20261120T191007\r\n', 'DTSTAMP:00000101T000000Z\r\n']) {
			const text = object().replace('DTSTAMP:20261120T191007Z\r\n', stamp)
			expect(await parseReply(mail(calendarPart(text)))).toEqual({ ...yes, answeredAt: null })
		}
	})
})

describe('what is no reply', () => {
	it('is an invitation, an answer that says nothing, one without an attendee, broken text', async () => {
		expect(await parseReply(mail(calendarPart(object(undefined, 'METHOD:REQUEST'))))).toBeNull()
		expect(
			await parseReply(
				mail(calendarPart(object(['ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bridget@example.org'])))
			)
		).toBeNull()
		expect(await parseReply(mail(calendarPart(object([]))))).toBeNull()
		expect(await parseReply(mail(calendarPart('BEGIN:VCALENDAR\r\nnonsense')))).toBeNull()
		expect(await parseReply(new TextEncoder().encode('\0\0\0'))).toBeNull()
	})

	it('has what the database cannot hold: a sequence that is no number of 32 bits, controls in names', async () => {
		for (const [was, is] of [
			['SEQUENCE:2', 'SEQUENCE:3000000000'],
			['SEQUENCE:2', 'SEQUENCE:-1'],
			['UID:', 'UID:\0'],
			['DTSTAMP:20261120T191007Z', 'DTSTAMP:yesterday']
		] as const)
			expect(await parseReply(mail(calendarPart(object().replace(was, is)))), is).toBeNull()
	})

	it('is one whose author is not one', async () => {
		const part = calendarPart(object())
		expect(await parseReply(mail(part, ['From: bridget@example.org, else@example.org']))).toBeNull()
		expect(await parseReply(mail(part, ['From: bridget@example.org', 'From: else@example.org']))).toBeNull()
		expect(await parseReply(mail(part, ['Sender: bridget@example.org']))).toBeNull()
	})

	it('is automatic when a machine says so: out of office, a bounce', async () => {
		const text = ['Content-Type: text/html', '', '<p>I am away.</p>']
		const headers = ['From: bridget@example.org', 'Auto-Submitted: auto-replied (vacation)']
		expect(await parseReply(mail(text, headers))).toBe('automatic')
		const bounce =
			'From: mailer@example.org\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nfailed\r\n--b--\r\n'
		expect(await parseReply(new TextEncoder().encode(bounce))).toBe('automatic')
		expect(await parseReply(mail(text))).toBeNull()
	})
})

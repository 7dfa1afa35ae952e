import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import type { CalendarEntry } from './calendar-entry.ts'
import { renderInvite, type Invite } from './invite-object.ts'

const entry: CalendarEntry = {
	uid: '0b6d0f3e-8f1c-4c7e-9a53-3f1a5b0c2d11@sessions.fortnight.invalid',
	sequence: 3,
	startsAt: new Date('2026-12-03T15:00Z'),
	endsAt: new Date('2026-12-03T16:00Z'),
	updatedAt: new Date('2026-11-20T19:10:07.123Z'),
	title: 'Fortnight session',
	status: 'CONFIRMED',
	transparent: true,
	link: 'https://fortnight.example/s/abc',
	description: 'Your link.'
}
const invite = (changes: Partial<Invite> = {}) =>
	renderInvite({
		method: 'REQUEST',
		entry,
		organizer: 'rsvp-0123@replies.example',
		attendee: 'bridget@example.org',
		answer: null,
		...changes
	})

it('is these lines', () => {
	expect(invite().split('\r\n')).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Fortnight//Fortnight//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:REQUEST',
		'BEGIN:VEVENT',
		'UID:0b6d0f3e-8f1c-4c7e-9a53-3f1a5b0c2d11@sessions.fortnight.invalid',
		'DTSTAMP:20261120T191007Z',
		'LAST-MODIFIED:20261120T191007Z',
		'SEQUENCE:3',
		'DTSTART:20261203T150000Z',
		'DTEND:20261203T160000Z',
		'SUMMARY:Fortnight session',
		'STATUS:CONFIRMED',
		'TRANSP:TRANSPARENT',
		'CLASS:PRIVATE',
		'LOCATION:https://fortnight.example/s/abc',
		'URL:https://fortnight.example/s/abc',
		'DESCRIPTION:Your link.\\n\\nhttps://fortnight.example/s/abc',
		'ORGANIZER:mailto:rsvp-0123@replies.example',
		'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bridge',
		' t@example.org',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	])
})

it('knows what was answered, so that an update does not ask again', () => {
	const partstat = (answer: Invite['answer']) => /PARTSTAT=([^:]+):/.exec(invite({ answer }))?.[1]
	expect([partstat('yes'), partstat('maybe'), partstat('no')]).toEqual(['ACCEPTED', 'TENTATIVE', 'DECLINED'])
})

it('cancels with the same identity', () => {
	expect(invite({ method: 'CANCEL', entry: { ...entry, status: 'CANCELLED' } })).toMatch(
		/METHOD:CANCEL\r\n[^]*UID:0b6d0f3e[^]*STATUS:CANCELLED/
	)
})

it('lets no address add a line or another person', () => {
	for (const address of [
		'a\r\nATTENDEE:mailto:x@y',
		'a@b.example,c@d.example;x=1',
		'"q q"@b.example',
		'é@b.example'
	]) {
		const event = new ICAL.Component(
			ICAL.parse(invite({ attendee: address, organizer: address }))
		).getFirstSubcomponent('vevent')
		expect(event?.getAllProperties('attendee')).toHaveLength(1)
		expect(event?.getAllProperties('organizer')).toHaveLength(1)
		expect(event?.getAllProperties()).toHaveLength(15)
	}
})

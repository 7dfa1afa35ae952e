import { describe, expect, it } from 'vitest'
import { compose } from './compose.ts'
import { parseDelivery } from './delivery.ts'

const from = { origin: 'https://fortnight.example', now: new Date('2026-11-20T12:00:00Z') }
const id = '7b1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c11'
const token = 'A'.repeat(64)

function mailOf(row: object) {
	const delivery = parseDelivery({ id, address: 'bridget@example.org', ...row })
	if (!delivery) throw new Error('The row was not understood')
	return compose(delivery, from)
}

function invitation(payload: object = {}) {
	return mailOf({
		kind: 'invitation',
		name: null,
		payload: {
			token: 'inv_abc',
			circle: 'Load-bearing',
			purpose: 'Say what is hard while it is still small.',
			inviter: 'Ilse',
			name: 'Bridget',
			...payload
		}
	})
}

function change(payload: object = {}, reader: object = {}) {
	return mailOf({
		kind: 'session_changed',
		name: 'Bridget',
		zone: 'Europe/Lisbon',
		locale: 'en-GB',
		...reader,
		payload: {
			session_id: id,
			sequence: 2,
			was: { starts_at: '2026-12-03T15:00:00+00:00', minutes: 60, status: 'confirmed' },
			starts_at: '2026-12-04T16:30:00+00:00',
			ends_at: '2026-12-04T17:30:00+00:00',
			zone: 'Europe/Berlin',
			status: 'confirmed',
			note: null,
			token,
			...payload
		}
	})
}

describe('an invitation', () => {
	it('says who invites, to what and why, and links to the invitation', () => {
		const mail = invitation()
		expect(mail.subject).toBe('Ilse invites you to Load-bearing')
		expect(mail.text).toContain('Bridget, Ilse invites you to Load-bearing')
		expect(mail.text).toContain('> Say what is hard while it is still small.')
		expect(mail.text).toContain('See the invitation:\nhttps://fortnight.example/invitations/inv_abc\n')
		expect(mail.text).toContain('fourteen days')
		expect(mail.html).toContain('<a href="https://fortnight.example/invitations/inv_abc"')
	})

	it('greets nobody when no name was pasted', () => {
		expect(invitation({ name: null }).text).toMatch(/^Ilse invites you/)
	})

	it('shows what people typed as text, never as markup', () => {
		const mail = invitation({ circle: '<b>"Load" & \'bear\'</b>', purpose: 'a <script>\nb' })
		expect(mail.html).not.toMatch(/<b>|<script>/)
		expect(mail.html).toContain('&lt;b&gt;&quot;Load&quot; &amp; &#39;bear&#39;&lt;/b&gt;')
		expect(mail.html).toContain('a &lt;script&gt;<br>b')
		expect(mail.text).toContain('> a <script>\n> b')
	})

	it('keeps the subject on one line', () => {
		expect(invitation({ inviter: 'Ilse\r\nBcc: x@y.example' }).subject).toBe(
			'Ilse Bcc: x@y.example invites you to Load-bearing'
		)
	})
})

describe('a change of a session', () => {
	it('says the new time and the old one in the reader’s zone, with the circle’s beside it', () => {
		const mail = change()
		expect(mail.subject).toBe('Moved: your session is now on Friday 4 December')
		expect(mail.text).toContain('Now it is Friday 4 December, 16:30 to 17:30, Lisbon time. 17:30 in Berlin.')
		expect(mail.text).toContain('Before, it was Thursday 3 December, 15:00 to 16:00.')
		expect(mail.text).toContain(`https://fortnight.example/s/${token}\n`)
	})

	it('writes dates in the reader’s language', () => {
		const mail = change({}, { locale: 'de-DE', zone: 'America/New_York' })
		expect(mail.subject).toBe('Moved: your session is now on Freitag, 4. Dezember')
		expect(mail.text).toContain('11:30 to 12:30, New York time. 17:30 in Berlin.')
	})

	it('counts the day on when the session ends after the reader’s midnight', () => {
		expect(change({}, { zone: 'Asia/Karachi' }).text).toContain('21:30 to 22:30')
		expect(change({}, { zone: 'Asia/Tokyo' }).text).toContain('Saturday 5 December, 01:30 to 02:30')
		expect(change({}, { zone: 'Australia/Perth' }).text).toContain('00:30 to 01:30')
		expect(change({}, { zone: 'Asia/Dhaka' }).text).toContain('22:30 to 23:30')
		expect(change({}, { zone: 'Asia/Bangkok' }).text).toContain('23:30 to 00:30 +1 day')
	})

	it('says that a session is cancelled and leads on', () => {
		const mail = change({
			status: 'cancelled',
			starts_at: '2026-12-03T15:00:00+00:00',
			ends_at: '2026-12-03T16:00:00+00:00'
		})
		expect(mail.subject).toBe('Cancelled: your session on Thursday 3 December')
		expect(mail.text).toContain('It does not take place: Thursday 3 December, 15:00 to 16:00, Lisbon time.')
		expect(mail.text).toContain('Its page leads on to the next one.')
	})

	it('says that a cancelled session takes place after all', () => {
		const mail = change({ was: { starts_at: '2026-12-04T16:30:00+00:00', minutes: 60, status: 'cancelled' } })
		expect(mail.subject).toBe('It is on again: your session on Friday 4 December')
		expect(mail.text).toContain('It takes place after all: Friday 4 December, 16:30 to 17:30')
		expect(mail.text).not.toContain('Before')
	})

	it('says that a session ends at another time', () => {
		const mail = change({ was: { starts_at: '2026-12-04T16:30:00+00:00', minutes: 90, status: 'confirmed' } })
		expect(mail.subject).toBe('Shorter: your session on Friday 4 December')
		expect(mail.text).toContain('Before, it was Friday 4 December, 16:30 to 18:00.')
		const longer = change({
			was: { starts_at: '2026-12-04T16:30:00+00:00', minutes: 30, status: 'confirmed' }
		})
		expect(longer.subject).toBe('Longer: your session on Friday 4 December')
	})

	it('says what holds when all is as the reader knew it, since an earlier mail may have arrived', () => {
		const mail = change({ was: { starts_at: '2026-12-04T16:30:00+00:00', minutes: 60, status: 'confirmed' } })
		expect(mail.subject).toBe('As planned: your session on Friday 4 December')
		expect(mail.text).not.toContain('Before')
	})

	it('never carries the note, only that there is one', () => {
		const mail = change({ note: 'Ines is to be let go' })
		expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain('Ines')
		expect(mail.text).toContain('There is a note about it on its page.')
		expect(change().text).not.toContain('note')
	})

	it('links to the page behind sign-in for somebody who has turned session links off', () => {
		expect(change({ token: null }).text).toContain(`https://fortnight.example/sessions/${id}\n`)
	})
})

it('tells the first in line that the seat is theirs', () => {
	const mail = mailOf({
		kind: 'seat_free',
		name: 'Bridget',
		zone: 'Europe/Lisbon',
		locale: 'en-GB',
		payload: { circle_id: id, circle: 'Load-bearing' }
	})
	expect(mail.subject).toBe('You have a seat in Load-bearing')
	expect(mail.text).toContain(`https://fortnight.example/circles/${id}\n`)
})

it('understands nothing else', () => {
	expect(parseDelivery({ id, address: 'a@b.example', kind: 'newsletter', payload: {} })).toBeNull()
	expect(
		parseDelivery({ id, address: null, kind: 'seat_free', payload: { circle_id: id, circle: 'x' } })
	).toBeNull()
})

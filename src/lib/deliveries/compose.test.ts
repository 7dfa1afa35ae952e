import { describe, expect, it } from 'vitest'
import { compose } from './compose.ts'
import { parseDelivery } from './delivery.ts'

const from = {
	origin: 'https://fortnight.example',
	now: new Date('2026-11-20T12:00:00Z'),
	mailFrom: 'hello@fortnight.example',
	replyDomain: undefined
}
const id = '7b1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c11'
const token = 'A'.repeat(64)

const reader = { name: 'Bridget', zone: 'Europe/Lisbon', locale: 'en-GB', unsubscribe: 'U'.repeat(44) }
const session = {
	session_id: id,
	circle_id: '0d1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c22',
	sequence: 2,
	starts_at: '2026-12-04T16:30:00+00:00',
	ends_at: '2026-12-04T17:30:00+00:00',
	zone: 'Europe/Berlin',
	status: 'confirmed',
	format: 'call',
	note: null,
	token,
	answer: null,
	organiser: false
}

function mailOf(row: object, now = from.now) {
	const delivery = parseDelivery({ id, address: 'bridget@example.org', ...reader, ...row })
	if (!delivery) throw new Error('The row was not understood')
	return compose(delivery, { ...from, now })
}

function invitation(payload: object = {}) {
	return mailOf({
		kind: 'invitation',
		name: null,
		zone: null,
		locale: null,
		unsubscribe: null,
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
		...reader,
		payload: {
			...session,
			was: { starts_at: '2026-12-03T15:00:00+00:00', minutes: 60, status: 'confirmed', format: 'call' },
			...payload
		}
	})
}

/** A mail about the session as it stands. */
const about = (kind: string, payload: object = {}, now?: Date) =>
	mailOf({ kind, payload: { ...session, ...payload } }, now)

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

describe('a change that is not of the time', () => {
	const same = { starts_at: session.starts_at, minutes: 60, status: 'confirmed', format: 'call' }

	it('says that the session is in writing, and that it is a call again', () => {
		const written = change({ was: same, format: 'writing' })
		expect(written.subject).toBe('In writing: your session on Friday 4 December')
		expect(written.text).toContain('there is no call to be on')
		const again = change({ was: { ...same, format: 'writing' } })
		expect(again.subject).toBe('A call again: your session on Friday 4 December')
		expect(again.text).toContain('Its time is as it was: Friday 4 December, 16:30 to 17:30, Lisbon time.')
	})

	it('says that a session was added', () => {
		const mail = change({ was: { ...same, status: 'cancelled', new: true } })
		expect(mail.subject).toBe('Added: a session on Friday 4 December')
		expect(mail.text).toContain('Your circle meets once more: Friday 4 December, 16:30 to 17:30')
	})
})

describe('a reminder', () => {
	const day = new Date('2026-12-03T16:30:00Z')
	const hour = new Date('2026-12-04T15:30:00Z')

	it('says a day before when it is and what the reader has said', () => {
		const mail = about('reminder', { before: 'day', commitments: 0 }, day)
		expect(mail.subject).toBe('Tomorrow at 16:30: your session')
		expect(mail.text).toContain(
			'Your session is tomorrow: Friday 4 December, 16:30 to 17:30, Lisbon time. 17:30 in Berlin.'
		)
		expect(mail.text).toContain('You have not said yet whether you come.')
		expect(about('reminder', { before: 'day', answer: 'yes', commitments: 0 }, day).text).toContain(
			'You said you come.'
		)
		expect(about('reminder', { before: 'day', answer: 'maybe', commitments: 0 }, day).text).toContain(
			'Do you know by now?'
		)
	})

	it('says an hour before when the call opens, on the reader’s clock', () => {
		const mail = about('reminder', { before: 'hour', commitments: 3 }, hour)
		expect(mail.subject).toBe('Today at 16:30: your session')
		expect(mail.text).toContain('The call opens at 16:15')
		expect(mail.text).toContain(`Open the session:\nhttps://fortnight.example/s/${token}\n`)
	})

	it('says a day before how many of one’s own commitments come up, and none of their words', () => {
		const says = (commitments: number, before = 'day') => about('reminder', { before, commitments }, day).text
		expect(says(3)).toContain('Three of your commitments will come up.')
		expect(says(1)).toContain('One of your commitments will come up.')
		expect(says(0)).not.toContain('commitments')
		expect(says(3, 'hour')).not.toContain('commitments')
	})

	it('is right about the day also when quiet hours made it come the evening before', () => {
		const early = {
			before: 'hour',
			commitments: 0,
			starts_at: '2026-12-04T06:00:00+00:00',
			ends_at: '2026-12-04T07:00:00+00:00'
		}
		expect(about('reminder', early, new Date('2026-12-03T21:59:00Z')).subject).toBe(
			'Tomorrow at 06:00: your session'
		)
	})

	it('names no call for a session in writing', () => {
		const mail = about('reminder', { before: 'hour', commitments: 0, format: 'writing' }, hour)
		expect(mail.text).toContain('It is in writing this time')
		expect(mail.text).not.toContain('The call opens')
	})
})

describe('a change of clocks', () => {
	const clocks = { was_time: '16:30', is_time: '15:30', from: '2027-03-28', clock: 'Europe/Berlin' }
	const inKathmandu = (payload: object) =>
		mailOf({
			kind: 'clock_change',
			zone: 'Asia/Kathmandu',
			locale: 'de-DE',
			payload: { ...session, ...clocks, ...payload }
		})

	it('says from when it is at which time instead of which, and whose clocks change', () => {
		const mail = inKathmandu({})
		expect(mail.subject).toBe('From 28. März your session is at 15:30 instead of 16:30')
		expect(mail.text).toContain('Clocks in Berlin change that day, those in Kathmandu do not.')
		expect(mail.text).toContain(`https://fortnight.example/s/${token}\n`)
	})

	it('names the reader’s own clocks when they are what changes', () => {
		const mail = mailOf({ kind: 'clock_change', payload: { ...session, ...clocks, clock: 'Europe/Lisbon' } })
		expect(mail.text).toContain('Clocks in Lisbon change that day, those in Berlin do not.')
	})

	it('leads an organiser to where the time can be kept', () => {
		expect(inKathmandu({ organiser: true }).text).toContain(
			`Keep it at 16:30 in Kathmandu:\nhttps://fortnight.example/circles/${session.circle_id}/times\n`
		)
	})
})

describe('a question', () => {
	it('asks how to go on with a session that too few come to', () => {
		const mail = about('quorum_question')
		expect(mail.subject).toBe('How to go on: your session on Friday 4 December')
		expect(mail.text).toContain(`https://fortnight.example/sessions/${id}/quorum\n`)
		expect(mail.text).toContain('You have not answered yet.')
		expect(about('quorum_question', { answer: 'yes' }).text).not.toContain('You have not answered yet.')
	})

	it('asks how a circle goes on after its season', () => {
		const payload = { circle_id: id, circle: 'Load-bearing', season: 2 }
		const mail = mailOf({ kind: 'season_question', payload })
		expect(mail.subject).toBe('How does Load-bearing go on?')
		expect(mail.text).toContain(`https://fortnight.example/circles/${id}/season\n`)
	})
})

describe('the record of a session', () => {
	const kept = {
		topics: 2,
		takeaways: 1,
		committed: 1,
		witnessed: 3,
		next: {
			starts_at: '2026-12-17T15:00:00+00:00',
			ends_at: '2026-12-17T16:00:00+00:00',
			zone: 'Europe/Berlin'
		}
	}
	const after = new Date('2026-12-04T17:40:00Z')

	it('says how much is kept, what of it is the reader’s, and when the next one is', () => {
		const mail = about('session_record', kept, after)
		expect(mail.subject).toBe('After your session on Friday 4 December')
		expect(mail.text).toContain('Two topics discussed, and one takeaway agreed on.')
		expect(mail.text).toContain('You made one commitment. The next session opens with how it went.')
		expect(mail.text).toContain('You are the witness of three commitments of the others.')
		expect(mail.text).toContain(
			'The next session: Thursday 17 December, 15:00 to 16:00, Lisbon time. 16:00 in Berlin.'
		)
	})

	it('leads to the page behind sign-in: the reader’s own link is over a day later', () => {
		const { text } = about('session_record', kept, after)
		expect(text).toContain(`Open what is kept:\nhttps://fortnight.example/sessions/${id}\n`)
		expect(text).not.toContain(token)
	})

	it('says so where nothing is kept, nothing was committed to and no session is planned', () => {
		const nothing = { topics: 0, takeaways: 0, committed: 0, witnessed: 0, next: null }
		const { text } = about('session_record', nothing, after)
		expect(text).toContain('Its page keeps what comes out of it.')
		expect(text).toContain('You made no commitment.')
		expect(text).not.toMatch(/witness|next session/)
	})
})

describe('a nudge', () => {
	const middle = new Date('2026-11-27T09:00:00Z')
	const nudgeToken = (letter: string) => `nudge_${letter.repeat(64)}`
	const payload = {
		circle_id: session.circle_id,
		due_on: '2026-12-04',
		session: { starts_at: session.starts_at, ends_at: session.ends_at, zone: session.zone },
		open: 1,
		commitments: [{ id, token: nudgeToken('B') }]
	}
	const nudge = (change: object = {}) => mailOf({ kind: 'nudge', payload: { ...payload, ...change } }, middle)

	it('asks once for what is open, and says at which session it comes up', () => {
		const mail = nudge()
		expect(mail.subject).toBe('Day 7: still on, changed, done?')
		expect(mail.text).toContain(
			'One of your commitments comes up at your session: Friday 4 December, 16:30 to 17:30, Lisbon time. 17:30 in Berlin.'
		)
		expect(mail.text).toContain(`Answer with one tap:\nhttps://fortnight.example/n/${nudgeToken('B')}\n`)
	})

	it('does not speak of a seventh day between sessions of every week', () => {
		const soon = new Date('2026-12-01T09:00:00Z')
		for (const change of [{}, { session: null }])
			expect(mailOf({ kind: 'nudge', payload: { ...payload, ...change } }, soon).subject).toBe(
				'Halfway: still on, changed, done?'
			)
	})

	it('has a link for each, in order', () => {
		const two = [...payload.commitments, { id, token: nudgeToken('C') }]
		const { text, html } = nudge({ open: 2, commitments: two, session: null })
		expect(text).toContain('Two of your commitments are due on Friday 4 December.')
		expect(text).toContain(`The first:\nhttps://fortnight.example/n/${nudgeToken('B')}\n`)
		expect(text).toContain(`The second:\nhttps://fortnight.example/n/${nudgeToken('C')}\n`)
		expect(html).toContain(`<a href="https://fortnight.example/n/${nudgeToken('C')}"`)
	})

	it('leads to all of them where there are more than it has links for', () => {
		const ten = Array.from({ length: 10 }, () => ({ id, token: nudgeToken('D') }))
		const { text } = nudge({ open: 14, commitments: ten })
		expect(text).toContain('14 of your commitments come up')
		expect(text).toContain('The tenth:\n')
		expect(text).toContain('See all of them:\nhttps://fortnight.example/commitments\n')
	})

	it('leads to the page behind sign-in when the reader’s links are off', () => {
		const { text } = nudge({ commitments: [{ id, token: null }] })
		expect(text).toContain(`https://fortnight.example/commitments/${id}\n`)
		expect(text).not.toContain('pass it on')
	})
})

describe('an encouragement', () => {
	it('says who is with whom, whom the subject does not name, and leads behind sign-in', () => {
		const payload = { circle_id: session.circle_id, commitment_id: id, witness: 'Tomasz' }
		const mail = mailOf({ kind: 'encouragement', payload })
		expect(mail.subject).toBe('Your witness is with you')
		expect(mail.text).toContain('Tomasz is with you on one of your commitments.')
		expect(mail.text).toContain(`https://fortnight.example/commitments/${id}\n`)
	})
})

describe('a duty', () => {
	const duty = { role: 'timekeeper', asker: 'Tomasz', answerer: 'Tomasz', accepted: true, in_return_at: null }

	it('is asked for by somebody, whom the subject does not name', () => {
		const mail = about('duty_asked', duty)
		expect(mail.subject).toBe('Would you keep time on Friday 4 December?')
		expect(mail.text).toContain('Tomasz asks whether you would keep time: Friday 4 December, 16:30 to 17:30')
		expect(mail.text).toContain(`https://fortnight.example/circles/${session.circle_id}/rota\n`)
	})

	it('is taken, for another in return', () => {
		const mail = about('duty_answered', { ...duty, in_return_at: '2026-12-18T16:30:00+00:00' })
		expect(mail.subject).toBe('Taken: you need not keep time on Friday 4 December')
		expect(mail.text).toContain('In return you keep time on Friday 18 December, 16:30.')
		expect(about('duty_answered', duty).text).not.toContain('In return')
	})

	it('stays when the other cannot', () => {
		const mail = about('duty_answered', { ...duty, accepted: false })
		expect(mail.subject).toBe('Still yours: to keep time on Friday 4 December')
		expect(mail.text).toContain('Tomasz cannot take it')
	})

	it('comes to who is next', () => {
		const mail = about('duty_given', { role: 'note_taker' })
		expect(mail.subject).toBe('You take notes on Friday 4 December')
		expect(mail.text).toContain('The rota changed, and this is yours now. You take notes: Friday 4 December')
	})
})

describe('a circle', () => {
	const payload = { circle_id: id, circle: 'Load-bearing', from_circle: 'Undertow', member: true }

	it('has a seat for the first in line', () => {
		const mail = mailOf({ kind: 'seat_free', payload })
		expect(mail.subject).toBe('You have a seat in Load-bearing')
		expect(mail.text).toContain(`https://fortnight.example/circles/${id}\n`)
	})

	it('keeps a seat for members of one that merged into it', () => {
		const mail = mailOf({ kind: 'seat_offered', payload })
		expect(mail.subject).toBe('A seat is kept for you in Load-bearing')
		expect(mail.text).toContain('Undertow goes on as a part of Load-bearing')
	})

	it('is closed, for its members and for those who waited', () => {
		expect(mailOf({ kind: 'circle_closed', payload }).text).toContain('Your commitments stay yours.')
		const waited = mailOf({ kind: 'circle_closed', payload: { ...payload, member: false } })
		expect(waited.text).toContain('for which you waited')
		expect(waited.text).not.toContain(id)
	})
})

describe('every mail to somebody with an account', () => {
	const ofEach = [
		about('session_changed', {
			was: { starts_at: session.starts_at, minutes: 60, status: 'confirmed', format: 'call' },
			note: 'Ines is to be let go'
		}),
		about('reminder', { before: 'day', commitments: 2, note: 'Ines is to be let go' }),
		about('quorum_question', { note: 'Ines is to be let go' }),
		about('session_record', {
			...{ topics: 1, takeaways: 1, committed: 0, witnessed: 0, next: null },
			note: 'Ines is to be let go'
		}),
		about('duty_given', { role: 'note_taker', note: 'Ines is to be let go' }),
		mailOf({ kind: 'seat_free', payload: { circle_id: id, circle: 'Load-bearing' } })
	]

	it('can be stopped with one click, and says where the rest is set', () => {
		const stop = `https://fortnight.example/unsubscribe/${'U'.repeat(44)}`
		for (const { headers, text, html } of ofEach) {
			expect(headers).toEqual({
				'List-Unsubscribe': `<${stop}>`,
				'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
			})
			expect(text).toContain('What we mail you: https://fortnight.example/me/mail\n')
			expect(html).toContain(`<a href="${stop}"`)
		}
	})

	it('carries nothing that was said', () => {
		for (const mail of ofEach) expect(JSON.stringify(mail)).not.toContain('Ines')
	})
})

it('tells strangers that nothing else comes, since they have nothing to unsubscribe from', () => {
	expect(invitation().headers).toBeUndefined()
	expect(invitation().text).toContain('your address is on no list')
	expect(invitation().text).not.toContain('/me/mail')
})

it('understands nothing else', () => {
	expect(parseDelivery({ id, address: 'a@b.example', ...reader, kind: 'newsletter', payload: {} })).toBeNull()
	expect(
		parseDelivery({
			id,
			address: null,
			...reader,
			kind: 'seat_free',
			payload: { circle_id: id, circle: 'x' }
		})
	).toBeNull()
})

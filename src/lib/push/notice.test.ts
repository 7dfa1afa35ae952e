import { describe, expect, it } from 'vitest'
import { parseDelivery } from '../deliveries/delivery.ts'
import { noticeOf } from './notice.ts'

const origin = 'https://fortnight.example'
const id = '7b1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c11'
const circle = '0d1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c22'
const token = `nudge_${'B'.repeat(64)}`
const session = {
	session_id: id,
	circle_id: circle,
	starts_at: '2026-12-04T16:30:00+00:00',
	ends_at: '2026-12-04T17:30:00+00:00',
	zone: 'Europe/Berlin',
	status: 'confirmed',
	format: 'call',
	note: 'SECRET',
	token: 'A'.repeat(64),
	answer: null,
	organiser: false,
	commitments: 2
}

function notice(kind: string, payload: object, now = new Date('2026-12-04T15:30:00Z')) {
	const delivery = parseDelivery({
		...{
			id,
			address: 'b@example.org',
			name: 'SECRET',
			zone: 'Europe/Lisbon',
			locale: 'en-GB',
			unsubscribe: 'U'
		},
		kind,
		payload
	})
	if (!delivery || delivery.kind === 'invitation' || delivery.kind === 'calendar_entry')
		throw new Error('Not understood')
	return noticeOf(delivery, { origin, now })
}

it('reminds with day and hour where the reader is, and opens their own link', () => {
	expect(notice('reminder', { ...session, before: 'hour' })).toEqual({
		title: 'Today at 16:30: your session',
		body: 'The link to it is here.',
		path: `/s/${'A'.repeat(64)}`,
		tag: 'reminder-7b1c4e0e6a524f0e',
		ttl: 3600,
		urgency: 'high'
	})
})

it('opens the one commitment of a nudge, and of several the list', () => {
	const nudge = (open: number) =>
		notice('nudge', {
			circle_id: circle,
			due_on: '2026-12-11',
			session: null,
			open,
			commitments: Array.from({ length: open }, () => ({ id, token }))
		})
	expect(nudge(1)).toMatchObject({
		title: 'Day 7: still on, changed, done?',
		path: `/n/${token}`,
		urgency: 'normal'
	})
	expect(nudge(2).path).toBe('/commitments')
})

describe('no notice', () => {
	const all = [
		notice('reminder', { ...session, before: 'day' }),
		notice('quorum_question', session),
		notice('duty_asked', { ...session, role: 'timekeeper', asker: 'SECRET' }),
		notice('duty_answered', {
			...session,
			role: 'timekeeper',
			answerer: 'SECRET',
			accepted: true,
			in_return_at: null
		}),
		notice('duty_given', { ...session, role: 'timekeeper' }),
		notice('session_changed', {
			...session,
			was: { starts_at: session.starts_at, minutes: 30, status: 'confirmed', format: 'call' }
		}),
		notice('encouragement', { circle_id: circle, commitment_id: id, witness: 'SECRET' }),
		notice('seat_free', { circle_id: circle, circle: 'SECRET' }),
		notice('seat_offered', { circle_id: circle, circle: 'SECRET', from_circle: 'SECRET' }),
		notice('season_question', { circle_id: circle, circle: 'SECRET' }),
		notice('circle_closed', { circle_id: circle, circle: 'SECRET', member: true })
	]

	it('carries what was said, or the name of a person or a circle', () => {
		for (const one of all) expect(JSON.stringify(one)).not.toContain('SECRET')
	})

	it('has a tag that a push service would refuse, or leads away from us', () => {
		for (const { tag, path } of all) {
			expect(tag).toMatch(/^[A-Za-z0-9_-]{1,32}$/)
			expect(path).toMatch(/^\/[a-z]/)
		}
	})
})

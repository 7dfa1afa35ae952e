import { describe, expect, it } from 'vitest'
import { viewInvitation } from './invitation-view.ts'

const schedule = {
	startsOn: '2026-10-22',
	times: ['16:00'],
	zone: 'Europe/Berlin',
	everyWeeks: 2,
	durationMinutes: 60,
	sessionCount: 8
}
const open = {
	state: 'open' as const,
	circle_name: 'Load-bearing',
	inviter: 'Ilse',
	circle_id: null,
	position: null,
	circle: {
		purpose: 'Hold up systems.',
		charter: 'Stays here.',
		members: 7,
		waiting: 0,
		zones: ['Europe/Berlin'],
		schedule,
		next: [new Date('2026-12-03T15:00Z')]
	}
}
const nowhere = { zone: null, locale: 'en-GB' }

describe('what an invitation shows', () => {
	it('offers the circle, in its own zone while the visitor’s is not known', () => {
		const offer = viewInvitation(open, nowhere)
		expect(offer).toMatchObject({ kind: 'offer', members: '7 members in Berlin', full: null })
		expect(offer).toHaveProperty('meeting.time', '16:00 in Berlin')
		expect(viewInvitation(open, { ...nowhere, zone: 'America/Halifax' })).toHaveProperty(
			'meeting.time',
			'11:00 in Halifax'
		)
	})

	it('offers a place in line when fifteen are in', () => {
		const full = (waiting: number) =>
			viewInvitation({ ...open, state: 'full', circle: { ...open.circle, members: 15, waiting } }, nowhere)
		expect(full(0)).toHaveProperty(
			'full',
			'Load-bearing has fifteen members. You would be first in line; we write when a seat is free.'
		)
		expect(full(1)).toHaveProperty(
			'full',
			'Load-bearing has fifteen members. One waits already; we write when a seat is free.'
		)
		expect(full(3)).toHaveProperty('full', expect.stringContaining('Three wait already;'))
	})

	it('tells those who are in or in line where they stand', () => {
		const known = { ...open, circle: null, circle_id: 'c1' }
		expect(viewInvitation({ ...known, state: 'member' }, nowhere)).toMatchObject({
			kind: 'inside',
			circleId: 'c1'
		})
		expect(viewInvitation({ ...known, state: 'waiting', position: 2 }, nowhere)).toMatchObject({
			kind: 'waiting',
			words: 'You are second in line; we write when a seat is free.'
		})
	})

	it('says how it ended and whom to ask', () => {
		const ended = (state: 'expired' | 'withdrawn' | 'used_up', inviter = 'Ilse') =>
			viewInvitation({ ...open, state, inviter, circle: null }, nowhere)
		expect(ended('withdrawn')).toMatchObject({
			title: 'This invitation was withdrawn',
			words: 'Ask Ilse for a new one.'
		})
		expect(ended('expired', 'The organiser')).toHaveProperty(
			'words',
			'It was good for two weeks. Ask the organiser for a new one.'
		)
		expect(ended('used_up')).toHaveProperty(
			'words',
			expect.stringMatching(/sign in; if not: ask Ilse for a new one\.$/)
		)
	})
})

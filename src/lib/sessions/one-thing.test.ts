import { describe, expect, test } from 'vitest'
import { leadingSession, oneThing } from './one-thing.ts'

const now = new Date('2026-12-01T12:00Z')
const at = (startsAt: string, rest = {}) => ({
	id: startsAt,
	startsAt: new Date(startsAt),
	endsAt: new Date(new Date(startsAt).getTime() + 3_600_000),
	status: 'confirmed',
	live: null,
	myAnswer: 'yes',
	topics: 2,
	haveVoted: true,
	haveCommitted: false,
	circle: { id: 'circle' },
	attendees: [{}, {}],
	...rest
})

describe('oneThing', () => {
	test.each([
		['join', at('2026-12-01T12:10Z', { myAnswer: null })],
		['commit', at('2026-12-01T10:00Z')],
		['look', at('2026-12-01T10:00Z', { haveCommitted: true })],
		['answer', at('2026-12-03T15:00Z', { myAnswer: null, topics: 0 })],
		['bring', at('2026-12-03T15:00Z', { topics: 0, haveVoted: false })],
		['vote', at('2026-12-03T15:00Z', { haveVoted: false })],
		['look', at('2026-12-03T15:00Z')]
	])('is to %s', (kind, session) => {
		expect(oneThing(session, now).kind).toBe(kind)
	})

	test('is to invite others while one is alone in the circle, unless it begins', () => {
		const alone = { attendees: [{}], myAnswer: null }
		expect(oneThing(at('2026-12-03T15:00Z', alone), now)).toMatchObject({
			kind: 'invite',
			href: '/circles/circle/invite'
		})
		expect(oneThing(at('2026-12-01T12:10Z', alone), now).kind).toBe('join')
	})

	test('leads straight into a session that is live', () => {
		const live = at('2026-12-01T11:50Z', { live: 'on' })
		expect(oneThing(live, now)).toMatchObject({ kind: 'join', href: '/sessions/2026-12-01T11:50Z/live' })
		expect(oneThing(at('2026-12-01T11:50Z'), now).href).toBe('/sessions/2026-12-01T11:50Z')
	})
})

describe('leadingSession', () => {
	const ended = at('2026-12-01T10:00Z')
	const next = at('2026-12-03T15:00Z')
	test('one that just ended goes before the next until something was committed', () => {
		expect(leadingSession([ended, next], now)).toBe(ended)
		expect(leadingSession([{ ...ended, haveCommitted: true }, next], now)).toBe(next)
	})
	test('one that runs on, or whose live part has ended already, is taken for what it is', () => {
		const overdue = { ...ended, live: 'on' as const }
		expect(leadingSession([overdue, next], now)).toBe(overdue)
		const early = at('2026-12-01T11:30Z', { live: 'over' })
		expect(leadingSession([early, next], now)).toBe(early)
		expect(leadingSession([{ ...early, haveCommitted: true }, next], now)).toBe(next)
	})
	test('one that begins goes before everything', () => {
		const soon = at('2026-12-01T12:05Z')
		expect(leadingSession([ended, soon, next], now)).toBe(soon)
	})
	test('without sessions there is none', () => {
		expect(leadingSession([], now)).toBeNull()
	})
})

import { describe, expect, it } from 'vitest'
import { viewCircle } from './circle-view.ts'

const people = [
	{ id: 'ilse', name: 'Ilse', zone: 'Europe/Berlin', role: 'organiser' },
	{ id: 'ana', name: 'Ana', zone: 'Europe/Lisbon', role: 'member' },
	{ id: 'oye', name: 'Oyelaran', zone: 'Africa/Lagos', role: 'member' }
]
const sessionOn = (date: string, more: object = {}) => ({
	id: date,
	season: 1,
	originalDate: date,
	startsAt: new Date(`${date}T15:00Z`),
	endsAt: new Date(`${date}T16:00Z`),
	zone: 'Europe/Berlin',
	status: 'confirmed',
	note: null,
	movedFrom: null,
	answers: [] as { personId: string; answer: 'yes' | 'maybe' | 'no' }[],
	present: 0,
	...more
})
const yes = (...ids: string[]) => ids.map((personId) => ({ personId, answer: 'yes' as const }))
const circle = {
	members: people,
	schedule: { season: 1, everyWeeks: 2 },
	sessions: [
		sessionOn('2026-11-05', { answers: yes('ilse', 'gone') }),
		sessionOn('2026-11-19'),
		sessionOn('2026-12-03', { answers: yes('ilse') }),
		sessionOn('2026-12-17')
	]
}
const view = (now: string, changed: Partial<typeof circle> = {}) =>
	viewCircle(
		{ ...circle, ...changed },
		{ id: 'ana', zone: 'Europe/Lisbon', locale: 'en-GB', now: new Date(now) }
	)

describe('a circle as a member sees it', () => {
	it('leads with the next session, in the member’s time', () => {
		const { next, season } = view('2026-12-01T09:00Z')
		expect(next?.id).toBe('2026-12-03')
		expect(next?.when.zoneLine).toBe('Lisbon time. 16:00 in Berlin.')
		expect(next?.strip.label).toBe('Day 12 of 14. In two days.')
		expect(next?.seats.map(({ name }) => name)).toEqual(['Ana', 'Ilse', 'Oyelaran'])
		expect(season?.words).toBe('Session 3 of 4')
	})

	it('lists who is in with where they are', () => {
		expect(view('2026-12-01T09:00Z').members.map(({ facts }) => facts)).toEqual([
			'Organiser, Berlin',
			'You, Lisbon',
			'Lagos'
		])
	})

	it('lists past sessions latest first, with how many had said yes, those who left included', () => {
		expect(view('2026-12-01T09:00Z').past).toEqual([
			{ id: '2026-11-19', day: 'Thursday 19 November', facts: 'Nobody said yes' },
			{ id: '2026-11-05', day: 'Thursday 5 November', facts: 'Two said yes' }
		])
	})

	it('counts who was in the live session, whatever they had said', () => {
		const [first, second] = circle.sessions
		const sessions = [first, second].flatMap((session, place) =>
			session ? [{ ...session, present: [3, 1][place] ?? 0 }] : []
		)
		expect(view('2026-12-01T09:00Z', { sessions }).past.map(({ facts }) => facts)).toEqual([
			'One was there',
			'Three were there'
		])
	})

	it('asks to close a session for a day after its end', () => {
		expect(view('2026-11-19T16:00Z').closing).toEqual({ id: '2026-11-19', weekday: 'Thursday' })
		expect(view('2026-11-20T16:00Z').closing).toBeNull()
	})

	it('says what was cancelled before the next one, and that the next one moved', () => {
		const [, , third, fourth] = circle.sessions
		const cancelled = {
			...third,
			...sessionOn('2026-12-03', { status: 'cancelled', note: 'Two of us fly.' })
		}
		const moved = { ...fourth, ...sessionOn('2026-12-17', { movedFrom: new Date('2026-12-16T15:00Z') }) }
		const { next, past } = view('2026-12-01T09:00Z', { sessions: [cancelled, moved] })
		expect(next?.changes).toEqual([
			'Thursday 3 December is cancelled. Two of us fly.',
			'Moved: it was Wednesday 16 December, 15:00.'
		])
		expect(past).toEqual([])
	})

	it('has no next session when the season is over', () => {
		const { next, season } = view('2027-03-01T09:00Z')
		expect(next).toBeNull()
		expect(season?.words).toBe('Four, all past')
	})
})

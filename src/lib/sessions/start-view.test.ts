import { describe, expect, test } from 'vitest'
import type { NearSession } from './read-next.server.ts'
import { viewStart } from './start-view.ts'

const session = (circle: string, startsAt: string, more: Partial<NearSession> = {}): NearSession => ({
	id: `${circle} ${startsAt}`,
	startsAt: new Date(startsAt),
	endsAt: new Date(Date.parse(startsAt) + 3_600_000),
	zone: 'Europe/Lisbon',
	durationMinutes: 60,
	status: 'confirmed',
	live: null,
	previous: null,
	circle: { id: circle, name: circle, cadenceDays: 14 },
	attendees: [
		{ name: 'Ines', answer: null, me: true },
		{ name: 'Sefa', answer: 'yes', me: false }
	],
	myAnswer: null,
	asked: [],
	topics: 0,
	haveVoted: false,
	haveCommitted: false,
	...more
})
const now = new Date('2026-11-30T18:00Z')
const view = (...near: NearSession[]) => viewStart(near, { zone: 'Europe/Lisbon', locale: 'en-GB', now })

const met = session('Night Shift', '2026-11-30T16:00Z')
const elsewhere = session('Load-bearing', '2026-12-02T15:00Z')
const next = session('Night Shift', '2026-12-14T16:00Z')

describe('the start page', () => {
	test('after a session asks for what one will do, and has the next one of that circle below', () => {
		const { lead, after, others } = view(met, elsewhere, next)
		expect(lead).toMatchObject({ id: met.id, isOver: true, thing: { kind: 'commit' } })
		expect(after).toMatchObject({ id: next.id, when: { day: 'Monday 14 December' }, asks: true })
		expect(others.map(({ circle }) => circle.name)).toEqual(['Load-bearing'])
	})

	test('does so as well when its live part was ended before its time', () => {
		const early = session('Night Shift', '2026-11-30T17:30Z', { live: 'over' })
		expect(view(early, next)).toMatchObject({ lead: { id: early.id, isOver: true }, after: { id: next.id } })
		expect(view(early).after).toBeNull()
	})

	test('says the next one once when that is what it leads with', () => {
		const { lead, after, others } = view({ ...met, haveCommitted: true }, elsewhere, next)
		expect(lead).toMatchObject({ id: elsewhere.id, isOver: false })
		expect(after).toBeNull()
		expect(others.map(({ circle }) => circle.name)).toEqual(['Night Shift'])
	})
})

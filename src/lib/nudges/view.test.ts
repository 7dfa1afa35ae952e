import { expect, it } from 'vitest'
import { viewNudge, type Nudge } from './view.ts'

const now = new Date('2026-12-03T10:00:00Z')
const nudge: Nudge = {
	commitmentId: '7b1c4e0e-6a52-4f0e-9d0c-0a2f5f7a1c11',
	name: 'Bridget',
	zone: 'Europe/Lisbon',
	locale: 'en-GB',
	words: 'Write the one-page case.',
	status: 'open',
	undoable: false,
	dueOn: '2026-12-10',
	session: { startsAt: new Date('2026-12-10T16:00:00Z'), endsAt: new Date('2026-12-10T17:00:00Z') },
	circleZone: 'Europe/Berlin',
	latest: null
}
const view = (change: Partial<Nudge> = {}) => viewNudge({ ...nudge, ...change }, now)

it('says when it is due where its owner is, with the zone', () => {
	expect(view().due).toBe('Due at your session: Thursday 10 December, 16:00. Lisbon time. 17:00 in Berlin.')
	expect(view({ session: null }).due).toBe('Due on Thursday 10 December, Berlin time.')
	expect(view({ session: null, dueOn: '2027-01-04' }).due).toBe('Due on Monday 4 January 2027, Berlin time.')
})

it('is open until it ended, in the words of its ending', () => {
	expect(view()).toMatchObject({ isOpen: true, ending: null, answered: null })
	expect(view({ status: 'kept', undoable: true })).toMatchObject({
		isOpen: false,
		ending: 'Kept',
		undoable: true
	})
})

it('says what one tap said, and nothing of check-ins in other words', () => {
	const at = new Date('2026-12-02T10:00:00Z')
	expect(view({ latest: { id: 'a', at, answer: 'on' } }).answered).toEqual({
		id: 'a',
		says: 'You said “still on” on Wednesday.'
	})
	expect(view({ latest: { id: 'a', at, answer: 'changed' } }).answered?.says).toContain('“it changes”')
	expect(view({ latest: { id: 'a', at, answer: null } }).answered).toBeNull()
})

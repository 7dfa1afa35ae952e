import { expect, it } from 'vitest'
import { viewNotices } from './view.ts'

const viewer = { zone: 'Europe/Lisbon', locale: 'en-GB', now: new Date('2026-12-03T10:00:00Z') }
const devices = [
	{ id: 'a', device: 'Chrome on Android', createdAt: new Date('2026-12-01T10:00:00Z'), usedAt: null },
	{
		id: 'b',
		device: 'Safari on iPhone',
		createdAt: new Date('2026-11-01T10:00:00Z'),
		usedAt: new Date('2026-12-02T10:00:00Z')
	}
]

it('knows the device that asks, and says when each was last used', () => {
	const view = viewNotices({ pushed: [], wanted: [], devices }, 'b', viewer)
	expect(view.here).toBe('b')
	expect(view.devices).toEqual([
		{ id: 'a', name: 'Chrome on Android', isHere: false, used: 'On since Tue 1 Dec, no notice yet' },
		{ id: 'b', name: 'Safari on iPhone', isHere: true, used: 'Last notice Wed 2 Dec' }
	])
	expect(viewNotices({ pushed: [], wanted: [], devices }, 'gone', viewer).here).toBeNull()
})

it('says which sorts come as a notice, and which do not come at all', () => {
	const { sorts } = viewNotices({ pushed: ['nudges', 'duties'], wanted: ['nudges'], devices }, null, viewer)
	const of = (category: string) => sorts.find((sort) => sort.category === category)
	expect(of('nudges')).toMatchObject({ name: 'In between', pushed: true })
	expect(of('duties')).toMatchObject({ pushed: true, says: 'Does not come at all now: see Mail.' })
	expect(of('records')).toMatchObject({ pushed: false })
})

import { expect, it } from 'vitest'
import { renderFeed, type FeedRow } from './feed-file.ts'
import { readShown } from './shown-entries.ts'

const reader = { zone: 'America/New_York', locale: 'en-GB', now: new Date('2026-11-20T12:00Z') }
const row = (starts_at: string, changes: Partial<FeedRow> = {}): FeedRow => ({
	uid: '0b6d0f3e-8f1c-4c7e-9a53-3f1a5b0c2d11@sessions.fortnight.invalid',
	sequence: 0,
	starts_at,
	ends_at: new Date(Date.parse(starts_at) + 3_600_000).toISOString(),
	updated_at: '2026-11-19T02:10:07Z',
	status: 'confirmed',
	answer: null,
	link: null,
	...changes
})
const read = (...rows: FeedRow[]) => readShown(renderFeed(rows, 'https://fortnight.example'), reader)

it('lists what a calendar shows, by day where the reader is', () => {
	const shown = read(
		row('2026-12-04T04:30:00Z', { answer: 'yes' }),
		row('2026-12-04T03:00:00Z'),
		row('2027-01-05T15:00:00Z', { status: 'cancelled', answer: 'yes' })
	)
	expect(shown.past).toEqual([])
	expect(shown.coming).toEqual([
		{
			day: 'Thursday 3 December',
			entries: [
				{
					sessionId: '0b6d0f3e-8f1c-4c7e-9a53-3f1a5b0c2d11',
					title: 'Fortnight session',
					time: '22:00 to 23:00',
					status: 'Confirmed',
					busy: 'Free',
					changed: '18 November, 21:10'
				},
				{
					sessionId: '0b6d0f3e-8f1c-4c7e-9a53-3f1a5b0c2d11',
					title: 'Fortnight session',
					time: '23:30 to 00:30 +1 day',
					status: 'Confirmed',
					busy: 'Busy',
					changed: '18 November, 21:10'
				}
			]
		},
		{
			day: 'Tuesday 5 January 2027',
			entries: [
				expect.objectContaining({ title: 'Cancelled: Fortnight session', status: 'Cancelled', busy: 'Free' })
			]
		}
	])
})

it('keeps what is over apart, the latest first, and shows nothing for an empty calendar', () => {
	const shown = read(row('2026-10-01T15:00:00Z'), row('2026-11-05T15:00:00Z'), row('2026-11-20T11:30:00Z'))
	expect(shown.coming.map(({ day }) => day)).toEqual(['Friday 20 November'])
	expect(shown.past.map(({ day }) => day)).toEqual(['Thursday 5 November', 'Thursday 1 October'])
	expect(read()).toEqual({ coming: [], past: [] })
})

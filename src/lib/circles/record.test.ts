import { describe, expect, it } from 'vitest'
import { writeMarkdown } from './record-markdown.ts'
import { viewRecord } from './record.ts'

const commitment = (words: string, createdAt: string, more = {}) => ({
	words,
	outcome: null,
	status: 'open' as const,
	endedWith: null,
	private: false,
	createdAt: new Date(createdAt),
	...more
})
const record = {
	joinedAt: new Date('2026-09-01T10:00Z'),
	closedAt: new Date('2027-06-01T23:30Z'),
	seasons: [
		{ season: 1, startsOn: '2026-10-22', zone: 'Europe/Berlin' },
		{ season: 2, startsOn: '2027-02-11', zone: 'Europe/Berlin' }
	],
	sessions: [
		{
			startsAt: new Date('2026-10-22T14:00Z'),
			zone: 'Europe/Berlin',
			topics: ['Two *ledgers*'],
			takeaways: ['Ask who decides.']
		},
		{ startsAt: new Date('2027-02-11T15:00Z'), zone: 'Europe/Berlin', topics: [], takeaways: [] }
	],
	commitments: [
		commitment('Ask early', '2026-10-20T10:00Z', { private: true }),
		commitment('Ask *twice*', '2027-02-11T17:00Z', {
			status: 'kept',
			endedWith: 'Both said yes.',
			outcome: 'Two answers'
		})
	]
}
const berlin = { zone: 'Europe/Berlin', locale: 'en-GB' }

describe('a private record', () => {
	it('says when one joined and when it closed, where the reader is', () => {
		expect(viewRecord(record, berlin).about).toBe(
			'You joined on 1 September 2026. The circle closed on 2 June 2027.'
		)
	})

	it('puts each session and commitment into the season that had begun, the first for what was before', () => {
		const { seasons } = viewRecord(record, berlin)
		expect(seasons.map(({ title }) => title)).toEqual([
			'Season 1, from 22 October 2026',
			'Season 2, from 11 February 2027'
		])
		expect(seasons[0]).toMatchObject({
			sessions: ['22 October 2026, 16:00, Berlin time'],
			topics: [{ words: 'Two *ledgers*', on: '22 October 2026' }],
			takeaways: [{ words: 'Ask who decides.', on: '22 October 2026' }],
			commitments: [
				{ words: 'Ask early', state: 'Open', facts: ['Made on 20 October 2026, seen by you alone'] }
			]
		})
		expect(seasons[1]?.commitments[0]).toMatchObject({
			state: 'Kept',
			facts: ['To be seen by: Two answers', 'What came of it: Both said yes', 'Made on 11 February 2027']
		})
	})

	it('counts by the date where the circle is, also when it is another one where it is read', () => {
		const zone = 'Asia/Tokyo'
		const evening = { topics: [], takeaways: [] }
		const far = {
			...record,
			seasons: record.seasons.map((season) => ({ ...season, zone })),
			sessions: [
				// In Los Angeles it is the day before: Tokyo's season 2 has begun.
				{ startsAt: new Date('2027-02-10T23:00Z'), zone, ...evening },
				{ startsAt: new Date('2027-02-10T14:00Z'), zone, ...evening }
			],
			commitments: [commitment('Ask again', '2027-02-10T23:30Z')]
		}
		const [first, second] = viewRecord(far, { zone: 'America/Los_Angeles', locale: 'en-GB' }).seasons
		expect(first).toMatchObject({
			sessions: ['10 February 2027, 06:00, Los Angeles time'],
			commitments: []
		})
		expect(second).toMatchObject({
			sessions: ['10 February 2027, 15:00, Los Angeles time'],
			commitments: [{ words: 'Ask again', facts: ['Made on 10 February 2027'] }]
		})
	})

	it('keeps what is there when no season is known', () => {
		const { seasons } = viewRecord({ ...record, seasons: [] }, berlin)
		expect(seasons).toHaveLength(1)
		expect(seasons[0]?.sessions).toHaveLength(2)
	})

	it('is a Markdown file in which typed words stay words', () => {
		const circle = { name: '# Lamp', purpose: 'Two\nlines &amp; more' }
		const file = writeMarkdown(circle, viewRecord(record, berlin))
		expect(file).toBe(
			[
				'# \\# Lamp',
				'',
				'> Two lines \\&amp; more',
				'',
				'You joined on 1 September 2026. The circle closed on 2 June 2027.',
				'',
				'## Season 1, from 22 October 2026',
				'',
				'### Sessions I was in',
				'',
				'- 22 October 2026, 16:00, Berlin time',
				'',
				'### What I brought',
				'',
				'- Two \\*ledgers\\* (22 October 2026)',
				'',
				'### What we took away',
				'',
				'- Ask who decides. (22 October 2026)',
				'',
				'### What I committed to',
				'',
				'- **Open**: Ask early',
				'  - Made on 20 October 2026, seen by you alone',
				'',
				'## Season 2, from 11 February 2027',
				'',
				'### Sessions I was in',
				'',
				'- 11 February 2027, 16:00, Berlin time',
				'',
				'### What I committed to',
				'',
				'- **Kept**: Ask \\*twice\\*',
				'  - To be seen by: Two answers',
				'  - What came of it: Both said yes',
				'  - Made on 11 February 2027',
				''
			].join('\n')
		)
	})
})

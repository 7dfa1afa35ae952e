import { describe, expect, test } from 'vitest'
import { viewQueue } from './queue.ts'
import { queueSchema } from './queue-rows.ts'

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`

const topic = (digit: number, rest: object = {}) => ({
	id: id(digit),
	words: `Problem ${digit}`,
	prompt_slug: null,
	circle_prompt_id: null,
	lens: null,
	unsigned: false,
	carried: 0,
	stands_in: false,
	parked: false,
	reason: null,
	taken_up_at: null,
	bringer: null,
	mine: false,
	voted: false,
	votes: null,
	waited: 0,
	answers: 0,
	...rest
})

const view = (rows: object) =>
	viewQueue(
		queueSchema.parse({
			votes_given: 0,
			may_choose: false,
			may_remove: false,
			hot_seat_count: 1,
			hot_seats: null,
			on_now: null,
			chosen: null,
			topics: [topic(1), topic(2), topic(3)],
			...rows
		})
	)
const seats = (rows: object) => view(rows).topics.map(({ seat }) => seat)

test('what was chosen comes first, the others in the order of the queue', () => {
	const { topics } = view({ hot_seats: [id(3), id(2)] })
	expect(topics.map(({ words }) => words)).toEqual(['Problem 3', 'Problem 2', 'Problem 1'])
})

describe('what becomes of a topic', () => {
	test('is not said while it would tell how others voted', () => {
		expect(seats({})).toEqual([null, null, null])
	})

	test('is a hot seat for as many as the agenda has room for', () => {
		expect(seats({ hot_seats: [id(1)] })).toEqual(['hot', null, null])
		expect(seats({ hot_seats: [id(1), id(2)], hot_seat_count: 2 })).toEqual(['hot', 'hot', null])
	})

	test('is a place in reserve for the second of two that were chosen where there is room for one', () => {
		const chosen = { by: 'Ilse', by_me: false }
		expect(seats({ hot_seats: [id(3), id(1)], chosen })).toEqual(['hot', 'reserve', null])
		expect(view({ hot_seats: [id(3), id(1)], chosen }).chosen).toBe(
			'Ilse chose the hot seat, and one in reserve.'
		)
		expect(seats({ hot_seats: [id(3)], chosen, hot_seat_count: 0 })).toEqual(['reserve', null, null])
	})
})

test('what is in the hot seat comes first while it is on, though it is discussed; then it is among the discussed', () => {
	const topics = [topic(1), topic(2), topic(3, { taken_up_at: '2026-11-19T15:10:00Z' })]
	const rows = { topics, hot_seats: [id(3), id(1)], hot_seat_count: 2 }
	const words = (rows: object) => {
		const { topics, discussed } = view(rows)
		return [topics.map(({ words, seat }) => [words, seat]), discussed.map(({ words }) => words)]
	}
	expect(words({ ...rows, on_now: id(3) })).toEqual([
		[
			['Problem 3', 'now'],
			['Problem 1', 'hot'],
			['Problem 2', null]
		],
		[]
	])
	expect(words(rows)).toEqual([
		[
			['Problem 1', 'hot'],
			['Problem 2', null]
		],
		['Problem 3']
	])
})

import { expect, test } from 'vitest'
import type { Step } from '../agendas/step.ts'
import type { LiveTopic } from './live.ts'
import { planTopics } from './planned-topics.ts'

const topic = (id: string): LiveTopic => ({
	id,
	words: id,
	bringer: null,
	lens: null,
	situation: null,
	followUps: [],
	starter: null,
	answers: []
})
const step = (kind: Step['kind']): Step => ({ kind, minutes: 10, title: null })
const plan = (kinds: Step['kind'][], hotSeats: string[], known = hotSeats) => {
	const { steps, reserve } = planTopics(kinds.map(step), { topics: known.map(topic), hotSeats })
	return { steps: steps.map(({ topic }) => topic?.id ?? null), reserve: reserve.map(({ id }) => id) }
}

test('each hot seat has its topic, in the order of the queue', () => {
	expect(plan(['check_in', 'hot_seat', 'hot_seat', 'close'], ['b', 'a'])).toEqual({
		steps: [null, 'b', 'a', null],
		reserve: []
	})
})

test('what was chosen beyond the hot seats waits in reserve', () => {
	expect(plan(['check_in', 'hot_seat'], ['a', 'b'])).toEqual({ steps: [null, 'a'], reserve: ['b'] })
	expect(plan(['check_in'], ['a'])).toEqual({ steps: [null], reserve: ['a'] })
})

test('nothing is said of what is not known', () => {
	expect(plan(['hot_seat'], [])).toEqual({ steps: [null], reserve: [] })
	expect(plan(['hot_seat'], ['gone', 'a'], ['a'])).toEqual({ steps: ['a'], reserve: [] })
})

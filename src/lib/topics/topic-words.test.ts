import { describe, expect, test } from 'vitest'
import { describeChoice, describeTopic, type TopicFacts } from './topic-words.ts'

const topic = (facts: Partial<TopicFacts> = {}) =>
	describeTopic({
		bringer: 'Priyamvada',
		mine: false,
		unsigned: false,
		parked: false,
		standsIn: false,
		reason: null,
		isPrompt: false,
		lens: null,
		carried: 0,
		waited: 0,
		answers: 0,
		...facts
	})

describe('the line under a topic', () => {
	test('says who brought it', () => {
		expect(topic()).toBe('Priyamvada')
		expect(topic({ mine: true })).toBe('You')
		expect(topic({ bringer: null })).toBe('Somebody who has left')
		expect(topic({ isPrompt: true, lens: 'Only boring work' })).toBe(
			'Prompt, picked by Priyamvada. Lens: only boring work'
		)
	})

	test('says nothing of who brought an unsigned one, but to its bringer', () => {
		expect(topic({ bringer: null, unsigned: true })).toBe('Unsigned')
		expect(topic({ bringer: null, unsigned: true, mine: true })).toBe('You, unsigned')
	})

	test('says where one of nobody came from, and why a prompt stands in', () => {
		expect(topic({ bringer: null, parked: true })).toBe('From the parking lot')
		expect(
			topic({
				bringer: null,
				standsIn: true,
				isPrompt: true,
				reason: 'Nobody here has looked at snacking yet.'
			})
		).toBe('A prompt that stands in. Nobody here has looked at snacking yet')
	})

	test('says that it was carried over, and how long its bringer waits where that is longer', () => {
		expect(topic({ waited: 2 })).toBe('Priyamvada has waited two sessions')
		expect(topic({ mine: true, waited: 1, lens: 'Snacking' })).toBe(
			'You have waited one session. Lens: snacking'
		)
		expect(topic({ bringer: null, waited: 1 })).toBe('Somebody who has left. They have waited one session')
		expect(topic({ isPrompt: true, mine: true, waited: 1 })).toBe(
			'Prompt, picked by you. You have waited one session'
		)
		expect(topic({ carried: 1, waited: 1 })).toBe('Priyamvada. Carried over once')
		expect(topic({ carried: 2, waited: 3 })).toBe('Priyamvada has waited three sessions. Carried over twice')
		expect(topic({ carried: 3, answers: 1 })).toBe(
			'Priyamvada. Carried over three times. One answer in writing'
		)
	})
})

describe('who chose the hot seats', () => {
	const chose = (seats: number, reserve = 0, by: string | null = 'Ilse', by_me = false) =>
		describeChoice({ by, by_me, seats, reserve })

	test('is said by name, where there is one', () => {
		expect(chose(2)).toBe('Ilse chose the hot seats.')
		expect(chose(1, 0, 'Ilse', true)).toBe('You chose the hot seat.')
		expect(chose(1, 0, null)).toBe('Somebody who has left chose the hot seat.')
	})

	test('does not promise a seat that the agenda does not have', () => {
		expect(chose(1, 1)).toBe('Ilse chose the hot seat, and one in reserve.')
		expect(chose(0, 2)).toBe('Ilse chose two in reserve.')
	})
})

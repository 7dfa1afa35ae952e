import { describe, expect, test } from 'vitest'
import type { StepKind } from '../agendas/step.ts'
import { begin, positionOf, settleLive } from './advance.ts'
import type { Heard } from './heard.ts'
import type { Live } from './live.ts'
import { openClock } from './open-clock.ts'
import { noRound, speaking } from './rounds.ts'
import { seat } from './seat.ts'
import { steer, type Wanted } from './steer.ts'
import type { Room } from './turns.ts'

const start = Date.parse('2026-11-26T15:00Z')
const minute = 60_000
const people = ['ada', 'ben', 'cleo'].map((name) => ({ id: name, name, present: true, around: true }))
const room: Room = { here: ['ada', 'ben', 'cleo'], heard: {}, seed: 'x' }
const topic = (id: string, bringer: string) => ({
	id,
	words: id,
	bringer: { id: bringer, name: bringer },
	lens: null,
	situation: null,
	followUps: [],
	starter: null,
	answers: []
})

function liveOf(...kinds: StepKind[]): Live {
	const agenda = kinds.map((kind) => ({ kind, minutes: 10, title: null }))
	const waiting = { topics: [topic('t1', 'ben'), topic('t2', 'ada')], hotSeats: ['t1', 't2'] }
	const live: Live = {
		...waiting,
		sessionId: 's',
		version: 1,
		at: start,
		circle: { id: 'c', name: 'Load-bearing', videoUrl: null },
		startsAt: start,
		endsAt: start + 60 * minute,
		zone: 'Etc/UTC',
		cancelled: false,
		next: null,
		people,
		guests: 0,
		startedAt: start,
		clock: seat(openClock(agenda, start, start + kinds.length * 10 * minute), waiting),
		phase: 0,
		facilitatorId: 'ada',
		facilitatorGoneSince: null,
		round: noRound,
		parked: [],
		notes: [],
		takeaways: [],
		review: [{ personId: 'cleo', commitments: [] }],
		committed: []
	}
	return begin(live, room)
}

function steered(live: Live, wanted: Wanted['do'], minutes = 1, order?: string[], heard: Heard = {}): Live {
	const done = steer(live, { ...room, heard }, start + minutes * minute, {
		do: wanted,
		minutes: 2,
		...(order && { order })
	})
	if (!done.ok) throw new Error(done.reason)
	return done.live
}

describe('going on', () => {
	test('is about turns first, then about steps', () => {
		let live = liveOf('check_in', 'review', 'commitments', 'close')
		const spoke = [speaking(live.round)]
		for (const at of [1, 2]) spoke.push(speaking((live = steered(live, 'turn', at)).round))
		expect(spoke.toSorted()).toEqual(['ada', 'ben', 'cleo'])
		live = steered(live, 'turn', 3)
		expect(live.clock.step).toBe(1)
		expect(live.round.order).toEqual(['cleo'])
		live = steered(live, 'turn', 4)
		expect(live.clock.step).toBe(2)
		expect(live.round.order).toHaveLength(3)
	})

	test('leaves a round at once when the next part is wanted', () => {
		expect(steered(liveOf('check_in', 'commitments', 'close'), 'next').clock.step).toBe(1)
	})

	test('goes through the parts of a hot seat: only the others have turns, the first and the last word are the bringer’s', () => {
		let live = liveOf('hot_seat', 'hot_seat', 'commitments', 'close')
		expect(live.round.order).toEqual([])
		const parts: string[][] = []
		for (const phase of [1, 2, 3]) {
			live = steered(live, 'next', phase)
			expect(live.phase).toBe(phase)
			parts.push(live.round.order.toSorted())
		}
		expect(parts).toEqual([
			['ada', 'cleo'],
			['ada', 'cleo'],
			['ada', 'cleo']
		])
		live = steered(live, 'next', 4)
		expect(live.round.order).toEqual([])
		live = steered(live, 'next', 5)
		expect(live).toMatchObject({ phase: 0, clock: { step: 1 } })
	})

	test('takes the topics that are first in the queue when a hot seat begins, and no topic twice', () => {
		const live = liveOf('hot_seat', 'hot_seat', 'commitments', 'close')
		expect(live.clock.steps.map(({ topicId }) => topicId)).toEqual(['t1', 't2', null, null])
		let changed: Live = { ...live, hotSeats: ['t1', 't3'] }
		for (let part = 1; part <= 5; part++) changed = steered(changed, 'next', part)
		expect(changed.clock.steps.map(({ topicId }) => topicId)).toEqual(['t1', 't3', null, null])
		const back = steered({ ...changed, hotSeats: ['t1', 't4'] }, 'back', 6)
		expect(steered(back, 'next', 7).clock.steps[1]?.topicId).toBe('t3')
	})
})

describe('going back', () => {
	test('undoes going on, by turns, parts and steps', () => {
		const live = liveOf('check_in', 'hot_seat', 'commitments', 'close')
		const second = steered(live, 'turn')
		expect(steered(second, 'back').round).toEqual(live.round)
		const hotSeat = steered(second, 'next', 2)
		const back = steered(hotSeat, 'back', 3)
		expect(back).toMatchObject({ phase: 0, clock: { step: 0 } })
		expect(speaking(back.round)).toBeNull()
		const clarifying = steered(hotSeat, 'next', 3)
		expect(steered(clarifying, 'back', 4)).toMatchObject({ phase: 0, clock: { step: 1 } })
	})
})

test('an order made by hand holds for those who have not spoken; those not named come after', () => {
	const live = liveOf('check_in', 'commitments', 'close')
	const [first = '', ...left] = live.round.order
	const last = left.at(-1) ?? ''
	expect(steered(live, 'order', 1, [last, first, 'stranger']).round).toMatchObject({
		order: [first, last, ...left.slice(0, -1)],
		at: 0
	})
})

test('a round begins again with whoever was heard least, as long as nobody has spoken or passed', () => {
	const live = liveOf('check_in', 'commitments', 'close')
	const again = (now: Live) => steered(now, 'begin', 1, undefined, { ada: 2, ben: 1 }).round
	expect(again(live)).toEqual({ order: ['cleo', 'ben', 'ada'], at: 0, passed: [] })
	const second = steered(live, 'turn')
	expect(again(second)).toEqual(second.round)
	const passed = { ...live, round: { ...live.round, passed: live.round.order.slice(1, 2) } }
	expect(again(passed)).toEqual(passed.round)
})

test('when the kept minutes have begun, every tap is about the commitments', () => {
	const live = liveOf('check_in', 'hot_seat', 'commitments', 'close')
	expect(positionOf(settleLive(live, start + 25 * minute))).toBe('2.0.0')
	expect(steered(live, 'next', 25).clock.step).toBe(3)
	expect(steer(live, room, start + 25 * minute, { do: 'back', minutes: 2 })).toEqual({
		ok: false,
		reason: 'minutes_are_kept'
	})
	expect(
		steer({ ...live, clock: { ...live.clock, endedAt: start } }, room, start, { do: 'turn', minutes: 2 })
	).toEqual({
		ok: false,
		reason: 'live_over'
	})
})

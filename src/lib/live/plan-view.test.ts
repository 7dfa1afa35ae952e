import { expect, test } from 'vitest'
import type { Step } from '../agendas/step.ts'
import { openClock } from './open-clock.ts'
import { sayBehind, sayKept, viewPlan } from './plan-view.ts'
import { sayTime } from './say-time.ts'
import { nextStep } from './moves.ts'
import { viewClock } from './view-clock.ts'

const minute = 60_000
const step = (kind: Step['kind'], minutes: number): Step => ({ kind, minutes, title: null })
const agenda = [
	step('check_in', 5),
	step('review', 12),
	step('hot_seat', 25),
	step('discussion', 8),
	step('commitments', 6),
	step('close', 4)
]

/** Everything on time until the hot seat, which began at minute 17. */
function inHotSeat() {
	let clock = openClock(agenda, 0, 60 * minute)
	for (const at of [5, 17]) {
		const move = nextStep(clock, at * minute)
		if (!move.ok) throw new Error(move.reason)
		clock = move.clock
	}
	return clock
}

test('fills the bar up to now and hatches what is kept', () => {
	const bar = viewPlan(inHotSeat().steps, viewClock(inHotSeat(), 34 * minute))
	expect(bar.segments.map(({ state }) => state)).toEqual(['done', 'done', 'on', 'ahead', 'kept', 'kept'])
	expect(bar.at).toBeCloseTo(34 / 60)
	expect(bar.segments[2]?.filled).toBeCloseTo(17 / 25)
	expect(bar.label).toBe(
		'Plan in minutes: Check-in 5, Review of commitments 12, Hot seat 25, Open discussion 8, Commitments 6, Close 4. Now minute 34 of 60, on plan.'
	)
})

test('a step that runs over takes from the next, and now is at its end', () => {
	const clock = inHotSeat()
	const bar = viewPlan(clock.steps, viewClock(clock, 45 * minute))
	expect(bar.segments[2]).toMatchObject({ filled: 1 })
	expect(bar.at).toBeCloseTo(45 / 60)
	expect(bar.segments[3]?.width).toBeCloseTo(5 / 60)
	expect(bar.label).toContain('Now minute 45 of 60, three minutes behind.')
})

test('the segments fill the bar at any time', () => {
	for (let at = 17; at < 75; at++) {
		const clock = inHotSeat()
		const { segments } = viewPlan(clock.steps, viewClock(clock, at * minute))
		expect(segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1)
	}
})

test('says how far behind in words', () => {
	expect([-180, -61, -29, 0, 29, 61, 150].map(sayBehind)).toEqual([
		...['three minutes ahead', 'one minute ahead', 'on plan', 'on plan', 'on plan', 'one minute behind'],
		'three minutes behind'
	])
})

test('says what is kept, until it is on', () => {
	expect(sayKept(viewClock(inHotSeat(), 30 * minute))).toBe('last ten minutes kept')
	expect(sayKept(viewClock(inHotSeat(), 51 * minute))).toBe('')
})

test('says the time of day where one is', () => {
	expect(sayTime(Date.UTC(2026, 11, 3, 15, 36), 'Europe/Lisbon')).toBe('15:36')
	expect(sayTime(Date.UTC(2026, 11, 3, 23, 5), 'Europe/Berlin')).toBe('00:05')
})

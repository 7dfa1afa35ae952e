import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step, StepKind } from '../agendas/step.ts'
import type { Clock } from './live.ts'
import { addMinutes, extend, nextStep, pause, resume, stepBack, type Move } from './moves.ts'
import { openClock } from './open-clock.ts'
import { settleClock } from './settle-clock.ts'
import { viewClock } from './view-clock.ts'

const minute = 60_000
const start = Date.parse('2026-11-26T15:00Z')
const end = start + 60 * minute
const step = (kind: StepKind, minutes: number): Step => ({ kind, minutes, title: null })
const hour = [
	step('check_in', 5),
	step('review', 10),
	step('hot_seat', 25),
	step('discussion', 10),
	step('commitments', 7),
	step('close', 3)
]
const at = (minutes: number) => start + minutes * minute

function after(move: Move): Clock {
	if (!move.ok) throw new Error(move.reason)
	return move.clock
}
const nowOf = (clock: Clock, now: number) => viewClock(clock, now).plan.map((part) => part.now / 60)

describe('the clock of a session', () => {
	test('on time: each step has what the agenda says', () => {
		const clock = openClock(hour, start, end)
		expect(viewClock(clock, at(2))).toMatchObject({
			step: 0,
			secondsLeft: 180,
			secondsGiven: 300,
			over: false,
			behindSeconds: 0,
			protectedFrom: at(50),
			sessionSecondsLeft: 58 * 60
		})
		expect(nowOf(clock, at(2))).toEqual([5, 10, 25, 10, 7, 3])
	})

	test('a late start lays the middle out anew and is not behind', () => {
		const clock = openClock(hour, at(10), end)
		expect(nowOf(clock, at(10))).toEqual([4, 8, 20, 8, 7, 3])
		expect(viewClock(clock, at(10)).behindSeconds).toBe(0)
	})

	test('an early start makes nothing longer and leaves time to spare', () => {
		const clock = openClock(hour, at(-10), end)
		expect(nowOf(clock, at(-10))).toEqual([5, 10, 25, 10, 7, 3])
		expect(viewClock(clock, at(-10)).behindSeconds).toBe(-600)
	})

	test('ten minutes are kept though the agenda gives less, and all there is when there is less', () => {
		const short = [step('hot_seat', 56), step('commitments', 3), step('close', 1)]
		expect(nowOf(openClock(short, start, end), start)).toEqual([50, 7.5, 2.5])
		expect(nowOf(openClock(short, at(54), end), at(54))).toEqual([0, 4.5, 1.5])
	})

	test('a step that overruns takes it from the middle in proportion, never from the end', () => {
		let clock = after(nextStep(openClock(hour, start, end), at(5)))
		expect(nowOf(clock, at(20))).toEqual(
			[5, 15, 25 * (30 / 35), 10 * (30 / 35), 7, 3].map((n) => Math.floor(n * 60) / 60)
		)
		expect(viewClock(clock, at(20))).toMatchObject({ over: true, secondsLeft: -300, behindSeconds: 300 })
		clock = after(nextStep(clock, at(22)))
		expect(viewClock(clock, at(22))).toMatchObject({ secondsLeft: 20 * 60, behindSeconds: 7 * 60 })
	})

	test('goes on to the commitments by itself when the kept minutes begin, also out of a pause', () => {
		const clock = after(nextStep(openClock(hour, start, end), at(5)))
		expect(viewClock(clock, at(50) - 1)).toMatchObject({ step: 1 })
		const moved = { step: 4, secondsLeft: 7 * 60, behindSeconds: 0, paused: false }
		expect(viewClock(clock, at(50))).toMatchObject(moved)
		expect(viewClock(after(pause(clock, at(20))), at(50))).toMatchObject(moved)
		expect(viewClock(clock, at(52))).toMatchObject({ secondsLeft: 5 * 60, sessionSecondsLeft: 8 * 60 })
	})

	test('keeps nothing for an agenda without commitments at its end', () => {
		const clock = openClock([step('discussion', 30)], start, at(30))
		expect(viewClock(clock, at(31))).toMatchObject({ step: 0, protectedFrom: null, secondsLeft: -60 })
	})

	test('stands still once it has ended', () => {
		const clock = { ...openClock(hour, start, end), endedAt: at(30) }
		expect(viewClock(clock, at(600))).toEqual(viewClock(clock, at(30)))
		expect(nextStep(clock, at(31))).toEqual({ ok: false, reason: 'live_over' })
	})
})

describe('what a facilitator does to it', () => {
	const running = after(nextStep(openClock(hour, start, end), at(5)))

	test('a step that was left by mistake goes on where it was', () => {
		const back = after(stepBack(after(nextStep(running, at(8))), at(9)))
		expect(viewClock(back, at(9))).toMatchObject({ step: 1, secondsLeft: 7 * 60, secondsGiven: 600 })
		const forth = after(nextStep(back, at(16)))
		expect(viewClock(forth, at(16))).toMatchObject({ step: 2, secondsGiven: 25 * 60, secondsLeft: 24 * 60 })
	})

	test('minutes are added, from now when the step is over', () => {
		expect(viewClock(after(addMinutes(running, at(6), 2)), at(6)).secondsLeft).toBe(11 * 60)
		expect(viewClock(after(addMinutes(running, at(17), 2)), at(17)).secondsLeft).toBe(2 * 60)
	})

	test('minutes are added up to the kept ones and no further', () => {
		const most = after(addMinutes(running, at(6), 30))
		expect(viewClock(most, at(6)).secondsLeft).toBe(39 * 60)
		const all = after(addMinutes(most, at(6), 30))
		expect(viewClock(all, at(6)).secondsLeft).toBe(44 * 60)
		expect(addMinutes(all, at(6), 1)).toEqual({ ok: false, reason: 'no_time_left' })
	})

	test('a pause stands still and takes nothing from the step', () => {
		const paused = after(pause(running, at(7)))
		expect(viewClock(paused, at(12))).toMatchObject({ secondsLeft: 8 * 60, paused: true })
		expect(viewClock(after(resume(paused, at(12))), at(13))).toMatchObject({
			secondsLeft: 7 * 60,
			paused: false
		})
	})

	test('five minutes longer put the kept ones off, and let one go back before them', () => {
		expect(stepBack(running, at(51))).toEqual({ ok: false, reason: 'minutes_are_kept' })
		const longer = after(extend(running, at(51), 5))
		expect(viewClock(longer, at(51))).toMatchObject({ step: 4, protectedFrom: at(55), secondsLeft: 11 * 60 })
		expect(viewClock(after(stepBack(longer, at(51))), at(51))).toMatchObject({ step: 3 })
	})

	test('the first step has none before, the last none after', () => {
		expect(stepBack(openClock(hour, start, end), at(1))).toEqual({ ok: false, reason: 'first_step' })
		const last = after(nextStep(running, at(51)))
		expect(nextStep(last, at(58))).toEqual({ ok: false, reason: 'last_step' })
	})
})

// Whatever a facilitator does, at whatever time.
const moves = {
	next: nextStep,
	back: stepBack,
	pause,
	resume,
	add: (clock: Clock, now: number) => addMinutes(clock, now, 7),
	longer: (clock: Clock, now: number) => extend(clock, now, 5)
}
const agendas = fc
	.array(
		fc.record({
			kind: fc.constantFrom<StepKind>('check_in', 'review', 'hot_seat', 'discussion'),
			minutes: fc.integer({ min: 1, max: 60 }),
			title: fc.constant(null)
		}),
		{ maxLength: 7 }
	)
	.map((middle): Step[] => [...middle, step('commitments', 7), step('close', 3)])
const meant = fc.array(
	fc.record({
		what: fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[])),
		seconds: fc.integer({ min: 0, max: 1500 })
	}),
	{ maxLength: 25 }
)

test('the last ten minutes are kept under any overruns, pauses and late starts', () => {
	fc.assert(
		fc.property(agendas, fc.integer({ min: -15, max: 59 }), meant, (agenda, late, taps) => {
			let now = at(late)
			let clock = openClock(agenda, now, end)
			const kept = agenda.length - 2
			for (const { what, seconds } of taps) {
				now += seconds * 1000
				const move = moves[what](clock, now)
				if (move.ok) clock = move.clock
				for (const look of [now, now + 30_000, clock.until - 10 * minute, clock.until - 1]) {
					if (look < now) continue
					const view = viewClock(clock, look)
					const promised = Math.min(10, 60 - late) * minute
					expect(clock.until - (view.protectedFrom ?? 0)).toBeGreaterThanOrEqual(promised)
					if (look >= (view.protectedFrom ?? 0)) expect(view.step).toBeGreaterThanOrEqual(kept)
					else if (view.step < kept)
						expect(look + Math.max(0, view.secondsLeft) * 1000).toBeLessThanOrEqual(
							(view.protectedFrom ?? 0) + 500
						)
					const ahead = view.plan.filter((part) => part.state === 'ahead' && !part.kept)
					const from = look + Math.max(0, view.secondsLeft) * 1000
					const taken = ahead.reduce(
						(sum, part, index) => sum + part.now - (clock.steps[view.step + 1 + index]?.spent ?? 0),
						0
					)
					if (ahead.length > 0)
						expect(from + taken * 1000).toBeLessThanOrEqual((view.protectedFrom ?? 0) + 500)
				}
			}
		}),
		{ numRuns: 500 }
	)
})

test('whoever reads the clock later, or settles it in between, comes to the same', () => {
	fc.assert(
		fc.property(
			agendas,
			meant,
			fc.integer({ min: 0, max: 3600 }),
			fc.integer({ min: 0, max: 3600 }),
			(agenda, taps, one, other) => {
				let now = start
				let clock = openClock(agenda, now, end)
				for (const { what, seconds } of taps) {
					now += seconds * 1000
					const move = moves[what](clock, now)
					if (move.ok) clock = move.clock
				}
				const [early = 0, late = 0] = [now + one * 1000, now + other * 1000].toSorted((a, b) => a - b)
				expect(viewClock(settleClock(clock, early), late)).toEqual(viewClock(clock, late))
			}
		),
		{ numRuns: 300 }
	)
})

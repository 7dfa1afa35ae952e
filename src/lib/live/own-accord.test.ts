import { describe, expect, test } from 'vitest'
import type { StepKind } from '../agendas/step.ts'
import type { Live } from './live.ts'
import { extend, nextStep } from './moves.ts'
import { openClock } from './open-clock.ts'
import { isToBeArranged } from './own-accord.ts'
import { settleClock } from './settle-clock.ts'

const minute = 60_000
const start = Date.parse('2026-11-26T15:00Z')
const kinds: StepKind[] = ['check_in', 'hot_seat', 'commitments', 'close']
const agenda = kinds.map((kind) => ({ kind, minutes: 10, title: null }))
const began = openClock(agenda, start, start + 40 * minute)
const round = { order: ['ada', 'ben', 'cleo'], at: 0, passed: [] }
const heard = { ada: 2, ben: 1 }

/** The commitments, which begin by themselves after twenty minutes. */
const bySelf: Pick<Live, 'clock' | 'round'> = { clock: settleClock(began, start + 21 * minute), round }

describe('the round of a session that went on by itself', () => {
	test('is arranged by who was heard, however late the phone is told', () => {
		expect(isToBeArranged(bySelf, 0, heard)).toBe(true)
		const later = { clock: settleClock(began, start + 29 * minute), round }
		expect(isToBeArranged(later, 1, heard)).toBe(true)
	})

	test('is arranged once, and not by a phone that comes when it has begun', () => {
		expect(isToBeArranged(bySelf, 2, heard)).toBe(false)
	})

	test('is left alone once somebody has spoken or passed', () => {
		expect(isToBeArranged({ ...bySelf, round: { ...round, at: 1 } }, 1, heard)).toBe(false)
		expect(isToBeArranged({ ...bySelf, round: { ...round, passed: ['cleo'] } }, 1, heard)).toBe(false)
	})

	test('is left alone when it begins with whoever was heard least anyway, or nobody was counted', () => {
		expect(isToBeArranged(bySelf, 1, { ada: 1, ben: 1, cleo: 2 })).toBe(false)
		expect(isToBeArranged(bySelf, 1, {})).toBe(false)
	})

	test('is nobody’s to arrange where the facilitator went on, or the clock has been steered since', () => {
		let byHand = began
		for (const minutes of [5, 12]) {
			const move = nextStep(byHand, start + minutes * minute)
			if (!move.ok) throw new Error(move.reason)
			byHand = move.clock
		}
		expect(byHand.step).toBe(2)
		expect(isToBeArranged({ clock: byHand, round }, 1, heard)).toBe(false)
		const longer = extend(bySelf.clock, start + 22 * minute, 5)
		expect(longer.ok && isToBeArranged({ clock: longer.clock, round }, 1, heard)).toBe(false)
	})

	test('is not there yet while a phone knows by itself alone', () => {
		expect(isToBeArranged({ clock: began, round }, 0, heard)).toBe(false)
	})
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangeSteps, kindsToAdd, newStep, type Change } from './arrange-steps.ts'
import { objectToSteps } from './object-to-steps.ts'
import type { Step } from './step.ts'
import { templates } from './templates.ts'

const hour = templates[0].steps
const kinds = (steps: readonly Step[]) => steps.map(({ kind }) => kind)
const arrange = (steps: readonly Step[], change: Change) => arrangeSteps(steps, change, (step) => step)

describe('arranging the steps of an agenda', () => {
	test('moves a step up and down', () => {
		expect(kinds(arrange(hour, { do: 'up', at: 1 }))).toEqual([
			'review',
			'check_in',
			'hot_seat',
			'commitments',
			'close'
		])
		expect(arrange(arrange(hour, { do: 'up', at: 2 }), { do: 'down', at: 1 })).toEqual(hour)
	})

	test('leaves the first where it is when it goes up, and the last before the commitments when it goes down', () => {
		expect(arrange(hour, { do: 'up', at: 0 })).toEqual(hour)
		expect(arrange(hour, { do: 'down', at: 2 })).toEqual(hour)
	})

	test('never moves or removes the commitments and the close', () => {
		for (const at of [3, 4, 5, 40, -1])
			for (const way of ['up', 'down', 'remove'] as const)
				expect(arrange(hour, { do: way, at })).toEqual(hour)
	})

	test('takes a step out, and puts it back where it was', () => {
		const [, review] = hour
		if (!review) throw new Error('the hour has a review')
		const without = arrange(hour, { do: 'remove', at: 1 })
		expect(kinds(without)).toEqual(['check_in', 'hot_seat', 'commitments', 'close'])
		expect(arrange(without, { do: 'back', at: 1, step: review })).toEqual(hour)
	})

	test('adds a step before the commitments, as long as it usually takes', () => {
		const longer = arrange(hour, { do: 'add', kind: 'discussion' })
		expect(longer[3]).toEqual({ kind: 'discussion', minutes: 10, title: null })
		expect(kinds(longer).slice(-2)).toEqual(['commitments', 'close'])
	})

	test('ends with the commitments and the close whatever is done in whatever order', () => {
		const at = fc.integer({ min: -2, max: 25 })
		const kind = fc.constantFrom(...kindsToAdd)
		const change: fc.Arbitrary<Change> = fc.oneof(
			fc.record({ do: fc.constantFrom('up', 'down', 'remove'), at }),
			fc.record({ do: fc.constant('add'), kind }),
			fc.record({ do: fc.constant('back'), at, step: kind.map(newStep) })
		)
		fc.assert(
			fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
				const steps = changes.reduce<Step[]>(arrange, [...hour])
				expect(kinds(steps).slice(-2)).toEqual(['commitments', 'close'])
				expect(kinds(steps.slice(0, -2))).not.toContain('commitments')
				expect(kinds(steps.slice(0, -2))).not.toContain('close')
			})
		)
	})
})

describe('what is said of steps that cannot be kept', () => {
	const [checkIn, , hotSeat, commitments, close] = hour
	if (!checkIn || !hotSeat || !commitments || !close) throw new Error('the hour has five steps')

	test('names the step whose minutes are wrong', () => {
		for (const minutes of [0, -1, 121, 2.5, NaN])
			expect(objectToSteps([{ ...checkIn, minutes }, commitments, close])).toEqual({
				'minutes-0': 'One minute to two hours.'
			})
	})

	test('names the step whose own name is too long', () => {
		const named = (title: string) => objectToSteps([{ ...checkIn, title }, commitments, close])
		expect(named('é'.repeat(60))).toEqual({})
		expect(named('🕯'.repeat(60))).toEqual({})
		expect(named('é'.repeat(61))).toEqual({ 'title-0': 'Sixty characters at most.' })
	})

	test('a third hot seat is one too many', () => {
		expect(objectToSteps([hotSeat, hotSeat, commitments, close])).toEqual({})
		expect(objectToSteps([hotSeat, hotSeat, hotSeat, commitments, close]).steps).toMatch(/^Two hot seats/)
	})

	test('the end is the commitments and the close, ten minutes together, once', () => {
		expect(objectToSteps([checkIn, close, commitments]).steps).toMatch(/^It ends/)
		expect(objectToSteps([]).steps).toMatch(/^It ends/)
		expect(objectToSteps([commitments, checkIn, commitments, close]).steps).toMatch(/once/)
		const short = { ...commitments, minutes: 4 }
		expect(objectToSteps([short, close]).steps).toMatch(/ten minutes/)
		expect(objectToSteps([...Array<Step>(19).fill(checkIn), commitments, close]).steps).toMatch(/^Twenty/)
	})
})

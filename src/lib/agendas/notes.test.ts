import { describe, expect, test } from 'vitest'
import { facilitatorNotes } from './notes.ts'
import { participantHint } from './participant-hints.ts'
import { phaseName, stepName } from './step-names.ts'
import { hotSeatPhases, stepKinds, type HotSeatPhase, type StepKind } from './step.ts'

type Moment = { kind: StepKind; phase: HotSeatPhase | null }
const moments = stepKinds.flatMap((kind): Moment[] =>
	kind === 'hot_seat' ? hotSeatPhases.map((phase) => ({ kind, phase })) : [{ kind, phase: null }]
)

describe('the facilitator’s notes', () => {
	test.each(moments)('for $kind $phase can be read while talking', ({ kind, phase }) => {
		const lines = facilitatorNotes(kind, phase)
		expect(lines.length).toBeGreaterThanOrEqual(1)
		expect(lines.length).toBeLessThanOrEqual(3)
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(140)
	})

	test('are each said once', () => {
		const all = moments.flatMap(({ kind, phase }) => facilitatorNotes(kind, phase))
		expect(new Set(all).size).toBe(all.length)
	})

	test('everybody is told what to do, in a line', () => {
		for (const { kind, phase } of moments) {
			for (const bringing of [false, true]) {
				const hint = participantHint(kind, phase, bringing)
				expect(hint.length).toBeGreaterThan(10)
				expect(hint.length).toBeLessThanOrEqual(80)
			}
		}
		expect(participantHint('hot_seat', 'clarifying')).toBe('Questions only, no advice yet.')
		expect(participantHint('hot_seat', 'clarifying', true)).toMatch(/^Answer what you are asked/)
	})
})

test('a step is called what the circle calls it, else by its kind', () => {
	expect(stepName({ kind: 'hot_seat', title: null })).toBe('Hot seat')
	expect(stepName({ kind: 'discussion', title: 'Hiring' })).toBe('Hiring')
	expect(phaseName('clarifying')).toBe('clarifying round')
})

import { expect, test } from 'vitest'
import { facilitatorNotes } from '../agendas/notes.ts'
import type { StepKind } from '../agendas/step.ts'
import { sayStep } from './step-words.ts'

const topic = {
	words: 'Two bosses.',
	lens: null,
	situation: null,
	followUps: [],
	starter: null,
	answers: []
}
const at = (kind: StepKind, phase = 0) => ({
	clock: {
		steps: [{ kind, minutes: 20, title: null, topicId: 'topic', seconds: 1200, spent: 0, given: null }],
		step: 0,
		stepStartedAt: 0,
		stepSeconds: 1200,
		pausedAt: null,
		until: 5_400_000,
		endedAt: null
	},
	phase,
	topics: [{ ...topic, id: 'topic', bringer: { id: 'sefa', name: 'Sefa' } }],
	facilitatorId: 'ana'
})

test('everybody is told what to do, and whoever has the hot seat something else', () => {
	expect(sayStep(at('hot_seat', 1), 'tomasz').hint).toBe('Questions only, no advice yet.')
	expect(sayStep(at('hot_seat', 1), 'sefa').hint).toMatch(/^Answer what you are asked/)
	expect(sayStep(at('check_in'), 'tomasz').hint).toBe('One sentence each: what is on your mind?')
})

test('notes are for whoever facilitates alone, and those of the part that is on', () => {
	expect(sayStep(at('hot_seat', 3), 'ana').notes).toEqual(facilitatorNotes('hot_seat', 'offers'))
	expect(sayStep(at('close', 3), 'ana').notes).toEqual(facilitatorNotes('close', null))
	expect(sayStep(at('hot_seat', 3), 'tomasz').notes).toEqual([])
})

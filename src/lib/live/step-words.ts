import { facilitatorNotes } from '../agendas/notes.ts'
import { participantHint } from '../agendas/participant-hints.ts'
import { hotSeatPhases } from '../agendas/step.ts'
import type { Live } from './live.ts'

/** What is said about the step that is on, or the part of a hot seat. */
export interface StepWords {
	/** To everybody, in a line. */
	readonly hint: string
	/** To whoever facilitates, to be read while talking; nothing to anybody else. */
	readonly notes: readonly string[]
}

/** @param live as it stands now, see settleLive */
export function sayStep(
	live: Pick<Live, 'clock' | 'phase' | 'topics' | 'facilitatorId'>,
	me: string
): StepWords {
	const step = live.clock.steps[live.clock.step]
	const kind = step?.kind ?? 'close'
	const phase = kind === 'hot_seat' ? (hotSeatPhases[live.phase] ?? null) : null
	const bringing = live.topics.find(({ id }) => id === step?.topicId)?.bringer?.id === me
	return {
		hint: participantHint(kind, phase, bringing),
		notes: live.facilitatorId === me ? facilitatorNotes(kind, phase) : []
	}
}

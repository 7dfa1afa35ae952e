import type { Step } from '../agendas/step.ts'
import type { LiveTopic, Waiting } from './live.ts'

/** The plan of a session that has not begun: each step with what its hot seat takes up, and what waits in reserve. */
export interface Planned {
	/** `topic` is null at other steps, and as long as it is not known. */
	readonly steps: readonly { readonly step: Step; readonly topic: LiveTopic | null }[]
	/** Chosen beyond the hot seats of the agenda: taken up only where one of those falls through. */
	readonly reserve: readonly LiveTopic[]
}

/** Lays what the queue gives the hot seats beside an agenda, as the start of the session will (see start_live). */
export function planTopics(
	agenda: readonly Step[],
	{ topics, hotSeats }: Pick<Waiting, 'topics' | 'hotSeats'>
): Planned {
	const waiting = hotSeats.flatMap((id) => topics.find((topic) => topic.id === id) ?? [])
	const steps = agenda.map((step) => ({
		step,
		topic: step.kind === 'hot_seat' ? (waiting.shift() ?? null) : null
	}))
	return { steps, reserve: waiting }
}

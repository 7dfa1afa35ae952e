import type { Clock, Live, LiveStep } from './live.ts'

/** Gives the hot seats that have not begun the topics that are first in the queue now. */
export function seat<Of extends Pick<Clock, 'steps' | 'step'>>(
	clock: Of,
	{ hotSeats }: Pick<Live, 'hotSeats'>
): Of {
	const begun = (step: LiveStep, index: number) => index < clock.step || step.given !== null
	const used = clock.steps.filter(begun).map(({ topicId }) => topicId)
	const waiting = hotSeats.filter((id) => !used.includes(id))
	const steps = clock.steps.map((step, index) =>
		step.kind === 'hot_seat' && !begun(step, index) ? { ...step, topicId: waiting.shift() ?? null } : step
	)
	return { ...clock, steps }
}

import type { Clock } from './live.ts'
import { firstKept, keptFrom, shareOut } from './share-out.ts'

/**
 * The clock as it stands at `now`: once the kept minutes have begun, a session that is before them goes on to the
 * commitments by itself, also out of a pause. Every reader comes to the same without being told.
 */
export function settleClock(clock: Clock, now: number): Clock {
	const kept = firstKept(clock.steps)
	const from = keptFrom(clock)
	const waits = clock.endedAt !== null || kept === clock.steps.length || clock.step >= kept || now < from
	return waits ? clock : enterStep(clock, kept, from)
}

/**
 * The clock with another step on from `now`. One that was on before goes on where it was left: backwards with what it
 * had been given, forwards with its share of what is left.
 */
export function enterStep(clock: Clock, step: number, now: number): Clock {
	const steps = clock.steps.map((one, index) =>
		index === clock.step ? { ...one, spent: Math.round(elapsed(clock, now)), given: clock.stepSeconds } : one
	)
	const entered = steps[step]
	if (!entered) return clock
	const share = shareOut({ steps, until: clock.until }, step, now)[0] ?? 0
	const stepSeconds = step < clock.step ? (entered.given ?? share) : share
	return { ...clock, steps, step, stepStartedAt: now - entered.spent * 1000, stepSeconds, pausedAt: null }
}

/** How long the step that is on has taken so far, in seconds; pauses are left out. */
export function elapsed({ stepStartedAt, pausedAt }: Clock, now: number): number {
	return Math.max(0, (pausedAt ?? now) - stepStartedAt) / 1000
}

/** What the step that is on has in all: what it was given, and before the kept minutes no more than there is. */
export function allowed(clock: Clock, now: number): number {
	const paused = clock.pausedAt === null ? 0 : now - clock.pausedAt
	const most = (keptFrom(clock) - clock.stepStartedAt - paused) / 1000
	return clock.step < firstKept(clock.steps)
		? Math.max(0, Math.min(clock.stepSeconds, most))
		: clock.stepSeconds
}

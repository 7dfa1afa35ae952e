import type { Clock } from './live.ts'
import { allowed, elapsed, enterStep, settleClock } from './settle-clock.ts'
import { firstKept, keptFrom } from './share-out.ts'

export type Move =
	| { ok: true; clock: Clock }
	| { ok: false; reason: 'live_over' | 'first_step' | 'last_step' | 'no_time_left' | 'minutes_are_kept' }

const moved = (clock: Clock): Move => ({ ok: true, clock })
const refused = (reason: Extract<Move, { ok: false }>['reason']): Move => ({ ok: false, reason })

/** Goes on to the next step. */
export function nextStep(clock: Clock, now: number): Move {
	return onRunning(clock, now, (settled) =>
		settled.step + 1 < settled.steps.length
			? moved(enterStep(settled, settled.step + 1, now))
			: refused('last_step')
	)
}

/** Goes back to the step before, which goes on where it was left; not out of the kept minutes once they have begun. */
export function stepBack(clock: Clock, now: number): Move {
	return onRunning(clock, now, (settled) => {
		if (settled.step === 0) return refused('first_step')
		const outOfKept = settled.step === firstKept(settled.steps) && now >= keptFrom(settled)
		return outOfKept ? refused('minutes_are_kept') : moved(enterStep(settled, settled.step - 1, now))
	})
}

/** Gives the step that is on more time, from now when it was over; as much as there is before the kept minutes, or the end. */
export function addMinutes(clock: Clock, now: number, minutes: number): Move {
	return onRunning(clock, now, (settled) => {
		const end = settled.step < firstKept(settled.steps) ? keptFrom(settled) : settled.until
		const paused = settled.pausedAt === null ? 0 : now - settled.pausedAt
		const most = Math.floor((end - settled.stepStartedAt - paused) / 1000)
		const stepSeconds = Math.min(most, longer(settled, now, minutes))
		return stepSeconds > allowed(settled, now) ? moved({ ...settled, stepSeconds }) : refused('no_time_left')
	})
}

/** Stops the step's clock. The session's end stays where it is, and the kept minutes begin all the same. */
export function pause(clock: Clock, now: number): Move {
	return onRunning(clock, now, (settled) => moved({ ...settled, pausedAt: settled.pausedAt ?? now }))
}

/** Lets the step's clock go on from where it was stopped; one that goes stays as it is. */
export function resume(clock: Clock, now: number): Move {
	return onRunning(clock, now, (settled) => {
		if (settled.pausedAt === null) return moved(settled)
		const stepStartedAt = settled.stepStartedAt + now - settled.pausedAt
		return moved({ ...settled, stepStartedAt, pausedAt: null })
	})
}

/**
 * Puts the end of the session off, from now when it is past. In the kept minutes the step that is on gets the time;
 * before, whatever would have been shortened does.
 */
export function extend(clock: Clock, now: number, minutes: number): Move {
	return onRunning(clock, now, (settled) => {
		const until = Math.max(settled.until, now) + minutes * 60_000
		const inKept = settled.step >= firstKept(settled.steps)
		const stepSeconds = inKept ? longer(settled, now, minutes) : settled.stepSeconds
		return moved({ ...settled, until, stepSeconds: Math.round(stepSeconds) })
	})
}

function longer(clock: Clock, now: number, minutes: number): number {
	return Math.round(Math.max(allowed(clock, now), elapsed(clock, now))) + minutes * 60
}

function onRunning(clock: Clock, now: number, move: (settled: Clock) => Move): Move {
	return clock.endedAt === null ? move(settleClock(clock, now)) : refused('live_over')
}

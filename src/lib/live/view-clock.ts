import type { Clock } from './live.ts'
import { allowed, elapsed, settleClock } from './settle-clock.ts'
import { firstKept, keptFrom, shareOut } from './share-out.ts'

/** A step on the bar. Seconds. */
export interface PlanPart {
	readonly state: 'done' | 'on' | 'ahead'
	/** When the session began. */
	readonly planned: number
	/** What it took, takes or is going to take. */
	readonly now: number
	/** Whether it is one that the end of the session is kept for. */
	readonly kept: boolean
}

/** The clock as a phone shows it. */
export interface ClockView {
	readonly step: number
	/** Below zero once the step is over its time; stands still in a pause. */
	readonly secondsLeft: number
	/** What the step has in all ('of 25 minutes'). */
	readonly secondsGiven: number
	readonly over: boolean
	readonly paused: boolean
	readonly ended: boolean
	readonly plan: readonly PlanPart[]
	/** How much more is planned than there is time for: what the middle has to give. Below zero when there is time to spare. */
	readonly behindSeconds: number
	/** Milliseconds since 1970; null when the end is kept for nothing. */
	readonly protectedFrom: number | null
	/** Until the end of the session. */
	readonly sessionSecondsLeft: number
}

/** What a clock shows at an instant of the database's time, in milliseconds since 1970. */
export function viewClock(clock: Clock, at: number): ClockView {
	const now = clock.endedAt ?? at
	const settled = settleClock(clock, now)
	const { steps, step, until, pausedAt, endedAt } = settled
	const kept = firstKept(steps)
	const taken = elapsed(settled, now)
	const given = allowed(settled, now)
	const endOfStep = now + Math.max(0, given - taken) * 1000
	const ahead = shareOut(settled, step + 1, endOfStep)
	const plan = steps.map(({ seconds, spent }, index): PlanPart => {
		const part = { planned: seconds, kept: index >= kept }
		if (index < step) return { ...part, state: 'done', now: spent }
		if (index > step) return { ...part, state: 'ahead', now: ahead[index - step - 1] ?? 0 }
		return { ...part, state: 'on', now: Math.round(Math.max(given, taken)) }
	})
	const wanted = steps
		.slice(step + 1)
		.reduce(
			(sum, { seconds, spent }) => sum + Math.max(0, seconds - spent),
			Math.max(0, Math.max(given, steps[step]?.seconds ?? 0) - taken)
		)
	return {
		step,
		secondsLeft: Math.round(given - taken),
		secondsGiven: Math.round(given),
		over: taken > given,
		paused: pausedAt !== null,
		ended: endedAt !== null,
		plan,
		behindSeconds: Math.round(wanted - (until - now) / 1000),
		protectedFrom: kept < steps.length ? keptFrom(settled) : null,
		sessionSecondsLeft: Math.round((until - now) / 1000)
	}
}

import type { Json } from '../server/database.types.ts'
import type { Live } from './live.ts'

/** A session that begins, as `start_live` takes it. */
export function startOf({ clock, round }: Pick<Live, 'clock' | 'round'>): Json {
	return {
		steps: stepsOf(clock),
		step_seconds: clock.stepSeconds,
		until: instant(clock.until),
		round: roundOf(round)
	}
}

/** How a session stands from now on, as `steer_live` takes it. */
export function changeOf({ clock, phase, round }: Pick<Live, 'clock' | 'phase' | 'round'>): Json {
	return {
		steps: stepsOf(clock),
		step: clock.step,
		phase,
		step_started_at: instant(clock.stepStartedAt),
		step_seconds: clock.stepSeconds,
		paused_at: clock.pausedAt === null ? null : instant(clock.pausedAt),
		until: instant(clock.until),
		round: roundOf(round)
	}
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString()

const stepsOf = ({ steps }: Live['clock']): Json =>
	steps.map(({ topicId, ...same }) => ({ ...same, topic_id: topicId }))

const roundOf = ({ order, at, passed }: Live['round']): Json => ({
	order: [...order],
	at,
	passed: [...passed]
})

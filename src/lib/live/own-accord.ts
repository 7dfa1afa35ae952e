import type { Heard } from './heard.ts'
import type { Live } from './live.ts'
import { isUntouched } from './rounds.ts'
import { firstKept, keptFrom } from './share-out.ts'

type Standing = Pick<Live, 'clock' | 'round'>

/**
 * Whether a session has gone on to its kept minutes by itself since `stepBefore` and the round that began with them is
 * still to be arranged: the server began it, which does not know who was heard. Nobody has spoken or passed yet, and
 * somebody comes before one who was heard less.
 * @param live as it was told, with the round that the server began; not as settleLive has it
 * @param stepBefore the step that was on when the device was told before
 */
export function isToBeArranged(live: Standing, stepBefore: number, heard: Heard): boolean {
	const { clock, round } = live
	const { step, steps, stepStartedAt } = clock
	const wentOn = stepBefore < step && step === firstKept(steps)
	// Whoever facilitates goes on at another instant, and then sends along who was heard.
	const bySelf = stepStartedAt + (steps[step]?.spent ?? 0) * 1000 === keptFrom(clock)
	const counts = round.order.map((id) => heard[id] ?? 0)
	const isUnfair = counts.some((count, place) => count > (counts[place + 1] ?? count))
	return wentOn && bySelf && isUntouched(round) && isUnfair
}

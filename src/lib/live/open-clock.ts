import type { Step } from '../agendas/step.ts'
import type { Clock, LiveStep } from './live.ts'
import { firstKept, shareOut } from './share-out.ts'

/** How long the end of a session is kept for commitments and the close at least (product.md, journey 5). */
const keptSeconds = 600

/**
 * The clock of a session that begins. What is left of its time is laid out anew: the steps for commitments and the close
 * get what they had, ten minutes at least, and those before share the rest in proportion, so that a late start is not
 * behind. Nothing gets longer for an early one.
 * @param until when the session is to end, milliseconds since 1970
 */
export function openClock(agenda: readonly Step[], now: number, until: number): Clock {
	const left = Math.max(0, Math.floor((until - now) / 1000))
	const kept = firstKept(agenda.map((step) => ({ ...step, kind: step.kind })))
	const wanted = secondsOf(agenda.slice(kept))
	const tail = wanted === 0 ? 0 : Math.min(left, Math.max(keptSeconds, wanted))
	const middle = Math.min(left - tail, secondsOf(agenda.slice(0, kept)))
	const steps = [...layOut(agenda.slice(0, kept), middle), ...layOut(agenda.slice(kept), tail)]
	const clock = { steps, step: 0, stepStartedAt: now, pausedAt: null, until, endedAt: null }
	return { ...clock, stepSeconds: shareOut(clock, 0, now)[0] ?? 0 }
}

const secondsOf = (steps: readonly Step[]) => steps.reduce((sum, { minutes }) => sum + minutes * 60, 0)

function layOut(steps: readonly Step[], seconds: number): LiveStep[] {
	const sum = secondsOf(steps)
	let before = 0
	return steps.map(({ kind, minutes, title }) => {
		// Rounded by where each ends, so that they sum up to the second.
		const from = Math.round((before / sum) * seconds)
		before += minutes * 60
		const to = Math.round((before / sum) * seconds)
		return { kind, minutes, title, topicId: null, seconds: to - from, spent: 0, given: null }
	})
}

import { isProtected } from '../agendas/step.ts'
import type { Clock, LiveStep } from './live.ts'

/** Where the steps begin that the end of a session is kept for; the number of steps when it is kept for none. */
export function firstKept(steps: readonly Pick<LiveStep, 'kind'>[]): number {
	let first = steps.length
	for (let step = steps.length - 1; step >= 0; step--) {
		const kind = steps[step]?.kind
		if (!kind || !isProtected(kind)) break
		first = step
	}
	return first
}

/** From when on the rest is kept for commitments and the close, whatever came before; the end when it is kept for none. */
export function keptFrom({ steps, until }: Pick<Clock, 'steps' | 'until'>): number {
	const kept = steps.slice(firstKept(steps)).reduce((sum, { seconds }) => sum + seconds, 0)
	return until - kept * 1000
}

/**
 * What each step from `first` on takes in all if it begins at `at`: what it had, or where there is less time, less in
 * proportion. Those before the kept ones share the time until that begins, the kept ones the time until the end.
 * @returns whole seconds, in the order of the steps from `first` on; their sum never passes what there is.
 */
export function shareOut(clock: Pick<Clock, 'steps' | 'until'>, first: number, at: number): number[] {
	const { steps, until } = clock
	const kept = firstKept(steps)
	const middle = share(steps.slice(first, Math.max(first, kept)), keptFrom(clock) - at)
	const began = first < kept ? keptFrom(clock) : at
	return [...middle, ...share(steps.slice(Math.max(first, kept)), until - began)]
}

function share(steps: readonly LiveStep[], milliseconds: number): number[] {
	const wanted = steps.map(({ seconds, spent }) => Math.max(0, seconds - spent))
	const sum = wanted.reduce((one, other) => one + other, 0)
	const part = sum === 0 ? 0 : Math.min(1, Math.max(0, milliseconds) / 1000 / sum)
	return steps.map(({ spent }, index) => spent + Math.floor((wanted[index] ?? 0) * part))
}

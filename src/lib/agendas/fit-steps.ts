import { isProtected, longestStep, type Step } from './step.ts'

/** How many minutes the commitments and the close have together, whatever else there is. */
export const keptMinutes = 10

/** Minutes of all steps together. */
export const totalMinutes = (steps: readonly Pick<Step, 'minutes'>[]): number =>
	steps.reduce((sum, { minutes }) => sum + minutes, 0)

/**
 * Scales an agenda to a session's length: every step keeps its share of the time, in whole minutes, and at least one.
 * The commitments and the close keep at least ten minutes together; the steps before them give way.
 * @param minutes the session's length, 15 to 240
 * @returns the same steps in the same order, `minutes` long together; longer where there are more steps than minutes,
 *   shorter where a step would be longer than two hours
 */
export function fitSteps(steps: readonly Step[], minutes: number): Step[] {
	const total = totalMinutes(steps)
	if (total === minutes) return [...steps]
	const { before, last } = apart(steps)
	const kept = Math.max(
		keptMinutes,
		Math.min(Math.round((totalMinutes(last) * minutes) / total), minutes - before.length)
	)
	return [...share(before, minutes - kept), ...share(last, kept)]
}

/**
 * What was chosen for a session: as it is when there is time for it, and minutes that are left stay free. Else what comes
 * before the commitments is shortened, each step in proportion.
 */
export function shortenSteps(steps: readonly Step[], minutes: number): Step[] {
	if (totalMinutes(steps) <= minutes) return [...steps]
	const { before, last } = apart(steps)
	const room = minutes - totalMinutes(last)
	return room < before.length ? fitSteps(steps, minutes) : [...share(before, room), ...last]
}

const apart = (steps: readonly Step[]) => ({
	before: steps.filter(({ kind }) => !isProtected(kind)),
	last: steps.filter(({ kind }) => isProtected(kind))
})

/** Deals minutes out one by one, each to the step that lacks most of its share. */
function share(steps: readonly Step[], minutes: number): Step[] {
	const total = totalMinutes(steps)
	const dealt = steps.map(() => 1)
	for (let left = minutes - steps.length; left > 0; left--) {
		let poorest: number | undefined
		let lack = -Infinity
		for (const [place, step] of steps.entries()) {
			const given = dealt[place] ?? 0
			const lacks = (step.minutes * minutes) / total - given
			if (given < longestStep && lacks > lack) [poorest, lack] = [place, lacks]
		}
		if (poorest === undefined) break
		dealt[poorest] = (dealt[poorest] ?? 0) + 1
	}
	return steps.map((step, place) => ({ ...step, minutes: dealt[place] ?? step.minutes }))
}

import { toWall } from '../schedule/zone.ts'
import { totalMinutes } from './fit-steps.ts'
import { kindNames, stepName } from './step-names.ts'
import type { Step, StepKind } from './step.ts'

/** A step as a list shows it. */
export interface StepView {
	readonly kind: StepKind
	readonly name: string
	/** What it is for, where the circle gave it a name of its own. */
	readonly about: string | null
	readonly minutes: number
	/** 'HH:MM' when it begins; null where the agenda is of no session. */
	readonly time: string | null
}

/**
 * Steps as a list shows them.
 * @param session when it starts, and the zone of the times; none for an agenda that is of no session
 * @throws RangeError for an unknown zone.
 */
export function viewSteps(
	steps: readonly Step[],
	session: { startsAt: Date; zone: string } | null = null
): StepView[] {
	return steps.map((step, at) => {
		const before = totalMinutes(steps.slice(0, at)) * 60_000
		return {
			kind: step.kind,
			name: stepName(step),
			about: step.title === null ? null : kindNames[step.kind],
			minutes: step.minutes,
			time: session ? toWall(new Date(session.startsAt.getTime() + before), session.zone).time : null
		}
	})
}

/** 'Check-in 5, Review of commitments 10, Hot seat 30, …': an agenda in a line, in minutes. */
export const sayTemplate = (steps: readonly Step[]): string =>
	steps.map((step) => `${stepName(step)} ${step.minutes}`).join(', ')

import { isProtected, stepKinds, type Step, type StepKind } from './step.ts'

/** What an editor of an agenda does to its steps before it is kept. Places count from 0. */
export type Change =
	| { readonly do: 'up' | 'down' | 'remove'; readonly at: number }
	| { readonly do: 'add'; readonly kind: StepKind }
	| { readonly do: 'back'; readonly at: number; readonly step: Step }

/** The kinds that can be added; what every agenda ends with is there already. */
export const kindsToAdd = stepKinds.filter((kind) => !isProtected(kind))

const usualMinutes: Partial<Record<StepKind, number>> = { check_in: 5, hours: 5, season: 5, hot_seat: 30 }

/** A new step of a kind, as long as it usually takes. */
export const newStep = (kind: StepKind): Step => ({ kind, minutes: usualMinutes[kind] ?? 10, title: null })

/**
 * One change of an order of steps. The commitments and the close stay where they are, at the end; what cannot be done
 * changes nothing.
 * @param make what a row of the list is made of, for a step that comes in
 */
export function arrangeSteps<Row extends { kind: StepKind }>(
	rows: readonly Row[],
	change: Change,
	make: (step: Step) => Row
): Row[] {
	const last = rows.filter(({ kind }) => isProtected(kind)).length
	const movable = rows.length - last
	const next = [...rows]
	if (change.do === 'add') return next.toSpliced(movable, 0, make(newStep(change.kind)))
	const { at } = change
	if (change.do === 'back') return next.toSpliced(Math.min(Math.max(at, 0), movable), 0, make(change.step))
	const row = next[at]
	if (row === undefined || at >= movable) return next
	if (change.do === 'remove') return next.toSpliced(at, 1)
	const to = change.do === 'up' ? at - 1 : at + 1
	return to < 0 || to >= movable ? next : next.toSpliced(at, 1).toSpliced(to, 0, row)
}

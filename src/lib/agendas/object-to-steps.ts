import { keptMinutes, totalMinutes } from './fit-steps.ts'
import { isProtected, longestStep, mostHotSeats, mostSteps, type Step } from './step.ts'

/**
 * What is wrong with steps as somebody typed them, by field: 'minutes-2' and 'title-2' (places from 0), 'steps' for the
 * whole. Empty
 * when they can be kept. The database holds the same (private.steps_are_right).
 */
export function objectToSteps(steps: readonly Step[]): Record<string, string> {
	const issues: Record<string, string> = {}
	for (const [at, { minutes, title }] of steps.entries()) {
		if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestStep)
			issues[`minutes-${at}`] = 'One minute to two hours.'
		if (title !== null && isLong(title)) issues[`title-${at}`] = 'Sixty characters at most.'
	}
	const ending = steps.slice(-2)
	if (steps.filter(({ kind }) => kind === 'hot_seat').length > mostHotSeats)
		issues.steps = 'Two hot seats at most: with a third, nobody has time enough.'
	else if (steps.length > mostSteps) issues.steps = 'Twenty steps at most.'
	else if (ending[0]?.kind !== 'commitments' || ending[1]?.kind !== 'close')
		issues.steps = 'It ends with the commitments and the close.'
	else if (steps.slice(0, -2).some(({ kind }) => isProtected(kind)))
		issues.steps = 'The commitments and the close come once, at the end.'
	else if (totalMinutes(ending) < keptMinutes)
		issues.steps = 'Commitments and close need ten minutes together.'
	return issues
}

/** Whether the name of an agenda or a step is longer than the sixty characters that are kept, as the database counts. */
export const isLong = (name: string): boolean => Array.from(name).length > 60

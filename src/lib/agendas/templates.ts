import type { Step, StepKind } from './step.ts'

/** An agenda that comes with the product: to be taken as it is, or copied and changed. */
export interface Template {
	readonly slug: 'hour' | 'two-hot-seats' | 'first' | 'last' | 'in-writing'
	readonly name: string
	/** When it fits, in a sentence. */
	readonly about: string
	readonly steps: readonly Step[]
}

const step = (kind: StepKind, minutes: number, title: string | null = null): Step => ({
	kind,
	minutes,
	title
})

/** What every agenda ends with, whatever came before. */
const ending = [step('commitments', 10), step('close', 5)] as const

export const templates: readonly [Template, ...Template[]] = [
	{
		slug: 'hour',
		name: 'One hour, one hot seat',
		about: 'The usual one: look at what came of the last commitments, then help one person.',
		steps: [step('check_in', 5), step('review', 10), step('hot_seat', 30), ...ending]
	},
	{
		slug: 'two-hot-seats',
		name: 'Ninety minutes, two hot seats',
		about: 'For longer sessions: two people are helped, half an hour each.',
		steps: [step('check_in', 5), step('review', 10), step('hot_seat', 30), step('hot_seat', 30), ...ending]
	},
	{
		slug: 'first',
		name: 'First session',
		about: 'Get to know each other, agree on the charter and the hours, and begin the season.',
		steps: [
			step('introductions', 15),
			step('charter', 10),
			step('hours', 5),
			step('season', 5),
			step('discussion', 10, 'What would make this worth it'),
			...ending
		]
	},
	{
		slug: 'last',
		name: 'Last session',
		about: 'Look back on the season, then go on, make room for others, or close.',
		steps: [step('check_in', 5), step('review', 10), step('looking_back', 20), step('renewal', 10), ...ending]
	},
	{
		slug: 'in-writing',
		name: 'In writing',
		about: 'For a session without a call: everybody reads and writes in their own time.',
		steps: [step('check_in', 5), step('review', 10), step('hot_seat', 15), step('hot_seat', 15), ...ending]
	}
]

/**
 * The agenda that a session has unless somebody chose another. The database counts hot seats by the same rule
 * (private.hot_seat_count); a test holds the two together.
 * @param session its length in minutes, and whether the circle meets or writes
 * @param season whether it is the first session of the circle, or the last one of its season
 */
export function chooseTemplate(
	session: { minutes: number; format: 'call' | 'writing' },
	season: { isFirst: boolean; isLast: boolean }
): Template {
	const slug = season.isFirst
		? 'first'
		: season.isLast
			? 'last'
			: session.format === 'writing'
				? 'in-writing'
				: session.minutes >= 80
					? 'two-hot-seats'
					: 'hour'
	return templates.find((template) => template.slug === slug) ?? templates[0]
}

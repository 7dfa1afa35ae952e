import { archetypeWords, archetypes, type Archetype } from '../profiles/archetype.ts'
import { lensLabel, type Lens } from './lenses.ts'
import type { IndexEntry } from './search-index.ts'
import { contexts, isContext, type Context } from './vocabulary.ts'

/** How long a prompt may take at most, in minutes, as a filter offers it. */
export const atMost = [15, 20, 25] as const

/** What a prompt has to be, all of it; null asks nothing. */
export type Filter = {
	readonly lens: Lens | null
	readonly archetype: Archetype | null
	readonly context: Context | null
	readonly minutes: (typeof atMost)[number] | null
}

/** One way to narrow, as links show it: each choice with the filter that it leads to, the one in force leads out of it. */
export type Narrowing = {
	readonly label: string
	readonly choices: readonly { readonly label: string; readonly filter: Filter; readonly current: boolean }[]
}

export const noFilter: Filter = { lens: null, archetype: null, context: null, minutes: null }

/** Whether a prompt is all that is asked; under a lens is also what only touches it. */
export function passes(
	filter: Filter
): (entry: Pick<IndexEntry, 'lenses' | 'archetypes' | 'contexts' | 'minutes'>) => boolean {
	const { lens, archetype, context, minutes } = filter
	return (entry) =>
		(lens === null || entry.lenses.includes(lens)) &&
		(archetype === null || entry.archetypes.includes(archetype)) &&
		(context === null || entry.contexts.includes(context)) &&
		(minutes === null || entry.minutes <= minutes)
}

/** The ways to narrow that go on from a filter, each keeping what the others ask. A lens is picked elsewhere. */
export function narrowings(filter: Filter): Narrowing[] {
	const choice = (label: string, part: Partial<Filter>, current: boolean) => {
		const none = Object.fromEntries(Object.keys(part).map((key) => [key, null]))
		return { label, filter: { ...filter, ...(current ? none : part) }, current }
	}
	return [
		{
			label: 'Archetype',
			choices: archetypes.map((archetype) =>
				choice(archetypeWords[archetype].name, { archetype }, filter.archetype === archetype)
			)
		},
		{
			label: 'Company',
			choices: Object.keys(contexts)
				.filter(isContext)
				.map((context) => choice(contexts[context].label, { context }, filter.context === context))
		},
		{
			label: 'Time',
			choices: atMost.map((minutes) =>
				choice(`Up to ${minutes} min`, { minutes }, filter.minutes === minutes)
			)
		}
	]
}

/** What a filter asks, in words: 'Snacking, Architect, up to 20 min'; '' when it asks nothing. */
export function filterWords({ lens, archetype, context, minutes }: Filter): string {
	return [
		lens && lensLabel(lens),
		archetype && archetypeWords[archetype].name,
		context && contexts[context].label,
		minutes && `up to ${minutes} min`
	]
		.filter(Boolean)
		.join(', ')
}

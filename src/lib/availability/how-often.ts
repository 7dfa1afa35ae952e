import { numberWord } from '../schedule/number-word.ts'
import type { HourMet } from './hour-met.ts'
import type { PersonSeason } from './season-facts.ts'

/**
 * How often something happens in a row of sessions: 'every time', 'every second time', 'every third time', else 'once',
 * 'twice', 'four times'.
 */
export function howOften(happens: readonly boolean[]): string {
	const count = happens.filter(Boolean).length
	if (count === happens.length) return 'every time'
	const first = happens.indexOf(true)
	const step = [2, 3].find((step) => happens.every((does, index) => does === (index % step === first % step)))
	if (step !== undefined && count > 1) return step === 2 ? 'every second time' : 'every third time'
	return count === 1 ? 'once' : count === 2 ? 'twice' : `${numberWord(count)} times`
}

/** 'Ana', 'Ana and Sefa', 'Ana, Sefa and Tomasz' */
export function list(words: readonly string[]): string {
	return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** People to whom something happens equally often, the most often first. */
export function groupByOften(
	facts: readonly PersonSeason<{ name: string }>[],
	happens: (hour: HourMet) => boolean
): { names: string[]; often: string }[] {
	const found = new Map<string, { names: string[]; often: string; count: number }>()
	for (const { person, hours } of facts) {
		const when = hours.map(happens)
		const count = when.filter(Boolean).length
		if (count === 0) continue
		const often = howOften(when)
		const group = found.get(often) ?? { names: [], often, count }
		found.set(often, { ...group, names: [...group.names, person.name] })
	}
	return [...found.values()].toSorted((a, b) => b.count - a.count)
}

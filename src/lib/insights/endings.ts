import { list } from '../availability/how-often.ts'
import { statuses, type Status } from '../commitments/commitment.ts'
import { numberWord } from '../schedule/number-word.ts'
import type { Part } from './drawing.ts'
import type { Tone } from './tone.ts'

/** How commitments end, as a legend and a table have it; the open ones last. */
export const endingTones = [
	...statuses.filter((status) => status !== 'open'),
	'open'
] as const satisfies readonly Tone[]
export const endingLabels: Record<Status, string> = {
	kept: 'Kept',
	learned: 'Learned',
	renegotiated: 'Renegotiated',
	let_go: 'Let go',
	open: 'Open'
}

export type Endings = Readonly<Record<Status, number>>

/** How many commitments ended how; each counts once, so the parts add up to the whole. */
export function countEndings(states: readonly Status[]): Endings {
	const count = (status: Status) => states.filter((state) => state === status).length
	return {
		open: count('open'),
		kept: count('kept'),
		learned: count('learned'),
		renegotiated: count('renegotiated'),
		let_go: count('let_go')
	}
}

/** Several of these counts as one. */
export function addEndings(all: readonly Endings[]): Endings {
	const total = (status: Status) => all.reduce((sum, one) => sum + one[status], 0)
	return {
		open: total('open'),
		kept: total('kept'),
		learned: total('learned'),
		renegotiated: total('renegotiated'),
		let_go: total('let_go')
	}
}

export const totalOf = (endings: Endings) => endingTones.reduce((sum, status) => sum + endings[status], 0)

/** As parts of a chart: the kept ones first, what is open last. */
export const partsOf = (endings: Endings): Part[] =>
	endingTones.map((tone) => ({ tone, count: endings[tone] }))

/** As fields of a table, in the same order. */
export const cellsOf = (endings: Endings): number[] => endingTones.map((status) => endings[status])

const words: Record<Status, string> = {
	kept: 'kept',
	learned: 'learned',
	renegotiated: 'renegotiated',
	let_go: 'let go',
	open: 'open'
}

/** 'two kept, one learned and three open' */
export function sayEndings(endings: Endings): string {
	const said = endingTones.filter((status) => endings[status] > 0)
	return list(said.map((status) => `${numberWord(endings[status])} ${words[status]}`))
}

/** 'One commitment', 'twelve commitments', '13 commitments'; the first letter is the caller's. */
export function countWords(count: number, one: string, many = `${one}s`): string {
	return `${count === 0 ? 'no' : numberWord(count)} ${count === 1 ? one : many}`
}

/** 'once', 'twice', 'three times' */
export const howManyTimes = (count: number) =>
	count === 1 ? 'once' : count === 2 ? 'twice' : countWords(count, 'time')

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

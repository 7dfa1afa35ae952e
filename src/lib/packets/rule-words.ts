import type { Holding } from './packet.ts'

/** Whether a rule of thumb holds, in a line. */
export const holdingWords: Readonly<Record<Holding, string>> = {
	unknown: 'Not known whether it holds here',
	holds: 'Holds here',
	does_not: 'Does not hold here'
}

/** The same as a form offers it. */
export const holdingOptions: { value: Holding; label: string }[] = [
	{ value: 'unknown', label: 'Unknown' },
	{ value: 'holds', label: 'Holds' },
	{ value: 'does_not', label: 'Does not' }
]

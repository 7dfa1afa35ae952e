import type { Tone } from './tone.ts'

/** A chart as a drawing 320 wide, the width of a small phone's column; what a page and a file draw alike. */
export interface Drawing {
	readonly height: number
	readonly marks: readonly { readonly tone: Tone; readonly x: number; readonly y: number }[]
	readonly bars: readonly {
		readonly tone: Tone
		readonly x: number
		readonly y: number
		readonly width: number
		readonly height: number
	}[]
	/** Hairlines from the left to the right. */
	readonly lines: readonly number[]
	readonly texts: readonly {
		readonly words: string
		readonly x: number
		readonly y: number
		readonly anchor: 'start' | 'middle' | 'end'
		readonly quiet: boolean
	}[]
}

export const drawingWidth = 320

/** So many things of one kind. */
export interface Part {
	readonly tone: Tone
	readonly count: number
}

/** A column or a row: its name and its parts; null when its numbers are held back. */
export interface Group {
	readonly label: string
	readonly parts: readonly Part[] | null
}

export interface LegendEntry {
	readonly tone: Tone
	readonly words: string
}

export const sum = (parts: readonly Part[] | null) =>
	(parts ?? []).reduce((total, { count }) => total + count, 0)

/** Dots below forty things, bars above; bars also where dots would not fit one way. */
export function drawsDots(groups: readonly Group[], most: number): boolean {
	const counts = groups.map(({ parts }) => sum(parts))
	return counts.reduce((total, count) => total + count, 0) < 40 && Math.max(0, ...counts) <= most
}

/** One thing after another, each with its tone. */
export function flatten(parts: readonly Part[]): Tone[] {
	return parts.flatMap(({ tone, count }) => Array.from({ length: count }, () => tone))
}

import type { Status } from '../commitments/commitment.ts'
import type { Drawing } from './drawing.ts'

/** One field of a table. A date is said on the page and written plainly in a file, as is what is held back. */
export type Cell = string | number | { readonly plain: string; readonly words: string }

/** What a chart shows, in figures: the table behind it, and its file. */
export interface Table {
	readonly head: readonly string[]
	readonly rows: readonly (readonly Cell[])[]
}

/** Something that people said, with how it ended. */
export interface Said {
	readonly state: Status
	readonly words: string
	/** What was said first, where that was something else. */
	readonly before: string | null
	readonly facts: string
}

/** One insight: a sentence with the finding first, then the chart, then the figures. */
export interface Chart {
	/** Of its files: 'follow-through'. */
	readonly key: string
	readonly heading: string
	readonly finding: string
	/** null where there is nothing to draw: then what was said, or the sentence alone. */
	readonly drawing: Drawing | null
	/** Right below the drawing: what it leaves out. */
	readonly below: string | null
	readonly said: readonly Said[]
	/** null where there is nothing yet. */
	readonly table: Table | null
	/** How it is counted, and what it does not know. */
	readonly note: string | null
	/** The page that has the whole. */
	readonly more: { readonly href: string; readonly words: string } | null
}

/** A chart with what it does not have left out. */
export function chart(made: Pick<Chart, 'key' | 'heading' | 'finding'> & Partial<Chart>): Chart {
	return { drawing: null, below: null, said: [], table: null, note: null, more: null, ...made }
}

import type { Status } from '../commitments/commitment.ts'

/** What a mark or a bar stands for: its colour, its shape and, in a bar, its pattern. */
export type Tone =
	| Status
	| 'there'
	| 'missing'
	| 'amount'
	| 'possible'
	| 'pain'
	| 'night'
	| 'cannot'
	| 'few'
	| 'some'
	| 'most'
	| 'none'

/** Which token of app.css a tone is drawn in. Colour is for how commitments ended; amounts are ink, pain is a pattern. */
export const colours = {
	kept: 'kept',
	learned: 'learned',
	renegotiated: 'renegotiated',
	let_go: 'let-go',
	open: 'ink-2',
	there: 'ink-2',
	missing: 'edge',
	amount: 'ink-2',
	possible: 'ink-3',
	pain: 'painful',
	night: 'painful',
	cannot: 'ink-2',
	few: 'edge',
	some: 'ink',
	most: 'ink',
	none: 'edge'
} as const satisfies Record<Tone, string>

/** How a bar is filled, so that no two that stand together differ by colour alone. */
export const fillings: Record<Tone, 'solid' | 'stripes' | 'points' | 'dashed' | 'hollow'> = {
	kept: 'solid',
	learned: 'stripes',
	renegotiated: 'points',
	let_go: 'dashed',
	open: 'hollow',
	there: 'solid',
	missing: 'hollow',
	amount: 'solid',
	possible: 'stripes',
	pain: 'points',
	night: 'solid',
	cannot: 'solid',
	few: 'hollow',
	some: 'stripes',
	most: 'solid',
	none: 'dashed'
}

/** A way of drawing a path: filled, as a line, as a broken line, or cut out of what is below. */
export type Paint = 'fill' | 'line' | 'dashes' | 'cut'

const circle = (radius: number) =>
	`M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
const ring = { d: circle(7.1), paint: 'line' } as const
const half = { d: 'M0 -7a7 7 0 0 0 0 14z', paint: 'fill' } as const
const disc = { d: circle(7.8), paint: 'fill' } as const
const dash = { d: 'M-4 0h8', paint: 'line' } as const

/** The mark of a tone about its middle, in 18 × 18: for commitments the same as in lists (CommitmentMark). */
export const glyphs: Record<Tone, readonly { readonly d: string; readonly paint: Paint }[]> = {
	open: [ring],
	kept: [
		{ d: circle(8), paint: 'fill' },
		{ d: 'M-3.5 .3l2.6 2.6l4.6 -5', paint: 'cut' }
	],
	learned: [ring, { d: 'M0 -7a7 7 0 0 1 0 14z', paint: 'fill' }],
	renegotiated: [ring, { d: circle(2.6), paint: 'fill' }],
	let_go: [{ d: ring.d, paint: 'dashes' }],
	there: [disc],
	missing: [ring],
	amount: [disc],
	possible: [ring],
	pain: [disc],
	night: [disc],
	cannot: [dash],
	few: [ring],
	some: [ring, half],
	most: [disc],
	none: [dash]
}

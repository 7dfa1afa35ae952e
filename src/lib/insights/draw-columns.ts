import { drawLegend } from './draw-legend.ts'
import { drawingWidth, drawsDots, flatten, sum } from './drawing.ts'
import type { Drawing, Group, LegendEntry } from './drawing.ts'
import { tooFewWords } from './too-few.ts'

const step = 20
const barHeight = 150

/** How many columns stand side by side on a small phone: the latest six. */
export const mostColumns = 6

/**
 * Columns over time, the earliest on the left: a stack of dots, or of bars where there are many. A dash stands where
 * numbers are held back. Only the latest six are drawn; the table has all.
 */
export function drawColumns(all: readonly Group[], legend: readonly LegendEntry[]): Drawing {
	const groups = all.slice(-mostColumns)
	const dots = drawsDots(groups, 12)
	const tallest = Math.max(1, ...groups.map(({ parts }) => sum(parts)))
	const base = (dots ? tallest * step : barHeight) + 10
	const width = drawingWidth / Math.max(groups.length, 5)
	const middle = (column: number) => width * (column + 0.5)
	const held = groups.some(({ parts }) => parts === null)
	// Where dates are long, every second one, ending with the latest.
	const sparse = groups.some(({ label }) => label.length > 6) && groups.length > 4
	const below = drawLegend(
		[...legend, ...(held ? [{ tone: 'none', words: tooFewWords } as const] : [])],
		base + 34,
		dots
	)
	return {
		height: base + 34 + below.height,
		lines: [base + 4],
		marks: [
			...groups.flatMap(({ parts }, column) => {
				if (parts === null) return [{ tone: 'none' as const, x: middle(column), y: base - 9 }]
				if (!dots) return []
				return flatten(parts).map((tone, place) => ({ tone, x: middle(column), y: base - 9 - place * step }))
			}),
			...below.marks
		],
		bars: [
			...(dots
				? []
				: groups.flatMap(({ parts }, column) => stack(parts ?? [], middle(column) - 14, base, tallest))),
			...below.bars
		],
		texts: [
			...groups.flatMap(({ label }, column) =>
				sparse && (groups.length - 1 - column) % 2 === 1
					? []
					: [{ words: label, x: middle(column), y: base + 24, anchor: 'middle' as const, quiet: true }]
			),
			...below.texts
		]
	}
}

function stack(
	parts: NonNullable<Group['parts']>,
	x: number,
	base: number,
	tallest: number
): Drawing['bars'] {
	let top = base
	return parts
		.filter(({ count }) => count > 0)
		.map(({ tone, count }) => {
			const height = (count / tallest) * barHeight
			top -= height
			// A gap between two of a stack, so that they part without their colours as well.
			return { tone, x, y: top, width: 28, height: Math.max(height - 2, 1) }
		})
}

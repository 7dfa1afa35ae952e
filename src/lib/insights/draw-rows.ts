import { drawLegend } from './draw-legend.ts'
import { drawingWidth, drawsDots, flatten, sum } from './drawing.ts'
import type { Drawing, Group, LegendEntry } from './drawing.ts'

const step = 20

/**
 * Rows, each with its name: dots after each other, or a bar with its number where there are many. Short names stand
 * beside, long ones above. What does not fit is shortened here, never in the table.
 * @param as 'dots' where each is a place in a row and not an amount, such as a session
 * @param counted what a bar's number counts; '' where the finding says it
 */
export function drawRows(
	groups: readonly Group[],
	legend: readonly LegendEntry[],
	as?: 'dots' | 'bars',
	counted = ''
): Drawing {
	const beside = groups.every(({ label }) => label.length <= 12)
	const left = beside ? 112 : 0
	const most = Math.floor((drawingWidth - left) / step)
	const dots = as ? as === 'dots' : drawsDots(groups, most)
	const longest = Math.max(1, ...groups.map(({ parts }) => sum(parts)))
	const high = beside ? 34 : 60
	const middle = (row: number) => row * high + (beside ? 17 : 40)
	const unit = (drawingWidth - left - (counted ? 88 : 44)) / longest
	const below = drawLegend(legend, groups.length * high + 6, dots)
	return {
		height: groups.length * high + 6 + below.height,
		lines: groups.map((_, row) => (row + 1) * high),
		marks: [
			...(dots
				? groups.flatMap(({ parts }, row) =>
						flatten(parts ?? []).map((tone, place) => ({ tone, x: left + 9 + place * step, y: middle(row) }))
					)
				: []),
			...below.marks
		],
		bars: [
			...(dots ? [] : groups.flatMap(({ parts }, row) => line(parts ?? [], left, middle(row) - 6, unit))),
			...below.bars
		],
		texts: [
			...groups.flatMap(({ label, parts }, row) => [
				{ words: shorten(label), x: 0, y: beside ? middle(row) + 5 : row * high + 22, ...atStart },
				...(dots
					? []
					: [{ words: `${sum(parts)} ${counted}`.trim(), x: drawingWidth, y: middle(row) + 5, ...atEnd }])
			]),
			...below.texts
		]
	}
}

const atStart = { anchor: 'start', quiet: false } as const
const atEnd = { anchor: 'end', quiet: true } as const

function line(parts: NonNullable<Group['parts']>, left: number, y: number, unit: number): Drawing['bars'] {
	let from = left
	return parts
		.filter(({ count }) => count > 0)
		.map(({ tone, count }) => {
			const x = from
			from += count * unit
			return { tone, x, y, width: Math.max(count * unit - 2, 1), height: 12 }
		})
}

const shorten = (label: string) => (label.length > 36 ? `${label.slice(0, 35)}…` : label)

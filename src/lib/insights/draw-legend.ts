import type { Drawing, Group, LegendEntry } from './drawing.ts'
import { endingLabels, endingTones } from './endings.ts'
import type { Tone } from './tone.ts'

/** Legends in two columns, from `top` down. Marks and words, without the bars' patterns: they carry the same colours. */
export function drawLegend(
	entries: readonly LegendEntry[],
	top: number,
	dots: boolean
): Pick<Drawing, 'marks' | 'texts' | 'bars'> & { height: number } {
	const placed = entries.map((entry, index) => ({
		...entry,
		x: (index % 2) * 164,
		y: top + 14 + Math.floor(index / 2) * 26
	}))
	return {
		marks: placed
			.filter(({ tone }) => dots || tone === 'none')
			.map(({ tone, x, y }) => ({ tone, x: x + 9, y })),
		bars: placed
			.filter(({ tone }) => !dots && tone !== 'none')
			.map(({ tone, x, y }) => ({ tone, x: x + 1, y: y - 7, width: 16, height: 14 })),
		texts: placed.map(({ words, x, y }) => ({ words, x: x + 26, y: y + 5, anchor: 'start', quiet: false })),
		height: entries.length === 0 ? 0 : Math.ceil(entries.length / 2) * 26 + 6
	}
}

/** The legend of how commitments ended, with only what occurs in the chart. */
export function endingLegend(groups: readonly Group[]): LegendEntry[] {
	const met = (tone: Tone) =>
		groups.some(({ parts }) => parts?.some((part) => part.tone === tone && part.count > 0))
	return endingTones.filter(met).map((tone) => ({ tone, words: endingLabels[tone] }))
}

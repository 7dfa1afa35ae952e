import { foldCoverage, type Meeting } from '../topics/coverage.ts'
import { viewCoverage } from '../topics/coverage-words.ts'
import { chart, type Chart } from './chart.ts'
import { drawRows } from './draw-rows.ts'
import { countWords } from './endings.ts'
import type { Reader } from './mine.ts'

const drawn = 5

/** In how many sessions the circle looked through which lens; what came of it is on the page of what was looked at. */
export function chartLookedAt(meetings: readonly Meeting[], reader: Reader, at: string): Chart {
	const { finding, lookedAt } = viewCoverage(foldCoverage(meetings), reader)
	const groups = lookedAt.slice(0, drawn).map(({ label, sessions }) => ({
		label,
		parts: [{ tone: 'amount' as const, count: sessions }]
	}))
	return chart({
		key: 'lenses',
		heading: 'What we have looked at',
		finding: finding ?? 'No topic was taken up yet. Each one counts with the lens it was looked at through.',
		drawing: groups.length > 0 ? drawRows(groups, []) : null,
		below: sayMoreLenses(lookedAt.length - drawn),
		table:
			groups.length > 0
				? { head: ['Lens', 'Sessions'], rows: lookedAt.map(({ label, sessions }) => [label, sessions]) }
				: null,
		note:
			lookedAt.length > drawn
				? 'A mark for each session. The five most looked at are drawn, the table has all.'
				: null,
		more: { href: `${at}/coverage`, words: 'Every lens, and what nobody has looked at' }
	})
}

/** Below rows of which only the first are drawn: 'And one more lens, in the figures.' */
export const sayMoreLenses = (more: number): string | null =>
	more > 0 ? `And ${countWords(more, 'more lens', 'more lenses')}, in the figures.` : null

import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'
import { chart, type Chart } from './chart.ts'
import { drawColumns, mostColumns } from './draw-columns.ts'
import { endingLegend } from './draw-legend.ts'
import {
	capital,
	cellsOf,
	countEndings,
	countWords,
	endingLabels,
	endingTones,
	partsOf,
	sayEndings
} from './endings.ts'
import { fortnightOf, fortnightsAround } from './fortnights.ts'
import type { MyCommitment, Reader } from './mine.ts'

/**
 * One's commitments by the fortnight of the session they are due at, and how they ended. Each stands in the fortnight
 * that it was due in where its circle is, wherever one looks: one that went on in other words is renegotiated there, and
 * its successor stands in a later one.
 */
export function chartMyFortnights(commitments: readonly MyCommitment[], reader: Reader): Chart {
	const { zone, locale, now } = reader
	const dueIn = ({ dueOn }: MyCommitment) => fortnightOf(dueOn)
	const endingsIn = (start: string) =>
		countEndings(commitments.filter((one) => dueIn(one) === start).map(({ status }) => status))
	const labelOf = (start: string) => dateWords(start, 'shortMonthDay', locale)

	const groups = fortnightsAround(toWall(now, zone).date, mostColumns).map((start) => ({
		label: labelOf(start),
		parts: partsOf(endingsIn(start))
	}))
	const all = [...new Set(commitments.map(dueIn))].toSorted()
	const endings = countEndings(commitments.map(({ status }) => status))
	return chart({
		key: 'fortnights',
		heading: 'Fortnight by fortnight',
		finding: `${capital(countWords(commitments.length, 'commitment'))} so far: ${sayEndings(endings)}.`,
		drawing: drawColumns(groups, endingLegend(groups)),
		table: {
			head: ['Fortnight from', ...endingTones.map((status) => endingLabels[status])],
			rows: all.map((start) => [
				{ plain: start, words: dateWords(start, 'monthDayWithYear', locale) },
				...cellsOf(endingsIn(start))
			])
		},
		note: 'Each stands in the fortnight that it was due in, named by its first Monday; the one on the right is to come. What went on in other words stands there once more.'
	})
}

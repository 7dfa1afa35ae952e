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
	howManyTimes,
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
	return chart({
		key: 'fortnights',
		heading: 'Fortnight by fortnight',
		finding: findingOf(commitments),
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

/** Each counts once, in its latest words, as in the list of commitments; the columns have the earlier ones as well. */
function findingOf(commitments: readonly MyCommitment[]): string {
	const latest = commitments.filter(({ status }) => status !== 'renegotiated')
	const times = commitments.length - latest.length
	// Left with what was renegotiated alone, it is the last that is known of each.
	const counted = latest.length > 0 ? latest : commitments
	const way = times > 0 && latest.length > 0 ? `, renegotiated ${howManyTimes(times)} on the way` : ''
	const endings = countEndings(counted.map(({ status }) => status))
	return `${capital(countWords(counted.length, 'commitment'))} so far${way}: ${sayEndings(endings)}.`
}

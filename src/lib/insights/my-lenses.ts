import { lensLabel } from '../prompts/lenses.ts'
import { standing } from '../commitments/standing.ts'
import { foldCoverage } from '../topics/coverage.ts'
import { chart, type Chart } from './chart.ts'
import { drawRows } from './draw-rows.ts'
import { endingLegend } from './draw-legend.ts'
import { sayMoreLenses } from './looked-at.ts'
import { capital, cellsOf, countWords, endingLabels, endingTones, partsOf, totalOf } from './endings.ts'
import type { MyCommitment } from './mine.ts'

const drawn = 6

/**
 * One's commitments by the lenses of the session they were made in, by the rule of what a circle has looked at: one counts
 * with every lens of its session, in its latest words.
 */
export function chartMyLenses(commitments: readonly MyCommitment[]): Chart {
	const sessions = new Map(
		commitments.flatMap(({ madeIn }) => (madeIn ? [[madeIn.id, madeIn] as const] : []))
	)
	const meetings = [...sessions.values()].map(({ id, startsAt, topics }) => ({
		at: startsAt,
		topics,
		commitments: commitments.filter(({ madeIn }) => madeIn?.id === id).flatMap(standing)
	}))
	const found = foldCoverage(meetings)
		.lookedAt.map(({ lens, came }) => ({ label: lensLabel(lens), came, total: totalOf(came) }))
		.filter(({ total }) => total > 0)
		.toSorted((a, b) => b.total - a.total)
	const without = commitments
		.filter(({ madeIn }) => !madeIn || madeIn.topics.flat().length === 0)
		.flatMap(standing).length
	const rows = found.slice(0, drawn).map(({ label, came }) => ({ label, parts: partsOf(came) }))
	return chart({
		key: 'lenses',
		heading: 'By lens',
		finding: findingOf(found),
		drawing: found.length === 0 ? null : drawRows(rows, endingLegend(rows)),
		below: sayMoreLenses(found.length - drawn),
		table:
			found.length === 0
				? null
				: {
						head: ['Lens', ...endingTones.map((status) => endingLabels[status])],
						rows: found.map(({ label, came }) => [label, ...cellsOf(came)])
					},
		note: [
			found.length > 0
				? 'One counts with every lens of the session it was made in, in its latest words.'
				: '',
			without > 0
				? `${capital(countWords(without, 'commitment was', 'commitments were'))} made without a lens.`
				: ''
		]
			.filter(Boolean)
			.join(' ')
	})
}

function findingOf(found: readonly { label: string; total: number }[]): string {
	const [first] = found
	if (!first) return 'None of your commitments was made in a session that looked through a lens.'
	const through = countWords(found.length, 'lens', 'lenses')
	return `Your commitments come from sessions that looked through ${through}, most from “${first.label}”.`
}

import { numberWord } from '../schedule/number-word.ts'
import { chart, type Chart } from './chart.ts'
import { drawRows } from './draw-rows.ts'
import { endingLegend } from './draw-legend.ts'
import { cellsOf, countEndings, endingLabels, endingTones, howManyTimes, partsOf } from './endings.ts'
import type { MyCommitment } from './mine.ts'

/**
 * What support one asked for, and how those commitments ended beside the others. Whether the support itself came is
 * written down nowhere, so it is not claimed. Each commitment counts once, in its latest words.
 */
export function chartMySupport(commitments: readonly MyCommitment[]): Chart {
	const latest = commitments.filter(({ status }) => status !== 'renegotiated')
	const asked = latest.filter(({ support }) => support !== null)
	const groups = [
		['Support asked for', asked],
		['No support asked for', latest.filter(({ support }) => support === null)]
	] as const
	const endings = groups.map(([label, those]) => ({
		label,
		counts: countEndings(those.map(({ status }) => status))
	}))
	const rows = endings.map(({ label, counts }) => ({ label, parts: partsOf(counts) }))
	return chart({
		key: 'support',
		heading: 'Support I asked for',
		finding: findingOf(asked),
		drawing: asked.length === 0 ? null : drawRows(rows, endingLegend(rows)),
		below:
			asked.length > 0 && latest.length < commitments.length
				? 'What was renegotiated counts once, in its latest words.'
				: null,
		said: asked.map(({ status, support, words, witnessed }) => ({
			state: status,
			words: support ?? '',
			before: null,
			facts: `For: ${words}${witnessed ? ' Somebody was the witness.' : ''}`
		})),
		table:
			asked.length === 0
				? null
				: {
						head: ['Of commitments', ...endingTones.map((status) => endingLabels[status])],
						rows: endings.map(({ label, counts }) => [label, ...cellsOf(counts)])
					},
		note:
			asked.length === 0
				? null
				: 'Whether the support itself came is not written down anywhere. This is how the commitments ended that asked for it, beside those that did not; each counts once, in its latest words.'
	})
}

function findingOf(asked: readonly MyCommitment[]): string {
	if (asked.length === 0) {
		return 'You have not asked for support yet. A commitment has a line for it, and its circle sees it.'
	}
	const [{ status } = { status: 'open' as const }] = asked
	if (asked.length === 1) {
		return `You asked for support once, for one that ${status === 'open' ? 'is open' : `ended as ${endingLabels[status].toLowerCase()}`}.`
	}
	const well = asked.filter(({ status }) => status === 'kept' || status === 'learned').length
	const open = asked.filter(({ status }) => status === 'open').length
	const told = [
		open < asked.length ? `${well === 0 ? 'none' : numberWord(well)} of them ended as kept or learned` : '',
		open > 0 ? `${numberWord(open)} ${open === 1 ? 'is' : 'are'} open` : ''
	].filter(Boolean)
	return `You asked for support ${howManyTimes(asked.length)}: ${told.join(', ')}.`
}

import { bandWords } from '../pulse/band.ts'
import { viewTrend } from '../pulse/trend.ts'
import { numberWord } from '../schedule/number-word.ts'
import { chart, type Chart } from './chart.ts'
import type { SessionNumbers } from './circle.ts'
import { mostColumns } from './draw-columns.ts'
import { drawRows } from './draw-rows.ts'
import type { Reader } from './mine.ts'
import { cellOfSession } from './session-label.ts'

const legend = [
	{ tone: 'few', words: 'Few or none' },
	{ tone: 'some', words: 'Some' },
	{ tone: 'most', words: 'Half or more' },
	{ tone: 'none', words: 'Not published' }
] as const

/**
 * How many gave the answer that warns, session by session, as published; the whole is on the page of the pulse. As many
 * sessions are drawn as by the other charts; the table goes as far back as that page.
 */
export function chartPulse(sessions: readonly SessionNumbers[], reader: Reader, at: string): Chart {
	const looked = sessions.slice(-12)
	const { finding, questions, empty } = viewTrend(looked, reader)
	const rows = questions.map(({ legend, warning, marks }) => ({
		label: `${legend}: ${warning.toLowerCase()}`,
		parts: marks.slice(-mostColumns).map((mark) => ({ tone: mark.warning ?? ('none' as const), count: 1 }))
	}))
	const bandOf = ({ bands }: SessionNumbers, key: keyof SessionNumbers['bands']) => {
		const band = bands[key]?.warning
		return band ? bandWords[band] : 'Not published'
	}
	return chart({
		key: 'pulse',
		heading: 'How it was',
		finding: empty
			? 'Nothing is published yet: a pulse shows a day later, if four or more answered.'
			: finding,
		drawing: empty ? null : drawRows(rows, legend, 'dots'),
		table: empty
			? null
			: {
					head: ['Session', ...questions.map(({ legend, warning }) => `${legend}: ${warning.toLowerCase()}`)],
					rows: looked.map((session) => [
						cellOfSession(session, reader),
						...questions.map(({ key }) => bandOf(session, key))
					])
				},
		note: empty
			? null
			: `How many gave the answer that warns, the latest session on the right.${
					looked.length > mostColumns
						? ` The last ${numberWord(mostColumns)} are drawn, the table has the last ${numberWord(looked.length)}.`
						: ''
				}`,
		more: { href: `${at}/pulse`, words: 'The pulse, with what to try' }
	})
}

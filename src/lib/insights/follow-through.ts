import { numberWord } from '../schedule/number-word.ts'
import { chart, type Chart } from './chart.ts'
import type { SessionNumbers } from './circle.ts'
import { drawColumns, mostColumns } from './draw-columns.ts'
import { endingLegend } from './draw-legend.ts'
import {
	addEndings,
	capital,
	cellsOf,
	countWords,
	endingLabels,
	endingTones,
	partsOf,
	totalOf
} from './endings.ts'
import type { Reader } from './mine.ts'
import { cellOfSession, labelSession } from './session-label.ts'
import { heldBack } from './too-few.ts'

/** What was due at each session, and how it ended. Private commitments are not among it. */
export function chartFollowThrough(sessions: readonly SessionNumbers[], reader: Reader): Chart {
	const groups = sessions.map((session) => ({
		label: labelSession(session, reader),
		parts: session.due && partsOf(session.due)
	}))
	const drawn = groups.slice(-mostColumns)
	return chart({
		key: 'follow-through',
		heading: 'What came of our commitments',
		finding: findingOf(sessions.slice(-mostColumns)),
		drawing: drawColumns(groups, endingLegend(drawn)),
		table: {
			head: ['Session', ...endingTones.map((status) => endingLabels[status])],
			rows: sessions.map((session) => [
				cellOfSession(session, reader),
				...(session.due ? cellsOf(session.due) : endingTones.map(() => heldBack))
			])
		},
		note: 'Each stands at the session that it was due at. Private ones are not counted, and a session at which fewer than four people had something due has a dash.'
	})
}

const fewWords = 'At no session so far had four people something due, so there is nothing to show yet.'

function findingOf(sessions: readonly SessionNumbers[]): string {
	const told = sessions.flatMap(({ due }) => due ?? [])
	if (told.length === 0) return fewWords
	const all = addEndings(told)
	const total = totalOf(all)
	if (total === 0 && told.length < sessions.length) return fewWords
	if (total === 0) return 'Nothing was due at a session yet.'
	const [well, moved] = [all.kept + all.learned, all.renegotiated]
	const of = `${capital(countWords(well, 'was', 'were')).replace(/^No /, 'None ')} kept or learned`
	return [
		`${capital(countWords(total, 'commitment was', 'commitments were'))} due at ${sessionsWords(told.length, told.length < sessions.length)}.`,
		`${of}${moved > 0 ? `, ${numberWord(moved)} renegotiated` : ''}${all.let_go > 0 ? `, ${numberWord(all.let_go)} let go` : ''}.`
	].join(' ')
}

function sessionsWords(count: number, someHeld: boolean): string {
	const told = someHeld ? ' told here' : ''
	return count === 1 ? `one session${told}` : `the last ${numberWord(count)} sessions${told}`
}

import { numberWord } from '../schedule/number-word.ts'
import { chart, type Chart } from './chart.ts'
import type { SessionNumbers } from './circle.ts'
import { drawColumns, mostColumns } from './draw-columns.ts'
import { capital } from './endings.ts'
import type { Reader } from './mine.ts'
import { cellOfSession, labelSession } from './session-label.ts'
import { heldBack } from './too-few.ts'

const legend = [
	{ tone: 'there', words: 'There' },
	{ tone: 'missing', words: 'Not there' }
] as const

/** How many were at each session, of those who were members then. */
export function chartAttendance(sessions: readonly SessionNumbers[], reader: Reader): Chart {
	const groups = sessions.map((session) => ({
		label: labelSession(session, reader),
		parts: partsOf(session)
	}))
	const told = groups.slice(-mostColumns).filter(({ parts }) => parts !== null)
	return chart({
		key: 'attendance',
		heading: 'Who was there',
		finding: findingOf(sessions.slice(-mostColumns)),
		drawing: drawColumns(groups, told.length > 0 ? legend : []),
		table: {
			head: ['Session', 'There', 'Of', 'Counted by'],
			rows: sessions.map((session) => [
				cellOfSession(session, reader),
				session.there ?? heldBack,
				session.members,
				session.countedBy === 'live' ? 'Phones in the live session' : 'Who had said yes'
			])
		},
		note: countingWords(sessions.slice(-mostColumns))
	})
}

/** Those who were there and those who were not: together, all who were members then. */
export function partsOf({ there, members }: Pick<SessionNumbers, 'there' | 'members'>) {
	if (there === null) return null
	return [
		{ tone: 'there', count: there },
		{ tone: 'missing', count: members - there }
	] as const
}

function findingOf(sessions: readonly SessionNumbers[]): string {
	const told = sessions.flatMap(({ there, members }) => (there === null ? [] : [{ there, members }]))
	const latest = told.at(-1)
	if (!latest) return 'Fewer than four were at each session so far, too few to show.'
	const last = `${capital(numberWord(latest.there))} of ${numberWord(latest.members)} were there`
	// "Last time" is the last session, and that may be the one that is held back.
	const isHeld = sessions.at(-1)?.there === null
	const when = isHeld ? ' the last time that is told here' : told.length > 1 ? ' last time' : ''
	if (told.length === 1) return `${last}${when}.`
	const counts = told.map(({ there }) => there)
	const held = told.length < sessions.length ? ' told here' : ''
	const [least, most] = [Math.min(...counts), Math.max(...counts)]
	const range =
		least === most
			? `${numberWord(most)} each time`
			: `between ${numberWord(least)} and ${numberWord(most)} at the last ${numberWord(told.length)}${held}`
	return `${last}${when}, ${range}.`
}

function countingWords(sessions: readonly SessionNumbers[]): string {
	const live = sessions.filter(({ countedBy }) => countedBy === 'live').length
	const by =
		live === sessions.length
			? 'Counted by the phones that followed the live session.'
			: live === 0
				? 'Counted by who had said yes, since none of these sessions was run here live.'
				: 'Counted by the phones that followed the live session, and by who had said yes where there was none.'
	return `${by} Fewer than four have a dash.`
}

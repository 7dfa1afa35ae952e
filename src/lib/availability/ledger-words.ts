import { numberWord } from '../schedule/number-word.ts'
import type { HourKind } from './hour-met.ts'
import type { LedgerEntry } from './ledger.ts'
import { list } from './how-often.ts'

/** How an hour is drawn in the ledger: its kind, and night for any that was at night and that they could come to. */
export type LedgerMark = Exclude<HourKind, 'painful'> | 'painful' | 'night'

/** The ledger as the page shows it, for somebody who reads it at one moment. */
export interface LedgerView {
	/** The finding, one sentence. */
	finding: string
	/** The most points first. */
	rows: {
		id: string
		name: string
		marks: LedgerMark[]
		points: number
		counts: Record<LedgerMark, number>
	}[]
	/** Dots below forty sessions, bars from there on. */
	drawn: 'dots' | 'bars'
}

/** Says a ledger: who carried most, and each one's hours. */
export function tellLedger(entries: readonly LedgerEntry<{ id: string; name: string }>[]): LedgerView {
	const rows = entries
		.map(({ person, hours, points }) => {
			const marks = hours.map(({ kind, night }): LedgerMark => {
				return night && kind !== 'cannot' && kind !== 'away' ? 'night' : kind
			})
			const counts = { good: 0, possible: 0, painful: 0, night: 0, cannot: 0, away: 0 }
			for (const mark of marks) counts[mark]++
			return { id: person.id, name: person.name, marks, points, counts }
		})
		.toSorted((a, b) => b.points - a.points || a.name.localeCompare(b.name))
	const most = Math.max(0, ...rows.map(({ marks }) => marks.length))
	return { finding: findingOf(rows, most), rows, drawn: most < 40 ? 'dots' : 'bars' }
}

function findingOf(rows: LedgerView['rows'], sessions: number): string {
	if (sessions === 0) return 'No session has taken place yet. The ledger begins with the first.'
	const [first] = rows
	if (!first || first.points === 0) return 'So far no hour was a bad one for anybody.'
	const top = rows.filter(({ points }) => points === first.points)
	if (top.length === rows.length) return 'So far the bad hours are shared evenly.'
	if (top.length > 3) return `So far ${numberWord(top.length)} of you carried most, and equally.`
	const { painful, night, cannot } = first.counts
	const bad = painful + night + cannot
	const share =
		bad === 0 || top.length > 1
			? ''
			: `: ${numberWord(bad)} of ${numberWord(first.marks.length)} hours were bad`
	return `${list(top.map(({ name }) => name))} carried most so far${share}.`
}

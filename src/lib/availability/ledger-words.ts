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
	/** The most points first; nobody while none of them has marked hours. */
	rows: {
		id: string
		name: string
		marks: LedgerMark[]
		points: number
		counts: Record<LedgerMark, number>
		/** The points by the kind of hour that they came from; together `points`. */
		cost: Record<LedgerMark, number>
	}[]
	/** Dots below forty sessions, bars from there on. */
	drawn: 'dots' | 'bars'
}

/** What is needed of a member: null `marks` where hours are assumed. */
export interface LedgerPerson {
	id: string
	name: string
	marks: string | null
}

const none = { good: 0, possible: 0, painful: 0, night: 0, cannot: 0, away: 0 }

/** Says a ledger: who carried most, and each one's hours. */
export function tellLedger(entries: readonly LedgerEntry<LedgerPerson>[]): LedgerView {
	const sessions = Math.max(0, ...entries.map(({ hours }) => hours.length))
	// Of assumed hours alone there is no verdict.
	if (sessions > 0 && entries.every(({ person }) => person.marks === null))
		return { finding: 'Nobody has marked hours yet.', rows: [], drawn: 'dots' }
	const rows = entries
		.map(({ person, hours, points }) => {
			const marks = hours.map(({ kind, night }): LedgerMark => {
				return night && kind !== 'cannot' && kind !== 'away' ? 'night' : kind
			})
			const counts = { ...none }
			const cost = { ...none }
			for (const [index, mark] of marks.entries()) {
				counts[mark]++
				cost[mark] += hours[index]?.pain ?? 0
			}
			return { id: person.id, name: person.name, marks, points, counts, cost }
		})
		.toSorted((a, b) => b.points - a.points || a.name.localeCompare(b.name))
	return { finding: findingOf(rows, sessions), rows, drawn: sessions < 40 ? 'dots' : 'bars' }
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

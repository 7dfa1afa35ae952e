import { keepLedger } from '../availability/ledger.ts'
import type { PersonHours } from '../availability/person-clock.ts'
import { numberWord } from '../schedule/number-word.ts'
import type { CircleRota } from '../rota/circle-rota.ts'
import type { Bands } from '../pulse/signs.ts'
import type { Meeting } from '../topics/coverage.ts'
import { chartAttendance } from './attendance.ts'
import { chartHours, chartRoles } from './shared.ts'
import { chartFollowThrough } from './follow-through.ts'
import type { Chart } from './chart.ts'
import { mostColumns } from './draw-columns.ts'
import { chartLookedAt } from './looked-at.ts'
import { chartPulse } from './pulse-trend.ts'
import type { Endings } from './endings.ts'
import type { Reader } from './mine.ts'

/** A session that is over, in numbers. */
export interface SessionNumbers {
	readonly id: string
	readonly startsAt: Date
	readonly endsAt: Date
	readonly zone: string
	/** How what was due at it ended; null where that was of fewer than four people. */
	readonly due: Endings | null
	/** How many were there; null when fewer than four. */
	readonly there: number | null
	/** By the phones that followed the live session; else by who had said yes. */
	readonly countedBy: 'live' | 'answers'
	/** How many were members then. */
	readonly members: number
	readonly bands: Bands
}

/** What the charts of a circle are made of. */
export interface CircleNumbers {
	readonly circle: { readonly id: string; readonly name: string }
	/** The first first. */
	readonly sessions: readonly SessionNumbers[]
	/** null once the circle is closed, as `rota`. */
	readonly hours: readonly (PersonHours & { name: string; joinedAt: Date })[] | null
	readonly rota: CircleRota | null
	/** Sessions in which something was discussed. */
	readonly meetings: readonly Meeting[]
}

/** 'Our last six sessions': what the page is about; the charts have no more columns. */
export function headCircle(sessions: number): string {
	if (sessions === 0) return 'Insights'
	return sessions === 1
		? 'Our first session'
		: `Our last ${numberWord(Math.min(sessions, mostColumns))} sessions`
}

/** What the sessions of a circle come to, the same for every member; empty before the first is over. */
export function viewCircle(numbers: CircleNumbers, reader: Reader): Chart[] {
	const { circle, sessions, hours, rota, meetings } = numbers
	if (sessions.length === 0) return []
	const at = `/circles/${circle.id}`
	const past = sessions.map((session) => ({ ...session, status: 'confirmed' }))
	return [
		chartFollowThrough(sessions, reader),
		chartAttendance(sessions, reader),
		...(hours ? [chartHours(keepLedger(hours, past, reader.now), at)] : []),
		...(rota ? [chartRoles(rota, reader, at)] : []),
		chartLookedAt(meetings, reader, at),
		chartPulse(sessions, reader, at)
	]
}

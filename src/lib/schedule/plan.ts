import type { Schedule } from './recurrence.ts'

/** A session as it stands in the plan. Dates and times are the wall clock in `zone`; instants follow from them. */
export interface Planned {
	id: string
	/** Which session of the season this is, for ever, wherever it is moved to. */
	originalDate: string
	date: string
	time: string
	zone: string
	durationMinutes: number
	startsAt: Date
	/** Exclusive. */
	endsAt: Date
	status: 'confirmed' | 'cancelled'
	format: 'call' | 'writing'
	/** RFC 5545 SEQUENCE: which version of the session this is. */
	sequence: number
	/** Put in by hand, not by the rule. */
	added: boolean
	scheduleId: string | null
}

/** A rule as it is stored: of a season, or of its rest from `startsOn` on. */
export type Rule = Schedule & { id: string; season: number }

/** What a change is planned from: a circle's sessions as they are, and the rules of its seasons, the latest last. */
export interface Season {
	sessions: readonly Planned[]
	rules: readonly Rule[]
}

/** What somebody means to do. Dates and times are wall clock in the zone beside them, or in the session's own. */
export type Intention =
	| { kind: 'move'; id: string; date: string; time: string; zone: string; durationMinutes: number }
	| { kind: 'length'; id: string; durationMinutes: number }
	| { kind: 'cancel' | 'restore' | 'skip' | 'shorten' | 'shift' | 'write'; id: string; newId?: string }
	| { kind: 'add'; newId: string; date: string; time: string; zone: string; durationMinutes: number }
	| { kind: 'push'; from: string; weeks: number }
	| { kind: 'pause'; from: string; until: string }
	| { kind: 'rule'; from: string; rule: Omit<Schedule, 'sessionCount'> }

/** One session as it is to be. */
export interface Edit extends Omit<Planned, 'originalDate' | 'sequence' | 'added' | 'scheduleId'> {
	was: Planned
	/** How many minutes later than `time` it starts because a clock change skips that time; else 0. */
	shiftedMinutes: number
}

/** One session more. */
export interface Addition {
	id: string
	originalDate: string
	date: string
	time: string
	zone: string
	durationMinutes: number
	startsAt: Date
	endsAt: Date
	shiftedMinutes: number
	/** The rule whose session it is, and whether that rule made it. */
	scheduleId: string | null
	byRule: boolean
}

export interface Plan {
	kind: Intention['kind']
	edits: Edit[]
	added: Addition[]
	/** The rule from the first edited session on; `sessionCount` is how many follow it. */
	rule: Schedule | null
}

export type Planning =
	| { ok: true; plan: Plan }
	| {
			ok: false
			reason: 'not_found' | 'session_over' | 'session_cancelled' | 'in_the_past' | 'nothing_to_change'
	  }

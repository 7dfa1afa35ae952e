import { dateAfterSeason, ruleOn } from './date-after-season.ts'
import type { Addition, Edit, Intention, Planning, Season } from './plan.ts'
import { edit, instants } from './plan-edit.ts'
import { addDays } from './plain-date.ts'

type Single = Exclude<Intention, { kind: 'push' | 'pause' | 'rule' }>

/**
 * Plans a change of one session: moving it (also past a neighbour, over a clock change, into another zone), its length,
 * cancelling and bringing back, leaving its date out (the season gets one more at its end by the rule), a week later, in
 * writing, or one more. Shortened is half, in steps of five minutes and not below a quarter of an hour.
 */
export function planOne(season: Season, intention: Single, now: Date): Planning {
	if (intention.kind === 'add') {
		const { newId: id, date, time, zone, durationMinutes } = intention
		const times = instants({ date, time, zone, durationMinutes })
		if (times.startsAt <= now) return { ok: false, reason: 'in_the_past' }
		const wall = { date, time, zone, durationMinutes, ...times }
		return plan([], [{ id, originalDate: date, ...wall, scheduleId: ruleOn(season, date), byRule: false }])
	}
	const was = season.sessions.find(({ id }) => id === intention.id)
	if (!was) return { ok: false, reason: 'not_found' }
	if (was.endsAt <= now) return { ok: false, reason: 'session_over' }
	if (intention.kind === 'restore') {
		return was.status === 'cancelled'
			? plan([edit(was, { status: 'confirmed' })])
			: { ok: false, reason: 'nothing_to_change' }
	}
	if (was.status === 'cancelled') return { ok: false, reason: 'session_cancelled' }
	if (intention.kind === 'cancel') return plan([edit(was, { status: 'cancelled' })])
	if (intention.kind === 'skip') {
		const next = dateAfterSeason(season, was, intention.newId ?? '', now)
		if (!next) return { ok: false, reason: 'nothing_to_change' }
		return plan([edit(was, { status: 'cancelled' })], [next])
	}
	const changed = edit(was, changeOf(intention))
	const starts = changed.startsAt.getTime() !== was.startsAt.getTime()
	if ((starts && changed.startsAt <= now) || changed.endsAt <= now)
		return { ok: false, reason: 'in_the_past' }
	return plan([changed])

	function changeOf(one: Exclude<Single, { kind: 'add' | 'cancel' | 'restore' | 'skip' }>) {
		if (one.kind === 'move') {
			const { date, time, zone, durationMinutes } = one
			return { date, time, zone, durationMinutes }
		}
		if (one.kind === 'length') return { durationMinutes: one.durationMinutes }
		const { date, durationMinutes } = was ?? { date: '', durationMinutes: 0 }
		if (one.kind === 'shift') return { date: addDays(date, 7) }
		if (one.kind === 'write') return { format: 'writing' as const }
		return { durationMinutes: Math.max(15, Math.ceil(durationMinutes / 10) * 5) }
	}

	function plan(edits: Edit[], added: Addition[] = []): Planning {
		return { ok: true, plan: { kind: intention.kind, edits, added, rule: null } }
	}
}

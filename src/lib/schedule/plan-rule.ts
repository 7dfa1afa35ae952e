import { rulesOf } from './date-after-season.ts'
import type { Intention, Planned, Planning, Season } from './plan.ts'
import { edit } from './plan-edit.ts'
import { comingOf } from './plan-following.ts'
import { occurrences } from './recurrence.ts'

/**
 * Plans another rule from one session on: the sessions by the rule from there, as many as there are, get its dates and
 * times in the order of their original dates, the first its first time. Cancelled ones and those put in by hand stay.
 */
export function planRule(
	season: Season,
	intention: Extract<Intention, { kind: 'rule' }>,
	now: Date
): Planning {
	const from = season.sessions.find(({ id }) => id === intention.from)
	if (!from) return { ok: false, reason: 'not_found' }
	const theirs = followers(season, from, now)
	if (theirs.length === 0) return { ok: false, reason: 'nothing_to_change' }
	const rule = { ...intention.rule, sessionCount: theirs.length }
	const made = occurrences(rule)
	if (made.some(({ startsAt }) => startsAt <= now)) return { ok: false, reason: 'in_the_past' }
	const { zone, durationMinutes } = rule
	const edits = theirs.map((session, index) => {
		const { date, time } = made[index] ?? session
		return edit(session, { date, time, zone, durationMinutes })
	})
	return { ok: true, plan: { kind: 'rule', edits, added: [], rule } }
}

/** The sessions that a new rule from this one on would hold for, in the order of their original dates. */
export function followers(season: Season, from: Planned, now: Date): Planned[] {
	const rules = rulesOf(season, from).map(({ id }) => id)
	return comingOf(season.sessions, now)
		.filter(({ added, startsAt }) => !added && startsAt >= from.startsAt)
		.filter(({ scheduleId }) => scheduleId !== null && rules.includes(scheduleId))
		.toSorted((a, b) => a.originalDate.localeCompare(b.originalDate) || a.id.localeCompare(b.id))
}

import type { Intention, Planned, Planning, Season } from './plan.ts'
import { edit } from './plan-edit.ts'
import { addDays, daysBetween } from './plain-date.ts'

type Later = Extract<Intention, { kind: 'push' | 'pause' }>

/**
 * Plans that all that follow come later, each at its own time of day. Pushed: from one session on, by whole weeks.
 * Paused: from a date on, by the fewest whole periods of the rule with which none falls into the days until `until`,
 * both days inclusive. Cancelled ones and those that have begun stay.
 */
export function planFollowing(season: Season, intention: Later, now: Date): Planning {
	const coming = comingOf(season.sessions, now)
	const first = coming.find(({ id }) => intention.kind === 'push' && id === intention.from)
	if (intention.kind === 'push' && !first) return { ok: false, reason: 'not_found' }
	const later = coming.filter((session) =>
		intention.kind === 'pause'
			? session.date >= intention.from
			: first !== undefined && session.startsAt >= first.startsAt
	)
	const weeks = intention.kind === 'push' ? intention.weeks : pauseWeeks(season, later, intention.until)
	if (weeks < 1) return { ok: false, reason: 'nothing_to_change' }
	const edits = later.map((session) => edit(session, { date: addDays(session.date, weeks * 7) }))
	return { ok: true, plan: { kind: intention.kind, edits, added: [], rule: null } }
}

/** What takes place and has not begun at `now`, first to last. */
export function comingOf(sessions: readonly Planned[], now: Date): Planned[] {
	return sessions
		.filter(({ status, startsAt }) => status === 'confirmed' && startsAt > now)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

function pauseWeeks(season: Season, later: readonly Planned[], until: string): number {
	const [first] = later.toSorted((a, b) => a.date.localeCompare(b.date))
	if (!first || first.date > until) return 0
	const rule = season.rules.find(({ id }) => id === first.scheduleId) ?? season.rules.at(-1)
	const every = rule?.everyWeeks ?? 1
	return (Math.floor(daysBetween(first.date, until) / (every * 7)) + 1) * every
}

/** The turn of the year, 21 December to 3 January, if a coming session falls into it: one tap to pause. */
export function turnOfTheYear(
	sessions: readonly Planned[],
	now: Date
): { from: string; until: string } | null {
	for (const { date } of comingOf(sessions, now)) {
		const year = Number(date.slice(0, 4)) - (date.slice(5) <= '01-03' ? 1 : 0)
		const pause = { from: `${year}-12-21`, until: `${year + 1}-01-03` }
		if (date >= pause.from && date <= pause.until) return pause
	}
	return null
}

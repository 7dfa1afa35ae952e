import type { Addition, Planned, Season } from './plan.ts'
import { instants } from './plan-edit.ts'
import { addDays, weekdayOf } from './plain-date.ts'

/**
 * The session that the latest rule of a session's season makes after its last one: on its weekday, its number of weeks
 * after the date that the last one by the rule is on now (so a pause or a push is kept), with the time whose turn it is.
 * Its original date comes after all others', since that is its place in the season. Null where there is no rule.
 */
export function dateAfterSeason(season: Season, of: Planned, id: string, now: Date): Addition | null {
	const rules = rulesOf(season, of)
	const rule = rules.at(-1)
	const byRule = season.sessions.filter(({ added, scheduleId }) => !added && scheduleId === rule?.id)
	const last = byRule
		.map(({ date }) => date)
		.toSorted()
		.at(-1)
	if (!rule || last === undefined) return null
	const { zone, durationMinutes, everyWeeks, times } = rule
	const time = times[byRule.length % times.length] ?? ''
	const period = everyWeeks * 7
	let date = addDays(onWeekday(last, weekdayOf(rule.startsOn)), period)
	const theirs = season.sessions.filter(({ scheduleId }) => rules.some((one) => one.id === scheduleId))
	const taken = theirs.filter(({ status }) => status === 'confirmed').map((session) => session.date)
	const latest = taken.toSorted().at(-1) ?? ''
	while (date <= latest || instants({ date, time, zone, durationMinutes }).startsAt <= now)
		date = addDays(date, period)
	const lastOriginal =
		theirs
			.map(({ originalDate }) => originalDate)
			.toSorted()
			.at(-1) ?? date
	const originalDate = date > lastOriginal ? date : addDays(lastOriginal, 1)
	const wall = { date, time, zone, durationMinutes }
	return { id, originalDate, ...wall, scheduleId: rule.id, byRule: true, ...instants(wall) }
}

/** The date of that weekday (0 for Sunday) that is nearest: one moved to another day keeps its week. */
function onWeekday(date: string, weekday: number): string {
	const ahead = (weekday - weekdayOf(date) + 7) % 7
	return addDays(date, ahead > 3 ? ahead - 7 : ahead)
}

/** The rules of a session's season, the latest last; those of the latest season for one that has none. */
export function rulesOf({ rules }: Season, { scheduleId }: Pick<Planned, 'scheduleId'>): Season['rules'] {
	const number = (rules.find(({ id }) => id === scheduleId) ?? rules.at(-1))?.season
	return rules.filter(({ season }) => season === number)
}

/** The rule in force on a date: that of the last session by a rule until then, or the first of all. */
export function ruleOn({ sessions, rules }: Season, date: string): string | null {
	const before = sessions
		.filter((session) => session.date <= date && session.scheduleId !== null)
		.toSorted((a, b) => a.date.localeCompare(b.date))
	return before.at(-1)?.scheduleId ?? rules[0]?.id ?? null
}

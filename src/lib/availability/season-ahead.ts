import { seasonEnd } from '../circles/season-end.ts'
import { continueRhythm } from '../circles/season.ts'
import { nextLikelyStart } from '../schedule/likely-start.ts'
import { addDays, daysBetween } from '../schedule/plain-date.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { toWall } from '../schedule/zone.ts'
import type { Usual } from './time-question.ts'

/** What a circle would look for a time for: its next season, or the rest of the one that runs. */
export interface SeasonAhead {
	kind: 'next' | 'rest'
	/** Today in the circle's zone. */
	today: string
	usual: Usual
}

interface Times {
	schedule: Schedule | null
	sessions: readonly { startsAt: Date; endsAt: Date; date: string; status: string }[]
}

/**
 * What a circle needs a time for at a moment. While a season runs that is its rest, from the next session on; once the
 * season after may be planned (`seasonEnd`), that one.
 * @param zone in which a circle without a schedule looks for its first time.
 */
export function seasonAhead({ schedule, sessions }: Times, zone: string, now: Date): SeasonAhead {
	const today = toWall(now, schedule?.zone ?? zone).date
	const coming = sessions.filter(({ status, startsAt }) => status === 'confirmed' && startsAt > now)
	const [next, last] = [coming[0], coming.at(-1)]
	const rule = {
		zone: schedule?.zone ?? zone,
		everyWeeks: schedule?.everyWeeks ?? 2,
		durationMinutes: schedule?.durationMinutes ?? 60
	}
	if (next && !seasonEnd(sessions, now).plannable) {
		const sessionCount = Math.min(coming.length, 24)
		const season = { ...rule, from: next.date, sessionCount }
		return { kind: 'rest', today, usual: { season, counts: [1, sessionCount] } }
	}
	const from = schedule ? continueRhythm(schedule, today, last?.date) : nextLikelyStart(now, zone)
	const sessionCount = Math.min(Math.max(schedule?.sessionCount ?? 8, 6), 12)
	return { kind: 'next', today, usual: { season: { ...rule, from, sessionCount }, counts: [6, 12] } }
}

/**
 * The rule of the sessions to come: the one in force, from the date of its next session on, with the time whose turn it
 * is then. Null when none is to come by it. Sessions that were moved by hand are not looked at.
 */
export function runningRule({ schedule, sessions }: Times, now: Date): Schedule | null {
	const coming = sessions.filter(({ status, startsAt }) => status === 'confirmed' && startsAt > now)
	const [next] = coming
	if (!schedule || !next) return null
	const period = schedule.everyWeeks * 7
	const place = Math.max(0, Math.round(daysBetween(schedule.startsOn, next.date) / period))
	const { times } = schedule
	return {
		...schedule,
		startsOn: addDays(schedule.startsOn, place * period),
		times: times.map((_, turn) => times[(turn + place) % times.length] ?? ''),
		sessionCount: Math.min(coming.length, 24)
	}
}

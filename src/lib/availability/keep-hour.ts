import { occurrences, type Schedule } from '../schedule/recurrence.ts'
import { minutesOfDay, timeOfDay } from '../schedule/wall-time.ts'
import { toWall } from '../schedule/zone.ts'
import { clockChanges } from './clock-changes.ts'
import type { PersonHours } from './person-clock.ts'
import { seasonFacts } from './season-facts.ts'

/** A schedule that keeps the hour in another zone when clocks change. */
export interface KeptHour {
	schedule: Schedule
	/** For how many people clock changes alter the local time then, and now. */
	altered: number
	alteredNow: number
}

/**
 * The zones in which the hour could be kept instead, where that helps: from the first session that a clock change
 * alters on, the rule is set in that zone at the hour it had there. It helps when no more sessions are missed and
 * whoever has it worst has it no worse, and then either clocks alter the time for half as many people at most, or whoever
 * has it worst has it better. Best first: by the worst-off, then by how many are altered.
 * @param coming the schedule of the sessions to come, the first of which is still on the old clocks.
 */
export function hoursToKeep(
	people: readonly PersonHours[],
	coming: Schedule,
	past: ReadonlyMap<string, number>
): KeptHour[] {
	const now = judge(coming)
	const zones = new Set(people.filter((person) => isAltered(person, coming)).map(({ zone }) => zone))
	return [...zones]
		.flatMap((zone) => {
			const schedule = setIn(coming, zone)
			if (!schedule) return []
			const then = judge(schedule)
			const isNoWorse = then.missed <= now.missed && then.worst <= now.worst
			if (!isNoWorse || (then.altered * 2 > now.altered && then.worst === now.worst)) return []
			return [{ ...then, schedule, alteredNow: now.altered }]
		})
		.toSorted(
			(a, b) => a.worst - b.worst || a.altered - b.altered || a.schedule.zone.localeCompare(b.schedule.zone)
		)

	function judge(schedule: Schedule) {
		const facts = seasonFacts(schedule, people, past)
		return {
			missed: facts.flatMap(({ hours }) => hours).filter(({ missed }) => missed).length,
			worst: Math.max(...facts.map(({ points, past }) => points + past)),
			altered: people.filter((person) => isAltered(person, schedule)).length
		}
	}
}

function isAltered(person: PersonHours, schedule: Schedule): boolean {
	return clockChanges(person, occurrences(schedule)).length > 0
}

/** The same rule set in another zone, as clocks are at its first session; null when it spans two weekdays there. */
function setIn(schedule: Schedule, zone: string): Schedule | null {
	const [first] = occurrences({ ...schedule, sessionCount: 1 })
	if (!first) return null
	const there = toWall(first.startsAt, zone)
	const ahead = there.offsetMinutes - toWall(first.startsAt, schedule.zone).offsetMinutes
	const minutes = schedule.times.map((time) => minutesOfDay(time) + ahead)
	if (new Set(minutes.map((minute) => Math.floor(minute / 1440))).size > 1) return null
	const times = minutes.map((minute) => timeOfDay((minute + 2 * 1440) % 1440))
	return { ...schedule, zone, startsOn: there.date, times }
}

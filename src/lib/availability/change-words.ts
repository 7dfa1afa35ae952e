import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { occurrences, type Schedule } from '../schedule/recurrence.ts'
import { minutesOfDay, timeOfDay } from '../schedule/wall-time.ts'
import { toWall } from '../schedule/zone.ts'
import { clockChanges } from './clock-changes.ts'
import { zoneAt } from './local-offsets.ts'
import { list } from './how-often.ts'
import type { Whereabouts } from './zone-on.ts'

/** One clock change of a season, and whom it gives another local time. */
export interface ChangeTold {
	/** 'From 28 March,' or, when it lasts for one session, 'On 25 March only,' */
	lead: string
	/** 'when clocks in Berlin change: Priyamvada 19:30 instead of 20:30, Sefa and Wanjiru 17:00 instead of 18:00.' */
	words: string
}

type Named = Whereabouts & { name: string }

/**
 * What clock changes do to a schedule's local times, by date. A rule with several times has all of them told: '19:30 /
 * 16:30 instead of 20:30 / 17:30'. A change that is undone before the session after is told as one of that day.
 */
export function tellChanges(schedule: Schedule, people: readonly Named[], locale: string): ChangeTold[] {
	const sessions = occurrences(schedule)
	const told = new Map<string, { date: string; lead: string; zone: string; people: Map<string, string[]> }>()
	for (const person of people) {
		const changes = clockChanges(person, sessions)
		for (const [index, { session, from, zone, minutes }] of changes.entries()) {
			const next = changes[index + 1]
			const place = sessions.indexOf(session)
			const before = changes[index - 1]
			const undoes = before && before.minutes === -minutes && sessions.indexOf(before.session) === place - 1
			if (undoes) continue
			const isOnce = next?.minutes === -minutes && sessions.indexOf(next.session) === place + 1
			const date = isOnce ? session.date : from
			const lead = `${isOnce ? 'On' : 'From'} ${dateWords(date, 'monthDay', locale)}${isOnce ? ' only' : ''},`
			const group = told.get(lead + zone) ?? { date, lead, zone, people: new Map<string, string[]>() }
			const times = localTimes(schedule.times, person, session)
			const was = times.map((time) => timeOfDay((minutesOfDay(time) - minutes + 2880) % 1440))
			const words = `${times.join(' / ')} instead of ${was.join(' / ')}`
			group.people.set(words, [...(group.people.get(words) ?? []), person.name])
			told.set(lead + zone, group)
		}
	}
	return [...told.values()]
		.toSorted((a, b) => a.date.localeCompare(b.date))
		.map(({ lead, zone, people }) => {
			const each = [...people].map(([words, names]) => `${list(names)} ${words}`)
			return { lead, words: `when clocks in ${cityOf(zone)} change: ${each.join(', ')}.` }
		})
}

/** Where the person is, what the clock shows at each time of the rule while it is as at this session. */
function localTimes(
	times: readonly string[],
	person: Whereabouts,
	session: { startsAt: Date; zone: string }
): string[] {
	const there = toWall(session.startsAt, zoneAt(person, session.startsAt)).offsetMinutes
	const ahead = there - toWall(session.startsAt, session.zone).offsetMinutes
	return times.map((time) => timeOfDay((minutesOfDay(time) + ahead + 2880) % 1440))
}

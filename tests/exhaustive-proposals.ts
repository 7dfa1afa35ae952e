import { compareChoices, farFrom, type Choice } from '../src/lib/availability/choice.ts'
import { assumedMarks, painOfHalfHour, worstPain } from '../src/lib/availability/pain.ts'
import type { PersonHours } from '../src/lib/availability/person-clock.ts'
import type { Question } from '../src/lib/availability/propose.ts'
import { addDays, weekdayOf } from '../src/lib/schedule/plain-date.ts'
import { occurrences } from '../src/lib/schedule/recurrence.ts'
import { timeOfDay } from '../src/lib/schedule/wall-time.ts'
import { toWall } from '../src/lib/schedule/zone.ts'

const weekdays = [0, 1, 2, 3, 4, 5, 6]
const halfHours = Array.from({ length: 48 }, (_, index) => index)

/** What a session costs somebody, five minutes after five on the wall clock of where they are: slow and plain. */
export function costStepByStep(person: PersonHours, startsAt: Date, endsAt: Date) {
	const marks = person.marks ?? assumedMarks
	let pain = 0
	let missed = false
	for (let at = startsAt.getTime(); at < endsAt.getTime(); at += 300_000) {
		const instant = new Date(at)
		const home = toWall(instant, person.zone).date
		const travel = person.travels.find(({ startsOn, endsOn }) => startsOn <= home && home <= endsOn)
		const wall = toWall(instant, travel?.zone ?? person.zone)
		const halfHour = Number(wall.time.slice(0, 2)) * 2 + (wall.time.slice(3) < '30' ? 0 : 1)
		const mark = marks.charAt(((weekdayOf(wall.date) + 6) % 7) * 48 + halfHour)
		const busy = person.busy.some((busy) => busy.startsAt <= instant && instant < busy.endsAt)
		const away = person.absences.some(({ startsOn, endsOn }) => startsOn <= wall.date && wall.date <= endsOn)
		if (busy || away) return { pain: 0, missed: true }
		const points = painOfHalfHour(mark, halfHour)
		missed ||= points === null
		pain = Math.max(pain, points ?? worstPain)
	}
	return { pain, missed }
}

/** Every session of every weekday and half-hour for everybody: `[weekday][halfHour][session][person]`. */
export function costTable({ people, season }: Question) {
	return weekdays.map((weekday) => {
		const startsOn = weekdays
			.map((days) => addDays(season.from, days))
			.find((date) => (weekdayOf(date) + 6) % 7 === weekday)
		return halfHours.map((halfHour) =>
			occurrences({ ...season, startsOn: startsOn ?? '', times: [timeOfDay(halfHour * 30)] }).map((session) =>
				people.map((person) => costStepByStep(person, session.startsAt, session.endsAt))
			)
		)
	})
}

/**
 * The best choice by trying all of them, each added up session by session and person by person.
 * @param skip leaves a choice out.
 */
export function tryEverything(
	{ people, past, usual }: Question,
	table: ReturnType<typeof costTable>,
	turns: 1 | 2 | 3,
	skip: (choice: Choice) => boolean = () => false
): Choice | null {
	const helped = people.map((_, person) => table.flat(2).some((session) => !session[person]?.missed))
	let best: Choice | null = null
	for (const weekday of weekdays) {
		const day = table[weekday] ?? []
		for (const one of halfHours)
			for (const two of turns > 1 ? halfHours : [-1])
				for (const three of turns > 2 ? halfHours : [-1]) {
					const chosen = [one, two, three].slice(0, turns)
					if (new Set(chosen).size < turns) continue
					const choice = add(weekday, day, chosen)
					if ((!best || compareChoices(choice, best) < 0) && !skip(choice)) best = choice
				}
	}
	return best

	function add(weekday: number, day: ReturnType<typeof costTable>[number], chosen: number[]): Choice {
		let missed = 0
		let total = 0
		let worst = 0
		for (let person = 0; person < people.length; person++) {
			let points = 0
			const sessions = day[0]?.length ?? 0
			for (let session = 0; session < sessions; session++) {
				const cost = day[chosen[session % turns] ?? 0]?.[session]?.[person]
				if (cost?.missed) missed++
				points += cost?.pain ?? 0
			}
			if (!helped[person]) continue
			total += points
			worst = Math.max(worst, points + (past.get(people[person]?.id ?? '') ?? 0))
		}
		const far = chosen.reduce((sum, halfHour) => sum + farFrom(usual, weekday, halfHour), 0)
		return { weekday, halfHours: chosen, missed, worst, total, far }
	}
}

import { addDays, isPlainDate, weekdayOf } from '../schedule/plain-date.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { minutesOfDay, timeOfDay } from '../schedule/wall-time.ts'
import type { Choice } from './choice.ts'
import { firstDate, type Season } from './season-costs.ts'

/** What is looked for, as the address of the page says it. */
export interface Asked {
	/** Null when it does not say: then the fairest kind is looked at. */
	turns: 1 | 2 | 3 | null
	/** Which of the proposals is looked at, from 1. */
	pick: number
	season: Season
}

/** What is looked for when the address says nothing. */
export interface Usual {
	season: Season
	/** The least and the most sessions that may be asked for. */
	counts: readonly [number, number]
}

/**
 * What a page's address asks for. Whatever is missing, malformed or out of bounds is as usual: an address is no form.
 * @param today in the circle's zone: the season begins on a later day, at most a year ahead.
 */
export function readAsked(params: URLSearchParams, usual: Usual, today: string): Asked {
	const number = (name: string, least: number, most: number, otherwise: number) => {
		const value = Number(params.get(name) || NaN)
		return Number.isInteger(value) && value >= least && value <= most ? value : otherwise
	}
	const { season, counts } = usual
	const from = params.get('from') ?? ''
	const isTaken = isPlainDate(from) && from > today && from <= addDays(today, 366)
	const turns = ([1, 2, 3] as const).find((turns) => params.get('turns') === String(turns)) ?? null
	return {
		turns,
		pick: number('pick', 1, 3, 1),
		season: {
			zone: season.zone,
			from: isTaken ? from : season.from,
			everyWeeks: number('weeks', 1, 4, season.everyWeeks),
			durationMinutes: number('minutes', 15, 240, season.durationMinutes),
			sessionCount: number('count', counts[0], counts[1], season.sessionCount)
		}
	}
}

/** When the circle meets: the weekday, 0 for Monday, and the half-hour; Thursday at 16:00 while it has no schedule. */
export function usualTime(schedule: Schedule | null): { weekday: number; halfHour: number } {
	if (!schedule) return { weekday: 3, halfHour: 32 }
	return {
		weekday: (weekdayOf(schedule.startsOn) + 6) % 7,
		halfHour: Math.floor(minutesOfDay(schedule.times[0] ?? '16:00') / 30)
	}
}

/** The schedule that a choice of times would be. */
export function scheduleOfChoice({ weekday, halfHours }: Choice, season: Season): Schedule {
	const { from, ...rest } = season
	return {
		...rest,
		startsOn: firstDate(from, weekday),
		times: halfHours.map((halfHour) => timeOfDay(halfHour * 30))
	}
}

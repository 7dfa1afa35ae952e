import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import type { Schedule } from '../schedule/recurrence.ts'
import { toInstant, toWall } from '../schedule/zone.ts'

const ordinals = ['', 'second ', 'third ', 'fourth ']

/** When a circle meets, for somebody who is not in it yet. */
export interface MeetingWords {
	/** 'Every second Thursday' */
	rhythm: string
	/** '11:00 in Halifax' */
	time: string
	/** '60 minutes. 16:00 in Berlin. Next: 3 December, 17 December, 14 January.' */
	more: string
}

/**
 * Says when a circle meets, in the visitor's zone, with the circle's beside it when that is another place. Where the
 * coming sessions differ in their hour (clock changes on one side only, times in turn, a moved one), each date says
 * its own.
 * @param next the coming sessions, by time
 */
export function describeMeeting(
	schedule: Schedule,
	next: readonly Date[],
	visitor: { zone: string; locale: string }
): MeetingWords {
	const { zone, locale } = visitor
	const usual = schedule.times[0] ?? '00:00'
	const begins = toInstant({ date: schedule.startsOn, time: usual }, schedule.zone).instant
	const weekday = dateWords(toWall(begins, zone).date, 'weekday', locale)
	const here = next.map((at) => toWall(at, zone))
	const times = distinct(here.length > 0 ? here.map(({ time }) => time) : [toWall(begins, zone).time])
	const dates = here.map(({ date, time }) => {
		const day = dateWords(date, 'monthDay', locale)
		return times.length > 1 ? `${day} at ${time}` : day
	})
	const there = distinct(next.map((at) => toWall(at, schedule.zone).time))
	const more = [
		`${schedule.durationMinutes} minutes.`,
		cityOf(zone) !== cityOf(schedule.zone) &&
			`${(there.length > 0 ? there : [usual]).join(' or ')} in ${cityOf(schedule.zone)}.`,
		dates.length > 0 ? `Next: ${dates.join(', ')}.` : 'The next season is not planned yet.'
	]
	return {
		rhythm: `Every ${ordinals[schedule.everyWeeks - 1] ?? ''}${weekday}`,
		time: `${times.join(' or ')} in ${cityOf(zone)}`,
		more: more.filter((part) => part !== false).join(' ')
	}
}

function distinct(times: readonly string[]): string[] {
	return [...new Set(times)]
}

/** '7 members in Berlin, Istanbul and Lagos'; cities by name, each once. */
export function describeMembers(count: number, zones: readonly string[]): string {
	const cities = distinct(zones.map(cityOf)).toSorted((a, b) => a.localeCompare(b))
	const places =
		cities.length > 1 ? `${cities.slice(0, -1).join(', ')} and ${cities.at(-1)}` : cities.join('')
	const people = count === 1 ? 'One member so far,' : `${count} members`
	return `${people} in ${places}`
}

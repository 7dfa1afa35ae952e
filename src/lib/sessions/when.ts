import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { daysBetween } from '../schedule/plain-date.ts'
import { toWall, type Wall } from '../schedule/zone.ts'
import { relativeDay } from './relative-day.ts'

/** A session's time in words, for one viewer. Days and months in the viewer's language, the rest English. */
export interface When {
	/** 'YYYY-MM-DD' where the viewer is, for the strip of days. */
	date: string
	/** 'Thursday' */
	weekday: string
	/** '3 December', with the year when it is not the current one. */
	monthDay: string
	/** 'Thursday 3 December', with the year likewise. */
	day: string
	/** 'Thu 3 Dec', with the year likewise. */
	shortDay: string
	/** 'HH:MM' where the viewer is; `until` is the end. */
	time: string
	until: string
	/** '+1 day' when it ends on the viewer's next date, else ''. Belongs after `until`. */
	untilDay: string
	/** 'Lisbon time. 16:00 in Berlin.' or, for those in the circle's zone, 'Berlin time.' */
	zoneLine: string
	/** 'Starts in six minutes', 'Now', 'Today', 'Tomorrow', 'In two weeks', 'Earlier today', 'Yesterday' */
	relative: string
}

/**
 * Says when a session is: in the viewer's own zone first, in the circle's beside it when that is another
 * place, with the weekday when the circle's date is another one.
 * @throws RangeError for an unknown zone or locale.
 */
export function describeWhen(
	session: { startsAt: Date; endsAt: Date },
	viewer: { zone: string; circleZone: string; now: Date; locale?: string }
): When {
	const { zone, circleZone, now, locale = 'en-GB' } = viewer
	const start = toWall(session.startsAt, zone)
	const end = toWall(session.endsAt, zone)
	const today = toWall(now, zone).date
	const inYear = start.date.slice(0, 4) !== today.slice(0, 4)
	const nightsUntilEnd = daysBetween(start.date, end.date)
	return {
		date: start.date,
		weekday: dateWords(start.date, 'weekday', locale),
		monthDay: dateWords(start.date, inYear ? 'monthDayWithYear' : 'monthDay', locale),
		day: dateWords(start.date, inYear ? 'dayWithYear' : 'day', locale),
		shortDay: dateWords(start.date, inYear ? 'shortDayWithYear' : 'shortDay', locale),
		time: start.time,
		until: end.time,
		untilDay: nightsUntilEnd > 0 ? `+${nightsUntilEnd} ${nightsUntilEnd === 1 ? 'day' : 'days'}` : '',
		zoneLine: nameZones(start, toWall(session.startsAt, circleZone), zone, circleZone, locale),
		relative: relate(session, now, daysBetween(today, start.date))
	}
}

function nameZones(here: Wall, there: Wall, zone: string, circleZone: string, locale: string): string {
	const city = cityOf(zone)
	const circleCity = cityOf(circleZone)
	// Compared by city, because devices report old names: Asia/Calcutta is no other place than Asia/Kolkata.
	if (city === circleCity) return `${city} time.`
	const weekday = there.date === here.date ? '' : ` on ${dateWords(there.date, 'weekday', locale)}`
	return `${city} time. ${there.time}${weekday} in ${circleCity}.`
}

function relate(session: { startsAt: Date; endsAt: Date }, now: Date, days: number): string {
	const minutes = Math.ceil((session.startsAt.getTime() - now.getTime()) / 60_000)
	if (now >= session.endsAt) return days === 0 ? 'Earlier today' : relativeDay(days)
	if (now >= session.startsAt) return 'Now'
	if (minutes < 60) return `Starts in ${numberWord(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`
	return relativeDay(days)
}

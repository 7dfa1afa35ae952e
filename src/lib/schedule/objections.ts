import { cityOf } from './city.ts'
import { dateWords } from './date-words.ts'
import { addDays } from './plain-date.ts'
import { occurrences, type Schedule } from './recurrence.ts'
import { minutesOfDay, timeOfDay } from './wall-time.ts'
import { toWall } from './zone.ts'

/**
 * What speaks against a schedule that is well formed, by field: that it begins in the past or more than a year ahead,
 * that it takes turns between a time and itself, and that clocks skip one of its times on some date (calendar.md: it
 * then starts later by the gap, and the form says so). The last is told once, not forbidden: `knowsSkipped` then holds
 * those dates, and a form that comes back with them is taken. Empty when nothing does.
 * @param form.fields the field that each of the schedule's times came from, in the same order.
 */
export function objectionsTo(
	schedule: Schedule,
	form: { now: Date; locale: string; knowsSkipped: string | undefined; fields?: readonly string[] }
): Record<string, string> {
	const { now, locale, knowsSkipped, fields = ['time', 'time2', 'time3'] } = form
	const today = toWall(now, schedule.zone).date
	if (schedule.startsOn > addDays(today, 366)) {
		return { startsOn: 'That is more than a year ahead. Pick a nearer date.' }
	}
	if (schedule.startsOn < today) return { startsOn: 'That date is over. Pick one from today on.' }
	const again = schedule.times.findIndex((time, place) => schedule.times.indexOf(time) < place)
	if (again > 0) return { [fields[again] ?? 'time']: 'This time is there already. Pick another, or none.' }
	const sessions = occurrences(schedule)
	const [first] = sessions
	if (first && first.startsAt <= now) {
		return { time: 'That time is over today. Pick a later one, or another day.' }
	}
	const gaps = sessions.filter(({ shiftedMinutes }) => shiftedMinutes > 0)
	const skipped = gaps.map(({ date, time }) => `${date} ${time} ${schedule.zone}`).join(', ')
	if (skipped === '' || skipped === knowsSkipped) return {}
	const objections: Record<string, string> = { knowsSkipped: skipped }
	for (const [place, slot] of schedule.times.entries()) {
		const told = gaps
			.filter(({ time }) => time === slot.slice(0, 5))
			.map(({ date, time, shiftedMinutes }) => {
				const starts = timeOfDay((minutesOfDay(time) + shiftedMinutes) % 1440)
				const day = dateWords(date, 'monthDayWithYear', locale)
				return `On ${day} clocks in ${cityOf(schedule.zone)} skip ${time}: that session starts at ${starts}.`
			})
		if (told.length === 0) continue
		objections[fields[place] ?? 'time'] =
			`${told.join(' ')} Send it again to keep this time, or pick another.`
	}
	return objections
}

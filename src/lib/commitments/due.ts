import { dateWords } from '../schedule/date-words.ts'
import { daysBetween } from '../schedule/plain-date.ts'
import { toWall } from '../schedule/zone.ts'

/** Who reads: their IANA zone, their language for dates, and the moment. */
export type Viewer = { readonly zone: string; readonly locale: string; readonly now: Date }

type Due = {
	readonly dueOn: string
	readonly dueSession: { readonly startsAt: Date; readonly endsAt: Date } | null
}

/** Whether its time is over: a due session's when it has ended, a plain date's the day after where the viewer is. */
export function isPastDue({ dueOn, dueSession }: Due, { zone, now }: Viewer): boolean {
	return dueSession ? dueSession.endsAt <= now : dueOn < toWall(now, zone).date
}

/**
 * When a commitment is due, for one viewer: 'Due today', 'Due tomorrow', 'Due Thursday' within a week, then
 * 'Due 9 December'; once that is over 'Was due Thursday 3 December', with the year when it is not the current one.
 * A due session counts by its own hour and is over when it has ended; a plain date is over the day after.
 * @throws RangeError for an unknown zone or locale.
 */
export function describeDue(due: Due, viewer: Viewer): string {
	const { zone, locale, now } = viewer
	const today = toWall(now, zone).date
	const date = due.dueSession ? toWall(due.dueSession.startsAt, zone).date : due.dueOn
	const days = daysBetween(today, date)
	const inYear = today.slice(0, 4) !== date.slice(0, 4)
	if (isPastDue(due, viewer)) {
		return days === 0 ? 'Was due today' : `Was due ${dateWords(date, inYear ? 'dayWithYear' : 'day', locale)}`
	}
	// A session that began before midnight and still runs is today's.
	if (days <= 0) return 'Due today'
	if (days === 1) return 'Due tomorrow'
	if (days < 7) return `Due ${dateWords(date, 'weekday', locale)}`
	return `Due ${dateWords(date, inYear ? 'monthDayWithYear' : 'monthDay', locale)}`
}

/** The day of an instant where the viewer is: 'Thu 19 Nov', with the year when it is not the current one. */
export function describeDay(instant: Date, { zone, locale, now }: Viewer): string {
	const { date } = toWall(instant, zone)
	const inYear = toWall(now, zone).date.slice(0, 4) !== date.slice(0, 4)
	return dateWords(date, inYear ? 'shortDayWithYear' : 'shortDay', locale)
}

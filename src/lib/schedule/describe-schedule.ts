import { cityOf } from './city.ts'
import { dateWords } from './date-words.ts'
import { numberWord } from './number-word.ts'
import { addDays, daysBetween } from './plain-date.ts'
import type { Schedule } from './recurrence.ts'

const ordinals = ['', 'second ', 'third ', 'fourth ']

/**
 * A schedule as one sentence without its full stop: "Every second Thursday at 16:00 Berlin, first on
 * 3 December, eight sessions until 11 March". Weekday and dates are in `locale`, the sentence is English.
 * A date gets its year unless it is plain which one is meant: the first date when it is this year or less
 * than a year ahead of `today`, the last when it is less than a year after the first.
 * Needs no zone data, so a page may call it while a form is filled in.
 * @throws RangeError for dates that do not exist; a half-filled form is the caller's to catch.
 */
export function describeSchedule(
	schedule: Omit<Schedule, 'durationMinutes'>,
	{ today, locale = 'en-GB' }: { today: string; locale?: string }
): string {
	const { startsOn, zone, everyWeeks, sessionCount } = schedule
	const times = schedule.times.map((time) => time.slice(0, 5))
	const weekday = dateWords(startsOn, 'weekday', locale)
	const inTurn = times.length > 1 ? ` and ${times.at(-1)} in turn,` : ''
	const at = `at ${times.length > 1 ? times.slice(0, -1).join(', ') : times.join()}${inTurn} ${cityOf(zone)}`
	const firstIsPlain = startsOn.slice(0, 4) === today.slice(0, 4) || isWithinTheYearAfter(today, startsOn)
	const first = dateWords(startsOn, firstIsPlain ? 'monthDay' : 'monthDayWithYear', locale)
	if (sessionCount === 1) return `Once, on ${weekday} ${first} ${at}`

	const endsOn = addDays(startsOn, (sessionCount - 1) * everyWeeks * 7)
	const lastIsPlain = isWithinTheYearAfter(startsOn, endsOn)
	const last = dateWords(endsOn, lastIsPlain ? 'monthDay' : 'monthDayWithYear', locale)
	const every = `Every ${ordinals[everyWeeks - 1] ?? ''}${weekday}`
	return `${every} ${at}, first on ${first}, ${numberWord(sessionCount)} sessions until ${last}`
}

/** Whether naming day and month alone can only mean `date`, for a reader who looks ahead from `from`. */
function isWithinTheYearAfter(from: string, date: string): boolean {
	const days = daysBetween(from, date)
	return days >= 0 && days < 365
}

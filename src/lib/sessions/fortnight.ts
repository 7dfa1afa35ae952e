import { numberWord } from '../schedule/number-word.ts'
import { daysBetween } from '../schedule/plain-date.ts'
import { relativeDay } from './relative-day.ts'

/** One mark of the strip: 'met' is the session, 'met-today' the session when it is today. */
export type Mark = 'past' | 'today' | 'ahead' | 'met' | 'met-today'

/** The strip of days that leads to a session, with the two lines below it and its name for screen readers. */
export interface Fortnight {
	marks: Mark[]
	/** 'Day 12 of 14', 'A new fortnight', 'Before the first session' */
	caption: string
	/** 'In two days' */
	relative: string
	/** 'Day 12 of 14. In two days.' */
	label: string
}

/**
 * Draws the days before a circle's next session: one mark for each day of the cadence, the last is the
 * session. Further away than one cadence it is day 0: all marks are ahead. Dates are plain dates where the
 * viewer is. A session that is already over counts as today's.
 * @param circle `previous` is the date of the session before, null when there was none; `cadenceDays` is
 *   7, 14, 21 or 28.
 */
export function drawFortnight(circle: {
	previous: string | null
	next: string
	today: string
	cadenceDays: number
}): Fortnight {
	const { previous, next, today, cadenceDays } = circle
	const daysLeft = Math.max(0, daysBetween(today, next))
	const day = Math.max(0, cadenceDays - daysLeft)
	const relative = relativeDay(daysLeft)
	const marks = Array.from({ length: cadenceDays }, (_, index) => markAt(index + 1, day, cadenceDays))

	const count = `Day ${day} of ${cadenceDays}`
	if (previous === null) {
		const caption = daysLeft === 0 ? 'The first session' : 'Before the first session'
		return { marks, relative, caption, label: `${caption}. ${relative}.` }
	}
	if (daysLeft === 0) return { marks, relative, caption: count, label: `${count}. The session is today.` }
	if (day > 0) return { marks, relative, caption: count, label: `${count}. ${relative}.` }
	const away = `Next session ${relative.charAt(0).toLowerCase()}${relative.slice(1)}.`
	const caption = newCadence(cadenceDays)
	return { marks, relative, caption, label: `${caption}, ${cadenceDays} days. ${away}` }
}

function markAt(markDay: number, day: number, cadenceDays: number): Mark {
	if (markDay === cadenceDays) return markDay === day ? 'met-today' : 'met'
	if (markDay === day) return 'today'
	return markDay < day ? 'past' : 'ahead'
}

function newCadence(days: number): string {
	if (days === 7) return 'A new week'
	return days === 14 ? 'A new fortnight' : `The next ${numberWord(days / 7)} weeks`
}

import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'
import type { Band } from './band.ts'
import type { Question } from './questions.ts'
import type { Bands } from './signs.ts'

/** A session that is over, with its pulse as published. */
export interface PulsedSession {
	readonly id: string
	readonly startsAt: Date
	readonly endsAt: Date
	readonly zone: string
	readonly bands: Bands
}

/** One session in the trend of a question. */
export interface SessionMark {
	readonly id: string
	/** 'Thu 19 Nov' where the reader is, with the year of another one. */
	readonly day: string
	readonly good: Band | null
	readonly warning: Band | null
	/** Why there are no bands; null when there are. */
	readonly without: 'too_few' | 'waiting' | null
}

// A live session may end an hour after its time, and the job comes by within the minute.
const untilPublished = 26 * 3_600_000

/** How a session is drawn in the trend of a question, for one reader. */
export function markSession(
	{ id, startsAt, endsAt, bands }: PulsedSession,
	question: Question,
	{ zone, locale, now }: { zone: string; locale: string; now: Date }
): SessionMark {
	const { good = null, warning = null } = bands[question] ?? {}
	const waiting = now.getTime() - endsAt.getTime() < untilPublished
	const { date } = toWall(startsAt, zone)
	const thisYear = date.startsWith(toWall(now, zone).date.slice(0, 4))
	const day = dateWords(date, thisYear ? 'shortDay' : 'shortDayWithYear', locale)
	return { id, day, good, warning, without: good ? null : waiting ? 'waiting' : 'too_few' }
}

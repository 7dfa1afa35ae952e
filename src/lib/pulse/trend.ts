import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { toWall } from '../schedule/zone.ts'
import { adviceFor, signOf, type Advice } from './advice.ts'
import type { Band } from './band.ts'
import { askedQuestions, type Question } from './questions.ts'

/** A session that is over, the pulse as published: none when fewer than four answered, or while it is not a day. */
export interface PulsedSession {
	readonly id: string
	readonly startsAt: Date
	readonly endsAt: Date
	readonly zone: string
	readonly bands: Partial<Record<Question, { readonly good: Band; readonly warning: Band }>>
}

/** One session in the trend of a question. */
export interface TrendMark {
	readonly id: string
	/** 'Thu 19 Nov' where the reader is. */
	readonly day: string
	readonly good: Band | null
	readonly warning: Band | null
	/** Why there are no bands; null when there are. */
	readonly without: 'too_few' | 'waiting' | null
}

export interface Trend {
	/** One sentence. */
	readonly finding: string
	readonly questions: readonly {
		readonly key: Question
		readonly legend: string
		/** What the two drawn answers are called. */
		readonly good: string
		readonly warning: string
		/** The earliest first. */
		readonly marks: readonly TrendMark[]
		/** 'A warning in two of six.' */
		readonly line: string
		/** In how many of the last published ones the sign showed. */
		readonly shown: number
		readonly advice: Advice | null
	}[]
	/** Whether anything is published at all. */
	readonly empty: boolean
}

/** How many published pulses back a sign is looked for, as private.pulse_signs does, and how often is often. */
const lookedAt = 6
const often = 2
const drawn = 8
// A live session may end an hour after its time, and the job comes by within the minute.
const untilPublished = 26 * 3_600_000

/**
 * The pulse over the latest eight sessions, for one reader; advice where a sign showed in two of the last six published.
 * A sign shows when more than a few gave the answer that warns.
 * @param sessions over by `now`, in any order
 */
export function viewTrend(
	sessions: readonly PulsedSession[],
	{ zone, locale, now }: { zone: string; locale: string; now: Date }
): Trend {
	const byTime = sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const published = byTime.filter(({ bands }) => Object.keys(bands).length > 0).slice(-lookedAt)
	const year = toWall(now, zone).date.slice(0, 4)
	const day = (at: Date) => {
		const { date } = toWall(at, zone)
		return dateWords(date, date.startsWith(year) ? 'shortDay' : 'shortDayWithYear', locale)
	}
	const questions = askedQuestions.map(({ key, legend, answers }) => {
		const shown = published.filter(({ bands }) => bands[key] && bands[key].warning !== 'few').length
		return {
			key,
			legend,
			good: answers[0]?.label ?? '',
			warning: answers[2]?.label ?? '',
			marks: byTime.slice(-drawn).map((session): TrendMark => {
				const { good = null, warning = null } = session.bands[key] ?? {}
				const waiting = now.getTime() - session.endsAt.getTime() < untilPublished
				const without = good ? null : waiting ? 'waiting' : 'too_few'
				return { id: session.id, day: day(session.startsAt), good, warning, without }
			}),
			line: tell(shown, published.length),
			shown,
			advice: shown >= often ? adviceFor[signOf[key]] : null
		}
	})
	return { finding: findingOf(questions, published.length), questions, empty: published.length === 0 }
}

function tell(shown: number, of: number): string {
	if (of === 0) return 'Not published yet.'
	if (shown === 0) return 'No warning.'
	return `A warning in ${numberWord(shown)} of ${numberWord(of)}.`
}

function findingOf(questions: readonly { key: Question; shown: number }[], of: number): string {
	if (of === 0) return 'Nothing is published yet.'
	const last = of === 1 ? 'the one pulse so far' : `the last ${numberWord(of)} pulses`
	const worst = questions.toSorted((a, b) => b.shown - a.shown)[0]
	if (!worst || worst.shown === 0) return `No warning sign in ${last}.`
	const { name } = adviceFor[signOf[worst.key]]
	if (of === 1) return `“${name}” showed in ${last}.`
	return `“${name}” showed in ${numberWord(worst.shown)} of ${last}.`
}

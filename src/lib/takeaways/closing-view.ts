import type { Status } from '../commitments/commitment.ts'
import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { toWall } from '../schedule/zone.ts'

/** What a session leaves behind, and what the reader may still do about it. */
export interface Closing {
	readonly id: string
	readonly circle: { readonly id: string; readonly name: string; readonly closed: boolean }
	readonly startsAt: Date
	readonly endsAt: Date
	readonly zone: string
	readonly cancelled: boolean
	readonly begun: boolean
	/** When it ended or is to end; a live session may take longer than the calendar. */
	readonly endedAt: Date
	/** Begun, and not a day over. */
	readonly open: boolean
	readonly mayAgree: boolean
	readonly answered: boolean
	readonly notes: readonly { readonly id: string; readonly words: string }[]
	readonly parked: readonly { readonly id: string; readonly words: string }[]
	readonly takeaways: readonly { readonly id: string; readonly words: string; readonly agreed: boolean }[]
	/** The reader's own commitments of this session. */
	readonly mine: readonly { readonly id: string; readonly words: string; readonly status: Status }[]
	/** The job that deletes old notes, of this circle; null before its first run. */
	readonly sweep: { readonly ranAt: Date; readonly deletedAt: Date | null; readonly deleted: number } | null
}

export interface ClosingWords {
	/** 'It ended at 17:02, Lisbon time.' */
	readonly kick: string
	/** 'They are deleted on Saturday 2 January, thirty days after the session.' */
	readonly fate: string
	/** 'Old notes were last looked for at 14:00 today, Lisbon time. On Thursday 3 December two went.' or null. */
	readonly sweep: string | null
}

/** Notes stay this long after their session; the database's job holds it. */
const kept = 30 * 86_400_000

/** Says when a session ended, when its notes go, and when the job that deletes them last ran; where the reader is. */
export function describeClosing(
	{ endedAt, sweep }: Pick<Closing, 'endedAt' | 'sweep'>,
	{ zone, locale, now }: { zone: string; locale: string; now: Date }
): ClosingWords {
	const today = toWall(now, zone).date
	const day = (at: Date) => {
		const { date } = toWall(at, zone)
		if (date === today) return 'today'
		return `on ${dateWords(date, date.slice(0, 4) === today.slice(0, 4) ? 'day' : 'dayWithYear', locale)}`
	}
	const time = (at: Date) => toWall(at, zone).time
	const place = `${cityOf(zone)} time`
	const over = endedAt <= now
	const on = toWall(endedAt, zone).date === today ? '' : ` ${day(endedAt)}`
	const goesOn = new Date(endedAt.getTime() + kept)
	const gone = goesOn <= now
	const went =
		sweep?.deletedAt &&
		` The last that went were ${numberWord(sweep.deleted)}, ${day(sweep.deletedAt)}.`.replace(
			'were one',
			'was one'
		)
	return {
		kick: `${over ? 'It ended' : 'It ends'}${on} at ${time(endedAt)}, ${place}.`,
		fate: gone
			? 'Thirty days are over: they are deleted with the next run, within the hour.'
			: `They are deleted ${day(goesOn)}, thirty days after the session.`,
		sweep:
			sweep &&
			`Old notes were last looked for ${day(sweep.ranAt)} at ${time(sweep.ranAt)}, ${place}.${went ?? ''}`
	}
}

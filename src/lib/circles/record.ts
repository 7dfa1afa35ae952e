import { endings, type Status } from '../commitments/commitment.ts'
import { cityOf } from '../schedule/city.ts'
import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'

interface Recorded {
	joinedAt: Date
	closedAt: Date | null
	seasons: readonly { season: number; startsOn: string; zone: string }[]
	sessions: readonly {
		startsAt: Date
		zone: string
		topics: readonly string[]
		takeaways: readonly string[]
	}[]
	commitments: readonly {
		words: string
		outcome: string | null
		status: Status
		endedWith: string | null
		private: boolean
		createdAt: Date
	}[]
}

type Dated = { words: string; on: string }

/** What one did in a circle, in words. Dates have their year: a record is read years later. */
export interface RecordView {
	/** 'You joined on 3 December 2026. The circle closed on 4 March 2027.' */
	about: string
	/** The first first; one in which nothing of one's own is left has empty lists. */
	seasons: {
		title: string
		/** '3 December 2026, 16:00, Berlin time' */
		sessions: string[]
		/** What one brought oneself and was discussed, and what the circle agreed to keep, each with its day. */
		topics: Dated[]
		takeaways: Dated[]
		commitments: { words: string; status: Status; state: string; facts: string[] }[]
	}[]
}

/**
 * Says a record to its reader, in their zone and language. A session or commitment is of the season that had begun by
 * its date in the circle's own zone, wherever it is read; what was before the first belongs to the first.
 * @throws RangeError for an unknown zone or locale.
 */
export function viewRecord(record: Recorded, reader: { zone: string; locale: string }): RecordView {
	const { zone, locale } = reader
	const dayOf = (at: Date) => dateWords(toWall(at, zone).date, 'monthDayWithYear', locale)
	const seasons = record.seasons.length > 0 ? record.seasons : [{ season: 1, startsOn: '', zone }]
	const seasonOf = (at: Date, there?: string) =>
		(seasons.findLast(({ startsOn, zone }) => startsOn <= toWall(at, there ?? zone).date) ?? seasons[0])
			?.season
	const closed = record.closedAt ? ` The circle closed on ${dayOf(record.closedAt)}.` : ''
	return {
		about: `You joined on ${dayOf(record.joinedAt)}.${closed}`,
		seasons: seasons.map(({ season, startsOn }) => {
			const attended = record.sessions.filter(({ startsAt, zone }) => seasonOf(startsAt, zone) === season)
			const dated = (words: readonly string[], startsAt: Date) =>
				words.map((said) => ({ words: said, on: dayOf(startsAt) }))
			return {
				title: `Season ${season}${startsOn ? `, from ${dateWords(startsOn, 'monthDayWithYear', locale)}` : ''}`,
				sessions: attended.map(
					({ startsAt }) => `${dayOf(startsAt)}, ${toWall(startsAt, zone).time}, ${cityOf(zone)} time`
				),
				topics: attended.flatMap(({ topics, startsAt }) => dated(topics, startsAt)),
				takeaways: attended.flatMap(({ takeaways, startsAt }) => dated(takeaways, startsAt)),
				commitments: record.commitments
					.filter(({ createdAt }) => seasonOf(createdAt) === season)
					.map(({ words, status, outcome, endedWith, ...commitment }) => ({
						words,
						status,
						state: status === 'open' ? 'Open' : endings[status].label,
						facts: [
							outcome ? `To be seen by: ${unstopped(outcome)}` : [],
							endedWith ? `What came of it: ${unstopped(endedWith)}` : [],
							`Made on ${dayOf(commitment.createdAt)}${commitment.private ? ', seen by you alone' : ''}`
						].flat()
					}))
			}
		})
	}
}

/** Somebody's words without their full stop: the line that they stand in has its own. */
const unstopped = (words: string) => words.replace(/[.\s]+$/, '')

import { toWall } from '../schedule/zone.ts'
import { dateWords } from '../schedule/date-words.ts'
import { describeWhen, type When } from '../sessions/when.ts'
import { seasonEnd } from './season-end.ts'

interface Planned {
	startsAt: Date
	endsAt: Date
	status: string
	zone: string
}

/** A season's end in words, for one reader. */
export interface SeasonView {
	/** 'runs' before anybody is asked, 'ends' in its last two weeks, 'over' after them. */
	state: 'runs' | 'ends' | 'over'
	/** The last session that takes place; null when there is none. */
	last: When | null
	/** 'Thursday 19 November', from when members are asked; null when they are asked now. */
	asksOn: string | null
	plannable: boolean
}

/**
 * Says where a circle stands with its season.
 * @throws RangeError for an unknown zone or locale.
 */
export function viewSeason(
	sessions: readonly Planned[],
	reader: { zone: string; locale: string; now: Date }
): SeasonView {
	const { last, asks, asksFrom, plannable, over } = seasonEnd(sessions, reader.now)
	return {
		state: over ? 'over' : asks ? 'ends' : 'runs',
		last: last && describeWhen(last, { ...reader, circleZone: last.zone }),
		asksOn: asks || !asksFrom ? null : dateWords(toWall(asksFrom, reader.zone).date, 'day', reader.locale),
		plannable
	}
}

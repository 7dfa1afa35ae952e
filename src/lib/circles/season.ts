import { addDays, daysBetween } from '../schedule/plain-date.ts'
import { toWall } from '../schedule/zone.ts'

interface Planned {
	startsAt: Date
	endsAt: Date
	status: string
}

/** One mark of a season: `month` stands with the first session of each month. */
export interface SeasonMark {
	state: 'past' | 'next' | 'ahead' | 'off'
	day: string
	month: string
}

/**
 * A season as marks, by time, dated where the viewer is. Cancelled sessions are 'off'; 'next' is the first that
 * takes place and is not over.
 */
export function drawSeason(
	sessions: readonly Planned[],
	viewer: { zone: string; locale: string; now: Date }
): SeasonMark[] {
	const { zone, locale, now } = viewer
	const months = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
	const byTime = sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const next = byTime.find((session) => session.status === 'confirmed' && session.endsAt > now)
	let monthBefore = ''
	return byTime.map((session) => {
		const { date } = toWall(session.startsAt, zone)
		const isNewMonth = date.slice(0, 7) !== monthBefore
		monthBefore = date.slice(0, 7)
		return {
			state: stateOf(session),
			day: String(Number(date.slice(8))),
			month: isNewMonth ? months.format(new Date(date)) : ''
		}
	})

	function stateOf(session: Planned): SeasonMark['state'] {
		if (session.status === 'cancelled') return 'off'
		if (session === next) return 'next'
		return session.endsAt <= now ? 'past' : 'ahead'
	}
}

/**
 * The date offered as a next season's first: the rhythm of the last one continued, on the first of its dates that is
 * at least a week after today and after the season's last session; all dates in the circle's zone.
 * @param lastDate of the last session that takes place, which may have been moved or added; today when it is over.
 */
export function continueRhythm(
	last: { startsOn: string; everyWeeks: number; sessionCount: number },
	today: string,
	lastDate: string = today
): string {
	const weeks = last.everyWeeks * 7
	const after = addDays(last.startsOn, last.sessionCount * weeks)
	const inAWeek = addDays(today, 7)
	const earliest = lastDate >= inAWeek ? addDays(lastDate, 1) : inAWeek
	const missing = daysBetween(after, earliest)
	return missing <= 0 ? after : addDays(after, Math.ceil(missing / weeks) * weeks)
}

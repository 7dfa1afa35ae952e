import type { Dated, CircleSeason } from './read-season.server.ts'
import { describeWhen } from './when.ts'

/** One date of the list: when, and what happened to it. */
export interface DateRow {
	id: string
	day: string
	time: string
	cancelled: boolean
	isNext: boolean
	isOver: boolean
	/** 'Moved: it was Wednesday 2 December, 15:00.', 'One session more', 'In writing', the note. */
	facts: string[]
	excuses: { name: string; mine: boolean; reason: string }[]
}

/** All dates of a circle in words: what is to come first to last, and what is over latest first. */
export interface DatesView {
	coming: DateRow[]
	past: DateRow[]
}

/** Says a circle's dates to one reader, in their zone and language. */
export function viewDates(
	season: Pick<CircleSeason, 'sessions' | 'rules'>,
	viewer: { zone: string; locale: string; now: Date }
): DatesView {
	const byTime = season.sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const next = byTime.find(({ status, endsAt }) => status === 'confirmed' && endsAt > viewer.now)
	return {
		coming: byTime.filter(({ endsAt }) => endsAt > viewer.now).map(rowOf),
		past: byTime
			.filter(({ endsAt }) => endsAt <= viewer.now)
			.toReversed()
			.map(rowOf)
	}

	function rowOf(session: Dated): DateRow {
		const zones = { ...viewer, circleZone: session.zone }
		const when = describeWhen(session, zones)
		const usual = season.rules.find(({ id }) => id === session.scheduleId)?.durationMinutes
		const was =
			session.movedFrom && describeWhen({ startsAt: session.movedFrom, endsAt: session.movedFrom }, zones)
		const facts = [
			when.zoneLine,
			session.status === 'cancelled' ? 'Cancelled.' : was && `Moved: it was ${was.day}, ${was.time}.`,
			session.added ? 'One session more.' : null,
			session.format === 'writing' ? 'In writing.' : null,
			usual !== undefined && usual !== session.durationMinutes ? `${session.durationMinutes} minutes.` : null,
			session.note
		]
		return {
			id: session.id,
			day: when.day,
			time: when.time,
			cancelled: session.status === 'cancelled',
			isNext: session.id === next?.id,
			isOver: session.endsAt <= viewer.now,
			facts: facts.flatMap((fact) => (fact ? [fact] : [])),
			excuses: session.excuses
		}
	}
}

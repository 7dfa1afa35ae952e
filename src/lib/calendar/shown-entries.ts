import ICAL from 'ical.js'
import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'

/** An entry as a calendar shows it, in words. */
export interface ShownEntry {
	/** Of the session's page. */
	sessionId: string
	title: string
	/** '15:00 to 16:00', with '+1 day' where it ends on the next date. */
	time: string
	status: 'Confirmed' | 'Cancelled'
	/** Whether others see the time as taken. */
	busy: 'Busy' | 'Free'
	/** '20 November, 19:10' */
	changed: string
}

/** What stands on one date of the reader's. */
export interface ShownDay {
	day: string
	entries: ShownEntry[]
}

/**
 * Reads a calendar's bytes as a calendar app does, and lists what it shows by day in the reader's zone: entries that end
 * after `now`, and the others, the latest of them first.
 * @throws when the bytes are no calendar.
 */
export function readShown(
	body: string,
	reader: { zone: string; locale: string; now: Date }
): { coming: ShownDay[]; past: ShownDay[] } {
	const events = new ICAL.Component(ICAL.parse(body))
		.getAllSubcomponents('vevent')
		.map((component) => ({ component, event: new ICAL.Event(component) }))
		// What stands for an empty calendar is on no day that somebody looks at.
		.filter(({ event }) => !event.uid.startsWith('no-sessions-yet@'))
		.map(({ component, event }) => ({
			uid: event.uid,
			title: event.summary,
			start: event.startDate.toJSDate(),
			end: event.endDate.toJSDate(),
			isCancelled: component.getFirstPropertyValue('status') === 'CANCELLED',
			isFree: component.getFirstPropertyValue('transp') === 'TRANSPARENT',
			changed: new Date(String(component.getFirstPropertyValue('last-modified')))
		}))
	const days = (chosen: typeof events) => {
		const byDay = Map.groupBy(chosen, ({ start }) => toWall(start, reader.zone).date)
		return [...byDay].map(([date, entries]) => ({
			day: dateWords(date, isOtherYear(date, reader) ? 'dayWithYear' : 'day', reader.locale),
			entries: entries.map(({ uid, title, start, end, isCancelled, isFree, changed }) => ({
				sessionId: uid.slice(0, 36),
				title,
				time: span(start, end, reader.zone),
				status: isCancelled ? ('Cancelled' as const) : ('Confirmed' as const),
				busy: isFree ? ('Free' as const) : ('Busy' as const),
				changed: `${dateWords(toWall(changed, reader.zone).date, 'monthDay', reader.locale)}, ${toWall(changed, reader.zone).time}`
			}))
		}))
	}
	return {
		coming: days(events.filter(({ end }) => end > reader.now)),
		past: days(events.filter(({ end }) => end <= reader.now).toReversed())
	}
}

function isOtherYear(date: string, { zone, now }: { zone: string; now: Date }): boolean {
	return date.slice(0, 4) !== toWall(now, zone).date.slice(0, 4)
}

function span(start: Date, end: Date, zone: string): string {
	const [from, until] = [toWall(start, zone), toWall(end, zone)]
	return `${from.time} to ${until.time}${until.date === from.date ? '' : ' +1 day'}`
}

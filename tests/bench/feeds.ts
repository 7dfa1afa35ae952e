/**
 * How fast a feed is rendered: 26 sessions, a year of a circle, and 1,000, against `ical-generator` with the same fields
 * in the same run. Run with `npx node tests/bench/feeds.ts`. Each figure is the median of many renderings, the two taking
 * turns so that whatever else the machine does slows both. Fails when ours is not three times as fast.
 */
import ICAL from 'ical.js'
import ical, { ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { renderCalendar } from '../../src/lib/calendar/calendar-object.ts'
import { sessionEntry } from '../../src/lib/calendar/session-entry.ts'
import type { CalendarEntry } from '../../src/lib/calendar/calendar-entry.ts'

const least = 3
const week = 7 * 86_400_000
const first = Date.parse('2026-10-15T18:00:00Z')

function entriesOf(count: number): CalendarEntry[] {
	return Array.from({ length: count }, (_, index) => {
		const startsAt = new Date(first + index * 2 * week)
		const id = `${String(index).padStart(8, '0')}-8f1c-4c7e-9a53-3f1a5b0c2d11`
		return sessionEntry(
			{
				uid: `${id}@sessions.fortnight.invalid`,
				sequence: index % 3,
				startsAt,
				endsAt: new Date(startsAt.getTime() + 3_600_000),
				updatedAt: new Date(first - index * 60_000),
				status: index % 9 === 8 ? 'cancelled' : 'confirmed',
				answer: index % 2 === 0 ? 'yes' : null,
				token: 'A'.repeat(56) + String(index).padStart(8, '0')
			},
			'https://fortnight.example'
		)
	})
}

function renderTheirs(entries: CalendarEntry[]): string {
	const calendar = ical({ name: 'Fortnight', prodId: '//Fortnight//Fortnight//EN', ttl: 3600 })
	for (const entry of entries) {
		calendar.createEvent({
			id: entry.uid,
			sequence: entry.sequence,
			stamp: entry.updatedAt,
			lastModified: entry.updatedAt,
			start: entry.startsAt,
			end: entry.endsAt,
			summary: entry.title,
			description: `${entry.description}\n\n${entry.link}`,
			location: entry.link,
			url: entry.link,
			class: ICalEventClass.PRIVATE,
			status: entry.status === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
			transparency: entry.transparent ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE
		})
	}
	return calendar.toString()
}

const renderOurs = (entries: CalendarEntry[]) => renderCalendar({ name: 'Fortnight', entries })

const count = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').length
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

/** Milliseconds of one rendering, the median of `rounds`, each of which renders so often that it lasts. */
function compare(entries: CalendarEntry[], rounds: number, times: number): [ours: number, theirs: number] {
	const took: [number[], number[]] = [[], []]
	for (let round = 0; round < rounds; round++) {
		for (const [index, render] of [renderOurs, renderTheirs].entries()) {
			const before = performance.now()
			for (let time = 0; time < times; time++) render(entries)
			took[index]?.push((performance.now() - before) / times)
		}
	}
	return [median(took[0]), median(took[1])]
}

let tooSlow = false
for (const [sessions, rounds, times] of [
	[26, 41, 20],
	[1_000, 21, 2]
] as const) {
	const entries = entriesOf(sessions)
	for (const text of [renderOurs(entries), renderTheirs(entries)]) {
		if (count(text) !== sessions) throw new Error('Not every session is in the calendar')
	}
	compare(entries, 5, times)
	const [ours, theirs] = compare(entries, rounds, times)
	const ratio = theirs / ours
	tooSlow ||= ratio < least
	console.log(
		`${sessions} sessions: ours ${ours.toFixed(3)} ms, ical-generator ${theirs.toFixed(3)} ms, ${ratio.toFixed(1)} times as fast` +
			` (${(renderOurs(entries).length / 1024).toFixed(0)} KiB)`
	)
}
if (tooSlow) {
	console.error(`Less than ${least} times as fast.`)
	process.exit(1)
}

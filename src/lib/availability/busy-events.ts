import ICAL from 'ical.js'
import { mergeBusy, type Interval } from './busy-intervals.ts'
import { repeats, rulesOf } from './busy-repeats.ts'
import { refuseDense } from './busy-rule.ts'
import { instantOf, keyOf, lengthOf, valuesOf, type Written } from './calendar-time.ts'
import type { Whereabouts } from './zone-on.ts'

/** Repetitions that are left out or have an entry of their own, by the UID of their entry. */
type Replaced = ReadonlyMap<string, ReadonlySet<number | string>>

/**
 * When a calendar (ICS text) makes its owner busy in the six weeks from `now`, merged; nothing else of it. Busy are
 * confirmed and tentative entries with a time, unless they say that they are free (TRANSP, Outlook's busy status), and
 * all-day ones only if they say TRANSP:OPAQUE, since most of those are birthdays and holidays. Repeating entries are
 * followed on the wall clock of their zone, with their exceptions. An entry that makes no sense is passed over.
 * @throws TooDense for hostile rules, ICAL's ParserError for what is no calendar.
 */
export function busyIn(text: string, owner: Whereabouts, now: Date): Interval[] {
	const calendar = ICAL.Component.fromString(text)
	if (calendar.name !== 'vcalendar') throw new Error('Not a calendar')
	// What it says of zones is not used; left in, ical.js would follow their rules.
	calendar.removeAllSubcomponents('vtimezone')
	const events = calendar.getAllSubcomponents('vevent')
	for (const event of events) for (const rule of rulesOf(event)) refuseDense(rule)
	const replaced = replacedIn(events, owner)
	const times = events.flatMap((event) =>
		unlessNonsense(() => (isBusy(event) ? timesOf(event, replaced, owner, now) : []))
	)
	return mergeBusy(times, now)
}

function replacedIn(events: readonly ICAL.Component[], owner: Whereabouts): Replaced {
	const replaced = new Map<string, Set<number | string>>()
	for (const event of events) {
		const keys = unlessNonsense(() => valuesOf(event, 'recurrence-id').map((id) => keyOf(id, owner)))
		const uid = uidOf(event)
		if (keys.length > 0) replaced.set(uid, new Set([...(replaced.get(uid) ?? []), ...keys]))
	}
	return replaced
}

/** Dates that do not exist and years without zones make no time; they are one entry's, not the calendar's. */
function unlessNonsense<Item>(read: () => Item[]): Item[] {
	try {
		return read()
	} catch (failure) {
		if (failure instanceof RangeError) return []
		throw failure
	}
}

function isBusy(event: ICAL.Component): boolean {
	const said = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase()
	if (said('status') === 'CANCELLED' || said('x-microsoft-cdo-busystatus') === 'FREE') return false
	const isAllDay = valuesOf(event, 'dtstart')[0]?.isDate
	return isAllDay ? said('transp') === 'OPAQUE' : said('transp') !== 'TRANSPARENT'
}

function timesOf(event: ICAL.Component, replaced: Replaced, owner: Whereabouts, now: Date): Interval[] {
	const [start] = valuesOf(event, 'dtstart')
	if (!start) return []
	const length = lengthOf(event, start, owner)
	const interval = (one: Written): Interval => {
		const startsAt = instantOf(one, owner)
		return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + length) }
	}
	if (event.hasProperty('recurrence-id')) return [interval(start)]
	const starts = event.hasProperty('rrule') ? [...repeats(event, start, length, now)] : [start]
	const left = new Set(valuesOf(event, 'exdate').map((one) => keyOf(one, owner)))
	for (const key of replaced.get(uidOf(event)) ?? []) left.add(key)
	return [...starts, ...valuesOf(event, 'rdate')]
		.filter((one) => !left.has(one.date) && !left.has(keyOf(one, owner)))
		.map(interval)
}

const uidOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('uid'))

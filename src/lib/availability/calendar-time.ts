import ICAL from 'ical.js'
import { toInstant } from '../schedule/zone.ts'
import { zoneOfTzid } from './calendar-zone.ts'
import { zoneOn, type Whereabouts } from './zone-on.ts'

/** A time as a calendar writes it: the wall clock, and the zone, null where it floats (RFC 5545 §3.3.5). */
export interface Written {
	date: string
	/** 'HH:MM'; '00:00' for a date alone. */
	time: string
	zone: string | null
	isDate: boolean
}

const two = (part: number) => String(part).padStart(2, '0')

/** What a value of a property says; seconds are cut off. A zone that nobody knows floats. */
export function written(value: ICAL.Time, property: ICAL.Property): Written {
	const tzid = property.getFirstParameter('tzid')
	const isUtc = value.zone?.tzid === 'UTC'
	return {
		...wallOf(value),
		zone: isUtc ? 'Etc/UTC' : tzid ? zoneOfTzid(tzid) : null,
		isDate: value.isDate
	}
}

/** The wall clock of a value. */
export function wallOf(value: ICAL.Time): { date: string; time: string } {
	return {
		date: `${String(value.year).padStart(4, '0')}-${two(value.month)}-${two(value.day)}`,
		time: value.isDate ? '00:00' : `${two(value.hour)}:${two(value.minute)}`
	}
}

/**
 * The instant, in milliseconds since 1970: where it floats, in the zone that the calendar's owner is in on that date.
 * @throws RangeError as `toInstant` does.
 */
export function instantOf({ date, time, zone }: Written, owner: Whereabouts): number {
	return toInstant({ date, time }, zone ?? zoneOn(date, owner)).instant.getTime()
}

/** What names one repetition: its instant, or its date where only that is written. */
export function keyOf(one: Written, owner: Whereabouts): number | string {
	return one.isDate ? one.date : instantOf(one, owner)
}

/** The times that an entry's properties of a name hold; of a period its start. */
export function valuesOf(event: ICAL.Component, name: string): Written[] {
	return event.getAllProperties(name).flatMap((property) =>
		property.getValues().flatMap((value: unknown) => {
			const time = value instanceof ICAL.Period ? value.start : value
			return time instanceof ICAL.Time ? [written(time, property)] : []
		})
	)
}

/**
 * How long an entry lasts, in milliseconds, each of its repetitions as long as the first (RFC 5545 §3.8.5.3): until its
 * end, for its duration, or all day. Before 2000, where no zone is known, by the wall clock.
 */
export function lengthOf(event: ICAL.Component, start: Written, owner: Whereabouts): number {
	const [end] = valuesOf(event, 'dtend')
	if (end && start.date < '2000') return naive(end) - naive(start)
	if (end) return instantOf(end, owner) - instantOf(start, owner)
	const duration: unknown = event.getFirstPropertyValue('duration')
	if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1000
	return start.isDate ? 86_400_000 : 0
}

function naive({ date, time }: Written): number {
	return Date.parse(`${date}T${time}Z`)
}

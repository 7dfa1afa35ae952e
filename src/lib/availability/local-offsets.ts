import { addDays } from '../schedule/plain-date.ts'
import { toInstant } from '../schedule/zone.ts'
import { periodsOf } from '../schedule/zone-data.ts'
import type { Whereabouts } from './zone-on.ts'

/** A stretch of time in which a person's clock keeps one distance from UTC. */
export interface OffsetStretch {
	/** Milliseconds since 1970, exclusive; the next stretch begins there. */
	until: number
	/** Minutes ahead of UTC. */
	offset: number
}

/**
 * The stretches of a person's clock that cover `from` to `to` (milliseconds since 1970), in order. A journey begins
 * and ends at midnight at home, which is as exact as its dates are. The last stretch reaches to `to` or beyond.
 * @throws RangeError for an unknown zone.
 */
export function offsetStretches(person: Whereabouts, from: number, to: number): OffsetStretch[] {
	const stretches: OffsetStretch[] = []
	let at = from
	while (at <= to) {
		const { zone, until } = zoneFrom(person, at)
		const { ends, offsets } = periodsOf(zone)
		const index = ends.findIndex((end) => end > at)
		const end = Math.min(ends[index] ?? Infinity, until)
		stretches.push({ until: end, offset: offsets[index] ?? 0 })
		at = end
	}
	return stretches
}

/** The zone that a person's clock shows at an instant: that of the journey whose dates it falls on at home, or home's. */
export function zoneAt(person: Whereabouts, instant: Date): string {
	return zoneFrom(person, instant.getTime()).zone
}

function zoneFrom({ zone, travels }: Whereabouts, at: number): { zone: string; until: number } {
	let until = Infinity
	for (const travel of travels) {
		const begins = midnight(travel.startsOn, zone)
		const ends = midnight(addDays(travel.endsOn, 1), zone)
		if (begins <= at && at < ends) return { zone: travel.zone, until: ends }
		if (begins > at) until = Math.min(until, begins)
	}
	return { zone, until }
}

/** When a date begins in a zone, in milliseconds since 1970. */
export function midnight(date: string, zone: string): number {
	return toInstant({ date, time: '00:00' }, zone).instant.getTime()
}

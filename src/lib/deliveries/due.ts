import { minutesOfDay } from '../schedule/wall-time.ts'
import { toWall } from '../schedule/zone.ts'

/** From 'HH:MM' on, until 'HH:MM', which is not quiet any more; over midnight when the end is the earlier of the two. */
export interface QuietHours {
	from: string
	until: string
}

const minute = 60_000

/** How long before the start a reminder is wanted, and how long before it is the latest that is still of use. */
const spans = {
	day: { wanted: 24 * 60 * minute, latest: 3 * 60 * minute },
	hour: { wanted: 60 * minute, latest: 10 * minute }
}

/** Whether it is quiet at an instant, on the wall clock of a zone. */
export function isQuiet(at: Date, quiet: QuietHours | null, zone: string): boolean {
	if (!quiet) return false
	const now = minutesOfDay(toWall(at, zone).time)
	const [from, until] = [minutesOfDay(quiet.from), minutesOfDay(quiet.until)]
	return from < until ? from <= now && now < until : from <= now || now < until
}

/**
 * When a reminder goes out: a day or an hour before the start, or now if that is over. Would it come in quiet hours, it
 * waits for their end, as long as that leaves three hours (ten minutes) until the start; otherwise it goes in the last
 * minute before they begin. So it never comes in quiet hours, never later than that, and never earlier than two days
 * before the start. Null when no such moment is left.
 * @param quiet the reader's quiet hours, null for none; on the wall clock of `zone`, where the reader is.
 */
export function dueAt(
	session: { startsAt: Date },
	before: keyof typeof spans,
	quiet: QuietHours | null,
	zone: string,
	now: Date
): Date | null {
	const start = session.startsAt.getTime()
	const wanted = new Date(Math.max(start - spans[before].wanted, now.getTime()))
	const latest = start - spans[before].latest
	const later = awake(wanted, quiet, zone, 1)
	if (later && later.getTime() <= latest) return later
	const earlier = wanted.getTime() <= latest ? awake(wanted, quiet, zone, -1) : null
	return earlier && earlier >= now ? earlier : null
}

/**
 * The first minute, forward (1) or backward (-1) in time, that is not quiet. Counted on the wall clock minute by minute,
 * so that no clock change needs a rule of its own. Null when there is none within the longest day.
 */
export function awake(from: Date, quiet: QuietHours | null, zone: string, direction: 1 | -1): Date | null {
	for (let step = 0; step <= 25 * 60; step++) {
		const at = new Date(from.getTime() + direction * step * minute)
		if (!isQuiet(at, quiet, zone)) return at
	}
	return null
}

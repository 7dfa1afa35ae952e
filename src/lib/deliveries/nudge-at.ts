import { addDays, daysBetween } from '../schedule/plain-date.ts'
import { toInstant, toWall } from '../schedule/zone.ts'
import { awake, type QuietHours } from './due.ts'

const week = 7
const day = 86_400_000

/** What is shorter than six days has no middle worth asking in. */
const shortest = 6

/**
 * When the question in between goes out: at nine in the morning seven days before the day on which it is due, on the
 * reader's clock; where there are less than nine days in all, as between sessions of every week, in their middle. Or as
 * soon as that is over and nobody sleeps, up to two days later, one in a short time. Null when that is over too.
 * @param due the session's start, or a plain date
 * @param since from when on there is something to ask about
 * @param quiet the reader's quiet hours, null for none; on the wall clock of `zone`, where the reader is.
 */
export function nudgeAt(
	due: { startsAt: Date } | { on: string },
	since: Date,
	quiet: QuietHours | null,
	zone: string,
	now: Date
): Date | null {
	const dueOn = 'on' in due ? due.on : toWall(due.startsAt, zone).date
	const days = daysBetween(toWall(since, zone).date, dueOn)
	if (days < shortest) return null
	const isShort = days < week + 2
	const before = isShort ? Math.floor(days / 2) : week
	const wanted = toInstant({ date: addDays(dueOn, -before), time: '09:00' }, zone).instant
	const at = awake(wanted > now ? wanted : now, quiet, zone, 1)
	return at && at.getTime() <= wanted.getTime() + (isShort ? day : 2 * day) ? at : null
}

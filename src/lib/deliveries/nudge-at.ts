import { addDays } from '../schedule/plain-date.ts'
import { toInstant, toWall } from '../schedule/zone.ts'
import { awake, type QuietHours } from './due.ts'

const daysBefore = 7
const stillOfUse = 2 * 86_400_000

/**
 * When the question of day 7 goes out: at nine in the morning seven days before the day on which it is due, on the
 * reader's clock; or as soon as that is over and nobody sleeps, up to two days later. Null when that is over too.
 * @param due the session's start, or a plain date
 * @param quiet the reader's quiet hours, null for none; on the wall clock of `zone`, where the reader is.
 */
export function nudgeAt(
	due: { startsAt: Date } | { on: string },
	quiet: QuietHours | null,
	zone: string,
	now: Date
): Date | null {
	const dueOn = 'on' in due ? due.on : toWall(due.startsAt, zone).date
	const wanted = toInstant({ date: addDays(dueOn, -daysBefore), time: '09:00' }, zone).instant
	const at = awake(wanted > now ? wanted : now, quiet, zone, 1)
	return at && at.getTime() <= wanted.getTime() + stillOfUse ? at : null
}

import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { knownZone } from '../schedule/known-zone'
import { nudgeAt } from './nudge-at'
import { readEach } from './read-each.server'

const candidate = z.object({
	profile_id: z.guid(),
	circle_id: z.guid(),
	session_id: z.guid().nullable(),
	due_on: z.iso.date(),
	starts_at: z.iso.datetime({ offset: true }).nullable(),
	since: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
	zone: z.string().transform(knownZone),
	quiet_from: z.string().nullable(),
	quiet_until: z.string().nullable()
})

/** Written at last so long before they are due: what people change about their mail until then counts. */
const ahead = 10 * 60_000

/**
 * Writes the questions in between that are due now or in the next ten minutes, one for each person and due session or day.
 * @param db with the secret key, since it is nobody's request
 * @returns how many were written; what another server wrote meanwhile is not written twice.
 */
export async function planNudges(db: Db, now: Date): Promise<number> {
	const asked = z.array(z.unknown()).parse(rowsOf(await db.rpc('read_nudges_to_plan')))
	const due = readEach(asked, 'a nudge is left out', (row) => {
		const {
			zone,
			quiet_from: from,
			quiet_until: until,
			starts_at: startsAt,
			since,
			...one
		} = candidate.parse(row)
		const when = startsAt ? { startsAt: new Date(startsAt) } : { on: one.due_on }
		const at = nudgeAt(when, since, from && until ? { from, until } : null, zone, now)
		return at && at.getTime() <= now.getTime() + ahead ? [{ ...one, due_at: at.toISOString() }] : []
	})
	return due.length === 0 ? 0 : rowsOf(await db.rpc('plan_nudges', { p_nudges: due }))
}

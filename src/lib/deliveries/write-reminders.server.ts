import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { knownZone } from '../schedule/known-zone'
import { dueAt } from './due'
import { readEach } from './read-each.server'

const candidate = z.object({
	session_id: z.guid(),
	profile_id: z.guid(),
	before: z.enum(['day', 'hour']),
	// As the database wrote it: it is compared with the session's own to the microsecond.
	starts_at: z.string(),
	zone: z.string().transform(knownZone),
	quiet_from: z.string().nullable(),
	quiet_until: z.string().nullable()
})

/** Written at last so long before they are due: what people change about their mail until then counts. */
const ahead = 2 * 60_000

/**
 * Writes the reminders that are due now or in the next two minutes.
 * @param db with the secret key, since it is nobody's request
 * @returns how many were written; what another server wrote meanwhile is not written twice.
 */
export async function planReminders(db: Db, now: Date): Promise<number> {
	const asked = z.array(z.unknown()).parse(rowsOf(await db.rpc('read_reminders_to_plan')))
	const due = readEach(asked, 'a reminder is left out', (row) => {
		const { zone, quiet_from: from, quiet_until: until, ...one } = candidate.parse(row)
		const quiet = from && until ? { from, until } : null
		const at = dueAt({ startsAt: new Date(one.starts_at) }, one.before, quiet, zone, now)
		return at && at.getTime() <= now.getTime() + ahead ? [{ ...one, due_at: at.toISOString() }] : []
	})
	return due.length === 0 ? 0 : rowsOf(await db.rpc('plan_reminders', { p_reminders: due }))
}

import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { isZone } from '../schedule/zone'
import { correctInstants } from '../schedule/zone-correction'

/**
 * After an upgrade of the tz database: works the instants of coming sessions out again from their wall clocks. Those
 * that differ move, with sequence + 1 and a notice to their members; all others only note the version. Several servers
 * may do it at once, and again: what is done is not done twice.
 * @param db with the secret key, since it is nobody's request
 * @returns how many were looked at, and how many moved
 */
export async function correctSessions(
	db: Db,
	tzVersion: string,
	now: Date
): Promise<{ seen: number; moved: number }> {
	const counts = { seen: 0, moved: 0 }
	for (;;) {
		const rows = rowsOf(await db.rpc('read_outdated_sessions', { p_tz_version: tzVersion }))
		// A zone that is not known cannot be corrected, and must not hold up the others.
		const outdated = rows
			.filter(({ zone }) => isZone(zone))
			.map((row) => ({
				id: row.id,
				sequence: row.sequence,
				date: row.local_date,
				time: row.local_time,
				zone: row.zone,
				durationMinutes: row.duration_minutes,
				startsAt: new Date(row.starts_at)
			}))
		const corrected = new Map(
			correctInstants(outdated, now).map(({ session, startsAt }) => [session.id, startsAt])
		)
		for (const { id, sequence, startsAt } of outdated) {
			const { error } = await db.rpc('correct_session', {
				p_session_id: id,
				p_sequence: sequence,
				p_starts_at: (corrected.get(id) ?? startsAt).toISOString(),
				p_tz_version: tzVersion
			})
			if (error) throw new Error('A session was not corrected', { cause: error })
		}
		counts.seen += outdated.length
		counts.moved += corrected.size
		if (outdated.length === 0) return counts
	}
}

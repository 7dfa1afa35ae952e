import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'

/** A circle in the list of one's circles. */
export interface Listed {
	id: string
	name: string
	closedAt: Date | null
	next: { startsAt: Date; endsAt: Date; zone: string } | null
}

/** The circles that the person is in, by name, each with its next session; in one round trip. */
export async function readMine(db: Db, now: Date): Promise<Listed[]> {
	const rows = rowsOf(
		await db
			.from('circles')
			.select('id, name, closed_at, sessions!sessions_circle_id_fkey(starts_at, ends_at, zone)')
			.eq('sessions.status', 'confirmed')
			.gt('sessions.ends_at', now.toISOString())
			.order('name')
			.order('starts_at', { referencedTable: 'sessions' })
			.limit(1, { referencedTable: 'sessions' })
	)
	return rows.map(({ id, name, closed_at, sessions: [next] }) => ({
		id,
		name,
		closedAt: closed_at === null ? null : new Date(closed_at),
		next: next
			? { startsAt: new Date(next.starts_at), endsAt: new Date(next.ends_at), zone: knownZone(next.zone) }
			: null
	}))
}

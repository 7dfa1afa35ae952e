import type { Schedule } from '$lib/schedule/recurrence'
import { scheduleColumns, scheduleRow } from '$lib/schedule/read.server'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'

/** When a circle met, meets and is to meet. */
export interface CircleTimes {
	id: string
	name: string
	closed: boolean
	/** The rule in force, the latest of the latest season. */
	schedule: Schedule | null
	/** By time, cancelled ones as well; `date` is the wall date in the circle's zone. */
	sessions: { startsAt: Date; endsAt: Date; date: string; status: string }[]
}

/** A circle's rule and all its sessions, in one round trip; null when it is not theirs to see. */
export async function readTimes(db: Db, circleId: string): Promise<CircleTimes | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(
				`id, name, closed_at, schedules(season, ${scheduleColumns}),
				sessions!sessions_circle_id_fkey(starts_at, ends_at, local_date, status)`
			)
			.eq('id', circleId)
			.order('season', { referencedTable: 'schedules', ascending: false })
			.order('starts_on', { referencedTable: 'schedules', ascending: false })
			.limit(1, { referencedTable: 'schedules' })
			.order('starts_at', { referencedTable: 'sessions' })
			.maybeSingle()
	)
	if (!row) return null
	const [latest] = row.schedules
	return {
		id: row.id,
		name: row.name,
		closed: row.closed_at !== null,
		schedule: latest ? scheduleRow.parse(latest) : null,
		sessions: row.sessions.map(({ starts_at, ends_at, local_date, status }) => ({
			startsAt: new Date(starts_at),
			endsAt: new Date(ends_at),
			date: local_date,
			status
		}))
	}
}

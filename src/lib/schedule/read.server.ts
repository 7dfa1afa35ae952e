import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { knownZone } from './known-zone'
import type { Schedule } from './recurrence'

const row = z.object({
	starts_on: z.string(),
	slots: z.array(z.string()),
	zone: z.string(),
	every_weeks: z.number(),
	duration_minutes: z.number(),
	session_count: z.number()
})

/** A schedule as the database writes it, in a row or within a function's answer; times as 'HH:MM'. */
export const scheduleRow = row.transform((schedule): Schedule => ({
	startsOn: schedule.starts_on,
	times: schedule.slots.map((slot) => slot.slice(0, 5)),
	zone: knownZone(schedule.zone),
	everyWeeks: schedule.every_weeks,
	durationMinutes: schedule.duration_minutes,
	sessionCount: schedule.session_count
}))

/** What to select of a schedule for `scheduleRow`. */
export const scheduleColumns = 'starts_on, slots, zone, every_weeks, duration_minutes, session_count'

/**
 * A circle's latest season, for planning the next; null when the circle is not theirs to see.
 * @returns `running` while a session of it is still to come, and those sessions.
 */
export async function readLastSeason(
	db: Db,
	circleId: string,
	now: Date
): Promise<{
	name: string
	schedule: Schedule | null
	running: boolean
	coming: { startsAt: Date; endsAt: Date; status: string }[]
} | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(
				`name, schedules(season, ${scheduleColumns}), sessions!sessions_circle_id_fkey(starts_at, ends_at, status)`
			)
			.eq('id', circleId)
			.eq('sessions.status', 'confirmed')
			.gt('sessions.ends_at', now.toISOString())
			.order('season', { referencedTable: 'schedules', ascending: false })
			.order('starts_on', { referencedTable: 'schedules', ascending: false })
			.limit(1, { referencedTable: 'schedules' })
			.maybeSingle()
	)
	if (!row) return null
	const [latest] = row.schedules
	return {
		name: row.name,
		schedule: latest ? scheduleRow.parse(latest) : null,
		running: row.sessions.length > 0,
		coming: row.sessions.map(({ starts_at, ends_at, status }) => ({
			startsAt: new Date(starts_at),
			endsAt: new Date(ends_at),
			status
		}))
	}
}

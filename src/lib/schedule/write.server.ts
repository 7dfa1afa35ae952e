import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import { occurrences, type Schedule } from './recurrence'
import { tzVersion } from './zone'

/** A season as the database's functions take it: the rule, and each session with its instant worked out here. */
export function seasonOf(schedule: Schedule) {
	return {
		p_schedule: {
			starts_on: schedule.startsOn,
			slots: [...schedule.times],
			zone: schedule.zone,
			every_weeks: schedule.everyWeeks,
			duration_minutes: schedule.durationMinutes,
			session_count: schedule.sessionCount
		},
		p_tz_version: tzVersion,
		p_sessions: occurrences(schedule).map(({ originalDate, date, time, startsAt }) => ({
			original_date: originalDate,
			local_date: date,
			local_time: time,
			starts_at: startsAt.toISOString()
		}))
	}
}

/**
 * Makes a circle's next season, all its sessions at once: from two weeks before the last session of the one that runs,
 * and beginning after it.
 */
export async function planSeason(
	db: Db,
	circleId: string,
	schedule: Schedule
): Promise<Result<'season_is_running' | 'season_overlaps' | 'not_found'>> {
	const answer = await db.rpc('make_season', { p_circle_id: circleId, ...seasonOf(schedule) })
	return settle(answer, ['season_is_running', 'season_overlaps', 'not_found'])
}

import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { Plan } from '../schedule/plan'
import { tzVersion } from '../schedule/zone'

const refusals = [
	'not_found',
	'changed_meanwhile',
	'session_over',
	'session_cancelled',
	'in_the_past',
	'too_many_sessions',
	'in_the_time_zones_reach'
] as const

/** Why a change of the schedule was not carried out. */
export type ChangeRefusal = (typeof refusals)[number]

/**
 * Carries out a plan, all of it or nothing. The same id again changes nothing more; sessions that have changed since the
 * plan was made refuse it.
 * @param change its id is made by whoever sends it; a note of null takes the session's own away, undefined leaves it.
 */
export async function change(
	db: Db,
	change: { id: string; circleId: string; note?: string | null },
	{ kind, edits, added, rule }: Plan
): Promise<Result<ChangeRefusal>> {
	const answer = await db.rpc('change_sessions', {
		p_change: {
			id: change.id,
			circle_id: change.circleId,
			kind,
			...(change.note === undefined ? {} : { note: change.note }),
			rule: rule && {
				starts_on: rule.startsOn,
				slots: [...rule.times],
				zone: rule.zone,
				every_weeks: rule.everyWeeks,
				duration_minutes: rule.durationMinutes,
				session_count: rule.sessionCount
			},
			sessions: edits.map((edit) => ({
				id: edit.id,
				sequence: edit.was.sequence,
				...wall(edit),
				status: edit.status,
				format: edit.format
			})),
			added: added.map((one) => ({
				id: one.id,
				original_date: one.originalDate,
				...wall(one),
				schedule_id: one.scheduleId,
				by_rule: one.byRule
			}))
		},
		p_tz_version: tzVersion
	})
	return settle(answer, refusals)
}

function wall(one: { date: string; time: string; zone: string; durationMinutes: number; startsAt: Date }) {
	return {
		local_date: one.date,
		local_time: one.time,
		zone: one.zone,
		duration_minutes: one.durationMinutes,
		starts_at: one.startsAt.toISOString()
	}
}

/** Takes a change back, within a minute, by whoever made it. */
export async function undo(
	db: Db,
	id: string
): Promise<Result<'not_found' | 'changed_meanwhile' | 'too_late_to_undo'>> {
	const answer = await db.rpc('undo_change', { p_change_id: id })
	return settle(answer, ['not_found', 'changed_meanwhile', 'too_late_to_undo'])
}

import type { Db } from '$lib/server/database'
import { rowOf, rowsOf, settle, type Result } from '$lib/server/result'
import type { Interval } from './busy-intervals'
import { isBlank } from './week-marks'

/**
 * Writes somebody's week for every circle, or for one that they are in. The last to write wins. A week without any mark
 * is refused: to circles it would look like an answer.
 */
export async function mark(
	db: Db,
	week: string,
	circleId?: string
): Promise<Result<'not_found' | 'nothing_marked'>> {
	if (isBlank(week)) return { ok: false, reason: 'nothing_marked' }
	return settle(await db.rpc('mark_hours', { p_marks: week, ...(circleId && { p_circle_id: circleId }) }), [
		'not_found'
	])
}

/** Drops somebody's answer for one circle, so that the one for every circle counts there again. */
export async function dropOwn(db: Db, personId: string, circleId: string): Promise<void> {
	const { error } = await db.from('hours').delete().eq('profile_id', personId).eq('circle_id', circleId)
	if (error) throw new Error('The hours were not dropped', { cause: error })
}

/**
 * Takes somebody's hours away from every circle: they count as not marked again.
 * @returns the week that was there, so that it can be brought back; null when none was.
 */
export async function dropUsual(db: Db, personId: string): Promise<string | null> {
	const row = rowOf(
		await db
			.from('hours')
			.delete()
			.eq('profile_id', personId)
			.is('circle_id', null)
			.select('marks')
			.maybeSingle()
	)
	return row?.marks ?? null
}

/** From one local date to another, both included. */
export interface Dates {
	id: string
	startsOn: string
	endsOn: string
}

// The id is made by the form, so that sending twice records once: the second finds its own row there.
const refusals = ['dates_overlap', 'too_many_dates'] as const
type Refusal = (typeof refusals)[number]

/** Records where somebody travels. */
export async function travel(
	db: Db,
	personId: string,
	{ id, zone, startsOn, endsOn }: Dates & { zone: string }
): Promise<Result<Refusal>> {
	const row = { id, profile_id: personId, zone, starts_on: startsOn, ends_on: endsOn }
	return settle(await db.from('travels').upsert(row, { ignoreDuplicates: true }), refusals)
}

/** Records when somebody is away. */
export async function beAway(
	db: Db,
	personId: string,
	{ id, startsOn, endsOn }: Dates
): Promise<Result<Refusal>> {
	const row = { id, profile_id: personId, starts_on: startsOn, ends_on: endsOn }
	return settle(await db.from('absences').upsert(row, { ignoreDuplicates: true }), refusals)
}

/**
 * Removes one of somebody's stays or absences.
 * @returns what was removed, so that it can be brought back; null when it was not there, or is somebody else's.
 */
export async function remove(
	db: Db,
	kind: 'travels' | 'absences',
	id: string
): Promise<(Dates & { zone?: string }) | null> {
	if (kind === 'absences') {
		const row = rowOf(
			await db.from(kind).delete().eq('id', id).select('id, starts_on, ends_on').maybeSingle()
		)
		return row && { id: row.id, startsOn: row.starts_on, endsOn: row.ends_on }
	}
	const row = rowOf(
		await db.from(kind).delete().eq('id', id).select('id, zone, starts_on, ends_on').maybeSingle()
	)
	return row && { id: row.id, zone: row.zone, startsOn: row.starts_on, endsOn: row.ends_on }
}

/** Counts one reading of a calendar; says when the next one is allowed if this one is not. */
export async function countImport(db: Db): Promise<{ retryAt: Date | null }> {
	const [answer] = rowsOf(await db.rpc('count_import'))
	if (!answer) throw new Error('The database did not count')
	return { retryAt: answer.allowed ? null : new Date(answer.retry_at) }
}

/** Puts busy times in the place of those that were there; none clears them. */
export async function replaceBusy(db: Db, busy: readonly Interval[]): Promise<void> {
	const times = busy.map(({ startsAt, endsAt }) => ({
		starts_at: startsAt.toISOString(),
		ends_at: endsAt.toISOString()
	}))
	const { error } = await db.rpc('replace_busy_times', { p_times: times })
	if (error) throw new Error('The busy times were not written', { cause: error })
}

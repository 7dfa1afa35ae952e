import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import { toInstant, tzVersion } from '../schedule/zone.ts'
import type { Answer } from './attendance'
import { isLinkToken } from './link.server'

const missing = 'not_found' as const
const over = ['session_over', 'session_cancelled'] as const

/** Answers for one session; the same answer again changes nothing. */
export async function answer(
	db: Db,
	id: string,
	value: Answer
): Promise<Result<'not_found' | (typeof over)[number]>> {
	return settle(await db.rpc('answer_session', { p_session_id: id, p_answer: value }), [missing, ...over])
}

/** Answers through a session link, signed in or not. */
export async function answerByLink(
	db: Db,
	token: string,
	value: Answer
): Promise<Result<'not_found' | (typeof over)[number]>> {
	if (!isLinkToken(token)) return { ok: false, reason: missing }
	return settle(await db.rpc('answer_session_link', { p_token: token, p_answer: value }), [missing, ...over])
}

interface Move {
	sequence: number
	/** Wall clock in `zone`; a time that a clock change skips moves forward by the gap. */
	date: string
	time: string
	zone: string
	minutes: number
	note?: string | undefined
}

/**
 * Moves a session or changes its length: same identity, sequence + 1, the others are mailed.
 * @returns how many minutes later than `time` it starts because a clock change skips that time, else 0.
 */
export async function move(
	db: Db,
	id: string,
	to: Move
): Promise<Result<'not_found' | 'changed_meanwhile' | 'in_the_past' | (typeof over)[number], number>> {
	const { instant, shiftedMinutes } = toInstant({ date: to.date, time: to.time }, to.zone)
	const answered = await db.rpc('move_session', {
		p_session_id: id,
		p_sequence: to.sequence,
		p_local_date: to.date,
		p_local_time: to.time,
		p_zone: to.zone,
		p_duration_minutes: to.minutes,
		p_starts_at: instant.toISOString(),
		p_tz_version: tzVersion,
		...(to.note === undefined ? {} : { p_note: to.note })
	})
	return settle(answered, [missing, 'changed_meanwhile', 'in_the_past', ...over], () => shiftedMinutes)
}

/** Cancels a session; it stays in calendars, cancelled, until its end. */
export async function cancel(
	db: Db,
	id: string,
	change: { sequence: number; note?: string | undefined }
): Promise<Result<'not_found' | 'changed_meanwhile' | (typeof over)[number]>> {
	const answered = await db.rpc('cancel_session', {
		p_session_id: id,
		p_sequence: change.sequence,
		...(change.note === undefined ? {} : { p_note: change.note })
	})
	return settle(answered, [missing, 'changed_meanwhile', ...over])
}

/** Brings a cancelled session back. */
export async function restore(
	db: Db,
	id: string,
	sequence: number
): Promise<Result<'not_found' | 'changed_meanwhile' | 'session_over'>> {
	const answered = await db.rpc('restore_session', { p_session_id: id, p_sequence: sequence })
	return settle(answered, [missing, 'changed_meanwhile', 'session_over'])
}

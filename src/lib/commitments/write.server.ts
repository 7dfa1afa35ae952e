import type { Db } from '$lib/server/database'
import { refuseClosed, rowOf, rowsOf, settle, type Result } from '$lib/server/result'
import { saidAt, type Said } from '$lib/server/said'
import type { Ending } from './commitment'
import type { CommitmentWords, Due } from './schema'

/** `session_gone`: cancelled, or of another circle. `not_allowed`: left the circle, or the witness has. */
type Refusal = 'session_gone' | 'not_allowed'
/** Fifty open in a circle; twenty of a session, or a hundred in two weeks. */
const limits = ['too_many_open', 'too_many_logged'] as const
type Limit = (typeof limits)[number]

const done = { ok: true, value: undefined } as const

/** Logs a commitment. Posting the same id twice records once. Two round trips. */
export async function log(
	db: Db,
	ownerId: string,
	commitment: CommitmentWords & { id: string; madeIn?: string | undefined }
): Promise<Result<Refusal | Limit>> {
	const due = await readDate(db, commitment.due)
	// Sent again after much has changed: what is there already was taken, whatever would refuse it now.
	if (!due) {
		if (await isThere(db, commitment.id, 'owner_id', ownerId)) return done
		// Whoever is out of the circle does not see its sessions.
		const circle = await db.from('circles').select('id').eq('id', commitment.due.circleId).maybeSingle()
		return { ok: false, reason: rowOf(circle) ? 'session_gone' : 'not_allowed' }
	}
	const { error } = await db.from('commitments').insert({
		id: commitment.id,
		owner_id: ownerId,
		circle_id: commitment.due.circleId,
		session_id: commitment.madeIn ?? null,
		...due,
		...columnsOf(commitment)
	})
	if (!error || (await isThere(db, commitment.id, 'owner_id', ownerId))) return done
	if (error.code === '42501') return { ok: false, reason: 'not_allowed' }
	if (error.code === '23503') return { ok: false, reason: 'session_gone' }
	const limit = limits.find((reason) => reason === error.message)
	if (limit) return { ok: false, reason: limit }
	refuseClosed(error)
	throw new Error('The commitment was not logged', { cause: error })
}

/** Words an open commitment again, without a trace; another circle is not possible. */
export async function edit(
	db: Db,
	id: string,
	commitment: CommitmentWords
): Promise<Result<Refusal | 'ended_already'>> {
	const due = await readDate(db, commitment.due)
	if (!due) return { ok: false, reason: 'session_gone' }
	const answer = await db
		.from('commitments')
		.update({ ...due, ...columnsOf(commitment) })
		.eq('id', id)
		.eq('circle_id', commitment.due.circleId)
		.select('id')
	if (answer.error?.code === '42501') return { ok: false, reason: 'not_allowed' }
	return rowsOf(answer).length === 1 ? done : { ok: false, reason: 'ended_already' }
}

/** Ends one's commitment, with a line on what came of it. Of several answers the one given last stands. */
export async function end(
	db: Db,
	id: string,
	ending: Exclude<Ending, 'renegotiated'>,
	said: Said,
	endedWith?: string
): Promise<Result<'ended_already' | 'not_found'>> {
	const answer = await db.rpc('end_commitment', {
		p_id: id,
		p_status: ending,
		p_answer_id: said.id,
		p_said_at: await saidAt(db, said),
		...(endedWith && { p_ended_with: endedWith })
	})
	return settle(answer, ['ended_already', 'not_found'])
}

/** Continues one's commitment under `next` in other words or to another date; the old one stays as history. */
export async function renegotiate(
	db: Db,
	id: string,
	change: { next: string; words: string; due: Due; with?: string | undefined }
): Promise<Result<'session_gone' | 'ended_already' | 'nothing_changed' | 'not_found' | Limit>> {
	const due = await readDate(db, change.due)
	if (!due)
		return (await isThere(db, change.next, 'renegotiates_id', id))
			? done
			: { ok: false, reason: 'session_gone' }
	const answer = await db.rpc('renegotiate_commitment', {
		p_id: id,
		p_new_id: change.next,
		p_words: change.words,
		p_due_on: due.due_on,
		...(due.due_session_id && { p_due_session_id: due.due_session_id }),
		...(change.with && { p_ended_with: change.with })
	})
	const result = settle(answer, ['ended_already', 'nothing_changed', 'not_found', ...limits])
	return result.ok ? done : result
}

/** Undoes an ending; of a renegotiation as long as its successor is open. */
export async function reopen(
	db: Db,
	id: string
): Promise<Result<'ended_already' | 'not_found' | 'too_many_open'>> {
	const answer = await db.rpc('reopen_commitment', { p_id: id })
	return settle(answer, ['ended_already', 'not_found', 'too_many_open'])
}

/** Takes an open commitment away, as if it had never been logged. Twice is once. */
export async function takeBack(db: Db, id: string): Promise<void> {
	const { error } = await db.from('commitments').delete().eq('id', id)
	if (error) throw new Error('The commitment was not taken back', { cause: error })
}

function columnsOf(commitment: CommitmentWords) {
	return {
		words: commitment.words,
		outcome: commitment.outcome ?? null,
		reason: commitment.reason ?? null,
		support: commitment.support ?? null,
		witness_id: commitment.witness ?? null,
		private: commitment.private
	}
}

/** The due date as it is stored; null when there is no such session in the circle, or it is cancelled. */
async function readDate(db: Db, due: Due): Promise<{ due_on: string; due_session_id: string | null } | null> {
	if ('on' in due) return { due_on: due.on, due_session_id: null }
	const session = rowOf(
		await db
			.from('sessions')
			.select('local_date')
			.eq('id', due.sessionId)
			.eq('circle_id', due.circleId)
			.eq('status', 'confirmed')
			.maybeSingle()
	)
	return session && { due_on: session.local_date, due_session_id: due.sessionId }
}

/** Whether a commitment is there already: of this person, or in the place of that other one. */
async function isThere(db: Db, id: string, by: 'owner_id' | 'renegotiates_id', of: string): Promise<boolean> {
	return rowOf(await db.from('commitments').select('id').eq('id', id).eq(by, of).maybeSingle()) !== null
}

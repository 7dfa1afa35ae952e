import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import { saidAt, type Said } from '$lib/server/said'
import type { Answer } from './attendance'
import { isLinkToken } from './link.server'
import type { Wish } from './read-answers.server'

const missing = 'not_found' as const
const over = ['session_over', 'session_cancelled'] as const

/** Answers for one session. Of several answers the one given last stands; the same answer again changes nothing. */
export async function answer(
	db: Db,
	id: string,
	value: Answer,
	said: Said
): Promise<Result<'not_found' | (typeof over)[number]>> {
	const answered = await db.rpc('answer_session', {
		p_session_id: id,
		p_answer: value,
		p_id: said.id,
		p_said_at: await saidAt(db, said)
	})
	return settle(answered, [missing, ...over])
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

/** Answers no and says why: to themselves and the organisers. Said again, the newer words stand. */
export async function excuse(
	db: Db,
	id: string,
	reason: string
): Promise<Result<'not_found' | (typeof over)[number]>> {
	return settle(await db.rpc('excuse', { p_session_id: id, p_reason: reason }), [missing, ...over])
}

/** Takes the reason back; the answer stays. */
export async function withdrawExcuse(db: Db, id: string, personId: string): Promise<void> {
	const { error } = await db.from('excuses').delete().eq('session_id', id).eq('profile_id', personId)
	if (error) throw new Error('A reason was not taken back', { cause: error })
}

/** Says how to go on with a session that too few have said yes to. */
export async function wish(db: Db, id: string, value: Wish): Promise<Result<'not_found' | 'not_asked'>> {
	return settle(await db.rpc('wish_for_session', { p_session_id: id, p_wish: value }), [missing, 'not_asked'])
}

/** Decides that it takes place as it is. */
export async function goOn(
	db: Db,
	id: string,
	sequence: number
): Promise<Result<'not_found' | 'changed_meanwhile'>> {
	const answered = await db.rpc('go_on', { p_session_id: id, p_sequence: sequence })
	return settle(answered, [missing, 'changed_meanwhile'])
}

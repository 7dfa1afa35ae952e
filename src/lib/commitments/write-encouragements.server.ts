import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'

/** Says to the owner that their witness, who asks, is with them: once for each date that it is due on. */
export async function encourage(
	db: Db,
	encouragement: { id: string; commitmentId: string }
): Promise<Result<'ended_already' | 'not_found'>> {
	const { id, commitmentId } = encouragement
	const answer = await db.rpc('encourage', { p_id: id, p_commitment_id: commitmentId })
	return settle(answer, ['ended_already', 'not_found'])
}

/** Takes it back as long as the owner was not told. Twice is once. */
export async function takeBackEncouragement(db: Db, id: string): Promise<Result<'told_already'>> {
	return settle(await db.rpc('take_back_encouragement', { p_id: id }), ['told_already'])
}

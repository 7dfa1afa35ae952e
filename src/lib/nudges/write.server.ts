import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { answerSchema } from './schema'
import type { z } from 'zod'

/**
 * Answers by a link: still on and changed are check-ins under `id`, once; done ends the commitment as kept.
 * @returns the commitment's id
 */
export async function answer(
	db: Db,
	token: string,
	{ answer, id }: z.output<typeof answerSchema>
): Promise<Result<'not_found' | 'ended_already', string>> {
	return settle(
		await db.rpc('answer_nudge', { p_token: token, p_answer: answer, p_id: id }),
		['not_found', 'ended_already'],
		(commitment) => commitment
	)
}

/** Takes a check-in back, or without one opens again what one tap has ended. Twice is once. */
export async function undo(
	db: Db,
	token: string,
	checkIn: string | undefined
): Promise<Result<'not_found' | 'ended_already'>> {
	const answer = await db.rpc('undo_nudge', { p_token: token, ...(checkIn && { p_id: checkIn }) })
	return settle(answer, ['not_found', 'ended_already'])
}

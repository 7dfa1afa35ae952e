import type { z } from 'zod'
import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { ClosingRefusal } from '../takeaways/write.server'
import type { pulseSchema } from './schema'

/**
 * Counts one's four answers about a session, once: an earlier answer stands, and sending it twice counts it once. What
 * was answered is kept of nobody. From the session's beginning until a day after its end.
 */
export async function answer(
	db: Db,
	sessionId: string,
	answers: z.output<typeof pulseSchema>
): Promise<Result<ClosingRefusal>> {
	const answered = await db.rpc('answer_pulse', { p_session_id: sessionId, p_answers: answers })
	return settle(answered, ['not_found', 'not_begun', 'session_over', 'session_cancelled'])
}

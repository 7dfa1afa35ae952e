import type { z } from 'zod'
import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { preferencesSchema } from './schema'

/** Writes what a person wants mailed. What is on its way already and no longer wanted is dropped before it leaves. */
export async function savePreferences(
	db: Db,
	id: string,
	preferences: z.output<typeof preferencesSchema>
): Promise<void> {
	const { error } = await db.from('mail_preferences').update(preferences).eq('profile_id', id)
	if (error) throw new Error('What to mail was not written', { cause: error })
}

/** Stops the sort of mail that a link is for, or starts it again. Doing it twice changes nothing. */
export async function unsubscribe(db: Db, token: string, wanted: boolean): Promise<Result<'not_found'>> {
	return settle(await db.rpc('unsubscribe', { p_token: token, p_wanted: wanted }), ['not_found'])
}

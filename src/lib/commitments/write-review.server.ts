import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'

/** Says in a line what came of one's commitment that has ended; nothing takes the line away. */
export async function sayWhatCame(
	db: Db,
	id: string,
	words: string | undefined
): Promise<Result<'still_open' | 'not_found'>> {
	const said = await db.rpc('say_what_came', { p_id: id, ...(words && { p_words: words }) })
	return settle(said, ['still_open', 'not_found'])
}

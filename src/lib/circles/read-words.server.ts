import { isContext, type Context } from '$lib/prompts/vocabulary'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'

/** A circle's words and what it has settled, for those who edit it; null when it is not theirs to see. */
export async function readWords(
	db: Db,
	id: string
): Promise<{
	name: string
	purpose: string
	videoUrl: string | null
	charter: string
	quorum: number
	facilitatorMoves: boolean
	contexts: Context[]
} | null> {
	const columns = 'name, purpose, video_url, charter, quorum, next_facilitator_may_move, contexts'
	const row = rowOf(await db.from('circles').select(columns).eq('id', id).maybeSingle())
	return (
		row && {
			name: row.name,
			purpose: row.purpose,
			videoUrl: row.video_url,
			charter: row.charter,
			quorum: row.quorum,
			facilitatorMoves: row.next_facilitator_may_move,
			contexts: row.contexts.filter(isContext)
		}
	)
}

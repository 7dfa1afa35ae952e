import type { Schedule } from '$lib/schedule/recurrence'
import { seasonOf } from '$lib/schedule/write.server'
import type { Db } from '$lib/server/database'
import { rowOf, settle, type Result } from '$lib/server/result'
import type { CircleEdit, CircleWords } from './schema'

/** Creates a circle whole: organiser, schedule and sessions. The same id again changes nothing. */
export async function create(
	db: Db,
	circle: CircleWords & { id: string },
	schedule: Schedule
): Promise<Result<'too_many_circles'>> {
	const { id, name, purpose, videoUrl, charter } = circle
	const answer = await db.rpc('create_circle', {
		p_circle: { id, name, purpose, video_url: videoUrl, charter },
		...seasonOf(schedule)
	})
	return settle(answer, ['too_many_circles'])
}

/**
 * Writes a circle's words and what it has settled.
 * @returns false when there is none of that id that the person organises.
 */
export async function edit(db: Db, id: string, circle: CircleEdit): Promise<boolean> {
	const { name, purpose, videoUrl, charter, quorum, facilitatorMoves, contexts } = circle
	const words = { name, purpose, video_url: videoUrl, charter }
	const changed = { ...words, quorum, next_facilitator_may_move: facilitatorMoves, contexts }
	return rowOf(await db.from('circles').update(changed).eq('id', id).select('id').maybeSingle()) !== null
}

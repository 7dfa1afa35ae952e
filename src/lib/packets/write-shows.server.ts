import type { Db } from '../server/database.ts'
import { settle, type Result } from '../server/result.ts'

/** Shows one's packet to people of one's circles until an instant; to whom it is shown already, the date moves. */
export async function show(
	db: Db,
	viewers: string[],
	until: Date
): Promise<Result<'not_a_peer' | 'until_is_out_of_reach' | 'too_many_viewers'>> {
	const answer = await db.rpc('show_packet', { p_viewer_ids: viewers, p_until: until.toISOString() })
	return settle(answer, ['not_a_peer', 'until_is_out_of_reach', 'too_many_viewers'])
}

/** Takes one's packet back from somebody, at once. Twice is once. */
export async function stopShowing(db: Db, viewer: string): Promise<void> {
	const { error } = await db.rpc('stop_showing_packet', { p_viewer_id: viewer })
	if (error) throw new Error('The packet was not taken back', { cause: error })
}

/** Says or asks something about a packet that is shown to one. Posting the same id twice records once. */
export async function say(
	db: Db,
	packet: string,
	comment: { id: string; about?: string | undefined; kind: string; words: string }
): Promise<Result<'not_found' | 'too_many_comments'>> {
	const answer = await db.rpc('comment_on_packet', {
		p_id: comment.id,
		p_packet_id: packet,
		p_kind: comment.kind,
		p_words: comment.words,
		...(comment.about && { p_item_id: comment.about })
	})
	return settle(answer, ['not_found', 'too_many_comments'])
}

/** Takes back what one said of a packet that is shown to one. Twice is once. */
export async function takeBack(db: Db, id: string): Promise<void> {
	const { error } = await db.rpc('take_back_packet_comment', { p_id: id })
	if (error) throw new Error('The comment was not taken back', { cause: error })
}

/** Marks a question about one's packet as answered, or as open again. */
export async function answer(db: Db, question: string, answered: boolean): Promise<Result<'not_found'>> {
	return settle(await db.rpc('answer_packet_question', { p_id: question, p_answered: answered }), [
		'not_found'
	])
}

import type { Db } from '../server/database.ts'
import { refuseClosed, rowOf } from '../server/result.ts'
import type { OwnPromptWords } from './schema.ts'

const columnsOf = ({ question, situation, lens, minutes, followUps }: OwnPromptWords) => ({
	question,
	situation: situation ?? null,
	lens,
	minutes,
	follow_ups: followUps
})

/**
 * Keeps a question for a circle. Posting the same id twice records once.
 * @returns false when the circle is not the keeper's.
 */
export async function keep(
	db: Db,
	{ circleId, keeperId }: { circleId: string; keeperId: string },
	{ id, ...words }: OwnPromptWords & { id: string }
): Promise<boolean> {
	const { error } = await db
		.from('circle_prompts')
		.insert({ id, circle_id: circleId, made_by: keeperId, ...columnsOf(words) })
	if (!error) return true
	refuseClosed(error)
	if (error.code === '42501') return false
	const same = db.from('circle_prompts').select('id').eq('id', id).eq('made_by', keeperId).maybeSingle()
	if (error.code === '23505' && rowOf(await same)) return true
	throw new Error('The prompt was not kept', { cause: error })
}

/**
 * Words a circle's own prompt anew.
 * @returns false when there is none of that id that the person may edit: its maker and organisers may.
 */
export async function edit(db: Db, id: string, words: OwnPromptWords): Promise<boolean> {
	const answer = await db
		.from('circle_prompts')
		.update(columnsOf(words))
		.eq('id', id)
		.is('removed_at', null)
		.select('id')
		.maybeSingle()
	return rowOf(answer) !== null
}

/**
 * Removes a circle's own prompt, or puts it back within a minute. What was discussed under it keeps its words.
 * @returns false when there is none that the person may remove, or it is gone for good.
 */
export async function remove(db: Db, id: string, removed: boolean): Promise<boolean> {
	const answer = await db
		.from('circle_prompts')
		// The database puts its own clock in the place of this one.
		.update({ removed_at: removed ? new Date().toISOString() : null })
		.eq('id', id)
		.select('id')
		.maybeSingle()
	return rowOf(answer) !== null
}

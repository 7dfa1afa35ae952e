import type { Db } from '../server/database.ts'
import { settle, type Result } from '../server/result.ts'
import type { ItemWords, RuleWords } from './schema.ts'
import type { SectionKey } from './section.ts'

const columnsOf = ({ section, words, outcome, evidence }: ItemWords) => ({
	p_section: section,
	p_words: words,
	...(outcome && { p_outcome: outcome }),
	p_evidence: evidence
})

/** Writes an item into one's packet, last in its section. Posting the same id twice records once. */
export async function addItem(
	db: Db,
	{ id, ...item }: ItemWords & { id: string }
): Promise<Result<'too_many_items' | 'not_found'>> {
	return settle(await db.rpc('add_packet_item', { p_id: id, ...columnsOf(item) }), [
		'too_many_items',
		'not_found'
	])
}

/** Copies one's commitments that ended as kept or learned into a section; answers how many came. All or none. */
export async function addCommitments(
	db: Db,
	section: SectionKey,
	commitments: string[]
): Promise<Result<'too_many_items' | 'not_found', number>> {
	const answer = await db.rpc('add_commitments_to_packet', {
		p_section: section,
		p_commitment_ids: commitments
	})
	return settle(answer, ['too_many_items', 'not_found'], (added) => added)
}

/** Words an item of one's packet anew; in another section it comes last. */
export async function editItem(db: Db, id: string, item: ItemWords): Promise<Result<'not_found'>> {
	return settle(await db.rpc('edit_packet_item', { p_id: id, ...columnsOf(item) }), ['not_found'])
}

/** Moves an item by one within its section; at its end nothing happens. */
export async function moveItem(db: Db, id: string, to: 'up' | 'down'): Promise<Result<'not_found'>> {
	return settle(await db.rpc('move_packet_item', { p_id: id, p_up: to === 'up' }), ['not_found'])
}

/** Takes an item out of one's packet, or puts it back within a day. */
export async function removeItem(
	db: Db,
	id: string,
	removed: boolean
): Promise<Result<'not_found' | 'too_many_items'>> {
	const answer = await db.rpc('remove_packet_item', { p_id: id, p_removed: removed })
	return settle(answer, ['not_found', 'too_many_items'])
}

/** Writes down a rule of thumb, or words it anew. */
export async function saveRule(
	db: Db,
	id: string,
	{ words, heardFrom, holds }: RuleWords
): Promise<Result<'not_found' | 'too_many_rules'>> {
	const answer = await db.rpc('save_packet_rule', {
		p_id: id,
		p_words: words,
		...(heardFrom && { p_heard_from: heardFrom }),
		p_holds: holds
	})
	return settle(answer, ['not_found', 'too_many_rules'])
}

/** Takes a rule of thumb away, or puts it back within a day. */
export async function removeRule(
	db: Db,
	id: string,
	removed: boolean
): Promise<Result<'not_found' | 'too_many_rules'>> {
	const answer = await db.rpc('remove_packet_rule', { p_id: id, p_removed: removed })
	return settle(answer, ['not_found', 'too_many_rules'])
}

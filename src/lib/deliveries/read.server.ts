import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import { categories, type Category } from './categories'

/** What a person wants mailed. Quiet hours are 'HH:MM' where they are; null for none. */
export type Preferences = Record<Category, boolean> & { quiet: { from: string; until: string } | null }

/** The person's own; everybody has them from the beginning. */
export async function readPreferences(db: Db, id: string): Promise<Preferences> {
	const row = rowsOf(
		await db
			.from('mail_preferences')
			.select(
				'session_changes, day_before, hour_before, clock_changes, records, nudges, questions, duties, quiet_from, quiet_until'
			)
			.eq('profile_id', id)
			.single()
	)
	const { quiet_from: from, quiet_until: until, ...wanted } = row
	return { ...wanted, quiet: from && until ? { from: from.slice(0, 5), until: until.slice(0, 5) } : null }
}

const unsubscribeSchema = z.object({
	name: z.string(),
	category: z.enum([...categories, 'calendar']),
	wanted: z.boolean()
})

/**
 * What a link that stops mail is for, and whether that is mailed now; for whoever holds it.
 * @returns null for a link that is not good, whatever the reason.
 */
export async function readUnsubscribe(
	db: Db,
	token: string
): Promise<z.infer<typeof unsubscribeSchema> | null> {
	const found = rowOf(await db.rpc('read_unsubscribe', { p_token: token }))
	return found === null ? null : unsubscribeSchema.parse(found)
}

/** Whether mail that is due has not left for ten minutes: no worker runs, or no mail server answers. */
export async function isMailDown(db: Db): Promise<boolean> {
	return rowsOf(await db.rpc('mail_is_down'))
}

import { randomBytes } from 'node:crypto'
import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'

/** Makes a feed and its token, which is shown this once: the database keeps its hash. */
export async function createFeed(db: Db, name: string): Promise<Result<'too_many_feeds', string>> {
	const token = `feed_${randomBytes(32).toString('base64url')}`
	return settle(
		await db.rpc('create_feed', { p_name: name, p_token: token }),
		['too_many_feeds'],
		() => token
	)
}

/** Revokes a feed, or takes that back: the undo. Somebody else's is not touched. */
export async function revokeFeed(db: Db, id: string, revoked: boolean, now: Date): Promise<void> {
	const { error } = await db
		.from('feeds')
		.update({ revoked_at: revoked ? now.toISOString() : null })
		.eq('id', id)
	if (error) throw new Error('The feed was not revoked', { cause: error })
}

/** Gives a feed another name. Somebody else's is not touched. */
export async function renameFeed(db: Db, id: string, name: string): Promise<void> {
	const { error } = await db.from('feeds').update({ name }).eq('id', id)
	if (error) throw new Error('The feed was not renamed', { cause: error })
}

/** Chooses how sessions reach the person's calendar. What came the other way leaves it. */
export async function chooseChannel(db: Db, me: string, channel: 'feed' | 'mail'): Promise<void> {
	const { error } = await db.from('profiles').update({ calendar_channel: channel }).eq('id', me)
	if (error) throw new Error('The channel was not chosen', { cause: error })
}

/** Makes every session link of the person that exists useless; new ones are made when `enabled`. */
export async function resetLinks(db: Db, enabled: boolean): Promise<void> {
	const { error } = await db.rpc('reset_my_links', { p_enabled: enabled })
	if (error) throw new Error('The session links were not reset', { cause: error })
}

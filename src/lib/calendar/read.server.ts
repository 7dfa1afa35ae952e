import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import { strongEtag } from './conditional-request'
import { renderFeed } from './feed-file'
import { feedWindow } from './feed-window'

/** A calendar as it is sent: its bytes, and what says whether a reader has them already. */
export interface CalendarFile {
	body: string
	etag: string
	lastModified: Date
}

// Readers send no validators more often than not, so the bytes themselves are kept, for the people seen last.
const kept = new Map<string, { key: string; file: CalendarFile }>()
const mostKept = 500

const tokenSchema = z.string().regex(/^feed_[A-Za-z0-9_-]{43}$/)

/**
 * The calendar that a feed's token opens: one question to the database while nothing changed since the last reading,
 * two otherwise. Its bytes depend on the person's stamp and the day (UTC) only.
 * @returns null for unknown, revoked and malformed tokens alike.
 */
export async function readFeed(
	db: Db,
	token: string,
	origin: string,
	now: Date
): Promise<CalendarFile | null> {
	if (!tokenSchema.safeParse(token).success) return null
	const opened = rowsOf(await db.rpc('open_feed', { p_token: token }))[0]
	if (!opened) return null
	const { from, until } = feedWindow(now)
	const key = `${opened.stamp} ${from.toISOString()} ${origin}`
	const before = kept.get(opened.profile_id)
	if (before?.key === key) return before.file

	const rows = rowsOf(
		await db.rpc('read_feed', { p_token: token, p_from: from.toISOString(), p_to: until.toISOString() })
	)
	const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
	const stamp = new Date(opened.stamp)
	// The window moves at midnight without the stamp.
	const file = toFile(renderFeed(rows, origin), stamp > today ? stamp : today)
	kept.delete(opened.profile_id)
	kept.set(opened.profile_id, { key, file })
	for (const oldest of kept.keys()) {
		if (kept.size <= mostKept) break
		kept.delete(oldest)
	}
	return file
}

/** A calendar's bytes with their strong tag. */
export function toFile(body: string, lastModified: Date): CalendarFile {
	return { body, lastModified, etag: strongEtag(createHash('sha256').update(body).digest('base64url')) }
}

/** A device that reads the person's calendar. */
export interface Feed {
	id: string
	name: string
	createdAt: Date
	lastUsedAt: Date | null
}

/** The person's feeds that are not revoked, oldest first, and whether their session links are on: one round trip each. */
export async function listFeeds(db: Db): Promise<{ feeds: Feed[]; linksAreOn: boolean }> {
	const [feeds, links] = await Promise.all([
		db.from('feeds').select(columns).is('revoked_at', null).order('created_at'),
		db.rpc('read_my_links')
	])
	return { feeds: rowsOf(feeds).map(toFeed), linksAreOn: rowsOf(links) }
}

/** One feed of the person's that is not revoked; null for any other. */
export async function readOwnFeed(db: Db, id: string): Promise<Feed | null> {
	const row = rowOf(await db.from('feeds').select(columns).eq('id', id).is('revoked_at', null).maybeSingle())
	return row && toFeed(row)
}

const columns = 'id, name, created_at, last_used_at'

function toFeed(row: { id: string; name: string; created_at: string; last_used_at: string | null }): Feed {
	return {
		id: row.id,
		name: row.name,
		createdAt: new Date(row.created_at),
		lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at)
	}
}

/**
 * What the person's calendar should show: the bytes that their feeds have now or, when sessions come by mail, of the
 * entries that were mailed, with the number of those still on their way. One round trip.
 */
export async function readOwnCalendar(
	db: Db,
	channel: 'feed' | 'mail',
	origin: string,
	now: Date
): Promise<{ body: string; onTheirWay: number }> {
	const { from, until } = feedWindow(now)
	if (channel === 'feed') {
		const window = { p_from: from.toISOString(), p_to: until.toISOString() }
		return { body: renderFeed(rowsOf(await db.rpc('read_my_calendar', window)), origin), onTheirWay: 0 }
	}
	const rows = rowsOf(await db.rpc('read_my_mailed_entries'))
	const entries = rows
		.filter(({ mailed_at }) => mailed_at !== null)
		.map((row) => ({
			...row,
			updated_at: row.mailed_at,
			status: row.method === 'CANCEL' ? 'cancelled' : 'confirmed'
		}))
	return { body: renderFeed(entries, origin), onTheirWay: rows.length - entries.length }
}

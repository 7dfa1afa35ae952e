import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { renderCalendar } from './calendar-object'
import { strongEtag } from './conditional-request'
import { feedWindow } from './feed-window'
import { sessionEntry } from './session-entry'

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

const answerSchema = z.enum(['yes', 'maybe', 'no']).nullable()
const statusSchema = z.enum(['confirmed', 'cancelled'])

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
	const file = toFile(
		renderCalendar({
			name: 'Fortnight',
			entries: rows.map((row) =>
				sessionEntry(
					{
						uid: row.uid,
						sequence: row.sequence,
						startsAt: new Date(row.starts_at),
						endsAt: new Date(row.ends_at),
						updatedAt: new Date(row.updated_at),
						status: statusSchema.parse(row.status),
						answer: answerSchema.parse(row.answer),
						token: row.link
					},
					origin
				)
			)
		}),
		// The window moves at midnight without the stamp.
		stamp > today ? stamp : today
	)
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
		db.from('feeds').select('id, name, created_at, last_used_at').is('revoked_at', null).order('created_at'),
		db.rpc('read_my_links')
	])
	return {
		feeds: rowsOf(feeds).map((feed) => ({
			id: feed.id,
			name: feed.name,
			createdAt: new Date(feed.created_at),
			lastUsedAt: feed.last_used_at === null ? null : new Date(feed.last_used_at)
		})),
		linksAreOn: rowsOf(links)
	}
}

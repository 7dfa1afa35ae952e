import { z } from 'zod'
import type { Db } from '../server/database.ts'
import { rowOf, rowsOf } from '../server/result.ts'
import { commentKinds, holdings, type Item, type Packet, type Rule } from './packet.ts'
import { sectionKeys } from './section.ts'

const itemColumns = `id, section, place, words, outcome, evidence,
	source:packet_sources(commitment_id, words, circle_name, ended_as, ended_at)` as const
const columns = `id, owner:profiles!packets_owner_id_fkey(id, name),
	items:packet_items(${itemColumns}), rules:packet_rules(id, words, heard_from, holds),
	shows:packet_shows(viewer_id, shown_until, viewer:profiles!packet_shows_viewer_id_fkey(name)),
	comments:packet_comments(id, item_id, kind, words, answered_at, created_at,
		author:profiles!packet_comments_author_id_fkey(name))` as const

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const itemSchema = z
	.object({
		id: z.string(),
		section: z.enum(sectionKeys),
		place: z.number(),
		words: z.string(),
		outcome: z.string().nullable(),
		evidence: z.array(z.string()),
		source: z
			.object({
				commitment_id: z.string().nullable(),
				words: z.string(),
				circle_name: z.string(),
				ended_as: z.enum(['kept', 'learned']),
				ended_at: instant
			})
			.nullable()
	})
	.transform(({ source, ...same }): Item => ({
		...same,
		source: source && {
			commitmentId: source.commitment_id,
			words: source.words,
			circle: source.circle_name,
			endedAs: source.ended_as,
			endedAt: source.ended_at
		}
	}))

const ruleSchema = z
	.object({
		id: z.string(),
		words: z.string(),
		heard_from: z.string().nullable(),
		holds: z.enum(holdings)
	})
	.transform(({ heard_from, ...same }): Rule => ({ ...same, heardFrom: heard_from }))

const commentSchema = z.object({
	id: z.string(),
	item_id: z.string().nullable(),
	kind: z.enum(commentKinds),
	words: z.string(),
	answered_at: instant.nullable(),
	created_at: instant,
	author: z.object({ name: z.string() }).nullable()
})

/**
 * A person's own packet, or one by its id as far as the reader may see it; null when there is none, which looks the same.
 * One round trip.
 */
export async function read(
	db: Db,
	which: { ownerId: string } | { id: string },
	now: Date
): Promise<Packet | null> {
	const asked = db
		.from('packets')
		.select(columns)
		.is('items.removed_at', null)
		.is('rules.removed_at', null)
		.gt('shows.shown_until', now.toISOString())
		.order('created_at', { referencedTable: 'rules' })
		.order('shown_at', { referencedTable: 'shows' })
		.order('created_at', { referencedTable: 'comments' })
	const row = rowOf(
		await ('id' in which ? asked.eq('id', which.id) : asked.eq('owner_id', which.ownerId)).maybeSingle()
	)
	if (!row) return null
	return {
		id: row.id,
		owner: row.owner,
		items: row.items.map((item) => itemSchema.parse(item)),
		rules: row.rules.map((rule) => ruleSchema.parse(rule)),
		shows: row.shows.map(({ viewer_id, shown_until, viewer }) => ({
			viewerId: viewer_id,
			name: viewer?.name ?? null,
			until: new Date(shown_until)
		})),
		comments: row.comments
			.map((comment) => commentSchema.parse(comment))
			.map(({ id, kind, words, ...rest }) => ({
				...{ id, kind, words },
				itemId: rest.item_id,
				answeredAt: rest.answered_at,
				createdAt: rest.created_at,
				author: rest.author?.name ?? null
			}))
	}
}

/** A person's own packet; an empty one while nothing was put into it. */
export async function readMine(db: Db, ownerId: string, now: Date): Promise<Packet> {
	const nothing = { items: [], rules: [], shows: [], comments: [] }
	return (await read(db, { ownerId }, now)) ?? { id: null, owner: null, ...nothing }
}

/** An item of the owner's packet; null for one that is gone or of another's packet. */
export async function readItem(db: Db, ownerId: string, id: string): Promise<Item | null> {
	const row = rowOf(
		await db
			.from('packet_items')
			.select(`${itemColumns}, packet:packets!inner(owner_id)`)
			.eq('id', id)
			// Somebody it is shown to reads it as well, and edits nothing.
			.eq('packet.owner_id', ownerId)
			.is('removed_at', null)
			.maybeSingle()
	)
	return row && itemSchema.parse(row)
}

/** A rule of thumb of one's own; null for one that is gone or another's. */
export async function readRule(db: Db, id: string): Promise<Rule | null> {
	const row = rowOf(
		await db
			.from('packet_rules')
			.select('id, words, heard_from, holds')
			.eq('id', id)
			.is('removed_at', null)
			.maybeSingle()
	)
	return row && ruleSchema.parse(row)
}

/** The packets that are shown to a person now, the first to end first. One round trip. */
export async function listShown(db: Db, viewerId: string) {
	const rows = rowsOf(
		await db
			.from('packet_shows')
			.select('packet_id, shown_until, packet:packets(owner:profiles!packets_owner_id_fkey(name))')
			.eq('viewer_id', viewerId)
			.order('shown_until')
	)
	return rows.map(({ packet_id, shown_until, packet }) => ({
		id: packet_id,
		owner: packet?.owner?.name ?? null,
		until: new Date(shown_until)
	}))
}

import { knownZone } from '../schedule/known-zone.ts'
import type { Db } from '../server/database.ts'
import { rowOf } from '../server/result.ts'
import { ownAddress, ownPromptOf, type OwnPrompt } from './own-prompt.ts'

/** What `ownPromptOf` reads. */
export const ownColumns =
	'id, circle_id, question, situation, lens, minutes, follow_ups, maker:profiles!circle_prompts_made_by_fkey(id, name)' as const
const queue = 'prompt_slug, circle_prompt_id' as const
const sessionColumns = 'id, starts_at, ends_at, zone, status' as const

/** A session that prompts can be put in the queue of, and the pages of those that stand there. */
export type SessionToPick = {
	id: string
	startsAt: Date
	endsAt: Date
	zone: ReturnType<typeof knownZone>
	/** Whether topics can still be brought. */
	open: boolean
	queued: string[]
}

type SessionRow = { id: string; starts_at: string; ends_at: string; zone: string; status: string }
type QueueRow = { prompt_slug: string | null; circle_prompt_id: string | null }

function sessionToPick(row: SessionRow & { topics: QueueRow[] }, circleId: string, now: Date): SessionToPick {
	const endsAt = new Date(row.ends_at)
	return {
		id: row.id,
		startsAt: new Date(row.starts_at),
		endsAt,
		zone: knownZone(row.zone),
		open: row.status === 'confirmed' && endsAt > now,
		queued: row.topics.flatMap(({ prompt_slug, circle_prompt_id }) =>
			prompt_slug !== null
				? [`/prompts/${prompt_slug}`]
				: circle_prompt_id !== null
					? [ownAddress({ id: circle_prompt_id, circleId })]
					: []
		)
	}
}

/** The circle that prompts are picked for: its own ones, the newest first, and the session. */
export type CircleToPick = {
	id: string
	name: string
	closed: boolean
	own: OwnPrompt[]
}

/** The session and its circle; null when there is none or the reader may not see it. One round trip. */
export async function readSessionToPick(
	db: Db,
	id: string,
	now: Date
): Promise<{ session: SessionToPick; circle: CircleToPick } | null> {
	const row = rowOf(
		await db
			.from('sessions')
			.select(
				`${sessionColumns}, topics!for_a_session_of_the_circle(${queue}),
				circle:circles!sessions_circle_id_fkey(id, name, closed_at, own:circle_prompts(${ownColumns}))`
			)
			.eq('id', id)
			.is('circle.own.removed_at', null)
			.order('created_at', { referencedTable: 'circle.own', ascending: false })
			.maybeSingle()
	)
	if (!row?.circle) return null
	const { circle } = row
	return {
		session: sessionToPick(row, circle.id, now),
		circle: {
			id: circle.id,
			name: circle.name,
			closed: circle.closed_at !== null,
			own: circle.own.map(ownPromptOf)
		}
	}
}

/** A circle with its next session, if one is planned; null when it is not the reader's. One round trip. */
export async function readCircleToPick(
	db: Db,
	id: string,
	now: Date
): Promise<{ circle: CircleToPick; session: SessionToPick | null } | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(
				`id, name, closed_at, own:circle_prompts(${ownColumns}),
				sessions!sessions_circle_id_fkey(${sessionColumns}, topics!for_a_session_of_the_circle(${queue}))`
			)
			.eq('id', id)
			.is('own.removed_at', null)
			.order('created_at', { referencedTable: 'own', ascending: false })
			.eq('sessions.status', 'confirmed')
			.gt('sessions.ends_at', now.toISOString())
			.order('starts_at', { referencedTable: 'sessions' })
			.limit(1, { referencedTable: 'sessions' })
			.maybeSingle()
	)
	if (!row) return null
	const [next] = row.sessions
	return {
		circle: { id: row.id, name: row.name, closed: row.closed_at !== null, own: row.own.map(ownPromptOf) },
		session: next ? sessionToPick(next, row.id, now) : null
	}
}

/** A problem that was brought, as the form that keeps it begins; null when it is not of a circle of the reader. */
export async function readTopicToKeep(
	db: Db,
	id: string,
	circleId: string
): Promise<{ question: string; lens: string } | null> {
	const row = rowOf(
		await db.from('topics').select('words, lens').eq('id', id).eq('circle_id', circleId).maybeSingle()
	)
	return row && { question: row.words ?? '', lens: row.lens ?? '' }
}

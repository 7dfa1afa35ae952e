import { z } from 'zod'
import { statuses } from '$lib/commitments/commitment'
import { standing } from '$lib/commitments/standing'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import type { Meeting } from './coverage'
import { lensesOfTopic } from './topic-lenses'

const statusSchema = z.enum(statuses)

/** What coverage is folded from, and where a lens can be picked for. */
export interface ToCover {
	circle: { id: string; name: string }
	/** Sessions in which something was discussed, the first first. */
	meetings: Meeting[]
	/** The session that takes topics next; null when none is planned. */
	nextSessionId: string | null
}

/**
 * The sessions of a circle with the topics they took up and how what was committed to in them stands: what all members
 * see, so that it is the same for each. One round trip; null when the circle is not the reader's to see.
 */
export async function readToCover(db: Db, circleId: string, now: Date): Promise<ToCover | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(
				`id, name,
				sessions!sessions_circle_id_fkey(
					id, starts_at, status,
					topics!for_a_session_of_the_circle(lens, prompt_slug, taken_up_at),
					commitments!made_in_a_session_of_the_circle(status, renegotiates_id)
				)`
			)
			.eq('id', circleId)
			.eq('sessions.status', 'confirmed')
			.not('sessions.topics.taken_up_at', 'is', null)
			.eq('sessions.commitments.private', false)
			.order('starts_at', { referencedTable: 'sessions' })
			.maybeSingle()
	)
	if (!row) return null
	return {
		circle: { id: row.id, name: row.name },
		meetings: row.sessions
			.filter(({ topics }) => topics.length > 0)
			.map(({ starts_at, topics, commitments }) => ({
				at: new Date(starts_at),
				topics: topics.map(({ lens, prompt_slug }) => lensesOfTopic({ lens, promptSlug: prompt_slug })),
				commitments: commitments.flatMap(({ status, renegotiates_id }) =>
					standing({ status: statusSchema.parse(status), renegotiates: renegotiates_id })
				)
			})),
		nextSessionId: row.sessions.find(({ starts_at }) => new Date(starts_at) > now)?.id ?? null
	}
}

import { z } from 'zod'
import { parseMembers } from '$lib/availability/read.server'
import { statuses } from '$lib/commitments/commitment'
import { parseBands } from '$lib/pulse/read.server'
import { parseRota } from '$lib/rota/read.server'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import { readToCover } from '$lib/topics/read-coverage.server'
import { lensesOfTopic } from '$lib/topics/topic-lenses'
import type { CircleNumbers } from './circle'
import type { MyCommitment } from './mine'
import { tooFew } from './too-few'

const statusSchema = z.enum(statuses)

/** All that a person committed to, also in circles they have left, by when it was made. One round trip. */
export async function readMine(db: Db, personId: string): Promise<MyCommitment[]> {
	const rows = rowsOf(
		await db
			.from('commitments')
			.select(
				`id, words, support, status, due_on, witness_id, renegotiates_id, created_at,
				due:sessions!due_at_a_session_of_the_circle(local_date),
				made:sessions!made_in_a_session_of_the_circle(
					id, starts_at, topics!for_a_session_of_the_circle(lens, prompt_slug, taken_up_at)
				)`
			)
			.eq('owner_id', personId)
			.not('made.topics.taken_up_at', 'is', null)
			.order('created_at')
			.order('id')
	)
	return rows.map(
		({ id, words, support, status, due_on, witness_id, renegotiates_id, created_at, due, made }) => ({
			id,
			words,
			support,
			status: statusSchema.parse(status),
			dueOn: due?.local_date ?? due_on ?? '',
			witnessed: witness_id !== null,
			renegotiates: renegotiates_id,
			createdAt: new Date(created_at),
			madeIn: made && {
				id: made.id,
				startsAt: new Date(made.starts_at),
				topics: made.topics.map(({ lens, prompt_slug }) => lensesOfTopic({ lens, promptSlug: prompt_slug }))
			}
		})
	)
}

const instant = z.string().transform((text) => new Date(text))
const count = z.number().int()

const sessionSchema = z
	.object({
		id: z.string(),
		starts_at: instant,
		ends_at: instant,
		zone: z.string().transform(knownZone),
		due: z
			.object({ kept: count, learned: count, renegotiated: count, let_go: count, open: count })
			.nullable(),
		// The database holds it back; should that ever fall away, the page breaks rather than tells.
		there: count.refine((people) => !tooFew(people)).nullable(),
		counted_by: z.enum(['live', 'answers']),
		members: count,
		pulse: z.unknown().transform(parseBands)
	})
	.transform(({ starts_at, ends_at, counted_by, pulse, ...same }) => ({
		...same,
		startsAt: starts_at,
		endsAt: ends_at,
		countedBy: counted_by,
		bands: pulse
	}))

const circleSchema = z.object({
	circle: z.object({ id: z.string(), name: z.string() }),
	sessions: z.array(sessionSchema),
	hours: z.unknown().transform((rows) => (rows === null ? null : parseMembers(rows))),
	rota: z.unknown().transform((row) => (row === null ? null : parseRota(row)))
})

/**
 * What the charts of a circle are made of. What is too small to show is held back by the database. Two round trips at
 * once; null when the circle is not the reader's to see.
 */
export async function readCircle(db: Db, circleId: string, now: Date): Promise<CircleNumbers | null> {
	const [found, covered] = await Promise.all([
		db.rpc('read_circle_insights', { p_circle_id: circleId }),
		readToCover(db, circleId, now)
	])
	const row = rowOf(found)
	if (row === null || covered === null) return null
	return { ...circleSchema.parse(row), meetings: covered.meetings }
}

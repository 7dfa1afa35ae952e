import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { statuses } from '../commitments/commitment'
import { knownZone } from '../schedule/known-zone'
import type { Nudge } from './view'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const zone = z.string().transform(knownZone)

const nudgeSchema = z
	.object({
		commitment_id: z.guid(),
		name: z.string(),
		viewer_zone: zone,
		locale: z.string(),
		words: z.string(),
		status: z.enum(statuses),
		undoable: z.boolean(),
		due_on: z.iso.date(),
		session: z.object({ starts_at: instant, ends_at: instant }).nullable(),
		circle_zone: zone.nullable(),
		latest: z
			.object({ id: z.guid(), created_at: instant, answer: z.enum(['on', 'changed']).nullable() })
			.nullable()
	})
	.transform(({ commitment_id, viewer_zone, due_on, session, circle_zone, latest, ...same }): Nudge => ({
		...same,
		commitmentId: commitment_id,
		zone: viewer_zone,
		dueOn: due_on,
		session: session && { startsAt: session.starts_at, endsAt: session.ends_at },
		circleZone: circle_zone ?? viewer_zone,
		latest: latest && { id: latest.id, at: latest.created_at, answer: latest.answer }
	}))

/** Whether this could be the token of such a link at all. */
export function isNudgeToken(token: string): boolean {
	return /^nudge_[A-Za-z0-9_-]{64}$/.test(token)
}

/**
 * The commitment behind its owner's link, for whoever holds it; null for a link that is malformed, forged, turned off,
 * over, or of somebody who left.
 */
export async function readNudge(db: Db, token: string): Promise<Nudge | null> {
	if (!isNudgeToken(token)) return null
	const found = rowOf(await db.rpc('read_nudge', { p_token: token }))
	return found === null ? null : nudgeSchema.parse(found)
}

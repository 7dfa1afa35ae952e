import { z } from 'zod'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { circleShown } from './read.server'

const seat = z.object({
	circle_name: z.string(),
	/** The circle that joined this one; null once that is gone. */
	from_circle: z.string().nullable(),
	inviter: z.string(),
	kept_until: z.string().transform((text) => new Date(text)),
	circle: circleShown
})

/** A seat that a merge keeps for the person, with what its circle shows to somebody who is not in it yet. */
export type Seat = z.output<typeof seat>

/** The same, in one round trip; null when no seat is kept, or no longer. */
export async function readSeat(db: Db, circleId: string): Promise<Seat | null> {
	const data = rowOf(await db.rpc('read_my_seat', { p_circle_id: circleId }))
	return data === null ? null : seat.parse(data)
}

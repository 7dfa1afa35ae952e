import { z } from 'zod'
import { statuses } from '../commitments/commitment'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import type { Closing } from './closing-view'

const mayClose = z
	.object({
		begun: z.boolean(),
		ended_at: z.coerce.date(),
		open: z.boolean(),
		may_agree: z.boolean(),
		answered: z.boolean()
	})
	.nullable()
const status = z.enum(statuses)

const columns = `
	id, starts_at, ends_at, zone, status,
	circle:circles!sessions_circle_id_fkey(id, name, closed_at, note_sweeps(ran_at, deleted_at, deleted)),
	notes!of_a_session_of_the_circle(id, words), parked!of_a_session_of_the_circle(id, words),
	takeaways!of_a_session_of_the_circle(id, words, agreed),
	commitments!made_in_a_session_of_the_circle(id, words, status)
` as const

/**
 * What a session leaves behind, and what one may still do about it: two questions at once, one round trip long. Notes
 * and what is parked come in the order of their minutes, within a minute in none.
 * @returns null when there is no such session, or none that one may see.
 */
export async function read(db: Db, sessionId: string, personId: string): Promise<Closing | null> {
	const [found, may] = await Promise.all([
		db
			.from('sessions')
			.select(columns)
			.eq('id', sessionId)
			.eq('commitments.owner_id', personId)
			.order('written_at', { referencedTable: 'notes' })
			.order('id', { referencedTable: 'notes' })
			.order('written_at', { referencedTable: 'parked' })
			.order('id', { referencedTable: 'parked' })
			.order('created_at', { referencedTable: 'takeaways' })
			.order('id', { referencedTable: 'takeaways' })
			.order('created_at', { referencedTable: 'commitments' })
			.maybeSingle(),
		db.rpc('read_my_close', { p_session_id: sessionId })
	])
	const row = rowOf(found)
	const close = mayClose.parse(rowOf(may))
	if (!row || !close) return null
	const { note_sweeps: sweep, closed_at, ...circle } = row.circle
	return {
		id: row.id,
		circle: { ...circle, closed: closed_at !== null },
		startsAt: new Date(row.starts_at),
		endsAt: new Date(row.ends_at),
		zone: knownZone(row.zone),
		cancelled: row.status === 'cancelled',
		begun: close.begun,
		endedAt: close.ended_at,
		open: close.open,
		mayAgree: close.may_agree,
		answered: close.answered,
		notes: row.notes,
		parked: row.parked,
		takeaways: row.takeaways,
		mine: row.commitments.map((made) => ({ ...made, status: status.parse(made.status) })),
		sweep: sweep && {
			ranAt: new Date(sweep.ran_at),
			deletedAt: sweep.deleted_at === null ? null : new Date(sweep.deleted_at),
			deleted: sweep.deleted
		}
	}
}

import { z } from 'zod'
import { knownZone } from '../schedule/known-zone'
import type { Db } from '../server/database'
import { rowOf } from '../server/result'
import { fitSteps, shortenSteps } from './fit-steps'
import { stepsSchema } from './schema'
import type { Step } from './step'
import { chooseTemplate } from './templates'

const instant = z.string().transform((text) => new Date(text))

const agendaSchema = z.object({
	session: z
		.object({
			id: z.guid(),
			starts_at: instant,
			ends_at: instant,
			zone: z.string().transform(knownZone),
			minutes: z.number(),
			format: z.enum(['call', 'writing']),
			status: z.enum(['confirmed', 'cancelled']),
			is_first: z.boolean(),
			is_last: z.boolean()
		})
		.transform(({ starts_at, ends_at, is_first, is_last, ...session }) => ({
			...session,
			startsAt: starts_at,
			endsAt: ends_at,
			isFirst: is_first,
			isLast: is_last
		})),
	circle: z.object({ id: z.guid(), name: z.string(), closed: z.boolean() }),
	steps: stepsSchema.nullable(),
	before: stepsSchema.nullable(),
	chosen_by: z.object({ id: z.guid(), name: z.string() }).nullable(),
	started: z.boolean(),
	may_choose: z.boolean(),
	own: z.array(z.object({ id: z.guid(), name: z.string(), steps: stepsSchema }))
})

/**
 * What a session does, and from what somebody who may say so can choose: for a member of its circle, in one round trip;
 * null for everybody else.
 */
export async function readOfSession(db: Db, sessionId: string) {
	const found = rowOf(await db.rpc('read_agenda', { p_session_id: sessionId }))
	if (found === null) return null
	const { chosen_by, may_choose, steps, ...agenda } = agendaSchema.parse(found)
	const { session } = agenda
	const template = chooseTemplate(session, session)
	return {
		...agenda,
		/** The usual one for this session. */
		template,
		/** What was chosen, as it was chosen; null for the usual one. */
		chosen: steps,
		chosenBy: chosen_by,
		mayChoose: may_choose,
		/** What the session does: chosen or usual, fitted to its length. */
		steps: steps ? shortenSteps(steps, session.minutes) : fitSteps(template.steps, session.minutes)
	}
}

/**
 * The steps of a session, chosen or usual, fitted to its length: what a live session begins with. One round trip.
 * @returns null when there is no such session, or it is not the reader's to see.
 */
export async function readForSession(db: Db, sessionId: string): Promise<Step[] | null> {
	return (await readOfSession(db, sessionId))?.steps ?? null
}

/** A circle's own agendas, by name, and its next session, whose agenda they may become. */
export interface CircleAgendas {
	circle: { id: string; name: string; closed: boolean }
	own: { id: string; name: string; steps: Step[]; by: string | null; mayChange: boolean }[]
	next: { id: string; startsAt: Date; endsAt: Date; zone: string } | null
}

/** The agendas of a circle for a member of it, in one round trip; null for everybody else. */
export async function readOfCircle(
	db: Db,
	circleId: string,
	personId: string,
	now: Date
): Promise<CircleAgendas | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(
				`id, name, closed_at, members(role, profile_id),
				agendas(id, name, steps, maker:profiles!agendas_made_by_fkey(id, name)),
				sessions!sessions_circle_id_fkey(id, starts_at, ends_at, zone)`
			)
			.eq('id', circleId)
			.eq('members.profile_id', personId)
			.eq('sessions.status', 'confirmed')
			.gt('sessions.ends_at', now.toISOString())
			.order('name', { referencedTable: 'agendas' })
			.order('starts_at', { referencedTable: 'sessions' })
			.limit(1, { referencedTable: 'sessions' })
			.maybeSingle()
	)
	if (!row) return null
	const closed = row.closed_at !== null
	const organiser = row.members.some(({ role }) => role === 'organiser')
	const [next] = row.sessions
	return {
		circle: { id: row.id, name: row.name, closed },
		own: row.agendas.map(({ id, name, steps, maker }) => ({
			id,
			name,
			steps: stepsSchema.parse(steps),
			by: maker && maker.id !== personId ? maker.name : null,
			mayChange: !closed && (organiser || maker?.id === personId)
		})),
		next: next
			? {
					id: next.id,
					startsAt: new Date(next.starts_at),
					endsAt: new Date(next.ends_at),
					zone: knownZone(next.zone)
				}
			: null
	}
}

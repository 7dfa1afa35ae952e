import type { Db } from '../server/database'
import { settle, type Result } from '../server/result'
import type { Step } from './step'

const plain = (steps: readonly Step[]) => steps.map(({ kind, minutes, title }) => ({ kind, minutes, title }))

/** Keeps an agenda of a circle, a new one or one that is there. The same again changes nothing. */
export async function save(
	db: Db,
	circleId: string,
	agenda: { id: string; name: string; steps: readonly Step[] }
): Promise<Result<'not_found'>> {
	const saved = await db.rpc('save_agenda', {
		p_id: agenda.id,
		p_circle_id: circleId,
		p_name: agenda.name,
		p_steps: plain(agenda.steps)
	})
	return settle(saved, ['not_found'])
}

/** Takes an agenda of a circle away, or puts it back within the hour. */
export async function remove(db: Db, id: string, removed = true): Promise<Result<'not_found'>> {
	return settle(await db.rpc('remove_agenda', { p_id: id, p_removed: removed }), ['not_found'])
}

const refusals = ['not_found', 'session_over', 'session_started'] as const
type Refusal = (typeof refusals)[number]

/** Says what a session does. @param steps null for the usual ones */
export async function choose(
	db: Db,
	sessionId: string,
	steps: readonly Step[] | null
): Promise<Result<Refusal>> {
	const chosen = await db.rpc('choose_agenda', {
		p_session_id: sessionId,
		...(steps && { p_steps: plain(steps) })
	})
	return settle(chosen, refusals)
}

/** Puts back what a session was to do before the last choice. */
export async function undo(db: Db, sessionId: string): Promise<Result<Refusal>> {
	return settle(await db.rpc('undo_agenda', { p_session_id: sessionId }), refusals)
}

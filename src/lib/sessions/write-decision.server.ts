import type { Db } from '$lib/server/database'
import type { Result } from '$lib/server/result'
import { planChange } from '../schedule/plan-change'
import type { Wish } from './read-answers.server'
import type { CircleSeason } from './read-season.server'
import { change, type ChangeRefusal } from './write-change.server'
import { goOn } from './write.server'

/**
 * Carries out how a session goes on that too few have said yes to: as it is, shorter, a week later (alone, or with all
 * that follow: `push`), or in writing.
 * @returns the id of the change, for undoing it; null when the session stays as it is.
 */
export async function decide(
	db: Db,
	season: CircleSeason,
	session: { id: string; sequence: number },
	decision: Wish | 'push',
	now: Date
): Promise<Result<ChangeRefusal | 'nothing_to_change', string | null>> {
	const { id, sequence } = session
	if (season.sessions.find((one) => one.id === id)?.sequence !== sequence) {
		return { ok: false, reason: 'changed_meanwhile' }
	}
	if (decision === 'go_on') {
		const settled = await goOn(db, id, sequence)
		return settled.ok ? { ok: true, value: null } : settled
	}
	const planning = planChange(season, { kind: decision, id, from: id, weeks: 1 }, now)
	if (!planning.ok) return planning
	const what = { id: crypto.randomUUID(), circleId: season.id }
	const result = await change(db, what, planning.plan)
	return result.ok ? { ok: true, value: what.id } : result
}

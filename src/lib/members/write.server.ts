import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'

/** Leaves a circle at once. The last organiser names a successor; the last member of all takes the circle along. */
export async function leave(
	db: Db,
	circleId: string,
	successorId: string | undefined
): Promise<Result<'last_organiser' | 'not_found'>> {
	const args = successorId ? { p_circle_id: circleId, p_successor: successorId } : { p_circle_id: circleId }
	return settle(await db.rpc('leave_circle', args), ['last_organiser', 'not_found'])
}

/** Ends another member's access at once. Organisers only. */
export async function remove(
	db: Db,
	circleId: string,
	personId: string
): Promise<Result<'last_organiser' | 'not_found'>> {
	const answer = await db.rpc('remove_member', { p_circle_id: circleId, p_person: personId })
	return settle(answer, ['last_organiser', 'not_found'])
}

/** Makes a member an organiser, or an organiser a member; the last organiser stays one. Organisers only. */
export async function setRole(
	db: Db,
	circleId: string,
	personId: string,
	role: 'member' | 'organiser'
): Promise<Result<'last_organiser' | 'not_found'>> {
	const answer = await db.rpc('set_role', { p_circle_id: circleId, p_person: personId, p_role: role })
	return settle(answer, ['last_organiser', 'not_found'])
}

/** Makes another member an organiser and oneself a member, in one. */
export async function handOver(db: Db, circleId: string, successorId: string): Promise<Result<'not_found'>> {
	return settle(await db.rpc('hand_over', { p_circle_id: circleId, p_person: successorId }), ['not_found'])
}

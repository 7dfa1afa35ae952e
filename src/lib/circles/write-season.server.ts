import { pokeWorker } from '$lib/deliveries/worker.server'
import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { Wish } from './season-wishes'

/** Says how one would go on after a season, and whether one stays; said again, it replaces what was said. */
export async function wish(
	db: Db,
	circleId: string,
	said: { season: number; wish: Wish | null; stays: boolean | null }
): Promise<Result<'not_asked_now' | 'not_found'>> {
	const answer = await db.rpc('wish_for_season', {
		p_circle_id: circleId,
		p_season: said.season,
		...(said.wish && { p_wish: said.wish }),
		...(said.stays !== null && { p_stays: said.stays })
	})
	return settle(answer, ['not_asked_now', 'not_found'])
}

/** Closes a circle: read only from now on. Organisers only. */
export async function close(db: Db, circleId: string): Promise<Result<'not_found'>> {
	return settle(await db.rpc('close_circle', { p_circle_id: circleId }), ['not_found'])
}

/** Takes a closing or a merge back, within a minute. Organisers only. */
export async function reopen(db: Db, circleId: string): Promise<Result<'closed_for_good' | 'not_found'>> {
	return settle(await db.rpc('reopen_circle', { p_circle_id: circleId }), ['closed_for_good', 'not_found'])
}

/** Closes one circle and keeps its members seats in another. Organisers of both only. */
export async function merge(
	db: Db,
	fromId: string,
	intoId: string
): Promise<Result<'too_many' | 'same_circle' | 'not_found'>> {
	const answer = await db.rpc('merge_circles', { p_from: fromId, p_into: intoId })
	return settle(answer, ['too_many', 'same_circle', 'not_found'])
}

/** Takes the seat that a merge kept for the person, with the circle's charter accepted. Twice is once. */
export async function acceptSeat(db: Db, circleId: string): Promise<Result<'not_found'>> {
	const answer = await db.rpc('accept_seat', { p_circle_id: circleId, p_charter_accepted: true })
	return settle(answer, ['not_found'])
}

/** Gives up a seat that was kept; who waits for one gets it. */
export async function declineSeat(db: Db, circleId: string): Promise<void> {
	const { error } = await db.rpc('decline_seat', { p_circle_id: circleId })
	if (error) throw new Error('The seat was not given up', { cause: error })
	pokeWorker()
}

import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import { compose } from './compose'
import type { LiveState } from './live'
import { liveRowsSchema } from './live-rows'

/**
 * A session as all phones in it show it, running or waited for; null when there is none or the reader may not see it. One
 * round trip.
 */
export async function read(db: Db, sessionId: string): Promise<LiveState | null> {
	const rows = rowOf(await db.rpc('read_live', { p_session_id: sessionId }))
	return rows === null ? null : compose(liveRowsSchema.parse(rows))
}

/** The same for the server, to push it to everybody who may see it: `people` of it and nobody else. */
export async function readForAll(db: Db, sessionId: string): Promise<LiveState | null> {
	const rows = rowOf(await db.rpc('read_live_for_all', { p_session_id: sessionId }))
	return rows === null ? null : compose(liveRowsSchema.parse(rows))
}

/**
 * The version of each of these sessions that anybody waits for or is in, which of these sign-ins have been ended, and the
 * database's time in milliseconds since 1970. For the server; one round trip for all of them.
 */
export async function readVersions(
	db: Db,
	sessionIds: readonly string[],
	signInIds: readonly string[] = []
): Promise<{ versions: Map<string, number>; ended: Set<string>; now: number }> {
	const rows = rowsOf(
		await db.rpc('read_live_versions', { p_session_ids: [...sessionIds], p_sign_in_ids: [...signInIds] })
	)
	const times = rows.map(({ now }) => Date.parse(now))
	return {
		versions: new Map(rows.flatMap((row) => (row.session_id ? [[row.session_id, row.version]] : []))),
		ended: new Set(rows.flatMap((row) => row.ended_sign_in_id ?? [])),
		now: Math.max(...times)
	}
}

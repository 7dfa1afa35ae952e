/** What a session page is for at this moment. */
export type SessionState = 'prepare' | 'join' | 'close' | 'next'

const quarterHour = 15 * 60_000
const day = 24 * 60 * 60_000

/** The live part of a session: under way, or ended; null while it has not begun, and where a circle meets without it. */
export type LivePart = 'on' | 'over' | null

interface LiveRow {
	started_at: string | null
	ended_at: string | null
}

/**
 * The row of a session's live part, of which there is one at most: some versions of the API embed it as itself, others
 * as a list. A session that nobody has opened yet has none.
 */
export function liveRow(embedded: LiveRow | readonly LiveRow[] | null): LiveRow | undefined {
	return [embedded ?? []].flat()[0]
}

/** The live part as its row says it. */
export function livePart(row: LiveRow | undefined): LivePart {
	if (!row?.started_at) return null
	return row.ended_at === null ? 'on' : 'over'
}

/** Whether a phone was in the live part, and did not only wait for its beginning. */
export function wasInLive(phone: { seen_at: string }, live: LiveRow | undefined): boolean {
	return Boolean(live?.started_at && new Date(phone.seen_at) >= new Date(live.started_at))
}

/** When a session was over: as planned, or before if its live part was ended. */
export function endOf(planned: string, live: LiveRow | undefined): Date {
	return new Date(Math.min(Date.parse(planned), live?.ended_at ? Date.parse(live.ended_at) : Infinity))
}

/**
 * The state a session is in. Each begins at its first instant and ends just before the next one's:
 * - `prepare` until fifteen minutes before the start: answer whether one comes;
 * - `join` from then until the end: the call;
 * - `close` from the end for 24 hours: log commitments;
 * - `next` from then on, and always when the session is cancelled: lead to the following session.
 * A live part that is under way holds `join` beyond the end, and one that has ended makes it `close` at once.
 */
export function sessionState(
	session: { startsAt: Date; endsAt: Date; status: string; live?: LivePart },
	now: Date
): SessionState {
	if (session.status === 'cancelled' || now >= linkEnds(session)) return 'next'
	if (session.live) return session.live === 'on' ? 'join' : 'close'
	if (now >= session.endsAt) return 'close'
	return now >= joinOpens(session) ? 'join' : 'prepare'
}

/** The first instant at which the call link is given out: fifteen minutes before the start. */
export function joinOpens(session: { startsAt: Date }): Date {
	return new Date(session.startsAt.getTime() - quarterHour)
}

/** The first instant at which a session link is good no more: 24 hours after the session's end. */
export function linkEnds(session: { endsAt: Date }): Date {
	return new Date(session.endsAt.getTime() + day)
}

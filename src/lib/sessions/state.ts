/** What a session page is for at this moment. */
export type SessionState = 'prepare' | 'join' | 'close' | 'next'

const quarterHour = 15 * 60_000
const day = 24 * 60 * 60_000

/**
 * The state a session is in. Each begins at its first instant and ends just before the next one's:
 * - `prepare` until fifteen minutes before the start: answer whether one comes;
 * - `join` from then until the end: the call;
 * - `close` from the end for 24 hours: log commitments;
 * - `next` from then on, and always when the session is cancelled: lead to the following session.
 */
export function sessionState(
	session: { startsAt: Date; endsAt: Date; status: string },
	now: Date
): SessionState {
	if (session.status === 'cancelled' || now >= linkEnds(session)) return 'next'
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

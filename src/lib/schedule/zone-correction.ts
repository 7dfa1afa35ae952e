import { toInstant, type Wall } from './zone.ts'

/** What is stored of a session's time: the wall clock, and the instants once derived from it. */
export interface StoredTime extends Wall {
	zone: string
	durationMinutes: number
	startsAt: Date
}

/**
 * The coming sessions whose stored instant is no longer what their wall-clock time means, after the tz
 * database was upgraded, each with the right instants. Sessions that have begun at `now` keep theirs:
 * people met then. All that are not returned stay byte for byte.
 * @throws RangeError as `toInstant` does.
 */
export function correctInstants<T extends StoredTime>(
	sessions: readonly T[],
	now: Date
): { session: T; startsAt: Date; endsAt: Date }[] {
	return sessions.flatMap((session) => {
		const startsAt = toInstant(session, session.zone).instant
		if (session.startsAt <= now || startsAt.getTime() === session.startsAt.getTime()) return []
		return [{ session, startsAt, endsAt: new Date(startsAt.getTime() + session.durationMinutes * 60_000) }]
	})
}

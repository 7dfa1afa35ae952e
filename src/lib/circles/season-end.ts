const day = 86_400_000
const questionDays = 14
/** As many as may still run while the next season is planned already. */
const stillRunning = 2

/** Where a circle stands with its season at one moment. */
export interface SeasonEnd<Session> {
	/** The last session that takes place; null when none does. */
	last: Session | null
	/** From when on members are asked how to go on: fourteen days before the last session starts. */
	asksFrom: Date | null
	asks: boolean
	/** Whether the next season may be planned; the database holds the same. */
	plannable: boolean
	/** No session is to come, or runs. */
	over: boolean
}

/**
 * Works out where a circle stands with its season. The last session is the last that takes place, however it came to
 * be that: sessions that were moved count where they are, added ones count, cancelled ones do not. Once the next season
 * is planned, its last session is the one.
 * @param sessions all of the circle's, in any order.
 */
export function seasonEnd<Session extends { startsAt: Date; endsAt: Date; status: string }>(
	sessions: readonly Session[],
	now: Date
): SeasonEnd<Session> {
	const takesPlace = sessions
		.filter(({ status }) => status === 'confirmed')
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const last = takesPlace.at(-1) ?? null
	const coming = takesPlace.filter(({ endsAt }) => endsAt > now)
	const asksFrom = last && new Date(last.startsAt.getTime() - questionDays * day)
	const asks = !asksFrom || asksFrom <= now
	return { last, asksFrom, asks, plannable: asks || coming.length <= stillRunning, over: coming.length === 0 }
}

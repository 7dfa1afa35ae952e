/**
 * Which sessions a feed holds: those that start at `from` or later and before `until`, 90 days back and
 * twelve months ahead. Both are midnights in UTC, so that a feed does not change from one minute to the
 * next. On 29 February the year ahead ends on 1 March.
 */
export function feedWindow(now: Date): { from: Date; until: Date } {
	const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
	return { from: new Date(Date.UTC(year, month, day - 90)), until: new Date(Date.UTC(year + 1, month, day)) }
}

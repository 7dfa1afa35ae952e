/** A stretch of time, end exclusive. */
export interface Interval {
	startsAt: Date
	endsAt: Date
}

const quarter = 15 * 60_000

/** How far ahead busy times are kept: six weeks. */
export const busyDays = 42

/** Until when busy times that are read at `now` reach. */
export function busyUntil(now: Date): Date {
	return new Date(now.getTime() + busyDays * 86_400_000)
}

/**
 * Busy times of the six weeks from `now` on, in order: overlapping and touching ones become one, each grown outwards to
 * whole quarters of an hour. So nothing of a calendar can be told from them but when somebody is busy, and there are at
 * most 2,016. Empty and backward ones are left out.
 */
export function mergeBusy(intervals: readonly Interval[], now: Date): Interval[] {
	const [from, to] = [now.getTime(), busyUntil(now).getTime()]
	const rounded = intervals
		.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()] as const)
		.filter(([start, end]) => start < end && end > from && start < to)
		.map(([start, end]): [number, number] => [
			Math.floor(Math.max(start, from) / quarter) * quarter,
			Math.ceil(Math.min(end, to) / quarter) * quarter
		])
		.toSorted(([a], [b]) => a - b)
	const merged: [number, number][] = []
	for (const [start, end] of rounded) {
		const last = merged.at(-1)
		if (last && start <= last[1]) last[1] = Math.max(last[1], end)
		else merged.push([start, end])
	}
	return merged.map(([start, end]) => ({ startsAt: new Date(start), endsAt: new Date(end) }))
}

/** What a choice of times comes to. */
export interface Fairness {
	/** How many times somebody cannot come, over the season and all people. */
	missed: number
	/** The points of whoever has it worst, the past included. */
	worst: number
	/** The points of all over the season. */
	total: number
	/** How far it is from what is usual, so that among equals nothing changes without a reason. */
	far: number
}

/** Times of one weekday, taken in turn: half-hours of the day, 0 to 47, all different. 0 is Monday. */
export interface Choice extends Fairness {
	weekday: number
	halfHours: readonly number[]
}

/**
 * Which of two choices is the fairer: below zero when it is `a`. First who can come at all, as the number of times
 * that somebody cannot; then the points of whoever has it worst, with what they carried in the past; then the points of
 * all. Among equals the one nearer to what is usual, then the earlier in the week, then in the day: never chance, and
 * never the order of people.
 */
export function compareChoices(a: Choice, b: Choice): number {
	return (
		compareFairness(a, b) ||
		a.far - b.far ||
		a.weekday - b.weekday ||
		a.halfHours.reduce((found, halfHour, turn) => found || halfHour - (b.halfHours[turn] ?? 0), 0)
	)
}

/** The same without what is only nearness and order: 0 when neither is the fairer. */
export function compareFairness(a: Fairness, b: Fairness): number {
	return a.missed - b.missed || a.worst - b.worst || a.total - b.total
}

/** Whether two choices would read as the same one: a weekday, and each time within two hours of the other's. */
export function isAlike(a: Choice, b: Choice): boolean {
	if (a.weekday !== b.weekday) return false
	const others = b.halfHours.toSorted((one, other) => one - other)
	return a.halfHours
		.toSorted((one, other) => one - other)
		.every((halfHour, turn) => Math.abs(halfHour - (others[turn] ?? 0)) < 4)
}

/**
 * How far a half-hour of a weekday is from the usual one, going round day and week: one for each half-hour, and a day
 * counts more than any hour.
 */
export function farFrom(
	usual: { weekday: number; halfHour: number },
	weekday: number,
	halfHour: number
): number {
	const round = (distance: number, whole: number) => Math.min(distance, whole - distance)
	const days = round(Math.abs(weekday - usual.weekday), 7)
	return days * 48 + round(Math.abs(halfHour - usual.halfHour), 48)
}

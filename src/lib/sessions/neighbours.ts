/** What is needed of the circle's other sessions to say where one stands among them. */
export interface Sibling {
	id: string
	/** Which season it belongs to, whichever of its rules it follows; null when that is not known. */
	season: number | null
	originalDate: string
	startsAt: Date
	endsAt: Date
	status: string
}

/**
 * Which session of its season this is, of those that take place: its place by original date, so that moving one past its
 * neighbour renumbers neither. Zero of zero for one that is cancelled; a date that is left out is counted at the end,
 * where the season got another.
 */
export function placeInSeason(
	session: Pick<Sibling, 'id' | 'season'>,
	siblings: readonly Sibling[]
): { number: number; of: number } {
	const season = siblings
		.filter((sibling) => sibling.season === session.season && sibling.status === 'confirmed')
		.toSorted((a, b) => a.originalDate.localeCompare(b.originalDate))
	const number = season.findIndex((sibling) => sibling.id === session.id) + 1
	return { number, of: number === 0 ? 0 : season.length }
}

/** The sessions that take place after an instant, the next one first. */
export function ahead<T extends Sibling>(siblings: readonly T[], after: Date): T[] {
	return siblings
		.filter((sibling) => sibling.status === 'confirmed' && sibling.startsAt > after)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/** The session that takes place next after a given instant, null when none is planned; cancelled ones do not count. */
export function following<T extends Sibling>(siblings: readonly T[], after: Date): T | null {
	return ahead(siblings, after)[0] ?? null
}

/** The session that took or takes place last before a given instant, null when there was none. */
export function preceding<T extends Sibling>(siblings: readonly T[], before: Date): T | null {
	return (
		siblings
			.filter((sibling) => sibling.status === 'confirmed' && sibling.startsAt < before)
			.toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0] ?? null
	)
}

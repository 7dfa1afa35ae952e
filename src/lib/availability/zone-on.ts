/** Where somebody is: at home, and elsewhere from one date to another, both included. Stays never overlap. */
export interface Whereabouts {
	/** The IANA zone of home. */
	zone: string
	travels: readonly { zone: string; startsOn: string; endsOn: string }[]
}

/**
 * The IANA zone that a person's clock shows on a local date, 'YYYY-MM-DD': where they travel, else home. Their marked
 * hours are meant in it. On the first and the last day of a stay it is the zone of the stay, all day.
 */
export function zoneOn(date: string, { zone, travels }: Whereabouts): string {
	return travels.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)?.zone ?? zone
}

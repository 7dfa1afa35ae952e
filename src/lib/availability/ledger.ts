import { meetHour, type HourMet } from './hour-met.ts'
import type { PersonHours } from './person-clock.ts'

/** What the past cost one member. */
export interface LedgerEntry<Person> {
	person: Person
	/** By time; only those that took place since they joined. */
	hours: (HourMet & { startsAt: Date })[]
	/** Points, added up. */
	points: number
}

/**
 * What the sessions so far cost each member, in the order of `people`. A session counts once it is over, took place,
 * and began after the person had joined. It counts whether or not they came or had said that they would: who stayed in
 * bed at three in the morning was not spared that hour, they were left out by it. Only days away cost nothing. The
 * marks are those of today, and home is where they live today: neither is kept from before; journeys are.
 */
export function keepLedger<Person extends PersonHours & { joinedAt: Date }>(
	people: readonly Person[],
	sessions: readonly { startsAt: Date; endsAt: Date; status: string }[],
	now: Date
): LedgerEntry<Person>[] {
	const past = sessions
		.filter(({ status, endsAt }) => status === 'confirmed' && endsAt <= now)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	return people.map((person) => {
		const hours = past
			.filter(({ startsAt }) => startsAt >= person.joinedAt)
			.map((session) => ({ ...meetHour(person, session), startsAt: session.startsAt }))
		return { person, hours, points: hours.reduce((sum, { pain }) => sum + pain, 0) }
	})
}

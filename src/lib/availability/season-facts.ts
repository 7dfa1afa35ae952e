import { occurrences, type Schedule } from '../schedule/recurrence.ts'
import { meetHour, type HourMet } from './hour-met.ts'
import type { PersonHours } from './person-clock.ts'

/** What a schedule would be for one person. */
export interface PersonSeason<Person> {
	person: Person
	/** Every session of it, in order. */
	hours: HourMet[]
	/** Points over the season, and what the past cost before it. */
	points: number
	past: number
}

/** What a schedule would be for everybody, in the order of `people`: each session on each one's own clock. */
export function seasonFacts<Person extends PersonHours>(
	schedule: Schedule,
	people: readonly Person[],
	past: ReadonlyMap<string, number>
): PersonSeason<Person>[] {
	const sessions = occurrences(schedule)
	return people.map((person) => {
		const hours = sessions.map((session) => meetHour(person, session))
		const points = hours.reduce((sum, { pain }) => sum + pain, 0)
		return { person, hours, points, past: past.get(person.id) ?? 0 }
	})
}

import fc from 'fast-check'
import type { PersonHours } from '../src/lib/availability/person-clock.ts'
import type { Question } from '../src/lib/availability/propose.ts'
import { addDays } from '../src/lib/schedule/plain-date.ts'

const zones = [
	'Europe/Berlin',
	'Europe/London',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'America/New_York',
	'America/Los_Angeles',
	'Australia/Lord_Howe',
	'Africa/Casablanca',
	'Africa/Cairo',
	'Pacific/Chatham',
	'Pacific/Kiritimati',
	'Etc/UTC'
]
const zone = fc.constantFrom(...zones)

/** Marks in runs of hours, as people paint them; some cannot come to much, some to nothing. */
const marks = fc
	.array(fc.tuple(fc.constantFrom('g', 'g', 'p', 'x', '.'), fc.integer({ min: 1, max: 40 })), {
		minLength: 1,
		maxLength: 30
	})
	.map((runs) =>
		runs
			.map(([mark, length]) => mark.repeat(length))
			.join('')
			.padEnd(336, runs[0]?.[0] ?? 'g')
			.slice(0, 336)
	)

/** A person near clock changes of 2027: some travel, are away, or have appointments. */
const person = fc.record({
	zone,
	marks: fc.option(marks, { freq: 5 }),
	travels: fc.array(
		fc.record({ zone, day: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 20 }) }),
		{ maxLength: 1 }
	),
	absences: fc.array(
		fc.record({ day: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 0, max: 9 }) }),
		{ maxLength: 1 }
	),
	busy: fc.array(
		fc.record({ quarter: fc.integer({ min: 0, max: 96 * 60 }), quarters: fc.integer({ min: 1, max: 12 }) }),
		{ maxLength: 8 }
	),
	past: fc.constantFrom(0, 0, 20, 60, 260)
})

/** Any small circle and season around the clock changes of spring or autumn 2027. */
export const anyQuestion: fc.Arbitrary<Question> = fc
	.record({
		people: fc.array(person, { minLength: 1, maxLength: 4 }),
		zone,
		from: fc.constantFrom('2027-02-25', '2027-03-08', '2027-03-22', '2027-09-20', '2027-10-18'),
		everyWeeks: fc.integer({ min: 1, max: 3 }),
		durationMinutes: fc.constantFrom(15, 30, 45, 60, 90, 240),
		sessionCount: fc.integer({ min: 2, max: 5 }),
		weekday: fc.integer({ min: 0, max: 6 }),
		halfHour: fc.integer({ min: 0, max: 47 })
	})
	.map(({ people, zone, from, everyWeeks, durationMinutes, sessionCount, weekday, halfHour }) => ({
		people: people.map(({ zone, marks, travels, absences, busy }, index): PersonHours => ({
			id: `person ${index}`,
			zone,
			marks,
			travels: travels.map(({ zone, day, days }) => ({ zone, ...dates(from, day, days) })),
			absences: absences.map(({ day, days }) => dates(from, day, days)),
			busy: busy.map(({ quarter, quarters }) => {
				const startsAt = new Date(Date.parse(from) + quarter * 900_000)
				return { startsAt, endsAt: new Date(startsAt.getTime() + quarters * 900_000) }
			})
		})),
		season: { zone, from, everyWeeks, durationMinutes, sessionCount },
		past: new Map(people.map(({ past }, index) => [`person ${index}`, past])),
		usual: { weekday, halfHour }
	}))

function dates(from: string, day: number, days: number) {
	return { startsOn: addDays(from, day), endsOn: addDays(from, day + days) }
}

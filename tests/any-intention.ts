import fc from 'fast-check'
import { addDays, dateAt } from '../src/lib/schedule/plain-date.ts'
import type { Intention, Season } from '../src/lib/schedule/plan.ts'

/** What somebody may mean to do, once it is known which sessions there are. */
export type Meant = (season: Season, newId: string) => Intention

/** Any intention about any session there is, within two hundred days; hours that clocks skip or repeat among them. */
export function anyIntention(now: Date): fc.Arbitrary<Meant> {
	const date = fc.integer({ min: 1, max: 200 }).map((days) => addDays(dateAt(now.getTime()), days))
	const time = fc.constantFrom('00:30', '02:15', '02:30', '08:00', '16:00', '23:45')
	const zone = fc.constantFrom(
		'Europe/Berlin',
		'America/New_York',
		'Australia/Lord_Howe',
		'Africa/Casablanca'
	)
	const durationMinutes = fc.constantFrom(15, 60, 75, 240)
	const wall = fc.record({ date, time, zone, durationMinutes })
	const nth = fc.nat({ max: 11 })
	const idOf = ({ sessions }: Season, place: number) => sessions[place % sessions.length]?.id ?? ''
	const kinds = fc.constantFrom(
		'cancel' as const,
		'restore' as const,
		'skip' as const,
		'shorten' as const,
		'shift' as const,
		'write' as const
	)
	const rule = fc.record({
		startsOn: date,
		times: fc.uniqueArray(time, { minLength: 1, maxLength: 3 }),
		zone,
		everyWeeks: fc.integer({ min: 1, max: 4 }),
		durationMinutes
	})
	return fc.oneof<fc.Arbitrary<Meant>[]>(
		fc.tuple(nth, wall).map(([place, to]) => (season) => ({ kind: 'move', id: idOf(season, place), ...to })),
		fc
			.tuple(nth, kinds)
			.map(([place, kind]) => (season, newId) => ({ kind, id: idOf(season, place), newId })),
		fc.tuple(nth, durationMinutes).map(([place, minutes]) => (season) => ({
			kind: 'length',
			id: idOf(season, place),
			durationMinutes: minutes
		})),
		wall.map((to) => (_season, newId) => ({ kind: 'add', newId, ...to })),
		fc.tuple(nth, fc.integer({ min: 1, max: 4 })).map(([place, weeks]) => (season) => ({
			kind: 'push',
			from: idOf(season, place),
			weeks
		})),
		fc
			.tuple(date, fc.nat({ max: 30 }))
			.map(([from, days]) => () => ({ kind: 'pause', from, until: addDays(from, days) })),
		fc
			.tuple(nth, rule)
			.map(([place, made]) => (season) => ({ kind: 'rule', from: idOf(season, place), rule: made }))
	)
}

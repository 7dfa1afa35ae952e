/**
 * How long the search for a fair time takes for a full circle: fifteen people in as many zones, 26 dates, all 336
 * half-hours of the week. `npx node tests/bench/proposals.ts`; it fails when one takes longer than it may. Times are of the whole question, from marks and zones to the
 * answer; "first" is the first in a fresh process, before the machine has warmed to it. The exhaustive search that the
 * tests take for their oracle runs on the same question in the same process, and has to come to the same answer.
 */
import { compareChoices } from '../../src/lib/availability/choice.ts'
import type { PersonHours } from '../../src/lib/availability/person-clock.ts'
import { propose, type Question } from '../../src/lib/availability/propose.ts'
import { seasonCosts } from '../../src/lib/availability/season-costs.ts'
import { dice } from '../dice.ts'
import { tryEverything } from '../exhaustive-proposals.ts'

const zones = [
	'Europe/Berlin',
	'Europe/Lisbon',
	'Europe/Warsaw',
	'Europe/Istanbul',
	'Africa/Nairobi',
	'Africa/Lagos',
	'America/Halifax',
	'Asia/Kolkata',
	'America/Bogota',
	'America/New_York',
	'America/Los_Angeles',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Asia/Tokyo',
	'Africa/Casablanca'
]

function office(roll: () => number): string {
	const starts = 16 + Math.floor(roll() * 5)
	return Array.from({ length: 336 }, (_, index) => {
		const [day, halfHour] = [Math.floor(index / 48), index % 48]
		if (halfHour < 13 || halfHour >= 46) return '.'
		if (day > 4) return 'x'
		if (halfHour >= starts && halfHour < starts + 18) return roll() < 0.2 ? 'p' : 'g'
		return halfHour < 40 ? 'p' : 'x'
	}).join('')
}

type Marks = (roll: () => number) => string | null
const circles: Record<string, { marks: Marks; zones: readonly string[] }> = {
	'offices round the world': { marks: office, zones },
	'offices in Europe': { marks: office, zones: zones.slice(0, 6) },
	'marks by chance': {
		marks: (roll) => Array.from({ length: 336 }, () => 'ggppxx.'.charAt(Math.floor(roll() * 7))).join(''),
		zones
	},
	'nobody refuses anything': {
		marks: (roll) => Array.from({ length: 336 }, () => 'gpx'.charAt(Math.floor(roll() * 3))).join(''),
		zones
	},
	'nobody marked anything': { marks: () => null, zones },
	'everything good, one zone': { marks: () => 'g'.repeat(336), zones: ['Europe/Berlin'] }
}

function questionOf({ marks, zones }: (typeof circles)[string]): Question {
	const roll = dice(26)
	const people: PersonHours[] = Array.from({ length: 15 }, (_, index) => ({
		id: `person ${index}`,
		zone: zones[index % zones.length] ?? 'Etc/UTC',
		marks: marks(roll),
		travels: index === 3 ? [{ zone: 'Asia/Tokyo', startsOn: '2027-01-10', endsOn: '2027-02-02' }] : [],
		absences: index === 5 ? [{ startsOn: '2027-03-01', endsOn: '2027-03-20' }] : [],
		busy:
			index % 3 === 0
				? Array.from({ length: 60 }, (_, hour) => ({
						startsAt: new Date(Date.UTC(2026, 10, 24, hour * 17)),
						endsAt: new Date(Date.UTC(2026, 10, 24, hour * 17 + 2))
					}))
				: []
	}))
	return {
		people,
		season: {
			zone: 'Europe/Berlin',
			from: '2026-11-23',
			everyWeeks: 2,
			durationMinutes: 60,
			sessionCount: 26
		},
		past: new Map(people.map(({ id }) => [id, Math.floor(roll() * 300)])),
		usual: { weekday: 3, halfHour: 32 }
	}
}

/** The costs as the exhaustive search reads them: `[weekday][halfHour][session][person]`. */
function tableOf({ people, season }: Question) {
	const costs = seasonCosts(people, season)
	const cell = (weekday: number, halfHour: number, session: number, person: number) =>
		costs[((weekday * season.sessionCount + session) * 48 + halfHour) * people.length + person] ?? 0
	return Array.from({ length: 7 }, (_, weekday) =>
		Array.from({ length: 48 }, (_, halfHour) =>
			Array.from({ length: season.sessionCount }, (_, session) =>
				people.map((_, person) => {
					const cost = cell(weekday, halfHour, session, person)
					return { pain: cost & 0x7f, missed: cost >= 0x80 }
				})
			)
		)
	)
}

const milliseconds = (work: () => unknown) => {
	const before = performance.now()
	work()
	return performance.now() - before
}
const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
const limits = { 1: 5, 2: 50, 3: 50 }
let slow = false

for (const [name, circle] of Object.entries(circles)) {
	const question = questionOf(circle)
	console.log(`\n${name}`)
	const table = tableOf(question)
	for (const turns of [1, 2, 3] as const) {
		const first = milliseconds(() => propose(question, turns, 1))
		const runs = Array.from({ length: 25 }, () => milliseconds(() => propose(question, turns, 1)))
		const [warm, fastest] = [middle(runs), Math.min(...runs)]
		const three = middle(Array.from({ length: 7 }, () => milliseconds(() => propose(question, turns))))
		const [best] = propose(question, turns, 1)
		let exhaustive = NaN
		if (process.argv.includes('--exhaustive') || turns < 3 || name.startsWith('nobody refuses')) {
			exhaustive = milliseconds(() => {
				const oracle = tryEverything(question, table, turns)
				if (best && (!oracle || compareChoices(best, oracle) !== 0)) throw new Error('They disagree')
			})
		}
		if (warm > limits[turns]) slow = true
		const told = [
			`${turns} in turn: first ${first.toFixed(1)} ms, warm ${warm.toFixed(1)} ms, fastest ${fastest.toFixed(1)} ms (at most ${limits[turns]})`,
			`three proposals ${three.toFixed(1)} ms`,
			Number.isNaN(exhaustive)
				? 'exhaustive not run (--exhaustive runs it)'
				: `exhaustive ${exhaustive.toFixed(0)} ms, ${(exhaustive / fastest).toFixed(0)} times as long`,
			best ? `missed ${best.missed}, worst ${best.worst}, total ${best.total}` : 'none'
		]
		console.log(`  ${told.join('; ')}`)
	}
}
if (slow) process.exitCode = 1

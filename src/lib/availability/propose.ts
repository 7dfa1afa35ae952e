import { compareChoices, farFrom, isAlike, type Choice } from './choice.ts'
import type { PersonHours } from './person-clock.ts'
import { seasonCosts, type Season } from './season-costs.ts'
import { searchWeekday } from './turn-search.ts'
import { findHopeless, sumTurn } from './turn-sums.ts'

export interface Question {
	people: readonly PersonHours[]
	season: Season
	/** What the past cost each person, in points, by id; nothing for those who are not in it. */
	past: ReadonlyMap<string, number>
	/** When the circle meets now, or likely would: it wins among equals. */
	usual: { weekday: number; halfHour: number }
}

const weekdays = [0, 1, 2, 3, 4, 5, 6]

/**
 * The fairest times for a season, best first: one time, or two or three of the same weekday in turn. They differ from
 * each other by day, or by two hours and more. `compareChoices` says what fairer means. Whoever can come to nothing
 * that could be chosen counts as missing but is helped by no choice, so their points are left out.
 *
 * Times in turn are never proposed where as many can come to the best single time and whoever has it worst has it
 * better there: then there may be none.
 * @param most how many at most.
 * @throws RangeError for unknown zones or marks.
 */
export function propose({ people, season, past, usual }: Question, turns: 1 | 2 | 3, most = 3): Choice[] {
	const costs = seasonCosts(people, season)
	const hopeless = findHopeless(costs, people.length)
	const carried = Int32Array.from(people, ({ id }, index) => (hopeless[index] ? 0 : (past.get(id) ?? 0)))
	const far = weekdays.map((weekday) =>
		Int32Array.from({ length: 48 }, (_, halfHour) => farFrom(usual, weekday, halfHour))
	)
	if (turns === 1) return search(1, most)
	const [single] = search(1, 1)
	const inTurn = search(turns, most)
	const isNoWorse = ({ missed, worst }: Choice) => missed !== single?.missed || worst <= single.worst
	return inTurn[0] && isNoWorse(inTurn[0]) ? inTurn.filter(isNoWorse) : []

	function search(turns: number, most: number): Choice[] {
		const days = weekdays.map((weekday) => sumsOf(weekday, turns))
		const found: Choice[] = []
		while (found.length < most) {
			const nothing: Choice = {
				missed: Infinity,
				worst: Infinity,
				total: Infinity,
				far: Infinity,
				weekday: 7,
				halfHours: []
			}
			const best = days.reduce(
				(best, sums, weekday) =>
					searchWeekday(
						sums,
						{ weekday, past: carried, far: far[weekday] ?? new Int32Array(48) },
						best,
						(choice) => !found.some((other) => isAlike(choice, other))
					),
				nothing
			)
			if (best === nothing) break
			found.push(best)
		}
		return found.toSorted(compareChoices)
	}

	function sumsOf(weekday: number, turns: number) {
		const size = season.sessionCount * 48 * people.length
		const ofDay = costs.subarray(weekday * size, (weekday + 1) * size)
		return Array.from({ length: turns }, (_, turn) =>
			sumTurn(ofDay, hopeless, { turn, turns, sessions: season.sessionCount })
		)
	}
}

import { cannotCome } from './person-clock.ts'

/** Which half-hours of one weekday could be a turn, and what each would cost over the sessions that fall to it. */
export interface Turn {
	/** How many times somebody cannot come, by half-hour. */
	missed: Int32Array
	/** Points, at `halfHour * people + person`. */
	pain: Int32Array
	/** The points of all, by half-hour. */
	total: Int32Array
	/** The least of `missed` and `total`, and of `pain` for each person: no choice can be better than these. */
	least: { missed: number; total: number; pain: Int32Array }
}

/** Who can come to nothing that could be chosen: one byte for each person, 1 if so. */
export function findHopeless(costs: Uint8Array, people: number): Uint8Array {
	return Uint8Array.from({ length: people }, (_, person) => {
		let at = person
		while (at < costs.length && (costs[at] ?? 0) >= cannotCome) at += people
		return at < costs.length ? 0 : 1
	})
}

/**
 * Adds up what each half-hour of a weekday costs when it is taken in turn with others.
 * @param costs of that weekday's sessions, as `seasonCosts` lays them out.
 * @param turn which of `turns`: the first session falls to turn 0.
 * @param hopeless whose points are not counted, though their absence is.
 */
export function sumTurn(
	costs: Uint8Array,
	hopeless: Uint8Array,
	{ turn, turns, sessions }: { turn: number; turns: number; sessions: number }
): Turn {
	const people = hopeless.length
	const missed = new Int32Array(48)
	const total = new Int32Array(48)
	const pain = new Int32Array(48 * people)
	for (let session = turn; session < sessions; session += turns) {
		const row = session * pain.length
		for (let cell = 0, halfHour = 0; halfHour < 48; halfHour++) {
			let absent = 0
			for (let person = 0; person < people; person++, cell++) {
				const cost = costs[row + cell] ?? 0
				if (cost >= cannotCome) absent++
				if (!hopeless[person]) pain[cell] = (pain[cell] ?? 0) + (cost & 0x7f)
			}
			missed[halfHour] = (missed[halfHour] ?? 0) + absent
		}
	}
	const least = new Int32Array(people).fill(2 ** 30)
	for (let cell = 0, halfHour = 0; halfHour < 48; halfHour++) {
		for (let person = 0; person < people; person++, cell++) {
			const points = pain[cell] ?? 0
			total[halfHour] = (total[halfHour] ?? 0) + points
			if (points < (least[person] ?? 0)) least[person] = points
		}
	}
	return {
		missed,
		pain,
		total,
		least: { missed: Math.min(...missed), total: Math.min(...total), pain: least }
	}
}

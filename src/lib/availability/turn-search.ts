import { compareChoices, type Choice } from './choice.ts'
import type { Turn } from './turn-sums.ts'

/**
 * The best choice of one weekday when it is better than `best`; else `best`. It takes turn after turn and gives up
 * where the rest could not make good what the turns so far come to, each person having their least in them: so it
 * finds what trying everything would.
 * @param past points of each person, where the season begins.
 * @param far of each half-hour (see `farFrom`).
 * @param wanted answers no for a choice that is not looked for; asked only of one that would be the best.
 */
export function searchWeekday(
	turns: readonly Turn[],
	{ weekday, past, far }: { weekday: number; past: Int32Array; far: Int32Array },
	best: Choice,
	wanted: (choice: Choice) => boolean
): Choice {
	const people = past.length
	const steps = turns.map((turn, index) => {
		const later = turns.slice(index + 1).map(({ least }) => least)
		return {
			...turn,
			order: likelyFirst(turn),
			missedLater: later.reduce((sum, { missed }) => sum + missed, 0),
			totalLater: later.reduce((sum, { total }) => sum + total, 0),
			painLater: past.map((_, person) => later.reduce((sum, { pain }) => sum + (pain[person] ?? 0), 0)),
			/** Each person's points with the turns up to this one. */
			points: new Int32Array(people)
		}
	})
	const chosen: number[] = []
	take(past, { missed: 0, total: 0, distance: 0 })
	return best

	function take(before: Int32Array, sofar: { missed: number; total: number; distance: number }): void {
		const step = steps[chosen.length]
		if (!step) return
		const { pain, points, painLater } = step
		for (const halfHour of step.order) {
			if (chosen.includes(halfHour)) continue
			const missed = sofar.missed + (step.missed[halfHour] ?? 0)
			// The order is by those missed: all that follow are no better.
			if (missed + step.missedLater > best.missed) return
			const total = sofar.total + (step.total[halfHour] ?? 0)
			const limit = limitOf(missed + step.missedLater, total + step.totalLater)
			let worst = 0
			for (let person = 0, cell = halfHour * people; person < people && worst <= limit; person++, cell++) {
				const sum = (before[person] ?? 0) + (pain[cell] ?? 0)
				points[person] = sum
				const least = sum + (painLater[person] ?? 0)
				if (least > worst) worst = least
			}
			if (worst > limit) continue
			const distance = sofar.distance + (far[halfHour] ?? 0)
			chosen.push(halfHour)
			if (chosen.length < steps.length) take(points, { missed, total, distance })
			else consider({ missed, worst, total, far: distance, weekday, halfHours: [...chosen] })
			chosen.pop()
		}
	}

	/** The most points that whoever has it worst may have in a choice that is still to be better than the best. */
	function limitOf(missed: number, total: number): number {
		if (missed < best.missed) return Infinity
		return total > best.total ? best.worst - 1 : best.worst
	}

	function consider(choice: Choice): void {
		if (compareChoices(choice, best) < 0 && wanted(choice)) best = choice
	}
}

/** Half-hours by what they promise: the sooner something good is found, the sooner all else is given up. */
function likelyFirst({ missed, total }: Turn): Uint8Array {
	const order = Uint8Array.from({ length: 48 }, (_, index) => index)
	return order.sort((a, b) => (missed[a] ?? 0) - (missed[b] ?? 0) || (total[a] ?? 0) - (total[b] ?? 0))
}

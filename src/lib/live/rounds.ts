import { drawLot } from '../rota/draw-lot.ts'
import type { Heard } from './heard.ts'
import type { Round } from './live.ts'

export const noRound: Round = { order: [], at: 0, passed: [] }

/**
 * A round in which everybody speaks once: least heard first, and among equals in an order that the seed decides, so that
 * it is not always the same one who begins.
 */
export function beginRound(people: readonly string[], heard: Heard, seed: string): Round {
	const order = [...new Set(people)].toSorted(
		(one, other) =>
			(heard[one] ?? 0) - (heard[other] ?? 0) ||
			drawLot(`${seed} ${one}`) - drawLot(`${seed} ${other}`) ||
			one.localeCompare(other)
	)
	return { order, at: 0, passed: [] }
}

/** Who speaks; null when everybody was heard or there is no round. */
export function speaking({ order, at }: Round): string | null {
	return order[at] ?? null
}

/** Whether nobody of a round has spoken or passed yet. */
export function isUntouched({ at, passed }: Round): boolean {
	return at === 0 && passed.length === 0
}

/**
 * The round with the next one speaking. Who came later is appended; who passed is passed over; who is gone comes after
 * all the others, and not at all when nobody else is left.
 * @param here those who are there now
 */
export function nextTurn(round: Round, here: readonly string[]): Round {
	const { order, at, passed } = round
	const spoken = order.slice(0, at + 1)
	const left = [...order.slice(at + 1), ...here.filter((id) => !order.includes(id))]
	const over = left.filter((id) => passed.includes(id))
	const next = left.filter((id) => !passed.includes(id) && here.includes(id))
	const gone = left.filter((id) => !passed.includes(id) && !here.includes(id))
	const all = [...spoken, ...over, ...next, ...gone]
	return { order: all, at: next.length > 0 ? spoken.length + over.length : all.length, passed }
}

/** The round with the one before speaking again; null when it stands at its beginning. */
export function turnBack({ order, at, passed }: Round): Round | null {
	for (let before = at - 1; before >= 0; before--) {
		const id = order[before]
		if (id !== undefined && !passed.includes(id)) return { order, at: before, passed }
	}
	return null
}

/** Another order for those who have not spoken; a round that is over begins anew. */
export function reorder(round: Round, here: readonly string[], heard: Heard, seed: string): Round {
	if (speaking(round) === null) return beginRound(here, heard, seed)
	const spoken = round.order.slice(0, round.at + 1)
	const left = [...round.order, ...here].filter((id) => !spoken.includes(id))
	return { ...round, order: [...spoken, ...beginRound(left, heard, seed).order] }
}

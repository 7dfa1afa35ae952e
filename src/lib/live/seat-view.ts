import { initials } from '../ui/initials.ts'
import type { Live } from './live.ts'

/** How a seat at the table looks. Nobody's is by colour alone: fill, ring, size and the words below say it too. */
export type SeatLook = 'bringer' | 'speaking' | 'next' | 'waiting' | 'heard' | 'passed' | 'quiet'

/** One seat at the table. */
export interface SeatView {
	readonly id: string
	readonly name: string
	/** Short enough for the table: 'You', or the name cut to twelve characters. */
	readonly label: string
	readonly letters: string
	readonly look: SeatLook
	readonly facilitates: boolean
}

/** More than the round table holds; from there on it is a list (design.md). */
export const mostSeats = 10

/**
 * Who sits at the table, clockwise in the order in which they speak, beginning with whoever has the hot seat. Those
 * whose phones are not there have no seat, unless they are in the round or it is their topic.
 * @param bringerId whose hot seat it is; null at other steps, and when nobody is known for the topic
 */
export function viewSeats(
	{ people, round, facilitatorId }: Pick<Live, 'people' | 'round' | 'facilitatorId'>,
	me: string,
	bringerId: string | null
): SeatView[] {
	const turn = new Map(round.order.map((id, index) => [id, index]))
	const seated = people
		.filter(({ id, present, around }) => present || around || turn.has(id) || id === bringerId)
		.toSorted((one, other) => (turn.get(one.id) ?? Infinity) - (turn.get(other.id) ?? Infinity) || 0)
	const first = seated.findIndex(({ id }) => id === bringerId)
	// The same circle, begun elsewhere: clockwise is still the order of speaking. Who is in no round sits at its end.
	const clockwise = first < 1 ? seated : [...seated.slice(first), ...seated.slice(0, first)]
	return clockwise.map(({ id, name }) => ({
		id,
		name,
		label: id === me ? 'You' : shorten(name),
		letters: initials(name),
		look: lookOf(id, turn.get(id), round, bringerId),
		facilitates: id === facilitatorId
	}))
}

function lookOf(
	id: string,
	turn: number | undefined,
	{ at, passed, order }: Live['round'],
	bringerId: string | null
): SeatLook {
	if (turn !== undefined && turn === at) return 'speaking'
	if (id === bringerId) return 'bringer'
	if (turn === undefined) return 'quiet'
	if (passed.includes(id)) return 'passed'
	if (turn < at) return 'heard'
	return turn === order.findIndex((each, index) => index > at && !passed.includes(each)) ? 'next' : 'waiting'
}

function shorten(name: string): string {
	const letters = Array.from(name)
	return letters.length <= 12 ? name : `${letters.slice(0, 11).join('').trimEnd()}…`
}

/** What the table looks like in a sentence, for those who do not see it. */
export function describeTable(seats: readonly SeatView[], me: string): string {
	const name = ({ id, name }: SeatView) => (id === me ? 'you' : name)
	const names = (look: SeatLook) => seats.filter((seat) => seat.look === look).map(name)
	const say = (lead: string, people: string[]) => (people.length > 0 ? `${lead}: ${people.join(', ')}.` : '')
	const parts = [
		say('Has the hot seat', names('bringer')),
		say('Speaks', names('speaking')),
		say('Then', [...names('next'), ...names('waiting')]),
		say('Heard', names('heard')),
		say('Passed', names('passed')),
		say('Here', names('quiet')),
		say('Facilitates', seats.filter(({ facilitates }) => facilitates).map(name))
	]
	return parts.filter(Boolean).join(' ') || 'Nobody is here yet.'
}

import { hotSeatPhases } from '../agendas/step.ts'
import type { Live, Round } from './live.ts'
import { nextStep, stepBack, type Move } from './moves.ts'
import { noRound, nextTurn, speaking, turnBack } from './rounds.ts'
import { seat } from './seat.ts'
import { settleClock } from './settle-clock.ts'
import { eligible, roundOf, type Room } from './turns.ts'

export type Advance<Shown extends Live> =
	{ ok: true; live: Shown } | { ok: false; reason: Extract<Move, { ok: false }>['reason'] }

/**
 * The session as it stands at `now`, see settleClock. Where it went on by itself, the round of the commitments is still
 * to begin: the server does that within a second or two.
 */
export function settleLive<Shown extends Pick<Live, 'clock' | 'phase' | 'round'>>(
	live: Shown,
	now: number
): Shown {
	const clock = settleClock(live.clock, now)
	return clock === live.clock ? live : { ...live, clock, phase: 0, round: noRound }
}

/**
 * Where a session stands, in short: step, part of a hot seat, place in the round. Sent along with a tap, so that one that
 * arrives twice or late moves nothing on twice.
 */
export function positionOf({ clock, phase, round }: Pick<Live, 'clock' | 'phase' | 'round'>): string {
	return [clock.step, phase, round.at].join('.')
}

/** Goes on: to the next one of the round when it is about turns, else to the next part of the hot seat, else to the next step. */
export function advance<Shown extends Live>(
	live: Shown,
	room: Room,
	now: number,
	by: 'turn' | 'part'
): Advance<Shown> {
	const settled = settleLive(live, now)
	if (by === 'turn' && speaking(settled.round) !== null) {
		const round = nextTurn(settled.round, eligible(settled, room.here))
		if (speaking(round) !== null) return { ok: true, live: { ...settled, round } }
	}
	const inHotSeat = settled.clock.steps[settled.clock.step]?.kind === 'hot_seat'
	if (inHotSeat && settled.phase + 1 < hotSeatPhases.length)
		return { ok: true, live: begin({ ...settled, phase: settled.phase + 1 }, room) }
	const move = nextStep(settled.clock, now)
	if (!move.ok) return move
	return { ok: true, live: begin({ ...settled, clock: seat(move.clock, settled), phase: 0 }, room) }
}

/** Goes back by one of the same: to who spoke before, to the part or the step before, whose round is over then. */
export function goBack<Shown extends Live>(live: Shown, room: Room, now: number): Advance<Shown> {
	const settled = settleLive(live, now)
	const before = turnBack(settled.round)
	if (before) return { ok: true, live: { ...settled, round: before } }
	if (settled.phase > 0) return { ok: true, live: heardAll({ ...settled, phase: settled.phase - 1 }, room) }
	const move = stepBack(settled.clock, now)
	if (!move.ok) return move
	const wasHotSeat = move.clock.steps[move.clock.step]?.kind === 'hot_seat'
	const phase = wasHotSeat ? hotSeatPhases.length - 1 : 0
	return { ok: true, live: heardAll({ ...settled, clock: move.clock, phase }, room) }
}

/** The step or part that is on, with its round at the beginning. */
export function begin<Shown extends Live>(live: Shown, room: Room): Shown {
	return { ...live, round: roundOf(live, room) }
}

function heardAll<Shown extends Live>(live: Shown, room: Room): Shown {
	const round: Round = roundOf(live, room)
	return { ...live, round: { ...round, at: round.order.length } }
}

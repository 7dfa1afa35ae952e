import { advance, begin, goBack, settleLive, type Advance } from './advance.ts'
import type { Live, Round } from './live.ts'
import { addMinutes, extend, pause, resume } from './moves.ts'
import { isUntouched, reorder } from './rounds.ts'
import { eligible, type Room } from './turns.ts'

/** What whoever facilitates can do with a session. */
export interface Wanted {
	/**
	 * `turn`: the next one, then the next part; `next`: the next part at once; `longer`: the session, not the step;
	 * `begin`: the round again, as long as nobody of it has spoken or passed.
	 */
	readonly do: 'turn' | 'next' | 'back' | 'add' | 'longer' | 'pause' | 'resume' | 'order' | 'begin'
	/** For `add`; `longer` is always five. */
	readonly minutes: number
	/** For `order`: those who have not spoken, as arranged by hand. */
	readonly order?: readonly string[]
}

const longerBy = 5
/** The database holds four hours. */
const longest = 3 * 3_600_000

/** The session after what was wanted, or why that cannot be. */
export function steer(live: Live, room: Room, now: number, wanted: Wanted): Advance<Live> {
	if (live.clock.endedAt !== null) return { ok: false, reason: 'live_over' }
	if (wanted.do === 'turn') return advance(live, room, now, 'turn')
	if (wanted.do === 'next') return advance(live, room, now, 'part')
	if (wanted.do === 'back') return goBack(live, room, now)
	const settled = settleLive(live, now)
	if (wanted.do === 'order')
		return { ok: true, live: { ...settled, round: arrange(settled, room, wanted.order) } }
	if (wanted.do === 'begin')
		return { ok: true, live: isUntouched(settled.round) ? begin(settled, room) : settled }
	const move = moveOf(wanted, settled.clock, now)
	if (move.ok && move.clock.until > live.endsAt + longest) return { ok: false, reason: 'no_time_left' }
	return move.ok ? { ok: true, live: { ...settled, clock: move.clock } } : move
}

function moveOf(wanted: Wanted, clock: Live['clock'], now: number) {
	if (wanted.do === 'add') return addMinutes(clock, now, wanted.minutes)
	if (wanted.do === 'longer') return extend(clock, now, longerBy)
	return wanted.do === 'pause' ? pause(clock, now) : resume(clock, now)
}

/** By hand, those who were not named after the others; else by who was heard least. */
function arrange(live: Live, room: Room, byHand: readonly string[] | undefined): Round {
	const { round } = live
	const here = eligible(live, room.here)
	if (!byHand) return reorder(round, here, room.heard, room.seed)
	const spoken = round.order.slice(0, round.at + 1)
	const left = [...new Set([...round.order, ...here])].filter((id) => !spoken.includes(id))
	const named = byHand.filter((id) => left.includes(id))
	return { ...round, order: [...spoken, ...named, ...left.filter((id) => !named.includes(id))] }
}

import type { Step } from '../agendas/step.ts'
import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import { begin, positionOf, settleLive } from './advance'
import type { Live, LiveState, Waiting } from './live'
import type { Move } from './moves'
import { changeOf, startOf } from './live-change'
import { openClock } from './open-clock'
import { read } from './read.server'
import { noRound } from './rounds'
import type { Steering } from './schema'
import { steer as reckon } from './steer'

const gone = ['not_found', 'not_started', 'live_over'] as const
type Gone = (typeof gone)[number]
type Refused = Gone | 'not_facilitator' | Extract<Move, { ok: false }>['reason']
/** How often something is tried again that somebody else's change came before. */
const tries = 5

/**
 * Starts a session for everybody; started already, it changes nothing.
 * @param agenda the session's steps, see agendas.readForSession
 */
export async function start(
	db: Db,
	sessionId: string,
	me: string,
	agenda: readonly Step[]
): Promise<Result<'not_found' | 'too_early' | 'session_over' | 'session_cancelled'>> {
	const state = await read(db, sessionId)
	if (!state) return { ok: false, reason: 'not_found' }
	if ('live' in state) return { ok: true, value: undefined }
	const live = begun(state.waiting, agenda)
	const p_start = startOf(begin(live, { here: hereOf(live, me), heard: {}, seed: `${sessionId} 0` }))
	const answer = await db.rpc('start_live', { p_session_id: sessionId, p_start })
	return settle(answer, ['not_found', 'too_early', 'session_over', 'session_cancelled'])
}

/**
 * Does what whoever facilitates wants, from how the session stands in the database: what others changed meanwhile stays.
 * A tap that names a position which is not the present one any more has been carried out, or is too late: it does nothing.
 * @param known how it stands as far as the server knows: tried first, while nothing is refused or left undone for it
 */
export async function steer(
	db: Db,
	sessionId: string,
	me: string,
	steering: Steering,
	known: LiveState | null = null
): Promise<Result<Refused>> {
	const sooner = known && (await steerFrom(db, known, me, steering))
	if (sooner?.ok) return sooner
	for (let attempt = 1; attempt <= tries; attempt++) {
		const state = await read(db, sessionId)
		if (!state) return { ok: false, reason: 'not_found' }
		const result = await steerFrom(db, state, me, steering)
		if (result.ok) return result
		const { reason } = result
		if (reason === 'gone_on') return { ok: true, value: undefined }
		if (reason !== 'changed_meanwhile') return { ok: false, reason }
	}
	throw new Error('A session changed faster than it could be steered')
}

async function steerFrom(
	db: Db,
	state: LiveState,
	me: string,
	steering: Steering
): Promise<Result<Refused | 'gone_on' | 'changed_meanwhile'>> {
	if (!('live' in state)) return { ok: false, reason: 'not_started' }
	const { live } = state
	if (live.facilitatorId !== me) return { ok: false, reason: 'not_facilitator' }
	if (steering.position && steering.position !== positionOf(settleLive(live, live.at)))
		return { ok: false, reason: 'gone_on' }
	const room = {
		here: hereOf(live, me),
		heard: steering.heard ?? {},
		seed: `${live.sessionId} ${live.version}`
	}
	const done = reckon(live, room, live.at, steering)
	if (!done.ok) return done
	const change = {
		p_session_id: live.sessionId,
		p_version: live.version,
		p_change: changeOf(done.live)
	}
	return settle(await db.rpc('steer_live', change), [...gone, 'not_facilitator', 'changed_meanwhile'])
}

/** Says nothing in this round, speaks after all, or has spoken: about oneself. */
export async function pass(db: Db, sessionId: string, why: 'pass' | 'back' | 'done'): Promise<Result<Gone>> {
	return settle(await db.rpc('pass_turn', { p_session_id: sessionId, p_why: why }), gone)
}

/** Takes over from a facilitator whose phone is gone. */
export async function takeOver(db: Db, sessionId: string): Promise<Result<Gone | 'facilitator_is_there'>> {
	return settle(await db.rpc('take_over_live', { p_session_id: sessionId }), [
		...gone,
		'facilitator_is_there'
	])
}

/** Hands facilitating to another member. */
export async function hand(db: Db, sessionId: string, to: string): Promise<Result<Gone | 'not_facilitator'>> {
	return settle(await db.rpc('hand_live', { p_session_id: sessionId, p_to: to }), [
		...gone,
		'not_facilitator'
	])
}

/** Nothing to commit to this time, or something after all. */
export async function decline(db: Db, sessionId: string, nothing: boolean): Promise<Result<Gone>> {
	return settle(await db.rpc('decline_commitments', { p_session_id: sessionId, p_declined: nothing }), gone)
}

/** Ends the session for everybody, from its own time on. Ended already, it changes nothing. */
export async function finish(
	db: Db,
	sessionId: string
): Promise<Result<Gone | 'not_facilitator' | 'not_begun'>> {
	const answer = await db.rpc('end_live', { p_session_id: sessionId })
	return settle(answer, [...gone, 'not_facilitator', 'not_begun'])
}

/**
 * Writes down that a session has gone on to its commitments by itself, so that their round begins. For the server, when
 * it pushes a session; somebody else's change meanwhile leaves it to the next time.
 */
export async function settleDue(db: Db, live: Live): Promise<void> {
	const settled = settleLive(live, live.at)
	if (settled === live) return
	const here = live.people.filter(({ around }) => around).map(({ id }) => id)
	const opened = begin(settled, { here, heard: {}, seed: `${live.sessionId} ${live.version}` })
	const change = { p_session_id: live.sessionId, p_version: live.version, p_change: changeOf(opened) }
	settle(await db.rpc('settle_live', change), ['changed_meanwhile', 'live_over', 'not_started'])
}

/** Whose phones are connected to this server. */
export async function seePresent(
	db: Db,
	seen: readonly { sessionId: string; personId: string }[]
): Promise<void> {
	const p_seen = seen.map(({ sessionId, personId }) => ({ session_id: sessionId, profile_id: personId }))
	const { error } = await db.rpc('see_present', { p_seen })
	if (error) throw new Error('Who is there was not written down', { cause: error })
}

function begun(waiting: Waiting, agenda: readonly Step[]): Live {
	const clock = openClock(agenda, waiting.at, waiting.endsAt)
	const nothing = { parked: [], notes: [], takeaways: [], committed: [], facilitatorId: null }
	return {
		...waiting,
		...nothing,
		startedAt: waiting.at,
		clock,
		phase: 0,
		round: noRound,
		facilitatorGoneSince: 0
	}
}

const hereOf = ({ people }: Live, me: string) =>
	people.filter(({ id, around }) => around || id === me).map(({ id }) => id)

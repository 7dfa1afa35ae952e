import type { Cookies } from '@sveltejs/kit'
import { markOf, openDatabaseForWorker, type Db } from '$lib/server/database'
import { log } from '$lib/server/log'
import { describeFailure } from '../deliveries/failure'
import { openGate } from './gate'
import { createHub } from './hub.server'
import type { LiveState } from './live'
import type { LiveSource } from './live-source'
import { read, readForAll, readVersions } from './read.server'
import { seePresent, settleDue } from './write.server'

declare global {
	var fortnightLive: LiveSource | undefined
}

/** This server's source of live news; opened when somebody first follows a session, closed when the server stops. */
export function liveSource(): LiveSource {
	return (globalThis.fortnightLive ??= open())
}

/**
 * Tells everybody in a session at once; for after each change that was made through this server. Answers how it stands
 * since, of its members alone; null when nobody follows it here, or the database did not answer.
 */
export async function changed(sessionId: string): Promise<LiveState | null> {
	return (await globalThis.fortnightLive?.changed(sessionId)) ?? null
}

/** Somebody who has just been found to be signed in, with the circles that they are in. */
interface Asking {
	circles: readonly { id: string }[]
}

/** How a session stands as far as this server knows it, because it looks each second anyway; null when it does not, or for others. */
export function knownTo(me: Asking, sessionId: string): LiveState | null {
	return shownTo(me, globalThis.fortnightLive?.known(sessionId) ?? null)
}

function shownTo({ circles }: Asking, state: LiveState | null): LiveState | null {
	if (!state) return null
	const { circle } = 'live' in state ? state.live : state.waiting
	return circles.some(({ id }) => id === circle.id) ? state : null
}

/** How a session stands, one answer for all who follow it where this server has to ask; null when it is not theirs to see. */
export async function readFor(db: Db, me: Asking, sessionId: string): Promise<LiveState | null> {
	const known = (await globalThis.fortnightLive?.fresh(sessionId)) ?? null
	// Those of a session come together, and before the first of them nobody follows it here.
	const others = known ? null : await reading.get(sessionId)?.catch(() => null)
	const shown = shownTo(me, known ?? others ?? null)
	if (shown) return shown
	const mine = read(db, sessionId)
	if (reading.has(sessionId)) return mine
	reading.set(sessionId, mine)
	return mine.finally(() => reading.delete(sessionId))
}

/** What is being read for somebody at this moment. */
const reading = new Map<string, Promise<LiveState | null>>()

/**
 * Where those who come to follow wait, so that when all come at once, after a start or a tunnel, the database is never
 * asked so much that taps, and the looks by which everybody is told, wait behind them.
 */
export const gate = openGate(8)

/** How a session stands, for whoever has a stream of it open here by the very sign-in that asks now; null for all others. */
export async function beat(cookies: Cookies, sessionId: string): Promise<LiveState | null> {
	const mark = markOf(cookies)
	return (mark && (await globalThis.fortnightLive?.beat(sessionId, mark))) || null
}

const quietFor = 60_000

function open(): LiveSource {
	const db = openDatabaseForWorker()
	let lastLogged = -Infinity
	const source = createHub({
		readVersions: (sessionIds, signInIds) => readVersions(db, sessionIds, signInIds),
		readForAll: (sessionId) => readForAll(db, sessionId),
		seePresent: (seen) => seePresent(db, seen),
		settleDue: (live) => settleDue(db, live),
		broke(error) {
			// Each second while the database is away.
			if (Date.now() - lastLogged < quietFor) return
			lastLogged = Date.now()
			log.warn({ failure: describeFailure(error) }, 'live sessions are not followed')
		}
	})
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(signal, () => {
			// Streams would keep the server from stopping. They are followed again elsewhere, or after the start.
			source.close()
			globalThis.fortnightLive = undefined
			// Only in development: there nobody else listens, and having listened here keeps the process from ending.
			if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
		})
	}
	return source
}

// The embedded default, killed hard again and again while people write, and what is there after each restart.
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@supabase/supabase-js'
import type { Database } from '../src/lib/server/database.types.ts'
import type { Client } from './backend.ts'
import { dice } from './dice.ts'
import type { Inspection } from './kill-inspection.ts'
import type { Findings } from './kill-ledger.ts'
import { startKillServer, type KillServer } from './kill-server.ts'
import { startWriter, type Writer } from './kill-writer.ts'

export interface KillOptions {
	kills: number
	/** The same seed kills after the same numbers of answers, and lets people do the same things. */
	seed: number
	/** How many people write at once. */
	streams?: number
	/** Control, see `startKillServer`. */
	careless?: boolean
	/** Hears a line now and then. */
	say?: (line: string) => void
}

export interface Toll extends Findings, Inspection {
	kills: number
	/** Beside them, those of a server that was just starting after a kill. */
	killsAtStart: number
	people: number
	/** Acknowledged writes, by their kind. */
	acknowledged: Map<string, number>
	unanswered: number
	/** How long each start after a kill took, in milliseconds. */
	restarts: number[]
}

/** The people who write: as many at once as there are streams; somebody new follows whoever has written enough. */
function gatherWriters({ url, publishable, secret }: KillServer, seed: number) {
	const clientWith = (key: string): Client =>
		createClient<Database>(url, key, { auth: { persistSession: false, autoRefreshToken: false } })
	const service = clientWith(secret)
	const everybody: Writer[] = []
	let asked = 0
	return {
		everybody,
		async enter() {
			const writer = await startWriter(service, clientWith(publishable), dice(seed + ++asked))
			everybody.push(writer)
			return writer
		}
	}
}
type Writers = ReturnType<typeof gatherWriters>

/** Lets the writer at this place write, and those who follow, until the server is killed. */
async function stream(
	writing: Writer[],
	place: number,
	enter: Writers['enter'],
	answered: (kind: string) => void,
	killed: AbortSignal
): Promise<void> {
	while (!killed.aborted) {
		const writer = writing[place]
		const next = writer?.next()
		if (writer && next) {
			if (await writer.ledger.ask(next)) answered(next.kind)
			else if (!killed.aborted) throw new Error('The server hung up by itself')
			continue
		}
		// Signing in may be cut off as well; then somebody else signs in after the restart.
		const fresh = await enter().catch((error: unknown) => {
			if (!killed.aborted) throw error
		})
		if (fresh) writing[place] = fresh
	}
}

/** Lets all write, and kills the server a moment after so many answers, so that a slow machine is hit in the stream too. */
async function killUnder(
	server: KillServer,
	{ answers, moment }: { answers: number; moment: number },
	writing: Writer[],
	enter: Writers['enter'],
	count: (kind: string) => void
): Promise<void> {
	const killed = new AbortController()
	const enough = Promise.withResolvers<void>()
	let left = answers
	const answered = (kind: string) => {
		count(kind)
		if (--left === 0) enough.resolve()
	}
	const streams = Promise.all(
		writing.map((_, place) => stream(writing, place, enter, answered, killed.signal))
	)
	await Promise.race([enough.promise, streams])
	await pause(moment)
	killed.abort()
	await server.kill()
	await streams
}

const lists = ['lost', 'changed', 'doubled', 'half', 'strange'] as const

/** Whether a write was lost, or anything is there that must not be. */
export const isHarmed = (toll: Findings): boolean => lists.some((which) => toll[which].length > 0)

/** Holds what is there against what was acknowledged. */
async function look(writers: Iterable<Writer>, toll: Toll): Promise<void> {
	for (const writer of writers) {
		const found = writer.ledger.compare(await writer.read())
		for (const which of lists) toll[which].push(...found[which])
		toll.unansweredThere += found.unansweredThere
	}
}

/** Sends again what was not answered, as a phone does that was cut off. */
async function sendAgain(writers: Iterable<Writer>, count: (kind: string) => void): Promise<void> {
	for (const { ledger } of writers)
		for (const open of ledger.unanswered()) {
			if (!(await ledger.ask(open))) throw new Error('The server hung up by itself')
			count(open.kind)
		}
}

async function rounds(server: KillServer, { kills, seed, streams = 5, say }: KillOptions): Promise<Toll> {
	const roll = dice(seed)
	const { everybody, enter } = gatherWriters(server, seed)
	const writing = await Promise.all(Array.from({ length: streams }, enter))
	const toll: Toll = {
		...{ kills: 0, killsAtStart: 0, people: 0, unanswered: 0, unansweredThere: 0, rows: 0 },
		...{ lost: [], changed: [], doubled: [], half: [], strange: [], unsound: [], restarts: [] },
		acknowledged: new Map()
	}
	const count = (kind: string) => toll.acknowledged.set(kind, (toll.acknowledged.get(kind) ?? 0) + 1)

	while (toll.kills < kills && !isHarmed(toll)) {
		const [known, wroteBefore] = [everybody.length, [...writing]]
		const when = { answers: 1 + Math.floor(roll() * 80), moment: roll() * 25 }
		await killUnder(server, when, writing, enter, count)
		toll.kills++
		const [again, delay] = [roll() < 0.2, roll() * 1500]
		if (again) await server.killWhileStarting(delay)
		toll.killsAtStart += +again
		toll.restarts.push(await server.restart())

		const wrote = new Set([...wroteBefore, ...everybody.slice(known)])
		toll.unanswered += [...wrote].flatMap(({ ledger }) => ledger.unanswered()).length
		await look(wrote, toll)
		if (!isHarmed(toll)) await sendAgain(wrote, count)
		if (toll.kills % 20 === 0) say?.(`${toll.kills} kills, ${toll.lost.length} lost`)
	}
	toll.people = everybody.length
	if (isHarmed(toll)) return toll
	await look(everybody, toll)
	return { ...toll, ...(await server.inspect()) }
}

/**
 * Starts the embedded default on a folder of its own, kills it while people write, starts it again, holds what is there
 * against what was acknowledged, sends again what was not, and so on; in the end everything of all rounds once more.
 * Stops at the first write that is lost.
 */
export async function killUnderWrites(options: KillOptions): Promise<Toll> {
	const server = await startKillServer(options)
	return rounds(server, options).finally(server.stop)
}

import { settleLive } from './advance'
import { offsetOf, type ClockSample } from './clock-sync'
import { openConnections } from './connections'
import type { Live, LiveState } from './live'
import { isOf, newsOf, stamped, type LiveSource, type News } from './live-source'
import { openRoom, peopleIn, versionOf, type Follower, type Room } from './room'

/** What a hub needs of the database; the server's rights, nobody's request. */
export interface LiveDatabase {
	/** The version of each of these sessions, and which of these sign-ins have been ended. */
	readVersions(
		sessionIds: readonly string[],
		signInIds: readonly string[]
	): Promise<{ versions: Map<string, number>; ended: ReadonlySet<string>; now: number }>
	readForAll(sessionId: string): Promise<LiveState | null>
	seePresent(seen: readonly { sessionId: string; personId: string }[]): Promise<void>
	/** Writes down that a session has gone on to its commitments by itself. */
	settleDue(live: Live): Promise<void>
	/** Something of the above broke. It is tried again by itself. */
	broke(error: unknown): void
}

const second = 1000
/** How often a part of the sessions is told the time, and the presence of their people written down. */
const slice = second / 4
/**
 * In how many slices everybody is told once, in eight seconds; the database takes somebody for gone after 25. Small ones,
 * since each facilitator's phone asks when it is told, and nobody's tap is to wait for many of them.
 */
const slices = 32
/**
 * A connection is ended after this time, and asked for again. Not by a timer of its own, which would keep all that its
 * request held, a client of the database among it.
 */
const longest = 5 * 60 * second
/** A little more than from one look to the next. */
const freshFor = 1500
const mostAtOnce = 200

/**
 * Follows the live sessions of those connected to this server. One question a second to the database for all of them: the
 * version of each, and which sign-ins have been ended; a session whose version has gone up is read once and told to
 * everybody in it. What is changed through this server is told without waiting for that. Several servers agree because
 * each asks the database.
 */
export function createHub(database: LiveDatabase): LiveSource {
	const rooms = new Map<string, Room>()
	const connections = openConnections()
	let samples: ClockSample[] = []
	let looking: Promise<void> | null = null
	let lookedAt = -Infinity
	const coming = new Set<string>()
	const unseen = new Set<string>()
	let seeing: Promise<void> | undefined
	let soon: ReturnType<typeof setTimeout> | undefined
	let passed = 0
	const timer = setInterval(() => {
		// Soon where the last look took long: nobody is to wait for another whole second.
		if (Math.abs(Date.now() - lookedAt) > second - slice / 2) void look()
		void tellTime(passed++ % slices)
	}, slice)
	timer.unref()

	const now = () => Date.now() + offsetOf(samples)

	function roomOf(sessionId: string): Room {
		const room = rooms.get(sessionId) ?? openRoom()
		rooms.set(sessionId, room)
		return room
	}

	async function look(): Promise<void> {
		if (looking || rooms.size === 0) return
		await (looking = lookAtAll().finally(() => (looking = null)))
	}

	async function lookAtAll(): Promise<void> {
		try {
			const sentAt = (lookedAt = Date.now())
			const signIns = connections.due(sentAt)
			const answer = await database.readVersions([...rooms.keys()], signIns)
			samples = [...samples.slice(-7), { sentAt, receivedAt: Date.now(), serverAt: answer.now }]
			connections.settle(signIns, answer.ended, sentAt)
			for (const [sessionId, room] of rooms) {
				const version = answer.versions.get(sessionId)
				if (version !== undefined && version !== versionOf(room.state)) {
					void changed(sessionId)
					continue
				}
				if (version !== undefined) room.confirmed = sentAt
				if (room.state && 'live' in room.state) await settleIfDue(sessionId, room.state.live)
			}
		} catch (error) {
			database.broke(error)
		}
	}

	async function settleIfDue(sessionId: string, live: Live): Promise<void> {
		const at = now()
		try {
			if (settleLive(live, at) === live) return
			await database.settleDue({ ...live, at })
			void changed(sessionId)
		} catch (error) {
			// Of this session alone: the others are looked at all the same.
			database.broke(error)
		}
	}

	async function changed(sessionId: string): Promise<LiveState | null> {
		const room = rooms.get(sessionId)
		if (!room) return null
		room.stale = true
		room.reading ??= read(sessionId, room)
		return (await room.reading) ? room.state : null
	}

	async function read(sessionId: string, room: Room): Promise<boolean> {
		let answered = false
		while (room.stale) {
			room.stale = false
			try {
				const asked = Date.now()
				tell(sessionId, room, await database.readForAll(sessionId))
				room.confirmed = asked
				answered = true
			} catch (error) {
				// The next look finds the version that is still unknown.
				database.broke(error)
				answered = false
			}
		}
		room.reading = null
		return answered
	}

	function tell(sessionId: string, room: Room, state: LiveState | null): void {
		if (state !== null && versionOf(state) < versionOf(room.state)) return
		room.state = state
		const news = state && newsOf(state, now())
		for (const follower of room.followers) {
			if (!state || !isOf(state, follower.personId)) drop(sessionId, room, follower, { kind: 'gone' })
			else if (news && news.version > follower.sent) {
				follower.sent = news.version
				follower.listener(news)
			}
		}
	}

	function drop(sessionId: string, room: Room, follower: Follower, last?: News): void {
		if (!room.followers.delete(follower)) return
		connections.remove(follower)
		if (room.followers.size === 0 && room.asking.size === 0) rooms.delete(sessionId)
		if (last) follower.listener(last)
	}

	async function tellTime(part: number): Promise<void> {
		const theirs = [...rooms].filter(([id]) => Number.parseInt(id.slice(-2), 16) % slices === part)
		const news: News = { kind: 'clock', at: now() }
		for (const [, { followers }] of theirs) {
			for (const { began, end, listener } of followers) {
				if (Date.now() - began > longest) end({ kind: 'again' })
				else listener(news)
			}
		}
		await see(theirs.map(([id]) => id))
	}

	/** One at a time: where the database is slow more are written down together, and nothing piles up before it. */
	function see(some: Iterable<string>): Promise<void> {
		for (const sessionId of some) unseen.add(sessionId)
		return (seeing ??= seeAll().finally(() => (seeing = undefined)))
	}

	async function seeAll(): Promise<void> {
		while (unseen.size > 0) {
			const theirs = [...rooms].filter(([id]) => unseen.has(id))
			unseen.clear()
			await write(theirs)
		}
	}

	async function write(some: readonly [string, Room][]): Promise<void> {
		const seen: { sessionId: string; personId: string }[] = []
		for (const [sessionId, room] of some) {
			for (const personId of peopleIn(room, Date.now())) seen.push({ sessionId, personId })
			if (room.followers.size === 0 && room.asking.size === 0) rooms.delete(sessionId)
		}
		// In pieces, so that nobody's tap waits for all who come back after a start.
		for (let from = 0; from < seen.length; from += mostAtOnce)
			await database.seePresent(seen.slice(from, from + mostAtOnce)).catch(database.broke)
	}

	/** Whoever comes is shown to the others soon; those who come at once are written down together. */
	function seeSoon(sessionId: string): void {
		coming.add(sessionId)
		soon ??= setTimeout(() => {
			soon = undefined
			void see(coming).then(look)
			coming.clear()
		}, second / 4)
	}

	function known(sessionId: string): LiveState | null {
		const room = rooms.get(sessionId)
		if (!room?.state || Date.now() - room.confirmed > freshFor) return null
		return stamped(room.state, now())
	}

	async function fresh(sessionId: string): Promise<LiveState | null> {
		const room = rooms.get(sessionId)
		if (!room || known(sessionId)) return known(sessionId)
		if (room.state && looking) {
			// Where the database is slow the looks are late. Asking for each session besides would keep it so.
			await looking
			if (room.confirmed >= lookedAt && room.reading === null) return stamped(room.state, now())
		}
		// Not asked anew for each who waits: then the answer would never be the last.
		const answered = room.reading === null ? await changed(sessionId) : await room.reading
		return answered && room.state ? stamped(room.state, now()) : null
	}

	function seen(sessionId: string, personId: string): void {
		const room = roomOf(sessionId)
		if (!room.asking.has(personId)) seeSoon(sessionId)
		room.asking.set(personId, Date.now())
	}

	return {
		subscribe(sessionId, asker, since, listener) {
			const room = roomOf(sessionId)
			const end = (last: News) => drop(sessionId, room, follower, last)
			const follower: Follower = { ...asker, sent: since, began: Date.now(), listener, end }
			room.followers.add(follower)
			connections.add(follower)
			// Nobody is sent away by what may be older than what they have read themselves.
			if (versionOf(room.state) < since) void changed(sessionId)
			else if (room.state && versionOf(room.state) > since) tell(sessionId, room, room.state)
			seeSoon(sessionId)
			return () => drop(sessionId, room, follower)
		},
		changed,
		known,
		fresh,
		async beat(sessionId, mark) {
			const theirs = () => [...(rooms.get(sessionId)?.followers ?? [])].find((one) => one.mark === mark)
			if (!theirs()) return null
			const state = await fresh(sessionId)
			const follower = theirs()
			if (!state || !follower || !connections.holds(follower.signInId, Date.now())) return null
			if (!isOf(state, follower.personId)) return null
			seen(sessionId, follower.personId)
			return state
		},
		seen,
		now,
		close() {
			clearInterval(timer)
			clearTimeout(soon)
			for (const [sessionId, room] of rooms)
				for (const follower of room.followers) drop(sessionId, room, follower, { kind: 'again' })
		}
	}
}

import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Step } from '../../src/lib/agendas/step.ts'
import { openEventStream } from '../../src/lib/live/event-stream.ts'
import { createHub } from '../../src/lib/live/hub.server.ts'
import { knownVersion } from '../../src/lib/live/known-version.ts'
import type { Live } from '../../src/lib/live/live.ts'
import type { LiveSource, News } from '../../src/lib/live/live-source.ts'
import { read, readForAll, readVersions } from '../../src/lib/live/read.server.ts'
import { finish, seePresent, settleDue, start, steer } from '../../src/lib/live/write.server.ts'
import { readMe } from '../../src/lib/profiles/read.server.ts'
import { startTestBackend, type Client, type TestBackend } from '../backend.ts'
import { done, enter, formCircle, meet, placeSession, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person, ben: Person, stranger: Person
let circle: string, session: string
let hubs: LiveSource[]
let broken: unknown[]
/** The sign-in of each person's first device. */
const signIns = new Map<Person, string>()

beforeAll(async () => void (backend = await startTestBackend()))
afterAll(() => backend?.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Ben')
	;({ circle } = met)
	;[ada, ben] = met.people
	;[session = ''] = met.sessions
	stranger = await enter(backend, 'Stranger')
	await placeSession(backend, session, -1)
	for (const person of [ada, ben, stranger]) signIns.set(person, await signInOf(person.client))
	hubs = []
	broken = []
})
afterEach(() => {
	for (const hub of hubs) hub.close()
	expect(broken).toEqual([])
})

const agenda: Step[] = (['check_in', 'review', 'commitments', 'close'] as const).map((kind) => ({
	kind,
	minutes: 15,
	title: null
}))

async function signInOf(client: Client): Promise<string> {
	const me = await readMe(client)
	if (!me) throw new Error('Signed out')
	return me.sign_in_id
}
const asker = (person: Person, signInId = signIns.get(person) ?? '') => ({
	personId: person.id,
	signInId,
	mark: `mark of ${signInId}`
})

/** A server of its own, on the one database. */
function openHub(patch: Partial<Parameters<typeof createHub>[0]> = {}): LiveSource {
	const db = backend.service
	const hub = createHub({
		readVersions: (sessionIds, signInIds) => readVersions(db, sessionIds, signInIds),
		readForAll: (sessionId) => readForAll(db, sessionId),
		seePresent: (seen) => seePresent(db, seen),
		settleDue: (live) => settleDue(db, live),
		broke: (error) => void broken.push(error),
		...patch
	})
	hubs.push(hub)
	return hub
}

/** A phone: what it was told, the latest last. */
function follow(hub: LiveSource, person: Person, since = -1, signInId?: string) {
	const news: News[] = []
	const stop = hub.subscribe(session, asker(person, signInId), since, (one) => news.push(one))
	const shown = (): Live | undefined => {
		const told = news.findLast((one) => one.kind === 'state')
		return told ? JSON.parse(told.json) : undefined
	}
	const names = () =>
		shown()
			?.people.filter(({ present }) => present)
			.map(({ name }) => name)
	return { news, stop, shown, names }
}

// Usually within a second; a busy machine may take longer.
const soon = { timeout: 8000, interval: 20 }
const go = (person: Person, wanted: 'next' | 'pause' = 'next') =>
	steer(person.client, session, person.id, { do: wanted, minutes: 2 })

describe('a hub', () => {
	test('tells everybody of a change at once where it was made, and on other servers by asking each second', async () => {
		let asks = true
		const here = openHub({
			readVersions: (...asked) => (asks ? readVersions(backend.service, ...asked) : new Promise(() => {}))
		})
		const there = openHub()
		await start(ada.client, session, ada.id, agenda)
		const [mine, theirs] = [follow(here, ada), follow(there, ben)]
		await vi.waitFor(
			() =>
				expect([mine.names(), theirs.names()]).toEqual([
					['Ada', 'Ben'],
					['Ada', 'Ben']
				]),
			soon
		)
		// From here on it hears nothing unless it is told.
		asks = false
		await go(ada)
		await new Promise((resolve) => setTimeout(resolve, 1100))
		expect(mine.shown()?.clock.step).toBe(0)
		here.changed(session)
		await vi.waitFor(() => expect(mine.shown()?.clock.step).toBe(1), soon)
		await vi.waitFor(() => expect(theirs.shown()?.clock.step).toBe(1), soon)
		for (const { news } of [mine, theirs]) {
			const versions = news.flatMap((one) => (one.kind === 'state' ? [one.version] : []))
			expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b))
		}
	})

	test('shows who waits before anybody has started, and then that it has begun', async () => {
		const hub = openHub()
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada']), soon)
		expect(phone.news.findLast((one) => one.kind === 'state')?.name).toBe('waiting')
		follow(hub, ben)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada', 'Ben']), soon)
		await start(ben.client, session, ben.id, agenda)
		await vi.waitFor(() => expect(phone.shown()?.facilitatorId).toBe(ben.id), soon)
	})

	test('knows how a session stands while it looks, and no longer', async () => {
		await start(ada.client, session, ada.id, agenda)
		let asks = true
		const hub = openHub({
			readVersions: (...asked) => (asks ? readVersions(backend.service, ...asked) : new Promise(() => {}))
		})
		expect(hub.known(session)).toBeNull()
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada']), soon)
		await vi.waitFor(() => {
			const known = hub.known(session)
			expect(known && 'live' in known && known.live).toMatchObject({ version: phone.shown()?.version })
		}, soon)
		asks = false
		await vi.waitFor(() => expect(hub.known(session)).toBeNull(), soon)
	})

	test('a tap is worked out from what the server knows, and from the database where that is behind', async () => {
		await start(ada.client, session, ada.id, agenda)
		const known = await read(ada.client, session)
		const tap = (wanted: 'next' | 'back', position: string) =>
			steer(ada.client, session, ada.id, { do: wanted, minutes: 2, position }, known)
		const stands = async () => {
			const state = await read(ada.client, session)
			return state && 'live' in state ? state.live.clock.step : null
		}
		expect(await tap('next', '0.0.0')).toEqual({ ok: true, value: undefined })
		expect(await stands()).toBe(1)
		// What is known is of before: the tap that came again does nothing, one from where it stands now counts.
		expect(await tap('next', '0.0.0')).toEqual({ ok: true, value: undefined })
		expect(await stands()).toBe(1)
		expect(await tap('next', '1.0.0')).toEqual({ ok: true, value: undefined })
		expect(await stands()).toBe(2)
		expect(await steer(ben.client, session, ben.id, { do: 'next', minutes: 2 }, known)).toEqual({
			ok: false,
			reason: 'not_facilitator'
		})
	})

	test('tells a phone that comes back only what it does not have', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada']), soon)
		const { version = 0 } = phone.shown() ?? {}
		phone.stop()
		const again = follow(hub, ada, version)
		await new Promise((resolve) => setTimeout(resolve, 1500))
		expect(again.news.filter(({ kind }) => kind === 'state')).toEqual([])
		await go(ada)
		await vi.waitFor(() => expect(again.shown()?.clock.step).toBe(1), soon)
	})

	test('knows what was said while it was down', async () => {
		await start(ada.client, session, ada.id, agenda)
		const before = openHub()
		const phone = follow(before, ben)
		await vi.waitFor(() => expect(phone.shown()).toBeDefined(), soon)
		const has = phone.shown()?.version ?? 0
		before.close()
		expect(phone.news.at(-1)).toEqual({ kind: 'again' })
		await go(ada)
		const after = follow(openHub(), ben, has)
		await vi.waitFor(() => expect(after.shown()?.clock.step).toBe(1), soon)
	})

	test('cuts off who was removed, before they hear anything more', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const phone = follow(hub, ben)
		await vi.waitFor(() => expect(phone.shown()).toBeDefined(), soon)
		await done(ada.client.rpc('remove_member', { p_circle_id: circle, p_person: ben.id }))
		const heard = phone.news.length
		await done(ada.client.rpc('park', { p_id: randomUUID(), p_session_id: session, p_words: 'About Ben.' }))
		hub.changed(session)
		await vi.waitFor(() => expect(phone.news.at(-1)).toEqual({ kind: 'gone' }), soon)
		expect(JSON.stringify(phone.news.slice(heard))).not.toContain('About Ben.')
		const later = phone.news.length
		await go(ada)
		hub.changed(session)
		await new Promise((resolve) => setTimeout(resolve, 1500))
		expect(phone.news).toHaveLength(later)
	})

	test('cuts off within fifteen seconds who signed out everywhere on another device, and nobody else', async () => {
		await start(ada.client, session, ada.id, agenda)
		const [phone, tablet] = [await backend.signedIn(ben.email), await backend.signedIn(ben.email)]
		const hub = openHub()
		const others = follow(hub, ada)
		const theirs = [
			follow(hub, ben),
			follow(hub, ben, -1, await signInOf(phone.client)),
			follow(hub, ben, -1, await signInOf(tablet.client))
		]
		const areOver = () => theirs.map(({ news }) => news.some(({ kind }) => kind === 'gone'))
		await vi.waitFor(() => expect(others.names()).toEqual(['Ada', 'Ben']), soon)
		// Here alone: the other devices go on.
		const within = { timeout: 15_000, interval: 100 }
		await tablet.client.auth.signOut({ scope: 'local' })
		await vi.waitFor(() => expect(areOver()).toEqual([false, false, true]), within)
		await ben.client.auth.signOut({ scope: 'global' })
		await vi.waitFor(() => expect(areOver()).toEqual([true, true, true]), within)
		for (const { news } of theirs) expect(news.at(-1)).toEqual({ kind: 'gone' })
		const heard = theirs.map(({ news }) => news.length)
		await go(ada)
		await vi.waitFor(() => expect(others.shown()?.clock.step).toBe(1), soon)
		expect(theirs.map(({ news }) => news.length)).toEqual(heard)
		expect(others.news.some(({ kind }) => kind === 'gone')).toBe(false)
	}, 60_000)

	test('tells nobody anything who is not a member', async () => {
		await start(ada.client, session, ada.id, agenda)
		const phone = follow(openHub(), stranger)
		// The time is told to whoever listens, until it is known who they are.
		const told = () => phone.news.filter(({ kind }) => kind !== 'clock')
		await vi.waitFor(() => expect(told()).toEqual([{ kind: 'gone' }]), soon)
	})

	test('writes down by itself that the kept minutes have begun, and their round begins', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada']), soon)
		await backend.sql(
			`update public.lives set version = version + 1, started_at = started_at - interval '40 minutes',
				step_started_at = step_started_at - interval '40 minutes', until = now() + interval '29 minutes'
			where session_id = $1`,
			[session]
		)
		await vi.waitFor(
			() => expect(phone.shown()).toMatchObject({ clock: { step: 2 }, round: { order: [ada.id], at: 0 } }),
			soon
		)
	})

	test('counts who asks instead of subscribing', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const phone = follow(hub, ada)
		hub.seen(session, ben.id)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada', 'Ben']), soon)
	})

	test('tells whoever has a stream open how it stands by the mark of that sign-in, and nobody else', async () => {
		await start(ada.client, session, ada.id, agenda)
		let seen: string[] = []
		const hub = openHub({
			seePresent: async (there) => {
				seen = there.map(({ personId }) => personId)
				await seePresent(backend.service, there)
			}
		})
		const { mark } = asker(ada)
		expect(await hub.beat(session, mark)).toBeNull()
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada']), soon)
		const { version = -1, at: then = Infinity } = phone.shown() ?? {}
		expect(await hub.beat(session, mark)).toMatchObject({ live: { version, sessionId: session } })
		for (const other of ['', asker(ben).mark]) expect(await hub.beat(session, other)).toBeNull()
		expect(await hub.beat(randomUUID(), mark)).toBeNull()
		// Whoever facilitates is there as long as they ask, see below.
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 })
		try {
			// Nobody has looked for so long: what is not known any more is asked, and no sign-in taken for granted.
			expect(await hub.beat(session, mark)).toBeNull()
			await vi.waitFor(async () => expect(await hub.beat(session, mark)).not.toBeNull(), soon)
			await vi.waitFor(() => expect(seen).toEqual([ada.id]), soon)
		} finally {
			vi.useRealTimers()
		}
		await vi.waitFor(async () => {
			const told = await hub.beat(session, mark)
			expect(told && 'live' in told ? told.live.at : 0).toBeGreaterThan(then)
		}, soon)
		phone.stop()
		expect(await hub.beat(session, mark)).toBeNull()
	})

	test('while a look is late those who ask wait for it, and nothing is read besides', async () => {
		await start(ada.client, session, ada.id, agenda)
		const held: Promise<void>[] = []
		let reads = 0
		const hub = openHub({
			readVersions: async (...asked) => {
				await Promise.all(held)
				return readVersions(backend.service, ...asked)
			},
			readForAll: (sessionId) => {
				reads++
				return readForAll(backend.service, sessionId)
			}
		})
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada']), soon)
		const { promise, resolve } = Promise.withResolvers<void>()
		held.push(promise)
		await vi.waitFor(() => expect(hub.known(session)).toBeNull(), soon)
		const before = reads
		const beats = [hub.beat(session, asker(ada).mark), hub.fresh(session), hub.fresh(session)]
		resolve()
		for (const told of await Promise.all(beats)) expect(told).toMatchObject({ live: { sessionId: session } })
		expect(reads).toBe(before)
	})

	test('writes down who is there once at a time, however slow that is, and then all who came', async () => {
		const { promise, resolve } = Promise.withResolvers<void>()
		const written: string[][] = []
		const hub = openHub({
			seePresent: async (there) => {
				written.push(there.map(({ personId }) => personId))
				if (written.length === 1) await promise
				await seePresent(backend.service, there)
			}
		})
		follow(hub, ada)
		await vi.waitFor(() => expect(written).toEqual([[ada.id]]), soon)
		const phone = follow(hub, ben)
		await new Promise((pass) => setTimeout(pass, 1000))
		expect(written).toHaveLength(1)
		resolve()
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada', 'Ben']), soon)
		expect(new Set(written[1])).toEqual(new Set([ada.id, ben.id]))
	})

	test('knows nobody by their mark who was removed or signed out elsewhere, within ten seconds', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const tablet = await backend.signedIn(ben.email)
		const signInId = await signInOf(tablet.client)
		const [phone, other] = [follow(hub, ben), follow(hub, ben, -1, signInId)]
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ben']), soon)
		const beats = async () => {
			const marks = [asker(ben).mark, asker(ben, signInId).mark]
			return (await Promise.all(marks.map((mark) => hub.beat(session, mark)))).map((told) => told !== null)
		}
		await vi.waitFor(async () => expect(await beats()).toEqual([true, true]), soon)
		await tablet.client.auth.signOut({ scope: 'local' })
		await vi.waitFor(async () => expect(await beats()).toEqual([true, false]), {
			timeout: 15_000,
			interval: 100
		})
		expect(other.news.at(-1)).toEqual({ kind: 'gone' })
		await backend.sql(`update public.members set left_at = now() where profile_id = $1`, [ben.id])
		await vi.waitFor(async () => expect(await beats()).toEqual([false, false]), soon)
	}, 40_000)

	test('misses whoever facilitates when their stream is open and they say nothing any more', async () => {
		await start(ada.client, session, ada.id, agenda)
		let seen: string[] = []
		const hub = openHub({
			seePresent: async (there) => {
				seen = there.map(({ personId }) => personId)
				await seePresent(backend.service, there)
			}
		})
		const phones = [follow(hub, ada), follow(hub, ben)]
		await vi.waitFor(() => expect(phones[0]?.names()).toEqual(['Ada', 'Ben']), soon)
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 })
		try {
			seen = []
			hub.seen(session, stranger.id)
			await vi.waitFor(() => expect(new Set(seen)).toEqual(new Set([ben.id, stranger.id])), soon)
			hub.seen(session, ada.id)
			await vi.waitFor(() => expect(seen).toContain(ada.id), soon)
		} finally {
			vi.useRealTimers()
		}
	})

	test('goes on by itself after the database was away', async () => {
		await start(ada.client, session, ada.id, agenda)
		let away = false
		const hub = openHub({
			readVersions: (...asked) =>
				away ? Promise.reject(new Error('away')) : readVersions(backend.service, ...asked),
			readForAll: (id) => (away ? Promise.reject(new Error('away')) : readForAll(backend.service, id))
		})
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.shown()).toBeDefined(), soon)
		away = true
		await go(ada)
		hub.changed(session)
		await vi.waitFor(() => expect(broken.length).toBeGreaterThan(1), soon)
		away = false
		await vi.waitFor(() => expect(phone.shown()?.clock.step).toBe(1), soon)
		broken = []
	})

	test('looks at all other sessions also when one cannot go on by itself', async () => {
		const theirs = await formCircle(stranger)
		const odd = (await sessionsOf(backend, theirs))[0]?.id ?? ''
		await placeSession(backend, odd, -1)
		await start(stranger.client, odd, stranger.id, agenda)
		// As its facilitator could have begun it past the app: kept minutes that began before the session did.
		await backend.sql(
			`update public.lives set steps = (
				select jsonb_agg(step || '{"seconds": 36000}' order by place) from jsonb_array_elements(steps) with ordinality as s (step, place)
			) where session_id = $1`,
			[odd]
		)
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		hub.subscribe(odd, asker(stranger), -1, () => {})
		const phone = follow(hub, ben)
		await vi.waitFor(() => expect(broken.length).toBeGreaterThan(0), soon)
		// As through another server: this one is not told.
		await go(ada)
		await vi.waitFor(() => expect(phone.shown()?.clock.step).toBe(1), soon)
		broken = []
	})

	test('holds twenty-four connections of a person open, over all sessions; one more ends their oldest', async () => {
		const rooms = (await sessionsOf(backend, circle)).map(({ id }) => id)
		const hub = openHub()
		const open = (person: Person, at: number) => {
			const heard: News[] = []
			const stop = hub.subscribe(
				rooms[at % rooms.length] ?? '',
				asker(person),
				0,
				(one) => void heard.push(one)
			)
			const isOver = () => heard.some(({ kind }) => kind === 'again')
			return { stop, isOver }
		}
		const others = open(ben, 0)
		const first = Array.from({ length: 24 }, (_, at) => open(ada, at))
		expect(first.filter(({ isOver }) => isOver())).toEqual([])
		// In a session of its own, in which it is alone.
		const later = [open(ada, 7), open(ada, 3)]
		expect(first.map(({ isOver }) => isOver())).toEqual([true, true, ...Array<boolean>(22).fill(false)])
		for (const { stop } of [...first.slice(20), ...first.slice(0, 2)]) stop()
		const again = Array.from({ length: 4 }, (_, at) => open(ada, at))
		expect([...later, ...again, ...first.slice(2, 20), others].filter(({ isOver }) => isOver())).toEqual([])
	})

	test('ends the oldest of a person also where it is alone in a session, which the new one comes to', async () => {
		const [, ...quiet] = (await sessionsOf(backend, circle)).map(({ id }) => id)
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const oldest = follow(hub, ada)
		const many = Array.from({ length: 23 }, (_, at) =>
			hub.subscribe(quiet[at % 7] ?? '', asker(ada), 0, () => {})
		)
		const newest = follow(hub, ada)
		expect(oldest.news.at(-1)).toEqual({ kind: 'again' })
		await vi.waitFor(() => expect(newest.names()).toEqual(['Ada']), soon)
		await go(ada)
		await vi.waitFor(() => expect(newest.shown()?.clock.step).toBe(1), soon)
		for (const stop of many) stop()
	})

	test('ends a connection after five minutes: it is to ask again', async () => {
		const hub = openHub()
		const phone = follow(hub, ada)
		await vi.waitFor(() => expect(phone.names()).toEqual(['Ada']), soon)
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 })
		try {
			await vi.waitFor(() => expect(phone.news.at(-1)).toEqual({ kind: 'again' }), { timeout: 15_000 })
		} finally {
			vi.useRealTimers()
		}
	}, 20_000)

	test('has the database’s time', async () => {
		const hub = openHub()
		follow(hub, ada)
		await vi.waitFor(() => expect(Math.abs(hub.now() - Date.now())).toBeLessThan(50), soon)
	})

	test('says when it is over', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const phone = follow(hub, ben)
		await vi.waitFor(() => expect(phone.shown()).toBeDefined(), soon)
		await finish(ada.client, session)
		await vi.waitFor(() => expect(phone.shown()?.clock.endedAt).toEqual(expect.any(Number)), soon)
	})
})

describe('a stream', () => {
	async function open(hub: LiveSource, person: Person, has: number) {
		const state = await read(person.client, session)
		if (!state) throw new Error('Not theirs')
		const which = { sessionId: session, ...asker(person) }
		const reader = openEventStream(hub, which, state, has).getReader()
		const decoder = new TextDecoder()
		let text = ''
		const until = async (wanted: RegExp) => {
			while (!wanted.test(text)) {
				const { value, done: over } = await reader.read()
				if (over) throw new Error(`Ended before ${wanted}: ${text}`)
				text += decoder.decode(value)
			}
			return text
		}
		return { reader, until }
	}

	test('begins with how it stands, its version as the id, and goes on with what changes', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const { until, reader } = await open(hub, ada, -1)
		expect(await until(/event: live\nid: \d+\ndata: \{.*\}\n\n/)).toMatch(/^retry: 1000\n\n/)
		await go(ada)
		hub.changed(session)
		await until(/"step":1/)
		await reader.cancel()
	})

	test('begins with the time when the phone has it all, and goes on with what changes', async () => {
		await start(ada.client, session, ada.id, agenda)
		const hub = openHub()
		const state = await read(ada.client, session)
		const has = state && 'live' in state ? state.live.version : 0
		const { until, reader } = await open(hub, ada, has)
		const [, at] = /^retry: 1000\n\nevent: clock\ndata: \{"at":(\d+)\}\n\n$/.exec(await until(/data/)) ?? []
		// The database's, also where the server has just begun.
		expect(Math.abs(Number(at) - Date.now())).toBeLessThan(1000)
		await go(ada)
		hub.changed(session)
		await until(/"step":1/)
		await reader.cancel()
	})

	test('begins with how it stands when the phone has an older version, or none that counts', async () => {
		const hub = openHub()
		for (const has of [0, -1]) {
			const { until, reader } = await open(hub, ben, knownVersion(String(has)))
			await until(/^retry: 1000\n\nevent: waiting\n/)
			await reader.cancel()
		}
		await start(ada.client, session, ada.id, agenda)
		const state = await read(ada.client, session)
		const older = state && 'live' in state ? state.live.version - 1 : 0
		const { until, reader } = await open(hub, ada, older)
		await until(/^retry: 1000\n\nevent: live\n/)
		await reader.cancel()
	})

	test('says that it is gone and ends once its sign-in was ended elsewhere', async () => {
		await start(ada.client, session, ada.id, agenda)
		const elsewhere = await backend.signedIn(ben.email)
		const { reader, until } = await open(openHub(), ben, -1)
		await until(/event: live/)
		await elsewhere.client.auth.signOut({ scope: 'global' })
		const asked = Date.now()
		expect(await until(/event: gone/)).toMatch(/event: gone\ndata: \{\}\n\n$/)
		expect(Date.now() - asked).toBeLessThan(15_000)
		expect(await reader.read()).toMatchObject({ done: true })
	})

	test('ends when the server stops', async () => {
		const hub = openHub()
		const { reader, until } = await open(hub, ada, -1)
		await until(/data/)
		hub.close()
		for (;;) {
			const { done: over } = await reader.read()
			if (over) break
		}
	})
})

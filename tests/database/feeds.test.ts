import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { cancelSession, moveSession, restoreSession } from './changing.ts'
import {
	done,
	enter,
	formCircle,
	join,
	makeToken,
	placeSession,
	refusal,
	sessionsOf,
	type Person
} from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let circle: string
let session: string
let token: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	ada = await enter(backend, 'Ada')
	bo = await enter(backend, 'Bo')
	circle = await formCircle(ada)
	await join(ada, circle, [bo])
	session = (await sessionsOf(backend, circle))[0]?.id ?? ''
	token = await subscribe(bo)
})

async function subscribe(person: Person): Promise<string> {
	const made = makeToken('feed')
	await done(person.client.rpc('create_feed', { p_name: 'Phone', p_token: made }))
	return made
}
const open = (p_token = token) => done(backend.anonymous.rpc('open_feed', { p_token }))
const read = (p_token = token) =>
	done(
		backend.anonymous.rpc('read_feed', {
			p_token,
			p_from: '2020-01-01T00:00:00Z',
			p_to: '2040-01-01T00:00:00Z'
		})
	)
const stamp = async () => Date.parse((await open())[0]?.stamp ?? '')

test('only the hash of a token is kept', async () => {
	const [row] = await backend.sql<{ row: string }>('select f::text as row from public.feeds f')
	expect(row?.row).not.toContain(token.slice(5))
})

test("a feed gives exactly the sessions of its person's circles, each with that person's link", async () => {
	const other = await formCircle(ada)
	const entries = await read()
	expect(entries.map(({ uid }) => uid)).toEqual((await sessionsOf(backend, circle)).map(({ uid }) => uid))
	expect(entries[0]?.link).toBe(await done(bo.client.rpc('read_my_session_link', { p_session_id: session })))
	await join(ada, other, [bo])
	expect(await read()).toHaveLength(16)
})

test('unknown, revoked and malformed tokens give the same nothing', async () => {
	await done(bo.client.from('feeds').update({ revoked_at: new Date().toISOString() }).eq('profile_id', bo.id))
	for (const bad of [
		token,
		makeToken('feed'),
		token.slice(0, -1),
		`${token} `,
		'',
		'feed_',
		"' or true --"
	]) {
		expect(await open(bad)).toEqual([])
		expect(await read(bad)).toEqual([])
	}
})

const revoke = (at: string | null) =>
	bo.client.from('feeds').update({ revoked_at: at }).eq('profile_id', bo.id)

test('revoking can be taken back for a minute, and then stays', async () => {
	await done(revoke(new Date().toISOString()))
	await done(revoke(null))
	expect(await open()).toHaveLength(1)
	await done(revoke(new Date().toISOString()))
	await backend.sql(`update public.feeds set revoked_at = now() - interval '61 seconds'`)
	await revoke(null)
	expect(await open()).toEqual([])
})

test('a feed is not revoked at a time to come, to be brought back whenever one likes', async () => {
	expect(await refusal(revoke('2999-01-01T00:00:00Z'))).toBe('403 42501')
})

test('revoking one feed leaves the others', async () => {
	const laptop = await subscribe(bo)
	const ofAda = await subscribe(ada)
	await done(
		bo.client
			.from('feeds')
			.update({ revoked_at: new Date().toISOString() })
			.eq('name', 'Phone')
			.neq('id', (await feedsOf(bo))[1] ?? '')
	)
	expect(await open()).toEqual([])
	expect(await open(laptop)).toHaveLength(1)
	expect(await open(ofAda)).toHaveLength(1)
})
const feedsOf = async (person: Person) =>
	(await done(person.client.from('feeds').select('id').order('created_at'))).map(({ id }) => id)

test('tokens are ours to make and twenty at most', async () => {
	for (const bad of ['feed_short', makeToken('inv'), '', `${makeToken('feed')}x`])
		expect(await refusal(bo.client.rpc('create_feed', { p_name: 'Phone', p_token: bad }))).toBe(
			'400 token_is_malformed'
		)
	const twenty = await Promise.all(
		Array.from({ length: 25 }, () =>
			refusal(bo.client.rpc('create_feed', { p_name: 'Phone', p_token: makeToken('feed') }))
		)
	)
	expect(twenty.filter((one) => one === 'ok')).toHaveLength(19)
	expect(twenty.filter((one) => one === '409 too_many_feeds')).toHaveLength(6)
	expect(await refusal(ada.client.rpc('create_feed', { p_name: 'Phone', p_token: token }))).toBe('409 23505')
})

test('membership is asked at every reading', async () => {
	expect(await read()).toHaveLength(8)
	await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
	expect(await read()).toEqual([])
	await join(ada, circle, [bo])
	expect(await read()).toHaveLength(8)
})

test('declined sessions are left out for who declined', async () => {
	const ofAda = await subscribe(ada)
	await done(bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'no' }))
	expect(await read()).toHaveLength(7)
	expect(await read(ofAda)).toHaveLength(8)
	await done(bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'maybe' }))
	expect((await read())[0]).toMatchObject({ session_id: session, answer: 'maybe' })
})

test('a cancelled session stays until the day of its end (UTC) is over', async () => {
	await placeSession(backend, session, 5)
	await done(cancelSession(backend, ada, session, 0))
	expect((await read())[0]).toMatchObject({ session_id: session, status: 'cancelled', sequence: 1 })
	await placeSession(backend, session, -59)
	expect((await read())[0]).toMatchObject({ session_id: session })
	await placeSession(backend, session, -60 - 24 * 60)
	expect((await read()).map(({ session_id }) => session_id)).not.toContain(session)
})

test('an ended session that took place stays', async () => {
	await placeSession(backend, session, -600)
	expect((await read())[0]).toMatchObject({ session_id: session, status: 'confirmed' })
})

test('the window begins with its first instant and ends before its last', async () => {
	const [first, , third] = await sessionsOf(backend, circle)
	const found = await done(
		backend.anonymous.rpc('read_feed', {
			p_token: token,
			p_from: first?.starts_at ?? '',
			p_to: third?.starts_at ?? ''
		})
	)
	expect(found).toHaveLength(2)
})

test('an entry is changed when the session or the answer is, and only then', async () => {
	const before = (await read())[0]
	expect((await read())[0]).toEqual(before)
	await done(bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'yes' }))
	const after = (await read())[0]
	expect(Date.parse(after?.updated_at ?? '')).toBeGreaterThan(Date.parse(before?.updated_at ?? ''))
	expect(after?.sequence).toBe(before?.sequence)
})

test('links are left out when they are off', async () => {
	await done(bo.client.rpc('reset_my_links', { p_enabled: false }))
	expect((await read()).map(({ link }) => link)).toEqual(Array(8).fill(null))
})

test('using a feed is noted, and not at every poll', async () => {
	expect(await backend.sql('select last_used_at from public.feeds')).toEqual([{ last_used_at: null }])
	await open()
	const used = await backend.sql('select last_used_at from public.feeds')
	await open()
	expect(await backend.sql('select last_used_at from public.feeds')).toEqual(used)
	await backend.sql(`update public.feeds set last_used_at = now() - interval '11 minutes'`)
	await open()
	const [recent] = await backend.sql<{ recent: boolean }>(
		`select last_used_at > now() - interval '1 minute' as recent from public.feeds`
	)
	expect(recent?.recent).toBe(true)
})

test('the stamp has whole seconds and rises by one at least at every change', async () => {
	const changes: Record<string, () => PromiseLike<unknown>> = {
		'an answer': () => bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'yes' }),
		'another answer, at once': () =>
			bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'no' }),
		'a move': () => moveSession(backend, ada, session, 0, '2030-01-10T17:00:00Z'),
		'a cancelling': () => cancelSession(backend, ada, session, 1),
		'a bringing back': () => restoreSession(backend, ada, session, 2),
		'new links': () => bo.client.rpc('reset_my_links', { p_enabled: true }),
		'a new tz database': () =>
			backend.sql(
				`update public.sessions set tz_version = '2027a', starts_at = starts_at + interval '1 hour' where id = $1`,
				[session]
			),
		leaving: () => bo.client.rpc('leave_circle', { p_circle_id: circle }),
		joining: () => join(ada, circle, [bo]),
		'being removed': () => ada.client.rpc('remove_member', { p_circle_id: circle, p_person: bo.id }),
		'joining again': () => join(ada, circle, [bo]),
		'the end of the circle': () => backend.sql('delete from public.circles where id = $1', [circle])
	}
	let last = await stamp()
	for (const [what, change] of Object.entries(changes)) {
		const answered: unknown = await change()
		if (typeof answered === 'object' && answered !== null && 'error' in answered)
			expect(answered.error, what).toBeNull()
		const now = await stamp()
		expect(now - last, what).toBeGreaterThanOrEqual(1000)
		expect(now % 1000, what).toBe(0)
		last = now
	}
})

test('what does not show in a calendar does not move the stamp', async () => {
	const before = await stamp()
	await read()
	await done(ada.client.rpc('answer_session', { p_session_id: session, p_answer: 'yes' }))
	await done(ada.client.from('circles').update({ name: 'Renamed' }).eq('id', circle))
	expect(await stamp()).toBe(before)
})

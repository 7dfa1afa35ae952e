import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { cancelSession } from './changing.ts'
import { done, enter, formCircle, join, placeSession, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let circle: string
let session: string
let second: string
let link: string
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
	;[session, second] = (await sessionsOf(backend, circle)).map(({ id }) => id) as [string, string]
	link = await linkOf(bo)
})

const linkOf = (person: Person, id = session) =>
	done(person.client.rpc('read_my_session_link', { p_session_id: id }))

/** What the link shows to someone who is not signed in; null when it shows nothing. */
async function shown(token: string): Promise<Record<string, unknown> | null> {
	const { data, error } = await backend.anonymous.rpc('read_session_link', { p_token: token })
	if (error) throw new Error(error.message)
	return typeof data === 'object' && !Array.isArray(data)
		? (data as Record<string, unknown> | null)
		: { data }
}
const answer = (token: string, p_answer = 'yes') =>
	backend.anonymous.rpc('answer_session_link', { p_token: token, p_answer })

test("a link shows this member's view of this session and nothing else", async () => {
	const view = await shown(link)
	expect(link).toMatch(/^[A-Za-z0-9_-]{64}$/)
	expect(Object.keys(view ?? {}).toSorted()).toEqual(
		`answer answered_at call_url ends_at live locale moved_from name next over person sequence session_id starts_at status
		theme uid updated_at viewer_zone zone`.split(/\s+/)
	)
	expect(view).toMatchObject({ name: 'Bo', session_id: session, over: false, call_url: null, answer: null })
	expect(JSON.stringify(view)).not.toMatch(/Ada|Lamplighters|example\.org|Bring what|stays here/)
	expect(JSON.stringify(view)).not.toContain(circle)
	expect(JSON.stringify(view)).not.toContain(ada.id)
})

test('a link does not hand out the link of another session', async () => {
	const { next } = (await shown(link)) ?? {}
	expect(next).toMatchObject({ zone: 'Etc/UTC' })
	expect(JSON.stringify(await shown(link))).not.toContain(await linkOf(bo, second))
})

test('reading a link changes nothing', async () => {
	const stamps = () => backend.sql('select profile_id, stamp from private.calendar_stamps order by 1')
	const before = await stamps()
	await shown(link)
	expect(await stamps()).toEqual(before)
	expect(await backend.sql('select * from public.rsvps')).toEqual([])
})

test('a link answers for its member and its session', async () => {
	await done(answer(link, 'maybe'))
	expect(await backend.sql('select profile_id, session_id, answer from public.rsvps')).toEqual([
		{ profile_id: bo.id, session_id: session, answer: 'maybe' }
	])
	expect(await shown(link)).toMatchObject({ answer: 'maybe' })
	// Also when somebody else is signed in on that device.
	await done(ada.client.rpc('answer_session_link', { p_token: link, p_answer: 'no' }))
	expect(await backend.sql('select profile_id, answer from public.rsvps')).toEqual([
		{ profile_id: bo.id, answer: 'no' }
	])
})

const bytesOf = (token: string) => Buffer.from(token, 'base64url')

test('a forged, mixed, cut or lengthened link opens nothing', async () => {
	const ofAda = bytesOf(await linkOf(ada))
	const ofSecond = bytesOf(await linkOf(bo, second))
	const good = bytesOf(link)
	const mixed = (...parts: Buffer[]) => Buffer.concat(parts).toString('base64url')
	const forged = [
		mixed(good.subarray(0, 16), ofAda.subarray(16, 32), good.subarray(32)),
		mixed(ofSecond.subarray(0, 16), good.subarray(16)),
		mixed(good.subarray(0, 32), ofAda.subarray(32)),
		mixed(good.subarray(0, 32), ofSecond.subarray(32)),
		mixed(good.subarray(0, 32), Buffer.alloc(16)),
		mixed(good.subarray(0, 47), Buffer.from([(good[47] ?? 0) ^ 1])),
		mixed(good.subarray(0, 32)),
		link.slice(0, 63),
		`${link}A`,
		`${link}\n`,
		` ${link.slice(1)}`,
		link.replace(/^./, '='),
		'',
		'A'.repeat(64),
		'-'.repeat(64)
	]
	for (const token of forged) {
		expect(await shown(token), token).toBeNull()
		expect(await refusal(answer(token)), token).toBe('404 not_found')
	}
	expect(await backend.sql('select * from public.rsvps')).toEqual([])
})

test('every one of its 48 bytes counts', async () => {
	const good = bytesOf(link)
	for (let place = 0; place < good.length; place++) {
		const changed = Buffer.from(good)
		changed[place] = (changed[place] ?? 0) ^ 0x10
		expect(await shown(changed.toString('base64url')), `byte ${place}`).toBeNull()
	}
})

test('nobody reads the link of another, or one to a session of others', async () => {
	const cy = await enter(backend, 'Cy')
	const asked = await cy.client.rpc('read_my_session_link', { p_session_id: session })
	expect(asked.data).toBeNull()
	expect(await linkOf(ada)).not.toBe(link)
	expect(await refusal(backend.anonymous.rpc('read_my_session_link', { p_session_id: session }))).toBe(
		'401 42501'
	)
})

test('resetting makes every former link useless and gives new ones', async () => {
	await done(bo.client.rpc('reset_my_links', { p_enabled: true }))
	expect(await shown(link)).toBeNull()
	expect(await refusal(answer(link))).toBe('404 not_found')
	expect(await shown(await linkOf(bo))).toMatchObject({ name: 'Bo' })
	expect(await shown(await linkOf(ada))).toMatchObject({ name: 'Ada' })
})

test('turning links off leaves none, and turning them on again brings none of the old back', async () => {
	await done(bo.client.rpc('reset_my_links', { p_enabled: false }))
	expect(await shown(link)).toBeNull()
	expect((await bo.client.rpc('read_my_session_link', { p_session_id: session })).data).toBeNull()
	expect((await bo.client.rpc('read_my_links')).data).toBe(false)
	await done(bo.client.rpc('reset_my_links', { p_enabled: true }))
	expect(await shown(link)).toBeNull()
})

test('the call is shown from fifteen minutes before the start until the end, and never of a cancelled session', async () => {
	const call = async (minutesFromNow: number) => {
		await placeSession(backend, session, minutesFromNow)
		return (await shown(link))?.call_url
	}
	const room = 'https://video.example.org/room'
	expect(await call(15.1)).toBeNull()
	expect(await call(14.9)).toBe(room)
	expect(await call(0)).toBe(room)
	expect(await call(-59.9)).toBe(room)
	expect(await call(-60.1)).toBeNull()
	await placeSession(backend, session, 5)
	await done(cancelSession(backend, ada, session, 0))
	expect((await shown(link))?.call_url).toBeNull()
	expect(await shown(link)).toMatchObject({ status: 'cancelled', sequence: 1 })
})

test('a day after the end the link shows only that it is over', async () => {
	await placeSession(backend, session, -60 - 24 * 60 + 0.2)
	expect(await shown(link)).toMatchObject({ over: false, name: 'Bo' })
	await placeSession(backend, session, -60 - 24 * 60 - 0.2)
	expect(await shown(link)).toEqual({ over: true })
	expect(await refusal(answer(link))).toBe('409 session_over')
})

test('a link of a member who left opens nothing', async () => {
	await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
	expect(await shown(link)).toBeNull()
	expect(await refusal(answer(link))).toBe('404 not_found')
})

test('a cancelled session leads on to the next confirmed one', async () => {
	await done(cancelSession(backend, ada, second, 0))
	const third = (await sessionsOf(backend, circle))[2]
	expect((await shown(link))?.next).toMatchObject({ ends_at: expect.any(String), zone: 'Etc/UTC' })
	const next = (await shown(link))?.next as { starts_at: string } | undefined
	expect(Date.parse(next?.starts_at ?? '')).toBe(Date.parse(third?.starts_at ?? ''))
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { askToChange, cancelSession, moveSession, restoreSession } from './changing.ts'
import {
	askForCircle,
	circleOf,
	done,
	enter,
	formCircle,
	join,
	placeSession,
	refusal,
	season,
	sessionsOf,
	type Person
} from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let circle: string
let session: string
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
})

const row = async (id = session) => (await sessionsOf(backend, circle)).find((one) => one.id === id)
const move = (by: Person, starts_at: string, sequence: number) =>
	moveSession(backend, by, session, sequence, starts_at)
const cancel = (by: Person, sequence: number) => cancelSession(backend, by, session, sequence, 'Holiday')
const restore = (by: Person, sequence: number) => restoreSession(backend, by, session, sequence)
const answer = (by: Person, p_answer: string) =>
	by.client.rpc('answer_session', { p_session_id: session, p_answer })
const makeSeason = (by: Person, { schedule, sessions } = season()) =>
	by.client.rpc('make_season', {
		p_circle_id: circle,
		p_schedule: schedule,
		p_tz_version: '2026f',
		p_sessions: sessions
	})
const endSeason = () =>
	backend.sql(
		`update public.sessions set starts_at = starts_at - interval '2 years', local_date = local_date - 730`
	)
const mails = () =>
	backend.sql<{ name: string; sequence: number }>(
		`select p.name, (d.payload ->> 'sequence')::int as sequence from public.deliveries d
		join public.profiles p on p.id = d.recipient_id
		where d.kind = 'session_changed' and num_nonnulls(d.sent_at, d.dropped_at, d.gave_up_at) = 0 order by 2, 1`
	)
/** Makes everything due and lets a worker take it, as if the pause before telling were over. */
async function claim() {
	await backend.sql(`update public.deliveries set due_at = now() - interval '1 second'`)
	return done(backend.service.rpc('claim_deliveries', { p_limit: 50 }))
}

test('sending the form twice makes one circle', async () => {
	const id = crypto.randomUUID()
	const ids = await Promise.all([1, 2, 3].map(() => done(askForCircle(ada, id))))
	expect(ids).toEqual([id, id, id])
	expect(await backend.sql('select 1 from public.circles where id = $1', [id])).toHaveLength(1)
	expect(await backend.sql('select 1 from public.sessions where circle_id = $1', [id])).toHaveLength(8)
})

test('the twentieth circle of a day sent twice is still one circle, and the next is refused', async () => {
	const ids = Array.from({ length: 19 }, () => crypto.randomUUID())
	for (const id of ids) await done(askForCircle(ada, id))
	expect(await refusal(askForCircle(ada, crypto.randomUUID()))).toBe('429 too_many_circles')
	expect(await done(askForCircle(ada, ids[18] ?? ''))).toBe(ids[18])
})

test('a stranger who sends the id of a circle learns nothing and changes nothing', async () => {
	const cy = await enter(backend, 'Cy')
	expect(await refusal(askForCircle(cy, circle))).toBe('404 not_found')
	expect(await backend.sql('select 1 from public.members where profile_id = $1', [cy.id])).toEqual([])
})

test('a circle is made whole or not at all', async () => {
	const whole = season()
	const bad = {
		'one session less than the schedule says': { ...whole, sessions: whole.sessions.slice(1) },
		'two sessions of one date': {
			...whole,
			sessions: [...whole.sessions.slice(1), whole.sessions[1] ?? whole.sessions[0]].filter((one) => !!one)
		},
		'an instant far from its wall clock': {
			...whole,
			sessions: whole.sessions.map((one, n) =>
				n === 7 ? { ...one, starts_at: '2040-01-01T00:00:00Z' } : one
			)
		},
		'five sessions': season(5),
		'thirteen sessions': season(13),
		'an offset for a zone': { ...whole, schedule: { ...whole.schedule, zone: '+02:00' } },
		'four slots': { ...whole, schedule: { ...whole.schedule, slots: ['08:00', '12:00', '16:00', '20:00'] } }
	}
	const count = () =>
		backend.sql(`select (select count(*) from public.circles)::int as circles, (select count(*) from public.schedules)::int
			as schedules, (select count(*) from public.sessions)::int as sessions, (select count(*) from public.members)::int as members`)
	const before = await count()
	for (const [what, made] of Object.entries(bad))
		expect(await refusal(askForCircle(ada, crypto.randomUUID(), made)), what).toMatch(
			/^400 (sessions_do_not_fit_the_schedule|23514)$|^409 23505$/
		)
	for (const change of [
		{ video_url: 'http://plain.example.org' },
		{ video_url: 'javascript:alert(1)' },
		{ name: '' },
		{ charter: null }
	]) {
		const asked = ada.client.rpc('create_circle', {
			p_circle: { ...circleOf(crypto.randomUUID()), ...change },
			p_schedule: whole.schedule,
			p_tz_version: '2026f',
			p_sessions: whole.sessions
		})
		expect(await refusal(asked)).toMatch(/^400 235(14|02)$/)
	}
	expect(await count()).toEqual(before)
})

test('a circle needs a maker with a name', async () => {
	const { client } = await backend.signedIn('nameless@example.org')
	expect(await refusal(askForCircle({ client, id: '', email: '' }, crypto.randomUUID()))).toBe(
		'400 no_profile'
	)
})

test("the next season waits until this one is over, and is the organiser's to make", async () => {
	expect(await refusal(makeSeason(ada))).toBe('409 season_is_running')
	await endSeason()
	expect(await refusal(makeSeason(bo))).toBe('404 not_found')
	expect(await refusal(makeSeason(ada, { ...season(), sessions: season().sessions.slice(2) }))).toBe(
		'400 sessions_do_not_fit_the_schedule'
	)
	expect(await backend.sql('select season from public.schedules')).toEqual([{ season: 1 }])
	await done(makeSeason(ada, season(6)))
	expect(await backend.sql('select season, session_count from public.schedules order by 1')).toEqual([
		{ season: 1, session_count: 8 },
		{ season: 2, session_count: 6 }
	])
	expect(await sessionsOf(backend, circle)).toHaveLength(14)
})

test('a session keeps its identity for ever, whoever asks', async () => {
	for (const change of [
		'original_date = original_date + 1',
		"uid = 'other'",
		'id = gen_random_uuid()',
		'circle_id = gen_random_uuid()'
	])
		await expect(
			backend.sql(`update public.sessions set ${change} where id = $1`, [session])
		).rejects.toThrow('identity_is_kept')
	await expect(backend.sql('update public.sessions set sequence = sequence - 1')).rejects.toThrow(
		'sequence_counts_up'
	)
	expect((await row())?.uid).toBe(`${session}@sessions.fortnight.invalid`)
})

test('moving keeps the UID and the date it was planned for, counts up and says where it was', async () => {
	const before = await row()
	expect(await done(move(ada, '2030-01-10T17:00:00Z', 0))).toBe(1)
	const after = await row()
	expect(after).toMatchObject({ uid: before?.uid, sequence: 1, status: 'confirmed' })
	expect(Date.parse(after?.starts_at ?? '')).toBe(Date.parse('2030-01-10T17:00:00Z'))
	expect(Date.parse(after?.updated_at ?? '')).toBeGreaterThan(Date.parse(before?.updated_at ?? ''))
	const [kept] = await backend.sql<{ same: boolean }>(
		"select moved_from = $2::timestamptz and original_date = $2::date and ends_at - starts_at = interval '1 hour' as same from public.sessions where id = $1",
		[session, before?.starts_at]
	)
	expect(kept?.same).toBe(true)
})

test('moving, cancelling and bringing back each count up by one and raise updated_at', async () => {
	const seen = [await row()]
	expect(await done(move(ada, '2030-01-10T17:00:00Z', 0))).toBe(1)
	seen.push(await row())
	expect(await done(cancel(ada, 1))).toBe(2)
	seen.push(await row())
	expect(await done(restore(ada, 2))).toBe(3)
	seen.push(await row())
	expect(seen.map((one) => one?.sequence)).toEqual([0, 1, 2, 3])
	expect(seen.map((one) => one?.status)).toEqual(['confirmed', 'confirmed', 'cancelled', 'confirmed'])
	const times = seen.map((one) => Date.parse(one?.updated_at ?? ''))
	expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
})

test('updated_at rises even when the clock does not', async () => {
	const [{ ahead } = { ahead: '' }] = await backend.sql<{ ahead: string }>(
		`select max(updated_at)::text as ahead from public.sessions`
	)
	await backend.sql('alter table public.sessions disable trigger sessions_keep_identity')
	await backend.sql(`update public.sessions set updated_at = now() + interval '1 day'`)
	await backend.sql('alter table public.sessions enable trigger sessions_keep_identity')
	await done(cancel(ada, 0))
	const [later] = await backend.sql<{ later: boolean }>(
		`select updated_at > now() + interval '23 hours' as later from public.sessions where id = $1`,
		[session]
	)
	expect(ahead).not.toBe('')
	expect(later?.later).toBe(true)
})

test('of two changes made from the same state the second is told', async () => {
	const answers = await Promise.all([
		refusal(move(ada, '2030-01-10T17:00:00Z', 0)),
		refusal(cancel(ada, 0)),
		refusal(move(ada, '2030-02-10T17:00:00Z', 0))
	])
	expect(answers.toSorted()).toEqual(['409 changed_meanwhile', '409 changed_meanwhile', 'ok'])
	expect((await row())?.sequence).toBe(1)
})

test('what is over, past, cancelled or of others is not changed', async () => {
	expect(await refusal(move(ada, '2020-01-10T17:00:00Z', 0))).toBe('400 in_the_past')
	expect(await refusal(move(bo, '2030-01-10T17:00:00Z', 0))).toBe('404 not_found')
	expect(await refusal(cancel(bo, 0))).toBe('404 not_found')
	expect(await refusal(restore(bo, 0))).toBe('404 not_found')
	expect(await refusal(askToChange(backend, ada, session, 0, { duration_minutes: 10 }))).toBe('400 23514')
	await done(cancel(ada, 0))
	expect(await refusal(cancel(ada, 1))).toBe('409 session_cancelled')
	expect(await refusal(move(ada, '2030-01-10T17:00:00Z', 1))).toBe('409 session_cancelled')
	await done(restore(ada, 1))
	expect(await done(restore(ada, 2))).toBe(2)
	await placeSession(backend, session, -60.1)
	for (const change of [move(ada, '2030-01-10T17:00:00Z', 2), cancel(ada, 2), restore(ada, 2)])
		expect(await refusal(change)).toBe('409 session_over')
	await placeSession(backend, session, -59)
	expect(await refusal(cancel(ada, 2))).toBe('ok')
})

test('a change is mailed to the others and not to who made it', async () => {
	const cy = await enter(backend, 'Cy')
	await join(ada, circle, [cy])
	await done(move(ada, '2030-01-10T17:00:00Z', 0))
	expect(await mails()).toEqual([
		{ name: 'Bo', sequence: 1 },
		{ name: 'Cy', sequence: 1 }
	])
})

test('a change that has changed again since is not mailed: the newer one says all', async () => {
	await done(move(ada, '2030-01-10T17:00:00Z', 0))
	await done(move(ada, '2030-02-10T18:00:00Z', 1))
	const claimed = await claim()
	expect(claimed).toHaveLength(1)
	expect(claimed[0]).toMatchObject({ kind: 'session_changed', name: 'Bo', address: bo.email })
	expect(claimed[0]?.payload).toMatchObject({ sequence: 2, session_id: session })
})

test('a mail that was taken and not sent is dropped when the session has changed since', async () => {
	await done(move(ada, '2030-01-10T17:00:00Z', 0))
	await claim()
	await done(move(ada, '2030-02-10T18:00:00Z', 1))
	await backend.sql(
		`update public.deliveries set claimed_until = now() - interval '1 second' where claimed_until is not null`
	)
	expect((await claim()).map(({ payload }) => payload)).toEqual([expect.objectContaining({ sequence: 2 })])
	expect(await backend.sql('select payload from public.deliveries where dropped_at is not null')).toEqual([
		{ payload: null }
	])
})

test('moving and moving back at once mails nobody', async () => {
	const before = await row()
	await done(move(ada, '2030-01-10T17:00:00Z', 0))
	await done(move(ada, new Date(before?.starts_at ?? '').toISOString(), 1))
	expect(await claim()).toEqual([])
})

test('a change is not mailed to who left before it was', async () => {
	await done(move(ada, '2030-01-10T17:00:00Z', 0))
	await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
	expect(await claim()).toEqual([])
})

test('cancelling by mistake and bringing back at once mails nobody', async () => {
	await done(cancel(ada, 0))
	await done(restore(ada, 1))
	expect(await claim()).toEqual([])
})

test('bringing back is mailed when the cancelling was', async () => {
	await done(cancel(ada, 0))
	for (const { id } of await claim()) await done(backend.service.rpc('finish_delivery', { p_id: id }))
	await done(restore(ada, 1))
	expect(await mails()).toEqual([{ name: 'Bo', sequence: 2 }])
})

test('bringing back is mailed when the mail of the cancelling may be on its way', async () => {
	await done(cancel(ada, 0))
	await claim()
	await done(restore(ada, 1))
	expect(await mails()).toContainEqual({ name: 'Bo', sequence: 2 })
})

test('bringing back is mailed when a try of the cancelling failed: it may have arrived all the same', async () => {
	await done(cancel(ada, 0))
	for (const { id } of await claim())
		await done(backend.service.rpc('finish_delivery', { p_id: id, p_failure: 'ETIMEDOUT' }))
	await done(restore(ada, 1))
	expect(await mails()).toContainEqual({ name: 'Bo', sequence: 2 })
})

test('a move is still mailed when a cancelling came and went before anybody was told', async () => {
	await done(move(ada, '2030-01-10T17:00:00Z', 0))
	await done(cancel(ada, 1))
	await done(restore(ada, 2))
	expect((await claim()).map(({ name, payload }) => [name, payload])).toEqual([
		['Bo', expect.objectContaining({ sequence: 3, status: 'confirmed' })]
	])
})

test('members answer for themselves, as often as they like', async () => {
	for (const word of ['yes', 'maybe', 'no', 'no', 'yes']) await done(answer(bo, word))
	expect(await backend.sql('select profile_id, answer from public.rsvps')).toEqual([
		{ profile_id: bo.id, answer: 'yes' }
	])
	expect(await refusal(answer(bo, 'perhaps'))).toBe('400 23514')
})

test('the same answer again changes nothing', async () => {
	await done(answer(bo, 'yes'))
	const before = await backend.sql('select * from public.rsvps')
	await done(answer(bo, 'yes'))
	expect(await backend.sql('select * from public.rsvps')).toEqual(before)
})

test('nobody answers for a session that is cancelled, over or of others', async () => {
	const cy = await enter(backend, 'Cy')
	expect(await refusal(answer(cy, 'yes'))).toBe('404 not_found')
	expect(
		await refusal(bo.client.rpc('answer_session', { p_session_id: crypto.randomUUID(), p_answer: 'yes' }))
	).toBe('404 not_found')
	await done(cancel(ada, 0))
	expect(await refusal(answer(bo, 'yes'))).toBe('409 session_cancelled')
	await done(restore(ada, 1))
	await placeSession(backend, session, -59)
	expect(await refusal(answer(bo, 'yes'))).toBe('ok')
	await placeSession(backend, session, -60.1)
	expect(await refusal(answer(bo, 'no'))).toBe('409 session_over')
})

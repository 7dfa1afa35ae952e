import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import {
	done,
	enter,
	enterAll,
	formCircle,
	inviteTo,
	join,
	makeToken,
	refusal,
	type Person
} from './people.ts'

let backend: TestBackend
let ada: Person
let circle: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	ada = await enter(backend, 'Ada')
	circle = await formCircle(ada)
})

const claim = (p_limit = 50) => done(backend.service.rpc('claim_deliveries', { p_limit }))
const finish = (p_id: string, p_failure?: string) =>
	done(backend.service.rpc('finish_delivery', { p_id, ...(p_failure && { p_failure }) }))
const inviteMany = (count: number) =>
	done(
		ada.client.rpc('invite', {
			p_circle_id: circle,
			p_invitations: Array.from({ length: count }, (_, n) => ({
				token: makeToken('inv'),
				email: `guest${n}@example.org`
			}))
		})
	)
const pass = (seconds: number) =>
	backend.sql(
		`update public.deliveries set due_at = due_at - make_interval(secs => $1::float8),
			claimed_until = claimed_until - make_interval(secs => $1::float8)`,
		[seconds]
	)

test('many workers at once never get the same one', async () => {
	await inviteMany(15)
	const claimed = (await Promise.all([5, 5, 5, 5].map((limit) => claim(limit)))).flat().map(({ id }) => id)
	expect(claimed).toHaveLength(15)
	expect(new Set(claimed).size).toBe(15)
	expect(await claim()).toEqual([])
})

test('fifty at most are claimed, whatever is asked for', async () => {
	await inviteMany(15)
	await backend.sql(
		`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
		select 'seat ' || n, 'seat_free', $1, $2, '{}' from generate_series(1, 60) n`,
		[circle, ada.id]
	)
	expect(await claim(1000)).toHaveLength(50)
	expect(await claim(1000)).toHaveLength(25)
})

test('a claim that was not finished is given again after two minutes', async () => {
	await inviteMany(1)
	const [first] = await claim()
	await pass(115)
	expect(await claim()).toEqual([])
	await pass(10)
	expect((await claim()).map(({ id }) => id)).toEqual([first?.id])
})

test('what left is not sent again and is forgotten', async () => {
	await inviteMany(1)
	const [first] = await claim()
	await finish(first?.id ?? '')
	await pass(100_000)
	expect(await claim()).toEqual([])
	expect(
		await backend.sql(
			'select address, payload, outcome, sent_at is not null as sent, claimed_until from public.deliveries'
		)
	).toEqual([{ address: null, payload: null, outcome: null, sent: true, claimed_until: null }])
	// A worker that was slow does not undo it.
	await finish(first?.id ?? '', 'ETIMEDOUT')
	expect(await backend.sql('select gave_up_at, outcome from public.deliveries')).toEqual([
		{ gave_up_at: null, outcome: null }
	])
})

test('pauses grow, and the ninth failure gives up where organisers see it', async () => {
	await inviteMany(1)
	const pauses: number[] = []
	for (let attempt = 1; attempt <= 9; attempt++) {
		const [claimed] = await claim()
		if (!claimed) throw new Error(`nothing was due for try ${attempt}`)
		await finish(claimed.id, 'ECONNREFUSED')
		const [{ pause } = { pause: 0 }] = await backend.sql<{ pause: number }>(
			'select extract(epoch from due_at - now())::float8 as pause from public.deliveries'
		)
		pauses.push(Math.round(pause))
		if (attempt === 1) {
			await pass(pause - 5)
			expect(await claim()).toEqual([])
			await pass(6)
		} else await pass(pause + 1)
	}
	expect(pauses.slice(0, 8)).toEqual([30, 120, 480, 1920, 7680, 21_600, 21_600, 21_600])
	await pass(1_000_000)
	expect(await claim()).toEqual([])
	const seen = await done(ada.client.from('deliveries').select('kind, attempts, gave_up_at, sent_at'))
	expect(seen).toEqual([{ kind: 'invitation', attempts: 9, gave_up_at: expect.any(String), sent_at: null }])
	expect(await backend.sql('select address, payload, outcome from public.deliveries')).toEqual([
		{ address: null, payload: null, outcome: 'ECONNREFUSED' }
	])
})

test('one that kills its worker each time is given up too', async () => {
	await inviteMany(1)
	for (let attempt = 1; attempt <= 9; attempt++) {
		expect(await claim()).toHaveLength(1)
		await pass(121)
	}
	expect(await claim()).toEqual([])
	expect(
		await backend.sql('select attempts, gave_up_at is not null as gave_up, payload from public.deliveries')
	).toEqual([{ attempts: 9, gave_up: true, payload: null }])
})

test('an outcome is a short code', async () => {
	await inviteMany(1)
	const [claimed] = await claim()
	await finish(claimed?.id ?? '', 'x'.repeat(500))
	const [row] = await backend.sql<{ outcome: string }>('select outcome from public.deliveries')
	expect(row?.outcome).toHaveLength(40)
})

test('the address of a member is looked up at the last moment and never copied', async () => {
	const names = 'Bo Cy Di Ed Flo Gus Hal Ida Jo Kim Lou Mo Ned Oz Pia'.split(' ')
	const people = await enterAll(backend, names)
	await join(ada, circle, people)
	await done(
		people[0]?.client.rpc('leave_circle', { p_circle_id: circle }) ?? Promise.reject(new Error('nobody'))
	)
	expect(await backend.sql('select address from public.deliveries')).toEqual([{ address: null }])
	await backend.sql(`update auth.users set email = 'pia@elsewhere.example' where id = $1`, [people[14]?.id])
	expect(await claim()).toMatchObject([
		{
			kind: 'seat_free',
			address: 'pia@elsewhere.example',
			name: 'Pia',
			zone: 'Etc/UTC',
			payload: { circle_id: circle }
		}
	])
})

test('a seat that was left again is not announced', async () => {
	const names = 'Bo Cy Di Ed Flo Gus Hal Ida Jo Kim Lou Mo Ned Oz Pia'.split(' ')
	const people = await enterAll(backend, names)
	await join(ada, circle, people)
	for (const person of [people[0], people[14]])
		await done(
			person?.client.rpc('leave_circle', { p_circle_id: circle }) ?? Promise.reject(new Error('nobody'))
		)
	expect(await claim()).toEqual([])
})

for (const [what, change] of Object.entries({
	withdrawn: `withdrawn_at = now() - interval '2 minutes'`,
	expired: `created_at = now() - interval '20 days', expires_at = now() - interval '1 day'`,
	'used up': 'uses = max_uses'
}))
	test(`an invitation that is ${what} is not mailed any more`, async () => {
		await inviteTo(ada, circle, 'guest@example.org')
		await backend.sql(`update public.invitations set ${change}`)
		expect(await claim()).toEqual([])
		expect(
			await backend.sql('select address, payload, dropped_at is not null as dropped from public.deliveries')
		).toEqual([{ address: null, payload: null, dropped: true }])
	})

test('an invitation that was withdrawn by mistake is still mailed when that is taken back', async () => {
	await inviteTo(ada, circle, 'guest@example.org')
	const withdraw = (at: string | null) =>
		done(ada.client.from('invitations').update({ withdrawn_at: at }).eq('circle_id', circle))
	await withdraw(new Date().toISOString())
	expect(await claim()).toEqual([])
	await withdraw(null)
	expect(await claim()).toMatchObject([{ kind: 'invitation', address: 'guest@example.org' }])
})

test('a cause is mailed once', async () => {
	await inviteMany(1)
	await expect(
		backend.sql(
			`insert into public.deliveries (cause, kind, address) select cause, kind, address from public.deliveries`
		)
	).rejects.toThrow('once_for_a_cause')
})

test('an ended delivery cannot keep its contents, nor end twice', async () => {
	await inviteMany(1)
	await expect(backend.sql('update public.deliveries set sent_at = now()')).rejects.toThrow(
		'ended_ones_forget'
	)
	await expect(
		backend.sql(
			'update public.deliveries set sent_at = now(), gave_up_at = now(), payload = null, address = null'
		)
	).rejects.toThrow('ends_one_way')
})

test('what a person does not want is dropped at the last moment, and an invitation is nobody’s preference', async () => {
	await inviteMany(1)
	await backend.sql(
		`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
		values ('a', 'seat_free', $1, $2, '{}'), ('b', 'seat_free', $1, $2, '{}')`,
		[circle, ada.id]
	)
	await backend.sql(`update public.deliveries set due_at = now() + interval '1 hour' where cause = 'b'`)
	expect((await claim()).map(({ kind }) => kind).toSorted()).toEqual(['invitation', 'seat_free'])
	await backend.sql(
		`update public.mail_preferences set session_changes = false, day_before = false, hour_before = false,
			clock_changes = false, questions = false, duties = false, records = false`
	)
	await pass(3600)
	expect((await claim()).map(({ kind }) => kind)).toEqual(['invitation'])
	expect(
		await backend.sql(
			`select cause, dropped_at is not null as dropped from public.deliveries where kind = 'seat_free' order by 1`
		)
	).toEqual([
		{ cause: 'a', dropped: true },
		{ cause: 'b', dropped: true }
	])
})

test('one that breaks the database’s own questions is tried again later and holds up no other', async () => {
	await backend.sql(
		`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
		values ('a', 'reminder', $1, $2, '{"session_id": "not an id"}', now() - interval '1 hour'), ('b', 'seat_free', $1, $2, '{}', now())`,
		[circle, ada.id]
	)
	expect((await claim()).map(({ kind }) => kind)).toEqual(['seat_free'])
	expect(
		await backend.sql(
			`select attempts, outcome, due_at > now() + interval '20 seconds' as later from public.deliveries where cause = 'a'`
		)
	).toEqual([{ attempts: 1, outcome: 'database_22P02', later: true }])
})

test('a question about a season that does not end any more is not asked', async () => {
	await backend.sql(
		`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
		values ('a', 'season_question', $1, $2, '{"season": 1}')`,
		[circle, ada.id]
	)
	expect(await claim()).toEqual([])
	await backend.sql(
		`update public.deliveries set dropped_at = null, payload = '{"season": 1}' where cause = 'a'`
	)
	await backend.sql(`delete from public.sessions where starts_at > now() + interval '10 days'`)
	expect((await claim()).map(({ kind }) => kind)).toEqual(['season_question'])
})

test('readers are told times in the zone that they are in today', async () => {
	await backend.sql(
		`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload) values ('a', 'seat_free', $1, $2, '{}')`,
		[circle, ada.id]
	)
	await backend.sql(
		`insert into public.travels (id, profile_id, zone, starts_on, ends_on)
		values (gen_random_uuid(), $1, 'Asia/Kathmandu', current_date - 2, current_date + 2)`,
		[ada.id]
	)
	expect(await claim()).toMatchObject([{ kind: 'seat_free', zone: 'Asia/Kathmandu' }])
})

test('what ended is deleted after ninety days, and nothing else', async () => {
	await inviteMany(4)
	const [sent, dropped] = await claim()
	await finish(sent?.id ?? '')
	await backend.sql(
		`update public.deliveries set dropped_at = now(), payload = null, address = null where id = $1`,
		[dropped?.id]
	)
	const forget = () => done(backend.service.rpc('forget_what_is_over'))
	const age = (days: number) =>
		backend.sql(
			`update public.deliveries set created_at = now() - make_interval(days => $1::int),
				due_at = now() - make_interval(days => $1::int),
				sent_at = case when sent_at is not null then now() - make_interval(days => $1::int) end,
				dropped_at = case when dropped_at is not null then now() - make_interval(days => $1::int) end`,
			[days]
		)
	await age(89)
	expect(await forget()).toBe(0)
	await age(91)
	expect(await forget()).toBe(2)
	expect(await backend.sql('select count(*)::int as open from public.deliveries')).toEqual([{ open: 2 }])
	expect(await refusal(ada.client.rpc('forget_what_is_over'))).toMatch(/42501$/)
})

test('mail is down when something due has waited for ten minutes, not when one address is refused', async () => {
	const isDown = () => done(ada.client.rpc('mail_is_down'))
	await inviteMany(2)
	expect(await isDown()).toBe(false)
	await pass(11 * 60)
	expect(await isDown()).toBe(true)
	const claimed = await claim()
	expect(await isDown()).toBe(false)
	for (const { id } of claimed) await finish(id, 'smtp_550')
	await pass(25)
	expect(await isDown()).toBe(false)
	await pass(11 * 60)
	expect(await isDown()).toBe(true)
	expect(await refusal(backend.anonymous.rpc('mail_is_down'))).toMatch(/42501$/)
})

test('an invitation that is withdrawn again and again tells nobody that mail is down', async () => {
	await inviteMany(1)
	await pass(11 * 60)
	const withdraw = (seconds: number) =>
		refusal(
			ada.client
				.from('invitations')
				.update({ withdrawn_at: new Date(Date.now() + seconds * 1000).toISOString() })
				.eq('circle_id', circle)
		)
	expect(await withdraw(55)).toBe('403 42501')
	expect(await withdraw(0)).toBe('ok')
	expect(await claim()).toEqual([])
	expect(await done(ada.client.rpc('mail_is_down'))).toBe(false)
})

test('organisers see of members’ mail only what could not be delivered', async () => {
	await inviteMany(1)
	await backend.sql(
		`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, gave_up_at)
		values ('a', 'reminder', $1, $2, '{}', null), ('b', 'calendar_entry', $1, $2, '{}', null),
			('c', 'duty_asked', $1, $2, '{}', null), ('d', 'session_changed', $1, $2, null, now())`,
		[circle, ada.id]
	)
	const seen = await done(ada.client.from('deliveries').select('kind').order('kind'))
	expect(seen.map(({ kind }) => kind)).toEqual(['invitation', 'session_changed'])
})

test('a question that was dropped is asked when it is true again, and not of those who want none', async () => {
	await backend.sql(`delete from public.sessions where starts_at > now() + interval '10 days'`)
	const ask = () => done(backend.service.rpc('plan_questions'))
	const questions = () =>
		backend.sql(
			`select dropped_at is not null as dropped from public.deliveries where kind = 'season_question'`
		)
	const toggle = (far: boolean) =>
		backend.sql(
			`update public.sessions set starts_at = starts_at + make_interval(days => $1), local_date = local_date + $1`,
			[far ? 30 : -30]
		)
	await ask()
	await toggle(true)
	expect(await claim()).toEqual([])
	expect(await questions()).toEqual([{ dropped: true }])
	await ask()
	expect(await questions()).toEqual([{ dropped: true }])
	await toggle(false)
	await backend.sql('update public.mail_preferences set questions = false')
	await ask()
	expect(await questions()).toEqual([{ dropped: true }])
	await backend.sql('update public.mail_preferences set questions = true')
	await ask()
	expect((await claim()).map(({ kind }) => kind)).toEqual(['season_question'])
	await ask()
	expect(await claim()).toEqual([])
})

test('nobody but the worker claims and finishes', async () => {
	for (const client of [ada.client, backend.anonymous]) {
		expect(await refusal(client.rpc('claim_deliveries', { p_limit: 1 }))).toMatch(/42501$/)
		expect(await refusal(client.rpc('finish_delivery', { p_id: crypto.randomUUID() }))).toMatch(/42501$/)
	}
})

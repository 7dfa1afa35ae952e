import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fillRota } from '../../src/lib/rota/fill.server.ts'
import { read } from '../../src/lib/rota/read.server.ts'
import { roles, type Role } from '../../src/lib/rota/role.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enterAll, formCircle, join, placeSession, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let circle: string
let ada: Person
let bo: Person
let cy: Person
let di: Person
let ed: Person
let otto: Person
let sessions: string[]

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const people = await enterAll(backend, 'Ada Bo Cy Di Ed Otto'.split(' '))
	;[ada, bo, cy, di, ed, otto] = people as [Person, Person, Person, Person, Person, Person]
	circle = await formCircle(ada)
	await formCircle(otto)
	await join(ada, circle, [bo, cy, di, ed])
	sessions = (await sessionsOf(backend, circle)).map(({ id }) => id)
	await fillRota(backend.service)
})

/** Who does what in the circle's sessions, 'Ada Bo Cy', '-' for nobody. */
async function rota(): Promise<string[]> {
	const rows = await backend.sql<{ session_id: string; role: string; name: string }>(
		'select d.session_id, d.role, p.name from public.duties d join public.profiles p on p.id = d.profile_id where circle_id = $1',
		[circle]
	)
	return sessions.map((session) =>
		roles
			.map((role) => rows.find((row) => row.session_id === session && row.role === role)?.name ?? '-')
			.join(' ')
	)
}
const nextFour = async () => (await rota()).slice(0, 4)
const nobody = '- - -'

const duty = (index: number, role: Role) => ({ p_session_id: sessions[index] ?? '', p_role: role })
const skip = (who: Person, index: number, role: Role) => who.client.rpc('skip_duty', duty(index, role))
const undo = (who: Person, index: number, role: Role) => who.client.rpc('undo_skip', duty(index, role))
const ask = (who: Person, index: number, role: Role, whom: Person) =>
	who.client.rpc('ask_for_duty', { ...duty(index, role), p_person: whom.id })
const name = (who: Person, index: number, role: Role, whom: Person) =>
	who.client.rpc('name_for_duty', { ...duty(index, role), p_person: whom.id })
const sayNo = (who: Person, index: number) =>
	done(who.client.rpc('answer_session', { p_session_id: sessions[index] ?? '', p_answer: 'no' }))

async function requestOf(who: Person): Promise<string> {
	const [request] = await done(who.client.from('duty_requests').select('id').eq('state', 'asked'))
	return request?.id ?? ''
}
const withdraw = (who: Person, request: string) =>
	who.client.rpc('withdraw_duty_request', { p_request_id: request })
const answer = (who: Person, request: string, accepted: boolean) =>
	who.client.rpc('answer_duty_request', { p_request_id: request, p_accepted: accepted })

/** Mail that waits, 'duty_given to Bo'. */
async function mails(): Promise<string[]> {
	const rows = await backend.sql<{ kind: string; name: string }>(
		`select d.kind, p.name from public.deliveries d join public.profiles p on p.id = d.recipient_id
		where d.kind like 'duty%' and d.dropped_at is null order by d.created_at, d.kind`
	)
	return rows.map((row) => `${row.kind} to ${row.name}`)
}

const full = ['Ada Bo Cy', 'Bo Cy Di', 'Cy Di Ed', 'Di Ed Ada']

describe('filling', () => {
	test('stores the next four sessions and no more, without a mail, and the same again changes nothing', async () => {
		expect(await rota()).toEqual([...full, nobody, nobody, nobody, nobody])
		const before = await backend.sql('select * from public.duties order by session_id, role')
		await Promise.all([fillRota(backend.service), fillRota(backend.service)])
		expect(await backend.sql('select * from public.duties order by session_id, role')).toEqual(before)
		expect(await mails()).toEqual([])
	})

	test('begins anew while people still join a circle that has not met, and keeps what people changed', async () => {
		await done(skip(ada, 3, 'note_taker'))
		const [flo] = await enterAll(backend, ['Flo'])
		if (!flo) throw new Error('nobody')
		await join(ada, circle, [flo])
		await fillRota(backend.service)
		expect(await nextFour()).toEqual(['Ada Bo Cy', 'Bo Cy Di', 'Cy Di Ed', 'Di Ed Flo'])
		// Once it has met, what is assigned stays.
		await placeSession(backend, sessions[0] ?? '', -30)
		const [gus] = await enterAll(backend, ['Gus'])
		if (!gus) throw new Error('nobody')
		await join(ada, circle, [gus])
		await fillRota(backend.service)
		expect((await rota()).slice(0, 5)).toEqual([
			'Ada Bo Cy',
			'Bo Cy Di',
			'Cy Di Ed',
			'Di Ed Flo',
			expect.stringMatching(/^Ed Flo |^Ed Gus |^Gus /)
		])
	})

	test('a circle that cannot be reckoned is left out and stops no other; an unknown zone is none', async () => {
		const [mal, eve] = await enterAll(backend, ['Mal', 'Eve'])
		if (!mal || !eve) throw new Error('nobody')
		const [odd, bad] = [await formCircle(mal), await formCircle(eve)]
		await join(mal, odd, [otto])
		await join(eve, bad, [otto])
		await done(mal.client.from('profiles').update({ zone: 'No/Where' }).eq('id', mal.id))
		// What the database refuses by now, and what else may come that nobody has thought of.
		await backend.sql('alter table public.travels drop constraint in_reach')
		try {
			await backend.sql(
				`insert into public.travels (id, profile_id, zone, starts_on, ends_on)
				values (gen_random_uuid(), $1, 'Etc/UTC', '12026-01-01', '12026-01-02')`,
				[eve.id]
			)
			await backend.sql('delete from public.duties')
			await fillRota(backend.service)
		} finally {
			await backend.sql('delete from public.travels')
			await backend.sql(
				`alter table public.travels add constraint in_reach check (starts_on >= '2000-01-01' and ends_on <= '2499-12-30')`
			)
		}
		const rows = await backend.sql<{ circle_id: string }>('select distinct circle_id from public.duties')
		expect(new Set(rows.map(({ circle_id }) => circle_id))).toEqual(new Set([circle, odd]))
	})

	test('two who share three roles lack nobody, and circles whose gaps stay stand before no other', async () => {
		const [gus] = await enterAll(backend, ['Gus'])
		if (!gus) throw new Error('nobody')
		const pair = await formCircle(gus)
		await join(gus, pair, [otto])
		const lacking = async () =>
			(await done(backend.service.rpc('read_rota_gaps'))).map((row) => JSON.stringify(row).includes(pair))
		expect(await lacking()).toEqual([true])
		await fillRota(backend.service)
		expect(await lacking()).toEqual([])
		// Two hundred with ids as low as their makers chose them, and nobody free in any.
		await backend.sql(
			`insert into public.circles (id, name, purpose, video_url, charter)
			select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Low', purpose, video_url, charter
			from public.circles, generate_series(1, 200) n where id = $1`,
			[pair]
		)
		await backend.sql(
			`insert into public.members (circle_id, profile_id, charter_accepted_at)
			select c.id, p::uuid, now() from public.circles c, unnest(array[$1, $2]) p where c.name = 'Low'`,
			[ada.id, bo.id]
		)
		await backend.sql(
			`insert into public.sessions (id, circle_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, tz_version, uid)
			select s.new, c.id, s.original_date, s.local_date, s.local_time, s.zone, s.duration_minutes, s.starts_at, s.tz_version, s.new
			from public.circles c cross join lateral (select gen_random_uuid() as new, o.* from public.sessions o where o.id = $1 and c.id = c.id) s
			where c.name = 'Low'`,
			[sessions[1]]
		)
		await backend.sql('delete from public.duties where circle_id = $1', [pair])
		const looks = [await lacking(), await lacking(), await lacking()]
		expect(looks.map((one) => one.length)).toEqual([200, 200, 200])
		expect(looks.flat()).toContain(true)
	})

	test('leaves a circle of one alone', async () => {
		const [own] = await done(otto.client.from('circles').select('id'))
		expect(await backend.sql('select 1 from public.duties where circle_id = $1', [own?.id])).toEqual([])
	})

	test('fills the place of who left, is away or said no, and tells who has it now', async () => {
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		await sayNo(cy, 1)
		const [{ date } = { date: '' }] = await backend.sql<{ date: string }>(
			'select local_date::text as date from public.sessions where id = $1',
			[sessions[2]]
		)
		await done(
			di.client
				.from('absences')
				.insert({ id: crypto.randomUUID(), profile_id: di.id, starts_on: date, ends_on: date })
		)
		await fillRota(backend.service)
		const [first, second, third, fourth] = (await nextFour()).map((names) => names.split(' '))
		expect(first?.[1]).toBe('Di')
		expect([first?.[0], first?.[2]]).toEqual(['Ada', 'Cy'])
		expect(second).not.toContain('Bo')
		expect(second).not.toContain('Cy')
		expect(second?.[2]).toBe('Di')
		expect(third).not.toContain('Di')
		expect([third?.[0], third?.[2]]).toEqual(['Cy', 'Ed'])
		expect(fourth?.join(' ')).toBe(full[3])
		expect(await mails()).toHaveLength(4)
	})

	test('holds the record of sessions that began: who served leaves, and still has served', async () => {
		await placeSession(backend, sessions[0] ?? '', -1)
		await done(cy.client.rpc('leave_circle', { p_circle_id: circle }))
		await sayNo(bo, 0)
		await fillRota(backend.service)
		expect((await rota())[0]).toBe(full[0])
		expect((await rota())[4]).not.toContain('-')
		expect(await refusal(skip(ada, 0, 'facilitator'))).toBe('409 session_started')
		expect(await refusal(ask(ada, 0, 'facilitator', di))).toBe('409 session_started')
		expect(await refusal(name(ada, 0, 'facilitator', di))).toBe('409 session_started')
	})

	test('a plan from before a change changes nothing', async () => {
		const [session = ''] = sessions
		const plan = (was: Person | null, becomes: Person) => [
			{ session_id: session, role: 'facilitator', was: was?.id ?? null, becomes: becomes.id, told: true }
		]
		const assign = (steps: ReturnType<typeof plan>) =>
			done(backend.service.rpc('assign_duties', { p_circle_id: circle, p_plan: steps }))
		expect(await assign(plan(bo, ed))).toBe(0)
		expect(await assign(plan(null, ed))).toBe(0)
		// Nor do an outsider, somebody who said no, or a session of another circle get in.
		expect(await assign(plan(ada, otto))).toBe(0)
		await sayNo(ed, 0)
		expect(await assign(plan(ada, ed))).toBe(0)
		const [own] = await done(otto.client.from('circles').select('id'))
		expect(
			await done(
				backend.service.rpc('assign_duties', { p_circle_id: own?.id ?? '', p_plan: plan(ada, otto) })
			)
		).toBe(0)
		expect((await rota())[0]).toBe(full[0])
	})
})

describe('skipping', () => {
	test('gives it to the next in line, who is told after a minute, unless it is taken back', async () => {
		await done(skip(ada, 0, 'facilitator'))
		await fillRota(backend.service)
		expect((await rota())[0]).toBe('Ed Bo Cy')
		expect(await mails()).toEqual(['duty_given to Ed'])
		// Sent twice, done once.
		await done(skip(ada, 0, 'facilitator'))
		await done(undo(ada, 0, 'facilitator'))
		await done(undo(ada, 0, 'facilitator'))
		await fillRota(backend.service)
		expect((await rota())[0]).toBe(full[0])
		expect(await mails()).toEqual([])
	})

	test('is no service, and asks nothing else of them that day', async () => {
		await done(skip(ada, 0, 'facilitator'))
		await done(skip(bo, 0, 'timekeeper'))
		await done(skip(cy, 0, 'note_taker'))
		await fillRota(backend.service)
		const [first = ''] = await rota()
		expect(first.split(' ').toSorted().join(' ')).toMatch(/^(Di Di Ed|Di Ed Ed)$/)
	})

	test('is for who has it, and for a minute to be taken back', async () => {
		expect(await refusal(skip(bo, 0, 'facilitator'))).toBe('409 not_yours')
		expect(await refusal(skip(otto, 0, 'facilitator'))).toBe('404 not_found')
		expect(await refusal(undo(bo, 0, 'facilitator'))).toBe('409 too_late')
		await done(skip(ada, 0, 'facilitator'))
		await backend.sql(`update public.duty_skips set skipped_at = now() - interval '61 seconds'`)
		expect(await refusal(undo(ada, 0, 'facilitator'))).toBe('409 too_late')
		await fillRota(backend.service)
		expect((await rota())[0]).toBe('Ed Bo Cy')
	})

	test('is not taken back over what somebody did meanwhile', async () => {
		await done(skip(ada, 0, 'facilitator'))
		await fillRota(backend.service)
		await done(ask(ed, 0, 'facilitator', di))
		expect(await refusal(undo(ada, 0, 'facilitator'))).toBe('409 changed_meanwhile')
		await done(answer(di, await requestOf(di), true))
		expect(await refusal(undo(ada, 0, 'facilitator'))).toBe('409 changed_meanwhile')
		expect((await rota())[0]).toBe('Di Bo Cy')
	})
})

describe('asking', () => {
	test('accepted, they swap: the asked one’s next of that role is the asker’s', async () => {
		await done(ask(bo, 1, 'facilitator', ed))
		expect(await mails()).toEqual(['duty_asked to Ed'])
		await done(name(ada, 3, 'facilitator', bo).then(() => ask(bo, 0, 'timekeeper', di)))
		const request = await requestOf(di)
		await done(answer(di, request, true))
		await done(answer(di, request, true))
		// Di keeps time third, when Bo is free.
		expect(await nextFour()).toEqual(['Ada Di Cy', 'Bo Cy Di', 'Cy Bo Ed', 'Bo Ed Ada'])
		expect((await mails()).filter((mail) => mail === 'duty_answered to Bo')).toHaveLength(1)
	})

	test('accepted, and there is none that the asker is free for, it is handed over', async () => {
		// Di facilitates the fourth, in which Ada takes notes already.
		await done(ask(ada, 0, 'facilitator', di))
		await done(answer(di, await requestOf(di), true))
		expect(await nextFour()).toEqual(['Di Bo Cy', ...full.slice(1)])
	})

	test('is between the two: nobody else sees, answers or withdraws it', async () => {
		await done(ask(bo, 1, 'facilitator', ed))
		const request = await requestOf(ed)
		expect(await requestOf(bo)).toBe(request)
		for (const stranger of [ada, cy, otto]) {
			expect(await requestOf(stranger)).toBe('')
			expect(await refusal(answer(stranger, request, true))).toBe('404 not_found')
			expect(await refusal(withdraw(stranger, request))).toBe('404 not_found')
		}
		expect(await refusal(answer(bo, request, true))).toBe('404 not_found')
		expect(await refusal(withdraw(ed, request))).toBe('404 not_found')
	})

	test('is for one’s own, one at a time, of somebody who is free', async () => {
		expect(await refusal(ask(bo, 0, 'facilitator', ed))).toBe('409 not_yours')
		expect(await refusal(ask(ada, 0, 'facilitator', ada))).toBe('404 not_found')
		expect(await refusal(ask(ada, 0, 'facilitator', otto))).toBe('404 not_found')
		expect(await refusal(ask(otto, 0, 'facilitator', ada))).toBe('404 not_found')
		expect(await refusal(ask(ada, 0, 'facilitator', bo))).toBe('409 not_free')
		await sayNo(di, 0)
		expect(await refusal(ask(ada, 0, 'facilitator', di))).toBe('409 not_free')
		await done(ask(ada, 0, 'facilitator', ed))
		await done(ask(ada, 0, 'facilitator', ed))
		expect(await mails()).toEqual(['duty_asked to Ed'])
		await done(bo.client.rpc('answer_session', { p_session_id: sessions[0] ?? '', p_answer: 'yes' }))
		expect(await refusal(ask(ada, 0, 'facilitator', di))).toMatch('409 asked_already')
	})

	test('withdrawn or declined it stays where it was, and somebody else can be asked', async () => {
		await done(ask(ada, 0, 'facilitator', ed))
		const withdrawn = await requestOf(ada)
		await done(withdraw(ada, withdrawn))
		await done(withdraw(ada, withdrawn))
		expect(await mails()).toEqual([])
		expect(await refusal(answer(ed, withdrawn, true))).toBe('409 request_over')
		await done(ask(ada, 0, 'facilitator', di))
		const declined = await requestOf(di)
		await done(answer(di, declined, false))
		expect(await refusal(withdraw(ada, declined))).toBe('409 request_over')
		expect(await refusal(answer(di, declined, true))).toBe('409 request_over')
		expect(await mails()).toEqual(['duty_asked to Di', 'duty_answered to Ada'])
		await done(ask(ada, 0, 'facilitator', ed))
		expect((await rota())[0]).toBe(full[0])
	})

	test('however often the same is asked and withdrawn, it is one mail a day, and one that waits says the latest', async () => {
		const asked = () =>
			backend.sql<{ request: string | null; sent: boolean }>(
				`select payload ->> 'request_id' as request, sent_at is not null as sent from public.deliveries
				where kind = 'duty_asked' order by created_at`
			)
		for (let round = 0; round < 2; round++) {
			await done(ask(ada, 0, 'facilitator', ed))
			expect(await asked()).toEqual([{ request: await requestOf(ada), sent: false }])
			if (round === 0) await done(withdraw(ada, await requestOf(ada)))
		}
		// Ended by an organiser, its mail still waits, or is dropped as untrue; asked once more, it is true again.
		for (const dropped of [false, true]) {
			await done(name(ada, 0, 'facilitator', di))
			await done(name(ada, 0, 'facilitator', ada))
			if (dropped)
				await backend.sql(
					`update public.deliveries set dropped_at = now(), payload = null where kind = 'duty_asked'`
				)
			await done(ask(ada, 0, 'facilitator', ed))
			expect(await asked()).toEqual([{ request: await requestOf(ada), sent: false }])
			expect((await mails()).filter((mail) => mail === 'duty_asked to Ed')).toHaveLength(1)
		}
		await backend.sql(
			`update public.deliveries set sent_at = now(), payload = null where kind = 'duty_asked'`
		)
		for (let round = 0; round < 3; round++) {
			await done(withdraw(ada, await requestOf(ada)))
			await done(ask(ada, 0, 'facilitator', ed))
		}
		expect(await asked()).toEqual([{ request: null, sent: true }])
		await done(withdraw(ada, await requestOf(ada)))
		await done(ask(ada, 0, 'facilitator', di))
		expect(await asked()).toHaveLength(2)
	})

	test('accepting, withdrawing and skipping at once, one of them is done and the others are told', async () => {
		for (let round = 0; round < 4; round++) {
			await done(ask(bo, 1, 'facilitator', ed))
			const request = await requestOf(ed)
			const acts = [
				() => refusal(answer(ed, request, true)),
				() => refusal(withdraw(bo, request)),
				() => refusal(skip(bo, 1, 'facilitator'))
			]
			const order = [...acts.slice(round % 3), ...acts.slice(0, round % 3)]
			const outcomes = await Promise.all(order.map((act) => act()))
			expect(outcomes.every((one) => /^(ok|409 (request_over|not_yours)|404 not_found)$/.test(one))).toBe(
				true
			)
			const [second = ''] = (await rota()).slice(1)
			expect(['Ed', '-']).toContain(second.split(' ')[0])
			await backend.sql('delete from public.duty_requests')
			await backend.sql('delete from public.duty_skips')
			await done(name(ada, 1, 'facilitator', bo))
		}
	})

	test('ends when the session starts, the asker leaves, or the duty goes elsewhere', async () => {
		await done(ask(bo, 1, 'facilitator', ed))
		const first = await requestOf(ed)
		await done(name(ada, 1, 'facilitator', ada))
		expect(await refusal(answer(ed, first, true))).toBe('409 request_over')
		await done(ask(cy, 2, 'facilitator', bo))
		const second = await requestOf(cy)
		await done(cy.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await refusal(answer(bo, second, true))).toBe('409 request_over')
		await fillRota(backend.service)
		expect(await refusal(answer(bo, second, true))).toBe('404 not_found')
		await done(ask(ada, 1, 'facilitator', ed))
		const third = await requestOf(ed)
		await placeSession(backend, sessions[1] ?? '', -1)
		expect(await refusal(answer(ed, third, true))).toBe('409 session_started')
		expect(await refusal(withdraw(ada, third))).toBe('409 session_started')
	})
})

describe('naming', () => {
	test('is for organisers; who is named is told, and nobody is when it is taken back', async () => {
		expect(await refusal(name(bo, 1, 'facilitator', ed))).toBe('404 not_found')
		expect(await refusal(name(otto, 1, 'facilitator', ed))).toBe('404 not_found')
		expect(await refusal(name(ada, 1, 'facilitator', otto))).toBe('404 not_found')
		expect(await refusal(name(ada, 1, 'facilitator', cy))).toBe('409 not_free')
		await done(name(ada, 1, 'facilitator', ed))
		expect((await rota())[1]).toBe('Ed Cy Di')
		expect(await mails()).toEqual(['duty_given to Ed'])
		await done(name(ada, 1, 'facilitator', bo))
		expect((await rota())[1]).toBe(full[1])
		expect(await mails()).toEqual([])
	})
})

describe('what others read of it', () => {
	test('the next facilitator is who facilitates the next session that takes place', async () => {
		const isNext = async (index: number, who: Person) => {
			const [row] = await backend.sql<{ is: boolean }>('select private.is_next_facilitator($1, $2) as is', [
				sessions[index],
				who.id
			])
			return row?.is
		}
		expect(await isNext(0, ada)).toBe(true)
		expect(await isNext(0, bo)).toBe(false)
		expect(await isNext(1, bo)).toBe(false)
		await backend.sql(`update public.sessions set status = 'cancelled' where id = $1`, [sessions[0]])
		expect(await isNext(0, ada)).toBe(false)
		expect(await isNext(1, bo)).toBe(true)
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await isNext(1, bo)).toBe(false)
	})

	test('the rota is read by members only, each with the requests that are theirs', async () => {
		await done(ask(bo, 1, 'facilitator', ed))
		const readBy = async (who: Person) =>
			(await who.client.rpc('read_rota', { p_circle_id: circle })).data as { requests: unknown[] } | null
		expect((await readBy(ed))?.requests).toHaveLength(1)
		expect((await readBy(ada))?.requests).toEqual([])
		expect(await readBy(otto)).toBeNull()
		expect(await refusal(ada.client.rpc('read_rota_gaps'))).toBe('403 42501')
		expect(await refusal(ada.client.rpc('assign_duties', { p_circle_id: circle, p_plan: [] }))).toBe(
			'403 42501'
		)
	})

	test('skips are told where the page says something by them: one’s own, while somebody is missing, of who asks', async () => {
		const skipsSeen = async (who: Person) =>
			(await read(who.client, circle))?.sessions.map(({ skips }) => skips.length)
		await done(skip(bo, 0, 'timekeeper'))
		expect(await skipsSeen(cy)).toEqual([1, 0, 0, 0])
		await fillRota(backend.service)
		for (const other of [ada, cy]) expect(await skipsSeen(other)).toEqual([0, 0, 0, 0])
		expect(await skipsSeen(bo)).toEqual([1, 0, 0, 0])
		await done(ask(bo, 1, 'facilitator', ed))
		expect(await skipsSeen(ed)).toEqual([1, 0, 0, 0])
		expect(await skipsSeen(cy)).toEqual([0, 0, 0, 0])
	})

	test('nobody reads the rota of a circle that has closed', async () => {
		await done(ada.client.rpc('close_circle', { p_circle_id: circle }))
		expect(await read(ada.client, circle)).toBeNull()
	})

	test('a deleted account takes its duties, requests and skips along', async () => {
		await done(skip(bo, 0, 'timekeeper'))
		await done(ask(bo, 1, 'facilitator', ed))
		await done(bo.client.rpc('delete_my_account'))
		for (const table of ['duties', 'duty_skips'])
			expect(await backend.sql(`select 1 from public.${table} where profile_id = $1`, [bo.id])).toEqual([])
		expect(await backend.sql('select 1 from public.duty_requests')).toEqual([])
	})
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import {
	accept,
	askToLog,
	done,
	enterAll,
	formCircle,
	inviteTo,
	join,
	log,
	outcomeOf,
	placeSession,
	refusal,
	season,
	sessionsOf,
	type Person
} from './people.ts'

let backend: TestBackend
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(() => backend.reset())

async function peopleNamed<Names extends string>(names: string): Promise<Record<Names, Person>> {
	const list = names.split(' ')
	const people = await enterAll(backend, list)
	return Object.fromEntries(list.map((name, place) => [name.toLowerCase(), people[place]])) as Record<
		Names,
		Person
	>
}

/** Brings a season's end near: the last of its eight sessions starts in so many days, the others two weeks apart before. */
async function endIn(circle: string, days: number): Promise<string[]> {
	const sessions = await sessionsOf(backend, circle)
	for (const [place, { id }] of sessions.entries())
		await placeSession(backend, id, (days - (sessions.length - 1 - place) * 14) * 1440)
	return sessions.map(({ id }) => id)
}

const planAfter = (days: number) => {
	const { schedule, sessions } = season()
	const later = (date: string) =>
		new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
	return {
		p_schedule: { ...schedule, starts_on: later(schedule.starts_on) },
		p_tz_version: '2026f',
		p_sessions: sessions.map(({ local_time, ...made }) => ({
			original_date: later(made.original_date),
			local_date: later(made.local_date),
			local_time,
			starts_at: `${later(made.local_date)}T16:00:00Z`
		}))
	}
}
const plan = (person: Person, circle: string, inDays: number) =>
	person.client.rpc('make_season', { p_circle_id: circle, ...planAfter(inDays) })
const wish = (person: Person, circle: string, said: { p_wish?: string; p_stays?: boolean }, p_season = 1) =>
	person.client.rpc('wish_for_season', { p_circle_id: circle, p_season, ...said })
const wishesSeen = async (person: Person, circle: string) =>
	(await person.client.rpc('read_season_wishes', { p_circle_id: circle })).data
const close = (person: Person, circle: string) => person.client.rpc('close_circle', { p_circle_id: circle })
const reopen = (person: Person, circle: string) => person.client.rpc('reopen_circle', { p_circle_id: circle })
const merge = (person: Person, from: string, into: string) =>
	person.client.rpc('merge_circles', { p_from: from, p_into: into })
const takeSeat = (person: Person, circle: string, charter = true) =>
	person.client.rpc('accept_seat', { p_circle_id: circle, p_charter_accepted: charter })
const mails = (kind: string) =>
	backend.sql<{ recipient_id: string; payload: Record<string, unknown> }>(
		'select recipient_id, payload from public.deliveries where kind = $1 order by recipient_id',
		[kind]
	)
const askEverybody = () => backend.sql('select private.plan_season_questions()')
const seatsOf = async (circle: string) =>
	(await backend.sql<{ taken: number }>('select private.taken_seats($1, null)::int as taken', [circle]))[0]
		?.taken

describe('the question', () => {
	test('is asked once of each member, two weeks before the last session that takes place', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo])
		await endIn(circle, 14.01)
		await askEverybody()
		expect(await mails('season_question')).toEqual([])
		const ids = await endIn(circle, 13.99)
		await askEverybody()
		await askEverybody()
		const asked = await mails('season_question')
		expect(asked.map(({ recipient_id }) => recipient_id).toSorted()).toEqual([ada.id, bo.id].toSorted())
		expect(asked[0]?.payload).toEqual({ circle_id: circle, season: 1, circle: 'Lamplighters' })

		// A cancelled last one makes the one before it the last; nobody is asked twice for it.
		await backend.sql(`update public.sessions set status = 'cancelled' where id = $1`, [ids.at(-1)])
		await askEverybody()
		expect(await mails('season_question')).toHaveLength(2)
	})

	test('is not asked of those who have said, nor once the season is over or the next one planned', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo])
		await endIn(circle, 3)
		await done(wish(bo, circle, { p_wish: 'renew' }))
		await askEverybody()
		expect((await mails('season_question')).map(({ recipient_id }) => recipient_id)).toEqual([ada.id])

		const planned = await formCircle(bo)
		await endIn(planned, 3)
		await done(plan(bo, planned, 20))
		const over = await formCircle(bo)
		await endIn(over, -0.1)
		await askEverybody()
		expect(await mails('season_question')).toHaveLength(1)
	})

	test('is answered by members of the circle, for the season that ends, and by nobody else', async () => {
		const { ada, bo, otto, lee } = await peopleNamed<'ada' | 'bo' | 'otto' | 'lee'>('Ada Bo Otto Lee')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo, lee])
		expect(await refusal(wish(bo, circle, { p_wish: 'renew' }))).toBe('409 not_asked_now')
		await endIn(circle, 10)
		await done(lee.client.rpc('leave_circle', { p_circle_id: circle }))
		for (const stranger of [otto, lee])
			expect(await refusal(wish(stranger, circle, { p_wish: 'renew' }))).toBe('404 not_found')
		expect(await refusal(wish(bo, circle, { p_wish: 'renew' }, 2))).toBe('409 not_asked_now')
		expect(await refusal(wish(bo, circle, { p_wish: 'explode' }))).toBe('400 23514')
		expect(await refusal(wish(bo, circle, { p_wish: 'renew', p_stays: true }))).toBe('ok')
		expect(await refusal(wish(bo, circle, { p_wish: 'close', p_stays: false }))).toBe('ok')
		expect(await done(bo.client.from('season_wishes').select('wish, stays'))).toEqual([
			{ wish: 'close', stays: false }
		])
		// Saying nothing takes it back.
		await done(wish(bo, circle, {}))
		expect(await done(bo.client.from('season_wishes').select('wish'))).toEqual([])
		await done(plan(ada, circle, 20))
		expect(await refusal(wish(bo, circle, { p_wish: 'renew' }))).toBe('409 not_asked_now')
	})

	test('shows members their own wish and counts, and only organisers who would rather stop', async () => {
		const { ada, bo, cy, otto } = await peopleNamed<'ada' | 'bo' | 'cy' | 'otto'>('Ada Bo Cy Otto')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo, cy])
		await endIn(circle, 10)
		await done(wish(bo, circle, { p_wish: 'renew', p_stays: true }))
		await done(wish(cy, circle, { p_wish: 'close', p_stays: false }))
		const counts = { season: 1, asked: true, renew: 1, reseed: 0, close: 1, members: 3 }
		expect(await wishesSeen(bo, circle)).toEqual({
			...counts,
			mine: { wish: 'renew', stays: true },
			staying: null,
			stopping: null
		})
		expect(await wishesSeen(ada, circle)).toEqual({
			...counts,
			mine: null,
			staying: 1,
			stopping: [{ id: cy.id, name: 'Cy' }]
		})
		expect(await wishesSeen(otto, circle)).toBeNull()
		expect(await done(bo.client.from('season_wishes').select('profile_id'))).toEqual([{ profile_id: bo.id }])
		expect(await done(ada.client.from('season_wishes').select('profile_id'))).toEqual([])
		// Who has left is counted no more; with the next season planned the organiser still sees who wanted to stop.
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		await done(plan(ada, circle, 20))
		expect(await wishesSeen(ada, circle)).toMatchObject({
			asked: false,
			renew: 0,
			close: 1,
			members: 2,
			stopping: [{ name: 'Cy' }]
		})
	})
})

describe('the next season', () => {
	test('is planned while the last sessions still run, and begins after them', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo])
		expect(await refusal(plan(ada, circle, 200))).toBe('409 season_is_running')
		// Two sessions to go, the last in four weeks.
		await endIn(circle, 21)
		expect(await refusal(plan(bo, circle, 30))).toBe('404 not_found')
		expect(await refusal(plan(ada, circle, 14))).toBe('409 season_overlaps')
		expect(await refusal(plan(ada, circle, 30))).toBe('ok')
		expect(await done(ada.client.from('schedules').select('season').order('season'))).toEqual([
			{ season: 1 },
			{ season: 2 }
		])
		expect(await sessionsOf(backend, circle)).toHaveLength(16)
		// And not a third on top of it.
		expect(await refusal(plan(ada, circle, 300))).toBe('409 season_is_running')
	})
})

describe('a closed circle', () => {
	test('cancels what is to come, ends invitations and waiting, and tells everybody in one letter', async () => {
		const names = 'Ada Bo Cy Di Ed Flo Gus Hal Ida Jo Kim Lou Mo Ned Olive Wes'
		const [ada, ...others] = await enterAll(backend, names.split(' '))
		const wes = others.at(-1)
		if (!ada || !wes) throw new Error('nobody came')
		const circle = await formCircle(ada)
		expect((await join(ada, circle, others)).at(-1)).toBe('waiting')
		const before = await sessionsOf(backend, circle)
		const [first] = before
		await placeSession(backend, first?.id ?? '', -20)
		const token = await inviteTo(ada, circle)
		await done(close(ada, circle))

		const after = await sessionsOf(backend, circle)
		expect(after.map(({ status, sequence }) => `${status} ${sequence}`)).toEqual([
			'confirmed 0',
			...Array<string>(7).fill('cancelled 1')
		])
		expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
		expect(await mails('session_changed')).toEqual([])
		const told = await mails('circle_closed')
		expect(told.map(({ recipient_id }) => recipient_id)).toEqual(others.map(({ id }) => id).toSorted())
		expect(told[0]?.payload).toEqual({ circle_id: circle, circle: 'Lamplighters' })
		expect(await done(wes.client.rpc('read_my_places'))).toEqual([])
		const { data } = await backend.anonymous.rpc('read_invitation', { p_token: token })
		expect(data).toMatchObject({ state: 'withdrawn', circle: null })
	})

	test('is nobody’s to close but its organisers’', async () => {
		const { ada, bo, otto } = await peopleNamed<'ada' | 'bo' | 'otto'>('Ada Bo Otto')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo])
		for (const stranger of [bo, otto]) expect(await refusal(close(stranger, circle))).toBe('404 not_found')
		await done(close(ada, circle))
		for (const stranger of [bo, otto]) expect(await refusal(reopen(stranger, circle))).toBe('404 not_found')
		expect(await refusal(close(ada, circle))).toBe('409 circle_closed')
	})

	test('is undone within a minute as if nothing had been, and then no more', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo])
		const [, second] = await sessionsOf(backend, circle)
		await backend.sql(`update public.sessions set status = 'cancelled', sequence = 1 where id = $1`, [
			second?.id
		])
		const withdrawn = await inviteTo(ada, circle)
		await backend.sql('update public.invitations set withdrawn_at = now()')
		const token = await inviteTo(ada, circle)
		await done(close(ada, circle))
		await done(reopen(ada, circle))
		expect(
			(await sessionsOf(backend, circle)).map(({ status, sequence }) => `${status} ${sequence}`)
		).toEqual(['confirmed 2', 'cancelled 1', ...Array<string>(6).fill('confirmed 2')])
		expect(await mails('circle_closed')).toEqual([])
		expect(
			await done(ada.client.from('invitations').select('withdrawn_at').is('withdrawn_at', null))
		).toHaveLength(1)
		expect((await backend.anonymous.rpc('read_invitation', { p_token: token })).data).toMatchObject({
			state: 'open'
		})
		expect((await backend.anonymous.rpc('read_invitation', { p_token: withdrawn })).data).toMatchObject({
			state: 'withdrawn'
		})
		await done(reopen(ada, circle))
		await done(close(ada, circle))
		await backend.sql(`update public.circles set closed_at = now() - interval '61 seconds'`)
		expect(await refusal(reopen(ada, circle))).toBe('409 closed_for_good')
	})

	test('stays closed once a worker has taken a letter about it', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const [circle, into] = [await formCircle(ada), await formCircle(ada)]
		await join(ada, circle, [bo])
		const take = async (end: () => Promise<unknown>) => {
			await end()
			await backend.sql('update public.deliveries set due_at = now()')
			expect(await done(backend.service.rpc('claim_deliveries', { p_limit: 5 }))).toHaveLength(1)
			expect(await refusal(reopen(ada, circle))).toBe('409 closed_for_good')
			await backend.sql('delete from public.deliveries')
			await done(reopen(ada, circle))
		}
		await take(() => done(close(ada, circle)))
		await take(() => done(merge(ada, circle, into)))
	})

	test('is read, exported and left by its members, and their accounts can go', async () => {
		const { ada, bo, cy } = await peopleNamed<'ada' | 'bo' | 'cy'>('Ada Bo Cy')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo, cy])
		await log(bo, { circle_id: circle })
		await log(cy, { circle_id: circle, private: true })
		await done(close(ada, circle))
		expect(await done(bo.client.from('circles').select('name'))).toEqual([{ name: 'Lamplighters' }])
		expect(await done(bo.client.from('commitments').select('status'))).toEqual([{ status: 'open' }])
		expect(await done(bo.client.rpc('export_my_data'))).toMatchObject({ commitments: [{ status: 'open' }] })
		// Not among those in which something is to be done.
		expect(await done(bo.client.rpc('read_me'))).toMatchObject({ circles: [] })
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await done(bo.client.from('circles').select('name'))).toEqual([])
		await done(cy.client.rpc('delete_my_account'))
		expect(await refusal(ada.client.rpc('delete_my_account'))).toBe('ok')
		expect(await backend.sql('select id from public.circles')).toEqual([])
	})

	test('lets its only organiser delete their account: nobody has to take over', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const circle = await formCircle(ada)
		await join(ada, circle, [bo])
		expect(await refusal(ada.client.rpc('delete_my_account'))).toBe('409 last_organiser')
		await done(close(ada, circle))
		await done(ada.client.rpc('delete_my_account'))
		expect(await done(bo.client.from('circles').select('name'))).toHaveLength(1)
	})
})

interface Answer {
	data: unknown
	error: { code: string; message: string } | null
	status: number
}

describe('a closed circle is read only', () => {
	/** What a member of a closed circle may still do, and what is of no circle. */
	const free = new Set([
		...['delete_my_account', 'leave_circle', 'end_commitment', 'reopen_commitment', 'say_what_came'],
		...['commitments DELETE', 'check_ins DELETE'],
		// Undoing the closing itself, and a seat kept in another circle.
		...['reopen_circle', 'accept_seat', 'decline_seat', 'stop_waiting'],
		...[
			'create_circle',
			'create_feed',
			'open_feed',
			'reset_my_links',
			'count_try',
			'forget_my_tries',
			'unsubscribe'
		],
		...['count_import', 'mark_hours', 'replace_busy_times', 'feeds UPDATE', 'mail_preferences UPDATE'],
		...[
			'profiles INSERT',
			'profiles UPDATE',
			'travels INSERT',
			'travels DELETE',
			'absences INSERT',
			'absences DELETE'
		],
		...['hours DELETE', 'busy_times DELETE'],
		// Taking back what one has said of a commitment; devices and packets are a person's, not a circle's.
		...['undo_nudge', 'take_back_encouragement'],
		...['turn_push_on', 'leave_device', 'push_subscriptions DELETE'],
		...['add_commitments_to_packet', 'add_packet_item', 'edit_packet_item', 'move_packet_item'],
		...['remove_packet_item', 'save_packet_rule', 'remove_packet_rule', 'show_packet', 'stop_showing_packet'],
		...['comment_on_packet', 'take_back_packet_comment', 'answer_packet_question']
	])

	/** A circle that closed during a session, with a row of each kind in it; and every way to write into it. */
	async function closeInTheMiddle() {
		const { ada, bo, cy, dan } = await peopleNamed<'ada' | 'bo' | 'cy' | 'dan'>('Ada Bo Cy Dan')
		const circle = await formCircle(ada)
		const other = await formCircle(ada)
		await join(ada, circle, [bo, cy])
		const [running, next] = await sessionsOf(backend, circle)
		if (!running || !next) throw new Error('no sessions')
		await placeSession(backend, running.id, -20)
		const on = { circle_id: circle, session_id: running.id }
		const open = await log(bo, { ...on, witness_id: cy.id })
		const [nudge] = await backend.sql<{ token: string }>('select private.nudge_link($1, $2) as token', [
			open,
			bo.id
		])
		const topic = randomUUID()
		await done(
			bo.client.from('topics').insert({ id: topic, brought_by: bo.id, words: 'Nobody owns it.', ...on })
		)
		await done(bo.client.rpc('vote_for_topic', { p_topic_id: topic, p_wanted: true }))
		const unsigned = randomUUID()
		const bring = { session_id: running.id, words: 'My own part in it.' }
		await done(bo.client.rpc('bring_topic', { p_topic: { ...bring, id: unsigned, unsigned: true } }))
		const answer = (by: string) => ({
			id: randomUUID(),
			topic_id: topic,
			author_id: by,
			words: 'Ask them.',
			...on
		})
		const written = answer(bo.id)
		await done(bo.client.from('topic_answers').insert(written))
		const prompt = (by: string) => ({
			id: randomUUID(),
			circle_id: circle,
			made_by: by,
			question: 'What did you stop doing?'
		})
		const kept = prompt(bo.id)
		await done(bo.client.from('circle_prompts').insert(kept))
		await done(ada.client.rpc('choose_hot_seats', { p_session_id: running.id, p_topic_ids: [topic] }))
		await done(bo.client.rpc('excuse', { p_session_id: running.id, p_reason: 'Away.' }))
		const duty = { role: 'facilitator', session_id: running.id, circle_id: circle }
		await backend.sql(
			`insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, 'facilitator', $3)`,
			[running.id, circle, bo.id]
		)
		const request = randomUUID()
		await backend.sql(
			`insert into public.duty_requests (id, session_id, role, circle_id, asked_by, asked_of)
			values ($1, $2, 'facilitator', $3, $4, $5)`,
			[request, running.id, circle, bo.id, cy.id]
		)
		const change = randomUUID()
		await backend.sql(
			`insert into public.changes (id, circle_id, made_by, kind, before) values ($1, $2, $3, 'cancel', '[]')`,
			[change, circle, ada.id]
		)
		const agenda = randomUUID()
		const ending = [
			{ kind: 'commitments', minutes: 6, title: null },
			{ kind: 'close', minutes: 4, title: null }
		]
		await done(
			ada.client.rpc('save_agenda', { p_id: agenda, p_circle_id: circle, p_name: 'Ours', p_steps: ending })
		)
		await done(ada.client.rpc('choose_agenda', { p_session_id: running.id, p_steps: ending }))
		const said = { p_id: randomUUID(), p_session_id: running.id, p_words: 'Ask sooner.' }
		for (const name of ['write_note', 'park', 'propose_takeaway'] as const)
			await done(bo.client.rpc(name, said))
		const anew = { ...said, p_id: randomUUID() }
		const pulse = { challenge: 'good', support: 'good', standards: 'good', worth: 'good' }
		const token = await inviteTo(ada, circle)
		const [link] = await backend.sql<{ token: string }>('select private.session_link($1, $2) as token', [
			running.id,
			bo.id
		])
		const steps = ending.map((step) => ({ ...step, topic_id: null, seconds: 300, spent: 0, given: null }))
		const live = { steps, step_seconds: 300, round: { order: [bo.id], at: 0, passed: [] } }
		const until = new Date(Date.now() + 600_000).toISOString()
		await done(ada.client.rpc('start_live', { p_session_id: running.id, p_start: { ...live, until } }))
		const [stands] = await backend.sql<{ version: number; at: string }>(
			'select version, step_started_at::text as at from public.lives where session_id = $1',
			[running.id]
		)
		await done(close(ada, circle))
		const loose = (person: Person) =>
			person.client as unknown as { rpc: (name: string, args: object) => PromiseLike<Answer> }
		const call = (person: Person, name: string, args: object) => loose(person).rpc(name, args)
		const session = { p_session_id: running.id }
		const wall = { local_date: '2031-01-09', local_time: '16:00', zone: 'Etc/UTC', duration_minutes: 60 }
		const edit = {
			...wall,
			id: running.id,
			sequence: 0,
			starts_at: '2031-01-09T16:00:00Z',
			status: 'confirmed'
		}
		const at = { p_circle_id: circle }
		const byFunction: Record<string, () => PromiseLike<Answer>> = {
			start_live: () => call(ada, 'start_live', { ...session, p_start: { ...live, until } }),
			steer_live: () =>
				call(ada, 'steer_live', {
					...session,
					p_version: Number(stands?.version) + 1,
					p_change: { ...live, until, step: 1, phase: 0, step_started_at: stands?.at, paused_at: null }
				}),
			take_over_live: () => call(bo, 'take_over_live', session),
			hand_live: () => call(ada, 'hand_live', { ...session, p_to: bo.id }),
			pass_turn: () => call(bo, 'pass_turn', session),
			decline_commitments: () => call(bo, 'decline_commitments', session),
			end_live: () => call(ada, 'end_live', session),
			follow_by_link: () => call(bo, 'follow_by_link', { p_token: link?.token }),
			write_note: () => call(bo, 'write_note', anew),
			remove_note: () => call(bo, 'remove_note', { p_id: said.p_id }),
			park: () => call(bo, 'park', anew),
			unpark: () => call(bo, 'unpark', { p_id: said.p_id }),
			propose_takeaway: () => call(bo, 'propose_takeaway', anew),
			agree_takeaway: () => call(ada, 'agree_takeaway', { p_id: said.p_id, p_agreed: true }),
			remove_takeaway: () => call(bo, 'remove_takeaway', { p_id: said.p_id }),
			answer_pulse: () => call(bo, 'answer_pulse', { ...session, p_answers: pulse }),
			accept_invitation: () => accept(dan, token),
			answer_nudge: () =>
				call(bo, 'answer_nudge', { p_token: nudge?.token, p_answer: 'on', p_id: randomUUID() }),
			encourage: () => call(cy, 'encourage', { p_id: randomUUID(), p_commitment_id: open }),
			choose_agenda: () => call(ada, 'choose_agenda', session),
			remove_agenda: () => call(ada, 'remove_agenda', { p_id: agenda }),
			save_agenda: () =>
				call(bo, 'save_agenda', {
					p_id: randomUUID(),
					p_circle_id: circle,
					p_name: 'Short',
					p_steps: ending
				}),
			undo_agenda: () => call(ada, 'undo_agenda', session),
			answer_duty_request: () => call(cy, 'answer_duty_request', { p_request_id: request, p_accepted: true }),
			answer_session: () => call(bo, 'answer_session', { ...session, p_answer: 'yes' }),
			answer_session_link: () => call(bo, 'answer_session_link', { p_token: link?.token, p_answer: 'maybe' }),
			ask_for_duty: () => call(bo, 'ask_for_duty', { ...session, p_role: 'facilitator', p_person: ada.id }),
			change_sessions: () =>
				call(ada, 'change_sessions', {
					p_change: { id: randomUUID(), circle_id: circle, kind: 'move', sessions: [edit], added: [] },
					p_tz_version: '2026f'
				}),
			close_circle: () => close(ada, circle),
			excuse: () => call(cy, 'excuse', { ...session, p_reason: 'Away too.' }),
			go_on: () => call(ada, 'go_on', { ...session, p_sequence: 0 }),
			hand_over: () => call(ada, 'hand_over', { ...at, p_person: bo.id }),
			invite: () => call(ada, 'invite', { ...at, p_invitations: [{ token: `inv_${'B'.repeat(43)}` }] }),
			make_season: () => plan(ada, circle, 20),
			merge_circles: () => merge(ada, circle, other),
			'merge_circles into it': () => merge(ada, other, circle),
			name_for_duty: () =>
				call(ada, 'name_for_duty', { ...session, p_role: 'facilitator', p_person: ada.id }),
			remove_member: () => call(ada, 'remove_member', { ...at, p_person: cy.id }),
			renegotiate_commitment: () =>
				call(bo, 'renegotiate_commitment', {
					p_id: open,
					p_new_id: randomUUID(),
					p_words: 'Other words',
					p_due_on: '2031-01-09'
				}),
			set_role: () => call(ada, 'set_role', { ...at, p_person: bo.id, p_role: 'organiser' }),
			skip_duty: () => call(bo, 'skip_duty', { ...session, p_role: 'facilitator' }),
			undo_change: () => call(ada, 'undo_change', { p_change_id: change }),
			undo_skip: () => call(bo, 'undo_skip', { ...session, p_role: 'facilitator' }),
			bring_topic: () => call(bo, 'bring_topic', { p_topic: { ...bring, id: randomUUID() } }),
			sign_topic: () => call(bo, 'sign_topic', { p_topic_id: unsigned }),
			mark_discussed: () => call(bo, 'mark_discussed', { p_topic_id: topic, p_discussed: true }),
			choose_hot_seats: () => call(ada, 'choose_hot_seats', { ...session, p_topic_ids: [topic] }),
			clear_hot_seats: () => call(ada, 'clear_hot_seats', session),
			vote_for_topic: () => call(cy, 'vote_for_topic', { p_topic_id: topic, p_wanted: true }),
			'vote_for_topic taken back': () => call(bo, 'vote_for_topic', { p_topic_id: topic, p_wanted: false }),
			wish_for_season: () => wish(bo, circle, { p_wish: 'renew' }),
			wish_for_session: () => call(bo, 'wish_for_session', { ...session, p_wish: 'go_on' }),
			withdraw_duty_request: () => call(bo, 'withdraw_duty_request', { p_request_id: request })
		}
		const byTable: Record<string, () => PromiseLike<Answer>> = {
			'circles UPDATE': () =>
				ada.client.from('circles').update({ name: 'Another' }).eq('id', circle).select(),
			'invitations UPDATE': () =>
				ada.client.from('invitations').update({ withdrawn_at: null }).eq('circle_id', circle).select(),
			'commitments INSERT': () => askToLog(bo, on),
			'commitments UPDATE': () =>
				bo.client.from('commitments').update({ words: 'More.' }).eq('id', open).select(),
			'check_ins INSERT': () =>
				bo.client
					.from('check_ins')
					.insert({ id: randomUUID(), commitment_id: open, author_id: bo.id, words: 'Half way.' }),
			'circle_prompts INSERT': () => cy.client.from('circle_prompts').insert(prompt(cy.id)),
			'circle_prompts UPDATE': () =>
				bo.client
					.from('circle_prompts')
					.update({ removed_at: new Date().toISOString() })
					.eq('id', kept.id)
					.select(),
			'topics INSERT': () =>
				cy.client.from('topics').insert({ id: randomUUID(), brought_by: cy.id, words: 'Late.', ...on }),
			'topic_answers INSERT': () => cy.client.from('topic_answers').insert(answer(cy.id)),
			'topic_answers UPDATE': () =>
				bo.client.from('topic_answers').update({ words: 'Other.' }).eq('id', written.id).select(),
			'topic_answers DELETE': () => bo.client.from('topic_answers').delete().eq('id', written.id).select(),
			'topics DELETE': () => bo.client.from('topics').delete().eq('id', topic).select(),
			'excuses DELETE': () => bo.client.from('excuses').delete().eq('session_id', duty.session_id).select()
		}
		return { circle, other, bo, open, byFunction, byTable }
	}

	// Every way to write, and after each of them every table.
	test(
		'whatever is tried, by function or by table, nothing in it changes',
		{ timeout: 180_000 },
		async () => {
			const { circle, other, byFunction, byTable } = await closeInTheMiddle()
			const functions = await backend.sql<{ name: string }>(
				`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and provolatile = 'v'
				and has_function_privilege('authenticated', oid, 'execute')`
			)
			const tables = await backend.sql<{ name: string }>(
				`select distinct table_name || ' ' || privilege_type as name from information_schema.column_privileges
			where grantee = 'authenticated' and table_schema = 'public' and privilege_type in ('INSERT', 'UPDATE')
			union
			select table_name || ' DELETE' from information_schema.table_privileges
			where grantee = 'authenticated' and table_schema = 'public' and privilege_type = 'DELETE'`
			)
			const exist = [...functions, ...tables].map(({ name }) => name)
			const tried = { ...byFunction, ...byTable }
			// A new way to write has to be tried here, or said to be free.
			expect(exist.filter((name) => !(name in tried) && !free.has(name))).toEqual([])

			const ofCircles = await backend.sql<{ name: string }>(
				`select attrelid::regclass::text as name from pg_attribute join pg_class c on c.oid = attrelid
			where attname = 'circle_id' and relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`
			)
			const rows = async () => {
				const all: string[] = []
				for (const { name } of ofCircles)
					all.push(
						...(
							await backend.sql<{ row: string }>(
								`select '${name} ' || t::text as row from ${name} t where circle_id in ($1, $2) order by 1`,
								[circle, other]
							)
						).map(({ row }) => row)
					)
				return [
					...all,
					...(await backend.sql('select * from public.circles order by id')).map((row) => JSON.stringify(row))
				]
			}
			const before = await rows()
			const answers: Record<string, string> = {}
			for (const [name, attempt] of Object.entries(tried)) {
				if (!exist.includes(name.replace(/ (into|taken).*/, ''))) continue
				const answer = await attempt()
				const nothing = Array.isArray(answer.data) && answer.data.length === 0
				answers[name] = !answer.error && nothing ? 'no such row' : await refusal(Promise.resolve(answer))
				expect(await rows(), name).toEqual(before)
			}
			const plain = ['circles UPDATE', 'invitations UPDATE', 'check_ins INSERT']
			const unasked = ['wish_for_season', 'wish_for_session']
			const duties = /duty|skip/
			for (const [name, answer] of Object.entries(answers)) {
				if (plain.includes(name)) expect(answer, name).toMatch(/^(no such row|403 42501)$/)
				else if (unasked.includes(name)) expect(answer, name).toMatch(/^409 not_asked/)
				else if (duties.test(name)) expect(answer, name).toMatch(/^(409|404) /)
				else expect(answer, name).toBe('409 circle_closed')
			}
		}
	)

	test('but what one committed to is still answered and taken back', async () => {
		const { bo, open } = await closeInTheMiddle()
		await done(bo.client.rpc('end_commitment', { p_id: open, p_status: 'kept' }))
		await done(bo.client.rpc('reopen_commitment', { p_id: open }))
		await done(bo.client.from('commitments').delete().eq('id', open))
		expect(await done(bo.client.from('commitments').select('id'))).toEqual([])
	})

	test('each table whose rows are of a circle refuses by itself, or is written through what does', async () => {
		const bare = await backend.sql<{ name: string }>(
			`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'circle_id'
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
				and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_hold_open')
			order by 1`
		)
		expect(bare.map(({ name }) => name)).toEqual([
			'deliveries',
			'hours',
			'invitations',
			'members',
			'seat_offers',
			'waiting'
		])
	})
})

describe('a merge', () => {
	const numbered = (count: number, letter: string) =>
		Array.from({ length: count }, (_, place) => `${letter}${place}`)

	test('closes one circle, keeps each of its people a seat in the other, and writes each one letter', async () => {
		const { ada, bo, cy, di } = await peopleNamed<'ada' | 'bo' | 'cy' | 'di'>('Ada Bo Cy Di')
		const from = await formCircle(ada)
		const into = await formCircle(ada)
		await backend.sql(`update public.circles set name = 'Load-bearing' where id = $1`, [into])
		await join(ada, from, [bo, cy])
		await join(ada, into, [cy, di])
		expect(await done(merge(ada, from, into))).toBe(1)
		expect(await done(bo.client.rpc('read_my_places'))).toMatchObject([
			{ circle_id: into, circle_name: 'Load-bearing', place: null }
		])
		expect((await mails('seat_offered')).map(({ recipient_id, payload }) => [recipient_id, payload])).toEqual(
			[
				[
					bo.id,
					{ circle_id: into, circle: 'Load-bearing', from_circle: 'Lamplighters', from_circle_id: from }
				]
			]
		)
		// Cy is in both: one letter, that the first has closed.
		expect((await mails('circle_closed')).map(({ recipient_id }) => recipient_id)).toEqual([cy.id])
		// The seat is taken by accepting the charter, and by nobody else.
		expect(await done(bo.client.rpc('read_my_seat', { p_circle_id: into }))).toMatchObject({
			circle_name: 'Load-bearing',
			from_circle: 'Lamplighters',
			inviter: 'Ada',
			circle: { purpose: 'Bring what is hard.', charter: 'What is said here stays here.', members: 3 }
		})
		expect(await refusal(takeSeat(bo, into, false))).toBe('400 charter_not_accepted')
		const { otto } = await peopleNamed<'otto'>('Otto')
		expect(await refusal(takeSeat(otto, into))).toBe('404 not_found')
		expect((await otto.client.rpc('read_my_seat', { p_circle_id: into })).data).toBeNull()
		expect(await done(bo.client.from('circles').select('id'))).toEqual([{ id: from }])
		const kept = await log(di, { circle_id: into })
		await done(takeSeat(bo, into))
		await done(takeSeat(bo, into))
		expect(await seatsOf(into)).toBe(4)
		expect(await done(bo.client.from('commitments').select('id'))).toEqual([{ id: kept }])
		expect(await backend.sql('select * from public.seat_offers')).toEqual([])
	})

	test('keeps no seat for who came another way: removed, they do not walk back in by it', async () => {
		const { ada, bo, eve } = await peopleNamed<'ada' | 'bo' | 'eve'>('Ada Bo Eve')
		const [from, into] = [await formCircle(ada), await formCircle(ada)]
		await join(ada, from, [eve])
		await join(ada, into, [bo])
		const link = await inviteTo(ada, into)
		await done(merge(ada, from, into))
		await done(accept(eve, link))
		expect(await backend.sql('select 1 from public.seat_offers')).toEqual([])
		// Nor one that stood beside the membership, from before seats were taken so.
		await backend.sql('insert into public.seat_offers (circle_id, profile_id) values ($1, $2)', [
			into,
			eve.id
		])
		await done(ada.client.rpc('remove_member', { p_circle_id: into, p_person: eve.id }))
		expect(await refusal(takeSeat(eve, into))).toBe('404 not_found')
		expect(await done(eve.client.from('circles').select('id').eq('id', into))).toEqual([])
	})

	test('needs both circles, of an organiser of both, and fifteen seats for all', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const [from, into, his] = [await formCircle(ada), await formCircle(ada), await formCircle(bo)]
		expect(await refusal(merge(ada, from, from))).toBe('400 same_circle')
		expect(await refusal(merge(ada, from, his))).toBe('404 not_found')
		expect(await refusal(merge(ada, his, from))).toBe('404 not_found')
		expect(await refusal(merge(ada, from, randomUUID()))).toBe('404 not_found')
		await join(ada, from, await enterAll(backend, numbered(8, 'F')))
		await join(ada, into, await enterAll(backend, numbered(7, 'I')))
		expect(await refusal(merge(ada, from, into))).toBe('409 too_many')
		expect(await backend.sql('select id from public.circles where closed_at is not null')).toEqual([])
		await backend.sql(
			`delete from public.members where profile_id = (select id from public.profiles where name = 'I0')`
		)
		expect(await done(merge(ada, from, into))).toBe(8)
		// The seats are promised: nobody else gets them.
		expect(await seatsOf(into)).toBe(15)
		const { wes } = await peopleNamed<'wes'>('Wes')
		expect(await join(ada, into, [wes])).toEqual(['waiting'])
	})

	test('gives a seat that is declined, or not taken in thirty days, to who waits', async () => {
		const { ada } = await peopleNamed<'ada'>('Ada')
		const [from, into] = [await formCircle(ada), await formCircle(ada)]
		const guests = await enterAll(backend, numbered(2, 'F'))
		await join(ada, from, guests)
		await join(ada, into, await enterAll(backend, numbered(12, 'I')))
		await done(merge(ada, from, into))
		const late = await enterAll(backend, ['Wes', 'Xia', 'Yo'])
		expect(await join(ada, into, late)).toEqual(['waiting', 'waiting', 'waiting'])
		await done(
			guests[0]?.client.rpc('decline_seat', { p_circle_id: into }) ?? Promise.reject(new Error('nobody'))
		)
		const inside = async () =>
			(
				await backend.sql<{ name: string }>(
					`select name from public.members join public.profiles p on p.id = profile_id
				where circle_id = $1 and left_at is null and name in ('Wes', 'Xia', 'Yo') order by 1`,
					[into]
				)
			).map(({ name }) => name)
		expect(await inside()).toEqual(['Wes'])
		await backend.sql(
			`update public.seat_offers set offered_at = now() - interval '31 days', expires_at = now()`
		)
		const [, second] = guests
		expect(await refusal(takeSeat(second ?? ada, into))).toBe('404 not_found')
		await askEverybody()
		expect(await inside()).toEqual(['Wes', 'Xia'])
		expect(await mails('seat_free')).toHaveLength(2)
		expect(await seatsOf(into)).toBe(15)
	})

	test('is undone within a minute: the circle goes on, and no seat is kept', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const [from, into] = [await formCircle(ada), await formCircle(ada)]
		await join(ada, from, [bo])
		await done(merge(ada, from, into))
		await done(reopen(ada, from))
		expect(await backend.sql('select * from public.seat_offers')).toEqual([])
		expect(await mails('seat_offered')).toEqual([])
		expect(await refusal(takeSeat(bo, into))).toBe('404 not_found')
		expect((await sessionsOf(backend, from)).every(({ status }) => status === 'confirmed')).toBe(true)
	})

	test('keeps no seat in a circle that closes before it is taken', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const [from, into] = [await formCircle(ada), await formCircle(ada)]
		await join(ada, from, [bo])
		await done(merge(ada, from, into))
		await done(close(ada, into))
		expect(await refusal(takeSeat(bo, into))).toBe('409 circle_closed')
		expect(await done(bo.client.rpc('read_my_places'))).toEqual([])
	})

	test('and joining at the same moment never seat a sixteenth', async () => {
		const { ada, bo, cy } = await peopleNamed<'ada' | 'bo' | 'cy'>('Ada Bo Cy')
		const [from, into] = [await formCircle(ada), await formCircle(ada)]
		await join(ada, from, [bo])
		await join(ada, into, await enterAll(backend, numbered(13, 'I')))
		const token = await inviteTo(ada, into)
		const [merged, joined] = await Promise.all([refusal(merge(ada, from, into)), done(accept(cy, token))])
		expect([merged, outcomeOf(joined)]).toSatisfy(
			([first, second]) =>
				(first === 'ok' && second === 'waiting') || (first === '409 too_many' && second === 'joined')
		)
		expect(await seatsOf(into)).toBe(15)
	})

	test('lets a person go whose seat is kept, and the seat with them', async () => {
		const { ada, bo } = await peopleNamed<'ada' | 'bo'>('Ada Bo')
		const [from, into] = [await formCircle(ada), await formCircle(ada)]
		await join(ada, from, [bo])
		await done(merge(ada, from, into))
		await done(bo.client.rpc('delete_my_account'))
		expect(await backend.sql('select * from public.seat_offers')).toEqual([])
	})
})

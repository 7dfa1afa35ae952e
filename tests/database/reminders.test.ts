import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { planClockChanges } from '../../src/lib/deliveries/write-clock-changes.server.ts'
import { planReminders } from '../../src/lib/deliveries/write-reminders.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { askToChange } from './changing.ts'
import { done, enterAll, formCircle, join, placeSession, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bea: Person
let circle: string
let session: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const [one, two] = await enterAll(backend, ['Ada', 'Bea'])
	if (!one || !two) throw new Error('people are missing')
	;[ada, bea] = [one, two]
	circle = await formCircle(ada)
	await join(ada, circle, [bea])
	const [first] = await sessionsOf(backend, circle)
	session = first?.id ?? ''
	// Known for long, and nobody sleeps.
	await backend.sql(
		`update public.sessions set created_at = now() - interval '30 days', updated_at = now() - interval '30 days'`
	)
	await backend.sql(`update public.members set joined_at = now() - interval '30 days'`)
	await backend.sql('update public.mail_preferences set quiet_from = null, quiet_until = null')
})

const hour = 60
const plan = () => planReminders(backend.service, new Date())
const claim = () => done(backend.service.rpc('claim_deliveries', { p_limit: 50 }))
const planned = () =>
	backend.sql<{ person: string; before: string; minutes: number }>(
		`select p.name as person, d.payload ->> 'before' as before,
			round(extract(epoch from d.due_at - now()) / 60)::int as minutes
		from public.deliveries d join public.profiles p on p.id = d.recipient_id
		where d.kind = 'reminder' and d.payload is not null order by 1, 2`
	)
const of = (before: string, minutes = 0) => [
	{ person: 'Ada', before, minutes },
	{ person: 'Bea', before, minutes }
]
const move = (minutes: number, sequence = 0, durationMinutes = 60) => {
	const startsAt = new Date(Date.now() + minutes * 60_000).toISOString()
	return backend.sql(
		`with was as (select * from public.sessions where id = $1), moved as (
			update public.sessions set starts_at = $2, duration_minutes = $3, sequence = $4,
				local_date = ($2::timestamptz at time zone 'UTC')::date, local_time = ($2::timestamptz at time zone 'UTC')::time
			where id = $1 returning *
		) select private.tell_of_change(moved, was) from moved, was`,
		[session, startsAt, durationMinutes, sequence + 1]
	)
}

test('everybody is reminded a day and an hour before, however many servers plan it', async () => {
	await placeSession(backend, session, 24 * hour)
	await Promise.all([plan(), plan(), plan(), plan()])
	expect(await planned()).toEqual(of('day'))
	await plan()
	expect(await planned()).toEqual(of('day'))

	await placeSession(backend, session, hour)
	await Promise.all([plan(), plan()])
	expect((await planned()).filter(({ before }) => before === 'hour')).toEqual(of('hour'))
})

test('a reminder carries the session as it is, the answer and the reader’s own link', async () => {
	await placeSession(backend, session, 24 * hour)
	await done(bea.client.rpc('answer_session', { p_session_id: session, p_answer: 'maybe' }))
	await plan()
	const mine = (await claim()).find(({ address }) => address === bea.email)
	expect(mine).toMatchObject({
		kind: 'reminder',
		name: 'Bea',
		zone: 'Etc/UTC',
		payload: { session_id: session, before: 'day', answer: 'maybe', status: 'confirmed', organiser: false }
	})
	expect(mine?.unsubscribe).toMatch(/^[\w-]{44}$/)
	const token = (mine?.payload as { token: string }).token
	expect(await done(backend.anonymous.rpc('read_session_link', { p_token: token }))).toMatchObject({
		name: 'Bea'
	})
})

test('nobody is reminded earlier', async () => {
	await placeSession(backend, session, 25 * hour)
	await plan()
	expect(await planned()).toEqual([])
})

test('whoever said no, turned it off or left is not reminded, nor is anybody of a cancelled session', async () => {
	await placeSession(backend, session, 24 * hour)
	await done(bea.client.rpc('answer_session', { p_session_id: session, p_answer: 'no' }))
	await done(
		ada.client.from('mail_preferences').update({ day_before: false }).eq('profile_id', ada.id).select()
	)
	await plan()
	expect(await planned()).toEqual([])

	await backend.sql(`update public.mail_preferences set day_before = true`)
	await backend.sql(`delete from public.rsvps`)
	await done(bea.client.rpc('leave_circle', { p_circle_id: circle }))
	await backend.sql(`update public.sessions set status = 'cancelled' where id = $1`, [session])
	await plan()
	expect(await planned()).toEqual([])
})

test('what was planned is dropped when it is no longer true or no longer wanted', async () => {
	for (const [change, stays] of [
		[`update public.mail_preferences set day_before = false`, []],
		[`update public.sessions set status = 'cancelled', sequence = sequence + 1 where id = '${session}'`, []],
		[`update public.sessions set starts_at = starts_at + interval '1 minute' where id = '${session}'`, []],
		[
			`insert into public.rsvps (session_id, circle_id, profile_id, answer)
				select '${session}', circle_id, profile_id, 'no' from public.members`,
			[]
		],
		[`update public.members set left_at = now() where profile_id = '${bea.id}'`, [ada.email]]
	] as const) {
		await backend.sql('delete from public.deliveries')
		await backend.sql('delete from public.rsvps')
		await backend.sql(`update public.mail_preferences set day_before = true`)
		await backend.sql(`update public.sessions set status = 'confirmed' where id = $1`, [session])
		await placeSession(backend, session, 24 * hour)
		await plan()
		expect(await planned(), change).toEqual(of('day'))
		await backend.sql(change)
		expect(
			(await claim()).map(({ address }) => address),
			change
		).toEqual(stays)
	}
})

test('a moved session reminds of its new time, also those who were reminded of the old one', async () => {
	await placeSession(backend, session, 24 * hour)
	await plan()
	await claim()
	await move(30 * hour)
	const told = await backend.sql<{ was: string }>(
		`select payload -> 'was' ->> 'starts_at' as was from public.deliveries where kind = 'session_changed'`
	)
	// The change notice names the time that they were reminded of.
	expect(told.map(({ was }) => Math.round((Date.parse(was) - Date.now()) / 3_600_000))).toEqual([24, 24])

	await placeSession(backend, session, 24 * hour + 1)
	await backend.sql(
		"update public.deliveries set created_at = now() - interval '7 hours' where kind = 'session_changed'"
	)
	await plan()
	expect((await planned()).filter(({ minutes }) => minutes > 0)).toEqual(of('day', 1))
})

test('a reminder that was dropped because the session moved comes when that is undone', async () => {
	await placeSession(backend, session, hour)
	await plan()
	const id = randomUUID()
	const starts_at = new Date(Date.now() + 180 * 60_000).toISOString()
	expect((await askToChange(backend, ada, session, 0, { starts_at }, { id })).error).toBeNull()
	expect(await claim()).toEqual([])
	await plan()
	expect((await planned()).filter(({ before }) => before === 'hour')).toEqual([])
	await done(ada.client.rpc('undo_change', { p_change_id: id }))
	await plan()
	const reminders = async () =>
		(await claim()).filter(
			({ kind, payload }) => kind === 'reminder' && JSON.stringify(payload).includes('"hour"')
		)
	expect(await reminders()).toHaveLength(2)
	await plan()
	expect(await reminders()).toEqual([])
})

test('a zone that nobody knows stops no reminder of anybody', async () => {
	await placeSession(backend, session, 24 * hour)
	await backend.sql(`update public.profiles set zone = 'No/Where' where id = $1`, [bea.id])
	await plan()
	expect(await planned()).toEqual(of('day'))
})

test('a journey to nowhere stops no notice of clocks of anybody', async () => {
	await backend.sql(`update public.profiles set zone = 'Asia/Kathmandu' where id = $1`, [bea.id])
	await backend.sql(`update public.profiles set zone = 'Europe/Lisbon' where id = $1`, [ada.id])
	await backend.sql(
		`insert into public.travels (id, profile_id, zone, starts_on, ends_on)
		values (gen_random_uuid(), $1, 'No/Where', '2027-03-01', '2027-04-30')`,
		[ada.id]
	)
	for (const [index, at] of ['2027-03-18T17:00:00Z', '2027-04-01T16:00:00Z'].entries())
		await backend.sql(
			`update public.sessions set starts_at = $2::timestamptz, local_date = ($2::timestamptz at time zone 'UTC')::date, local_time = '17:00', zone = 'Europe/Lisbon'
			where id = (select id from public.sessions where circle_id = $1 order by original_date offset $3::int limit 1)`,
			[circle, at, index]
		)
	const told = await planClockChanges(backend.service, new Date('2027-03-25T03:15:00Z'))
	expect(told).toBeGreaterThanOrEqual(1)
})

test('a session that only takes longer, or is brought back, does not remind twice', async () => {
	await placeSession(backend, session, 24 * hour)
	await plan()
	await backend.sql(
		'update public.sessions set duration_minutes = 90, sequence = sequence + 1 where id = $1',
		[session]
	)
	await plan()
	expect(await planned()).toEqual(of('day'))
	expect(await claim()).toHaveLength(2)
})

test('nobody is reminded of what they learned less than that before', async () => {
	await placeSession(backend, session, 20 * hour)
	await move(20 * hour)
	await plan()
	expect(await planned()).toEqual([])

	await backend.sql(`delete from public.deliveries`)
	await backend.sql(`update public.sessions set created_at = now() where id = $1`, [session])
	await plan()
	expect(await planned()).toEqual([])

	await backend.sql(`update public.sessions set created_at = now() - interval '30 days' where id = $1`, [
		session
	])
	await backend.sql(`update public.members set joined_at = now() where role = 'member'`)
	await plan()
	expect(await planned()).toEqual([{ person: 'Ada', before: 'day', minutes: 0 }])
})

test('a reminder comes late rather than not at all, after a server was down', async () => {
	await placeSession(backend, session, 20 * hour)
	await plan()
	expect(await planned()).toEqual(of('day'))
})

test('quiet hours are those of the reader, where they are', async () => {
	await placeSession(backend, session, 24 * hour)
	const wall = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16)
	// Ada sleeps for two hours from now; Bea travels, and her clock shows an hour in which she is awake.
	await done(
		ada.client
			.from('mail_preferences')
			.update({ quiet_from: wall(-30), quiet_until: wall(90) })
			.eq('profile_id', ada.id)
			.select()
	)
	await done(
		bea.client
			.from('mail_preferences')
			.update({ quiet_from: wall(-30), quiet_until: wall(90) })
			.eq('profile_id', bea.id)
			.select()
	)
	await backend.sql(
		`insert into public.travels (id, profile_id, zone, starts_on, ends_on)
		values (gen_random_uuid(), $1, 'Asia/Kathmandu', current_date - 2, current_date + 2)`,
		[bea.id]
	)
	await plan()
	expect(await planned()).toEqual([{ person: 'Bea', before: 'day', minutes: 0 }])
})

test('a change of clocks is told three days before to whom it moves a session, once', async () => {
	// Bea is in Kathmandu, whose clocks never change; the circle meets in Lisbon, where they do on 28 March 2027.
	await backend.sql(`update public.profiles set zone = 'Asia/Kathmandu' where id = $1`, [bea.id])
	await backend.sql(`update public.profiles set zone = 'Europe/Lisbon' where id = $1`, [ada.id])
	await backend.sql('delete from public.sessions where circle_id = $1', [circle])
	const ids = [randomUUID(), randomUUID()]
	for (const [index, at] of ['2027-03-18T17:00:00Z', '2027-04-01T16:00:00Z'].entries())
		await backend.sql(
			`insert into public.sessions (id, circle_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, tz_version, uid)
			values ($1::text::uuid, $2, $3::date, $3::date, '17:00', 'Europe/Lisbon', 60, $4, '2026f', $1::text)`,
			[ids[index], circle, at.slice(0, 10), at]
		)
	const look = (at: string) => planClockChanges(backend.service, new Date(at))
	expect(await look('2027-03-22T06:00:00Z')).toBe(0)
	const counts = await Promise.all([look('2027-03-25T03:15:00Z'), look('2027-03-25T03:15:00Z')])
	expect(counts.toSorted()).toEqual([0, 1])
	expect(await look('2027-03-26T06:00:00Z')).toBe(0)

	await backend.sql('update public.deliveries set due_at = now()')
	expect(await claim()).toMatchObject([
		{
			kind: 'clock_change',
			address: bea.email,
			zone: 'Asia/Kathmandu',
			payload: {
				session_id: ids[1],
				was_time: '22:45',
				is_time: '21:45',
				from: '2027-03-28',
				clock: 'Europe/Lisbon'
			}
		}
	])
})

test('a change of clocks whose session was cancelled before the mail left is told of the next one', async () => {
	await backend.sql(`update public.profiles set zone = 'Asia/Kathmandu' where id = $1`, [bea.id])
	const [next] = (await sessionsOf(backend, circle)).slice(1)
	const change = (id: string) => ({
		profile_id: bea.id,
		session_id: id,
		sequence: 0,
		was_time: '18:00',
		is_time: '17:00',
		from: '2027-03-28',
		clock: 'Europe/Lisbon',
		due_at: new Date().toISOString()
	})
	const write = (id: string) => done(backend.service.rpc('plan_clock_changes', { p_changes: [change(id)] }))
	expect(await write(session)).toBe(1)
	await backend.sql(`update public.sessions set status = 'cancelled', sequence = 1 where id = $1`, [session])
	expect(await claim()).toEqual([])
	expect(await write(next?.id ?? '')).toBe(1)
	expect((await claim()).map(({ kind }) => kind)).toEqual(['clock_change'])
	expect(await write(next?.id ?? '')).toBe(0)
})

test('nobody but the worker plans, and reads what is to be planned', async () => {
	for (const client of [ada.client, backend.anonymous])
		for (const asked of [
			client.rpc('read_reminders_to_plan'),
			client.rpc('plan_reminders', { p_reminders: [] }),
			client.rpc('read_zones_in_use'),
			client.rpc('read_clocks_to_watch', { p_zones: ['UTC'], p_now: new Date().toISOString() }),
			client.rpc('plan_clock_changes', { p_changes: [] }),
			client.rpc('plan_questions'),
			client.rpc('forget_what_is_over')
		])
			expect(await refusal(asked)).toMatch(/42501$/)
})

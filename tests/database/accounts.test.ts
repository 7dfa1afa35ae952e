import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readMe } from '../../src/lib/profiles/read.server.ts'
import { parseId } from '../../src/lib/server/params.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { cancelSession } from './changing.ts'
import {
	accept,
	askForCircle,
	done,
	enter,
	formCircle,
	inviteTo,
	log,
	makeToken,
	refusal,
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
	await done(accept(bo, await inviteTo(ada, circle, bo.email)))
	session = (await sessionsOf(backend, circle))[0]?.id ?? ''
})

const end = (by: Person, p_id: string) =>
	done(by.client.rpc('end_commitment', { p_id, p_status: 'kept', p_ended_with: 'It was read.' }))
const deleteAccount = (person: Person) => done(person.client.rpc('delete_my_account'))
const me = async (person: Person) => (await person.client.rpc('read_me')).data

test('a person is a name and circles; before the name, nobody yet', async () => {
	expect(await me(bo)).toEqual({
		id: bo.id,
		sign_in_id: expect.any(String),
		profile: {
			name: 'Bo',
			title: null,
			archetype: null,
			zone: 'Etc/UTC',
			home_zone: 'Etc/UTC',
			locale: 'en-GB',
			theme: 'auto',
			calendar_channel: 'feed',
			calendar_channel_since: expect.any(String)
		},
		has_hours: false,
		circles: [{ id: circle, name: 'Lamplighters', role: 'member' }]
	})
	const { client, id } = await backend.signedIn('nameless@example.org')
	expect(await me({ client, id, email: '' })).toEqual({
		id,
		sign_in_id: expect.any(String),
		profile: null,
		has_hours: false,
		circles: []
	})
	expect(await refusal(backend.anonymous.rpc('read_me'))).toBe('401 42501')
})

test('a circle with an odd id locks nobody out', async () => {
	const odd = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'
	// From before such ids were refused.
	await backend.sql('alter table public.circles drop constraint id_is_rfc')
	try {
		await done(askForCircle(ada, odd))
	} finally {
		await backend.sql(
			`alter table public.circles add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]') not valid`
		)
	}
	await done(accept(bo, await inviteTo(ada, odd)))
	expect((await readMe(bo.client))?.circles.map(({ id }) => id)).toContain(odd)
	expect(parseId(odd)).toBe(odd)
})

test('a zone that is none is read as UTC, so that nobody locks themselves out', async () => {
	await done(bo.client.from('profiles').update({ zone: 'No/Where' }).eq('id', bo.id))
	expect((await readMe(bo.client))?.profile).toMatchObject({ zone: 'Etc/UTC', home_zone: 'Etc/UTC' })
})

test('peers see who a person is, and not how sessions reach their calendar', async () => {
	const seen = (columns: string) => refusal(ada.client.from('profiles').select(columns).eq('id', bo.id))
	expect(await seen('id, name, title, archetype, zone')).toBe('ok')
	for (const own of ['calendar_channel', 'calendar_channel_since', '*'])
		expect(await seen(own), own).toBe('403 42501')
	expect((await readMe(bo.client))?.profile?.calendar_channel).toBe('feed')
})

test('signing out everywhere ends the other sign-ins at once, though their tokens are still good', async () => {
	const elsewhere = await backend.signedIn(bo.email)
	const phone = { ...bo, client: elsewhere.client }
	expect(await me(phone)).toMatchObject({ id: bo.id })
	const { error } = await bo.client.auth.signOut({ scope: 'global' })
	expect(error).toBeNull()
	// The phone's client does not know; it sends its token as before.
	expect((await elsewhere.client.auth.getSession()).data.session?.access_token).toEqual(expect.any(String))
	const asked = await elsewhere.client.rpc('read_me')
	expect(asked.error).toBeNull()
	expect(asked.data).toBeNull()
	expect(await me(ada)).toMatchObject({ id: ada.id })
})

test('signing out here leaves the other sign-ins', async () => {
	const elsewhere = await backend.signedIn(bo.email)
	await bo.client.auth.signOut({ scope: 'local' })
	expect(await me({ ...bo, client: elsewhere.client })).toMatchObject({ id: bo.id })
})

test('a deleted account leaves what others need, without a name', async () => {
	const shared = await log(bo, { circle_id: circle, session_id: session })
	await end(bo, shared)
	const open = await log(bo, { circle_id: circle })
	const own = await log(bo, { circle_id: circle, private: true })
	await end(bo, await log(bo, { circle_id: circle, private: true }))
	const witnessed = await log(ada, { circle_id: circle, witness_id: bo.id })
	const topic = randomUUID()
	await done(
		bo.client
			.from('topics')
			.insert({ id: topic, circle_id: circle, session_id: session, brought_by: bo.id, words: 'A problem' })
	)
	await done(bo.client.rpc('vote_for_topic', { p_topic_id: topic, p_wanted: true }))
	await done(bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'yes' }))
	const feed = makeToken('feed')
	await done(bo.client.rpc('create_feed', { p_name: 'Phone', p_token: feed }))
	const link = await done(bo.client.rpc('read_my_session_link', { p_session_id: session }))

	await deleteAccount(bo)

	expect(
		await backend.sql(
			'select id, owner_id, status, ended_with, witness_id from public.commitments order by status'
		)
	).toEqual([
		{ id: shared, owner_id: null, status: 'kept', ended_with: 'It was read.', witness_id: null },
		{ id: open, owner_id: null, status: 'let_go', ended_with: null, witness_id: null },
		{ id: witnessed, owner_id: ada.id, status: 'open', ended_with: null, witness_id: null }
	])
	expect(own).not.toBe(open)
	expect(await backend.sql('select brought_by from public.topics')).toEqual([{ brought_by: null }])
	expect(
		await backend.sql(
			'select profile_id, role, left_at is not null as left from public.members order by role'
		)
	).toEqual([
		{ profile_id: null, role: 'member', left: true },
		{ profile_id: ada.id, role: 'organiser', left: false }
	])
	expect(await done(ada.client.from('profiles').select('id'))).toEqual([{ id: ada.id }])
	expect((await backend.anonymous.rpc('open_feed', { p_token: feed })).data).toEqual([])
	expect((await backend.anonymous.rpc('read_session_link', { p_token: link })).data).toBeNull()
})

test('nowhere in the database is anything left of a deleted account', async () => {
	await done(bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'yes' }))
	await end(bo, await log(bo, { circle_id: circle }))
	await done(cancelSession(backend, ada, session, 0))
	await inviteTo(ada, circle, bo.email)
	await deleteAccount(bo)
	const tables = await backend.sql<{ name: string }>(
		// The Auth server's own log is not ours to empty.
		`select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname in ('public', 'private', 'auth') and tablename <> 'audit_log_entries'`
	)
	for (const { name } of tables) {
		const rows = await backend.sql(
			`select 1 from ${name} t where t::text like '%' || $1 || '%' or t::text ilike $2`,
			[bo.id, `%${bo.email}%`]
		)
		expect(rows, name).toEqual([])
	}
})

test('the token of a deleted account does nothing any more', async () => {
	await deleteAccount(bo)
	expect(await me(bo)).toBeNull()
	expect(await done(bo.client.from('circles').select('id'))).toEqual([])
	expect(await refusal(askForCircle(bo, randomUUID()))).toBe('400 no_profile')
	expect(await refusal(bo.client.from('profiles').insert({ id: bo.id, name: 'Bo', zone: 'Etc/UTC' }))).toBe(
		'409 23503'
	)
	expect(await refusal(accept(bo, await inviteTo(ada, circle)))).toBe('400 no_profile')
	expect(await refusal(bo.client.rpc('create_feed', { p_name: 'x', p_token: makeToken('feed') }))).toBe(
		'409 23503'
	)
	expect((await bo.client.rpc('delete_my_account')).error).toBeNull()
})

test('a deleted account is anew when the address comes back', async () => {
	await deleteAccount(bo)
	const again = await enter(backend, 'Bo')
	expect(again.id).not.toBe(bo.id)
	expect(await me(again)).toMatchObject({ circles: [] })
})

test('the export has everything of mine and nothing of others', async () => {
	await done(ada.client.rpc('answer_session', { p_session_id: session, p_answer: 'maybe' }))
	await log(ada, { circle_id: circle })
	await backend.sql(`update public.commitments set words = 'SECRET of Ada'`)
	const mine = await log(bo, { circle_id: circle, session_id: session, private: true })
	await done(
		bo.client
			.from('check_ins')
			.insert({ id: randomUUID(), commitment_id: mine, author_id: bo.id, words: 'Half way.' })
	)
	const topic = randomUUID()
	await done(
		bo.client
			.from('topics')
			.insert({ id: topic, circle_id: circle, session_id: session, brought_by: bo.id, words: 'My problem' })
	)
	const other = randomUUID()
	await done(
		ada.client
			.from('topics')
			.insert({ id: other, circle_id: circle, session_id: session, brought_by: ada.id, words: 'SECRET too' })
	)
	await done(bo.client.rpc('vote_for_topic', { p_topic_id: other, p_wanted: true }))
	await done(bo.client.rpc('answer_session', { p_session_id: session, p_answer: 'yes' }))
	await done(bo.client.rpc('create_feed', { p_name: 'Phone', p_token: makeToken('feed') }))

	const data = await done(bo.client.rpc('export_my_data'))
	expect(data).toMatchObject({
		email: bo.email,
		profile: { name: 'Bo' },
		circles: [{ circle_id: circle, name: 'Lamplighters', role: 'member' }],
		invited: [{ email: bo.email, name: 'Guest' }],
		rsvps: [{ session_id: session, answer: 'yes' }],
		commitments: [{ id: mine, private: true, check_ins: [{ words: 'Half way.' }] }],
		topics: [{ id: topic, words: 'My problem' }],
		votes: [{ topic_id: other }],
		feeds: [{ name: 'Phone' }],
		invitations: [],
		waiting: []
	})
	expect(JSON.stringify(data)).not.toMatch(/SECRET|Ada|ada@|hash|[0-9a-f]{64}|inv_|feed_/)
	expect(JSON.stringify(data)).not.toContain(ada.id)
	expect(await refusal(backend.anonymous.rpc('export_my_data'))).toBe('401 42501')
})

// What of a person is kept where. A new table that names people has to be exported, or to be said here why not.
const exported: Record<string, string> = {
	'public.absences': 'absences',
	'public.agendas': 'agendas',
	'public.busy_times': 'busy_times',
	'public.changes': 'changes',
	'public.check_ins': 'commitments',
	'public.circle_prompts': 'circle_prompts',
	'public.commitments': 'commitments',
	'public.deliveries': 'deliveries',
	'public.duties': 'duties',
	'public.duty_requests': 'duty_requests',
	'public.duty_skips': 'duty_skips',
	'public.encouragements': 'encouragements',
	'public.excuses': 'excuses',
	'public.feeds': 'feeds',
	'public.hot_seats': 'hot_seats',
	'public.hours': 'hours',
	'public.invitations': 'invitations',
	'public.live_declines': 'live_declines',
	'public.own_answers': 'own_answers',
	'public.live_presences': 'live_presences',
	'public.lives': 'facilitated',
	'public.mail_preferences': 'mail_preferences',
	'public.members': 'circles',
	'public.packet_comments': 'packet_comments',
	'public.packet_shows': 'packet',
	'public.packets': 'packet',
	'public.push_subscriptions': 'push_subscriptions',
	'public.rsvps': 'rsvps',
	'public.season_wishes': 'season_wishes',
	'public.seat_offers': 'seat_offers',
	'public.session_agendas': 'session_agendas',
	'public.session_wishes': 'session_wishes',
	'public.topic_answers': 'topic_answers',
	'public.topic_votes': 'votes',
	'public.topics': 'topics',
	'public.travels': 'travels',
	'public.waiting': 'waiting',
	'private.calendar_entries': 'calendar_entries',
	'private.calendar_stamps': 'nothing but when a calendar changed',
	'private.import_tries': 'a counter for an hour',
	'private.invited': 'a counter for two days',
	'private.link_secrets': 'a secret',
	'private.mail_secrets': 'a secret'
}

test('every table that names people is exported, or has a reason not to be', async () => {
	const tables = await backend.sql<{ name: string }>(
		`select distinct n.nspname || '.' || c.relname as name
		from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
		where k.contype = 'f' and k.confrelid = 'public.profiles'::regclass`
	)
	expect(tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(exported).toSorted())
	const data = await done(bo.client.rpc('export_my_data'))
	expect(Object.keys(data as object)).toEqual(
		expect.arrayContaining(Object.values(exported).filter((key) => /^[a-z_]+$/.test(key)))
	)
})

test('a person edits their own profile within its bounds', async () => {
	const change = (values: object) => bo.client.from('profiles').update(values).eq('id', bo.id)
	await done(
		change({
			name: 'Bo Berg',
			title: 'Staff Engineer',
			archetype: 'solver',
			zone: 'America/Argentina/Buenos_Aires',
			locale: 'pt-BR',
			theme: 'dark'
		})
	)
	for (const bad of [
		{ name: '' },
		{ name: ' Bo' },
		{ name: 'x'.repeat(61) },
		{ archetype: 'wizard' },
		{ zone: '+02:00' },
		{ zone: 'a; b' },
		{ locale: 'English' },
		{ theme: 'red' }
	])
		expect(await refusal(change(bad)), JSON.stringify(bad)).toBe('400 23514')
	expect(await refusal(change({ id: randomUUID() }))).toBe('403 42501')
	expect(await refusal(change({ created_at: '2020-01-01' }))).toBe('403 42501')
	await done(bo.client.from('profiles').update({ name: 'Pwned' }).eq('id', ada.id))
	expect((await done(ada.client.from('profiles').select('name').eq('id', ada.id)))[0]).toEqual({
		name: 'Ada'
	})
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { cancelSession } from './changing.ts'
import {
	accept,
	done,
	enter,
	enterAll,
	formCircle,
	inviteTo,
	join,
	log,
	outcomeOf,
	refusal,
	sessionsOf,
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

const fourteen = 'Bo Cy Di Ed Flo Gus Hal Ida Jo Kim Lou Mo Ned Oz'.split(' ')

const peopleIn = (id = circle) =>
	backend
		.sql<{ name: string; role: string }>(
			`select p.name, m.role from public.members m join public.profiles p on p.id = m.profile_id
			where m.circle_id = $1 and m.left_at is null order by p.name`,
			[id]
		)
		.then((rows) => rows.map(({ name, role }) => (role === 'organiser' ? `${name}, organiser` : name)))

const waiting = () =>
	backend
		.sql<{ name: string }>(
			'select p.name from public.waiting w join public.profiles p on p.id = w.profile_id where w.circle_id = $1 order by w.since',
			[circle]
		)
		.then((rows) => rows.map(({ name }) => name))

const leave = (person: Person, successor?: Person) =>
	person.client.rpc('leave_circle', {
		p_circle_id: circle,
		...(successor && { p_successor: successor.id })
	})
const remove = (organiser: Person, person: Person) =>
	organiser.client.rpc('remove_member', { p_circle_id: circle, p_person: person.id })
const setRole = (organiser: Person, person: Person, role: string) =>
	organiser.client.rpc('set_role', { p_circle_id: circle, p_person: person.id, p_role: role })

test('an organiser removes one member and nobody else', async () => {
	const [bo, cy, di] = await enterAll(backend, ['Bo', 'Cy', 'Di'])
	if (!bo || !cy || !di) throw new Error('people are missing')
	await join(ada, circle, [bo, cy, di])
	expect(await refusal(remove(ada, bo))).toBe('ok')
	expect(await peopleIn()).toEqual(['Ada, organiser', 'Cy', 'Di'])
	expect(await refusal(remove(ada, di))).toBe('ok')
	expect(await peopleIn()).toEqual(['Ada, organiser', 'Cy'])
})

test('forming a circle makes its organiser, its schedule and its sessions', async () => {
	expect(await peopleIn()).toEqual(['Ada, organiser'])
	expect(await sessionsOf(backend, circle)).toHaveLength(8)
	expect(await done(ada.client.from('schedules').select('season, session_count'))).toEqual([
		{ season: 1, session_count: 8 }
	])
})

test('the sixteenth waits', async () => {
	const people = await enterAll(backend, [...fourteen, 'Pia', 'Quin'])
	const outcomes = await join(ada, circle, people.slice(0, 14))
	expect(outcomes).toEqual(Array(14).fill('joined'))
	expect(await join(ada, circle, people.slice(14))).toEqual(['waiting', 'waiting'])
	expect(await peopleIn()).toHaveLength(15)
	expect(await waiting()).toEqual(['Pia', 'Quin'])
	const quin = people[15]
	expect(await done(quin?.client.rpc('read_my_places') ?? Promise.reject(new Error('no Quin')))).toEqual([
		{ circle_id: circle, circle_name: 'Lamplighters', place: 2, kept_until: null }
	])
})

test('no sixteenth gets in past the functions either', async () => {
	const people = await enterAll(backend, [...fourteen, 'Pia'])
	await join(ada, circle, people)
	await expect(
		backend.sql(
			`insert into public.members (circle_id, profile_id, charter_accepted_at)
			select $1, id, now() from public.profiles where name = 'Pia'`,
			[circle]
		)
	).rejects.toThrow('circle_full')
})

test('of two who accept the last seat at the same moment one joins and one waits', async () => {
	const people = await enterAll(backend, [...fourteen, 'Pia'])
	await join(ada, circle, people.slice(0, 13))
	const token = await inviteTo(ada, circle)
	const outcomes = await Promise.all(
		people.slice(13).map(async (person) => outcomeOf(await done(accept(person, token))))
	)
	expect(outcomes.toSorted()).toEqual(['joined', 'waiting'])
	expect(await peopleIn()).toHaveLength(15)
})

test('when someone leaves a full circle the first in line moves up and is told', async () => {
	const people = await enterAll(backend, [...fourteen, 'Pia', 'Quin'])
	await join(ada, circle, people)
	const bo = people[0] ?? ada
	await done(leave(bo))
	expect(await waiting()).toEqual(['Quin'])
	expect(await peopleIn()).toContain('Pia')
	expect(
		await backend.sql(
			`select p.name, d.kind, d.payload ->> 'circle_id' as circle from public.deliveries d
			join public.profiles p on p.id = d.recipient_id where d.kind = 'seat_free'`
		)
	).toEqual([{ name: 'Pia', kind: 'seat_free', circle }])
})

test('when an account of a full circle is deleted the first in line moves up', async () => {
	const people = await enterAll(backend, [...fourteen, 'Pia'])
	await join(ada, circle, people)
	await done(people[3]?.client.rpc('delete_my_account') ?? Promise.reject(new Error('nobody')))
	expect(await waiting()).toEqual([])
	expect(await peopleIn()).toContain('Pia')
})

test('who gives up waiting is passed over', async () => {
	const people = await enterAll(backend, [...fourteen, 'Pia', 'Quin'])
	await join(ada, circle, people)
	await done(
		people[14]?.client.rpc('stop_waiting', { p_circle_id: circle }) ?? Promise.reject(new Error('nobody'))
	)
	await done(leave(people[0] ?? ada))
	expect(await peopleIn()).toContain('Quin')
	expect(await peopleIn()).not.toContain('Pia')
})

test('someone who waits sees their own place and nothing of the circle', async () => {
	const people = await enterAll(backend, [...fourteen, 'Pia', 'Quin'])
	await join(ada, circle, people)
	const { client, id } = people[15] ?? ada
	expect(await done(client.from('waiting').select('profile_id'))).toEqual([{ profile_id: id }])
	for (const table of ['circles', 'members', 'sessions', 'schedules'] as const)
		expect(await done(client.from(table).select('*'))).toEqual([])
})

test('the last organiser cannot leave, step down or delete the account without naming another', async () => {
	const [bo] = await enterAll(backend, ['Bo'])
	if (!bo) throw new Error('nobody')
	await join(ada, circle, [bo])
	expect(await refusal(leave(ada))).toBe('409 last_organiser')
	expect(await refusal(leave(ada, ada))).toBe('409 last_organiser')
	expect(await refusal(setRole(ada, ada, 'member'))).toBe('409 last_organiser')
	expect(await refusal(ada.client.rpc('delete_my_account'))).toBe('409 last_organiser')
	expect(await peopleIn()).toEqual(['Ada, organiser', 'Bo'])
})

test('leaving with a successor hands the circle over', async () => {
	const [bo, cy] = await enterAll(backend, ['Bo', 'Cy'])
	if (!bo || !cy) throw new Error('nobody')
	await join(ada, circle, [bo, cy])
	await done(leave(ada, cy))
	expect(await peopleIn()).toEqual(['Bo', 'Cy, organiser'])
})

test('a successor has to be in the circle, and a member who leaves makes nobody organiser', async () => {
	const [bo, cy, dan] = await enterAll(backend, ['Bo', 'Cy', 'Dan'])
	if (!bo || !cy || !dan) throw new Error('nobody')
	await join(ada, circle, [bo, cy])
	expect(await refusal(leave(ada, dan))).toBe('404 not_found')
	await done(leave(bo, cy))
	expect(await peopleIn()).toEqual(['Ada, organiser', 'Cy'])
})

test('a second organiser may step down, and then the first may not', async () => {
	const [bo] = await enterAll(backend, ['Bo'])
	if (!bo) throw new Error('nobody')
	await join(ada, circle, [bo])
	expect(await refusal(setRole(bo, bo, 'organiser'))).toBe('404 not_found')
	await done(setRole(ada, bo, 'organiser'))
	await done(setRole(bo, ada, 'member'))
	expect(await peopleIn()).toEqual(['Ada', 'Bo, organiser'])
	expect(await refusal(setRole(ada, ada, 'organiser'))).toBe('404 not_found')
	expect(await refusal(setRole(bo, bo, 'member'))).toBe('409 last_organiser')
	expect(await refusal(setRole(bo, ada, 'emperor'))).toBe('400 23514')
})

test('no statement leaves a circle with people and without an organiser', async () => {
	const [bo] = await enterAll(backend, ['Bo'])
	if (!bo) throw new Error('nobody')
	await join(ada, circle, [bo])
	await expect(backend.sql(`update public.members set role = 'member'`)).rejects.toThrow('last_organiser')
	await expect(
		backend.sql(`update public.members set left_at = now() where role = 'organiser'`)
	).rejects.toThrow('last_organiser')
	await expect(backend.sql(`delete from public.members where role = 'organiser'`)).rejects.toThrow(
		'last_organiser'
	)
})

test('the last member who leaves takes the circle along', async () => {
	const [bo] = await enterAll(backend, ['Bo'])
	if (!bo) throw new Error('nobody')
	await join(ada, circle, [bo])
	await done(leave(ada, bo))
	await done(leave(bo))
	const left = await backend.sql<{ n: number }>(
		`select (select count(*) from public.circles) + (select count(*) from public.members)
			+ (select count(*) from public.sessions) + (select count(*) from public.schedules) as n`
	)
	expect(Number(left[0]?.n)).toBe(0)
})

test('only an organiser of this very circle removes, and nobody removes themselves', async () => {
	const [bo, cy] = await enterAll(backend, ['Bo', 'Cy'])
	if (!bo || !cy) throw new Error('nobody')
	await join(ada, circle, [bo, cy])
	const stranger = await enter(backend, 'Mallory')
	await formCircle(stranger)
	expect(await refusal(remove(bo, cy))).toBe('404 not_found')
	expect(await refusal(remove(stranger, cy))).toBe('404 not_found')
	expect(await refusal(remove(ada, ada))).toBe('404 not_found')
	expect(await refusal(remove(ada, stranger))).toBe('404 not_found')
	expect(await refusal(setRole(stranger, bo, 'organiser'))).toBe('404 not_found')
	expect(await refusal(leave(stranger))).toBe('404 not_found')
	expect(await peopleIn()).toEqual(['Ada, organiser', 'Bo', 'Cy'])
})

/** Everything of a circle that a person can see, by table; their own commitments stay theirs. */
async function seenBy({ client, id }: Person): Promise<string[]> {
	const seen = await Promise.all([
		client.from('circles').select('id'),
		client.from('members').select('id'),
		client.from('schedules').select('id'),
		client.from('sessions').select('id'),
		client.from('rsvps').select('session_id'),
		client.from('commitments').select('id').neq('owner_id', id),
		client.from('topics').select('id'),
		client.from('topic_votes').select('topic_id'),
		client.from('invitations').select('id'),
		client.from('deliveries').select('id'),
		client.from('profiles').select('id').neq('id', id)
	])
	const tables =
		'circles members schedules sessions rsvps commitments topics votes invitations deliveries profiles'.split(
			' '
		)
	return tables.filter((_, index) => (seen[index]?.data ?? []).length > 0)
}

for (const way of ['leaving', 'being removed'] as const)
	test(`${way} ends every access at once`, async () => {
		const [bo] = await enterAll(backend, ['Bo'])
		if (!bo) throw new Error('nobody')
		await join(ada, circle, [bo])
		await done(setRole(ada, bo, 'organiser'))
		const [session] = await sessionsOf(backend, circle)
		const topic = crypto.randomUUID()
		const on = { circle_id: circle, session_id: session?.id ?? '' }
		await done(bo.client.from('topics').insert({ id: topic, brought_by: bo.id, words: 'A problem', ...on }))
		await done(bo.client.rpc('vote_for_topic', { p_topic_id: topic, p_wanted: true }))
		await done(bo.client.rpc('answer_session', { p_session_id: on.session_id, p_answer: 'yes' }))
		await log(ada, on)
		await inviteTo(ada, circle, 'guest@example.org')
		const link = await done(bo.client.rpc('read_my_session_link', { p_session_id: on.session_id }))
		expect(await seenBy(bo)).toHaveLength(11)

		await done(way === 'leaving' ? leave(bo) : remove(ada, bo))

		expect(await seenBy(bo)).toEqual([])
		const { client } = bo
		const season = { p_schedule: {}, p_sessions: [], p_tz_version: '2026f' }
		expect(await refusal(client.rpc('invite', { p_circle_id: circle, p_invitations: [] }))).toBe(
			'404 not_found'
		)
		expect(await refusal(client.rpc('make_season', { p_circle_id: circle, ...season }))).toBe('404 not_found')
		expect(await refusal(remove(bo, ada))).toBe('404 not_found')
		expect(await refusal(setRole(bo, ada, 'member'))).toBe('404 not_found')
		expect(await refusal(cancelSession(backend, { ...bo, client }, on.session_id, 0))).toBe('404 not_found')
		expect(await refusal(client.rpc('answer_session', { p_session_id: on.session_id, p_answer: 'no' }))).toBe(
			'404 not_found'
		)
		expect(await refusal(client.rpc('vote_for_topic', { p_topic_id: topic, p_wanted: false }))).toBe(
			'404 not_found'
		)
		expect(
			await client.rpc('read_my_session_link', { p_session_id: on.session_id }).then(({ data }) => data)
		).toBeNull()
		expect(await client.rpc('read_session_link', { p_token: link }).then(({ data }) => data)).toBeNull()
		expect(await refusal(client.rpc('answer_session_link', { p_token: link, p_answer: 'no' }))).toBe(
			'404 not_found'
		)
	})

test('a link from before does not lead a removed member back in', async () => {
	const [bo] = await enterAll(backend, ['Bo'])
	if (!bo) throw new Error('nobody')
	const token = await inviteTo(ada, circle)
	await done(accept(bo, token))
	await done(remove(ada, bo))
	expect(await refusal(accept(bo, token))).toBe('409 invitation_withdrawn')
	expect(await peopleIn()).toEqual(['Ada, organiser'])
	expect(outcomeOf(await done(accept(bo, await inviteTo(ada, circle))))).toBe('joined')
})

test('an organiser who is removed has not left a door open', async () => {
	const [bo, cy] = await enterAll(backend, ['Bo', 'Cy'])
	if (!bo || !cy) throw new Error('nobody')
	await join(ada, circle, [bo])
	await done(setRole(ada, bo, 'organiser'))
	const token = await inviteTo(bo, circle)
	await done(remove(ada, bo))
	expect(await refusal(accept(cy, token))).toBe('409 invitation_withdrawn')
})

test('who comes back keeps the one row, as a member', async () => {
	const [bo] = await enterAll(backend, ['Bo'])
	if (!bo) throw new Error('nobody')
	await join(ada, circle, [bo])
	await done(setRole(ada, bo, 'organiser'))
	await done(leave(bo))
	await join(ada, circle, [bo])
	expect(
		await backend.sql('select role, left_at from public.members where profile_id = $1', [bo.id])
	).toEqual([{ role: 'member', left_at: null }])
})

test('an administrator who deletes users leaves no circle without an organiser', async () => {
	const [bo, cy] = await enterAll(backend, ['Bo', 'Cy'])
	if (!bo || !cy) throw new Error('nobody')
	await join(ada, circle, [bo, cy])
	const lonely = await formCircle(cy)
	const { error } = await backend.service.auth.admin.deleteUser(ada.id)
	expect(error).toBeNull()
	expect(await peopleIn()).toEqual(['Bo, organiser', 'Cy'])
	await backend.sql('delete from auth.users where id in ($1, $2)', [bo.id, cy.id])
	expect(await backend.sql('select id from public.circles where id in ($1, $2)', [circle, lonely])).toEqual(
		[]
	)
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, meet, placeSession, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bea: Person
let cyd: Person
let circle: string
let session: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bea', 'Cyd')
	;({ circle } = met)
	;[ada, bea, cyd] = met.people
	;[session = ''] = met.sessions
	await placeSession(backend, session, -50)
	await backend.sql('delete from public.deliveries')
})

/** The session as if its live part had run; those whose phones were there, signed in or by their link. */
async function holdLive(people: readonly { id: string; signedIn: boolean }[], started = true): Promise<void> {
	await backend.sql(
		`insert into public.lives (session_id, circle_id, started_at, step_started_at, until)
		values ($1, $2, $3, $3, $3)`,
		[session, circle, started ? new Date() : null]
	)
	for (const { id, signedIn } of people) {
		await backend.sql(
			`insert into public.live_presences (session_id, circle_id, profile_id, signed_in) values ($1, $2, $3, $4)`,
			[session, circle, id, signedIn]
		)
	}
}
const say = (person: Person, answer: string) =>
	backend.sql(
		'insert into public.rsvps (session_id, circle_id, profile_id, answer) values ($1, $2, $3, $4)',
		[session, circle, person.id, answer]
	)
const tell = () => backend.sql('select private.tell_record($1)', [session])
const told = async () =>
	(
		await backend.sql<{ name: string; minutes: number }>(
			`select p.name, round(extract(epoch from d.due_at - now()) / 60)::int as minutes
			from public.deliveries d join public.profiles p on p.id = d.recipient_id
			where d.kind = 'session_record' order by 1`
		)
	).map(({ name, minutes }) => `${name} ${minutes}`)
const claim = async () => {
	await backend.sql(`update public.deliveries set due_at = now() where kind = 'session_record'`)
	return done(backend.service.rpc('claim_deliveries', { p_limit: 50 }))
}
const commit = (owner: Person, more: { witness?: string; private?: boolean; status?: string } = {}) =>
	backend.sql(
		`insert into public.commitments (id, circle_id, owner_id, session_id, due_on, words, witness_id, private, status, ended_at)
		values ($1, $2, $3, $4, '2027-01-01', 'Tell Ines', $5, $6, $7, $8)`,
		[
			randomUUID(),
			circle,
			owner.id,
			session,
			more.witness ?? null,
			more.private ?? false,
			more.status ?? 'open',
			more.status ? new Date() : null
		]
	)
const keepTakeaway = (agreed: boolean) =>
	backend.sql(
		`insert into public.takeaways (id, session_id, circle_id, words, agreed) values ($1, $2, $3, 'Ines is to be asked', $4)`,
		[randomUUID(), session, circle, agreed]
	)

test('those whose phones were there are told ten minutes later, once, and nobody else', async () => {
	await say(cyd, 'yes')
	await holdLive([
		{ id: ada.id, signedIn: true },
		{ id: bea.id, signedIn: false },
		{ id: bea.id, signedIn: true }
	])
	await tell()
	await tell()
	expect(await told()).toEqual(['Ada 10', 'Bea 10'])
	await claim()
	await tell()
	expect(await told()).toHaveLength(2)
})

test('without a live session those are told who said yes', async () => {
	await say(ada, 'yes')
	await say(bea, 'maybe')
	await say(cyd, 'no')
	// A phone that waited for a beginning that never came.
	await holdLive([{ id: cyd.id, signedIn: true }], false)
	await tell()
	expect(await told()).toEqual(['Ada 10'])
})

test('it carries counts, one’s own and no words', async () => {
	await holdLive([
		{ id: ada.id, signedIn: true },
		{ id: bea.id, signedIn: true }
	])
	await backend.sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words, taken_up_at)
		values ($1, $3, $4, $5, 'Ines and the date', now()), ($2, $3, $4, $5, 'Ines again', null)`,
		[randomUUID(), randomUUID(), circle, session, ada.id]
	)
	await keepTakeaway(true)
	await keepTakeaway(true)
	await keepTakeaway(false)
	await commit(ada)
	await commit(ada, { private: true })
	await commit(ada, { status: 'renegotiated' })
	await commit(bea, { witness: ada.id })
	await tell()
	const mails = await claim()
	const of = (person: Person) => mails.find(({ address }) => address === person.email)
	expect(of(ada)).toMatchObject({
		kind: 'session_record',
		payload: { session_id: session, topics: 1, takeaways: 2, committed: 2, witnessed: 1 }
	})
	expect(of(bea)?.payload).toMatchObject({ topics: 1, takeaways: 2, committed: 1, witnessed: 0 })
	const [, next] = await sessionsOf(backend, circle)
	expect(of(ada)?.payload).toMatchObject({ next: { zone: 'Etc/UTC' } })
	expect(new Date((of(ada)?.payload as { next: { starts_at: string } }).next.starts_at)).toEqual(
		new Date(next?.starts_at ?? '')
	)
	expect(JSON.stringify(mails)).not.toContain('Ines')
})

test('it is dropped when nobody wants it, its reader has left, or it is old', async () => {
	for (const [change, stays] of [
		[`update public.mail_preferences set records = false`, []],
		[`update public.members set left_at = now() where profile_id = '${bea.id}'`, [ada.email]],
		[`update public.sessions set status = 'cancelled' where id = '${session}'`, []],
		[
			`update public.sessions set starts_at = starts_at - interval '4 days', local_date = local_date - 4
			where id = '${session}'`,
			[]
		]
	] as const) {
		await backend.sql('delete from public.deliveries')
		await backend.sql('delete from public.lives')
		await backend.sql('delete from public.live_presences')
		await backend.sql('update public.mail_preferences set records = true')
		await backend.sql('update public.members set left_at = null')
		await backend.sql(`update public.sessions set status = 'confirmed' where id = $1`, [session])
		await holdLive([
			{ id: ada.id, signedIn: true },
			{ id: bea.id, signedIn: true }
		])
		await tell()
		expect(await told(), change).toHaveLength(2)
		await backend.sql(change)
		expect((await claim()).map(({ address }) => address).toSorted(), change).toEqual(stays)
	}
})

test('a circle that met without the live part is told a day later, if it kept anything', async () => {
	const plan = () => done(backend.service.rpc('plan_records'))
	await say(ada, 'yes')
	await placeSession(backend, session, -25 * 60)
	await plan()
	expect(await told()).toEqual([])
	await keepTakeaway(false)
	await plan()
	expect(await told()).toEqual([])
	await keepTakeaway(true)
	await placeSession(backend, session, -24 * 60)
	await plan()
	expect(await told(), 'not before the day is over').toEqual([])
	await placeSession(backend, session, -26 * 60)
	await Promise.all([plan(), plan()])
	expect(await told()).toEqual(['Ada 10'])
	for (const client of [ada.client, backend.anonymous])
		expect(await refusal(client.rpc('plan_records'))).toMatch(/42501$/)
})

test('a link says that its session is live, and keeps the call while it runs on', async () => {
	const [row] = await backend.sql<{ token: string }>('select private.session_link($1, $2) as token', [
		session,
		ada.id
	])
	const read = () => done(backend.anonymous.rpc('read_session_link', { p_token: row?.token ?? '' }))
	expect(await read()).toMatchObject({ live: null, call_url: 'https://video.example.org/room' })
	await holdLive([], false)
	expect(await read()).toMatchObject({ live: null })
	await backend.sql(`update public.lives set started_at = now(), step_started_at = now(), until = now()`)
	await placeSession(backend, session, -70)
	expect(await read()).toMatchObject({ live: 'on', call_url: 'https://video.example.org/room' })
	await backend.sql('update public.lives set ended_at = now()')
	expect(await read()).toMatchObject({ live: 'over', call_url: null })
})

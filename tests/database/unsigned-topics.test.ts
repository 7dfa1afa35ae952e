import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enter, meet, placeSession, refusal, sessionsOf, type Person } from './people.ts'

// Bo brings a topic without a name. Everybody else tries to find out whose it is.
let backend: TestBackend
let ada: Person
let bo: Person
let cy: Person
let circle: string
let session: string
let topic: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bo', 'Cy')
	;({ circle } = met)
	;[ada, bo, cy] = met.people
	;[session = ''] = met.sessions
	topic = await bringUnsigned(bo)
})

const ask = (by: Person, topic: object) =>
	by.client.rpc('bring_topic', {
		p_topic: { session_id: session, words: 'My director and I do not speak.', ...topic }
	})
async function bringUnsigned(by: Person): Promise<string> {
	const id = randomUUID()
	await done(ask(by, { id, unsigned: true }))
	return id
}
const bringer = async () =>
	(
		await backend.sql<{ brought_by: string | null }>('select brought_by from public.topics where id = $1', [
			topic
		])
	)[0]?.brought_by

interface Answer {
	data: unknown
	error: { code: string; message: string } | null
	status: number
}
/** A client that asks for what the types do not know. */
const loose = (person: Person) =>
	person.client as unknown as {
		from: (table: string) => {
			select: (columns: string) => PromiseLike<Answer> & { order: (column: string) => PromiseLike<Answer> }
			delete: () => {
				eq: (column: string, value: string) => { select: (columns: string) => PromiseLike<Answer> }
			}
		}
		rpc: (name: string, args: object) => PromiseLike<Answer>
	}

/** What two things look like to somebody, with what has to differ anyway taken out. */
const without = (value: unknown, ...ids: string[]) =>
	ids.reduce((text, id) => text.replaceAll(id, 'it'), JSON.stringify(value) ?? '')

describe('nobody but its bringer', () => {
	test('learns it from any table that they read', async () => {
		const tables = await backend.sql<{ name: string }>(
			`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
		)
		for (const person of [ada, cy])
			for (const { name } of tables) {
				const { data } = await loose(person).from(name).select('*')
				for (const row of (data ?? []) as object[])
					if (JSON.stringify(row).includes(topic)) expect(JSON.stringify(row), name).not.toContain(bo.id)
			}
	})

	test('reads by which transaction or where a row was written, which would tie it to its bringer', async () => {
		for (const column of ['xmin', 'xmax', 'cmin', 'ctid', 'tableoid'])
			for (const person of [ada, bo, cy]) {
				expect((await loose(person).from('topics').select(column)).error, column).not.toBeNull()
				expect((await loose(person).from('topics').select('id').order(column)).error, column).not.toBeNull()
			}
	})

	test('and bringing leaves no mark on a row of the bringer', async () => {
		const marks = () =>
			backend.sql(
				`select 'p' || xmin || ' ' || xmax as mark from public.profiles where id = $1
				union all select 'm' || xmin || ' ' || xmax from public.members where profile_id = $1 order by 1`,
				[bo.id]
			)
		const before = await marks()
		await bringUnsigned(bo)
		expect(await marks()).toEqual(before)
	})

	test('reads the minute at which it was brought', async () => {
		const [row] = await backend.sql<{ midnight: boolean }>(
			`select created_at = date_trunc('day', now(), 'UTC') as midnight from public.topics where id = $1`,
			[topic]
		)
		expect(row?.midnight).toBe(true)
	})

	test('is told it by the queue, which looks alike to all who did not bring it', async () => {
		const read = async (person: Person) => done(person.client.rpc('read_queue', { p_session_id: session }))
		const [fromAda, fromBo, fromCy] = [await read(ada), await read(bo), await read(cy)]
		expect(JSON.stringify(fromCy)).not.toContain(bo.id)
		expect({ ...(fromAda as object), may_choose: false, may_remove: false }).toEqual(fromCy)
		expect(fromBo).not.toEqual(fromCy)
	})

	test('sees its bringer’s patience in the order or in the number of sessions waited', async () => {
		// Bo has waited two sessions and Cy, who was heard in the last one, none.
		const past = await sessionsOf(backend, circle)
		const [first, last] = [past[1]?.id ?? '', past[2]?.id ?? '']
		await placeSession(backend, first, -40_000)
		await placeSession(backend, last, -20_000)
		await backend.sql(`update public.members set joined_at = now() - interval '90 days'`)
		await backend.sql(
			`insert into public.topics (id, circle_id, session_id, brought_by, words, taken_up_at)
			values ($1, $2, $3, $4, 'Heard.', now() - interval '13 days')`,
			[randomUUID(), circle, last, cy.id]
		)
		const ofCy = await bringUnsigned(cy)
		const rows = await backend.sql<{ topic_id: string; waited: number }>(
			'select topic_id, waited from private.queue_of($1)',
			[session]
		)
		expect(rows.map(({ waited }) => waited)).toEqual([0, 0])
		expect(rows.map(({ topic_id }) => topic_id)).toEqual([topic, ofCy].toSorted())
	})

	test('learns it by trying the id: the same answer as for any other topic of somebody', async () => {
		const signed = randomUUID()
		await done(ask(ada, { id: signed }))
		expect(await refusal(ask(cy, { id: topic, unsigned: true }))).toBe('409 id_taken')
		expect(await refusal(ask(cy, { id: signed, unsigned: true }))).toBe('409 id_taken')
		expect(await refusal(ask(bo, { id: topic, unsigned: true }))).toBe('ok')
		for (const name of ['sign_topic']) {
			expect(await refusal(loose(cy).rpc(name, { p_topic_id: topic }))).toBe('404 not_found')
			expect(await refusal(loose(ada).rpc(name, { p_topic_id: topic }))).toBe('404 not_found')
		}
		const gone = await loose(cy).from('topics').delete().eq('id', topic).select('id')
		const theirs = await loose(cy).from('topics').delete().eq('id', signed).select('id')
		expect(gone).toMatchObject({ data: [], error: null })
		expect(without(gone, topic, signed)).toBe(without(theirs, topic, signed))
	})

	test('learns it by marking it as discussed', async () => {
		await placeSession(backend, session, -10)
		await done(cy.client.rpc('mark_discussed', { p_topic_id: topic, p_discussed: true }))
		expect(await bringer()).toBeNull()
		await done(ada.client.rpc('mark_discussed', { p_topic_id: topic, p_discussed: false }))
		expect(await bringer()).toBeNull()
	})

	test('learns it by beginning a session alone and taking it up', async () => {
		await placeSession(backend, session, -10)
		await present(cy, true)
		await backend.sql('select private.take_up_topic($1)', [topic])
		expect(await bringer()).toBeNull()
		const [row] = await backend.sql<{ taken_up: boolean; unsigned: boolean }>(
			'select taken_up_at is not null as taken_up, unsigned from public.topics where id = $1',
			[topic]
		)
		expect(row).toEqual({ taken_up: true, unsigned: true })
	})

	test('learns it from an export, or from what an account that goes takes along', async () => {
		for (const person of [ada, cy])
			expect(JSON.stringify(await done(person.client.rpc('export_my_data')))).not.toContain(topic)
		const rows = () => backend.sql('select * from public.topics')
		const before = await rows()
		await done(bo.client.rpc('delete_my_account'))
		expect(await rows()).toEqual(before)
		expect(await backend.sql('select * from private.unsigned_topics')).toEqual([])
		await backend.sql('select private.sign_topic($1)', [topic])
		expect(await bringer()).toBeNull()
	})

	test('and whoever is not in the circle sees no topic at all', async () => {
		const dan = await enter(backend, 'Dan')
		expect(await done(dan.client.from('topics').select('id'))).toEqual([])
		expect((await dan.client.rpc('read_queue', { p_session_id: session })).data).toBeNull()
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await refusal(bo.client.rpc('sign_topic', { p_topic_id: topic }))).toBe('404 not_found')
	})
})

/** A phone in the live session, seen a moment ago. */
const present = (person: Person, signedIn: boolean) =>
	backend.sql(
		`insert into public.live_presences (session_id, circle_id, profile_id, signed_in, seen_at)
		values ($1, $2, $3, $4, now())`,
		[session, circle, person.id, signedIn]
	)

describe('a name comes with it', () => {
	test('when it is taken up and its bringer’s phone is there, not for a guest’s', async () => {
		await present(bo, false)
		await backend.sql('select private.take_up_topic($1)', [topic])
		expect(await bringer()).toBeNull()
		await present(bo, true)
		await backend.sql('select private.take_up_topic($1)', [topic])
		expect(await bringer()).toBe(bo.id)
		expect(await backend.sql('select * from private.unsigned_topics')).toEqual([])
	})

	test('when its bringer signs it', async () => {
		await done(bo.client.rpc('sign_topic', { p_topic_id: topic }))
		expect(await bringer()).toBe(bo.id)
		expect(await refusal(bo.client.rpc('sign_topic', { p_topic_id: topic }))).toBe('404 not_found')
	})
})

test('a bringer takes an unsigned topic back, an organiser takes it out, a member does neither', async () => {
	const takeBack = (person: Person) => loose(person).from('topics').delete().eq('id', topic).select('id')
	expect((await takeBack(cy)).data).toEqual([])
	expect((await takeBack(bo)).data).toEqual([{ id: topic }])
	topic = await bringUnsigned(bo)
	expect((await takeBack(ada)).data).toEqual([{ id: topic }])
	expect(await backend.sql('select * from private.unsigned_topics')).toEqual([])
})

test('a topic without a name has words', async () => {
	const prompt = { id: randomUUID(), words: null, prompt_slug: 'preening', unsigned: true }
	expect(await refusal(ask(bo, prompt))).toBe('400 23514')
})

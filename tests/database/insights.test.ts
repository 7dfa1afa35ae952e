import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCircle, readMine } from '../../src/lib/insights/read.server.ts'
import { fewestToShow, tooFew } from '../../src/lib/insights/too-few.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enterAll, formCircle, join, placeSession, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
/** In the circle, in the order of joining; Ada organises it. */
let ada: Person
let bea: Person
let others: Person[]
/** Organises another circle. */
let eve: Person
let circle: string
let elsewhere: string
/** Two that are over, the next, and the one after. */
let first: string
let second: string
let third: string

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const [one, two, three, ...more] = await enterAll(backend, ['Ada', 'Bea', 'Eve', 'Cem', 'Dora', 'Finn'])
	if (!one || !two || !three) throw new Error('people are missing')
	;[ada, bea, eve, others] = [one, two, three, more]
	circle = await formCircle(ada)
	elsewhere = await formCircle(eve)
	await join(ada, circle, [bea, ...others])
	const sessions = await sessionsOf(backend, circle)
	;[first, second, third] = sessions.map(({ id }) => id) as [string, string, string]
	await placeSession(backend, first, -28 * 24 * 60)
	await placeSession(backend, second, -14 * 24 * 60)
	await backend.sql(`update public.members set joined_at = now() - interval '60 days' where circle_id = $1`, [
		circle
	])
})

interface Made {
	due?: string | null
	dueOn?: string
	status?: string
	private?: boolean
	after?: string
	support?: string
	madeIn?: string
	words?: string
}

async function commit(by: Person, made: Made = {}): Promise<string> {
	const id = randomUUID()
	const status = made.status ?? 'open'
	await backend.sql(
		`insert into public.commitments (id, circle_id, owner_id, session_id, due_session_id, due_on, words, support, status, ended_at, private, renegotiates_id)
		values ($1, $2, $3, $4, $5, coalesce($6::date, (select local_date from public.sessions where id = $5), now()::date), $7, $8, $9, $10, $11, $12)`,
		[
			...[id, circle, by.id, made.madeIn ?? null, made.due ?? null, made.dueOn ?? null],
			...[made.words ?? 'Say it once.', made.support ?? null, status, status === 'open' ? null : new Date()],
			...[made.private ?? false, made.after ?? null]
		]
	)
	return id
}
const say = (person: Person, session: string, answer: string) =>
	backend.sql(
		`insert into public.rsvps (session_id, circle_id, profile_id, answer) values ($1, $2, $3, $4)`,
		[session, circle, person.id, answer]
	)
const numbers = async (person: Person) =>
	(await readCircle(person.client, circle, new Date()))?.sessions ?? null
const none = { kept: 0, learned: 0, renegotiated: 0, let_go: 0, open: 0 }

describe('who may ask', () => {
	test('members of the circle, former ones and others not; what is not there looks the same', async () => {
		const asked = (person: Person, id: string) =>
			done(person.client.rpc('read_circle_insights', { p_circle_id: id }))
		expect(await asked(bea, circle)).toMatchObject({ circle: { id: circle } })
		expect(await asked(eve, circle)).toBeNull()
		expect(await asked(ada, elsewhere)).toBeNull()
		expect(await asked(ada, randomUUID())).toBeNull()
		await done(bea.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await asked(bea, circle)).toBeNull()
		const nobody = await backend.anonymous.rpc('read_circle_insights', { p_circle_id: circle })
		expect(nobody.status).toBe(401)
	})

	test('every member sees the same numbers', async () => {
		for (const person of [ada, bea, ...others]) await commit(person, { due: second, status: 'kept' })
		await commit(ada, { due: second, private: true })
		expect(await numbers(bea)).toEqual(await numbers(ada))
	})

	test('a closed circle tells of its sessions, and not of hours and rota', async () => {
		await backend.sql('update public.circles set closed_at = now() where id = $1', [circle])
		const found = await readCircle(bea.client, circle, new Date())
		expect(found?.sessions).toHaveLength(2)
		expect([found?.hours, found?.rota]).toEqual([null, null])
	})
})

describe('what was due', () => {
	test('is told from four people on, and the parts are all of it', async () => {
		const people = [ada, bea, ...others]
		for (const [index, person] of people.slice(0, fewestToShow).entries()) {
			await commit(person, { due: second, status: index === 0 ? 'let_go' : 'kept' })
			const told = (await numbers(ada))?.[1]?.due
			expect(told).toEqual(tooFew(index + 1) ? null : { ...none, kept: index, let_go: 1 })
		}
		expect((await numbers(ada))?.[0]?.due).toEqual(none)
	})

	test('several of one person are one person', async () => {
		for (const person of [ada, bea, ada, bea, ada]) await commit(person, { due: second, status: 'kept' })
		expect((await numbers(ada))?.[1]?.due).toBeNull()
	})

	test('private ones count for nobody, not even towards the four', async () => {
		for (const person of [ada, bea, others[0]]) if (person) await commit(person, { due: second })
		await commit(others[1] ?? ada, { due: second, private: true })
		expect((await numbers(ada))?.[1]?.due).toBeNull()
		await commit(others[2] ?? ada, { due: second })
		expect((await numbers(ada))?.[1]?.due).toEqual({ ...none, open: 4 })
	})

	test('whoever deleted their account is none of the four', async () => {
		for (const person of [ada, bea, ...others]) await commit(person, { due: second, status: 'kept' })
		for (const person of others.slice(0, 2)) {
			await backend.sql('delete from public.profiles where id = $1', [person.id])
		}
		expect((await numbers(ada))?.[1]?.due).toBeNull()
	})

	test('belongs to its session, to the first from its day on without one, and to none that is to come', async () => {
		const people = [ada, bea, ...others]
		const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
		for (const person of people) await commit(person, { dueOn: day(20), status: 'learned' })
		for (const person of people) await commit(person, { due: third })
		const [one, two, ...more] = (await numbers(ada)) ?? []
		expect(one?.due).toEqual(none)
		expect(two?.due).toEqual({ ...none, learned: 5 })
		expect(more).toEqual([])
		// Cancelled: what was due there is due at the next.
		await backend.sql(`update public.sessions set status = 'cancelled' where id = $1`, [first])
		expect(await numbers(ada)).toHaveLength(1)
	})
})

describe('who was there', () => {
	test('is told from four on, by who had said yes, of those who were members then', async () => {
		const people = [ada, bea, ...others]
		for (const [index, person] of people.entries()) {
			await say(person, second, index === 4 ? 'maybe' : 'yes')
			const told = (await numbers(ada))?.[1]
			const yes = Math.min(index + 1, 4)
			expect(told?.there).toBe(tooFew(yes) ? null : yes)
			expect(told).toMatchObject({ countedBy: 'answers', members: 5 })
		}
		await backend.sql(
			`update public.members set joined_at = now() - interval '20 days' where profile_id = $1`,
			[others[2]?.id]
		)
		expect((await numbers(ada))?.map(({ members }) => members)).toEqual([4, 5])
	})

	test('is counted by phones where the session was live, each person once, and no guest is named', async () => {
		await backend.sql(
			`insert into public.lives (session_id, circle_id, started_at, step_started_at, until, ended_at)
			select id, circle_id, starts_at, starts_at, ends_at, ends_at from public.sessions where id = $1`,
			[second]
		)
		const follow = (person: Person, signedIn: boolean, minutes = 10) =>
			backend.sql(
				`insert into public.live_presences (session_id, circle_id, profile_id, signed_in, present, first_seen_at, seen_at)
				select id, circle_id, $2, $3, false, starts_at, starts_at + make_interval(mins => $4) from public.sessions where id = $1`,
				[second, person.id, signedIn, minutes]
			)
		for (const person of [ada, bea, ...others]) await say(person, second, 'yes')
		await follow(ada, true)
		await follow(ada, false)
		await follow(bea, true)
		const [cem, dora, finn] = others
		if (!cem || !dora || !finn) throw new Error('people are missing')
		await follow(cem, false)
		// Looked in before it began.
		await follow(finn, true, -5)
		expect((await numbers(ada))?.[1]).toMatchObject({ there: null, countedBy: 'live' })
		await follow(dora, false)
		expect((await numbers(ada))?.[1]).toMatchObject({ there: 4, countedBy: 'live', members: 5 })
		const raw = await done(ada.client.rpc('read_circle_insights', { p_circle_id: circle }))
		const told = JSON.stringify(
			Object.fromEntries(Object.entries(Object(raw)).filter(([key]) => key === 'sessions'))
		)
		for (const person of [ada, bea, ...others]) expect(told).not.toContain(person.id)
	})
})

describe('my own', () => {
	test('are all of mine with their sessions and lenses, and nobody else’s', async () => {
		await backend.sql(
			`insert into public.topics (id, circle_id, session_id, brought_by, words, lens, taken_up_at)
			values (gen_random_uuid(), $1, $2, $3, 'Alone', 'snacking', now()), (gen_random_uuid(), $1, $2, $3, 'Not yet', 'timing', null)`,
			[circle, first, bea.id]
		)
		const was = await commit(ada, { madeIn: first, due: second, status: 'renegotiated', support: 'a reader' })
		await commit(ada, { madeIn: first, due: third, after: was, private: true })
		await commit(bea, { madeIn: first, due: second })
		const mine = await readMine(ada.client, ada.id)
		expect(mine).toHaveLength(2)
		expect(mine.find(({ id }) => id === was)).toMatchObject({
			support: 'a reader',
			status: 'renegotiated',
			madeIn: { id: first, topics: [['snacking']] }
		})
		expect(await readMine(eve.client, ada.id)).toEqual([])
		expect((await readMine(bea.client, ada.id)).map(({ id }) => id)).toEqual([was])
	})

	test('stay mine after leaving, without what is the circle’s', async () => {
		await commit(bea, { madeIn: first, due: second, status: 'kept' })
		await done(bea.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await readMine(bea.client, bea.id)).toMatchObject([{ status: 'kept', madeIn: null }])
	})

	test('are due on the date that their session now has where the circle is, else on their own', async () => {
		await commit(ada, { due: third, dueOn: '2026-01-05' })
		await commit(ada, { dueOn: '2026-01-06' })
		// Midnight has passed in Tokyo, and not yet for whoever reads.
		await backend.sql(
			`update public.sessions set local_date = '2027-02-11', local_time = '00:30', zone = 'Asia/Tokyo', starts_at = '2027-02-10T15:30Z'
			where id = $1`,
			[third]
		)
		expect((await readMine(ada.client, ada.id)).map(({ dueOn }) => dueOn)).toEqual([
			'2027-02-11',
			'2026-01-06'
		])
	})
})

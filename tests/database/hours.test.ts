import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCircle } from '../../src/lib/availability/read.server.ts'
import { dropUsual, mark } from '../../src/lib/availability/write.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enter, enterAll, formCircle, join, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let otto: Person
let circle: string

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	;[ada, bo, otto] = await enterAll(backend, ['Ada', 'Bo', 'Otto'])
	circle = await formCircle(ada)
	await join(ada, circle, [bo])
})

const week = (mark: string) => mark.repeat(336)
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const at = (hours: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * 3_600_000).toISOString()
const travel = (person: Person, zone: string, from: number, to: number, id: string = randomUUID()) =>
	person.client
		.from('travels')
		.insert({ id, profile_id: person.id, zone, starts_on: day(from), ends_on: day(to) })

describe('a week', () => {
	test('is kept once for every circle and once for each of its own, and the last one written stays', async () => {
		for (const mark of ['g', 'p']) await done(ada.client.rpc('mark_hours', { p_marks: week(mark) }))
		for (const mark of ['p', 'x'])
			await done(ada.client.rpc('mark_hours', { p_marks: week(mark), p_circle_id: circle }))
		const rows = await done(ada.client.from('hours').select('circle_id, marks'))
		expect(new Map(rows.map((row) => [row.circle_id, row.marks]))).toEqual(
			new Map([
				[null, week('p')],
				[circle, week('x')]
			])
		)
	})

	test('without any mark is none: it is refused, and what was saved is taken away and brought back', async () => {
		const hasHours = async () => {
			const rows = await done(ada.client.from('hours').select('circle_id, marks'))
			return rows.map(
				({ circle_id, marks }) => `${circle_id === null ? 'usual' : 'own'} ${marks.slice(0, 1)}`
			)
		}
		const nothing = { ok: false, reason: 'nothing_marked' }
		expect(await mark(ada.client, week('.'))).toEqual(nothing)
		expect(await mark(ada.client, week('.'), circle)).toEqual(nothing)
		expect(await hasHours()).toEqual([])
		expect(await dropUsual(ada.client, ada.id)).toBeNull()

		await mark(ada.client, week('g'))
		await mark(ada.client, week('p'), circle)
		await mark(bo.client, week('x'))
		expect(await dropUsual(ada.client, ada.id)).toBe(week('g'))
		expect(await hasHours()).toEqual(['own p'])
		expect((await readCircle(ada.client, circle))?.map(({ marks }) => marks)).toEqual([week('p'), week('x')])
	})

	test('that was saved blank is one that was never marked', async () => {
		await done(ada.client.rpc('mark_hours', { p_marks: week('.') }))
		expect((await readCircle(bo.client, circle))?.map(({ marks }) => marks)).toEqual([null, null])
	})

	test('is 336 marks and nothing else', async () => {
		for (const marks of ['', week('g').slice(1), `${week('g')}g`, week('y'), week('g').slice(1) + '\n'])
			expect(await refusal(ada.client.rpc('mark_hours', { p_marks: marks })), marks.slice(0, 3)).toBe(
				'400 23514'
			)
	})

	test('is not for a circle that one is not in, nor was', async () => {
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		for (const { client } of [otto, bo])
			expect(await refusal(client.rpc('mark_hours', { p_marks: week('g'), p_circle_id: circle }))).toBe(
				'404 not_found'
			)
	})
})

describe('read_circle_hours', () => {
	test('shows members what each has marked for this circle, or for all, and where they are', async () => {
		await done(ada.client.rpc('mark_hours', { p_marks: week('g') }))
		await done(ada.client.rpc('mark_hours', { p_marks: week('x'), p_circle_id: circle }))
		await done(travel(ada, 'Asia/Tokyo', 3, 5))
		await done(
			ada.client
				.from('absences')
				.insert({ id: randomUUID(), profile_id: ada.id, starts_on: day(8), ends_on: day(9) })
		)
		const busy = { starts_at: at(1), ends_at: at(2) }
		await done(ada.client.rpc('replace_busy_times', { p_times: [busy] }))
		const rows = await done(bo.client.rpc('read_circle_hours', { p_circle_id: circle }))
		const [first, second] = rows
		expect(first).toMatchObject({
			profile_id: ada.id,
			name: 'Ada',
			zone: 'Etc/UTC',
			role: 'organiser',
			marks: week('x'),
			travels: [{ zone: 'Asia/Tokyo', starts_on: day(3), ends_on: day(5) }],
			absences: [{ starts_on: day(8), ends_on: day(9) }]
		})
		expect(
			(first?.busy as (typeof busy)[]).map(({ starts_at }) => new Date(starts_at).toISOString())
		).toEqual([busy.starts_at])
		// Not marked yet is not the same as out of the question.
		expect(second).toMatchObject({ name: 'Bo', marks: null, travels: [], absences: [], busy: [] })
		await done(ada.client.from('hours').delete().eq('circle_id', circle))
		const [again] = await done(bo.client.rpc('read_circle_hours', { p_circle_id: circle }))
		expect(again?.marks).toBe(week('g'))
	})

	test('nobody, once the circle has closed', async () => {
		await done(ada.client.rpc('close_circle', { p_circle_id: circle }))
		expect(await refusal(bo.client.rpc('read_circle_hours', { p_circle_id: circle }))).toBe('404 not_found')
	})

	test('not those who are not in it, and nothing of those who left', async () => {
		await done(bo.client.rpc('mark_hours', { p_marks: week('g') }))
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		for (const { client } of [otto, bo])
			expect(await refusal(client.rpc('read_circle_hours', { p_circle_id: circle }))).toBe('404 not_found')
		expect(await refusal(backend.anonymous.rpc('read_circle_hours', { p_circle_id: circle }))).toMatch(
			/^40[13] /
		)
		expect(await done(ada.client.rpc('read_circle_hours', { p_circle_id: circle }))).toHaveLength(1)
	})
})

describe('journeys and days away', () => {
	test('never overlap for one person, however they meet; they may touch, and others have their own', async () => {
		await done(travel(ada, 'Asia/Tokyo', 10, 20))
		for (const [from, to] of [
			[10, 20],
			[5, 10],
			[20, 25],
			[12, 13],
			[1, 30]
		] as const)
			expect(await refusal(travel(ada, 'Etc/UTC', from, to)), `${from} to ${to}`).toBe('409 dates_overlap')
		expect(await refusal(travel(ada, 'Etc/UTC', 21, 25))).toBe('ok')
		expect(await refusal(travel(ada, 'Etc/UTC', 9, 9))).toBe('ok')
		expect(await refusal(travel(bo, 'Etc/UTC', 10, 20))).toBe('ok')
	})

	test('of two that are sent at once one is taken', async () => {
		const outcomes = await Promise.all([1, 2, 3].map(() => refusal(travel(ada, 'Etc/UTC', 2, 4))))
		expect(outcomes.toSorted()).toEqual(['409 dates_overlap', '409 dates_overlap', 'ok'])
	})

	test('end after they begin, within a year, in something like a zone; fifty at most', async () => {
		expect(await refusal(travel(ada, 'Etc/UTC', 5, 4))).toBe('400 23514')
		expect(await refusal(travel(ada, 'Etc/UTC', 0, 366))).toBe('400 23514')
		expect(await refusal(travel(ada, "'; drop", 1, 2))).toBe('400 23514')
		for (let index = 0; index < 50; index++) await done(travel(ada, 'Etc/UTC', index, index))
		expect(await refusal(travel(ada, 'Etc/UTC', 99, 99))).toBe('409 too_many_dates')
	})

	test('are dates that every zone reaches', async () => {
		const stay = (starts_on: string, ends_on: string) => ({
			id: randomUUID(),
			profile_id: ada.id,
			starts_on,
			ends_on
		})
		const ask = (from: string, to: string) =>
			Promise.all([
				refusal(ada.client.from('absences').insert(stay(from, to))),
				refusal(ada.client.from('travels').insert({ ...stay(from, to), zone: 'Etc/UTC' }))
			])
		for (const [from, to] of [
			['0001-01-01 BC', '0001-01-02 BC'],
			['1999-12-31', '2000-01-01'],
			['2499-12-30', '2499-12-31'],
			['12026-01-01', '12026-01-02']
		] as const)
			expect(await ask(from, to), from).toEqual(['400 23514', '400 23514'])
		expect(await ask('2000-01-01', '2000-01-01')).toEqual(['ok', 'ok'])
		expect(await ask('2499-12-30', '2499-12-30')).toEqual(['ok', 'ok'])
	})

	test('nobody adds them in another name', async () => {
		const row = { id: randomUUID(), profile_id: ada.id, starts_on: day(1), ends_on: day(2) }
		expect(await refusal(bo.client.from('absences').insert(row))).toBe('403 42501')
		expect(await refusal(bo.client.from('travels').insert({ ...row, zone: 'Etc/UTC' }))).toBe('403 42501')
	})
})

describe('where somebody is today', () => {
	const profile = async (person: Person) =>
		((await done(person.client.rpc('read_me'))) as { profile: { zone: string; home_zone: string } }).profile

	test('is where they travel, from the first day to the last, else home', async () => {
		expect(await profile(ada)).toMatchObject({ zone: 'Etc/UTC', home_zone: 'Etc/UTC' })
		await done(travel(ada, 'Asia/Tokyo', 0, 0))
		await done(travel(ada, 'America/Lima', 1, 3))
		await done(travel(bo, 'America/Lima', -3, -1))
		expect(await profile(ada)).toMatchObject({ zone: 'Asia/Tokyo', home_zone: 'Etc/UTC' })
		expect(await profile(bo)).toMatchObject({ zone: 'Etc/UTC', home_zone: 'Etc/UTC' })
	})

	test('is what a session link says', async () => {
		await done(travel(bo, 'Asia/Tokyo', -1, 1))
		const [session] = await sessionsOf(backend, circle)
		const token = await done(bo.client.rpc('read_my_session_link', { p_session_id: session?.id ?? '' }))
		expect(await done(backend.anonymous.rpc('read_session_link', { p_token: token }))).toMatchObject({
			viewer_zone: 'Asia/Tokyo'
		})
	})

	test('read_me says whether hours are marked for every circle, and has no profile before a name', async () => {
		const has = async (person: Pick<Person, 'client'>) =>
			((await done(person.client.rpc('read_me'))) as { has_hours: boolean }).has_hours
		await done(ada.client.rpc('mark_hours', { p_marks: week('g'), p_circle_id: circle }))
		expect(await has(ada)).toBe(false)
		await done(ada.client.rpc('mark_hours', { p_marks: week('g') }))
		expect(await has(ada)).toBe(true)
		const nina = await backend.signedIn('nina@example.org')
		expect(await done(nina.client.rpc('read_me'))).toMatchObject({ profile: null, has_hours: false })
	})
})

describe('busy times', () => {
	const kept = async (person: Person) =>
		(await done(person.client.from('busy_times').select('starts_at'))).length

	test('replace what was there, of the next six weeks only', async () => {
		await done(bo.client.rpc('replace_busy_times', { p_times: [{ starts_at: at(1), ends_at: at(2) }] }))
		await done(
			ada.client.rpc('replace_busy_times', {
				p_times: [
					{ starts_at: at(-1), ends_at: at(1) },
					{ starts_at: at(5), ends_at: at(6) },
					{ starts_at: at(-5), ends_at: at(-4) },
					{ starts_at: at(24 * 44), ends_at: at(24 * 45) }
				]
			})
		)
		expect([await kept(ada), await kept(bo)]).toEqual([2, 1])
		await done(ada.client.rpc('replace_busy_times', { p_times: [] }))
		expect([await kept(ada), await kept(bo)]).toEqual([0, 1])
	})

	test('reach no further than what is kept, whatever is sent, so that everybody can read them and they end', async () => {
		for (const [starts_at, ends_at] of [
			['-infinity', 'infinity'],
			['4000-01-01 BC', '290000-01-01']
		]) {
			await done(bo.client.rpc('replace_busy_times', { p_times: [{ starts_at, ends_at }] }))
			const seen = (await readCircle(ada.client, circle))?.find(({ id }) => id === bo.id)?.busy[0]
			expect(seen?.startsAt.getTime()).toBeGreaterThan(Date.now() - 25 * 3_600_000)
			expect(seen?.endsAt.getTime()).toBeLessThan(Date.now() + 44.1 * 86_400_000)
		}
	})

	test('are two instants and nothing else', async () => {
		const columns = await backend.sql<{ name: string }>(
			`select column_name as name from information_schema.columns where table_name = 'busy_times' order by 1`
		)
		expect(columns.map(({ name }) => name)).toEqual(['ends_at', 'profile_id', 'read_at', 'starts_at'])
		const times = (count: number) => Array.from({ length: count }, () => ({}))
		for (const wrong of [null, {}, times(2101)])
			expect(await refusal(ada.client.rpc('replace_busy_times', { p_times: wrong }))).toBe(
				'400 times_are_malformed'
			)
	})

	test('that are over go with the next import, whoever makes it', async () => {
		await done(ada.client.rpc('replace_busy_times', { p_times: [{ starts_at: at(1), ends_at: at(2) }] }))
		await backend.sql(
			`update public.busy_times set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'`
		)
		await done(bo.client.rpc('replace_busy_times', { p_times: [] }))
		expect(await backend.sql('select 1 from public.busy_times')).toEqual([])
	})

	test('are read ten times an hour at most, each person on their own', async () => {
		const tryOnce = async (person: Person) => (await done(person.client.rpc('count_import')))[0]
		const tries = await Promise.all(Array.from({ length: 12 }, () => tryOnce(ada)))
		expect(tries.filter((one) => one?.allowed)).toHaveLength(10)
		const refused = tries.find((one) => !one?.allowed)
		expect(new Date(refused?.retry_at ?? 0).getTime()).toBeGreaterThan(Date.now())
		expect((await tryOnce(bo))?.allowed).toBe(true)
		await backend.sql(`update private.import_tries set since = since - interval '1 hour'`)
		expect((await tryOnce(ada))?.allowed).toBe(true)
	})
})

test('everything of hours goes with the account', async () => {
	await done(bo.client.rpc('mark_hours', { p_marks: week('g') }))
	await done(travel(bo, 'Asia/Tokyo', 0, 3))
	await done(
		bo.client
			.from('absences')
			.insert({ id: randomUUID(), profile_id: bo.id, starts_on: day(1), ends_on: day(2) })
	)
	await done(bo.client.rpc('replace_busy_times', { p_times: [{ starts_at: at(1), ends_at: at(2) }] }))
	await done(bo.client.rpc('count_import'))
	await done(bo.client.rpc('delete_my_account'))
	for (const table of [
		'public.hours',
		'public.travels',
		'public.absences',
		'public.busy_times',
		'private.import_tries'
	])
		expect(await backend.sql(`select 1 from ${table}`), table).toEqual([])
	await enter(backend, 'Bo')
})

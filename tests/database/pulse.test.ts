import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerKeys, questionKeys, type Answer, type Question } from '../../src/lib/pulse/questions.ts'
import { startTestBackend, type Client, type TestBackend } from '../backend.ts'
import { done, enter, log, meet, placeSession, refusal, sessionsOf, type Person } from './people.ts'

type Answers = Record<Question, Answer>

let backend: TestBackend
let people: Person[]
let circle: string
let session: string
let second: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo')
	;({ people, circle } = met)
	;[session = '', second = ''] = met.sessions
	await placeSession(backend, session, -30)
})

function person(place: number): Person {
	const one = people[place]
	if (!one) throw new Error('There is nobody there')
	return one
}

const all = (answer: Answer): Answers => ({
	challenge: answer,
	support: answer,
	standards: answer,
	worth: answer
})
const ask = (by: { client: Client }, answers: Answers = all('good'), p_session_id = session) =>
	by.client.rpc('answer_pulse', { p_session_id, p_answers: answers })
/** One after the other: the first answer is Ada's. */
async function answerEach(...given: Answer[]): Promise<void> {
	for (const [place, answer] of given.entries())
		expect(await done(ask(person(place), all(answer)))).toBe(true)
}
const counts = () =>
	backend.sql<{ answer: string; count: number }>(
		`select answer, count from private.pulse_counts where session_id = $1 and question = 'worth' order by answer`,
		[session]
	)
const publish = () => backend.sql('select public.publish_pulses()')
const published = () =>
	backend.sql<{ question: string; good: string; warning: string }>(
		'select question, good, warning from public.pulses where session_id = $1 order by question',
		[session]
	)
/** So many hours after the end; the sessions of these tests take an hour. */
const hoursAfter = (hours: number) => placeSession(backend, session, -60 - hours * 60 - 0.1)

/** Chance left out, so that what is published can be foreseen. */
async function withoutChance(work: () => Promise<void>): Promise<void> {
	const put = (body: string) =>
		backend.sql(
			`create or replace function private.pulse_noise() returns integer language sql volatile set search_path = '' as $$ ${body} $$`
		)
	await put('select 0')
	try {
		await work()
	} finally {
		await put('select private.run_of_chances() - private.run_of_chances()')
	}
}

describe('answering', () => {
	test('counts once, whatever is sent after it', async () => {
		await answerEach('good')
		expect(await done(ask(person(0), all('warning')))).toBe(false)
		const again = await Promise.all(Array.from({ length: 10 }, () => done(ask(person(1), all('between')))))
		expect(again.filter((counted) => counted)).toHaveLength(1)
		expect(await counts()).toEqual([
			{ answer: 'between', count: 1 },
			{ answer: 'good', count: 1 }
		])
	})

	test('takes all four questions and known answers only', async () => {
		const wrong = [
			{},
			{ challenge: 'good', support: 'good', standards: 'good' },
			{ ...all('good'), name: 'Ada' },
			{ ...all('good'), worth: 'perhaps' },
			{ ...all('good'), worth: null },
			{ ...all('good'), worth: ['good'] },
			['good', 'good', 'good', 'good'],
			'good',
			null
		]
		for (const answers of wrong) {
			const asked = person(0).client.rpc('answer_pulse', {
				p_session_id: session,
				p_answers: answers as Answers
			})
			expect(await refusal(asked)).toMatch(/^400/)
		}
		expect(await counts()).toEqual([])
	})

	test('is for members, from the beginning until a day after the end', async () => {
		const ivy = await enter(backend, 'Ivy')
		await done(person(5).client.rpc('leave_circle', { p_circle_id: circle }))
		for (const stranger of [ivy, person(5)]) expect(await refusal(ask(stranger))).toBe('404 not_found')
		expect(await refusal(ask({ client: backend.anonymous }))).toBe('401 42501')
		expect(await refusal(ask({ client: backend.service }))).toBe('403 42501')
		await placeSession(backend, session, 5)
		expect(await refusal(ask(person(0)))).toBe('409 not_begun')
		await hoursAfter(23.9)
		await answerEach('good')
		await hoursAfter(24)
		expect(await refusal(ask(person(1)))).toBe('409 session_over')
		await backend.sql(`update public.sessions set status = 'cancelled' where id = $1`, [session])
		expect(await refusal(ask(person(1)))).toBe('409 session_cancelled')
	})

	test('goes by the live session where there is one', async () => {
		await placeSession(backend, session, 10)
		const begin = `insert into public.lives (session_id, circle_id, started_at, step_started_at, until, ended_at)
			values ($1, $2, $3, $3, now() + interval '1 hour', null)`
		await backend.sql('insert into public.lives (session_id, circle_id) values ($1, $2)', [session, circle])
		// Somebody waits; it has not begun.
		expect(await refusal(ask(person(0)))).toBe('409 not_begun')
		await backend.sql('delete from public.lives')
		await backend.sql(begin, [session, circle, new Date().toISOString()])
		await answerEach('good')
		// It ended early, and that is what counts.
		await placeSession(backend, session, -60 * 24)
		await backend.sql(`update public.lives set ended_at = now() - interval '24 hours 1 minute'`)
		expect(await refusal(ask(person(1)))).toBe('409 session_over')
		// It took longer than the calendar says.
		await hoursAfter(24)
		await backend.sql(`update public.lives set ended_at = now() - interval '23 hours'`)
		expect(await done(ask(person(1)))).toBe(true)
	})
})

describe('publishing', () => {
	test('waits for a day, then happens once, and forgets what it came from', () =>
		withoutChance(async () => {
			await answerEach('good', 'good', 'good', 'warning', 'warning', 'between')
			await hoursAfter(23.9)
			await publish()
			expect(await published()).toEqual([])
			await hoursAfter(24)
			await publish()
			const row = { good: 'most', warning: 'few' }
			expect(await published()).toEqual(questionKeys.toSorted().map((question) => ({ question, ...row })))
			expect(await backend.sql('select from private.pulse_counts')).toEqual([])
			expect(await backend.sql('select from private.pulse_voters')).toEqual([])
			// Nothing that comes later changes what stands there.
			await backend.sql(
				`insert into private.pulse_counts (session_id, question, answer, count)
				select $1, q, 'warning', 15 from unnest($2::text[]) as q`,
				[session, questionKeys]
			)
			await publish()
			expect(await published()).toEqual(questionKeys.toSorted().map((question) => ({ question, ...row })))
		}))

	test('takes four, and with three nothing is left', async () => {
		await answerEach('good', 'good', 'warning')
		await hoursAfter(24)
		await publish()
		expect(await published()).toEqual([])
		expect(await backend.sql('select from private.pulse_counts')).toEqual([])
		expect(await backend.sql('select from private.pulse_voters')).toEqual([])
	})

	test('counts answers, not those who are left: an account that goes changes nothing', () =>
		withoutChance(async () => {
			await answerEach('good', 'warning', 'warning', 'good')
			await done(person(3).client.rpc('delete_my_account'))
			expect(await backend.sql('select from private.pulse_voters')).toHaveLength(3)
			await done(person(2).client.rpc('leave_circle', { p_circle_id: circle }))
			await hoursAfter(24)
			await publish()
			expect((await published())[0]).toMatchObject({ good: 'most', warning: 'most' })
		}))

	test('is for members to read, of their circles', async () => {
		await answerEach('good', 'good', 'good', 'good')
		await hoursAfter(24)
		await publish()
		const ivy = await enter(backend, 'Ivy')
		const seen = (client: Client) => client.from('pulses').select('question')
		expect(await done(seen(person(5).client))).toHaveLength(4)
		expect(await done(seen(ivy.client))).toEqual([])
		expect(await refusal(seen(backend.anonymous))).toBe('401 42501')
		expect(await refusal(seen(backend.service))).toBe('403 42501')
	})

	test('an answer that comes while it is published is counted in it or refused, never left over', async () => {
		await answerEach('good', 'good', 'good', 'good')
		await hoursAfter(24)
		await Promise.all([publish(), refusal(ask(person(4))), publish(), refusal(ask(person(5)))])
		expect(await backend.sql('select from private.pulse_voters')).toEqual([])
		expect(await published()).toHaveLength(4)
	})
})

test('signs are those of the last six published pulses, and nothing that is not published', async () => {
	const sessions = await sessionsOf(backend, circle)
	const put = (place: number, warning: string) =>
		backend.sql(
			`insert into public.pulses (session_id, circle_id, question, good, warning)
			select $1, $2, q, 'few', case q when 'support' then $3 else 'few' end from unnest($4::text[]) as q`,
			[sessions[place]?.id, circle, warning, questionKeys]
		)
	const signs = () => backend.sql('select * from private.pulse_signs($1)', [circle])
	for (const [place, { id }] of sessions.entries())
		await placeSession(backend, id, -1440 * (200 - 14 * place))
	await put(0, 'most')
	await put(1, 'some')
	await put(2, 'few')
	expect(await signs()).toEqual([{ sign: 'missing_support', sessions: 2 }])
	for (const place of [3, 4, 5, 6]) await put(place, 'few')
	expect(await signs()).toEqual([{ sign: 'missing_support', sessions: 1 }])
	await put(7, 'few')
	expect(await signs()).toEqual([])
})

describe('nobody finds out what somebody answered', () => {
	/** Everything that somebody gets to read by the API, tables and functions, as far as it stands still by itself. */
	async function whatIsRead(client: Client): Promise<Record<string, unknown>> {
		const seen: Record<string, unknown> = {}
		const tables = await backend.sql<{ name: string }>(
			`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`
		)
		const api = client as unknown as {
			from(table: string): { select(columns: string): PromiseLike<{ data: unknown; status: number }> }
			rpc(name: string, given: object): PromiseLike<{ data: unknown; status: number }>
		}
		for (const { name } of tables)
			for (const columns of ['*', 'xmin', 'xmax']) {
				const { data, status } = await api.from(name).select(columns)
				seen[`${name} ${columns}`] = data ?? status
			}
		const functions = await backend.sql<{ name: string; given: string[] | null }>(
			`select proname as name, proargnames[1:pronargs] as given from pg_proc
			where pronamespace = 'public'::regnamespace and provolatile <> 'v' order by 1`
		)
		const known: Record<string, unknown> = {
			p_session_id: session,
			p_circle_id: circle,
			p_session_ids: [session],
			p_person: person(1).id,
			p_tz_version: 'none'
		}
		for (const { name, given } of functions) {
			const names = given ?? []
			if (!names.every((one) => one in known)) continue
			const { data, status } = await api.rpc(name, Object.fromEntries(names.map((one) => [one, known[one]])))
			seen[name] = data ?? status
		}
		return seen
	}

	/** Without what the clock alone changes. */
	const still = (seen: Record<string, unknown>) =>
		JSON.stringify(seen, (key, value: unknown) => (/^(at|now|seen_at|exported_at)$/.test(key) ? null : value))

	async function everybody(): Promise<Record<string, Client>> {
		const ivy = await enter(backend, 'Ivy')
		return {
			'signed out': backend.anonymous,
			outsider: ivy.client,
			organiser: person(0).client,
			member: person(5).client,
			'the secret key': backend.service
		}
	}

	test('as long as it is not published, nobody sees that anything was answered, nor does a version move', async () => {
		const readers = await everybody()
		await backend.sql(
			`insert into public.lives (session_id, circle_id, started_at, step_started_at, until) values ($1, $2, now(), now(), now() + interval '1 hour')`,
			[session, circle]
		)
		await log(person(1), { circle_id: circle, session_id: session })
		const before = await Promise.all(Object.values(readers).map(whatIsRead))
		await done(ask(person(1), all('warning')))
		await done(ask(person(2), all('good')))
		const after = await Promise.all(Object.values(readers).map(whatIsRead))
		for (const [place, name] of Object.keys(readers).entries())
			for (const [what, seen] of Object.entries(before[place] ?? {}))
				expect(still({ seen: after[place]?.[what] }), `${name} reads ${what}`).toBe(still({ seen }))
		// The reading itself is no empty promise: it sees tables, functions, and what is one's own.
		expect(before[2]).toMatchObject({ read_my_close: { answered: false }, 'pulses *': [] })
		expect(Object.keys(before[2] ?? {}).length).toBeGreaterThan(60)
		expect(await whatIsRead(person(1).client)).toMatchObject({ read_my_close: { answered: true } })
	}, 60_000)

	test(
		'what is published is the same whoever gave which answer',
		() =>
			withoutChance(async () => {
				const readers = await everybody()
				const given: Answer[] = ['warning', 'good', 'good', 'between', 'warning']
				const worlds: string[][] = []
				for (const turn of [0, 2]) {
					for (const place of given.keys())
						await done(ask(person(place), all(given[(place + turn) % given.length] ?? 'good')))
					await backend.sql(
						`update public.sessions set starts_at = '2026-01-01T16:00Z', local_date = '2026-01-01', local_time = '16:00' where id = $1`,
						[session]
					)
					await publish()
					const seen = await Promise.all(Object.values(readers).map(whatIsRead))
					worlds.push(seen.map((each) => still({ pulses: each['pulses *'], close: each.read_my_close })))
					await backend.sql('delete from public.pulses')
					await placeSession(backend, session, -30)
				}
				expect(worlds[0]).toEqual(worlds[1])
				expect(worlds[0]?.[2]).toContain('"warning":"some"')
			}),
		60_000
	)

	test('the private tables are shut to everybody, and asked by name they are not there', async () => {
		await answerEach('warning')
		for (const [name, client] of Object.entries(await everybody())) {
			const schema = (client as unknown as { schema(name: string): Client }).schema('private')
			for (const table of ['pulse_counts', 'pulse_voters'] as const) {
				// @ts-expect-error the API has no such table
				expect((await client.from(table).select('*')).status, name).toBeGreaterThanOrEqual(400)
				// @ts-expect-error and none in another schema
				expect((await schema.from(table).select('*')).status, name).toBeGreaterThanOrEqual(400)
			}
		}
	})

	test('neither by an export nor by an error', async () => {
		const exported = () =>
			person(0)
				.client.rpc('export_my_data')
				.then(({ data }) => still({ data }))
		await done(ask(person(0), all('warning')))
		const mine = await exported()
		// That one answered is one's own; what, is nobody's.
		expect(mine).toContain(session)
		expect(mine).not.toMatch(/warning|challenge/)
		await done(ask(person(1), all('good')))
		expect(await exported()).toBe(mine)
		// Answered or not, another answer of another person is told the same; nobody can ask about somebody else.
		expect(await done(ask(person(2), all('warning')))).toBe(true)
		expect(
			await refusal(person(0).client.rpc('answer_pulse', { p_session_id: second, p_answers: all('good') }))
		).toBe('409 not_begun')
	})
})

/** The rule of private.pulse_band, said once more. */
function bandOf(count: number, answered: number): 'few' | 'some' | 'most' {
	if (count >= answered / 2) return 'most'
	return count <= answered / 3 ? 'few' : 'some'
}

describe('bands and chance', () => {
	const size = fc.integer({ min: 4, max: 15 })

	test('a band is what it says', async () => {
		const cases = Array.from({ length: 12 }, (_, more) => more + 4).flatMap((answered) =>
			Array.from({ length: answered + 7 }, (_, place) => ({ answered, count: place - 3 }))
		)
		const rows = await backend.sql<{ band: string }>(
			`select private.pulse_band(c, a) as band from unnest($1::int[], $2::int[]) with ordinality as x (c, a, place) order by place`,
			[cases.map(({ count }) => count), cases.map(({ answered }) => answered)]
		)
		expect(rows.map(({ band }) => band)).toEqual(cases.map(({ count, answered }) => bandOf(count, answered)))
	})

	/** How likely each band is for a count, by the two-sided geometric mechanism. */
	function chances(count: number, answered: number): Record<string, number> {
		const likely: Record<string, number> = {}
		for (let noise = -40; noise <= 40; noise++) {
			const band = bandOf(count + noise, answered)
			likely[band] = (likely[band] ?? 0) + 0.6 * 0.25 ** Math.abs(noise)
		}
		return likely
	}

	test('all the others together cannot be certain of one answer, nor nearly so', () => {
		fc.assert(
			fc.property(
				size.chain((answered) =>
					fc.record({
						answered: fc.constant(answered),
						// What the others said, known to whoever attacks; the one answer is what is left.
						good: fc.integer({ min: 0, max: answered - 1 }),
						warning: fc.integer({ min: 0, max: answered - 1 })
					})
				),
				fc.constantFrom(...answerKeys),
				fc.constantFrom(...answerKeys),
				({ answered, good, warning }, one, other) => {
					fc.pre(good + warning <= answered - 1)
					const seen = (mine: Answer) => ({
						good: chances(good + Number(mine === 'good'), answered),
						warning: chances(warning + Number(mine === 'warning'), answered)
					})
					for (const column of ['good', 'warning'] as const)
						for (const [band, likely] of Object.entries(seen(one)[column])) {
							const otherwise = seen(other)[column][band] ?? 0
							// Each of the two columns makes one answer at most four times as likely as another.
							expect(likely).toBeGreaterThan(0)
							expect(likely / otherwise).toBeLessThanOrEqual(4 + 1e-9)
						}
				}
			)
		)
	})

	test('without chance they could: that is what it is for', () => {
		// Four answered, three say the good one and attack together: the bands alone would not tell here …
		expect(bandOf(4, 4)).toBe(bandOf(3, 4))
		// … but with one of them answering otherwise on purpose, they would.
		expect(bandOf(1, 4)).not.toBe(bandOf(2, 4))
	})

	test('chance is as it is said: nought three times in five, each further step a quarter as likely', async () => {
		const draws = 20_000
		const rows = await backend.sql<{ noise: number; times: number }>(
			`select noise, count(*)::int as times from (select private.pulse_noise() as noise from generate_series(1, ${draws})) x group by 1`
		)
		const times = (noise: number) => (rows.find((row) => row.noise === noise)?.times ?? 0) / draws
		// Six standard deviations: once in half a billion runs it is bad luck.
		const near = (noise: number, expected: number) =>
			expect(Math.abs(times(noise) - expected)).toBeLessThan(
				6 * Math.sqrt((expected * (1 - expected)) / draws)
			)
		near(0, 0.6)
		for (const way of [1, -1]) {
			near(way, 0.15)
			near(way * 2, 0.0375)
			near(way * 3, 0.009375)
		}
	})
})

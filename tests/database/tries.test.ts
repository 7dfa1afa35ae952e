import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enter, refusal } from './people.ts'

let backend: TestBackend
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(() => backend.reset())

const count = async (p_kind = 'code_tried', p_subject = 'ada@example.org') => {
	const [answer] = await done(backend.anonymous.rpc('count_try', { p_kind, p_subject }))
	if (!answer) throw new Error('no answer')
	return answer
}
const age = (minutes: number) =>
	backend.sql('update private.tries set since = since - make_interval(secs => $1::float8)', [minutes * 60])

test.each([
	['code_asked', 5],
	['code_tried', 6],
	['asked_from', 40],
	['tried_from', 60]
] as const)('of a hundred at once %s lets %i through', async (kind, most) => {
	const answers = await Promise.all(Array.from({ length: 100 }, () => count(kind)))
	expect(answers.filter(({ allowed }) => allowed)).toHaveLength(most)
	expect(answers.filter(({ retry_at }) => retry_at !== null)).toHaveLength(100 - most)
})

test('whoever is refused is told when: ten minutes after the first', async () => {
	const begun = Date.now()
	for (let n = 0; n < 6; n++) expect(await count()).toEqual({ allowed: true, retry_at: null })
	const refused = await count()
	expect(refused.allowed).toBe(false)
	expect(Math.abs(Date.parse(refused.retry_at) - begun - 600_000)).toBeLessThan(5000)
	// Going on trying does not move it.
	expect((await count()).retry_at).toBe(refused.retry_at)
})

test('the window passes', async () => {
	for (let n = 0; n < 7; n++) await count()
	await age(9.9)
	expect((await count()).allowed).toBe(false)
	await age(0.2)
	expect((await count()).allowed).toBe(true)
	for (let n = 0; n < 5; n++) expect((await count()).allowed).toBe(true)
	expect((await count()).allowed).toBe(false)
})

test('addresses, whatever their case, and kinds are counted apart', async () => {
	for (let n = 0; n < 6; n++) await count('code_tried', n % 2 ? 'Ada@Example.org' : 'ada@example.org')
	expect((await count()).allowed).toBe(false)
	expect((await count('code_asked')).allowed).toBe(true)
	expect((await count('code_tried', 'bo@example.org')).allowed).toBe(true)
})

test('an address is kept as a hash and for a day', async () => {
	await count()
	const [row] = await backend.sql<{ row: string }>('select t::text as row from private.tries t')
	expect(row?.row).not.toContain('ada')
	await age(24 * 60 + 1)
	await count('code_tried', 'bo@example.org')
	expect(await backend.sql('select 1 from private.tries')).toHaveLength(1)
})

test("whoever got in has their own tries forgotten, and nobody else's", async () => {
	const { client } = await enter(backend, 'Ada')
	for (const subject of ['ada@example.org', 'bo@example.org']) {
		for (const kind of ['code_asked', 'code_tried']) await count(kind, subject)
	}
	await count('tried_from', '192.0.2.1')
	await done(client.rpc('forget_my_tries'))
	expect(await backend.sql('select kind from private.tries order by 1')).toEqual([
		{ kind: 'code_asked' },
		{ kind: 'code_tried' },
		{ kind: 'tried_from' }
	])
	expect(await refusal(backend.anonymous.rpc('forget_my_tries'))).toBe('401 42501')
})

test('nonsense is refused, not counted', async () => {
	for (const [kind, subject] of [
		['other', 'x'],
		['code_tried', 'x'.repeat(401)]
	] as const)
		expect(await refusal(backend.anonymous.rpc('count_try', { p_kind: kind, p_subject: subject }))).toBe(
			'400 try_is_malformed'
		)
	expect(await backend.sql('select 1 from private.tries')).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { parseFacts } from '../../src/lib/prompts/read-facts.server.ts'
import type { Json } from '../../src/lib/server/database.types.ts'
import {
	done,
	enter,
	formCircle,
	log,
	meet,
	placeSession,
	refusal,
	sessionsOf,
	type Person
} from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let cy: Person
let dan: Person
let circle: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bo', 'Cy')
	;({ circle } = met)
	;[ada, bo, cy] = met.people
	dan = await enter(backend, 'Dan')
})

interface Words {
	id?: string
	circle_id?: string
	made_by?: string
	question?: string
	situation?: string | null
	lens?: string | null
	minutes?: number
	follow_ups?: string[]
}
const ask = (by: Person, { id = randomUUID(), ...words }: Words = {}) =>
	by.client
		.from('circle_prompts')
		.insert({ id, circle_id: circle, made_by: by.id, question: 'What did you stop doing?', ...words })
async function keep(by: Person, words: Words = {}): Promise<string> {
	const id = randomUUID()
	await done(ask(by, { ...words, id }))
	return id
}
const remove = (by: Person, id: string, removed = true) =>
	by.client
		.from('circle_prompts')
		.update({ removed_at: removed ? '2000-01-01T00:00:00Z' : null })
		.eq('id', id)
		.select('id')
const seen = async (by: Person) =>
	(await done(by.client.from('circle_prompts').select('question').is('removed_at', null))).map(
		({ question }) => question
	)

describe('a circle’s own prompts', () => {
	test('are kept by members for their circle, in their own name', async () => {
		await keep(bo, { situation: 'A week.', lens: 'snacking', minutes: 60, follow_ups: ['Who?', 'Why?'] })
		expect(await seen(ada)).toEqual(['What did you stop doing?'])
		expect(await seen(dan)).toEqual([])
		expect(await refusal(ask(dan))).toBe('403 42501')
		expect(await refusal(ask(bo, { made_by: ada.id }))).toBe('403 42501')
		expect(await refusal(ask(bo, { circle_id: await formCircle(ada) }))).toBe('403 42501')
	})

	test('are short, of four lines at most, five minutes to an hour', async () => {
		const wrong: Words[] = [
			{ question: '' },
			{ question: 'x'.repeat(241) },
			{ situation: '' },
			{ situation: 'x'.repeat(401) },
			{ lens: 'Not a key' },
			{ minutes: 4 },
			{ minutes: 61 },
			{ follow_ups: ['a', 'b', 'c', 'd', 'e'] },
			{ follow_ups: ['a', ''] },
			{ follow_ups: ['x'.repeat(801)] },
			{ id: '00000000-0000-0000-0000-000000000001' }
		]
		for (const words of wrong) expect([words, await refusal(ask(bo, words))]).toEqual([words, '400 23514'])
	})

	test('are edited and removed by who made them and by organisers', async () => {
		const id = await keep(bo)
		for (const by of [cy, dan]) {
			expect(await done(remove(by, id))).toEqual([])
			expect(
				await done(by.client.from('circle_prompts').update({ question: 'Mine.' }).eq('id', id).select('id'))
			).toEqual([])
		}
		expect(
			await refusal(
				bo.client
					.from('circle_prompts')
					.update({ made_by: cy.id } as never)
					.eq('id', id)
			)
		).toBe('403 42501')
		await done(ada.client.from('circle_prompts').update({ question: 'Who noticed?' }).eq('id', id))
		expect(await seen(cy)).toEqual(['Who noticed?'])
		expect(await done(remove(ada, id))).toEqual([{ id }])
		expect(await seen(cy)).toEqual([])
	})

	test('are put back within a minute, by the database’s clock, and are gone a day later', async () => {
		const id = await keep(bo)
		await done(remove(bo, id))
		const since = async () =>
			backend.sql<{ recent: boolean }>(
				`select removed_at > now() - interval '10 seconds' as recent from public.circle_prompts`
			)
		expect(await since()).toEqual([{ recent: true }])
		expect(await done(remove(bo, id, false))).toEqual([{ id }])
		expect(await seen(cy)).toHaveLength(1)
		await done(remove(bo, id))
		const age = async (text: string) => {
			await backend.sql('alter table public.circle_prompts disable trigger circle_prompts_stamp_removal')
			await backend.sql('update public.circle_prompts set removed_at = now() - $1::interval', [text])
			await backend.sql('alter table public.circle_prompts enable trigger circle_prompts_stamp_removal')
		}
		const sweep = () => done(backend.service.rpc('forget_what_is_over'))
		const rows = () => backend.sql('select id from public.circle_prompts')
		await age('2 minutes')
		expect(await done(remove(bo, id, false))).toEqual([])
		expect(await done(bo.client.from('circle_prompts').select('id'))).toEqual([])
		await sweep()
		expect(await rows()).toHaveLength(1)
		await age('25 hours')
		await keep(cy)
		await sweep()
		expect(await rows()).toHaveLength(1)
		expect(await seen(cy)).toHaveLength(1)
	})

	test('stay without a name when the account goes', async () => {
		await keep(bo)
		await done(bo.client.rpc('delete_my_account'))
		expect(await backend.sql('select made_by from public.circle_prompts')).toEqual([{ made_by: null }])
		expect(await seen(cy)).toHaveLength(1)
	})

	test('go into the queue as a topic that remembers them, of their own circle only', async () => {
		const id = await keep(bo)
		const [session] = await sessionsOf(backend, circle)
		const topic = { id: randomUUID(), session_id: session?.id ?? '', words: 'What did you stop doing?' }
		await done(cy.client.rpc('bring_topic', { p_topic: { ...topic, circle_prompt_id: id } }))
		expect(await backend.sql('select circle_prompt_id from public.topics')).toEqual([
			{ circle_prompt_id: id }
		])
		const other = await formCircle(ada)
		const [elsewhere] = await sessionsOf(backend, other)
		const foreign = { id: randomUUID(), session_id: elsewhere?.id ?? '', words: 'Theirs.' }
		const answer = await refusal(
			ada.client.rpc('bring_topic', { p_topic: { ...foreign, circle_prompt_id: id } })
		)
		const [row] = await backend.sql<{ circle_prompt_id: string | null }>(
			'select circle_prompt_id from public.topics where circle_id = $1',
			[other]
		)
		expect([answer, row?.circle_prompt_id ?? null]).toEqual([expect.any(String), null])
		// Its words stay when the prompt goes for good.
		await backend.sql('delete from public.circle_prompts')
		expect(await backend.sql('select words from public.topics where circle_id = $1', [circle])).toEqual([
			{ words: topic.words }
		])
	})
})

describe('what suggestions go by', () => {
	interface Facts {
		contexts: string[]
		archetypes: Record<string, number>
		discussed: { slug: string | null; lens: string | null; let_go: number; learned: number; kept: number }[]
		waiting: string[]
		signs: Record<string, number>
	}
	const read = async (by: Person, of = circle) =>
		(await by.client.rpc('read_suggestion_facts', { p_circle_id: of })).data as unknown as Facts | null

	test('are the circle’s own, and nobody else’s to read', async () => {
		expect(await read(dan)).toBeNull()
		expect(await read(bo, randomUUID())).toBeNull()
		expect(await refusal(backend.anonymous.rpc('read_suggestion_facts', { p_circle_id: circle }))).not.toBe(
			'ok'
		)
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await read(bo)).toBeNull()
		expect(await read(ada)).toEqual({ contexts: [], archetypes: {}, discussed: [], waiting: [], signs: {} })
	})

	test('count the archetypes of members, and have the contexts that organisers ticked', async () => {
		for (const person of [ada, bo, dan])
			await done(person.client.from('profiles').update({ archetype: 'solver' }).eq('id', person.id))
		await done(
			ada.client
				.from('circles')
				.update({ contexts: ['startup'] })
				.eq('id', circle)
		)
		await done(
			bo.client
				.from('circles')
				.update({ contexts: ['engineering_led'] })
				.eq('id', circle)
		)
		expect(await read(cy)).toMatchObject({ contexts: ['startup'], archetypes: { solver: 2 } })
		for (const contexts of [['elsewhere'], ['startup', 'startup', 'startup', 'startup', 'startup']])
			expect(await refusal(ada.client.from('circles').update({ contexts }).eq('id', circle))).toBe(
				'400 23514'
			)
	})

	test('say what was taken up, how its commitments ended, and what waits; private ones count nowhere', async () => {
		const [first, second] = await sessionsOf(backend, circle)
		if (!first || !second) throw new Error('no sessions')
		const bring = (session_id: string, topic: Record<string, Json>) =>
			done(bo.client.rpc('bring_topic', { p_topic: { id: randomUUID(), session_id, ...topic } }))
		await bring(first.id, { prompt_slug: 'chasing-ghosts' })
		await bring(first.id, { words: 'Mine.', lens: 'snacking' })
		await bring(second.id, { prompt_slug: 'preening' })
		await placeSession(backend, first.id, -30)
		await backend.sql('update public.topics set taken_up_at = now() where session_id = $1', [first.id])
		const made = { circle_id: circle, session_id: first.id }
		const [kept, gone, own] = [
			await log(bo, made),
			await log(cy, made),
			await log(cy, { ...made, private: true })
		]
		const end = (by: Person, p_id: string, p_status: string) =>
			done(by.client.rpc('end_commitment', { p_id, p_status }))
		await end(bo, kept, 'kept')
		await end(cy, gone, 'let_go')
		await end(cy, own, 'let_go')
		const facts = await read(ada)
		expect(facts?.waiting).toEqual(['preening'])
		// Keys that this version does not know are passed over.
		const odd = { ...facts, signs: { blame: 2, envy: 1 }, contexts: ['startup', 'co-operative'] }
		expect(parseFacts(odd)).toMatchObject({
			signs: { blame: 2 },
			contexts: ['startup'],
			waiting: ['preening']
		})
		expect(parseFacts(odd).discussed.map(({ letGo }) => letGo)).toEqual([1, 1])
		expect(
			facts?.discussed.toSorted((one, other) => (one.slug ?? '').localeCompare(other.slug ?? ''))
		).toEqual([
			expect.objectContaining({ slug: null, lens: 'snacking', let_go: 1, learned: 0, kept: 1 }),
			expect.objectContaining({ slug: 'chasing-ghosts', lens: null, let_go: 1, learned: 0, kept: 1 })
		])
	})
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { queueSchema } from '../../src/lib/topics/queue-rows.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { cancelSession } from './changing.ts'
import { done, enter, formCircle, join, placeSession, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let circle: string
let session: string
let second: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	ada = await enter(backend, 'Ada')
	bo = await enter(backend, 'Bo')
	circle = await formCircle(ada)
	await join(ada, circle, [bo])
	;[session, second] = (await sessionsOf(backend, circle)).map(({ id }) => id) as [string, string]
})

interface Topic {
	id?: string
	session_id?: string
	words?: string | null
	prompt_slug?: string
}
const ask = (by: Person, { words = 'Nobody owns it.', id = randomUUID(), ...topic }: Topic = {}) =>
	by.client
		.from('topics')
		.insert({ id, circle_id: circle, session_id: session, brought_by: by.id, words, ...topic })
async function bring(by: Person, topic: Topic = {}): Promise<string> {
	const id = randomUUID()
	await done(ask(by, { ...topic, id }))
	return id
}
const vote = (by: Person, p_topic_id: string, p_wanted = true) =>
	by.client.rpc('vote_for_topic', { p_topic_id, p_wanted })
/** The counts of a queue by topic, as somebody reads them; null while they are hidden. */
async function counts(person: Person, of = session): Promise<Record<string, number | null>> {
	const queue = queueSchema.parse(await done(person.client.rpc('read_queue', { p_session_id: of })))
	return Object.fromEntries(queue.topics.map(({ id, votes }) => [id, votes]))
}
const votes = () => backend.sql('select topic_id from public.topic_votes')

test('a topic is a problem or a prompt', async () => {
	await bring(bo, { words: null, prompt_slug: 'chasing-ghosts' })
	expect(await refusal(ask(bo, { prompt_slug: 'preening' }))).toBe('400 23514')
	expect(await refusal(ask(bo, { words: null }))).toBe('400 23514')
	expect(await refusal(ask(bo, { words: 'x'.repeat(241) }))).toBe('400 23514')
	expect(await refusal(ask(bo, { words: null, prompt_slug: 'Not a slug' }))).toBe('400 23514')
	expect(await refusal(ask(ada, { words: null, prompt_slug: 'chasing-ghosts' }))).toBe('409 23505')
	await bring(ada, { words: null, prompt_slug: 'chasing-ghosts', session_id: second })
})

test('topics are for sessions of the circle that are still to be', async () => {
	const other = await formCircle(ada)
	const foreign = (await sessionsOf(backend, other))[0]?.id ?? ''
	// Ada sees that session, so the reference refuses it; for Bo there is none.
	expect(await refusal(ask(ada, { session_id: foreign }))).toBe('409 23503')
	expect(await refusal(ask(bo, { session_id: foreign }))).toBe('403 42501')
	await done(cancelSession(backend, ada, second, 0))
	expect(await refusal(ask(bo, { session_id: second }))).toBe('403 42501')
	await placeSession(backend, session, -60.1)
	expect(await refusal(ask(bo))).toBe('403 42501')
})

test('three votes for a session, and three for the next', async () => {
	const topics = [await bring(bo), await bring(bo), await bring(ada), await bring(ada)]
	for (const topic of topics.slice(0, 3)) await done(vote(bo, topic))
	expect(await refusal(vote(bo, topics[3] ?? ''))).toBe('409 no_votes_left')
	await done(vote(bo, topics[0] ?? ''))
	expect(await votes()).toHaveLength(3)
	await done(vote(bo, topics[0] ?? '', false))
	await done(vote(bo, topics[3] ?? ''))
	await done(vote(bo, await bring(bo, { session_id: second })))
	expect(await votes()).toHaveLength(4)
})

test('of ten votes at once three count', async () => {
	const topics: string[] = []
	for (let n = 0; n < 10; n++) topics.push(await bring(bo))
	const answers = await Promise.all(topics.map((topic) => refusal(vote(bo, topic))))
	expect(answers.filter((one) => one === 'ok')).toHaveLength(3)
	expect(answers.filter((one) => one === '409 no_votes_left')).toHaveLength(7)
	expect(await votes()).toHaveLength(3)
})

test('the same vote ten times at once is one vote', async () => {
	const topic = await bring(bo)
	await Promise.all(Array.from({ length: 10 }, () => done(vote(bo, topic))))
	expect(await votes()).toHaveLength(1)
})

test('counts are hidden until one has voted for that session, or it has begun', async () => {
	const [first, other] = [await bring(bo), await bring(bo)]
	const later = await bring(bo, { session_id: second })
	await done(vote(ada, first))
	expect(await counts(bo)).toEqual({ [first]: null, [other]: null })
	expect(await done(bo.client.from('topic_votes').select('*'))).toEqual([])
	await done(vote(bo, other))
	expect(await counts(bo)).toEqual({ [first]: 1, [other]: 1 })
	expect(await counts(bo, second)).toEqual({ [later]: null })
	expect(await done(bo.client.from('topic_votes').select('topic_id'))).toEqual([{ topic_id: other }])
	const cy = await enter(backend, 'Cy')
	await join(ada, circle, [cy])
	expect(await counts(cy)).toEqual({ [first]: null, [other]: null })
	await placeSession(backend, session, -1)
	expect(await counts(cy)).toEqual({ [first]: 1, [other]: 1 })
})

test('the order is that of waiting as long as counts are hidden', async () => {
	const [first, other] = [await bring(bo), await bring(bo)]
	await done(vote(ada, other))
	const order = async (person: Person) => Object.keys(await counts(person))
	expect(await order(bo)).toEqual([first, other])
	expect(await order(ada)).toEqual([other, first])
})

test('nobody votes in a circle of others, for what is over, or for what is not there', async () => {
	const topic = await bring(bo)
	const cy = await enter(backend, 'Cy')
	expect(await refusal(vote(cy, topic))).toBe('404 not_found')
	expect(await refusal(vote(bo, randomUUID()))).toBe('404 not_found')
	await done(vote(ada, topic))
	await placeSession(backend, session, -60.1)
	expect(await refusal(vote(bo, topic))).toBe('409 session_over')
	expect(await refusal(vote(ada, topic, false))).toBe('409 session_over')
})

test('a bringer takes a topic back, with its votes, and nobody else does', async () => {
	const topic = await bring(bo)
	await done(vote(ada, topic))
	await done(ada.client.from('topics').delete().eq('id', topic))
	expect(await backend.sql('select id from public.topics')).toEqual([{ id: topic }])
	await done(bo.client.from('topics').delete().eq('id', topic))
	expect(await backend.sql('select id from public.topics')).toEqual([])
	expect(await votes()).toEqual([])
})

test('what was brought to a cancelled session waits for the next one, with its votes, three each at most', async () => {
	const kept = await bring(bo)
	const there = await bring(ada, { words: null, prompt_slug: 'preening', session_id: second })
	const same = await bring(ada, { words: null, prompt_slug: 'preening' })
	const more = [await bring(ada, { session_id: second }), await bring(ada, { session_id: second })]
	for (const topic of [there, ...more]) await done(vote(bo, topic))
	await done(vote(bo, kept))
	await done(cancelSession(backend, ada, session, 0))
	const of = (id: string) =>
		backend.sql<{ id: string }>('select id from public.topics where session_id = $1 order by created_at', [
			id
		])
	expect((await of(second)).map(({ id }) => id)).toEqual([kept, there, ...more])
	// The prompt stands there already; this one stays where it was.
	expect(await of(session)).toEqual([{ id: same }])
	expect(await votes()).toHaveLength(3)
})

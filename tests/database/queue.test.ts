import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fillQueues } from '../../src/lib/topics/fill.server.ts'
import { promptBySlug } from '../../src/lib/prompts/library.ts'
import { answer, reword } from '../../src/lib/topics/write-answers.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { cancelSession } from './changing.ts'
import { done, enter, formCircle, meet, placeSession, refusal, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let cy: Person
let circle: string
let sessions: string[]
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bo', 'Cy')
	;({ circle, sessions } = met)
	;[ada, bo, cy] = met.people
})

/** The session of the season at this place, from 0. */
const at = (place: number) => sessions[place] ?? ''
async function bring(by: Person, topic: object = {}): Promise<string> {
	const id = randomUUID()
	await done(
		by.client.rpc('bring_topic', {
			p_topic: { id, session_id: at(0), ...('prompt_slug' in topic ? {} : { words: 'Hard.' }), ...topic }
		})
	)
	return id
}
/** A circle's own prompt. */
async function keepPrompt(circle_id = circle): Promise<string> {
	const id = randomUUID()
	const prompt = { id, circle_id, made_by: ada.id, question: 'Who decides?', minutes: 20 }
	await done(ada.client.from('circle_prompts').insert(prompt))
	return id
}
const vote = (by: Person, p_topic_id: string) =>
	done(by.client.rpc('vote_for_topic', { p_topic_id, p_wanted: true }))
const placeOf = async (topic: string) =>
	(
		await backend.sql<{ session_id: string; carried: number }>(
			'select session_id, carried from public.topics where id = $1',
			[topic]
		)
	)[0]
const hotSeats = async (session = at(1)) =>
	(await backend.sql<{ ids: string[] }>('select private.hot_seats_of($1) as ids', [session]))[0]?.ids
const settle = () => done(backend.service.rpc('settle_sessions'))

describe('the order', () => {
	interface Brought {
		/** The index of its bringer; null for nobody. */
		bringer: 0 | 1 | 2 | null
		votes: readonly boolean[]
		carried: number
		standsIn: boolean
		minute: number
	}
	/** How many sessions ago a bringer was last heard, 0 for never. */
	type Heard = readonly [number, number, number]

	const brought = fc
		.record({
			bringer: fc.constantFrom(0, 1, 2, null),
			votes: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
			carried: fc.nat({ max: 3 }),
			standsIn: fc.boolean(),
			minute: fc.nat({ max: 3 })
		})
		.map((one) => ({ ...one, standsIn: one.bringer === null && one.standsIn })) as fc.Arbitrary<Brought>

	/** The rule once more, by plain comparison. */
	function order(topics: readonly (Brought & { id: string })[], heard: Heard): string[] {
		const count = ({ votes }: Brought) => votes.filter(Boolean).length
		const waited = ({ bringer, carried }: Brought) =>
			bringer === null ? carried : heard[bringer] === 0 ? pastSessions : heard[bringer] - 1
		const last = (topic: Brought) => (topic.standsIn && count(topic) === 0 ? 1 : 0)
		return topics
			.toSorted(
				(one, other) =>
					last(one) - last(other) ||
					count(other) - count(one) ||
					waited(other) - waited(one) ||
					one.minute - other.minute ||
					(one.id < other.id ? -1 : 1)
			)
			.map(({ id }) => id)
	}
	const pastSessions = 3

	test('is votes, then how long its bringer has waited, then who came first', async () => {
		const people = [ada.id, bo.id, cy.id]
		await backend.sql(`update public.members set joined_at = now() - interval '400 days'`)
		for (let past = 1; past <= pastSessions; past++) await placeSession(backend, at(past), -past * 20_000)
		const ago = fc.nat({ max: pastSessions })
		const heardBefore: fc.Arbitrary<Heard> = fc.tuple(ago, ago, ago)
		await fc.assert(
			fc.asyncProperty(
				fc.array(brought, { minLength: 1, maxLength: 7 }),
				heardBefore,
				async (drawn, heard) => {
					await backend.sql('delete from public.topics')
					const topics = drawn.map((one, index) => ({ ...one, id: randomUUID(), index }))
					await backend.sql(
						`insert into public.topics (id, circle_id, session_id, brought_by, words, taken_up_at)
						select gen_random_uuid(), $1, h.session, h.person, 'Heard.', now()
						from jsonb_to_recordset($2) as h (session uuid, person uuid)`,
						[
							circle,
							heard.flatMap((ago, index) => (ago > 0 ? { session: at(ago), person: people[index] } : []))
						]
					)
					await backend.sql(
						`insert into public.topics (id, circle_id, session_id, brought_by, words, prompt_slug, stands_in, carried, created_at)
						select t.id, $1, $2, t.person, case when not t.stands then 'Hard.' end,
							case when t.stands then 'prompt-' || t.index end, t.stands, t.carried,
							'2026-01-01'::timestamptz + make_interval(mins => t.minute)
						from jsonb_to_recordset($3) as t (id uuid, person uuid, stands boolean, carried smallint, minute integer, index integer)`,
						[
							circle,
							at(0),
							topics.map(({ bringer, standsIn, ...topic }) => ({
								...topic,
								person: bringer === null ? null : people[bringer],
								stands: standsIn
							}))
						]
					)
					await backend.sql(
						`insert into public.topic_votes (topic_id, session_id, circle_id, profile_id)
						select v.topic, $1, $2, v.person from jsonb_to_recordset($3) as v (topic uuid, person uuid)`,
						[
							at(0),
							circle,
							topics.flatMap(({ id, votes }) =>
								people.flatMap((person, index) => (votes[index] ? { topic: id, person } : []))
							)
						]
					)
					const rows = await backend.sql<{ topic_id: string }>(
						'select topic_id from private.queue_of($1) order by place',
						[at(0)]
					)
					expect(rows.map(({ topic_id }) => topic_id)).toEqual(order(topics, heard))
				}
			),
			{ numRuns: 40 }
		)
	}, 60_000)

	test('leaves out what was discussed', async () => {
		const [one, other] = [await bring(bo), await bring(cy)]
		await backend.sql('select private.take_up_topic($1)', [one])
		expect(await backend.sql('select topic_id from private.queue_of($1)', [at(0)])).toEqual([
			{ topic_id: other }
		])
	})
})

describe('bringing', () => {
	test('the same again changes nothing, the same prompt is refused', async () => {
		const id = await bring(bo, { lens: 'snacking' })
		await done(bo.client.rpc('bring_topic', { p_topic: { id, session_id: at(0), words: 'Other words.' } }))
		expect(await backend.sql('select words, lens from public.topics')).toEqual([
			{ words: 'Hard.', lens: 'snacking' }
		])
		await bring(bo, { prompt_slug: 'preening' })
		expect(
			await refusal(
				cy.client.rpc('bring_topic', {
					p_topic: { id: randomUUID(), session_id: at(0), prompt_slug: 'preening' }
				})
			)
		).toBe('409 already_there')
	})

	test('the same of the circle’s own prompts is refused, in another session it is not', async () => {
		const prompt = { circle_prompt_id: await keepPrompt() }
		await bring(bo, prompt)
		const again = { id: randomUUID(), session_id: at(0), words: 'In other words.', ...prompt }
		expect(await refusal(cy.client.rpc('bring_topic', { p_topic: again }))).toBe('409 already_there')
		await bring(cy, { ...prompt, session_id: at(1) })
	})

	test('an own prompt that is gone, or another circle’s, leaves its words', async () => {
		const [own, foreign] = [await keepPrompt(), await keepPrompt(await formCircle(ada))]
		const from = async (circle_prompt_id: string) => {
			const id = await bring(ada, { circle_prompt_id })
			return backend.sql('select circle_prompt_id as from from public.topics where id = $1', [id])
		}
		expect(await from(own)).toEqual([{ from: own }])
		for (const gone of [foreign, foreign, randomUUID()]) expect(await from(gone)).toEqual([{ from: null }])
	})

	test('sent five times at once it is one topic', async () => {
		const p_topic = { id: randomUUID(), session_id: at(0), words: 'Hard.', unsigned: true }
		await Promise.all(Array.from({ length: 5 }, () => done(bo.client.rpc('bring_topic', { p_topic }))))
		expect(await backend.sql('select id from public.topics')).toEqual([{ id: p_topic.id }])
	})

	test('is for members, for sessions that are still to be', async () => {
		const ask = (by: Person) =>
			refusal(
				by.client.rpc('bring_topic', { p_topic: { id: randomUUID(), session_id: at(0), words: 'Hard.' } })
			)
		const dan = await enter(backend, 'Dan')
		expect(await ask(dan)).toBe('404 not_found')
		await placeSession(backend, at(0), -60.1)
		expect(await ask(bo)).toBe('409 session_over')
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await ask(bo)).toBe('404 not_found')
	})
})

// Of the second session: the first of a circle has no hot seat.
describe('hot seats', () => {
	const bringHere = (by: Person) => bring(by, { session_id: at(1) })
	const choose = (by: Person, ...p_topic_ids: string[]) =>
		by.client.rpc('choose_hot_seats', { p_session_id: at(1), p_topic_ids })

	test('are the first of the queue, unless somebody who may chose otherwise', async () => {
		const [first, second, third] = [await bringHere(bo), await bringHere(cy), await bringHere(ada)]
		await vote(bo, second)
		expect(await hotSeats()).toEqual([second])
		await done(choose(ada, third, first))
		expect(await hotSeats()).toEqual([third, first])
		const [row] = await done(cy.client.from('hot_seats').select('topic_ids, chosen_by'))
		expect(row).toEqual({ topic_ids: [third, first], chosen_by: ada.id })
		await done(ada.client.rpc('clear_hot_seats', { p_session_id: at(1) }))
		expect(await hotSeats()).toEqual([second])
	})

	test('are two in a session of ninety minutes, and keep what was taken up', async () => {
		await backend.sql('update public.sessions set duration_minutes = 90 where id = $1', [at(1)])
		const [first, second, third] = [await bringHere(bo), await bringHere(cy), await bringHere(ada)]
		await vote(bo, third)
		expect(await hotSeats()).toEqual([third, first])
		await backend.sql('select private.take_up_topic($1)', [second])
		expect(await hotSeats()).toEqual([second, third])
	})

	test('are chosen by organisers and by who facilitates, of topics that are there', async () => {
		const topic = await bringHere(bo)
		expect(await refusal(choose(cy, topic))).toBe('404 not_found')
		await backend.sql(
			`insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, 'facilitator', $3)`,
			[at(1), circle, cy.id]
		)
		expect(await refusal(choose(cy, topic))).toBe('ok')
		expect(await refusal(choose(bo, topic))).toBe('404 not_found')
		expect(await refusal(choose(ada, randomUUID()))).toBe('409 topic_gone')
		const later = await bring(bo, { session_id: at(2) })
		expect(await refusal(choose(ada, later))).toBe('409 topic_gone')
		expect(await refusal(choose(ada))).toBe('400 23514')
		expect(await refusal(choose(ada, topic, topic))).toBe('400 23514')
		await done(bo.client.from('topics').delete().eq('id', topic))
		const left = await bringHere(bo)
		expect(await hotSeats()).toEqual([left])
		await placeSession(backend, at(1), -60.1)
		expect(await refusal(choose(ada, left))).toBe('409 session_over')
	})

	test('are not told to who has not voted, since they follow from the counts', async () => {
		const [first, second] = [await bringHere(bo), await bringHere(cy)]
		await vote(ada, second)
		const read = async (person: Person) =>
			(await done(person.client.rpc('read_queue', { p_session_id: at(1) }))) as { hot_seats: unknown }
		expect((await read(bo)).hot_seats).toBeNull()
		expect((await read(ada)).hot_seats).toEqual([second])
		await done(choose(ada, first))
		expect((await read(bo)).hot_seats).toEqual([first])
	})

	test('whose topics were all taken back are chosen by nobody, and tell nobody how others have voted', async () => {
		const [first, second] = [await bringHere(bo), await bringHere(cy)]
		await vote(cy, second)
		await done(choose(ada, first))
		await done(bo.client.from('topics').delete().eq('id', first))
		expect(await done(bo.client.rpc('read_queue', { p_session_id: at(1) }))).toMatchObject({
			hot_seats: null,
			chosen: null
		})
		expect(await done(cy.client.rpc('read_queue', { p_session_id: at(1) }))).toMatchObject({
			hot_seats: [second],
			chosen: null
		})
	})
})

describe('what a session did not discuss', () => {
	test('goes to the next a day after it, says so, and takes its votes along, three each at most', async () => {
		const [left, taken] = [await bring(bo), await bring(cy)]
		for (const topic of [left, taken]) await vote(ada, topic)
		const there = [await bring(ada, { session_id: at(1) }), await bring(ada, { session_id: at(1) })]
		for (const topic of [...there, await bring(ada, { session_id: at(1) })]) await vote(ada, topic)
		await backend.sql('select private.take_up_topic($1)', [taken])
		await placeSession(backend, at(0), -60 - 23 * 60)
		await settle()
		expect(await placeOf(left)).toEqual({ session_id: at(0), carried: 0 })
		await placeSession(backend, at(0), -60 - 24 * 60 - 1)
		await settle()
		await settle()
		expect(await placeOf(left)).toEqual({ session_id: at(1), carried: 1 })
		expect(await placeOf(taken)).toEqual({ session_id: at(0), carried: 0 })
		const [votes] = await backend.sql<{ n: number }>(
			'select count(*)::int as n from public.topic_votes where session_id = $1',
			[at(1)]
		)
		expect(votes?.n).toBe(3)
	})

	test('waits where it is until a next session is planned', async () => {
		const topic = await bring(bo)
		await backend.sql(`update public.sessions set status = 'cancelled' where id <> $1`, [at(0)])
		await placeSession(backend, at(0), -3000)
		await settle()
		expect(await placeOf(topic)).toEqual({ session_id: at(0), carried: 0 })
		await backend.sql(`update public.sessions set status = 'confirmed' where id = $1`, [at(4)])
		await settle()
		expect(await placeOf(topic)).toEqual({ session_id: at(4), carried: 1 })
	})

	test('was not passed over by a session that was cancelled', async () => {
		const topic = await bring(bo)
		await done(cancelSession(backend, ada, at(0), 0))
		expect(await placeOf(topic)).toEqual({ session_id: at(1), carried: 0 })
	})

	test('goes nowhere where the prompt came up again later, whatever became of it there', async () => {
		const prompts = [{ prompt_slug: 'preening' }, { circle_prompt_id: await keepPrompt() }]
		const old: string[] = []
		const again: string[] = []
		for (const prompt of prompts) {
			old.push(await bring(bo, prompt))
			again.push(await bring(cy, { ...prompt, session_id: at(1) }))
		}
		const stay = async () => {
			for (const topic of old) expect(await placeOf(topic)).toEqual({ session_id: at(0), carried: 0 })
		}
		await placeSession(backend, at(0), -6000)
		await settle()
		await stay()
		for (const topic of again) await backend.sql('select private.take_up_topic($1)', [topic])
		await placeSession(backend, at(1), -3000)
		await settle()
		await stay()
	})

	test('takes what was parked along as topics of nobody, once', async () => {
		await backend.sql(
			`insert into public.parked (id, session_id, circle_id, words) values ($1, $2, $3, 'Who decides?')`,
			[randomUUID(), at(0), circle]
		)
		await placeSession(backend, at(0), -3000)
		await settle()
		await settle()
		expect(await backend.sql('select session_id, words, parked, brought_by from public.topics')).toEqual([
			{ session_id: at(1), words: 'Who decides?', parked: true, brought_by: null }
		])
		expect(await backend.sql('select * from public.parked')).toEqual([])
	})

	test('becomes one topic, though the phone whose answer was lost parks it again afterwards', async () => {
		await placeSession(backend, at(0), -50)
		const park = (p_id: string, p_words = 'Who decides?') =>
			done(cy.client.rpc('park', { p_id, p_session_id: at(0), p_words }))
		const lost = randomUUID()
		await park(lost)
		await park(randomUUID(), 'Another.')
		await backend.sql('select private.settle_topics($1)', [at(0)])
		const topics = () =>
			backend.sql<{ id: string; words: string }>('select id, words from public.topics order by words')
		const [, ofLost] = await topics()
		await park(lost)
		expect(await backend.sql('select * from public.parked')).toEqual([])
		// Days later as well, and when an organiser has taken the topic out.
		await done(
			ada.client
				.from('topics')
				.delete()
				.eq('id', ofLost?.id ?? '')
		)
		await park(lost)
		await placeSession(backend, at(0), -3 * 24 * 60)
		await park(lost)
		await settle()
		expect(await topics()).toMatchObject([{ words: 'Another.' }])
		// What was put back before it became a topic does not come back twice either.
		await done(
			cy.client.rpc('park', { p_id: lost, p_session_id: at(0), p_words: 'Who decides?', p_back: true })
		)
		expect(await backend.sql('select * from public.parked')).toEqual([])
	})

	test('is settled although somebody brought a topic under the id of what is parked', async () => {
		await placeSession(backend, at(0), -50)
		const id = randomUUID()
		await done(cy.client.rpc('park', { p_id: id, p_session_id: at(0), p_words: 'Who decides?' }))
		await bring(bo, { id, session_id: at(1) })
		await backend.sql('select private.settle_topics($1)', [at(0)])
		expect(await backend.sql('select words from public.topics order by words')).toEqual([
			{ words: 'Hard.' },
			{ words: 'Who decides?' }
		])
	})

	test('stays in a circle that is closed', async () => {
		const topic = await bring(bo)
		await placeSession(backend, at(0), -3000)
		await done(ada.client.rpc('close_circle', { p_circle_id: circle }))
		await settle()
		expect(await placeOf(topic)).toEqual({ session_id: at(0), carried: 0 })
	})
})

describe('marking as discussed', () => {
	const mark = (by: Person, p_topic_id: string, p_discussed = true) =>
		by.client.rpc('mark_discussed', { p_topic_id, p_discussed })

	test('is for members, from the start until a week after the end', async () => {
		const topic = await bring(bo)
		const dan = await enter(backend, 'Dan')
		expect(await refusal(mark(cy, topic))).toBe('409 not_now')
		await placeSession(backend, at(0), -1)
		expect(await refusal(mark(dan, topic))).toBe('404 not_found')
		expect(await refusal(mark(cy, topic))).toBe('ok')
		await placeSession(backend, at(0), -60 - 7 * 1440 - 1)
		expect(await refusal(mark(cy, topic, false))).toBe('409 not_now')
	})

	test('keeps it from being carried over, and can be taken back', async () => {
		const topic = await bring(bo)
		await placeSession(backend, at(0), -3000)
		await done(mark(cy, topic))
		await settle()
		expect(await placeOf(topic)).toEqual({ session_id: at(0), carried: 0 })
		await done(mark(bo, topic, false))
		await settle()
		expect(await placeOf(topic)).toEqual({ session_id: at(1), carried: 1 })
	})

	test('a topic that was discussed cannot be taken back', async () => {
		const topic = await bring(bo)
		await placeSession(backend, at(0), -1)
		await done(mark(cy, topic))
		await done(bo.client.from('topics').delete().eq('id', topic))
		expect(await placeOf(topic)).toBeDefined()
	})
})

describe('answers in writing', () => {
	const ask = (by: Person, topic: string, answer: object = {}) =>
		by.client.from('topic_answers').insert({
			id: randomUUID(),
			topic_id: topic,
			session_id: at(0),
			circle_id: circle,
			author_id: by.id,
			words: 'Ask for the number behind it.',
			...answer
		})

	test('are read by members, and written in one’s own name', async () => {
		const topic = await bring(bo)
		const dan = await enter(backend, 'Dan')
		await done(ask(cy, topic))
		expect(await done(ada.client.from('topic_answers').select('author_id'))).toEqual([{ author_id: cy.id }])
		expect(await done(dan.client.from('topic_answers').select('id'))).toEqual([])
		expect(await refusal(ask(dan, topic))).toBe('403 42501')
		expect(await refusal(ask(cy, topic, { author_id: bo.id }))).toBe('403 42501')
		expect(await refusal(ask(cy, topic, { session_id: at(1) }))).toBe('409 23503')
		expect(await refusal(ask(cy, topic, { words: 'x'.repeat(601) }))).toBe('400 23514')
	})

	test('stay with a topic that is carried over, and hold it: its bringer does not take it back', async () => {
		const topic = await bring(bo)
		await done(ask(bo, topic))
		await done(ask(cy, topic))
		await done(bo.client.from('topics').delete().eq('id', topic))
		expect(await placeOf(topic)).toBeDefined()
		await placeSession(backend, at(0), -3000)
		await settle()
		expect(await backend.sql('select distinct session_id from public.topic_answers')).toEqual([
			{ session_id: at(1) }
		])
		await done(cy.client.from('topic_answers').delete().eq('author_id', cy.id))
		await done(bo.client.from('topics').delete().eq('id', topic))
		expect(await placeOf(topic)).toBeUndefined()
	})
})

describe('answers in writing of one person', () => {
	const ask = (by: Person, topic: string, id = randomUUID(), author = by.id) =>
		by.client.from('topic_answers').insert({
			...{ id, topic_id: topic, session_id: at(0), circle_id: circle },
			...{ author_id: author, words: 'Ask for the number behind it.' }
		})
	/** So many of Cy's, past the API. */
	const fill = (topic: string, count: number) =>
		backend.sql(
			`insert into public.topic_answers (id, topic_id, session_id, circle_id, author_id, words)
			select gen_random_uuid(), $1, $2, $3, $4, 'And one more.' from generate_series(1, $5::integer)`,
			[topic, at(0), circle, cy.id, count]
		)

	test('are ten to a topic, also when many are sent at once; what is there can be worded anew', async () => {
		const topic = await bring(bo)
		await fill(topic, 5)
		const id = randomUUID()
		await done(ask(cy, topic, id))
		const asked = await Promise.all(Array.from({ length: 9 }, () => refusal(ask(cy, topic))))
		expect(asked.toSorted()).toEqual([...Array(5).fill('429 too_many_answers'), ...Array(4).fill('ok')])
		const words = 'Ask for both numbers.'
		expect(await answer(cy.client, topic, cy.id, { id: randomUUID(), words })).toEqual({
			ok: false,
			reason: 'too_many_answers'
		})
		// Sent again it is the same; so it is not one too many.
		expect(await answer(cy.client, topic, cy.id, { id, words })).toMatchObject({ ok: true })
		expect(await reword(cy.client, { id, words })).toMatchObject({ ok: true })
		expect(await refusal(ask(bo, topic))).toBe('ok')
		// In her name nobody else learns that she has as many.
		const dan = await enter(backend, 'Dan')
		for (const other of [bo, dan])
			expect(await refusal(ask(other, topic, randomUUID(), cy.id))).toBe('403 42501')
		await done(cy.client.from('topic_answers').delete().eq('id', id))
		expect(await refusal(ask(cy, topic))).toBe('ok')
	})

	test('are forty to the topics of a session', async () => {
		for (let count = 0; count < 4; count++) await fill(await bring(bo), count < 3 ? 10 : 9)
		const topic = await bring(bo)
		expect(await refusal(ask(cy, topic))).toBe('ok')
		expect(await refusal(ask(cy, topic))).toBe('429 too_many_answers')
		expect(await refusal(ask(bo, topic))).toBe('ok')
	})
})

describe('an empty queue a day before', () => {
	const stands = () =>
		backend.sql<{ session_id: string; prompt_slug: string; reason: string }>(
			'select session_id, prompt_slug, reason from public.topics where stands_in'
		)

	test('gets three suggestions with their reasons, once', async () => {
		await placeSession(backend, at(0), 23 * 60)
		await fillQueues(backend.service)
		await fillQueues(backend.service)
		const found = await stands()
		expect(found).toHaveLength(3)
		for (const { session_id, prompt_slug, reason } of found) {
			expect(session_id).toBe(at(0))
			expect(promptBySlug(prompt_slug)).toBeDefined()
			expect(reason).toMatch(/^[A-Z].+\.$/)
		}
	})

	test('but not earlier, not under way, and not where somebody brought something', async () => {
		await placeSession(backend, at(0), 25 * 60)
		await fillQueues(backend.service)
		await placeSession(backend, at(0), -1)
		await fillQueues(backend.service)
		await placeSession(backend, at(0), 60)
		await bring(bo)
		await fillQueues(backend.service)
		expect(await stands()).toEqual([])
	})

	test('what stood in is last, and is not carried over unless somebody wants it', async () => {
		await placeSession(backend, at(0), 60)
		await fillQueues(backend.service)
		const brought = await bring(bo)
		const order = async () =>
			(await backend.sql<{ topic_id: string }>('select topic_id from private.queue_of($1)', [at(0)])).map(
				({ topic_id }) => topic_id
			)
		expect((await order())[0]).toBe(brought)
		const wanted = (await order())[2] ?? ''
		await vote(cy, wanted)
		expect((await order())[0]).toBe(wanted)
		await placeSession(backend, at(0), -3000)
		await settle()
		const moved = await backend.sql<{ id: string }>('select id from public.topics where session_id = $1', [
			at(1)
		])
		expect(moved.map(({ id }) => id).toSorted()).toEqual([brought, wanted].toSorted())
	})
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Step, StepKind } from '../../src/lib/agendas/step.ts'
import type { Live } from '../../src/lib/live/live.ts'
import { read } from '../../src/lib/live/read.server.ts'
import { finish, seePresent, start, steer, takeOver } from '../../src/lib/live/write.server.ts'
import type { Json } from '../../src/lib/server/database.types.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, enter, formCircle, log, meet, placeSession, refusal, type Person } from './people.ts'

let backend: TestBackend
let ada: Person, ben: Person, cleo: Person, stranger: Person
let circle: string, session: string, later: string

beforeAll(async () => void (backend = await startTestBackend()))
afterAll(() => backend?.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Ben', 'Cleo')
	;({ circle } = met)
	;[ada, ben, cleo] = met.people
	;[session = '', later = ''] = met.sessions
	stranger = await enter(backend, 'Stranger')
	await formCircle(stranger)
	await placeSession(backend, session, -1)
})

const agenda = (...kinds: StepKind[]): Step[] => kinds.map((kind) => ({ kind, minutes: 12, title: null }))
const usual = agenda('check_in', 'review', 'hot_seat', 'commitments', 'close')
const begin = (person: Person, steps = usual) => start(person.client, session, person.id, steps)
const see = (...people: Person[]) =>
	seePresent(
		backend.service,
		people.map(({ id }) => ({ sessionId: session, personId: id }))
	)
const tap = (
	person: Person,
	wanted: 'turn' | 'next' | 'back' | 'add' | 'pause' | 'resume' | 'order' | 'longer',
	position?: string
) =>
	steer(person.client, session, person.id, {
		do: wanted,
		minutes: 2,
		...(position !== undefined && { position })
	})

async function liveOf(person: Person): Promise<Live> {
	const state = await read(person.client, session)
	if (!state || !('live' in state)) throw new Error('Not live')
	return state.live
}
const versionOf = async () => {
	const [row] = await backend.sql<{ version: number }>(
		'select version from public.lives where session_id = $1',
		[session]
	)
	return Number(row?.version)
}
/** Makes time pass for one phone: it was last heard of so long ago. */
const unseen = (person: Person, seconds: number) =>
	backend.sql(
		`update public.live_presences set seen_at = seen_at - make_interval(secs => $3::float8)
		where session_id = $1 and profile_id = $2`,
		[session, person.id, seconds]
	)
const changeOf = async (
	patch: Record<string, Json> = {}
): Promise<{ p_session_id: string; p_version: number; p_change: Json }> => {
	const [row] = await backend.sql<Record<string, Json>>(
		'select to_jsonb(l) as l from public.lives l where session_id = $1',
		[session]
	)
	const stored = row?.l as Record<string, Json>
	return { p_session_id: session, p_version: Number(stored.version), p_change: { ...stored, ...patch } }
}

describe('starting', () => {
	test('any member does, from a quarter of an hour before until the end, and once', async () => {
		await placeSession(backend, session, 16)
		expect(await begin(ben)).toEqual({ ok: false, reason: 'too_early' })
		await placeSession(backend, session, 14)
		expect(await begin(ben)).toMatchObject({ ok: true })
		const { startedAt } = await liveOf(ada)
		expect(await begin(cleo)).toMatchObject({ ok: true })
		const live = await liveOf(cleo)
		expect(live).toMatchObject({ startedAt, facilitatorId: ben.id })
		expect(live.clock.steps).toHaveLength(5)
		expect(live.round.order).toEqual([ben.id])
	})

	test('is refused once the session is over or cancelled, and to everybody else as if there were none', async () => {
		await placeSession(backend, session, -61)
		expect(await begin(ada)).toEqual({ ok: false, reason: 'session_over' })
		await placeSession(backend, session, -1)
		await backend.sql(`update public.sessions set status = 'cancelled' where id = $1`, [session])
		expect(await begin(ada)).toEqual({ ok: false, reason: 'session_cancelled' })
		expect(await begin(stranger)).toEqual({ ok: false, reason: 'not_found' })
		const whole = { steps: [], step_seconds: 1, until: new Date().toISOString(), round: {} }
		const ask = (person: Person) =>
			refusal(person.client.rpc('start_live', { p_session_id: session, p_start: whole }))
		expect(await ask(stranger)).toBe('404 not_found')
		await done(ada.client.rpc('remove_member', { p_circle_id: circle, p_person: cleo.id }))
		expect(await ask(cleo)).toBe('404 not_found')
		expect(await read(cleo.client, session)).toBeNull()
	})

	test('gives facilitating to whom the rota names when their phone is there, else to whoever starts', async () => {
		await backend.sql(
			`insert into public.duties (session_id, circle_id, role, profile_id, came_by) values ($1, $2, 'facilitator', $3, 'turn')`,
			[session, circle, cleo.id]
		)
		await see(ben, cleo)
		await begin(ben)
		const live = await liveOf(ben)
		expect(live.facilitatorId).toBe(cleo.id)
		expect(live.round.order.toSorted()).toEqual([ben.id, cleo.id].toSorted())
	})

	test('two at once start it once', async () => {
		const both = await Promise.all([begin(ada), begin(ben)])
		expect(both.map(({ ok }) => ok)).toEqual([true, true])
		expect(await versionOf()).toBeLessThanOrEqual(2)
	})
})

describe('steering', () => {
	test('is the facilitator’s alone', async () => {
		await begin(ada)
		expect(await tap(ben, 'next')).toEqual({ ok: false, reason: 'not_facilitator' })
		expect(await refusal(ben.client.rpc('steer_live', await changeOf({ step: 1 })))).toBe(
			'409 not_facilitator'
		)
		expect(await refusal(stranger.client.rpc('steer_live', await changeOf({ step: 1 })))).toBe(
			'404 not_found'
		)
		expect(await refusal(backend.anonymous.rpc('steer_live', await changeOf({ step: 1 })))).toMatch(
			/^40[13] 42501$/
		)
		expect(await refusal(ada.client.rpc('settle_live', await changeOf({ step: 1 })))).toBe('403 42501')
		expect(await tap(ada, 'next')).toMatchObject({ ok: true })
		expect((await liveOf(ben)).clock.step).toBe(1)
	})

	test('of a version that is not the latest is refused, and the app tries again from the latest', async () => {
		await begin(ada)
		const old = await changeOf({ step: 1 })
		await done(ben.client.rpc('park', { p_id: randomUUID(), p_session_id: session, p_words: 'Later.' }))
		expect(await refusal(ada.client.rpc('steer_live', old))).toBe('409 changed_meanwhile')
		const parking = [1, 2, 3].map(() =>
			ben.client.rpc('park', { p_id: randomUUID(), p_session_id: session, p_words: 'More.' })
		)
		const [moved] = await Promise.all([tap(ada, 'next'), ...parking])
		expect(moved).toMatchObject({ ok: true })
		expect((await liveOf(ada)).clock.step).toBe(1)
	})

	test('the same tap twice, or late, moves on once', async () => {
		await begin(ada)
		await Promise.all([tap(ada, 'next', '0.0.0'), tap(ada, 'next', '0.0.0')])
		expect((await liveOf(ada)).clock.step).toBe(1)
		await tap(ada, 'next', '0.0.0')
		expect((await liveOf(ada)).clock.step).toBe(1)
	})

	test('keeps to shapes and bounds, whoever asks', async () => {
		await begin(ada)
		const ask = async (patch: Record<string, Json>) =>
			refusal(ada.client.rpc('steer_live', await changeOf(patch)))
		const ahead = new Date(Date.now() + 3_600_000).toISOString()
		const long = new Date(Date.now() + 10 * 3_600_000).toISOString()
		expect(await ask({ step: 7 })).toBe('400 time_is_wrong')
		expect(await ask({ step_started_at: ahead })).toBe('400 time_is_wrong')
		expect(await ask({ until: long })).toBe('400 time_is_wrong')
		expect(await ask({ steps: [] })).toBe('400 steps_are_wrong')
		expect(
			await ask({
				steps: usual.map((step) => ({ ...step, topic_id: null, seconds: 1, spent: 0, given: null }))
			})
		).toBe('400 steps_are_wrong')
		expect(await ask({ round: { order: [stranger.id], at: 0, passed: [] } })).toBe('400 round_is_wrong')
		expect(await ask({ round: { order: [ben.id, ben.id], at: 0, passed: [] } })).toBe('400 round_is_wrong')
		expect(await ask({ round: { order: ['<b>'], at: 0, passed: [] } })).toBe('400 round_is_wrong')
		expect(await ask({ phase: 9 })).toBe('400 23514')
		expect(await ask({})).toBe('ok')
	})

	test('takes nothing that other phones could not read, nor more than a clock has use for', async () => {
		const steps = usual.map((step) => ({ ...step, topic_id: null, seconds: 60, spent: 0, given: null }))
		const until = new Date(Date.now() + 1_800_000).toISOString()
		const round = { order: [ada.id], at: 0, passed: [] }
		const ask = (patch: Record<string, Json>) =>
			refusal(
				ada.client.rpc('start_live', {
					p_session_id: session,
					p_start: { steps, step_seconds: 60, until, round, ...patch }
				})
			)
		const withFirst = (patch: Record<string, Json>) => ({
			steps: steps.map((step, index) => (index === 0 ? { ...step, ...patch } : step))
		})
		const odds: Record<string, Json>[] = [
			{ kind: 'karaoke' },
			{ kind: true },
			{ title: { a: 1 } },
			{ title: 5 },
			{ given: '5' }
		]
		for (const odd of odds) expect(await ask(withFirst(odd)), JSON.stringify(odd)).toBe('400 steps_are_wrong')
		const seats = steps.map((step) => ({ ...step, kind: 'hot_seat' }))
		expect(await ask({ steps: seats })).toBe('400 steps_are_wrong')
		expect(await ask({ round: { ...round, passed: [null] } })).toBe('400 round_is_wrong')
		expect(await ask({ round: { ...round, passed: [ada.id, ada.id] } })).toBe('400 round_is_wrong')
		expect(await ask({ round: { ...round, order: [null] } })).toBe('400 round_is_wrong')
		expect(await backend.sql('select 1 from public.lives')).toEqual([])
		const [{ long } = { long: 0 }] = await backend.sql<{ long: number }>(
			`select octet_length(private.live_steps($1, jsonb_set($2::jsonb, '{0,spent}', ('0.' || repeat('1', 9000))::jsonb))::text) as long`,
			[session, JSON.stringify(steps)]
		)
		expect(long).toBeLessThan(1500)
		expect(await ask({})).toBe('ok')
	})

	test('a hot seat that has begun keeps its topic: nobody has all of them in it to learn whose they are', async () => {
		const topics = [randomUUID(), randomUUID()]
		for (const id of topics)
			await done(
				ben.client.rpc('bring_topic', {
					p_topic: { id, session_id: session, words: 'Whose?', unsigned: true }
				})
			)
		await done(ada.client.rpc('choose_hot_seats', { p_session_id: session, p_topic_ids: topics.slice(0, 1) }))
		await see(ada, ben)
		await begin(ada, agenda('check_in', 'hot_seat', 'commitments', 'close'))
		await tap(ada, 'next')
		const first = (await liveOf(ada)).clock.steps[1]?.topicId ?? ''
		const other = topics[1] ?? ''
		expect(first).toBe(topics[0])
		const stored = async () =>
			((await changeOf()).p_change as unknown as { steps: Record<string, Json>[] }).steps
		const ask = async (steps: Record<string, Json>[], step: number) =>
			refusal(ada.client.rpc('steer_live', await changeOf({ steps, step, phase: 0 })))
		const seated = (steps: Record<string, Json>[], patch: Record<string, Json>) =>
			steps.map((step, index) => (index === 1 ? { ...step, ...patch } : step))
		expect(await ask(seated(await stored(), { topic_id: other }), 1)).toBe('400 steps_are_wrong')
		expect(await ask(seated(await stored(), { topic_id: other, given: 5 }), 0)).toBe('400 steps_are_wrong')
		expect(await ask(await stored(), 0)).toBe('400 steps_are_wrong')
		await tap(ada, 'back')
		expect((await liveOf(ada)).clock.step).toBe(0)
		expect(await ask(seated(await stored(), { topic_id: other }), 1)).toBe('400 steps_are_wrong')
		expect(await ask(seated(await stored(), { topic_id: other, given: null }), 1)).toBe('400 steps_are_wrong')
		const signed = await backend.sql<{ id: string }>('select id from public.topics where not unsigned')
		expect(signed).toEqual([{ id: first }])
	})

	test('a hot seat that begins takes its topic up', async () => {
		const topic = randomUUID()
		await done(
			ben.client.rpc('bring_topic', { p_topic: { id: topic, session_id: session, words: 'Two directors.' } })
		)
		await done(ada.client.rpc('choose_hot_seats', { p_session_id: session, p_topic_ids: [topic] }))
		await see(ada, ben)
		await begin(ada, agenda('check_in', 'hot_seat', 'commitments', 'close'))
		expect((await liveOf(ada)).clock.steps[1]?.topicId).toBe(topic)
		const takenUp = () =>
			backend.sql<{ at: string | null }>('select taken_up_at as at from public.topics where id = $1', [topic])
		const onNow = async () =>
			(await done(cleo.client.rpc('read_queue', { p_session_id: session }))) as unknown
		expect((await takenUp())[0]?.at).toBeNull()
		expect(await onNow()).toMatchObject({ on_now: null })
		await tap(ada, 'next')
		expect((await takenUp())[0]?.at).not.toBeNull()
		expect(await onNow()).toMatchObject({ on_now: topic })
		const live = await liveOf(cleo)
		expect(live.topics).toMatchObject([
			{ id: topic, words: 'Two directors.', bringer: { id: ben.id, name: 'Ben' } }
		])
		expect(live.clock.steps[1]?.topicId).toBe(topic)
	})

	test('which topics the votes seat is not told before the session’s time, which were chosen is; started early, they have them', async () => {
		await placeSession(backend, session, 10)
		const topic = randomUUID()
		await done(
			ben.client.rpc('bring_topic', { p_topic: { id: topic, session_id: session, words: 'Two directors.' } })
		)
		// The first session of a season has no hot seat unless its agenda says so.
		await backend.sql(
			`insert into public.session_agendas (session_id, circle_id, steps, chosen_by)
			select id, circle_id, $2, null from public.sessions where id = $1`,
			[session, JSON.stringify(usual)]
		)
		await done(ben.client.rpc('vote_for_topic', { p_topic_id: topic, p_wanted: true }))
		expect(await read(cleo.client, session)).toMatchObject({ waiting: { topics: [], hotSeats: [] } })
		// Of a choice one sees who made it: that tells nothing of votes.
		await done(ada.client.rpc('choose_hot_seats', { p_session_id: session, p_topic_ids: [topic] }))
		expect(await read(cleo.client, session)).toMatchObject({
			waiting: { topics: [{ id: topic }], hotSeats: [topic] }
		})
		await begin(ada, agenda('check_in', 'hot_seat', 'hot_seat', 'commitments', 'close'))
		const live = await liveOf(cleo)
		expect(live.clock.steps.map(({ topicId }) => topicId)).toEqual([null, topic, null, null, null])
		expect(live.topics).toMatchObject([{ id: topic }])
	})

	test('of what was written to topics, phones are sent what was written to those that they show', async () => {
		const [seat = '', waits = ''] = [randomUUID(), randomUUID()]
		for (const id of [seat, waits]) {
			await done(ben.client.rpc('bring_topic', { p_topic: { id, session_id: session, words: 'It.' } }))
			const to = { topic_id: id, session_id: session, circle_id: circle, author_id: cleo.id }
			const words = id === seat ? 'To the first.' : 'To the second.'
			await done(cleo.client.from('topic_answers').insert({ id: randomUUID(), ...to, words }))
		}
		const sent = async () => {
			const rows = await done(ada.client.rpc('read_live', { p_session_id: session }))
			return (rows as { answers: { words: string }[] }).answers.map(({ words }) => words)
		}
		await placeSession(backend, session, 10)
		expect(await sent()).toEqual([])
		await done(ada.client.rpc('choose_hot_seats', { p_session_id: session, p_topic_ids: [seat] }))
		await begin(ada, agenda('check_in', 'hot_seat', 'commitments', 'close'))
		expect(await sent()).toEqual(['To the first.'])
		// The seat is given to another one, the step keeps its own.
		await done(ada.client.rpc('choose_hot_seats', { p_session_id: session, p_topic_ids: [waits] }))
		expect(await sent()).toEqual(['To the first.', 'To the second.'])
		expect((await liveOf(ada)).topics.map(({ answers }) => answers.length)).toEqual([1, 1])
	})

	test('a topic of another session is none', async () => {
		const topic = randomUUID()
		await done(
			ben.client.rpc('bring_topic', { p_topic: { id: topic, session_id: later, words: 'Not today.' } })
		)
		await begin(ada, agenda('hot_seat', 'commitments', 'close'))
		const live = await liveOf(ada)
		const steps = live.clock.steps.map(({ kind, minutes, title, seconds, spent, given }) => ({
			...{ kind, minutes, title, seconds, spent, given },
			topic_id: topic
		}))
		await done(ada.client.rpc('steer_live', await changeOf({ steps })))
		expect((await liveOf(ada)).clock.steps.map(({ topicId }) => topicId)).toEqual([null, null, null])
	})

	test('goes on to the commitments by itself once the kept minutes have begun', async () => {
		await begin(ada)
		await see(ada, ben)
		await backend.sql(
			`update public.lives set until = now() + interval '9 minutes', started_at = started_at - interval '50 minutes',
				step_started_at = step_started_at - interval '50 minutes' where session_id = $1`,
			[session]
		)
		expect(await tap(ada, 'next', '0.0.0')).toMatchObject({ ok: true })
		expect((await liveOf(ada)).clock.step).toBe(0)
		expect(await tap(ada, 'add', '3.0.0')).toMatchObject({ ok: true })
		expect((await liveOf(ada)).clock.step).toBe(3)
	})
})

describe('who facilitates', () => {
	test('is taken over only from a phone that was not heard of for a minute', async () => {
		await see(ada, ben)
		await begin(ada)
		const take = (person: Person) => takeOver(person.client, session)
		expect(await take(ben)).toEqual({ ok: false, reason: 'facilitator_is_there' })
		await unseen(ada, 50)
		await see(ben)
		expect(await liveOf(ben)).toMatchObject({
			facilitatorId: ada.id,
			facilitatorGoneSince: expect.any(Number)
		})
		expect(await take(ben)).toEqual({ ok: false, reason: 'facilitator_is_there' })
		await unseen(ada, 11)
		expect(await refusal(stranger.client.rpc('take_over_live', { p_session_id: session }))).toBe(
			'404 not_found'
		)
		expect(await take(ben)).toMatchObject({ ok: true })
		expect(await take(cleo)).toEqual({ ok: false, reason: 'facilitator_is_there' })
		expect(await tap(ada, 'next')).toEqual({ ok: false, reason: 'not_facilitator' })
		expect(await tap(ben, 'next')).toMatchObject({ ok: true })
	})

	test('is taken over at once from somebody who is no member any more', async () => {
		await see(cleo, ben)
		await begin(cleo)
		await done(ada.client.rpc('remove_member', { p_circle_id: circle, p_person: cleo.id }))
		expect(await liveOf(ben)).toMatchObject({ facilitatorId: null, facilitatorGoneSince: 0 })
		expect(await refusal(cleo.client.rpc('end_live', { p_session_id: session }))).toBe('404 not_found')
		expect(await takeOver(ben.client, session)).toMatchObject({ ok: true })
		expect((await liveOf(ben)).round.order).not.toContain(cleo.id)
		expect(await tap(ben, 'next')).toMatchObject({ ok: true })
	})

	test('is handed on by whoever does, to a member', async () => {
		await begin(ada)
		const hand = (from: Person, to: string) =>
			refusal(from.client.rpc('hand_live', { p_session_id: session, p_to: to }))
		expect(await hand(ben, ben.id)).toBe('409 not_facilitator')
		expect(await hand(ada, stranger.id)).toBe('404 not_found')
		expect(await hand(ada, cleo.id)).toBe('ok')
		expect(await hand(ada, ada.id)).toBe('409 not_facilitator')
		expect((await liveOf(ben)).facilitatorId).toBe(cleo.id)
	})
})

describe('a round', () => {
	const pass = (person: Person, why: string) =>
		refusal(person.client.rpc('pass_turn', { p_session_id: session, p_why: why }))

	test('is passed, taken back and ended by each for themselves', async () => {
		await see(ada, ben, cleo)
		await begin(ada)
		const { order } = (await liveOf(ada)).round
		const [first, second, third] = order.map((id) => [ada, ben, cleo].find((person) => person.id === id)) as [
			Person,
			Person,
			Person
		]
		expect(await pass(second, 'done')).toBe('ok')
		expect((await liveOf(ada)).round.at).toBe(0)
		await pass(second, 'pass')
		await pass(second, 'pass')
		await pass(first, 'done')
		expect((await liveOf(ada)).round).toEqual({ order, at: 2, passed: [second.id] })
		await pass(second, 'back')
		expect((await liveOf(ada)).round).toEqual({ order: [first.id, third.id, second.id], at: 1, passed: [] })
		await pass(third, 'pass')
		expect((await liveOf(ada)).round.at).toBe(2)
		await pass(second, 'done')
		expect((await liveOf(ada)).round.at).toBe(3)
		expect(await pass(stranger, 'pass')).toBe('404 not_found')
		expect(await pass(ada, 'loudly')).toBe('400 why_is_unknown')
	})
})

describe('what phones share', () => {
	test('goes up in version with everything that they show', async () => {
		await begin(ada)
		const raises = async (what: string, change: PromiseLike<unknown>) => {
			const before = await versionOf()
			await change
			expect([what, (await versionOf()) > before]).toEqual([what, true])
		}
		const topic = randomUUID()
		const ids = { park: randomUUID(), note: randomUUID(), takeaway: randomUUID() }
		const said = { p_session_id: session, p_words: 'Words.' }
		await raises(
			'topic',
			done(ben.client.rpc('bring_topic', { p_topic: { id: topic, session_id: session, words: 'It.' } }))
		)
		await raises('parked', done(ben.client.rpc('park', { p_id: ids.park, ...said })))
		await raises('note', done(ben.client.rpc('write_note', { p_id: ids.note, ...said })))
		await raises('takeaway', done(ben.client.rpc('propose_takeaway', { p_id: ids.takeaway, ...said })))
		await raises('commitment', log(ben, { circle_id: circle, session_id: session }))
		await raises('nothing', done(cleo.client.rpc('decline_commitments', { p_session_id: session })))
		await raises('presence', see(cleo))
		await raises('member', done(ada.client.rpc('remove_member', { p_circle_id: circle, p_person: cleo.id })))
		const live = await liveOf(ben)
		expect(live.parked).toEqual([{ id: expect.any(String), words: 'Words.' }])
		expect(live.notes).toEqual([{ id: expect.any(String), words: 'Words.' }])
		expect(live.takeaways).toEqual([{ id: ids.takeaway, words: 'Words.', agreed: false }])
		expect(live.committed).toMatchObject([{ personId: ben.id, nothing: false }])
		expect(live.people.map(({ name }) => name)).toEqual(['Ada', 'Ben'])
	})

	test('is never a private commitment; the review has what is due by now, of those who are in the circle', async () => {
		await begin(ada)
		const today = new Date().toISOString().slice(0, 10)
		const due = { circle_id: circle, due_session_id: session }
		const mine = await log(ben, due)
		await log(ben, { ...due, private: true })
		await log(cleo, { circle_id: circle, session_id: session, private: true })
		const ofLater = await log(cleo, { circle_id: circle, due_session_id: later })
		const old = await log(cleo, { circle_id: circle })
		await backend.sql('update public.commitments set due_on = $2 where id = $1', [old, today])
		const { review, committed } = await liveOf(ada)
		expect(review.map(({ personId, commitments }) => [personId, commitments.map(({ id }) => id)])).toEqual([
			[ben.id, [mine]],
			[cleo.id, [old]]
		])
		expect(JSON.stringify(review)).not.toContain(ofLater)
		expect(committed).toEqual([])
		await done(ben.client.rpc('end_commitment', { p_id: mine, p_status: 'kept', p_ended_with: 'It held.' }))
		expect((await liveOf(cleo)).review[0]?.commitments[0]).toMatchObject({
			status: 'kept',
			endedWith: 'It held.'
		})
	})

	test('is nobody else’s', async () => {
		await begin(ada)
		expect(await read(stranger.client, session)).toBeNull()
		expect(await refusal(backend.anonymous.rpc('read_live', { p_session_id: session }))).toMatch(/42501$/)
		for (const person of [ada, stranger]) {
			expect(await refusal(person.client.rpc('read_live_for_all', { p_session_id: session }))).toBe(
				'403 42501'
			)
			expect(await refusal(person.client.rpc('read_live_versions', { p_session_ids: [session] }))).toBe(
				'403 42501'
			)
			expect(await refusal(person.client.rpc('see_present', { p_seen: [] }))).toBe('403 42501')
			expect(await refusal(person.client.rpc('end_left_lives'))).toBe('403 42501')
			expect(
				await refusal(
					person.client.from('lives').update({ facilitator_id: person.id }).eq('session_id', session)
				)
			).toBe('403 42501')
		}
	})

	test('"nothing this time" is one’s own, and can be taken back', async () => {
		const decline = (person: Person, declined: boolean) =>
			refusal(person.client.rpc('decline_commitments', { p_session_id: session, p_declined: declined }))
		expect(await decline(ben, true)).toBe('409 not_started')
		await begin(ada)
		expect(await decline(stranger, true)).toBe('404 not_found')
		await decline(ben, true)
		expect(await decline(ben, true)).toBe('ok')
		expect((await liveOf(ada)).committed).toEqual([{ personId: ben.id, nothing: true, commitments: [] }])
		await decline(ben, false)
		expect((await liveOf(ada)).committed).toEqual([])
	})
})

describe('who is there', () => {
	const presentOf = async (person: Person) => {
		const state = await read(person.client, session)
		const shown = state && ('live' in state ? state.live : state.waiting)
		return shown?.people.filter(({ present }) => present).map(({ name }) => name)
	}

	test('shows while people wait, from a quarter of an hour before', async () => {
		await placeSession(backend, session, 16)
		await see(ada)
		expect(await presentOf(ben)).toEqual([])
		await placeSession(backend, session, 14)
		await see(ada, stranger)
		expect(await presentOf(ben)).toEqual(['Ada'])
		expect(await read(ben.client, session)).toHaveProperty('waiting.version')
	})

	test('ends 25 seconds after the last sign, and only a change of it is a new version', async () => {
		await begin(ada)
		await see(ada, ben)
		const version = await versionOf()
		await see(ada, ben)
		expect(await versionOf()).toBe(version)
		await unseen(ben, 20)
		await see(ada)
		expect(await presentOf(ada)).toEqual(['Ada', 'Ben'])
		await unseen(ben, 6)
		await see(ada)
		expect(await presentOf(ada)).toEqual(['Ada'])
		expect(await versionOf()).toBe(version + 1)
	})

	test('counts whoever holds a session link, and never names them', async () => {
		const follow = (token: string) => backend.anonymous.rpc('follow_by_link', { p_token: token })
		const token = await done(ben.client.rpc('read_my_session_link', { p_session_id: session }))
		expect(await done(follow(token))).toEqual({ state: 'waiting' })
		await begin(ada)
		expect(await done(follow(token))).toEqual({ state: 'live' })
		const live = await liveOf(cleo)
		expect(live.guests).toBe(1)
		expect(live.people.find(({ id }) => id === ben.id)).toMatchObject({ present: false, around: false })
		for (const person of [ada, cleo, stranger])
			expect(await done(person.client.from('live_presences').select())).toEqual([])
		// Signed in as well, they are one person.
		await see(ben)
		expect((await liveOf(cleo)).guests).toBe(0)
		expect(await refusal(follow('x'.repeat(64)))).toBe('404 not_found')
		await done(ada.client.rpc('remove_member', { p_circle_id: circle, p_person: ben.id }))
		expect(await refusal(follow(token))).toBe('404 not_found')
	})

	test('a link counts for 75 seconds', async () => {
		await begin(ada)
		const token = await done(ben.client.rpc('read_my_session_link', { p_session_id: session }))
		await done(backend.anonymous.rpc('follow_by_link', { p_token: token }))
		await unseen(ben, 70)
		await see(ada)
		expect((await liveOf(ada)).guests).toBe(1)
		await unseen(ben, 6)
		await see(ada)
		expect((await liveOf(ada)).guests).toBe(0)
	})
})

describe('the end', () => {
	const end = (person: Person) => refusal(person.client.rpc('end_live', { p_session_id: session }))

	test('is the facilitator’s, once, and what was not discussed goes to the next session', async () => {
		const topic = randomUUID()
		await done(
			ben.client.rpc('bring_topic', { p_topic: { id: topic, session_id: session, words: 'No time for it.' } })
		)
		await begin(ada)
		expect(await end(ben)).toBe('409 not_facilitator')
		expect(await end(stranger)).toBe('404 not_found')
		expect(await end(ada)).toBe('ok')
		expect(await end(ada)).toBe('ok')
		const live = await liveOf(ben)
		expect(live.clock.endedAt).not.toBeNull()
		expect(live.round.order).toEqual([])
		expect(await backend.sql('select session_id, carried from public.topics')).toEqual([
			{ session_id: later, carried: 1 }
		])
		expect(await tap(ada, 'next')).toEqual({ ok: false, reason: 'live_over' })
		expect(await refusal(ben.client.rpc('pass_turn', { p_session_id: session, p_why: 'pass' }))).toBe(
			'409 live_over'
		)
		expect(await takeOver(ben.client, session)).toEqual({ ok: false, reason: 'live_over' })
	})

	test('is not before the session’s own time, however early somebody began', async () => {
		await placeSession(backend, session, 10)
		await begin(ben)
		expect(await end(ben)).toBe('409 not_begun')
		expect(await end(ada)).toBe('409 not_facilitator')
		expect(await end(stranger)).toBe('404 not_found')
		expect(await finish(ben.client, session)).toEqual({ ok: false, reason: 'not_begun' })
		// Nor by handing it on, nor once the plan says that it is over.
		await done(ben.client.rpc('hand_live', { p_session_id: session, p_to: cleo.id }))
		const now = new Date().toISOString()
		await done(cleo.client.rpc('steer_live', await changeOf({ until: now })))
		expect(await end(cleo)).toBe('409 not_begun')
		expect(await done(backend.service.rpc('end_left_lives'))).toBe(0)
		expect((await liveOf(ada)).clock.endedAt).toBeNull()
		expect(await backend.sql('select 1 from public.deliveries where kind = $1', ['session_record'])).toEqual(
			[]
		)
		await placeSession(backend, session, 0)
		expect(await end(cleo)).toBe('ok')
		expect((await liveOf(ada)).clock.endedAt).not.toBeNull()
		expect(await end(cleo)).toBe('ok')
	})

	test('comes by itself an hour after the time, for those who forgot', async () => {
		await begin(ada)
		const late = (minutes: number) =>
			backend.sql(
				`update public.lives set started_at = now() - interval '3 hours', until = now() - make_interval(mins => $2::integer) where session_id = $1`,
				[session, minutes]
			)
		await late(59)
		expect(await done(backend.service.rpc('end_left_lives'))).toBe(0)
		await late(61)
		expect(await done(backend.service.rpc('end_left_lives'))).toBe(1)
		expect(await done(backend.service.rpc('end_left_lives'))).toBe(0)
		expect((await liveOf(ada)).clock.endedAt).not.toBeNull()
	})

	test('leaves nothing of a session that people waited for and nobody started', async () => {
		await see(ada)
		await done(backend.service.rpc('end_left_lives'))
		expect(await versionOf()).toBeGreaterThan(0)
		await placeSession(backend, session, -121)
		await done(backend.service.rpc('end_left_lives'))
		expect(await backend.sql('select 1 from public.lives')).toEqual([])
	})

	test('comes also in a circle that was closed meanwhile', async () => {
		await begin(ada)
		await done(ada.client.rpc('close_circle', { p_circle_id: circle }))
		expect(await end(ada)).toBe('409 circle_closed')
		await backend.sql(
			`update public.lives set started_at = now() - interval '3 hours', until = now() - interval '2 hours'`
		)
		expect(await done(backend.service.rpc('end_left_lives'))).toBe(1)
	})

	test('is put off by five minutes at a time, for three hours at most', async () => {
		await begin(ada)
		const { until } = (await liveOf(ada)).clock
		await tap(ada, 'longer')
		expect((await liveOf(ada)).clock.until).toBe(until + 5 * 60_000)
		await backend.sql(`update public.lives set until = until + interval '173 minutes'`)
		expect(await tap(ada, 'longer')).toEqual({ ok: false, reason: 'no_time_left' })
	})
})

test('a session that is moved away can be started anew at its new time', async () => {
	await begin(ada)
	const version = await versionOf()
	await placeSession(backend, session, 600)
	expect(await read(ada.client, session)).toHaveProperty('waiting')
	expect(await versionOf()).toBeGreaterThan(version)
	await placeSession(backend, session, 5)
	expect(await begin(ben)).toMatchObject({ ok: true })
	expect((await liveOf(ada)).facilitatorId).toBe(ben.id)
})

test('an account that is deleted takes its presence along', async () => {
	await see(ada, ben)
	await begin(ben)
	await done(ben.client.rpc('decline_commitments', { p_session_id: session }))
	await done(ben.client.rpc('delete_my_account'))
	expect(await backend.sql('select 1 from public.live_presences where profile_id = $1', [ben.id])).toEqual([])
	expect(await backend.sql('select 1 from public.live_declines')).toEqual([])
	expect((await liveOf(ada)).facilitatorId).toBeNull()
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as commitments from '../../src/lib/commitments/write.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { askToLog, done, enter, formCircle, join, log, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bo: Person
let cy: Person
let circle: string
let session: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	ada = await enter(backend, 'Ada')
	bo = await enter(backend, 'Bo')
	cy = await enter(backend, 'Cy')
	circle = await formCircle(ada)
	await join(ada, circle, [bo, cy])
	session = (await sessionsOf(backend, circle))[0]?.id ?? ''
})

const end = (by: Person, p_id: string, p_status: string, p_ended_with?: string) =>
	by.client.rpc('end_commitment', { p_id, p_status, ...(p_ended_with && { p_ended_with }) })
const renegotiate = (by: Person, p_id: string, p_new_id: string = randomUUID(), due?: string) =>
	by.client.rpc('renegotiate_commitment', {
		p_id,
		p_new_id,
		p_words: 'Write half a page.',
		p_due_on: '2027-01-07',
		...(due && { p_due_session_id: due })
	})
const reopen = (by: Person, p_id: string) => by.client.rpc('reopen_commitment', { p_id })
const checkIn = (by: Person, commitment_id: string, id = randomUUID()) =>
	by.client.from('check_ins').insert({ id, commitment_id, author_id: by.id, words: 'Half way.' })
const leave = (person: Person) => person.client.rpc('leave_circle', { p_circle_id: circle })
const statusOf = async (id: string) =>
	(await backend.sql<{ status: string }>('select status from public.commitments where id = $1', [id]))[0]
		?.status
const seenBy = async (person: Person) =>
	(await done(person.client.from('commitments').select('id'))).map(({ id }) => id)

test('the circle sees a commitment, and its owner alone a private one', async () => {
	const shared = await log(bo, { circle_id: circle, session_id: session, witness_id: cy.id })
	const own = await log(bo, { circle_id: circle, private: true })
	await done(checkIn(bo, own))
	expect((await seenBy(bo)).toSorted()).toEqual([shared, own].toSorted())
	for (const person of [ada, cy]) {
		expect(await seenBy(person)).toEqual([shared])
		expect(await done(person.client.from('check_ins').select('id'))).toEqual([])
	}
})

test('a commitment made private is gone from the others at once, and has no witness', async () => {
	const id = await log(bo, { circle_id: circle, witness_id: cy.id })
	const change = (values: { private: boolean; witness_id?: null }) =>
		bo.client.from('commitments').update(values).eq('id', id)
	expect(await refusal(change({ private: true }))).toBe('400 23514')
	await done(change({ private: true, witness_id: null }))
	expect(await seenBy(cy)).toEqual([])
	expect(await seenBy(ada)).toEqual([])
})

test('a witness is another active member of the circle', async () => {
	const dan = await enter(backend, 'Dan')
	expect(await refusal(askToLog(bo, { circle_id: circle, witness_id: dan.id }))).toBe('403 42501')
	expect(await refusal(askToLog(bo, { circle_id: circle, witness_id: bo.id }))).toBe('400 23514')
	expect(await refusal(askToLog(bo, { circle_id: circle, witness_id: cy.id, private: true }))).toBe(
		'400 23514'
	)
	await done(leave(cy))
	expect(await refusal(askToLog(bo, { circle_id: circle, witness_id: cy.id }))).toBe('403 42501')
	const id = await log(bo, { circle_id: circle })
	expect(await refusal(bo.client.from('commitments').update({ witness_id: cy.id }).eq('id', id))).toBe(
		'403 42501'
	)
})

test('an owner rewords an open commitment also after its witness left', async () => {
	const id = await log(bo, { circle_id: circle, witness_id: cy.id })
	await done(leave(cy))
	await done(bo.client.from('commitments').update({ words: 'Shorter.' }).eq('id', id))
	expect(await backend.sql('select words from public.commitments')).toEqual([{ words: 'Shorter.' }])
})

test('the same form sent twice logs one commitment', async () => {
	const id = randomUUID()
	await log(bo, { id, circle_id: circle })
	expect(await refusal(askToLog(bo, { id, circle_id: circle }))).toBe('409 23505')
	expect(
		await refusal(
			bo.client
				.from('commitments')
				.upsert({ id, circle_id: circle, owner_id: bo.id, due_on: '2026-12-24', words: 'x' })
		)
	).toBe('403 42501')
	expect(await backend.sql('select words from public.commitments')).toEqual([
		{ words: 'Write the one-page case.' }
	])
})

test('a session of another circle is refused', async () => {
	const other = await formCircle(ada)
	const foreign = (await sessionsOf(backend, other))[0]?.id ?? ''
	// Also for a member of both.
	for (const by of [ada, bo]) {
		expect(await refusal(askToLog(by, { circle_id: circle, session_id: foreign }))).toBe('409 23503')
		expect(await refusal(askToLog(by, { circle_id: circle, due_session_id: foreign }))).toBe('409 23503')
	}
	const id = await log(ada, { circle_id: circle })
	expect(await refusal(ada.client.from('commitments').update({ due_session_id: foreign }).eq('id', id))).toBe(
		'409 23503'
	)
	expect(await refusal(renegotiate(ada, id, randomUUID(), foreign))).toBe('409 23503')
	expect(await statusOf(id)).toBe('open')
})

test('ending says how, once: the same again changes nothing, another ending is refused', async () => {
	const id = await log(bo, { circle_id: circle })
	await done(end(bo, id, 'kept', 'It was read.'))
	const row = () => backend.sql('select status, ended_at, ended_with, updated_at from public.commitments')
	const before = await row()
	await done(end(bo, id, 'kept', 'Something else.'))
	expect(await row()).toEqual(before)
	expect(before[0]).toMatchObject({ status: 'kept', ended_with: 'It was read.' })
	expect(await refusal(end(bo, id, 'let_go'))).toBe('409 ended_already')
	expect(await refusal(renegotiate(bo, id))).toBe('409 ended_already')
})

test('of two endings at the same moment one stands', async () => {
	const id = await log(bo, { circle_id: circle })
	const answers = await Promise.all(
		['kept', 'learned', 'let_go'].map((status) => refusal(end(bo, id, status)))
	)
	expect(answers.toSorted()).toEqual(['409 ended_already', '409 ended_already', 'ok'])
})

test('there are three endings by hand and none of them is failed', async () => {
	const id = await log(bo, { circle_id: circle })
	for (const status of ['failed', 'overdue', 'renegotiated', 'open', ''])
		expect(await refusal(end(bo, id, status))).toBe('400 ending_is_unknown')
	await expect(
		backend.sql(`update public.commitments set status = 'failed', ended_at = now()`)
	).rejects.toThrow('status_is_known')
	await expect(backend.sql(`update public.commitments set status = 'kept'`)).rejects.toThrow(
		'ended_when_not_open'
	)
})

test('only the owner ends, renegotiates and reopens', async () => {
	const id = await log(bo, { circle_id: circle, witness_id: cy.id })
	for (const person of [ada, cy]) {
		expect(await refusal(end(person, id, 'kept'))).toBe('404 not_found')
		expect(await refusal(renegotiate(person, id))).toBe('404 not_found')
		expect(await refusal(reopen(person, id))).toBe('404 not_found')
	}
	expect(await statusOf(id)).toBe('open')
})

test('what ended is not reworded or taken back', async () => {
	const id = await log(bo, { circle_id: circle })
	await done(end(bo, id, 'learned'))
	const before = await backend.sql('select * from public.commitments')
	await done(bo.client.from('commitments').update({ words: 'Other words.' }).eq('id', id))
	await done(bo.client.from('commitments').delete().eq('id', id))
	expect(await backend.sql('select * from public.commitments')).toEqual(before)
	expect(
		await refusal(
			bo.client
				.from('commitments')
				.update({ status: 'open' } as object)
				.eq('id', id)
		)
	).toBe('403 42501')
})

test('renegotiating keeps the old words as history and the rest as it was', async () => {
	const id = await log(bo, { circle_id: circle, session_id: session, witness_id: cy.id })
	const next = randomUUID()
	expect(await done(renegotiate(bo, id, next))).toBe(next)
	expect(await done(renegotiate(bo, id, next))).toBe(next)
	expect(await refusal(renegotiate(bo, id))).toBe('409 ended_already')
	expect(
		await backend.sql(
			'select id, status, words, session_id, witness_id, renegotiates_id from public.commitments order by created_at, status desc'
		)
	).toEqual([
		{
			id,
			status: 'renegotiated',
			words: 'Write the one-page case.',
			session_id: session,
			witness_id: cy.id,
			renegotiates_id: null
		},
		{
			id: next,
			status: 'open',
			words: 'Write half a page.',
			session_id: session,
			witness_id: cy.id,
			renegotiates_id: id
		}
	])
})

test('a private commitment stays private when it is renegotiated', async () => {
	const id = await log(bo, { circle_id: circle, private: true })
	await done(renegotiate(bo, id))
	expect(await seenBy(ada)).toEqual([])
	expect(await seenBy(bo)).toHaveLength(2)
})

test("an id of another's commitment does not take it over", async () => {
	const theirs = await log(cy, { circle_id: circle })
	const id = await log(bo, { circle_id: circle })
	expect(await refusal(renegotiate(bo, id, theirs))).toBe('409 23505')
	expect(await statusOf(id)).toBe('open')
	expect(await backend.sql('select owner_id from public.commitments where id = $1', [theirs])).toEqual([
		{ owner_id: cy.id }
	])
})

test('undo opens an ended commitment again', async () => {
	const id = await log(bo, { circle_id: circle })
	await done(end(bo, id, 'let_go', 'No time.'))
	await done(reopen(bo, id))
	await done(reopen(bo, id))
	expect(await backend.sql('select status, ended_at, ended_with from public.commitments')).toEqual([
		{ status: 'open', ended_at: null, ended_with: null }
	])
})

test('undoing a renegotiation takes its successor away', async () => {
	const id = await log(bo, { circle_id: circle })
	await done(renegotiate(bo, id))
	await done(reopen(bo, id))
	expect(await backend.sql('select id, status from public.commitments')).toEqual([{ id, status: 'open' }])
})

test('a renegotiation is not undone once its successor ended', async () => {
	const id = await log(bo, { circle_id: circle })
	const next = await done(renegotiate(bo, id))
	await done(end(bo, next, 'kept'))
	expect(await refusal(reopen(bo, id))).toBe('409 ended_already')
	expect(await statusOf(next)).toBe('kept')
})

test('a renegotiation is not undone once its successor has a check-in: nothing acknowledged is lost', async () => {
	const id = await log(bo, { circle_id: circle })
	const next = await done(renegotiate(bo, id))
	await done(checkIn(bo, next))
	expect(await refusal(reopen(bo, id))).toMatch(/^409 /)
	expect(await backend.sql('select words from public.check_ins')).toEqual([{ words: 'Half way.' }])
})

test('a successor is not taken back by itself: its history would end nowhere', async () => {
	const id = await log(bo, { circle_id: circle })
	const next = await done(renegotiate(bo, id))
	await done(bo.client.from('commitments').delete().eq('id', next))
	expect(await statusOf(next)).toBe('open')
	expect(await statusOf(id)).toBe('renegotiated')
})

test('who left still ends their own, and logs, rewords and renegotiates nothing there', async () => {
	const [id, other] = [await log(bo, { circle_id: circle }), await log(bo, { circle_id: circle })]
	await done(leave(bo))
	expect(await refusal(askToLog(bo, { circle_id: circle }))).toBe('403 42501')
	expect(await refusal(renegotiate(bo, id))).toBe('404 not_found')
	expect(await refusal(checkIn(bo, id))).toBe('403 42501')
	await done(bo.client.from('commitments').update({ words: 'From outside' }).eq('id', id))
	expect(await backend.sql(`select 1 from public.commitments where words = 'From outside'`)).toEqual([])
	expect(await refusal(end(bo, id, 'kept'))).toBe('ok')
	expect((await seenBy(bo)).toSorted()).toEqual([id, other].toSorted())
})

describe('one person in one circle', () => {
	/** So many of Bo's, past the API. */
	const fill = (count: number, columns: { session_id?: string; status?: string; days_ago?: number } = {}) =>
		backend.sql(
			`insert into public.commitments (id, circle_id, owner_id, due_on, words, session_id, status, ended_at, created_at)
			select gen_random_uuid(), $1, $2, '2027-01-07', 'One more.', $4::uuid, $5, case when $5 <> 'open' then now() end,
				now() - make_interval(days => $6::integer)
			from generate_series(1, $3::integer)`,
			[circle, bo.id, count, columns.session_id ?? null, columns.status ?? 'open', columns.days_ago ?? 0]
		)

	test('has fifty open at most, by whatever road', async () => {
		await fill(48, { days_ago: 30 })
		const ended = await log(bo, { circle_id: circle })
		await done(end(bo, ended, 'kept'))
		const last = await log(bo, { circle_id: circle })
		expect(await refusal(askToLog(bo, { circle_id: circle, private: true }))).toBe('ok')
		expect(await refusal(askToLog(bo, { circle_id: circle }))).toBe('429 too_many_open')
		expect(await refusal(reopen(bo, ended))).toBe('429 too_many_open')
		expect(await statusOf(ended)).toBe('kept')
		const words = { words: 'One more.', due: { circleId: circle, on: '2027-01-07' }, private: false }
		const whole = { ...words, outcome: undefined, reason: undefined, support: undefined, witness: undefined }
		expect(await commitments.log(bo.client, bo.id, { ...whole, id: randomUUID() })).toEqual({
			ok: false,
			reason: 'too_many_open'
		})
		// What was logged already is not refused when it is sent again, and one that goes on is no new one.
		expect(await commitments.log(bo.client, bo.id, { ...whole, id: last })).toMatchObject({ ok: true })
		const next = await done(renegotiate(bo, last))
		await done(reopen(bo, last))
		expect(await statusOf(next)).toBeUndefined()
		// Nobody else is kept from anything, and nobody learns from it how many somebody has.
		expect(await refusal(askToLog(cy, { circle_id: circle }))).toBe('ok')
		expect(await refusal(askToLog(bo, { circle_id: await formCircle(bo) }))).toBe('ok')
		const dan = await enter(backend, 'Dan')
		for (const other of [cy, dan])
			expect(await refusal(askToLog({ ...other, id: bo.id }, { circle_id: circle, id: randomUUID() }))).toBe(
				'403 42501'
			)
		await done(end(bo, last, 'let_go'))
		await done(reopen(bo, ended))
		expect(await refusal(askToLog(bo, { circle_id: circle }))).toBe('429 too_many_open')
	})

	test('has fifty open at most also when many are sent at once', async () => {
		await fill(46)
		const asked = await Promise.all(
			Array.from({ length: 12 }, () => refusal(askToLog(bo, { circle_id: circle })))
		)
		expect(asked.filter((outcome) => outcome === 'ok')).toHaveLength(4)
	})

	test('logs twenty of a session at most', async () => {
		await fill(19, { session_id: session, status: 'kept', days_ago: 20 })
		const id = await log(bo, { circle_id: circle, session_id: session })
		expect(await refusal(askToLog(bo, { circle_id: circle, session_id: session }))).toBe(
			'429 too_many_logged'
		)
		await done(renegotiate(bo, id))
		expect(await refusal(askToLog(bo, { circle_id: circle }))).toBe('ok')
		expect(await refusal(askToLog(cy, { circle_id: circle, session_id: session }))).toBe('ok')
	})

	test('logs a hundred in two weeks at most, continued ones with them', async () => {
		await fill(30, { status: 'kept', days_ago: 15 })
		await fill(98, { status: 'renegotiated', days_ago: 13 })
		const id = await log(bo, { circle_id: circle })
		const next = await done(renegotiate(bo, id))
		expect(await refusal(renegotiate(bo, next, randomUUID(), session))).toBe('429 too_many_logged')
		expect(await statusOf(next)).toBe('open')
		expect(await refusal(askToLog(bo, { circle_id: circle }))).toBe('429 too_many_logged')
		await done(end(bo, next, 'kept'))
		expect(await refusal(reopen(bo, next))).toBe('ok')
	})
})

test('the owner checks in on what is open, and the circle reads it', async () => {
	const id = await log(bo, { circle_id: circle })
	const note = randomUUID()
	await done(checkIn(bo, id, note))
	expect(await refusal(checkIn(bo, id, note))).toBe('409 23505')
	expect(await done(cy.client.from('check_ins').select('id, words'))).toEqual([
		{ id: note, words: 'Half way.' }
	])
	expect(await refusal(checkIn(cy, id))).toBe('403 42501')
	await done(end(bo, id, 'kept'))
	expect(await refusal(checkIn(bo, id))).toBe('403 42501')
})

test('lengths are held', async () => {
	const id = await log(bo, { circle_id: circle })
	for (const change of [
		{ words: '' },
		{ words: 'x'.repeat(401) },
		{ outcome: '' },
		{ reason: 'x'.repeat(301) },
		{ support: '' }
	])
		expect(await refusal(bo.client.from('commitments').update(change).eq('id', id))).toBe('400 23514')
	expect(await refusal(end(bo, id, 'kept', 'x'.repeat(401)))).toBe('400 23514')
	expect(await statusOf(id)).toBe('open')
})

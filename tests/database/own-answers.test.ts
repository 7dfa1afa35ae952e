import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { end, log as logOne, renegotiate } from '../../src/lib/commitments/write.server.ts'
import { checkIn } from '../../src/lib/commitments/write-check-ins.server.ts'
import { answer } from '../../src/lib/sessions/write.server.ts'
import { vote } from '../../src/lib/topics/write.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { done, log, meet, type Person } from './people.ts'

/*
 * Answers to rows of one's own that arrive late, twice, or in another order than they were given: two devices of one
 * person, one of them in a tunnel.
 */

let backend: TestBackend
let ada: Person, ben: Person
let circle: string, session: string

beforeAll(async () => void (backend = await startTestBackend()))
afterAll(() => backend?.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Ben')
	;({ circle } = met)
	;[ada, ben] = met.people
	;[session = ''] = met.sessions
})

/** An answer that was given so many minutes ago. */
const said = (minutesAgo: number, id = randomUUID()) => ({
	id,
	at: new Date(Date.now() - minutesAgo * 60_000)
})
const ok = { ok: true, value: undefined }

const standing = async () => {
	const [row] = await backend.sql<{ status: string; ended_with: string | null }>(
		'select status, ended_with from public.commitments'
	)
	return row && [row.status, row.ended_with]
}
const heard = () =>
	backend.sql('select answer, words from public.own_answers where about = $1 order by said_at', [
		'commitment'
	])

test('of two devices the later answer stands, whichever arrives first, and the earlier one is remembered', async () => {
	const id = await log(ada, { circle_id: circle })
	expect(await end(ada.client, id, 'let_go', said(5), 'No time.')).toEqual(ok)
	// Written before, in a tunnel, and only now out of it.
	expect(await end(ada.client, id, 'kept', said(60), 'It was read.')).toEqual(ok)
	expect(await standing()).toEqual(['let_go', 'No time.'])
	expect(await end(ada.client, id, 'learned', said(1), 'Nobody reads.')).toEqual(ok)
	expect(await standing()).toEqual(['learned', 'Nobody reads.'])
	expect(await heard()).toEqual([
		{ answer: 'kept', words: 'It was read.' },
		{ answer: 'let_go', words: 'No time.' },
		{ answer: 'learned', words: 'Nobody reads.' }
	])
	const before = await done(ada.client.from('commitments').select('answered_before').eq('id', id).single())
	expect(before.answered_before).toMatchObject([{ answer: 'kept' }, { answer: 'let_go' }])
	// Nobody else learns that there was another.
	const theirs = await done(ben.client.from('commitments').select('answered_before').eq('id', id).single())
	expect(theirs.answered_before).toEqual([])
})

test('the same answer sent twice is heard once', async () => {
	const id = await log(ada, { circle_id: circle })
	const once = said(3)
	for (let times = 0; times < 3; times++) expect(await end(ada.client, id, 'kept', once)).toEqual(ok)
	expect(await heard()).toHaveLength(1)
	// Opened again meanwhile, it is not ended once more by what was on its way twice.
	await done(ada.client.rpc('reopen_commitment', { p_id: id }))
	expect(await end(ada.client, id, 'kept', once)).toEqual(ok)
	expect(await end(ada.client, id, 'kept', said(2))).toEqual(ok)
	expect(await standing()).toEqual(['open', null])
})

/** Ada's link to a commitment, as its nudge brings it; whoever holds it answers signed out. */
const byLink = async (id: string) => {
	const [row] = await backend.sql<{ token: string }>('select private.nudge_link($1, $2) as token', [
		id,
		ada.id
	])
	const p_token = row?.token ?? ''
	return {
		answer: (p_answer: 'on' | 'changed' | 'done', p_id = randomUUID()) =>
			done(backend.anonymous.rpc('answer_nudge', { p_token, p_answer, p_id })),
		undo: (p_id?: string) => done(backend.anonymous.rpc('undo_nudge', { p_token, ...(p_id && { p_id }) }))
	}
}
const answeredBefore = async (id: string) =>
	(await done(ada.client.from('commitments').select('answered_before').eq('id', id).single())).answered_before

test('what was tapped in a mail stands against what was answered before it and comes after it', async () => {
	const id = await log(ada, { circle_id: circle })
	const link = await byLink(id)
	const tap = randomUUID()
	await link.answer('done', tap)
	await link.answer('done', tap)
	expect(await end(ada.client, id, 'let_go', said(60), 'No time.')).toEqual(ok)
	expect(await standing()).toEqual(['kept', null])
	expect(await heard()).toEqual([
		{ answer: 'let_go', words: 'No time.' },
		{ answer: 'kept', words: null }
	])
	expect(await answeredBefore(id)).toMatchObject([{ answer: 'let_go', words: 'No time.' }])
	// Hers and nobody else’s, though nobody was signed in.
	expect(await backend.sql('select distinct profile_id from public.own_answers')).toEqual([
		{ profile_id: ada.id }
	])
	await link.undo()
	expect(await end(ada.client, id, 'learned', said(30))).toEqual(ok)
	expect(await standing()).toEqual(['open', null])
	expect(await answeredBefore(id)).toMatchObject([
		{ answer: 'let_go' },
		{ answer: 'learned' },
		{ answer: 'kept' }
	])
	// What is answered after all of these stands.
	expect(await end(ada.client, id, 'learned', said(0), 'Nobody reads.')).toEqual(ok)
	expect(await standing()).toEqual(['learned', 'Nobody reads.'])
})

test('what a mail finds as it says already, and what it says goes on, was said all the same', async () => {
	const id = await log(ada, { circle_id: circle })
	const link = await byLink(id)
	expect(await end(ada.client, id, 'kept', said(90))).toEqual(ok)
	await link.answer('done')
	expect(await end(ada.client, id, 'let_go', said(60))).toEqual(ok)
	expect(await standing()).toEqual(['kept', null])
	await link.undo()
	await link.undo()
	for (const answer of ['on', 'on', 'changed'] as const) {
		await link.answer(answer)
		expect(await end(ada.client, id, 'let_go', said(50))).toEqual(ok)
	}
	expect(await standing()).toEqual(['open', null])
	// Those taps are among its check-ins; what was answered twice in a row shows once.
	expect(await backend.sql('select words from public.check_ins order by words')).toEqual([
		{ words: 'It changes.' },
		{ words: 'Still on.' }
	])
	expect(await end(ada.client, id, 'learned', said(0))).toEqual(ok)
	const told = (await answeredBefore(id)) as { answer: string }[]
	expect(told.map(({ answer }) => answer)).toEqual(['kept', 'let_go', 'kept', 'open'])
})

test('a line on what came of it, and opening what is open already, are answers too', async () => {
	const id = await log(ada, { circle_id: circle })
	expect(await end(ada.client, id, 'kept', said(90))).toEqual(ok)
	await done(ada.client.rpc('say_what_came', { p_id: id, p_words: 'It was read.' }))
	// The line says again that it was kept.
	expect(await answeredBefore(id)).toEqual([])
	expect(await end(ada.client, id, 'learned', said(60), 'Nobody reads.')).toEqual(ok)
	expect(await standing()).toEqual(['kept', 'It was read.'])
	expect(await answeredBefore(id)).toMatchObject([{ answer: 'kept' }, { answer: 'learned' }])
	await backend.sql('delete from public.own_answers')
	await backend.sql(`update public.commitments set status = 'open', ended_at = null, ended_with = null`)
	await done(ada.client.rpc('reopen_commitment', { p_id: id }))
	expect(await end(ada.client, id, 'let_go', said(60))).toEqual(ok)
	expect(await standing()).toEqual(['open', null])
})

test('what was renegotiated goes on under its successor: a late ending is refused, with a reason', async () => {
	const id = await log(ada, { circle_id: circle })
	await done(
		ada.client.rpc('renegotiate_commitment', {
			p_id: id,
			p_new_id: randomUUID(),
			p_words: 'Ask later.',
			p_due_on: '2027-01-01'
		})
	)
	expect(await end(ada.client, id, 'kept', said(1))).toEqual({ ok: false, reason: 'ended_already' })
})

test('an answer to a session is the one given last, also beside session links', async () => {
	const rsvp = async () => (await backend.sql('select answer from public.rsvps'))[0]
	expect(await answer(ada.client, session, 'yes', said(10))).toEqual(ok)
	expect(await answer(ada.client, session, 'no', said(30))).toEqual(ok)
	expect(await rsvp()).toEqual({ answer: 'yes' })
	const [link] = await backend.sql<{ token: string }>('select private.session_link($1, $2) as token', [
		session,
		ada.id
	])
	await done(backend.anonymous.rpc('answer_session_link', { p_token: link?.token ?? '', p_answer: 'maybe' }))
	expect(await answer(ada.client, session, 'no', said(5))).toEqual(ok)
	expect(await rsvp()).toEqual({ answer: 'maybe' })
	expect(await answer(ada.client, session, 'no', said(0))).toEqual(ok)
	expect(await rsvp()).toEqual({ answer: 'no' })
})

test('a vote that was taken back later is not cast by the tap before it', async () => {
	const topic = randomUUID()
	await done(
		ben.client.rpc('bring_topic', { p_topic: { id: topic, session_id: session, words: 'Who decides?' } })
	)
	expect(await vote(ada.client, topic, false, said(1))).toEqual(ok)
	expect(await vote(ada.client, topic, true, said(4))).toEqual(ok)
	expect(await backend.sql('select 1 from public.topic_votes')).toEqual([])
	expect(await vote(ada.client, topic, true, said(0))).toEqual(ok)
	expect(await backend.sql('select 1 from public.topic_votes')).toHaveLength(1)
})

test('of one device the answer given last stands, though its clock was set between them', async () => {
	const id = await log(ada, { circle_id: circle })
	const topic = randomUUID()
	await done(
		ben.client.rpc('bring_topic', { p_topic: { id: topic, session_id: session, words: 'Who decides?' } })
	)
	const first = said(1)
	// Set to the day after: what is written later seems to be a day old when it is sent.
	const later = () => ({ ...said(24 * 60), after: first.id })
	expect(await end(ada.client, id, 'let_go', first, 'No time.')).toEqual(ok)
	expect(await end(ada.client, id, 'kept', later(), 'It was read.')).toEqual(ok)
	expect(await standing()).toEqual(['kept', 'It was read.'])
	const answers = { ...said(1), id: randomUUID() }
	expect(await answer(ada.client, session, 'yes', answers)).toEqual(ok)
	expect(await answer(ada.client, session, 'no', { ...said(24 * 60), after: answers.id })).toEqual(ok)
	expect(await backend.sql('select answer from public.rsvps')).toEqual([{ answer: 'no' }])
	const votes = said(1)
	expect(await vote(ada.client, topic, true, votes)).toEqual(ok)
	expect(await vote(ada.client, topic, false, { ...said(24 * 60), after: votes.id })).toEqual(ok)
	expect(await backend.sql('select 1 from public.topic_votes')).toEqual([])
	// Another device's, which was given in between by the clock that is right, is later all the same.
	expect(await end(ada.client, id, 'learned', said(0))).toEqual(ok)
	expect(await end(ada.client, id, 'let_go', later())).toEqual(ok)
	expect((await standing())?.[0]).toBe('learned')
})

test('what is said to come after somebody else’s answer comes after nothing', async () => {
	const id = await log(ada, { circle_id: circle })
	const theirs = said(0)
	await answer(ben.client, session, 'yes', theirs)
	expect(await end(ada.client, id, 'kept', said(5))).toEqual(ok)
	expect(await end(ada.client, id, 'let_go', { ...said(9), after: theirs.id })).toEqual(ok)
	expect((await standing())?.[0]).toBe('kept')
})

test('what was recorded is taken when it is sent again, though it could not be written any more', async () => {
	const id = randomUUID()
	const commitment = { id, words: 'Ask.', private: false, due: { circleId: circle, sessionId: session } }
	const logged = () =>
		logOne(ben.client, ben.id, {
			...commitment,
			outcome: undefined,
			reason: undefined,
			support: undefined,
			witness: undefined
		})
	const once = { id: randomUUID(), commitmentId: id, words: 'Half way.' }
	expect(await logged()).toEqual(ok)
	expect(await checkIn(ben.client, ben.id, once)).toEqual(ok)
	await end(ben.client, id, 'kept', said(0))
	expect(await checkIn(ben.client, ben.id, once)).toEqual(ok)
	expect(await checkIn(ben.client, ben.id, { ...once, id: randomUUID() })).toMatchObject({ ok: false })
	const other = await log(ben, { circle_id: circle })
	const change = { next: randomUUID(), words: 'Ask later.', due: commitment.due }
	expect(await renegotiate(ben.client, other, change)).toEqual(ok)
	await backend.sql('update public.members set left_at = now() where profile_id = $1', [ben.id])
	expect(await renegotiate(ben.client, other, change)).toEqual(ok)
	expect(await renegotiate(ben.client, other, { ...change, next: randomUUID() })).toMatchObject({ ok: false })
	expect(await logged()).toEqual(ok)
	expect(await backend.sql('select words from public.check_ins')).toEqual([{ words: 'Half way.' }])
	expect(await backend.sql('select id from public.commitments')).toHaveLength(3)
})

test('a device whose clock is ahead says nothing in the future, and one that is behind is no older than sixty days', async () => {
	const id = await log(ada, { circle_id: circle })
	expect(await end(ada.client, id, 'kept', said(-100_000))).toEqual(ok)
	expect(await end(ada.client, id, 'learned', said(0))).toEqual(ok)
	expect(await standing()).toEqual(['learned', null])
	expect(await answer(ada.client, session, 'yes', said(1_000_000))).toEqual(ok)
	const [kept] = await backend.sql<{ recent: boolean }>(
		`select said_at > now() - interval '61 days' as recent from public.own_answers where about = 'rsvp'`
	)
	expect(kept).toEqual({ recent: true })
})

test('nobody answers in another’s name: their id is not taken over, their row not touched', async () => {
	const id = await log(ada, { circle_id: circle })
	const hers = said(5)
	await end(ada.client, id, 'kept', hers)
	expect(await end(ben.client, id, 'let_go', said(0))).toEqual({ ok: false, reason: 'not_found' })
	await answer(ben.client, session, 'no', hers)
	expect(await backend.sql('select profile_id, answer from public.own_answers')).toEqual([
		{ profile_id: ada.id, answer: 'kept' }
	])
})

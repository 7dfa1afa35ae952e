import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { planNudges } from '../../src/lib/deliveries/write-nudges.server.ts'
import { planReminders } from '../../src/lib/deliveries/write-reminders.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import {
	done,
	enterAll,
	formCircle,
	join,
	log,
	placeSession,
	refusal,
	sessionsOf,
	type Person
} from './people.ts'

let backend: TestBackend
let ada: Person
let bea: Person
let circle: string
let session: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const [one, two] = await enterAll(backend, ['Ada', 'Bea'])
	if (!one || !two) throw new Error('people are missing')
	;[ada, bea] = [one, two]
	circle = await formCircle(ada)
	await join(ada, circle, [bea])
	const [first] = await sessionsOf(backend, circle)
	session = first?.id ?? ''
	await backend.sql(`update public.sessions set created_at = now() - interval '30 days'`)
	await backend.sql(`update public.members set joined_at = now() - interval '30 days'`)
	await backend.sql('update public.mail_preferences set quiet_from = null, quiet_until = null')
	await placeSession(backend, session, 7 * day)
})

const day = 24 * 60
/** When the question of day 7 is due for a session that is seven days away: today at nine, wherever the clock stands. */
const nine = () => new Date(`${new Date().toISOString().slice(0, 10)}T09:00:00Z`)
const plan = (now = nine()) => planNudges(backend.service, now)
const claim = () => done(backend.service.rpc('claim_deliveries', { p_limit: 50 }))
const long = () => backend.sql(`update public.commitments set created_at = now() - interval '10 days'`)
const planned = () =>
	backend.sql<{ person: string; cause: string; dropped: boolean }>(
		`select p.name as person, d.cause, d.dropped_at is not null as dropped
		from public.deliveries d join public.profiles p on p.id = d.recipient_id where d.kind = 'nudge' order by 1, 2`
	)
const dueNow = () =>
	backend.sql(`update public.deliveries set due_at = now() - interval '1 minute' where kind = 'nudge'`)
const tokenOf = async (commitment: string, person = ada) => {
	const [row] = await backend.sql<{ token: string | null }>('select private.nudge_link($1, $2) as token', [
		commitment,
		person.id
	])
	return row?.token ?? ''
}
const read = (token: string) => backend.anonymous.rpc('read_nudge', { p_token: token })
const answer = (token: string, p_answer: string, p_id: string = randomUUID()) =>
	backend.anonymous.rpc('answer_nudge', { p_token: token, p_answer, p_id })
const undo = (token: string, p_id?: string) =>
	backend.anonymous.rpc('undo_nudge', { p_token: token, ...(p_id && { p_id }) })
const statusOf = async (id: string) =>
	(await backend.sql<{ status: string }>('select status from public.commitments where id = $1', [id]))[0]
		?.status
const checkIns = () =>
	backend.sql<{ id: string; words: string }>('select id, words from public.check_ins order by created_at')

describe('the question in the middle of the fortnight', () => {
	test('comes once for each person and due session, however many servers plan it', async () => {
		await log(ada, { circle_id: circle, due_session_id: session })
		await log(ada, { circle_id: circle, due_session_id: session, private: true })
		await log(bea, { circle_id: circle, due_session_id: session })
		await long()
		await Promise.all([plan(), plan(), plan()])
		expect(await planned()).toEqual([
			{ person: 'Ada', cause: `nudge ${session} to ${ada.id}`, dropped: false },
			{ person: 'Bea', cause: `nudge ${session} to ${bea.id}`, dropped: false }
		])
		await plan()
		expect(await planned()).toHaveLength(2)
	})

	test('carries how many are open and a link for each, and no words', async () => {
		const first = await log(ada, { circle_id: circle, due_session_id: session })
		const second = await log(ada, { circle_id: circle, due_session_id: session })
		await log(bea, { circle_id: circle, due_session_id: session })
		await long()
		await plan()
		await dueNow()
		const mine = (await claim()).find(({ address }) => address === ada.email)
		expect(mine).toMatchObject({
			kind: 'nudge',
			payload: { circle_id: circle, open: 2, session: { zone: 'Etc/UTC' } }
		})
		const tokens = [await tokenOf(first), await tokenOf(second)]
		for (const token of tokens) expect(JSON.stringify(mine)).toContain(token)
		expect(JSON.stringify(mine)).not.toMatch(/one-page|Lamplighters/)
	})

	test('comes for a day as well, apart from that of the session', async () => {
		await log(ada, { circle_id: circle })
		await backend.sql(`update public.commitments set due_on = (now() at time zone 'UTC')::date + 7`)
		await log(ada, { circle_id: circle, due_session_id: session })
		await long()
		expect(await plan()).toBe(2)
	})

	test('comes in the middle of a week as well, for circles that meet every week', async () => {
		await log(ada, { circle_id: circle, due_session_id: session })
		await log(bea, { circle_id: circle, due_session_id: session })
		const since = (person: Person, days: number) =>
			backend.sql(
				`update public.commitments set created_at = now() - make_interval(days => $2) where owner_id = $1`,
				[person.id, days]
			)
		await placeSession(backend, session, 3 * day)
		await since(ada, 4)
		await since(bea, 2)
		expect(await plan()).toBe(1)
		expect(await planned()).toMatchObject([{ person: 'Ada' }])
		// Asked once, also when it is not done and something is promised on top of it.
		await log(ada, { circle_id: circle, due_session_id: session })
		expect(await plan()).toBe(0)
	})

	test('leaves in peace what was promised a moment ago, what is far away, and who does not want it', async () => {
		const mine = await log(ada, { circle_id: circle, due_session_id: session })
		expect(await plan()).toBe(0)
		await long()
		await placeSession(backend, session, 10 * day)
		expect(await plan()).toBe(0)
		await placeSession(backend, session, 3 * day)
		expect(await plan()).toBe(0)
		await placeSession(backend, session, 7 * day)
		await done(
			ada.client.from('mail_preferences').update({ nudges: false }).eq('profile_id', ada.id).select()
		)
		expect(await plan()).toBe(0)
		await done(ada.client.from('mail_preferences').update({ nudges: true }).eq('profile_id', ada.id).select())
		await done(ada.client.rpc('end_commitment', { p_id: mine, p_status: 'learned' }))
		expect(await plan()).toBe(0)
	})

	test('is dropped when nothing of it is open any more, or its session is off', async () => {
		const mine = await log(ada, { circle_id: circle, due_session_id: session })
		await log(bea, { circle_id: circle, due_session_id: session })
		await long()
		await plan()
		await dueNow()
		await done(ada.client.rpc('end_commitment', { p_id: mine, p_status: 'let_go' }))
		await done(bea.client.rpc('leave_circle', { p_circle_id: circle }))
		expect((await claim()).filter(({ kind }) => kind === 'nudge')).toEqual([])
		expect(await planned()).toMatchObject([{ dropped: true }, { dropped: true }])
		await done(ada.client.rpc('reopen_commitment', { p_id: mine }))
		expect(await plan()).toBe(1)
	})

	test('waits for the end of quiet hours', async () => {
		await log(ada, { circle_id: circle, due_session_id: session })
		await long()
		await backend.sql(`update public.mail_preferences set quiet_from = '20:00', quiet_until = '12:00'`)
		expect(await plan()).toBe(0)
		expect(await plan(new Date(nine().getTime() + 3 * 3_600_000))).toBe(1)
	})
})

test('a reminder of the day before says how many of one’s own come up', async () => {
	await placeSession(backend, session, day)
	await log(ada, { circle_id: circle, due_session_id: session })
	await log(ada, { circle_id: circle, due_session_id: session, private: true })
	const kept = await log(ada, { circle_id: circle, due_session_id: session })
	await done(ada.client.rpc('end_commitment', { p_id: kept, p_status: 'kept' }))
	await planReminders(backend.service, new Date())
	const reminders = (await claim()).filter(({ kind }) => kind === 'reminder')
	const countOf = ({ email }: Person) => reminders.find(({ address }) => address === email)?.payload
	expect(countOf(ada)).toMatchObject({ before: 'day', commitments: 2 })
	expect(countOf(bea)).toMatchObject({ commitments: 0 })
})

describe('a link', () => {
	let commitment: string
	let token: string
	beforeEach(async () => {
		commitment = await log(ada, { circle_id: circle, due_session_id: session })
		token = await tokenOf(commitment)
	})

	test('shows one commitment to whoever holds it, and stores nothing', async () => {
		expect(token).toMatch(/^nudge_[\w-]{64}$/)
		const view = await done(read(token))
		expect(view).toMatchObject({
			commitment_id: commitment,
			name: 'Ada',
			words: 'Write the one-page case.',
			status: 'open',
			undoable: false,
			latest: null
		})
		expect(JSON.stringify(view)).not.toMatch(/Bea|Lamplighters|example\.org/)
		expect(await checkIns()).toEqual([])
	})

	test('says still on, once, and takes it back', async () => {
		const id = randomUUID()
		await done(answer(token, 'on', id))
		await done(answer(token, 'on', id))
		await done(answer(token, 'on'))
		expect(await checkIns()).toEqual([{ id, words: 'Still on.' }])
		expect(await done(read(token))).toMatchObject({ latest: { id, answer: 'on' } })
		await done(undo(token, id))
		await done(undo(token, id))
		expect(await checkIns()).toEqual([])
	})

	test('says that it changes, and leaves the changing to whoever signs in', async () => {
		await done(answer(token, 'changed'))
		expect(await checkIns()).toMatchObject([{ words: 'It changes.' }])
		expect(await statusOf(commitment)).toBe('open')
	})

	test('ends it as kept, once, and opens it again', async () => {
		expect(await done(answer(token, 'done'))).toBe(commitment)
		expect(await done(answer(token, 'done'))).toBe(commitment)
		expect(await statusOf(commitment)).toBe('kept')
		expect(await refusal(answer(token, 'on'))).toBe('409 ended_already')
		expect(await done(read(token))).toMatchObject({ status: 'kept', undoable: true })
		await done(undo(token))
		await done(undo(token))
		expect(await statusOf(commitment)).toBe('open')
	})

	test('takes nothing back that was said by somebody who signed in', async () => {
		const own = randomUUID()
		await done(
			ada.client
				.from('check_ins')
				.insert({ id: own, commitment_id: commitment, author_id: ada.id, words: 'Half way.' })
		)
		await done(undo(token, own))
		expect(await checkIns()).toEqual([{ id: own, words: 'Half way.' }])
		await done(
			ada.client.rpc('end_commitment', { p_id: commitment, p_status: 'kept', p_ended_with: 'It is signed.' })
		)
		expect(await refusal(undo(token))).toBe('409 ended_already')
		expect(await refusal(answer(token, 'perhaps'))).toBe('400 answer_is_unknown')
	})

	test('that is forged, of another person or for another commitment is none', async () => {
		const other = await log(bea, { circle_id: circle, due_session_id: session })
		const theirs = await tokenOf(other, bea)
		const bytes = (text: string) => Buffer.from(text.slice(6), 'base64url')
		const mix = (from: number, to: number) => {
			const mixed = bytes(token)
			bytes(theirs).copy(mixed, from, from, to)
			return `nudge_${mixed.toString('base64url')}`
		}
		const [sessionLink] = await backend.sql<{ token: string }>(
			'select private.session_link($1, $2) as token',
			[session, ada.id]
		)
		const bad = [
			'',
			'x',
			token.slice(6),
			`${token}A`,
			token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
			mix(0, 16),
			mix(16, 32),
			mix(32, 48),
			await tokenOf(commitment, bea),
			`nudge_${'A'.repeat(64)}`,
			`nudge_${sessionLink?.token}`
		]
		for (const wrong of bad) {
			expect(await read(wrong), wrong).toMatchObject({ data: null, error: null })
			expect(await refusal(answer(wrong, 'done')), wrong).toBe('404 not_found')
			expect(await refusal(undo(wrong)), wrong).toBe('404 not_found')
		}
		expect(await statusOf(commitment)).toBe('open')
		expect(await statusOf(other)).toBe('open')
	})

	test('ends a week after it is due', async () => {
		await placeSession(backend, session, -6.5 * day)
		expect(await done(read(token))).toMatchObject({ status: 'open' })
		await placeSession(backend, session, -7 * day - 61)
		expect((await read(token)).data).toBeNull()
		const dated = await log(ada, { circle_id: circle })
		const toDay = await tokenOf(dated)
		await backend.sql(`update public.commitments set due_on = (now() at time zone 'UTC')::date - 7`)
		expect(await done(read(toDay))).toMatchObject({ words: 'Write the one-page case.' })
		await backend.sql(`update public.commitments set due_on = (now() at time zone 'UTC')::date - 8`)
		expect((await read(toDay)).data).toBeNull()
		expect(await refusal(answer(toDay, 'done'))).toBe('404 not_found')
	})

	test('ends when its owner takes it back, turns links off, makes them anew, leaves, or goes', async () => {
		await done(ada.client.rpc('reset_my_links', { p_enabled: true }))
		expect((await read(token)).data).toBeNull()
		const anew = await tokenOf(commitment)
		expect(await done(read(anew))).toMatchObject({ name: 'Ada' })
		await done(ada.client.rpc('reset_my_links', { p_enabled: false }))
		expect((await read(anew)).data).toBeNull()
		expect(await tokenOf(commitment)).toBe('')

		const beas = await log(bea, { circle_id: circle, due_session_id: session })
		const hers = await tokenOf(beas, bea)
		expect(await done(read(hers))).toMatchObject({ name: 'Bea' })
		await done(bea.client.rpc('leave_circle', { p_circle_id: circle }))
		expect((await read(hers)).data).toBeNull()
		expect(await refusal(answer(hers, 'on'))).toBe('404 not_found')
		await done(bea.client.rpc('delete_my_account'))
		expect((await read(hers)).data).toBeNull()
	})
})

describe('an encouragement', () => {
	let commitment: string
	beforeEach(async () => {
		commitment = await log(ada, { circle_id: circle, due_session_id: session, witness_id: bea.id })
	})
	const encourage = (person: Person, p_id: string = randomUUID(), of = commitment) =>
		person.client.rpc('encourage', { p_id, p_commitment_id: of })
	const takeBack = (person: Person, p_id: string) => person.client.rpc('take_back_encouragement', { p_id })
	const sent = () =>
		backend.sql<{ id: string; witness_id: string }>(
			'select id, witness_id from public.encouragements order by created_at'
		)
	const seenBy = async (person: Person) =>
		(await done(person.client.from('encouragements').select('id'))).length
	const told = () => backend.sql(`select id from public.deliveries where kind = 'encouragement'`)

	test('comes from the witness, once until it is due, and is seen by the two alone', async () => {
		const [cy] = await enterAll(backend, ['Cy'])
		if (!cy) throw new Error('Cy is missing')
		await join(ada, circle, [cy])
		const id = randomUUID()
		await done(encourage(bea, id))
		await done(encourage(bea, id))
		await done(encourage(bea))
		expect(await sent()).toEqual([{ id, witness_id: bea.id }])
		expect(await told()).toHaveLength(1)
		expect([await seenBy(ada), await seenBy(bea), await seenBy(cy)]).toEqual([1, 1, 0])
		await backend.sql(`update public.commitments set due_on = due_on + 14 where id = $1`, [commitment])
		await done(encourage(bea))
		expect(await sent()).toHaveLength(2)
	})

	test('waits a minute, and says who it is from but not about what', async () => {
		await done(encourage(bea))
		expect(await claim()).not.toContainEqual(expect.objectContaining({ kind: 'encouragement' }))
		await backend.sql(
			`update public.deliveries set due_at = now() - interval '1 second' where kind = 'encouragement'`
		)
		const mail = (await claim()).find(({ kind }) => kind === 'encouragement')
		expect(mail).toMatchObject({
			address: ada.email,
			payload: { circle_id: circle, commitment_id: commitment, witness: 'Bea' }
		})
		expect(JSON.stringify(mail)).not.toContain('one-page')
	})

	test('waits for the end of quiet hours', async () => {
		await backend.sql(
			`update public.mail_preferences set quiet_from = (now() at time zone 'UTC' - interval '2 hours')::time(0),
				quiet_until = (now() at time zone 'UTC' + interval '3 hours')::time(0) where profile_id = $1`,
			[ada.id]
		)
		await done(encourage(bea))
		const [row] = await backend.sql<{ minutes: number }>(
			`select round(extract(epoch from due_at - now()) / 60)::int as minutes from public.deliveries where kind = 'encouragement'`
		)
		expect(row?.minutes).toBe(180)
	})

	test('is taken back until the owner was told', async () => {
		const id = randomUUID()
		await done(encourage(bea, id))
		await done(takeBack(ada, id))
		expect(await sent()).toHaveLength(1)
		await done(takeBack(bea, id))
		await done(takeBack(bea, id))
		expect(await sent()).toEqual([])
		expect(await told()).toEqual([])

		const other = randomUUID()
		await done(encourage(bea, other))
		await backend.sql(
			`update public.deliveries set due_at = now() - interval '1 second' where kind = 'encouragement'`
		)
		const mail = (await claim()).find(({ kind }) => kind === 'encouragement')
		expect(await refusal(takeBack(bea, other))).toBe('409 told_already')
		await done(backend.service.rpc('finish_delivery', { p_id: mail?.id ?? '' }))
		expect(await refusal(takeBack(bea, other))).toBe('409 told_already')
		expect(await sent()).toHaveLength(1)
	})

	test('is nobody else’s to send, and not for what has ended', async () => {
		const [otto] = await enterAll(backend, ['Otto'])
		if (!otto) throw new Error('Otto is missing')
		const alone = await log(ada, { circle_id: circle, due_session_id: session })
		expect(await refusal(encourage(ada))).toBe('404 not_found')
		expect(await refusal(encourage(otto))).toBe('404 not_found')
		expect(await refusal(encourage(bea, randomUUID(), alone))).toBe('404 not_found')
		expect(await refusal(encourage(bea, randomUUID(), randomUUID()))).toBe('404 not_found')
		await done(ada.client.rpc('end_commitment', { p_id: commitment, p_status: 'kept' }))
		expect(await refusal(encourage(bea))).toBe('409 ended_already')
		await done(ada.client.rpc('reopen_commitment', { p_id: commitment }))
		await done(bea.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await refusal(encourage(bea))).toBe('404 not_found')
	})

	test('is dropped when it has ended before, or is not wanted', async () => {
		await done(encourage(bea))
		await backend.sql(
			`update public.deliveries set due_at = now() - interval '1 second' where kind = 'encouragement'`
		)
		await done(ada.client.rpc('end_commitment', { p_id: commitment, p_status: 'learned' }))
		expect((await claim()).filter(({ kind }) => kind === 'encouragement')).toEqual([])
		await done(
			ada.client.from('mail_preferences').update({ nudges: false }).eq('profile_id', ada.id).select()
		)
		const silent = await log(ada, { circle_id: circle, due_session_id: session, witness_id: bea.id })
		await done(encourage(bea, randomUUID(), silent))
		expect(await told()).toHaveLength(1)
		expect(await seenBy(ada)).toBe(2)
	})
})

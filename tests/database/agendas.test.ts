import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { kindsToAdd } from '../../src/lib/agendas/arrange-steps.ts'
import { objectToSteps } from '../../src/lib/agendas/object-to-steps.ts'
import { stepKinds, type Step } from '../../src/lib/agendas/step.ts'
import { chooseTemplate, templates } from '../../src/lib/agendas/templates.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
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
let ada: Person, bo: Person, lee: Person, otto: Person
let circle: string
let sessions: string[]

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	const met = await meet(backend, 'Ada', 'Bo', 'Lee')
	;({ circle, sessions } = met)
	;[ada, bo, lee] = met.people
	otto = await enter(backend, 'Otto')
	await formCircle(otto)
})

const sessionAt = (place: number): string => {
	const id = sessions.at(place)
	if (!id) throw new Error('there is no such session')
	return id
}

const hour = templates[0].steps.map((step) => ({ ...step }))
const short: Step[] = [
	{ kind: 'check_in', minutes: 10, title: 'Tea' },
	{ kind: 'commitments', minutes: 6, title: null },
	{ kind: 'close', minutes: 4, title: null }
]
const plain = (steps: readonly Step[]) => steps.map((step) => ({ ...step }))

const save = (person: Person, id: string, steps: readonly Step[] = hour, name = 'Ours', into = circle) =>
	person.client.rpc('save_agenda', { p_id: id, p_circle_id: into, p_name: name, p_steps: plain(steps) })
const remove = (person: Person, id: string, removed = true) =>
	person.client.rpc('remove_agenda', { p_id: id, p_removed: removed })
const choose = (person: Person, session: string, steps: readonly Step[] | null = short) =>
	person.client.rpc('choose_agenda', { p_session_id: session, ...(steps && { p_steps: plain(steps) }) })
const undo = (person: Person, session: string) => person.client.rpc('undo_agenda', { p_session_id: session })
const read = async (person: Person, session: string) => {
	const { data } = await person.client.rpc('read_agenda', { p_session_id: session })
	return data as null | {
		steps: Step[] | null
		chosen_by: { id: string } | null
		may_choose: boolean
		own: { id: string; name: string }[]
		session: { is_first: boolean; is_last: boolean; minutes: number; format: 'call' | 'writing' }
	}
}
const facilitate = (person: Person, session: string) =>
	backend.sql(
		`insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, 'facilitator', $3)
		on conflict (session_id, role) do update set profile_id = excluded.profile_id`,
		[session, circle, person.id]
	)
const hotSeats = async (session: string) => {
	const [row] = await backend.sql<{ count: number }>('select private.hot_seat_count($1) as count', [session])
	return row?.count
}

describe('a circle’s own agendas', () => {
	test('are made by any member, and seen by all of them and nobody else', async () => {
		const id = randomUUID()
		expect(await refusal(save(bo, id))).toBe('ok')
		for (const person of [ada, bo, lee])
			expect((await done(person.client.from('agendas').select('id'))).map((row) => row.id)).toEqual([id])
		expect(await done(otto.client.from('agendas').select('id'))).toEqual([])
		expect((await backend.anonymous.from('agendas').select('id')).error?.code).toBe('42501')
		expect((await read(lee, sessionAt(0)))?.own).toEqual([expect.objectContaining({ id, name: 'Ours' })])
	})

	test('are worded again by their maker and by organisers only', async () => {
		const id = randomUUID()
		await done(save(bo, id))
		expect(await refusal(save(bo, id, short, 'Shorter'))).toBe('ok')
		expect(await refusal(save(ada, id, hour, 'Longer'))).toBe('ok')
		expect(await refusal(save(lee, id))).toBe('404 not_found')
		expect(await refusal(save(otto, id))).toBe('404 not_found')
		const [row] = await backend.sql('select name, made_by from public.agendas')
		expect(row).toEqual({ name: 'Longer', made_by: bo.id })
	})

	test('cannot be moved into another circle by saving them there', async () => {
		const id = randomUUID()
		await done(save(ada, id))
		const other = await formCircle(ada)
		expect(await refusal(save(ada, id, hour, 'Ours', other))).toBe('404 not_found')
		expect(await refusal(save(otto, randomUUID()))).toBe('404 not_found')
	})

	test('are taken away and put back by their maker and by organisers only', async () => {
		const id = randomUUID()
		await done(save(bo, id))
		for (const stranger of [lee, otto]) expect(await refusal(remove(stranger, id))).toBe('404 not_found')
		expect(await refusal(remove(bo, id))).toBe('ok')
		expect(await done(ada.client.from('agendas').select('id'))).toEqual([])
		expect((await read(bo, sessionAt(0)))?.own).toEqual([])
		expect(await refusal(save(bo, id))).toBe('404 not_found')
		for (const stranger of [lee, otto])
			expect(await refusal(remove(stranger, id, false))).toBe('404 not_found')
		expect(await refusal(remove(ada, id, false))).toBe('ok')
		expect(await done(ada.client.from('agendas').select('id'))).toHaveLength(1)
	})

	test('are gone an hour after they were taken away', async () => {
		const [old, other] = [randomUUID(), randomUUID()]
		for (const id of [old, other]) await done(save(bo, id))
		await done(remove(bo, old))
		await backend.sql(`update public.agendas set removed_at = now() - interval '61 minutes' where id = $1`, [
			old
		])
		await done(remove(bo, other))
		expect(await backend.sql('select id from public.agendas')).toEqual([{ id: other }])
	})

	test('stay without a name when the account of their maker goes', async () => {
		await done(save(bo, randomUUID()))
		await done(bo.client.rpc('delete_my_account'))
		expect(await backend.sql('select made_by from public.agendas')).toEqual([{ made_by: null }])
	})
})

describe('steps', () => {
	test('of every template are right', async () => {
		for (const { steps } of templates) expect(await refusal(save(ada, randomUUID(), steps))).toBe('ok')
	})

	test('are held by the database to what the form says, one for one', async () => {
		const [checkIn, , hotSeat, commitments, close] = hour
		if (!checkIn || !hotSeat || !commitments || !close) throw new Error('the hour has five steps')
		const tried: Step[][] = [
			[],
			[close],
			[commitments, close],
			[close, commitments],
			[checkIn, close],
			[checkIn, commitments, close, checkIn],
			[commitments, checkIn, commitments, close],
			[close, commitments, close],
			[hotSeat, hotSeat, commitments, close],
			[hotSeat, hotSeat, hotSeat, commitments, close],
			[{ ...commitments, minutes: 4 }, close],
			[{ ...commitments, minutes: 5 }, close],
			...[0, -1, 1, 120, 121, 2.5].map((minutes) => [{ ...checkIn, minutes }, commitments, close]),
			...['🕯'.repeat(60), '🕯'.repeat(61)].map((title) => [{ ...checkIn, title }, commitments, close]),
			[...Array<Step>(18).fill(checkIn), commitments, close],
			[...Array<Step>(19).fill(checkIn), commitments, close],
			...stepKinds.map((kind) => [{ ...checkIn, kind }, commitments, close])
		]
		for (const steps of tried) {
			const [row] = await backend.sql<{ right: boolean }>(
				'select private.steps_are_right($1::jsonb) as right',
				[JSON.stringify(steps)]
			)
			expect(row?.right, JSON.stringify(steps)).toBe(Object.keys(objectToSteps(steps)).length === 0)
		}
		expect(kindsToAdd).toHaveLength(stepKinds.length - 2)
	})

	test('of any other shape are refused', async () => {
		const end = '{"kind":"commitments","minutes":9,"title":null},{"kind":"close","minutes":5,"title":null}'
		const odd = [
			'null',
			'{}',
			'"close"',
			'[1, 2]',
			'[null, null]',
			`[[], ${end}]`,
			`[{"kind":"party","minutes":5,"title":null}, ${end}]`,
			`[{"kind":"check_in","minutes":"5","title":null}, ${end}]`,
			`[{"kind":"check_in","minutes":5}, ${end}]`,
			`[{"kind":"check_in","minutes":5,"title":""}, ${end}]`,
			`[{"kind":"check_in","minutes":5,"title":" Tea"}, ${end}]`,
			`[{"kind":"check_in","minutes":5,"title":7}, ${end}]`,
			`[{"kind":"check_in","minutes":5,"title":"${'x'.repeat(61)}"}, ${end}]`,
			`[{"kind":"check_in","minutes":5,"title":null,"html":"<b>"}, ${end}]`,
			'[{"kind":"commitments","minutes":"9","title":null},{"kind":"close","minutes":[],"title":null}]'
		]
		for (const steps of odd) {
			const [row] = await backend.sql<{ right: boolean }>(
				'select private.steps_are_right($1::jsonb) as right',
				[steps]
			)
			expect(row?.right, steps).toBe(false)
		}
		expect(await refusal(choose(ada, sessionAt(1), [{ kind: 'check_in', minutes: 5, title: null }]))).toBe(
			'400 steps_are_not_right'
		)
	})
})

describe('the agenda of a session', () => {
	test('is chosen by an organiser or by who facilitates it, and by nobody else', async () => {
		const session = sessionAt(1)
		await facilitate(bo, session)
		expect(await refusal(choose(ada, session))).toBe('ok')
		expect(await refusal(choose(bo, session, hour))).toBe('ok')
		// Bo facilitates that one only.
		expect(await refusal(choose(bo, sessionAt(2)))).toBe('404 not_found')
		for (const stranger of [lee, otto]) {
			expect(await refusal(choose(stranger, session))).toBe('404 not_found')
			expect(await refusal(undo(stranger, session))).toBe('404 not_found')
		}
		expect((await backend.anonymous.rpc('choose_agenda', { p_session_id: session })).error?.code).toBe(
			'42501'
		)
		const seen = await read(lee, session)
		expect(seen).toMatchObject({ steps: hour, chosen_by: { id: bo.id }, may_choose: false })
		expect((await read(bo, session))?.may_choose).toBe(true)
		expect(await read(otto, session)).toBeNull()
	})

	test('goes back to what it was before, once and again', async () => {
		const session = sessionAt(1)
		await done(choose(ada, session, short))
		await done(choose(ada, session, hour))
		// Sent again because the answer was lost.
		await done(choose(ada, session, hour))
		await done(undo(ada, session))
		expect((await read(ada, session))?.steps).toEqual(short)
		await done(undo(ada, session))
		expect((await read(ada, session))?.steps).toEqual(hour)
		await done(choose(ada, session, null))
		expect(await read(ada, session)).toMatchObject({ steps: null, chosen_by: null })
		await done(undo(ada, session))
		expect((await read(ada, session))?.steps).toEqual(hour)
	})

	test('is chosen no more once it is over, cancelled, or under way', async () => {
		await placeSession(backend, sessionAt(0), -120)
		expect(await refusal(choose(ada, sessionAt(0)))).toBe('409 session_over')
		await backend.sql(`update public.sessions set status = 'cancelled', sequence = 1 where id = $1`, [
			sessionAt(3)
		])
		expect(await refusal(choose(ada, sessionAt(3)))).toBe('409 session_over')
		await placeSession(backend, sessionAt(1), -5)
		expect(await refusal(choose(ada, sessionAt(1)))).toBe('ok')
		await backend.sql(
			`insert into public.lives (session_id, circle_id, started_at, step_started_at, until)
			values ($1, $2, now(), now(), now() + interval '1 hour')
			on conflict (session_id) do update set started_at = now(), step_started_at = now(), until = excluded.until`,
			[sessionAt(1), circle]
		)
		expect(await refusal(choose(ada, sessionAt(1)))).toBe('409 session_started')
		expect(await refusal(undo(ada, sessionAt(1)))).toBe('409 session_started')
	})

	test('of a closed circle is only read', async () => {
		await done(save(ada, randomUUID()))
		for (const { id } of await sessionsOf(backend, circle)) await placeSession(backend, id, -5000)
		await done(ada.client.rpc('close_circle', { p_circle_id: circle }))
		expect(await refusal(save(ada, randomUUID()))).toBe('409 circle_closed')
		expect(await refusal(choose(ada, sessionAt(2)))).toBe('409 circle_closed')
		expect((await read(bo, sessionAt(2)))?.own).toHaveLength(1)
	})
})

describe('hot seats', () => {
	test('are as many as the usual agenda has, for every session there can be', async () => {
		const lengths = [15, 60, 79, 80, 90, 240]
		for (const place of [0, 1, -1])
			for (const minutes of lengths)
				for (const format of ['call', 'writing'] as const) {
					const id = sessionAt(place)
					await backend.sql('update public.sessions set duration_minutes = $2, format = $3 where id = $1', [
						id,
						minutes,
						format
					])
					const session = (await read(lee, id))?.session
					if (!session) throw new Error('Lee sees the session')
					expect([session.is_first, session.is_last]).toEqual([place === 0, place === -1])
					const { slug, steps } = chooseTemplate(session, {
						isFirst: session.is_first,
						isLast: session.is_last
					})
					expect(await hotSeats(id), `${place} ${minutes} ${format} ${slug}`).toBe(
						steps.filter(({ kind }) => kind === 'hot_seat').length
					)
				}
	})

	test('are as many as the chosen agenda has', async () => {
		await done(choose(ada, sessionAt(1), short))
		expect(await hotSeats(sessionAt(1))).toBe(0)
		await done(choose(ada, sessionAt(1), templates[1]?.steps ?? null))
		expect(await hotSeats(sessionAt(1))).toBe(2)
		await done(choose(ada, sessionAt(1), null))
		expect(await hotSeats(sessionAt(1))).toBe(1)
	})

	test('a cancelled first session leaves the next one to be the first, and so at the end', async () => {
		for (const place of [0, -1])
			await backend.sql(`update public.sessions set status = 'cancelled', sequence = 1 where id = $1`, [
				sessionAt(place)
			])
		expect((await read(ada, sessionAt(1)))?.session.is_first).toBe(true)
		expect((await read(ada, sessionAt(-2)))?.session.is_last).toBe(true)
	})
})

describe('what came of a commitment', () => {
	test('is said by its owner once it has ended, and taken away again', async () => {
		const id = await log(bo, { circle_id: circle })
		const say = (person: Person, words?: string) =>
			person.client.rpc('say_what_came', { p_id: id, ...(words && { p_words: words }) })
		expect(await refusal(say(bo, 'Half of it.'))).toBe('409 still_open')
		await done(bo.client.rpc('end_commitment', { p_id: id, p_status: 'learned' }))
		for (const stranger of [ada, lee, otto]) expect(await refusal(say(stranger, 'No.'))).toBe('404 not_found')
		expect(await refusal(say(bo, 'Half of it.'))).toBe('ok')
		const line = () => backend.sql('select status, ended_with from public.commitments where id = $1', [id])
		expect(await line()).toEqual([{ status: 'learned', ended_with: 'Half of it.' }])
		await done(say(bo))
		expect(await line()).toEqual([{ status: 'learned', ended_with: null }])
	})
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { read as readCircle } from '../../src/lib/circles/read.server.ts'
import { carryOut } from '../../src/lib/schedule/carry-out.ts'
import { planChange } from '../../src/lib/schedule/plan-change.ts'
import { isVisible } from '../../src/lib/schedule/plan-edit.ts'
import type { Intention, Plan, Planned } from '../../src/lib/schedule/plan.ts'
import { readExcuse } from '../../src/lib/sessions/read-answers.server.ts'
import { listNear } from '../../src/lib/sessions/read-next.server.ts'
import { readSeason, type CircleSeason } from '../../src/lib/sessions/read-season.server.ts'
import { read } from '../../src/lib/sessions/read.server.ts'
import { describeWhen } from '../../src/lib/sessions/when.ts'
import { change, undo } from '../../src/lib/sessions/write-change.server.ts'
import { anyIntention } from '../any-intention.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { askToChange, cancelSession, editOf, moveSession } from './changing.ts'
import {
	askForCircle,
	done,
	enter,
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
let bo: Person
let circle: string
let ids: string[]
const now = new Date()

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
	ids = (await sessionsOf(backend, circle)).map(({ id }) => id)
})

const first = () => ids[0] ?? ''
const second = () => ids[1] ?? ''

async function seasonNow(): Promise<CircleSeason> {
	const season = await readSeason(ada.client, { circle }, ada.id, now)
	if (!season) throw new Error('The circle is gone')
	return season
}
const planOf = (season: CircleSeason, intention: Intention): Plan => {
	const planning = planChange(season, intention, now)
	if (!planning.ok) throw new Error(planning.reason)
	return planning.plan
}
/** Plans and carries out, as the page does; answers the change's id. */
async function make(intention: Intention, by = ada, id: string = randomUUID()): Promise<string> {
	const result = await change(by.client, { id, circleId: circle }, planOf(await seasonNow(), intention))
	if (!result.ok) throw new Error(result.reason)
	return id
}
/** What a plan is about, without what reading adds. */
const plain = (sessions: readonly Planned[]) =>
	sessions
		.map(
			({
				id,
				originalDate,
				date,
				time,
				zone,
				durationMinutes,
				startsAt,
				status,
				format,
				sequence,
				added
			}) => {
				const wall = { date, time, zone, durationMinutes, startsAt: startsAt.toISOString() }
				return { id, originalDate, ...wall, status, format, sequence, added }
			}
		)
		.toSorted((a, b) => a.id.localeCompare(b.id))
const unsent = () =>
	backend.sql<{ name: string; payload: { was: { status: string; new?: boolean }; format: string } }>(
		`select p.name, d.payload from public.deliveries d join public.profiles p on p.id = d.recipient_id
		where d.kind = 'session_changed' and d.sent_at is null and d.dropped_at is null order by p.name, d.created_at`
	)
const facilitate = (person: Person, session: string) =>
	backend.sql(
		`insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, 'facilitator', $3)
		on conflict (session_id, role) do update set profile_id = excluded.profile_id`,
		[session, circle, person.id]
	)
const allow = () =>
	done(ada.client.from('circles').update({ next_facilitator_may_move: true }).eq('id', circle).select())

describe('who may', () => {
	test('members, strangers and those who left change and undo nothing', async () => {
		const cy = await enter(backend, 'Cy')
		const made = await make({ kind: 'push', from: second(), weeks: 1 })
		for (const person of [bo, cy]) {
			expect(await refusal(moveSession(backend, person, first(), 0, '2030-01-10T17:00:00Z'))).toBe(
				'404 not_found'
			)
			expect(await refusal(person.client.rpc('undo_change', { p_change_id: made }))).toBe('404 not_found')
			expect(await refusal(person.client.rpc('go_on', { p_session_id: first(), p_sequence: 0 }))).toBe(
				'404 not_found'
			)
			expect(await done(person.client.from('changes').select('id'))).toEqual([])
		}
		expect((await seasonNow()).sessions.map(({ sequence }) => sequence)).toEqual([0, 1, 1, 1, 1, 1, 1, 1])
	})

	test('the next facilitator changes that session and no other, where the circle allows it', async () => {
		await facilitate(bo, first())
		await facilitate(bo, second())
		const move = (session: string, sequence = 0) =>
			moveSession(backend, bo, session, sequence, '2030-01-10T17:00:00Z')
		expect(await refusal(move(first()))).toBe('404 not_found')
		await allow()
		expect(await refusal(move(second()))).toBe('404 not_found')
		const season = await seasonNow()
		for (const intention of [
			{ kind: 'skip', id: first(), newId: randomUUID() },
			{ kind: 'push', from: first(), weeks: 1 },
			{
				kind: 'add',
				newId: randomUUID(),
				date: '2027-03-01',
				time: '10:00',
				zone: 'Etc/UTC',
				durationMinutes: 60
			}
		] as const) {
			const asked = await change(bo.client, { id: randomUUID(), circleId: circle }, planOf(season, intention))
			expect(asked).toEqual({ ok: false, reason: 'not_found' })
		}
		expect((await readSeason(bo.client, { session: first() }, bo.id, now))?.mineToMove).toBe(first())
		const id = randomUUID()
		expect(
			await done(askToChange(backend, bo, first(), 0, { status: 'cancelled' }, { id, kind: 'cancel' }))
		).toBe(1)
		// It is the next one no longer, and still theirs to undo.
		expect(await undo(bo.client, id)).toMatchObject({ ok: true })
		expect(await done(move(first(), 2))).toBe(3)
	})

	test('who organises no more undoes nothing once they have left', async () => {
		await done(ada.client.rpc('set_role', { p_circle_id: circle, p_person: bo.id, p_role: 'organiser' }))
		const id = await make({ kind: 'cancel', id: first() }, bo)
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await undo(bo.client, id)).toEqual({ ok: false, reason: 'not_found' })
	})

	test('sessions of another circle are not changed along', async () => {
		const other = await formCircle(ada)
		const theirs = (await sessionsOf(backend, other))[0]?.id ?? ''
		const sessions = [
			await editOf(backend, first(), 0, { status: 'cancelled' }),
			await editOf(backend, theirs, 0)
		]
		const asked = ada.client.rpc('change_sessions', {
			p_change: { id: randomUUID(), circle_id: circle, kind: 'cancel', sessions },
			p_tz_version: '2026f'
		})
		expect(await refusal(asked)).toBe('404 not_found')
		expect((await seasonNow()).sessions[0]?.status).toBe('confirmed')
	})
})

describe('once and whole', () => {
	test('sent twice it is recorded once, and the id is nobody else’s', async () => {
		const id = randomUUID()
		for (let round = 0; round < 3; round++)
			expect(
				await done(askToChange(backend, ada, first(), 0, { status: 'cancelled' }, { id, kind: 'cancel' }))
			).toBe(1)
		expect(await backend.sql('select kind from public.changes')).toEqual([{ kind: 'cancel' }])
		const other = await formCircle(bo)
		const theirs = (await sessionsOf(backend, other))[0]?.id ?? ''
		expect(await refusal(askToChange(backend, bo, theirs, 0, { status: 'cancelled' }, { id }))).toBe(
			'404 not_found'
		)
	})

	test('of two changes of several sessions at once the second is told, and changes nothing', async () => {
		const season = await seasonNow()
		const asked = ['push', 'pause'].map((kind) =>
			change(
				ada.client,
				{ id: randomUUID(), circleId: circle },
				planOf(
					season,
					kind === 'push'
						? { kind: 'push', from: first(), weeks: 1 }
						: { kind: 'pause', from: season.sessions[3]?.date ?? '', until: season.sessions[3]?.date ?? '' }
				)
			)
		)
		const answers = await Promise.all(asked)
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
		expect(answers).toContainEqual({ ok: false, reason: 'changed_meanwhile' })
		const sequences = (await seasonNow()).sessions.map(({ sequence }) => sequence)
		expect(Math.max(...sequences)).toBe(1)
	})

	test('one that was changed meanwhile stops all the others', async () => {
		const stale = planOf(await seasonNow(), { kind: 'push', from: first(), weeks: 1 })
		await done(cancelSession(backend, ada, ids[5] ?? '', 0))
		const before = plain((await seasonNow()).sessions)
		const result = await change(ada.client, { id: randomUUID(), circleId: circle }, stale)
		expect(result).toEqual({ ok: false, reason: 'changed_meanwhile' })
		expect(plain((await seasonNow()).sessions)).toEqual(before)
		expect(await backend.sql("select 1 from public.changes where kind = 'push'")).toEqual([])
	})

	test('twenty-four sessions to come are enough', async () => {
		const day = (n: number) => new Date(Date.now() + (200 + n) * 86_400_000).toISOString().slice(0, 10)
		const wall = { time: '10:00', zone: 'Etc/UTC', durationMinutes: 60 }
		for (let n = 0; n < 16; n++) await make({ kind: 'add', newId: randomUUID(), date: day(n), ...wall })
		await expect(make({ kind: 'add', newId: randomUUID(), date: day(99), ...wall })).rejects.toThrow(
			'too_many_sessions'
		)
		expect((await seasonNow()).sessions).toHaveLength(24)
	})

	test('a kind, an edit or a rule that does not fit is refused', async () => {
		const ask = async (more: object) =>
			refusal(
				ada.client.rpc('change_sessions', {
					p_change: { id: randomUUID(), circle_id: circle, kind: 'move', sessions: [], ...more },
					p_tz_version: '2026f'
				})
			)
		const edit = await editOf(backend, first(), 0)
		expect(await ask({})).toBe('400 nothing_to_change')
		expect(await ask({ kind: 'burn', sessions: [edit] })).toBe('400 23514')
		expect(await ask({ sessions: [edit, edit] })).toBe('400 a_session_twice')
		const rule = { slots: ['16:00'], zone: 'Etc/UTC', every_weeks: 2, duration_minutes: 60 }
		const startsOn = edit.local_date
		expect(
			await ask({ kind: 'rule', rule: { ...rule, starts_on: startsOn, session_count: 2 }, sessions: [edit] })
		).toBe('400 sessions_do_not_fit_the_schedule')
		expect(
			await ask({
				kind: 'rule',
				rule: { ...rule, starts_on: '2030-01-03', session_count: 1 },
				sessions: [edit]
			})
		).toBe('400 sessions_do_not_fit_the_schedule')
	})
})

describe('taking it back', () => {
	test('puts every session back and counts up, and nobody is told anything', async () => {
		const before = await seasonNow()
		const id = await make({ kind: 'push', from: second(), weeks: 2 })
		expect(await unsent()).toHaveLength(7)
		expect(await undo(ada.client, id)).toMatchObject({ ok: true })
		const expected = before.sessions.map((one) => (one.id === first() ? one : { ...one, sequence: 2 }))
		expect(plain((await seasonNow()).sessions)).toEqual(plain(expected))
		expect((await seasonNow()).sessions.map(({ movedFrom }) => movedFrom)).toEqual(Array(8).fill(null))
		expect(await unsent()).toEqual([])
		// Again changes nothing more.
		expect(await undo(ada.client, id)).toMatchObject({ ok: true })
		expect(plain((await seasonNow()).sessions)).toEqual(plain(expected))
	})

	test('is over after a minute', async () => {
		const id = await make({ kind: 'cancel', id: first() })
		await backend.sql(`update public.changes set made_at = made_at - interval '61 seconds'`)
		expect(await undo(ada.client, id)).toEqual({ ok: false, reason: 'too_late_to_undo' })
		expect((await seasonNow()).sessions[0]?.status).toBe('cancelled')
	})

	test('is refused, whole, when one of the sessions has changed since', async () => {
		const id = await make({ kind: 'push', from: first(), weeks: 1 })
		await make({ kind: 'cancel', id: ids[4] ?? '' })
		const before = plain((await seasonNow()).sessions)
		expect(await undo(ada.client, id)).toEqual({ ok: false, reason: 'changed_meanwhile' })
		expect(plain((await seasonNow()).sessions)).toEqual(before)
	})

	test('brings topics and the line for the circle back', async () => {
		const topic = randomUUID()
		await done(
			bo.client
				.from('topics')
				.insert({ id: topic, circle_id: circle, session_id: first(), brought_by: bo.id, words: 'Hard' })
				.select()
		)
		await done(
			askToChange(backend, ada, first(), 0, { duration_minutes: 90 }, { kind: 'length', note: 'We need it.' })
		)
		const id = randomUUID()
		await done(
			askToChange(backend, ada, first(), 1, { status: 'cancelled' }, { id, kind: 'cancel', note: 'Holiday' })
		)
		expect(await backend.sql('select session_id from public.topics')).toEqual([{ session_id: second() }])
		await undo(ada.client, id)
		expect(await backend.sql('select session_id from public.topics')).toEqual([{ session_id: first() }])
		expect((await seasonNow()).sessions[0]).toMatchObject({
			note: 'We need it.',
			durationMinutes: 90,
			sequence: 3
		})
	})

	test('returns the votes that were too many at the next session', async () => {
		const bring = async (session_id: string) => {
			const id = randomUUID()
			const asked = { id, circle_id: circle, session_id, brought_by: ada.id, words: 'Hard' }
			await done(ada.client.from('topics').insert(asked).select())
			return id
		}
		const vote = (by: Person, p_topic_id: string, p_wanted = true) =>
			by.client.rpc('vote_for_topic', { p_topic_id, p_wanted })
		const votes = () =>
			backend.sql(
				`select p.name, v.topic_id, v.session_id from public.topic_votes v join public.profiles p on p.id = v.profile_id
				order by 1, 2`
			)
		const topics: string[] = []
		for (const session of [first(), second()]) {
			for (let n = 0; n < 3; n++) topics.push(await bring(session))
		}
		for (const topic of topics) for (const person of [ada, bo]) await done(vote(person, topic))
		const before = await votes()
		expect(before).toHaveLength(12)
		const cancelled = await make({ kind: 'cancel', id: first() })
		expect(await votes()).toHaveLength(6)
		expect(await undo(ada.client, cancelled)).toMatchObject({ ok: true })
		expect(await votes()).toEqual(before)

		// Whoever left meanwhile has none, and what was voted since counts among the three.
		const again = await make({ kind: 'cancel', id: first() })
		const [fresh, spare] = [await bring(second()), topics[0] ?? '']
		await done(vote(ada, spare, false))
		await done(vote(ada, fresh))
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await undo(ada.client, again)).toMatchObject({ ok: true })
		const mine = (await votes()).filter(({ name, topic_id }) => name === 'Ada' && topic_id !== spare)
		const at = (session: string) => mine.filter(({ session_id }) => session_id === session)
		expect([at(first()).length, at(second()).length]).toEqual([2, 3])
		expect(mine).toContainEqual({ name: 'Ada', topic_id: fresh, session_id: second() })
	})

	test('of one session more is told of when its mail was tried, by that session alone', async () => {
		const add = { kind: 'add', time: '10:00', zone: 'Etc/UTC', durationMinutes: 60 } as const
		const [tried, quiet] = [randomUUID(), randomUUID()]
		const told = await make({ ...add, newId: tried, date: '2027-03-01' })
		await backend.sql(
			`update public.deliveries set attempts = 1 where kind = 'session_changed' and payload ->> 'session_id' = $1`,
			[tried]
		)
		const untold = await make({ ...add, newId: quiet, date: '2027-03-02' })
		await undo(ada.client, untold)
		await undo(ada.client, told)
		const after = (await seasonNow()).sessions
		expect(after.find(({ id }) => id === quiet)).toBeUndefined()
		expect(after.find(({ id }) => id === tried)).toMatchObject({ status: 'cancelled', sequence: 1 })
		expect(await unsent()).toMatchObject([{ name: 'Bo', payload: { was: { status: 'cancelled' } } }])
	})

	test('of one session more removes it, unless somebody has answered it', async () => {
		const add = {
			kind: 'add',
			date: '2027-03-01',
			time: '10:00',
			zone: 'Etc/UTC',
			durationMinutes: 60
		} as const
		const newId = randomUUID()
		const id = await make({ ...add, newId })
		expect(await unsent()).toMatchObject([
			{ name: 'Bo', payload: { was: { status: 'cancelled', new: true } } }
		])
		await undo(ada.client, id)
		expect((await seasonNow()).sessions).toHaveLength(8)
		expect(await unsent()).toEqual([])

		const answered = randomUUID()
		const again = await make({ ...add, newId: answered })
		await done(bo.client.rpc('answer_session', { p_session_id: answered, p_answer: 'yes' }))
		await undo(ada.client, again)
		expect((await seasonNow()).sessions.find((one) => one.id === answered)).toMatchObject({
			status: 'cancelled',
			sequence: 1
		})
		expect(await unsent()).toEqual([])
	})

	test('of a rule brings the old rule back', async () => {
		const rules = async () => (await seasonNow()).rules
		const old = await rules()
		const from = (await seasonNow()).sessions[0]
		const startsOn = from?.date ?? ''
		const rule = { startsOn, times: ['17:00'], zone: 'Europe/Lisbon', everyWeeks: 1, durationMinutes: 45 }
		// From the first session on, on the same day: the old rule has nothing left to hold.
		const id = await make({ kind: 'rule', from: first(), rule })
		expect(await rules()).toMatchObject([{ ...rule, season: 1, sessionCount: 8 }])
		await undo(ada.client, id)
		expect(await rules()).toEqual(old)
		expect(new Set((await seasonNow()).sessions.map(({ scheduleId }) => scheduleId))).toEqual(
			new Set([old[0]?.id])
		)
	})

	test.each([
		['other times', '18:00', 'Europe/Lisbon'],
		['the same moments', '17:00', 'Etc/UTC']
	])('of a rule is refused when a rule with %s has taken its place', async (_, time, zone) => {
		const startsOn = (await seasonNow()).sessions[0]?.date ?? ''
		const rule = { startsOn, times: ['17:00'], zone: 'Africa/Abidjan', everyWeeks: 2, durationMinutes: 45 }
		const id = await make({ kind: 'rule', from: first(), rule })
		await make({ kind: 'rule', from: first(), rule: { ...rule, times: [time], zone } })
		const before = await seasonNow()
		expect(await undo(ada.client, id)).toEqual({ ok: false, reason: 'changed_meanwhile' })
		expect(await seasonNow()).toEqual(before)
	})

	test('is forgotten after thirty days', async () => {
		await make({ kind: 'push', from: first(), weeks: 1 })
		const kept = await make({ kind: 'push', from: second(), weeks: 1 })
		await backend.sql(
			`update public.changes set made_at = made_at - case when id = $1 then interval '29 days' else interval '31 days' end`,
			[kept]
		)
		await done(backend.service.rpc('forget_what_is_over'))
		expect(await backend.sql('select id from public.changes')).toEqual([{ id: kept }])
	})
})

describe('what does no harm', () => {
	test('what is cancelled stays where it was, however it is asked', async () => {
		const at = () =>
			backend.sql('select starts_at, duration_minutes, local_date, zone from public.sessions where id = $1', [
				first()
			])
		const before = await at()
		const wanted = { starts_at: '2020-01-01T10:00:00Z', duration_minutes: 15, status: 'cancelled' } as const
		await done(askToChange(backend, ada, first(), 0, wanted, { kind: 'cancel' }))
		expect(await at()).toEqual(before)
		expect((await seasonNow()).sessions[0]).toMatchObject({
			status: 'cancelled',
			sequence: 1,
			movedFrom: null
		})
	})

	test('an id that pages cannot read is refused', async () => {
		const made = await log(ada, { circle_id: circle })
		const season = await seasonNow()
		for (const newId of ['aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'aaaaaaaa-aaaa-4aaa-caaa-aaaaaaaaaaaa']) {
			const add = {
				kind: 'add',
				date: '2027-03-01',
				time: '10:00',
				zone: 'Etc/UTC',
				durationMinutes: 60
			} as const
			await expect(make({ ...add, newId })).rejects.toThrow('refused a change')
			await expect(make({ kind: 'cancel', id: first() }, ada, newId)).rejects.toThrow('refused a change')
			expect(await refusal(askForCircle(ada, newId))).toBe('400 23514')
			const days = { id: newId, profile_id: ada.id, starts_on: '2027-03-01', ends_on: '2027-03-02' }
			const words = { id: newId, circle_id: circle, words: 'Hard' }
			for (const asked of [
				ada.client.from('topics').insert({ ...words, session_id: first(), brought_by: ada.id }),
				ada.client.from('commitments').insert({ ...words, owner_id: ada.id, due_on: '2027-03-01' }),
				ada.client
					.from('check_ins')
					.insert({ id: newId, commitment_id: made, author_id: ada.id, words: 'Half' }),
				ada.client.from('travels').insert({ ...days, zone: 'Europe/Lisbon' }),
				ada.client.from('absences').insert(days)
			])
				expect(await refusal(asked)).toBe('400 23514')
		}
		expect(await seasonNow()).toEqual(season)
	})

	test('what clocks do not reach is refused', async () => {
		const wall = { time: '10:00', zone: 'Etc/UTC', durationMinutes: 60 }
		const date = '2499-12-30'
		await expect(make({ kind: 'add', newId: randomUUID(), date, ...wall })).rejects.toThrow(
			'in_the_time_zones_reach'
		)
		await make({ kind: 'add', newId: randomUUID(), date: '2499-12-29', ...wall, zone: 'Pacific/Niue' })
		const last = (await seasonNow()).sessions.at(-1)
		if (!last) throw new Error('No session')
		const told = describeWhen(last, {
			zone: 'Pacific/Kiritimati',
			circleZone: last.zone,
			locale: 'en',
			now: last.startsAt
		})
		expect(told.date).toBe('2499-12-30')
	})

	test('a zone that is none is read as UTC', async () => {
		const edit = { ...(await editOf(backend, first(), 0)), zone: 'No/Where' }
		const asked = { id: randomUUID(), circle_id: circle, kind: 'move', sessions: [edit] }
		await done(ada.client.rpc('change_sessions', { p_change: asked, p_tz_version: '2026f' }))
		await backend.sql(`update public.schedules set zone = 'No/Where'`)
		const { sessions, rules } = await seasonNow()
		expect(sessions.map(({ zone }) => zone)).toContain('Etc/UTC')
		expect(rules.map(({ zone }) => zone)).toEqual(['Etc/UTC'])
		expect((await read(bo.client, first(), bo.id, now))?.wall.zone).toBe('Etc/UTC')
		expect((await listNear(bo.client, bo.id, now)).find(({ id }) => id === first())?.zone).toBe('Etc/UTC')
		expect((await readExcuse(bo.client, first(), bo.id))?.zone).toBe('Etc/UTC')
		const seen = await readCircle(bo.client, circle, bo.id, now)
		expect([seen?.schedule?.zone, seen?.sessions.find(({ id }) => id === first())?.zone]).toEqual([
			'Etc/UTC',
			'Etc/UTC'
		])
	})
})

test('another rule from one session on is of the same season', async () => {
	const season = await seasonNow()
	const startsOn = season.sessions[5]?.date ?? ''
	const rule = { startsOn, times: ['08:00', '18:00'], zone: 'Etc/UTC', everyWeeks: 1, durationMinutes: 60 }
	await make({ kind: 'rule', from: ids[5] ?? '', rule })
	const after = await seasonNow()
	expect(after.rules).toMatchObject([
		{ season: 1, sessionCount: 8 },
		{ season: 1, sessionCount: 3, startsOn }
	])
	expect(after.sessions.slice(5).map(({ time, originalDate }) => [time, originalDate])).toEqual(
		season.sessions
			.slice(5)
			.map(({ originalDate }, index) => [['08:00', '18:00', '08:00'][index], originalDate])
	)
	expect(after.sessions.slice(4).map(({ sequence }) => sequence)).toEqual([0, 1, 1, 1])
	await make({
		kind: 'rule',
		from: ids[2] ?? '',
		rule: { ...rule, startsOn: season.sessions[2]?.date ?? '' }
	})
	expect((await seasonNow()).rules).toMatchObject([{ sessionCount: 8 }, { sessionCount: 6 }])
})

test('meeting in writing is told, once', async () => {
	await make({ kind: 'write', id: first() })
	expect((await seasonNow()).sessions[0]).toMatchObject({ format: 'writing', sequence: 1 })
	expect(await unsent()).toMatchObject([
		{ name: 'Bo', payload: { format: 'writing', was: { format: 'call' } } }
	])
})

// The real functions against the planner, over any sequence of changes and undos.
test('the database does what was planned, and takes it back', { timeout: 240_000 }, async () => {
	const step = fc.tuple(anyIntention(now), fc.boolean())
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
			await backend.reset()
			ada = await enter(backend, 'Ada')
			circle = await formCircle(ada)
			const identities = () =>
				backend.sql<{ id: string; uid: string; original_date: string }>(
					'select id, uid, original_date::text from public.sessions order by id'
				)
			for (const [intend, undone] of steps) {
				const season = await seasonNow()
				const known = await identities()
				const planning = planChange(season, intend(season, randomUUID()), now)
				if (!planning.ok) continue
				const { plan } = planning
				const id = randomUUID()
				const result = await change(ada.client, { id, circleId: circle }, plan)
				if (!result.ok) {
					expect(result.reason).toBe('too_many_sessions')
					expect(plain((await seasonNow()).sessions)).toEqual(plain(season.sessions))
					continue
				}
				expect(plain((await seasonNow()).sessions)).toEqual(plain(carryOut(season.sessions, plan, null)))
				expect(await identities()).toEqual(expect.arrayContaining(known))
				if (!undone) continue
				expect(await undo(ada.client, id)).toMatchObject({ ok: true })
				const visible = new Set(plan.edits.filter(isVisible).map((edit) => edit.id))
				const back = season.sessions.map((one) => ({
					...one,
					sequence: one.sequence + (visible.has(one.id) ? 2 : 0)
				}))
				expect(plain((await seasonNow()).sessions)).toEqual(plain(back))
				expect((await seasonNow()).rules).toEqual(season.rules)
				expect(await identities()).toEqual(known)
			}
		}),
		{ numRuns: 60 }
	)
})

describe('a date that does not work', () => {
	const excuse = (by: Person, reason = 'I fly that day.') =>
		by.client.rpc('excuse', { p_session_id: first(), p_reason: reason })
	const seen = async (by: Person) =>
		(await done(by.client.from('excuses').select('reason'))).map(({ reason }) => reason)

	test('is a no with a reason that only its member and the organisers read', async () => {
		const cy = await enter(backend, 'Cy')
		await join(ada, circle, [cy])
		await done(excuse(bo))
		expect(await backend.sql('select answer from public.rsvps where profile_id = $1', [bo.id])).toEqual([
			{ answer: 'no' }
		])
		expect(await seen(bo)).toEqual(['I fly that day.'])
		expect(await seen(ada)).toEqual(['I fly that day.'])
		expect(await seen(cy)).toEqual([])
		expect((await seasonNow()).sessions[0]?.excuses).toEqual([
			{ name: 'Bo', mine: false, reason: 'I fly that day.' }
		])
		await done(cy.client.from('excuses').delete().eq('profile_id', bo.id).select())
		await done(ada.client.from('excuses').delete().eq('profile_id', bo.id).select())
		expect(await seen(bo)).toEqual(['I fly that day.'])
	})

	test('can be worded again, taken back, and ends with a yes', async () => {
		await done(excuse(bo))
		await done(excuse(bo, 'My daughter’s birthday.'))
		expect(await seen(ada)).toEqual(['My daughter’s birthday.'])
		await done(bo.client.from('excuses').delete().eq('session_id', first()).select())
		expect(await seen(ada)).toEqual([])
		await done(excuse(bo))
		await done(bo.client.rpc('answer_session', { p_session_id: first(), p_answer: 'yes' }))
		expect(await seen(ada)).toEqual([])
	})

	test('is of one’s own circle, of what is to come, and in a line', async () => {
		const cy = await enter(backend, 'Cy')
		expect(await refusal(excuse(cy))).toBe('404 not_found')
		expect(await refusal(excuse(bo, ''))).toBe('400 23514')
		expect(await refusal(excuse(bo, 'x'.repeat(301)))).toBe('400 23514')
		await done(cancelSession(backend, ada, first(), 0))
		expect(await refusal(excuse(bo))).toBe('409 session_cancelled')
		await placeSession(backend, second(), -61)
		expect(await refusal(bo.client.rpc('excuse', { p_session_id: second(), p_reason: 'x' }))).toBe(
			'409 session_over'
		)
	})
})

describe('too few who say yes', () => {
	const questions = async () => {
		await backend.sql('select private.plan_quorum_questions()')
		const rows = await backend.sql<{ name: string }>(
			`select p.name from public.deliveries d join public.profiles p on p.id = d.recipient_id
			where d.kind = 'quorum_question' order by 1`
		)
		return rows.map(({ name }) => name)
	}
	const near = async (minutes: number, plannedDaysAgo = 30) => {
		await backend.sql(`update public.sessions set created_at = now() - make_interval(days => $1)`, [
			plannedDaysAgo
		])
		await placeSession(backend, first(), minutes)
	}
	const answer = (by: Person, p_answer: string) =>
		by.client.rpc('answer_session', { p_session_id: first(), p_answer })
	const wish = (by: Person, p_wish: string) =>
		by.client.rpc('wish_for_session', { p_session_id: first(), p_wish })

	test('is asked of every member, once, from a day before the start', async () => {
		await near(25 * 60)
		expect(await questions()).toEqual([])
		await near(23 * 60)
		expect(await questions()).toEqual(['Ada', 'Bo'])
		expect(await questions()).toEqual(['Ada', 'Bo'])
	})

	test('is not asked when enough say yes, of one alone, or of what was planned within the day', async () => {
		await near(23 * 60, 0)
		expect(await questions()).toEqual([])
		await near(23 * 60)
		// Both of two are needed, though the quorum is three.
		await done(answer(ada, 'yes'))
		await done(answer(bo, 'yes'))
		expect(await questions()).toEqual([])
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		await done(answer(ada, 'no'))
		expect(await questions()).toEqual([])
	})

	test('members wish, and may change it; organisers decide and it is asked no more', async () => {
		expect(await refusal(wish(bo, 'shorten'))).toBe('409 not_asked')
		await near(23 * 60)
		const cy = await enter(backend, 'Cy')
		expect(await refusal(wish(cy, 'shorten'))).toBe('404 not_found')
		expect(await refusal(wish(bo, 'dance'))).toBe('400 23514')
		await done(wish(bo, 'shorten'))
		await done(wish(bo, 'write'))
		expect(await done(ada.client.from('session_wishes').select('profile_id, wish'))).toEqual([
			{ profile_id: bo.id, wish: 'write' }
		])
		expect(await refusal(bo.client.rpc('go_on', { p_session_id: first(), p_sequence: 0 }))).toBe(
			'404 not_found'
		)
		expect(await refusal(ada.client.rpc('go_on', { p_session_id: first(), p_sequence: 7 }))).toBe(
			'409 changed_meanwhile'
		)
		await done(ada.client.rpc('go_on', { p_session_id: first(), p_sequence: 0 }))
		expect(await questions()).toEqual([])
		expect(await refusal(wish(bo, 'shift'))).toBe('409 not_asked')
	})

	test('the next facilitator decides, where the circle allows it', async () => {
		await near(23 * 60)
		await facilitate(bo, first())
		await allow()
		await done(bo.client.rpc('go_on', { p_session_id: first(), p_sequence: 0 }))
		expect(await questions()).toEqual([])
	})

	test('shortened or in writing it is settled; a week later it may be asked again', async () => {
		await near(23 * 60)
		const id = await make({ kind: 'shorten', id: first() })
		expect((await seasonNow()).sessions.find((one) => one.id === first())?.durationMinutes).toBe(30)
		expect(await questions()).toEqual([])
		await undo(ada.client, id)
		await make({ kind: 'shift', id: first() })
		expect(await questions()).toEqual([])
		await placeSession(backend, first(), 23 * 60)
		expect(await questions()).toEqual(['Ada', 'Bo'])
	})
})

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createWorker, type Worker } from '../../src/lib/deliveries/loop.server.ts'
import { openTransport } from '../../src/lib/server/mail.ts'
import type { Json } from '../../src/lib/server/database.types.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { openMailboxes } from '../calendar-mailboxes.ts'
import { done, enter, enterAll, formCircle, join, type Person } from './people.ts'

// Three members whose sessions come by mail, in real mailboxes over SMTP, with the real worker. After each step the
// calendar that their mails make is what the database says.
const domain = 'replies.localhost.test'

let backend: TestBackend
let boxes: Awaited<ReturnType<typeof openMailboxes>>
let worker: Worker
let ada: Person
let three: Person[]
let circle: string

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	boxes = await openMailboxes()
	worker = createWorker({
		db: backend.service,
		transport: openTransport(`smtp://127.0.0.1:${boxes.port}`, 'Fortnight <f@localhost.test>'),
		origin: 'https://fortnight.example',
		mailFrom: 'f@localhost.test',
		replyDomain: domain
	})
	ada = await enter(backend, 'Ada')
	three = await enterAll(backend, ['Bo', 'Cy', 'Di'])
	circle = await formCircle(ada)
	await join(ada, circle, three)
})
afterEach(async () => {
	await worker.stop()
	await boxes.close()
})

const choose = (person: Person, channel: 'feed' | 'mail') =>
	done(
		person.client
			.from('profiles')
			.update({ calendar_channel: channel })
			.eq('id', person.id)
			.select('id')
			.single()
	)

const open = `kind = 'calendar_entry' and sent_at is null and dropped_at is null and gave_up_at is null`

/** Twenty seconds pass, and the worker sends what is due then. */
async function deliver(): Promise<void> {
	for (;;) {
		await done(backend.service.rpc('plan_calendar_entries'))
		const due = await backend.sql(`update public.deliveries set due_at = now() where ${open} returning id`)
		if (due.length === 0) return
		for (;;) {
			worker.poke()
			await sleep(20)
			const left = await backend.sql(`select id from public.deliveries where ${open} and attempts = 0`)
			const claimed = await backend.sql(
				`select id from public.deliveries where ${open} and claimed_until is not null`
			)
			if (left.length === 0 && claimed.length === 0) break
		}
	}
}

/** What a person's calendar should show by the database alone. */
const shouldShow = async (person: Person) => {
	const rows = await backend.sql<{ uid: string; starts_at: string; ends_at: string }>(
		`select s.uid, s.starts_at, s.ends_at from public.sessions s
		join public.members m on m.circle_id = s.circle_id and m.left_at is null and m.profile_id = $1
		join public.profiles p on p.id = m.profile_id and p.calendar_channel = 'mail'
		where s.status = 'confirmed' order by s.starts_at`,
		[person.id]
	)
	return rows.map(({ uid, starts_at, ends_at }) => ({
		uid,
		starts: new Date(starts_at).toISOString(),
		ends: new Date(ends_at).toISOString()
	}))
}

async function holds(step: string): Promise<void> {
	await deliver()
	for (const person of three)
		expect(boxes.shownTo(person), `${person.email} after ${step}`).toEqual(await shouldShow(person))
}

interface Row {
	id: string
	uid: string
	sequence: number
	local_date: string
	local_time: string
	starts_at: string
	duration_minutes: number
	status: string
}
const sessions = () =>
	backend.sql<Row>(
		`select id, uid, sequence, local_date::text, local_time::text, starts_at, duration_minutes, status
		from public.sessions order by original_date`
	)
const session = async (place: number) => {
	const found = (await sessions())[place]
	if (!found) throw new Error(`There is no session ${place}`)
	return found
}

const day = 86_400_000

interface Wish {
	days?: number
	time?: string
	minutes?: number
	status?: string
	format?: string
}

const changed = ({ days = 0, time, minutes, status, format }: Wish, row: Row) => {
	const date = new Date(Date.parse(`${row.local_date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
	const at = (time ?? row.local_time).slice(0, 5)
	return {
		id: row.id,
		sequence: row.sequence,
		local_date: date,
		local_time: at,
		zone: 'Etc/UTC',
		duration_minutes: minutes ?? row.duration_minutes,
		starts_at: `${date}T${at}:00Z`,
		status: status ?? row.status,
		...(format && { format })
	}
}

/** Ada changes these sessions in one go; answers the change's id, for the undo. */
async function change(
	kind: string,
	rows: Row[],
	wish: Wish,
	more: { rule?: Json; added?: Json } = {}
): Promise<string> {
	const id = randomUUID()
	const wishes = rows.map((row) => changed(wish, row))
	await done(
		ada.client.rpc('change_sessions', {
			p_change: { id, circle_id: circle, kind, sessions: wishes, ...more },
			p_tz_version: '2026f'
		})
	)
	return id
}

test('three mailboxes follow a whole season: moves, cancels, a new rule, who leaves and comes back, the channel', async () => {
	const [bo, cy, di] = three as [Person, Person, Person]
	await holds('nobody chose the mail')
	expect(boxes.mailsOf(bo)).toEqual([])

	for (const person of three) await choose(person, 'mail')
	await holds('choosing the mail')
	for (const person of three) {
		expect(boxes.mailsOf(person)).toHaveLength(8)
		expect(
			boxes.mailsOf(person).every(({ method, sequence }) => method === 'REQUEST' && sequence === 0)
		).toBe(true)
	}

	await change('move', [await session(2)], { days: 1, time: '18:30' })
	await holds('a move')
	expect(boxes.mailsOf(bo)).toHaveLength(9)
	expect(boxes.mailsOf(bo).at(-1)).toMatchObject({ method: 'REQUEST', sequence: 1 })
	expect(boxes.mailsOf(bo).at(-1)?.subject).toMatch(/^Moved: your session is now on /)
	expect(boxes.mailsOf(bo).at(-1)?.text).toContain('16:00 to 17:00.')

	await change('cancel', [await session(3)], { status: 'cancelled' })
	await holds('a cancel')
	expect(boxes.mailsOf(cy).at(-1)).toMatchObject({
		method: 'CANCEL',
		sequence: 1,
		uid: (await session(3)).uid
	})
	await change('restore', [await session(3)], { status: 'confirmed' })
	await holds('bringing it back')
	expect(boxes.mailsOf(cy).at(-1)).toMatchObject({
		method: 'REQUEST',
		sequence: 2,
		uid: (await session(3)).uid
	})

	const rest = (await sessions()).slice(4)
	await change(
		'rule',
		rest,
		{ days: 2, time: '09:15', minutes: 90 },
		{
			rule: {
				starts_on: changed({ days: 2 }, rest[0] as Row).local_date,
				slots: ['09:15'],
				zone: 'Etc/UTC',
				every_weeks: 2,
				duration_minutes: 90,
				session_count: rest.length
			}
		}
	)
	await holds('another rule')
	expect(boxes.mailsOf(di)).toHaveLength(8 + 1 + 2 + 4)

	await done(cy.client.rpc('leave_circle', { p_circle_id: circle }))
	await holds('leaving')
	expect(boxes.shownTo(cy)).toEqual([])
	await change('length', [await session(5)], { minutes: 60 })
	await holds('a change while one is away')
	await join(ada, circle, [cy])
	await holds('coming back')
	expect(boxes.shownTo(cy)).toHaveLength(8)

	await choose(di, 'feed')
	await holds('going back to the feed')
	expect(boxes.shownTo(di)).toEqual([])
	expect(boxes.mailsOf(di).at(-1)?.text).toContain('The session itself is as planned.')
	await choose(di, 'mail')
	await holds('choosing the mail again')

	const added = {
		id: randomUUID(),
		original_date: '2031-05-05',
		local_date: '2031-05-05',
		local_time: '16:00',
		zone: 'Etc/UTC',
		duration_minutes: 60,
		starts_at: '2031-05-05T16:00:00Z'
	}
	const adding = await change('add', [], {}, { added: [added] })
	await holds('one more')
	expect(boxes.shownTo(bo)).toHaveLength(9)
	await done(ada.client.rpc('undo_change', { p_change_id: adding }))
	await holds('taking it back: deleted or cancelled, it is cancelled by mail')
	expect(boxes.shownTo(bo)).toHaveLength(8)

	await done(ada.client.rpc('remove_member', { p_circle_id: circle, p_person: bo.id }))
	await holds('being removed')
	await done(ada.client.rpc('close_circle', { p_circle_id: circle }))
	await deliver()
	for (const person of three) expect(boxes.shownTo(person)).toEqual([])

	for (const person of three) {
		const mails = boxes.mailsOf(person)
		// One organiser for good, an address of this member's alone, which is also the sender.
		expect(new Set(mails.map(({ organizer }) => organizer)).size).toBe(1)
		for (const { from, organizer, attendees, object } of mails) {
			expect(from).toMatch(/^rsvp-[0-9a-f]{32}@replies\.localhost\.test$/)
			expect(organizer).toBe(`mailto:${from}`)
			expect(attendees).toEqual([{ address: `mailto:${person.email}`, partstat: 'NEEDS-ACTION' }])
			expect(object).not.toMatch(/VALARM|RRULE|VTIMEZONE|Lamplighters|Ada/)
		}
		for (const [uid, same] of Map.groupBy(mails, (mail) => mail.uid)) {
			const sequences = same.map(({ sequence }) => sequence)
			expect(sequences, uid).toEqual([...new Set(sequences)].toSorted((a, b) => a - b))
		}
	}
	const organizers = three.map((person) => boxes.mailsOf(person)[0]?.organizer)
	expect(new Set(organizers).size).toBe(3)
	// The one who subscribes got none of it.
	expect(boxes.mailsOf(ada)).toEqual([])
}, 120_000)

test('what is undone at once is never mailed, and of several changes only the last', async () => {
	const [bo] = three as [Person]
	await choose(bo, 'mail')
	await deliver()
	const before = boxes.mailsOf(bo).length

	const id = await change('move', [await session(1)], { days: 1 })
	await done(backend.service.rpc('plan_calendar_entries'))
	await done(ada.client.rpc('undo_change', { p_change_id: id }))
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(before)

	await change('move', [await session(1)], { days: 1 })
	await done(backend.service.rpc('plan_calendar_entries'))
	await change('move', [await session(1)], { time: '20:00' })
	await done(backend.service.rpc('plan_calendar_entries'))
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(before + 1)
	expect(boxes.mailsOf(bo).at(-1)?.sequence).toBe((await session(1)).sequence)
	expect(boxes.shownTo(bo)).toEqual(await shouldShow(bo))

	// Left and back within the pause, twice: the same cause again.
	for (const round of [1, 2]) {
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		await done(backend.service.rpc('plan_calendar_entries'))
		await join(ada, circle, [bo])
		await deliver()
		expect(boxes.mailsOf(bo), `round ${round}`).toHaveLength(before + 1)
	}
	await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
	await deliver()
	expect(boxes.shownTo(bo)).toEqual([])
})

test('a mail that may have arrived although the server refused it is counted on from', async () => {
	const [bo] = three as [Person]
	await choose(bo, 'mail')
	await deliver()
	boxes.answerWith(() => 451)
	const there = await change('move', [await session(1)], { days: 1 })
	await tryOnce()
	expect(boxes.mailsOf(bo).at(-1)?.sequence).toBe(1)
	// Moved back: the database is as the last mail that was taken said, the mailbox is not.
	await done(ada.client.rpc('undo_change', { p_change_id: there }))
	boxes.answerWith(() => 250)
	await deliver()
	expect(boxes.shownTo(bo)).toEqual(await shouldShow(bo))
	expect(boxes.mailsOf(bo).at(-1)?.sequence).toBe(2)
})

/** One try of what is due, whatever comes of it. */
async function tryOnce(): Promise<void> {
	await done(backend.service.rpc('plan_calendar_entries'))
	await backend.sql(`update public.deliveries set due_at = now() where ${open}`)
	await expect
		.poll(async () => {
			worker.poke()
			return backend.sql(
				`select id from public.deliveries where ${open} and attempts > 0 and claimed_until is null`
			)
		})
		.not.toEqual([])
}

test('what was given up is not begun again, until there is something else to tell or a week is over', async () => {
	const [bo] = three as [Person]
	await choose(bo, 'mail')
	await deliver()
	const plan = () => done(backend.service.rpc('plan_calendar_entries'))
	const givenUp = `select id from public.deliveries where kind = 'calendar_entry' and gave_up_at is not null`
	const giveUp = async () => {
		const before = (await backend.sql(givenUp)).length
		await backend.sql(`update public.deliveries set due_at = now(), attempts = 8 where ${open}`)
		await expect
			.poll(async () => {
				worker.poke()
				return (await backend.sql(givenUp)).length
			})
			.toBe(before + 1)
	}
	boxes.answerWith(() => 550)
	await change('move', [await session(1)], { days: 1 })
	expect(await plan()).toBe(1)
	await giveUp()
	expect(await plan()).toBe(0)
	// The session itself had no other change than this one.
	await change('move', [await session(1)], { days: 1 })
	expect(await plan()).toBe(1)
	await giveUp()
	expect(await plan()).toBe(0)
	await backend.sql(
		`update public.deliveries set gave_up_at = gave_up_at - interval '8 days' where gave_up_at is not null`
	)
	boxes.answerWith(() => 250)
	await holds('a week')
})

test('what is cancelled or moved to before now leaves calendars at the time that they show', async () => {
	const [bo] = three as [Person]
	await choose(bo, 'mail')
	await deliver()
	const [cancelled, moved, over] = (await sessions()) as [Row, Row, Row]
	const past = `starts_at = '2020-01-01T16:00:00Z', local_date = '2020-01-01', sequence = sequence + 1`
	await backend.sql(`update public.sessions set ${past}, status = 'cancelled' where id = $1`, [cancelled.id])
	await backend.sql(`update public.sessions set ${past} where id = $1`, [moved.id])
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(10)
	for (const { method, subject } of boxes.mailsOf(bo).slice(8)) {
		expect(method).toBe('CANCEL')
		expect(subject).toMatch(/^Cancelled: your session on .*(2026|2027|November|December)/)
	}
	expect(boxes.shownTo(bo).map(({ uid }) => uid)).not.toContain(moved.uid)
	expect(boxes.shownTo(bo)).toHaveLength(6)
	// One that took place and was shortened on the way stays where it was.
	const at = new Date(Date.now() - 50 * 60_000).toISOString()
	await backend.sql(
		`update public.sessions set starts_at = $2::timestamptz, local_date = ($2::timestamptz at time zone 'UTC')::date, duration_minutes = 30 where id = $1`,
		[over.id, at]
	)
	await backend.sql(
		`update private.calendar_entries set starts_at = $2::timestamptz, ends_at = $2::timestamptz + interval '1 hour' where session_id = $1`,
		[over.id, at]
	)
	expect(await done(backend.service.rpc('plan_calendar_entries'))).toBe(0)
})

test('who declined before is not invited, who declines later keeps the entry, and both hear of a move', async () => {
	const [bo] = three as [Person]
	const [first, second] = [await session(0), await session(1)]
	const answer = (id: string, said: string) =>
		done(bo.client.rpc('answer_session', { p_session_id: id, p_answer: said }))
	await answer(first.id, 'no')
	await choose(bo, 'mail')
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(7)
	await answer(second.id, 'no')
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(7)
	await change('move', [first], { days: 1 })
	await change('move', [second], { days: 1 })
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(8)
	expect(boxes.mailsOf(bo).at(-1)).toMatchObject({ uid: second.uid, attendees: [{ partstat: 'DECLINED' }] })
	// The one that their calendar does not hold is told of as to everybody else; the other one not twice.
	const told = await backend.sql(
		`select payload ->> 'session_id' as id from public.deliveries
		where kind = 'session_changed' and recipient_id = $1 and not private.is_told_by_calendar((payload ->> 'session_id')::uuid, recipient_id)`,
		[bo.id]
	)
	expect(told).toEqual([{ id: first.id }])
	// Said yes after all: it comes.
	await answer(first.id, 'yes')
	await deliver()
	expect(boxes.mailsOf(bo).at(-1)).toMatchObject({ uid: first.uid, attendees: [{ partstat: 'ACCEPTED' }] })
})

test('new links are mailed, since the old ones open nothing any more', async () => {
	const [bo] = three as [Person]
	await choose(bo, 'mail')
	await deliver()
	await done(bo.client.rpc('reset_my_links', { p_enabled: true }))
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(16)
	expect(boxes.mailsOf(bo).at(-1)?.subject).toMatch(/^As planned: /)
	const links = boxes
		.mailsOf(bo)
		.map(({ object }) => /\/s\/[A-Za-z0-9_-]+/.exec(object.replaceAll(/\r?\n /g, ''))?.[0])
	expect(new Set(links).size).toBe(16)
})

test('two servers at once plan and send each mail once', async () => {
	const [bo] = three as [Person]
	await choose(bo, 'mail')
	await Promise.all([1, 2, 3].map(() => done(backend.service.rpc('plan_calendar_entries'))))
	expect(await backend.sql(`select id from public.deliveries where ${open}`)).toHaveLength(8)
	await deliver()
	expect(boxes.mailsOf(bo)).toHaveLength(8)
})

test('while sessions come by mail a subscription shows only what was over before', async () => {
	const [bo] = three as [Person]
	const [past] = await sessions()
	await backend.sql(
		`update public.sessions set local_date = '2026-11-01', starts_at = '2026-11-01T16:00:00Z' where id = $1`,
		[past?.id]
	)
	const token = `feed_${'a'.repeat(43)}`
	await done(bo.client.rpc('create_feed', { p_name: 'Phone', p_token: token }))
	const read = async () => {
		const window = { p_token: token, p_from: '2026-01-01T00:00:00Z', p_to: '2030-01-01T00:00:00Z' }
		return (await done(backend.anonymous.rpc('read_feed', window))).map((row) => row.uid)
	}
	const stamp = () => done(backend.anonymous.rpc('open_feed', { p_token: token }))
	expect(await read()).toHaveLength(8)
	const before = await stamp()
	await choose(bo, 'mail')
	expect(await read()).toEqual([past?.uid])
	expect(await stamp()).not.toEqual(before)
	await choose(bo, 'feed')
	expect(await read()).toHaveLength(8)
})

test('nobody chooses for somebody else, and only the server plans', async () => {
	const [bo, cy] = three as [Person, Person]
	const tried = await cy.client
		.from('profiles')
		.update({ calendar_channel: 'mail' })
		.eq('id', bo.id)
		.select('id')
	expect(tried.data).toEqual([])
	expect(
		(await cy.client.from('profiles').update({ calendar_channel: 'fax' }).eq('id', cy.id)).error?.code
	).toBe('23514')
	for (const client of [bo.client, backend.anonymous]) {
		expect((await client.rpc('plan_calendar_entries')).error).not.toBeNull()
		expect((await client.rpc('read_reply_counts')).error).not.toBeNull()
		expect(
			(await client.rpc('record_reply', { p_name: 'x', p_from: 'x', p_uid: 'x', p_answer: 'yes' })).error
		).not.toBeNull()
	}
	expect(await done(bo.client.rpc('read_my_mailed_entries'))).toEqual([])
	await choose(bo, 'mail')
	await deliver()
	expect(await done(bo.client.rpc('read_my_mailed_entries'))).toHaveLength(8)
	expect(await done(cy.client.rpc('read_my_mailed_entries'))).toEqual([])
})

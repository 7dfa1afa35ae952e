import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import type { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createReplyServer } from '../../src/lib/calendar/replies.server.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import {
	done,
	enter,
	formCircle,
	join,
	placeSession,
	sessionsOf,
	type Person,
	type SessionRow
} from './people.ts'

// The real listener: what calendars send to it by SMTP, what it answers, and what the database has afterwards.
const domain = 'replies.localhost.test'

let backend: TestBackend
let server: SMTPServer
let port: number
let ada: Person
let bo: Person
let circle: string
let session: SessionRow
let address: string

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	server = createReplyServer({ db: backend.service, domain })
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const listening = server.server.address()
	port = typeof listening === 'object' && listening ? listening.port : 0
	ada = await enter(backend, 'Ada')
	bo = await enter(backend, 'Bo')
	circle = await formCircle(ada)
	await join(ada, circle, [bo])
	const [first] = await sessionsOf(backend, circle)
	if (!first) throw new Error('There is no session')
	session = first
	address = await addressOf(bo)
})
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

async function addressOf(person: Person): Promise<string> {
	const [row] = await backend.sql<{ reply_name: string }>(
		'select reply_name from private.link_secrets where profile_id = $1',
		[person.id]
	)
	return `rsvp-${row?.reply_name}@${domain}`
}

/** Puts the session into Bo's calendar, as the worker does when it mails it. */
async function mailTo(person: Person): Promise<void> {
	await backend.sql(`update public.profiles set calendar_channel = 'mail' where id = $1`, [person.id])
	await done(backend.service.rpc('plan_calendar_entries'))
	await backend.sql(`update public.deliveries set due_at = now() where kind = 'calendar_entry'`)
	for (const { id } of await done(backend.service.rpc('claim_deliveries', { p_limit: 50 }))) {
		await done(backend.service.rpc('finish_delivery', { p_id: id }))
	}
}

interface Reply {
	to?: string
	from?: string
	envelopeFrom?: string
	uid?: string
	sequence?: number | null
	/** When it was answered: RFC 5545's form. */
	stamp?: string
	partstat?: string
	attendee?: string
	method?: string
	padding?: number
	headers?: Record<string, string>
}

/** Sends a reply as a calendar does; answers the code with which it was taken or refused. */
async function reply(wish: Reply = {}): Promise<number> {
	const { to = address, from = bo.email, partstat = 'ACCEPTED', method = 'REPLY', sequence = 0 } = wish
	const content = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`METHOD:${method}`,
		'BEGIN:VEVENT',
		`UID:${wish.uid ?? session.uid}`,
		...(sequence === null ? [] : [`SEQUENCE:${sequence}`]),
		`DTSTAMP:${wish.stamp ?? '20261120T191007Z'}`,
		`ATTENDEE;PARTSTAT=${partstat}:MAILTO:${wish.attendee ?? from}`,
		'END:VEVENT',
		'END:VCALENDAR',
		''
	].join('\r\n')
	const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
	try {
		const sent = await transport.sendMail({
			from,
			to,
			envelope: { from: wish.envelopeFrom ?? from, to },
			subject: 'Accepted: Fortnight session',
			text: `Accepted.${'x'.repeat(wish.padding ?? 0)}`,
			headers: wish.headers ?? {},
			icalEvent: { method, content }
		})
		return Number(sent.response.slice(0, 3))
	} catch (error) {
		if (error instanceof Object && 'responseCode' in error) return Number(error.responseCode)
		throw error
	} finally {
		transport.close()
	}
}

const answers = () =>
	backend.sql<{ profile_id: string; answer: string }>(
		'select profile_id, answer from public.rsvps order by answered_at'
	)

const counts = async () =>
	Object.fromEntries(
		(await done(backend.service.rpc('read_reply_counts'))).map(({ kind, count }) => [kind, count])
	)

test('an answer in a calendar is the RSVP, and a later one takes its place', async () => {
	await mailTo(bo)
	expect(await reply()).toBe(250)
	expect(await answers()).toEqual([{ profile_id: bo.id, answer: 'yes' }])
	expect(await reply({ partstat: 'TENTATIVE', sequence: null })).toBe(250)
	expect(await reply({ partstat: 'declined', attendee: 'b.other@corp.example' })).toBe(250)
	expect(await answers()).toEqual([{ profile_id: bo.id, answer: 'no' }])
	expect(await counts()).toEqual({ recorded: 3 })
})

test('capitals in addresses are no other person', async () => {
	await mailTo(bo)
	expect(await reply({ to: address.toUpperCase(), from: 'BO@Example.ORG' })).toBe(250)
	expect(await answers()).toHaveLength(1)
})

test('a forged sender is refused and counted: somebody else with the address, a member of the circle too', async () => {
	await mailTo(bo)
	await mailTo(ada)
	for (const from of ['mallory@example.net', ada.email]) {
		expect(await reply({ from })).toBe(550)
		// Also when the envelope or the attendee is the member's.
		expect(await reply({ from, envelopeFrom: bo.email, attendee: bo.email })).toBe(550)
	}
	expect(await answers()).toEqual([])
	expect(await counts()).toEqual({ forged: 4 })
})

test('an address that is nobody’s is refused before the mail is sent', async () => {
	const [name = ''] = address.split('@')
	for (const to of [
		`${name.slice(0, -1)}${name.endsWith('0') ? '1' : '0'}@${domain}`,
		`rsvp-${'0'.repeat(32)}@${domain}`,
		`${name}@elsewhere.test`,
		`postmaster@${domain}`,
		`${name}'--@${domain}`
	])
		expect(await reply({ to }), to).toBe(550)
	expect(await counts()).toEqual({ unknown_address: 5 })
})

test('unknown and forbidden sessions are refused alike', async () => {
	const eve = await enter(backend, 'Eve')
	const [foreign] = await sessionsOf(backend, await formCircle(eve))
	for (const uid of [foreign?.uid, 'nobody@knows.it', `${crypto.randomUUID()}@sessions.fortnight.invalid`])
		expect(await reply({ uid: uid ?? '' })).toBe(550)
	expect(await answers()).toEqual([])
	expect(await counts()).toEqual({ unknown_session: 3 })
})

test('every refusal has the same words', async () => {
	const say = (to: string, from: string, uid: string) =>
		createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
			.sendMail({
				envelope: { from, to },
				from,
				to,
				text: 'x',
				icalEvent: {
					method: 'REPLY',
					content: `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:${from}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
				}
			})
			.then(
				() => 'taken',
				(error: Error & { response?: string }) => error.response
			)
	const forged = await say(address, 'mallory@example.net', session.uid)
	const unknownSession = await say(address, bo.email, 'nobody@knows.it')
	const unknownAddress = await say(`rsvp-${'0'.repeat(32)}@${domain}`, bo.email, session.uid)
	expect(forged).toMatch(/^550 /)
	expect(
		new Set([forged, unknownSession, unknownAddress].map((words) => words?.replace(/5\.\d\.\d /, ''))).size
	).toBe(1)
})

test('what is too large is refused and counted, whether it says so before or not', async () => {
	await mailTo(bo)
	expect(await reply({ padding: 56 * 1024 })).toBe(250)
	await backend.sql('delete from public.rsvps')
	await backend.sql('delete from private.reply_counts')
	expect(await reply({ padding: 65 * 1024 })).toBe(552)
	expect(await answers()).toEqual([])
	expect(await counts()).toEqual({ oversized: 1 })
	const talk = await speak([`MAIL FROM:<${bo.email}> SIZE=66000`, 'QUIT'])
	expect(talk).toContain('552 ')
	const long = Array.from({ length: 1000 }, () => 'x'.repeat(78))
	const sent = await speak([
		`MAIL FROM:<${bo.email}>`,
		`RCPT TO:<${address}>`,
		'DATA',
		[...long, '.'].join('\r\n'),
		'QUIT'
	])
	expect(sent).toContain('552 ')
	expect(await counts()).toEqual({ oversized: 3 })
})

/** Speaks SMTP line by line, each after the answer to the one before; answers all that was said. */
function speak(lines: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const waiting = ['EHLO client.test', ...lines]
		let heard = ''
		const socket = connect(port, '127.0.0.1')
		socket.setEncoding('utf8')
		socket.on('data', (text: string) => {
			heard += text
			if (!/^\d{3} .*\r\n$/m.test(text)) return
			const next = waiting.shift()
			if (next !== undefined) socket.write(`${next}\r\n`)
		})
		socket.on('error', reject)
		socket.on('close', () => resolve(heard))
	})
}

test('it offers neither sign-in nor TLS, announces that it limits sizes, and shows out who only guesses', async () => {
	const heard = await speak(['QUIT'])
	expect(heard).toMatch(/^250[- ]SIZE/m)
	expect(heard).not.toMatch(/AUTH|STARTTLS/)
	const guess = (digit: number) => `RCPT TO:<rsvp-${String(digit).repeat(32)}@${domain}>`
	const guesses = await speak([`MAIL FROM:<${bo.email}>`, ...[1, 2, 3, 4, 5, 6].map(guess)])
	expect(guesses.match(/^550 /gm)).toHaveLength(3)
	expect(guesses.match(/^421 /gm)).toHaveLength(1)
	const twice = await speak([
		`MAIL FROM:<${bo.email}>`,
		`RCPT TO:<${address}>`,
		`RCPT TO:<${await addressOf(ada)}>`,
		'QUIT'
	])
	expect(twice).toMatch(/^452 /m)
})

test('an answer to a time that is no longer the session’s is taken and left', async () => {
	await mailTo(bo)
	await backend.sql(
		`update public.sessions set starts_at = starts_at + interval '1 hour', local_time = '17:00', sequence = sequence + 1 where id = $1`,
		[session.id]
	)
	// The mail about the move is not out yet: their calendar shows the old time.
	expect(await reply({ sequence: 0 })).toBe(250)
	await mailTo(bo)
	expect(await reply({ sequence: 0 })).toBe(250)
	expect(await answers()).toEqual([])
	expect(await reply({ sequence: 1 })).toBe(250)
	expect(await answers()).toHaveLength(1)
	expect(await counts()).toEqual({ stale: 2, recorded: 1 })
})

test('an answer to what is cancelled, over or not theirs any more is taken and left', async () => {
	await mailTo(bo)
	await backend.sql(
		`update public.sessions set status = 'cancelled', sequence = sequence + 1 where id = $1`,
		[session.id]
	)
	expect(await reply({ sequence: 1 })).toBe(250)
	await backend.sql(`update public.sessions set status = 'confirmed' where id = $1`, [session.id])
	await placeSession(backend, session.id, -90)
	expect(await reply({ sequence: 1 })).toBe(250)
	expect(await counts()).toEqual({ late: 2 })
	await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
	expect(await reply({ sequence: 1 })).toBe(250)
	expect(await answers()).toEqual([])
	expect(await counts()).toEqual({ late: 2, stale: 1 })
})

test('machines are thanked, people are told what the address is for', async () => {
	await mailTo(bo)
	expect(await reply({ envelopeFrom: '' })).toBe(250)
	expect(await reply({ method: 'REQUEST', headers: { 'Auto-Submitted': 'auto-replied' } })).toBe(250)
	expect(await reply({ method: 'REQUEST' })).toBe(550)
	expect(await reply({ partstat: 'DELEGATED' })).toBe(550)
	expect(await answers()).toEqual([])
	expect(await counts()).toEqual({ automatic: 2, unreadable: 2 })
})

test('numbers and names that no calendar of ours can have are refused for good, not for another try', async () => {
	await mailTo(bo)
	const oddities = [
		{ sequence: 3_000_000_000 },
		{ sequence: -1 },
		{ uid: `${session.uid}\u0001` },
		{ stamp: 'yesterday' }
	]
	for (const odd of oddities) expect(await reply(odd)).toBe(550)
	expect(await answers()).toEqual([])
	expect(await counts()).toEqual({ unreadable: 4 })
})

test('an answer that was given before the one that stands is taken and left, however late it comes', async () => {
	await mailTo(bo)
	const stamp = (seconds: number) =>
		`${new Date(Date.now() + seconds * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
	const answer = (said: string) =>
		done(bo.client.rpc('answer_session', { p_session_id: session.id, p_answer: said }))
	await answer('no')
	expect(await reply({ stamp: stamp(-60) })).toBe(250)
	expect(await answers()).toMatchObject([{ answer: 'no' }])
	// Two that were late both: the later one counts, though the first came in after it was given.
	await backend.sql('delete from public.rsvps')
	expect(await reply({ stamp: stamp(-120) })).toBe(250)
	expect(await reply({ stamp: stamp(-60), partstat: 'DECLINED' })).toBe(250)
	expect(await answers()).toMatchObject([{ answer: 'no' }])
	expect(await reply({ stamp: stamp(-90) })).toBe(250)
	expect(await answers()).toMatchObject([{ answer: 'no' }])
	// A clock that is ahead closes nobody out, nor does one that says nothing of use.
	for (const odd of [stamp(3600), '20261120T191007', '00000101T000000Z'])
		expect(await reply({ stamp: odd, partstat: 'TENTATIVE' }), odd).toBe(250)
	await answer('yes')
	expect(await answers()).toMatchObject([{ answer: 'yes' }])
	expect(await counts()).toEqual({ recorded: 5, stale: 2 })
})

test('one address has five connections at most, so that others are let in', async () => {
	const open = Array.from({ length: 5 }, () => connect(port, '127.0.0.1'))
	for (const socket of open) await new Promise((resolve) => socket.once('data', resolve))
	expect(await speak([])).toMatch(/^421 /)
	for (const socket of open) socket.destroy()
	await expect.poll(() => server.connections.size).toBe(0)
	expect(await speak(['QUIT'])).toMatch(/^220 /)
})

test('while the database is away it asks to try again, and nothing is lost', async () => {
	await mailTo(bo)
	const away = vi.spyOn(backend.service, 'rpc').mockRejectedValue(new Error('away'))
	expect(await reply()).toBe(451)
	away.mockRestore()
	expect(await reply()).toBe(250)
	expect(await answers()).toHaveLength(1)
})

import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createWorker, type Worker } from '../../src/lib/deliveries/loop.server.ts'
import { openTransport } from '../../src/lib/server/mail.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { freePort } from '../free-port.ts'
import { askToChange } from './changing.ts'
import { done, enter, season } from './people.ts'

interface Post {
	port: number
	/** What arrived, headers and body as they were sent. */
	mails: { to: string[]; raw: string }[]
	close: () => Promise<void>
}

let backend: TestBackend
let circle: Awaited<ReturnType<typeof formCircle>>
const workers: Worker[] = []
const posts: Post[] = []

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(async () => {
	await backend.reset()
	circle = await formCircle()
})
afterEach(async () => {
	await Promise.all(workers.splice(0).map((worker) => worker.stop()))
	await Promise.all(posts.splice(0).map((post) => post.close()))
})

async function openPost(port = 0, options: SMTPServerOptions = {}): Promise<Post> {
	const mails: Post['mails'] = []
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, session, done) {
			const chunks: Buffer[] = []
			stream.on('data', (chunk: Buffer) => chunks.push(chunk))
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => address)
				mails.push({ to, raw: Buffer.concat(chunks).toString() })
				done()
			})
		},
		...options
	})
	server.on('error', () => {})
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
	const address = server.server.address()
	if (address === null || typeof address === 'string') throw new Error('The mail server has no port')
	let open = true
	const post = {
		port: address.port,
		mails,
		close: () =>
			new Promise<void>((resolve) => {
				if (!open) return resolve()
				open = false
				server.close(() => resolve())
			})
	}
	posts.push(post)
	return post
}

function startWorker(port: number): Worker {
	const worker = createWorker({
		db: backend.service,
		transport: openTransport(`smtp://127.0.0.1:${port}`, 'Fortnight <f@localhost.test>'),
		origin: 'https://fortnight.example',
		mailFrom: 'f@localhost.test',
		replyDomain: undefined
	})
	workers.push(worker)
	return worker
}

/** Ada invites these people, and one mail to each is due. Answers the deliveries' ids. */
async function invite(addresses: string[]): Promise<string[]> {
	const wanted = addresses.map((email) => ({ email, token: `inv_${randomBytes(32).toString('base64url')}` }))
	const made = await done(circle.ada.client.rpc('invite', { p_circle_id: circle.id, p_invitations: wanted }))
	const rows = await backend.sql<{ id: string }>(
		`select d.id from unnest($1::text[]) with ordinality as made (id, place)
		join public.deliveries d on d.cause = 'invitation ' || made.id order by place`,
		[`{${made.join(',')}}`]
	)
	return rows.map(({ id }) => id)
}

async function inviteOne(address: string): Promise<string> {
	const [id] = await invite([address])
	if (!id) throw new Error('No delivery was written')
	return id
}

interface Row {
	attempts: number
	outcome: string | null
	sent: boolean
	gave_up: boolean
	forgot: boolean
}

async function readDelivery(id: string): Promise<Row> {
	const [row] = await backend.sql<Row>(
		`select attempts, outcome, sent_at is not null as sent, gave_up_at is not null as gave_up,
			payload is null and address is null as forgot
		from public.deliveries where id = $1`,
		[id]
	)
	if (!row) throw new Error('The delivery is gone')
	return row
}

/** Brings the next try forward, as waiting would. */
const waitNoLonger = (id: string) =>
	backend.sql('update public.deliveries set due_at = now() where id = $1', [id])

async function until(holds: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
	const end = Date.now() + milliseconds
	while (!(await holds())) {
		if (Date.now() > end) throw new Error('It did not come about in time')
		await sleep(25)
	}
}

/** Ada's circle with Bea in it, and its first session, which is tomorrow. */
async function formCircle() {
	const ada = await enter(backend, 'Ada')
	const bea = await enter(backend, 'Bea')
	const id = randomUUID()
	const { schedule, sessions } = season()
	await done(
		ada.client.rpc('create_circle', {
			p_circle: { id, name: 'Zoë’s “Load”', purpose: 'Ship it', video_url: null, charter: 'Stays here.' },
			p_schedule: schedule,
			p_tz_version: '2026f',
			p_sessions: sessions
		})
	)
	await backend.sql(
		`insert into public.members (circle_id, profile_id, role, charter_accepted_at) values ($1, $2, 'member', now())`,
		[id, bea.id]
	)
	const [row] = await backend.sql<{ id: string; starts_at: string }>(
		'select id, starts_at from public.sessions where circle_id = $1 order by starts_at limit 1',
		[id]
	)
	if (!row) throw new Error('The circle has no session')
	return { id, ada, bea, session: { id: row.id, startsAt: new Date(row.starts_at) } }
}

it('sends an invitation once, with what it says, and forgets its contents', async () => {
	const post = await openPost()
	const id = await inviteOne('bridget@example.org')
	startWorker(post.port)
	await until(async () => (await readDelivery(id)).sent)
	await sleep(2_500)
	expect(post.mails.map(({ to }) => to)).toEqual([['bridget@example.org']])
	const [{ raw }] = post.mails as [Post['mails'][0]]
	expect(raw).toContain(`Message-ID: <${id}@fortnight.example>`)
	expect(raw).toContain('Auto-Submitted: auto-generated')
	expect(raw).toContain('From: Fortnight <f@localhost.test>')
	expect(raw).toMatch(/^Subject: =\?UTF-8\?/m)
	expect(raw.replaceAll('=\r\n', '')).toMatch(/https:\/\/fortnight\.example\/invitations\/inv_[\w-]{43}/)
	expect(await readDelivery(id)).toEqual({
		attempts: 1,
		outcome: null,
		sent: true,
		gave_up: false,
		forgot: true
	})
})

it('sends at once when poked, without waiting for its next look', async () => {
	const post = await openPost()
	const worker = startWorker(post.port)
	await sleep(300)
	await inviteOne('bridget@example.org')
	const began = Date.now()
	worker.poke()
	await until(() => post.mails.length === 1)
	expect(Date.now() - began).toBeLessThan(1_500)
})

it('loses nothing while the mail server is down, and wastes no tries on it', async () => {
	const port = await freePort()
	const first = await inviteOne('first@example.org')
	startWorker(port)
	await until(async () => (await readDelivery(first)).outcome !== null)
	expect(await readDelivery(first)).toMatchObject({ attempts: 1, outcome: 'smtp_esocket', sent: false })

	const second = await inviteOne('second@example.org')
	await sleep(2_500)
	expect(await readDelivery(second)).toMatchObject({ attempts: 0, outcome: null })

	const post = await openPost(port)
	await waitNoLonger(first)
	await until(() => post.mails.length === 2, 15_000)
	await until(async () => (await readDelivery(first)).sent && (await readDelivery(second)).sent)
	expect(post.mails.flatMap(({ to }) => to).sort()).toEqual(['first@example.org', 'second@example.org'])
})

it('keeps a refused mail for another try under the code of the refusal, and sends the others', async () => {
	const post = await openPost(0, {
		onRcptTo({ address }, _session, done) {
			const refusal = Object.assign(new Error(`No ${address} here`), { responseCode: 550 })
			done(address.startsWith('gone') ? refusal : null)
		}
	})
	const gone = await inviteOne('gone@example.org')
	const there = await inviteOne('there@example.org')
	startWorker(post.port)
	await until(async () => (await readDelivery(there)).sent && (await readDelivery(gone)).outcome !== null)
	expect(await readDelivery(gone)).toEqual({
		attempts: 1,
		outcome: 'smtp_550',
		sent: false,
		gave_up: false,
		forgot: false
	})

	await backend.sql('update public.deliveries set attempts = 8, due_at = now() where id = $1', [gone])
	await until(async () => (await readDelivery(gone)).gave_up)
	expect(await readDelivery(gone)).toMatchObject({ attempts: 9, outcome: 'smtp_550', forgot: true })
	expect(post.mails).toHaveLength(1)
})

it('does not send again what left while the database could not take note', async () => {
	const post = await openPost()
	const id = await inviteOne('bridget@example.org')
	await backend.sql('alter function public.finish_delivery rename to finish_delivery_later')
	try {
		startWorker(post.port)
		await until(() => post.mails.length === 1)
		await sleep(2_500)
		expect((await readDelivery(id)).sent).toBe(false)
	} finally {
		await backend.sql('alter function public.finish_delivery_later rename to finish_delivery')
	}
	await until(async () => (await readDelivery(id)).sent, 15_000)
	expect(post.mails).toHaveLength(1)
})

it('tells each other member of a moved session once, at their newest time, with a link of their own', async () => {
	const post = await openPost()
	const { ada, bea, session } = circle
	const move = (sequence: number, startsAt: string) =>
		done(
			askToChange(
				backend,
				ada,
				session.id,
				sequence,
				{ starts_at: startsAt },
				{ note: 'Ines has to be there' }
			)
		)
	const later = (hours: number) => new Date(session.startsAt.getTime() + hours * 3_600_000).toISOString()
	await move(0, later(1))
	await move(1, later(2))
	await backend.sql("update public.deliveries set due_at = now() where kind = 'session_changed'")
	startWorker(post.port)
	await until(() => post.mails.length > 0)
	await sleep(2_500)
	expect(post.mails.map(({ to }) => to)).toEqual([[bea.email]])
	const raw = (post.mails[0]?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
	expect(raw).toContain(`${later(2).slice(11, 16)} to ${later(3).slice(11, 16)}`)
	expect(raw).not.toContain('Ines')
	const token = /fortnight\.example\/s\/([\w-]{64})/.exec(raw)?.[1] ?? ''
	const opened = await done(backend.anonymous.rpc('read_session_link', { p_token: token }))
	expect(opened).toMatchObject({ session_id: session.id, name: 'Bea' })
})

it('never sends one twice, however many workers there are', async () => {
	const post = await openPost()
	const people = Array.from({ length: 40 }, (_, index) => `p${index}@example.org`)
	for (let first = 0; first < people.length; first += 10) await invite(people.slice(first, first + 10))
	for (let worker = 0; worker < 4; worker++) startWorker(post.port)
	await until(async () => {
		const [row] = await backend.sql<{ open: number }>(
			'select count(*)::int as open from public.deliveries where sent_at is null'
		)
		return row?.open === 0
	})
	await sleep(2_500)
	expect(post.mails.flatMap(({ to }) => to).sort()).toEqual(people.sort())
})

it('finishes what is on its way before it stops', async () => {
	const post = await openPost(0, {
		async onMailFrom(_address, _session, done) {
			await sleep(400)
			done()
		}
	})
	const id = await inviteOne('bridget@example.org')
	const worker = startWorker(post.port)
	await until(async () => (await readDelivery(id)).attempts === 1)
	await worker.stop()
	expect(post.mails).toHaveLength(1)
	expect((await readDelivery(id)).sent).toBe(true)
})

it('sets aside visibly what it cannot read, and goes on', async () => {
	const post = await openPost()
	const odd = await inviteOne('odd@example.org')
	await backend.sql(`update public.deliveries set payload = '{"token": 5}' where id = $1`, [odd])
	const fine = await inviteOne('fine@example.org')
	startWorker(post.port)
	await until(async () => (await readDelivery(fine)).sent && (await readDelivery(odd)).outcome !== null)
	expect((await readDelivery(odd)).outcome).toBe('unreadable')
	expect(post.mails.flatMap(({ to }) => to)).toEqual(['fine@example.org'])
})

import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createWorker, type Worker } from '../../src/lib/deliveries/worker.server.ts'
import { openTransport } from '../../src/lib/server/mail.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'

interface Post {
	port: number
	/** What arrived, headers and body as they were sent. */
	mails: { to: string[]; raw: string }[]
	close: () => Promise<void>
}

let backend: TestBackend
const workers: Worker[] = []
const posts: Post[] = []

beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())
beforeEach(() => backend.reset())
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

async function freePort(): Promise<number> {
	const server = createServer()
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	await new Promise((resolve) => server.close(resolve))
	return port
}

function startWorker(port: number): Worker {
	const worker = createWorker({
		db: backend.service,
		transport: openTransport(`smtp://127.0.0.1:${port}`, 'Fortnight <f@localhost.test>'),
		origin: 'https://fortnight.example'
	})
	workers.push(worker)
	return worker
}

async function writeInvitation(address: string): Promise<string> {
	const [row] = await backend.sql<{ id: string }>(
		`insert into public.deliveries (cause, kind, address, payload)
		values ('invitation ' || gen_random_uuid(), 'invitation', $1,
			'{"token": "inv_x", "circle": "Zoë’s “Load”", "purpose": "Ship it", "inviter": "Ilse", "name": null}')
		returning id`,
		[address]
	)
	if (!row) throw new Error('No delivery was written')
	return row.id
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

it('sends an invitation once, with what it says, and forgets its contents', async () => {
	const post = await openPost()
	const id = await writeInvitation('bridget@example.org')
	startWorker(post.port)
	await until(async () => (await readDelivery(id)).sent)
	await sleep(2_500)
	expect(post.mails.map(({ to }) => to)).toEqual([['bridget@example.org']])
	const [{ raw }] = post.mails as [Post['mails'][0]]
	expect(raw).toContain(`Message-ID: <${id}@fortnight.example>`)
	expect(raw).toContain('Auto-Submitted: auto-generated')
	expect(raw).toContain('From: Fortnight <f@localhost.test>')
	expect(raw).toMatch(/^Subject: =\?UTF-8\?/m)
	expect(raw).toContain('https://fortnight.example/invitations/inv_x')
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
	await writeInvitation('bridget@example.org')
	const began = Date.now()
	worker.poke()
	await until(() => post.mails.length === 1)
	expect(Date.now() - began).toBeLessThan(1_000)
})

it('loses nothing while the mail server is down, and wastes no tries on it', async () => {
	const port = await freePort()
	const first = await writeInvitation('first@example.org')
	startWorker(port)
	await until(async () => (await readDelivery(first)).outcome !== null)
	expect(await readDelivery(first)).toMatchObject({ attempts: 1, outcome: 'smtp_esocket', sent: false })

	const second = await writeInvitation('second@example.org')
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
	const gone = await writeInvitation('gone@example.org')
	const there = await writeInvitation('there@example.org')
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

it('never sends one twice, however many workers there are', async () => {
	const post = await openPost()
	const people = Array.from({ length: 40 }, (_, index) => `p${index}@example.org`)
	await Promise.all(people.map(writeInvitation))
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
	const id = await writeInvitation('bridget@example.org')
	const worker = startWorker(post.port)
	await until(async () => (await readDelivery(id)).attempts === 1)
	await worker.stop()
	expect(post.mails).toHaveLength(1)
	expect((await readDelivery(id)).sent).toBe(true)
})

it('sets aside visibly what it cannot read, and goes on', async () => {
	const post = await openPost()
	const odd = await writeInvitation('odd@example.org')
	await backend.sql(`update public.deliveries set payload = '{"token": 5}' where id = $1`, [odd])
	const fine = await writeInvitation('fine@example.org')
	startWorker(post.port)
	await until(async () => (await readDelivery(fine)).sent && (await readDelivery(odd)).outcome !== null)
	expect((await readDelivery(odd)).outcome).toBe('unreadable')
	expect(post.mails.flatMap(({ to }) => to)).toEqual(['fine@example.org'])
})

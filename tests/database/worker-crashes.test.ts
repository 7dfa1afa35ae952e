import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorker } from '../../src/lib/deliveries/loop.server.ts'
import { openTransport, type MailTransport } from '../../src/lib/server/mail.ts'
import { startTestBackend, type Client, type TestBackend } from '../backend.ts'
import { freePort } from '../free-port.ts'
import { enterAll, formCircle, join } from './people.ts'

/*
 * The worker against the real database and a real mail server, killed at any point: nothing is lost, and nothing is sent
 * twice but what the mail server took while nobody could note it; that bears the same Message-ID.
 */

/** Where a worker's life ends, or what it has to live with. The number is which call it happens at. */
const fates = [
	'lives',
	'dies before it claims',
	'dies with the claim taken',
	'dies before the mail server has it',
	'dies when the mail server took it',
	'dies before it notes what became of it',
	'dies when it has noted it',
	'cannot reach the mail server',
	'loses the mail server’s answer',
	'cannot reach the database',
	'loses the database after the claim'
] as const
type Fate = (typeof fates)[number]

/** Those in which a mail may have left without anybody knowing: of the five that are on their way at once, too. */
const ambiguous: readonly Fate[] = [
	'dies before the mail server has it',
	'dies when it has noted it',
	'dies when the mail server took it',
	'dies before it notes what became of it',
	'loses the mail server’s answer',
	'loses the database after the claim'
]

let backend: TestBackend
let circle: string
let people: string[]
let post: { port: number; mails: { id: string; to: string }[]; hangUp: boolean; server: SMTPServer }
let closedPort: number

beforeAll(async () => {
	backend = await startTestBackend()
	const [ada, ...others] = await enterAll(backend, ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'])
	if (!ada) throw new Error('Ada is missing')
	circle = await formCircle(ada)
	await join(ada, circle, others)
	people = [ada, ...others].map(({ id }) => id)
	post = await openPost()
	closedPort = await freePort()
})
afterAll(async () => {
	await new Promise<void>((resolve) => post.server.close(resolve))
	await backend.close()
})

async function openPost(): Promise<typeof post> {
	const mails: { id: string; to: string }[] = []
	const opened = { port: 0, mails, hangUp: false } as typeof post
	opened.server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, session, done) {
			const chunks: Buffer[] = []
			stream.on('data', (chunk: Buffer) => chunks.push(chunk))
			stream.on('end', () => {
				const raw = Buffer.concat(chunks).toString()
				mails.push({
					id: /^Message-ID: <(.+)>/m.exec(raw)?.[1] ?? '',
					to: session.envelope.rcptTo[0]?.address ?? ''
				})
				// Taken, and nobody hears of it.
				if (opened.hangUp) done(Object.assign(new Error('Goodbye'), { responseCode: 421 }))
				else done()
			})
		}
	})
	opened.server.on('error', () => {})
	await new Promise<void>((resolve) => opened.server.listen(0, '127.0.0.1', resolve))
	opened.port = (opened.server.server.address() as AddressInfo).port
	return opened
}

/** One worker's life, until it dies, finds nothing to do, or has to wait for somebody. */
async function live(fate: Fate, at: number): Promise<void> {
	let over = () => {}
	const ended = new Promise<void>((resolve) => (over = resolve))
	let dead = false
	const calls: Record<string, number> = {}
	const underWay: Promise<unknown>[] = []
	const never = new Promise<never>(() => {})
	/** True at the call that was meant, of all calls of its sort. */
	const isIt = (sort: string, wanted: Fate) => fate === wanted && calls[sort] === at
	const die = () => {
		dead = true
		over()
		return never
	}

	async function rpc(name: string, parameters: object): Promise<unknown> {
		if (dead) return never
		calls[name] = (calls[name] ?? 0) + 1
		const claims = name === 'claim_deliveries'
		const isAway =
			fate === 'cannot reach the database' ||
			(fate === 'loses the database after the claim' && name === 'finish_delivery')
		if (isAway) {
			setTimeout(over)
			return { data: null, error: { code: '', message: 'fetch failed' }, status: 0 }
		}
		if (fate === 'dies before it claims' && claims) return die()
		if (!claims && isIt(name, 'dies before it notes what became of it')) return die()
		const answer = await backend.service.rpc(name as 'finish_delivery', parameters as { p_id: string })
		if (claims && isIt(name, 'dies with the claim taken')) return die()
		if (!claims && isIt(name, 'dies when it has noted it')) return die()
		const rows: unknown = answer.data
		if (claims && Array.isArray(rows) && rows.length === 0) setTimeout(over)
		return answer
	}

	post.hangUp = fate === 'loses the mail server’s answer'
	const transport = openTransport(
		`smtp://127.0.0.1:${fate === 'cannot reach the mail server' ? closedPort : post.port}`,
		'Fortnight <f@localhost.test>'
	)
	async function sendMail(mail: Parameters<MailTransport['sendMail']>[0]): Promise<unknown> {
		if (dead) return never
		calls.sendMail = (calls.sendMail ?? 0) + 1
		const [diesBefore, diesAfter] = [
			isIt('sendMail', 'dies before the mail server has it'),
			isIt('sendMail', 'dies when the mail server took it')
		]
		if (diesBefore) return die()
		const sending = transport.sendMail(mail)
		underWay.push(sending)
		const answer = await sending.catch((error: unknown) => {
			// The next thing it does is wait.
			setTimeout(over, 50)
			throw error
		})
		return diesAfter ? die() : answer
	}

	const worker = createWorker({
		db: new Proxy(backend.service, {
			get: (target, key) => (key === 'rpc' ? rpc : Reflect.get(target, key))
		}) satisfies Client,
		transport: new Proxy(transport, {
			get: (target, key) => (key === 'sendMail' ? sendMail : Reflect.get(target, key).bind(target))
		}),
		origin: 'https://fortnight.example',
		mailFrom: 'f@localhost.test',
		replyDomain: undefined
	})
	await ended
	if (!dead) return worker.stop()
	// The dead say nothing any more, but what they said is still on its way.
	await Promise.allSettled(underWay)
	transport.close()
}

const pass = (seconds: number) =>
	backend.sql(
		`update public.deliveries set due_at = due_at - make_interval(secs => $1::float8),
			claimed_until = claimed_until - make_interval(secs => $1::float8)`,
		[seconds]
	)

it('loses nothing and sends nothing twice, wherever workers die', { timeout: 180_000 }, async () => {
	const life = fc.record({ fate: fc.constantFrom(...fates), at: fc.integer({ min: 1, max: 4 }) })
	const seen = new Set<Fate>()
	let twice = 0
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.array(life, { minLength: 1, maxLength: 2 }), fc.constantFrom(0, 31, 121, 3600)), {
				minLength: 1,
				maxLength: 5
			}),
			async (story) => {
				await backend.sql('delete from public.deliveries')
				post.mails.length = 0
				const rows = await backend.sql<{ id: string }>(
					`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
					select 'seat ' || person, 'seat_free', $1, person::uuid,
						jsonb_build_object('circle_id', $1::uuid, 'circle', 'Lamplighters')
					from unnest($2::text[]) person returning id`,
					[circle, `{${people.join(',')}}`]
				)
				let forgiven = 0
				for (const [lives, seconds] of story) {
					const before = post.mails.length
					await Promise.all(lives.map(({ fate, at }) => live(fate, at)))
					lives.forEach(({ fate }) => seen.add(fate))
					// Only these may leave mail that is not noted, and at most as much as they sent.
					if (lives.some(({ fate }) => ambiguous.includes(fate))) forgiven += post.mails.length - before
					await pass(seconds)
				}
				// In the end one lives, and everything has left.
				post.hangUp = false
				for (let day = 0; day < 4; day++) {
					await pass(6 * 3600)
					await live('lives', 1)
				}
				expect(
					await backend.sql('select count(*)::int as open from public.deliveries where sent_at is null')
				).toEqual([{ open: 0 }])

				const ids = rows.map(({ id }) => `${id}@fortnight.example`)
				// Whatever came twice is the same mail, and to the same reader.
				expect(new Set(post.mails.map(({ id }) => id))).toEqual(new Set(ids))
				expect(new Set(post.mails.map(({ id, to }) => `${id} ${to}`)).size).toBe(people.length)
				expect(post.mails.length - people.length).toBeLessThanOrEqual(forgiven)
				twice += post.mails.length - people.length
			}
		),
		{ numRuns: 25 }
	)
	// Otherwise the crashes were none.
	expect(seen).toEqual(new Set(fates))
	expect(twice).toBeGreaterThan(0)
})

import { randomUUID } from 'node:crypto'
import type { lookup } from 'node:dns'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import webPush from 'web-push'
import { createWorker, type Worker } from '../../src/lib/deliveries/loop.server.ts'
import { findKeys } from '../../src/lib/push/keys.server.ts'
import { openTransport } from '../../src/lib/server/mail.ts'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { cert } from '../loopback-tls.ts'
import {
	startPushService,
	subscribeBrowser,
	type PushService,
	type SubscribedBrowser
} from '../push-service.ts'
import { done, enterAll, formCircle, join, log, refusal, sessionsOf, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let bea: Person
let commitment: string
let service: PushService
const workers: Worker[] = []
const patient = { timeout: 12_000 }
const vapid = { ...webPush.generateVAPIDKeys(), subject: 'mailto:ops@example.org' }

beforeAll(async () => {
	backend = await startTestBackend()
	service = await startPushService()
})
afterAll(async () => {
	service.stop()
	await backend.close()
})
beforeEach(async () => {
	await backend.reset()
	service.answers = {}
	service.arrived = []
	const [one, two] = await enterAll(backend, ['Ada', 'Bea'])
	if (!one || !two) throw new Error('people are missing')
	;[ada, bea] = [one, two]
	const circle = await formCircle(ada)
	await join(ada, circle, [bea])
	const [session] = await sessionsOf(backend, circle)
	commitment = await log(ada, { circle_id: circle, due_session_id: session?.id ?? '', witness_id: bea.id })
	await backend.sql('update public.mail_preferences set quiet_from = null, quiet_until = null')
	await backend.sql('delete from public.deliveries')
})
afterEach(async () => {
	await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

const turnOn = (
	person: Person,
	{ name, p256dh, auth }: SubscribedBrowser,
	endpoint = service.endpointOf(name)
) =>
	person.client.rpc('turn_push_on', {
		p_endpoint: endpoint,
		p_p256dh: p256dh,
		p_auth: auth,
		p_device: 'Chrome on Android'
	})

/** Bea is with Ada on hers: a delivery that is due now. */
async function encourage(): Promise<void> {
	await done(bea.client.rpc('encourage', { p_id: randomUUID(), p_commitment_id: commitment }))
	await backend.sql('update public.deliveries set due_at = now()')
}

const toLoopback = ((_: string, __: object, callback: (failure: null, found: object[]) => void) =>
	callback(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as typeof lookup

/** A worker that speaks to the push service on loopback, and to a mail server that takes nothing. */
function startWorker(isPublic: (address: string) => boolean = (address) => address === '127.0.0.1'): void {
	workers.push(
		createWorker({
			db: backend.service,
			transport: openTransport('smtp://127.0.0.1:9', 'Fortnight <f@example.org>'),
			origin: 'https://fortnight.example',
			mailFrom: 'f@example.org',
			replyDomain: undefined,
			keys: async () => vapid,
			pushWorld: { lookup: toLoopback, isPublic, milliseconds: 5000, ca: cert }
		})
	)
}

interface Row {
	channel: string | null
	sent: boolean
	outcome: string | null
	attempts: number
	waits: number
}
const deliveries = () =>
	backend.sql<Row>(
		`select channel, sent_at is not null as sent, outcome, attempts, round(extract(epoch from due_at - now()))::int as waits
		from public.deliveries where kind = 'encouragement'`
	)
const devicesOf = (person: Person) => person.client.from('push_subscriptions').select('id, used_at')

describe('a notice', () => {
	test('arrives encrypted for the browser, says nothing that was said, and is not mailed as well', async () => {
		const phone = subscribeBrowser('phone')
		const id = await done(turnOn(ada, phone))
		await encourage()
		startWorker()
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'push', sent: true, outcome: null }])
		const [push] = service.arrived
		if (!push) throw new Error('Nothing arrived')
		expect(service.arrived).toHaveLength(1)
		expect(push.headers).toMatchObject({ ttl: '172800', urgency: 'normal', 'content-encoding': 'aes128gcm' })
		expect(push.headers.topic).toMatch(/^encouragement-[0-9a-f]{16}$/)
		expect(push.headers.authorization).toContain(`k=${vapid.publicKey}`)
		const said = phone.read(push)
		expect(JSON.parse(said)).toEqual({
			title: 'Your witness is with you',
			body: 'On one of your commitments. There is nothing to answer.',
			path: `/commitments/${commitment}`,
			tag: push.headers.topic
		})
		expect(said).not.toMatch(/Bea|one-page|Lamplighters/)
		expect(await done(devicesOf(ada))).toEqual([{ id, used_at: expect.any(String) }])
	})

	test('goes to every device, and has left when one took it; those that are gone are forgotten', async () => {
		service.answers = { old: { status: 410 }, older: { status: 404 } }
		for (const name of ['phone', 'old', 'older']) await done(turnOn(ada, subscribeBrowser(name)))
		await encourage()
		startWorker()
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'push', sent: true }])
		expect(service.arrived.map(({ name }) => name).toSorted()).toEqual(['old', 'older', 'phone'])
		expect(await done(devicesOf(ada))).toHaveLength(1)
	})

	test('comes by mail when no device is left that takes it', async () => {
		service.answers = { old: { status: 410 } }
		await done(turnOn(ada, subscribeBrowser('old')))
		await encourage()
		startWorker()
		await expect
			.poll(deliveries, patient)
			.toMatchObject([{ channel: 'mail', sent: false, outcome: 'smtp_esocket' }])
		expect(await done(devicesOf(ada))).toEqual([])
	})

	test('waits as long as the push service says, then comes by mail after three tries', async () => {
		service.answers = { phone: { status: 429, headers: { 'retry-after': '600' } } }
		await done(turnOn(ada, subscribeBrowser('phone')))
		await encourage()
		startWorker()
		await expect
			.poll(deliveries, patient)
			.toMatchObject([{ channel: 'push', outcome: 'push_429', attempts: 1 }])
		const [first] = await deliveries()
		expect(first?.waits).toBeGreaterThan(580)
		for (const attempts of [2, 3]) {
			await backend.sql('update public.deliveries set due_at = now()')
			// Noted, and not only claimed.
			const noted = async () =>
				(await deliveries()).some((row) => row.attempts === attempts && row.waits > 60)
			await expect.poll(noted, patient).toBe(true)
		}
		await backend.sql('update public.deliveries set due_at = now()')
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'mail' }])
		expect(await done(devicesOf(ada))).toHaveLength(1)
	})

	test('is tried again when the push service is down, and given up for mail when it is refused', async () => {
		service.answers = { phone: { status: 500 } }
		await done(turnOn(ada, subscribeBrowser('phone')))
		await encourage()
		startWorker()
		await expect
			.poll(deliveries, patient)
			.toMatchObject([{ channel: 'push', outcome: 'push_500', attempts: 1 }])
		expect((await deliveries())[0]?.waits).toBeGreaterThan(20)
		service.answers = { phone: { status: 403 } }
		await backend.sql('update public.deliveries set due_at = now()')
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'mail', sent: false }])
		expect(service.arrived).toHaveLength(2)
	})

	test('follows no redirect, and speaks to nobody inside', async () => {
		service.answers = { phone: { status: 307, headers: { location: service.endpointOf('other') } } }
		await done(turnOn(ada, subscribeBrowser('phone')))
		await encourage()
		startWorker()
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'mail' }])
		expect(service.arrived.map(({ name }) => name)).toEqual(['phone'])
		await Promise.all(workers.splice(0).map((worker) => worker.stop()))

		await backend.sql(`delete from public.deliveries`)
		await backend.sql('delete from public.encouragements')
		await done(turnOn(ada, subscribeBrowser('metadata'), 'https://169.254.169.254/metadata'))
		service.arrived = []
		await encourage()
		startWorker(() => false)
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'mail' }])
		expect(service.arrived).toEqual([])
	})

	test('rings in nobody’s quiet hours, where they are: then it comes by mail, also when it was put off before', async () => {
		const quiet = (from: string, until: string) =>
			backend.sql(
				`update public.mail_preferences set quiet_from = (now() at time zone 'Asia/Kolkata' + $2::interval)::time(0),
					quiet_until = (now() at time zone 'Asia/Kolkata' + $3::interval)::time(0) where profile_id = $1`,
				[ada.id, from, until]
			)
		await backend.sql(`update public.profiles set zone = 'Asia/Kolkata' where id = $1`, [ada.id])
		service.answers = { phone: { status: 429 } }
		await done(turnOn(ada, subscribeBrowser('phone')))
		await quiet('1 hour', '3 hours')
		await encourage()
		startWorker()
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'push', outcome: 'push_429' }])
		await quiet('-1 hour', '1 hour')
		await backend.sql('update public.deliveries set due_at = now()')
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'mail', outcome: 'smtp_esocket' }])
		expect(service.arrived).toHaveLength(1)
	})

	test('of what others cause in quiet hours comes by mail at once; awake, on the device', async () => {
		await done(turnOn(ada, subscribeBrowser('phone')))
		await done(
			ada.client
				.from('mail_preferences')
				.update({ pushed: ['session_changes'] })
				.eq('profile_id', ada.id)
				.select('pushed')
		)
		const claimed = async (from: number, until: number) => {
			const wall = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 19)
			await backend.sql(
				'update public.mail_preferences set quiet_from = $2, quiet_until = $3 where profile_id = $1',
				[ada.id, wall(from), wall(until)]
			)
			await backend.sql('delete from public.deliveries')
			await backend.sql(
				`insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
				select 'session ' || s.id || ' ' || s.sequence || ' to ' || $1, 'session_changed', s.circle_id, $1::uuid,
					jsonb_build_object('session_id', s.id, 'sequence', s.sequence)
				from public.sessions s where s.starts_at > now() order by s.starts_at limit 1`,
				[ada.id]
			)
			const rows = await done(backend.service.rpc('claim_deliveries', { p_limit: 5 }))
			return rows.map(({ kind, devices }) => [kind, Array.isArray(devices)])
		}
		await backend.sql(`update public.profiles set zone = 'UTC' where id = $1`, [ada.id])
		// Over midnight too, whatever the hour is that this runs at.
		for (const [from, until] of [
			[-1, 1],
			[-12, 11],
			[-1, 22]
		] as const)
			expect(await claimed(from, until)).toEqual([['session_changed', false]])
		for (const [from, until] of [
			[1, 3],
			[1, -1],
			[-3, -1]
		] as const)
			expect(await claimed(from, until)).toEqual([['session_changed', true]])
	})

	test('is not made of what is to come by mail', async () => {
		await done(turnOn(ada, subscribeBrowser('phone')))
		await done(
			ada.client.from('mail_preferences').update({ pushed: [] }).eq('profile_id', ada.id).select('pushed')
		)
		await encourage()
		startWorker()
		await expect.poll(deliveries, patient).toMatchObject([{ channel: 'mail' }])
		expect(service.arrived).toEqual([])
		expect(
			await refusal(
				ada.client
					.from('mail_preferences')
					.update({ pushed: ['calendar'] })
					.eq('profile_id', ada.id)
					.select('pushed')
			)
		).toBe('400 23514')
	})
})

describe('a device', () => {
	test('moves to whoever turns notices on in the same browser, and to nobody who only knows its address', async () => {
		const phone = subscribeBrowser('phone')
		const id = await done(turnOn(ada, phone))
		expect(await done(turnOn(ada, phone))).toBe(id)
		expect(await refusal(turnOn(bea, subscribeBrowser('phone')))).toBe('409 not_this_device')
		expect(await done(devicesOf(ada))).toHaveLength(1)
		expect(await done(turnOn(bea, phone))).not.toBe(id)
		expect(await done(devicesOf(ada))).toEqual([])
		expect(await done(devicesOf(bea))).toHaveLength(1)
	})

	test('is left by who was there before when somebody else comes in, and by nobody else', async () => {
		const id = await done(turnOn(ada, subscribeBrowser('phone')))
		await done(ada.client.rpc('leave_device', { p_id: id }))
		await done(bea.client.rpc('leave_device', { p_id: randomUUID() }))
		expect(await done(devicesOf(ada))).toHaveLength(1)
		await done(bea.client.rpc('leave_device', { p_id: id }))
		expect(await done(devicesOf(ada))).toEqual([])
	})

	test('is one of ten', async () => {
		for (let count = 0; count < 10; count++) await done(turnOn(ada, subscribeBrowser(`phone${count}`)))
		expect(await refusal(turnOn(ada, subscribeBrowser('another')))).toBe('409 too_many_devices')
		expect(await done(devicesOf(ada))).toHaveLength(10)
	})

	test('has an address by https and keys that are some', async () => {
		const bad = (change: object) =>
			refusal(
				ada.client.rpc('turn_push_on', {
					p_endpoint: 'https://push.example.org/x',
					p_p256dh: 'A'.repeat(87),
					p_auth: 'A'.repeat(22),
					p_device: 'x',
					...change
				})
			)
		expect(await bad({ p_endpoint: 'http://push.example.org/x' })).toBe('400 23514')
		expect(await bad({ p_endpoint: `https://push.example.org/${'x'.repeat(1000)}` })).toBe('400 23514')
		expect(await bad({ p_p256dh: 'x' })).toBe('400 23514')
		expect(await bad({ p_auth: 'x' })).toBe('400 23514')
		expect(await bad({})).toBe('ok')
	})

	test('goes with the account', async () => {
		await done(turnOn(bea, subscribeBrowser('phone')))
		await done(bea.client.rpc('delete_my_account'))
		expect(await backend.sql('select 1 from public.push_subscriptions')).toEqual([])
	})
})

test('several servers that start at once agree on one pair of keys, which nobody who signed in can read', async () => {
	const settings = { publicKey: undefined, privateKey: undefined, subject: 'mailto:ops@example.org' }
	const found = await Promise.all([1, 2, 3].map(() => findKeys(backend.service, settings)))
	expect(new Set(found.map(({ privateKey }) => privateKey)).size).toBe(1)
	expect(await findKeys(backend.service, { ...vapid })).toEqual(vapid)
	const notices = await done(ada.client.rpc('read_my_notices'))
	expect(notices).toMatchObject({ key: found[0]?.publicKey, devices: [] })
	expect(JSON.stringify(notices)).not.toContain(found[0]?.privateKey)
	expect(await refusal(ada.client.rpc('keep_vapid_keys', { p_public: 'x', p_private: 'x' }))).toBe(
		'403 42501'
	)
})

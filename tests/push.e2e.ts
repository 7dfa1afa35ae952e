import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { alive, enterAs, expect, newPhone, signIn, sql, test } from './journey.ts'
import { letIn, makeCircle } from './own-circle.ts'
import { decryptIn } from './push-decrypt.ts'
import { startPushService, subscribeBrowser, type SubscribedBrowser } from './push-service.ts'

/*
 * Notices in a real browser: which device gets them, and from the witness's tap on one phone to the page that opens on
 * the other.
 */

// After a failure the next worker begins anew, with people of its own.
const mark = process.env.TEST_WORKER_INDEX ?? ''

/** Headless browsers have no push service. Here one has ours on loopback, in what a page sees of it and nowhere else. */
const subscribesAt = (page: Page, { p256dh, auth }: SubscribedBrowser, endpoint: string) =>
	page.addInitScript(
		(subscription) => {
			const answer = { toJSON: () => subscription }
			Object.assign(PushManager.prototype, {
				getSubscription: async () => null,
				subscribe: async () => answer
			})
		},
		{ endpoint, keys: { p256dh, auth } }
	)

/** What the browser does when a push service hands it something, decrypted: it wakes the service worker with it. */
async function handOver(phone: BrowserContext, page: Page, data: string): Promise<void> {
	const { origin } = new URL(page.url())
	const devtools = await phone.newCDPSession(page)
	const registration = new Promise<string>((resolve) => {
		devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted)
			if (ours) resolve(ours.registrationId)
		})
	})
	await devtools.send('ServiceWorker.enable')
	const registrationId = await inTime(registration, 'the registration of the service worker')
	await inTime(
		devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data }),
		'delivering'
	)
	await devtools.detach()
}

/** A browser that answers nothing is told by what it was asked for, not by the end of the whole journey. */
function inTime<Value>(coming: Promise<Value>, what: string): Promise<Value> {
	const late = new Promise<never>((_, reject) =>
		setTimeout(() => reject(new Error(`No answer: ${what}`)), 15_000)
	)
	return Promise.race([coming, late])
}

/** What the device shows now. */
const shown = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready
		const notices = await registration.getNotifications()
		return notices.map(({ title, body, tag, data, icon }) => ({
			...{ title, body, tag },
			path: String(data),
			icon: new URL(icon).pathname
		}))
	})

/**
 * Taps the one notice that is shown. No command of the browser's does that; what a tap does is sent to the worker by
 * hand, which then counts as nobody's tap: the worker may open no window, and takes the one that is there.
 */
async function tap(phone: BrowserContext): Promise<void> {
	const [worker] = phone.serviceWorkers()
	if (!worker) throw new Error('There is no service worker')
	const left = worker.evaluate(async () => {
		interface Registration {
			getNotifications(): Promise<Notification[]>
		}
		const {
			registration,
			NotificationEvent
		}: typeof globalThis & {
			registration?: Registration
			NotificationEvent?: new (type: string, given: { notification: Notification }) => Event
		} = globalThis
		const [notification, ...others] = (await registration?.getNotifications()) ?? []
		if (!NotificationEvent || !notification || others.length > 0) throw new Error('There is not one notice')
		const event = new NotificationEvent('notificationclick', { notification })
		let work: unknown
		Object.assign(event, { waitUntil: (asked: unknown) => (work = asked) })
		dispatchEvent(event)
		await work
	})
	await inTime(left, 'the tap')
}

test('a device is listed, turned off, and silent after signing out', async ({ browser }) => {
	const phone = await newPhone(browser, { javaScriptEnabled: false })
	const page = await phone.newPage()
	await enterAs(page, 'Noor')
	await page.goto('/me/notices')
	await expect(page.getByText('Turning notices on needs scripts.')).toBeVisible()
	await expect(page.getByText('None yet.')).toBeVisible()
	const post = (action: string, form: Record<string, string>) =>
		page.request.post(`/me/notices?/${action}`, {
			form,
			headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
		})
	const subscription = {
		endpoint: 'https://push.example.org/noor',
		p256dh: 'A'.repeat(87),
		auth: 'A'.repeat(22)
	}
	expect((await post('turnOn', { ...subscription, endpoint: 'http://push.example.org/noor' })).status()).toBe(
		400
	)
	expect((await post('turnOn', { ...subscription, auth: 'x' })).status()).toBe(400)
	expect((await post('turnOff', { id: 'x' })).status()).toBe(400)
	expect((await post('turnOn', subscription)).status()).toBe(200)
	await page.goto('/me/notices')
	await expect(page.getByText('This device. On since')).toBeVisible()

	await page.getByLabel('Duties').uncheck()
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Saved. It holds from the next one on.')).toBeVisible()
	await expect(page.getByLabel('Duties')).not.toBeChecked()

	await page.getByRole('button', { name: /^Turn off/ }).click()
	await expect(page.getByText('None yet.')).toBeVisible()
	await post('turnOn', subscription)
	await page.goto('/me')
	await page.getByRole('button', { name: 'Sign out here' }).click()
	await page.waitForURL('/?signed-out')
	expect(
		await sql(`select 1 from public.push_subscriptions where endpoint = 'https://push.example.org/noor'`)
	).toEqual([])
	expect((await phone.cookies()).map(({ name }) => name)).not.toContain('fortnight-device')
})

test('from the witness’s tap to a notice on the owner’s device, and from the tap on it to the right page', async ({
	browser
}) => {
	test.setTimeout(150_000)
	const [owner, witness] = [`Petra ${mark}`, `Bastian ${mark}`]
	const secret = 'Tell the board that the migration is off.'
	const service = await startPushService()
	const device = subscribeBrowser(`petra${mark}`)
	const phone = await newPhone(browser)
	await phone.grantPermissions(['notifications'])
	const page = await phone.newPage()
	await subscribesAt(page, device, service.endpointOf(device.name))
	await signIn(page, `petra${mark}@push.test`, owner)
	const circle = await makeCircle(owner, 'Night watch', [7 * 24 * 60])
	const other = await newPhone(browser, { serviceWorkers: 'block' })
	const theirs = await other.newPage()
	await signIn(theirs, `wim${mark}@push.test`, witness)
	await letIn(circle.id, witness)
	const commitment = randomUUID()
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, witness_id, due_session_id, due_on, words)
		select $1, $2, o.id, w.id, s.id, s.local_date, $3
		from public.profiles o, public.profiles w, public.sessions s where o.name = $4 and w.name = $5 and s.id = $6`,
		[commitment, circle.id, secret, owner, witness, circle.sessions[0]]
	)
	await sql(
		`update public.mail_preferences set quiet_from = null, quiet_until = null
		where profile_id = (select id from public.profiles where name = $1)`,
		[owner]
	)

	await page.goto('/me/notices')
	await alive(page)
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
	await page.getByRole('button', { name: 'Turn on for this device' }).click()
	await expect(page.getByText('On. Notices come to this device.')).toBeVisible()
	await expect(page.getByText('This device. On since')).toBeVisible()
	expect(await shown(page)).toEqual([])

	await theirs.goto(`/commitments/${commitment}`)
	await theirs.getByRole('button', { name: 'I am with you on this one' }).click()
	await expect(theirs.getByText(`You are with ${owner} on this one.`).first()).toBeVisible()
	// The minute in which it can be taken back is over.
	await sql(
		`update public.deliveries set due_at = now() where kind = 'encouragement' and recipient_id = (
		select id from public.profiles where name = $1)`,
		[owner]
	)
	await expect.poll(() => service.arrived.length, { timeout: 30_000 }).toBe(1)
	const [push] = service.arrived
	if (!push) throw new Error('Nothing arrived')
	const said = await decryptIn(page, device, push)
	expect(push.body.toString('latin1')).not.toContain('witness')

	await handOver(phone, page, said)
	await expect
		.poll(() => shown(page), { timeout: 15_000 })
		.toEqual([
			{
				title: 'Your witness is with you',
				body: 'On one of your commitments. There is nothing to answer.',
				tag: push.headers.topic,
				path: `/commitments/${commitment}`,
				icon: '/icons/icon-192.png'
			}
		])
	expect(said).not.toMatch(/board|migration|Night|Bastian|Petra/)

	// The window that is there, at another page, comes to it.
	await page.goto('/me')
	await tap(phone)
	await page.waitForURL(`/commitments/${commitment}`)
	await expect(page.getByText(secret).first()).toBeVisible()
	await expect(page.getByText(`${witness} is with you on this one.`)).toBeVisible()
	expect(await shown(page)).toEqual([])

	// A newer notice of the same thing takes the place of the older one; the window that shows its page already stays.
	await handOver(phone, page, said)
	await handOver(phone, page, said)
	await expect.poll(async () => (await shown(page)).length, { timeout: 15_000 }).toBe(1)
	const second = await phone.newPage()
	await second.goto('/start')
	await tap(phone)
	expect(new URL(second.url()).pathname).toBe('/start')
	expect(new URL(page.url()).pathname).toBe(`/commitments/${commitment}`)

	// What cannot be read is said in general, and no path leads away from us.
	await handOver(phone, page, '{"title":"","path":"https://elsewhere.example"}')
	await expect
		.poll(() => shown(page), { timeout: 15_000 })
		.toMatchObject([{ title: 'Fortnight', body: 'Something is asked of you.', path: '/start' }])
	service.stop()
	await Promise.all([phone.close(), other.close()])
})

import type { BrowserContext, Page } from '@playwright/test'
import { alive, expect, newPhone, signIn, sql, test } from './journey.ts'
import { makeCircle, type OwnCircle } from './own-circle.ts'

/*
 * The app in the phone: what other apps share with it, the number on its icon, the way onto the home screen, and fields
 * that one speaks into.
 */

const mark = process.env.TEST_WORKER_INDEX ?? ''
let person = 0
let phone: BrowserContext
let page: Page
let name: string
let circle: OwnCircle

test.beforeEach(async ({ browser }) => {
	phone = await newPhone(browser)
	page = await phone.newPage()
	name = `Pilar ${mark}${++person}`
	await signIn(page, `pilar${mark}${person}@phone.test`, name)
	circle = await makeCircle(name, 'From the sofa', [2 * 24 * 60, 16 * 24 * 60])
})
test.afterEach(() => phone.close())

/** What the system does when somebody picks Fortnight in another app's share sheet: a post that leads to a page. */
const share = (shared: Record<string, string>) =>
	page.evaluate((shared) => {
		const form = document.createElement('form')
		form.method = 'POST'
		form.action = '/share'
		for (const [name, value] of Object.entries(shared)) {
			const field = document.createElement('input')
			field.name = name
			field.value = value
			form.append(field)
		}
		document.body.append(form)
		form.submit()
	}, shared)

const link = 'https://example.org/who-decides'

test('a link shared from another app becomes a commitment or a problem, without network as well, and is in no address', async () => {
	await page.goto('/start')
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
	await expect
		.poll(() => page.evaluate(async () => (await caches.match('/share')) !== undefined), { timeout: 20_000 })
		.toBe(true)
	const asked: string[] = []
	phone.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))

	await share({ title: 'Who decides', text: '', url: link })
	await expect(page.getByRole('heading', { name: 'Where does it go?' })).toBeVisible()
	await expect(page.getByText(`Who decides ${link}`)).toBeVisible()
	await page.getByRole('link', { name: 'A problem for From the sofa' }).click()
	await expect(page.getByLabel('What is hard, in two lines')).toHaveValue(`Who decides ${link}`)
	await page.getByRole('button', { name: 'Put it in the queue' }).click()
	await expect(page).toHaveURL(/\/topics(\?|$)/)
	expect(await sql('select words from public.topics where circle_id = $1', [circle.id])).toEqual([
		{ words: `Who decides ${link}` }
	])
	// It has found its place.
	await page.goto('/share')
	await expect(page.getByText('Nothing waits here.')).toBeVisible()

	await phone.setOffline(true)
	await share({ text: 'Write to the one who holds the budget.' })
	await page.getByRole('link', { name: 'A commitment By next session' }).click()
	await expect(page.getByLabel('By next session I will')).toHaveValue(
		'Write to the one who holds the budget.'
	)
	await alive(page)
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(page.getByText('Saved on this device.').first()).toBeVisible()
	await phone.setOffline(false)
	await expect
		.poll(() => sql('select words from public.commitments where circle_id = $1', [circle.id]))
		.toEqual([{ words: 'Write to the one who holds the budget.' }])
	expect(asked.filter((each) => /example|budget|decides/i.test(each))).toEqual([])
})

test('what was shared goes when it is let go, and when its reader signs out', async () => {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
	await share({ text: 'Only a thought.' })
	await alive(page)
	await page.getByRole('button', { name: 'Let it go' }).click()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('Only a thought.')).toBeVisible()
	await page.getByRole('button', { name: 'Let it go' }).click()
	await page.reload()
	await expect(page.getByText('Nothing waits here.')).toBeVisible()
	await share({ text: 'Another thought.' })
	await expect(page.getByText('Another thought.')).toBeVisible()
	await page.goto('/me')
	await alive(page)
	await page.getByRole('button', { name: 'Sign out here' }).click()
	await expect(page.getByText('You are signed out.')).toBeVisible()
	await signIn(page, `pilar${mark}${person}@phone.test`)
	await page.goto('/share')
	await expect(page.getByText('Nothing waits here.')).toBeVisible()
})

test('a browser that has no service worker shows what was shared all the same', async ({ browser }) => {
	const plain = await newPhone(browser, {
		serviceWorkers: 'block',
		storageState: await phone.storageState()
	})
	page = await plain.newPage()
	await page.goto('/start')
	await share({ title: 'Who decides', url: link })
	await expect(page.getByText(`Who decides ${link}`)).toBeVisible()
	await alive(page)
	await page.getByRole('link', { name: 'A commitment By next session' }).click()
	await expect(page.getByLabel('By next session I will')).toHaveValue(`Who decides ${link}`)
	await plain.close()
})

test('whoever leaves the installed app sees on its icon how much is asked of them, and after signing out nothing', async () => {
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, due_on, words)
		select gen_random_uuid(), $1, id, current_date - 3, 'Was due.' from public.profiles where name = $2`,
		[circle.id, name]
	)
	// The icon is the system's: what the browser is told is as far as a test can see.
	await phone.addInitScript(() => {
		const told: (number | null)[] = []
		Object.assign(window, { told })
		navigator.setAppBadge = (count) => Promise.resolve(void told.push(count ?? 0))
		navigator.clearAppBadge = () => Promise.resolve(void told.push(null))
	})
	const told = () => page.evaluate(() => Reflect.get(window, 'told'))
	const leave = () =>
		page.evaluate(() => {
			Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true })
			document.dispatchEvent(new Event('visibilitychange'))
		})
	await page.goto('/start')
	await alive(page)
	await leave()
	await page.waitForTimeout(500)
	expect(await told()).toEqual([])

	await phone.addInitScript(() => Object.assign(navigator, { standalone: true }))
	await page.reload()
	await alive(page)
	await leave()
	// The next session without an answer, and a commitment without an end.
	await expect.poll(told).toEqual([2])
	await page.goto('/me')
	await alive(page)
	await page.getByRole('button', { name: 'Sign out here' }).click()
	await expect.poll(told).toEqual([null])
})

/** What a browser says when the app can be installed. */
const offer = () =>
	page.evaluate(() => {
		const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
			prompt: () => {
				Object.assign(window, { prompted: true })
				return Promise.resolve({ outcome: 'accepted' })
			}
		})
		window.dispatchEvent(event)
		return event.defaultPrevented
	})

test('the way onto the home screen is said to whoever has begun, and never again after a no', async () => {
	const hint = page.getByRole('heading', { name: 'On your home screen' })
	await page.goto('/start')
	await alive(page)
	expect(await offer()).toBe(true)
	await page.waitForTimeout(500)
	// Nothing was answered or committed to yet: no moment for it.
	await expect(hint).toHaveCount(0)

	await page.getByRole('button', { name: 'Yes', exact: true }).click()
	await expect(hint).toBeVisible()
	await page.getByRole('button', { name: 'Not on this device' }).click()
	await expect(hint).toHaveCount(0)
	await page.reload()
	await alive(page)
	await offer()
	await page.waitForTimeout(500)
	await expect(hint).toHaveCount(0)
})

test('whoever takes the offer is asked by the browser, once', async () => {
	await page.goto('/start')
	await alive(page)
	await page.getByRole('button', { name: 'Yes', exact: true }).click()
	await offer()
	await page.getByRole('button', { name: 'Put it there' }).click()
	expect(await page.evaluate(() => Reflect.get(window, 'prompted'))).toBe(true)
	await expect(page.getByRole('heading', { name: 'On your home screen' })).toHaveCount(0)
})

test('on iOS, which offers nothing, the words are those of its menu; in the installed app there are none', async () => {
	await phone.addInitScript(() => Object.assign(navigator, { standalone: false }))
	await page.goto('/start')
	await alive(page)
	await page.getByRole('button', { name: 'Yes', exact: true }).click()
	await expect(page.getByText('Add to Home Screen')).toBeVisible()
	await expect(page.getByRole('button', { name: 'Put it there' })).toHaveCount(0)
	await phone.addInitScript(() => Object.assign(navigator, { standalone: true }))
	await page.reload()
	await alive(page)
	await page.waitForTimeout(500)
	await expect(page.getByText('Add to Home Screen')).toHaveCount(0)
})

test('words beyond a field’s measure are kept and counted, not cut off', async () => {
	await page.goto('/commitments/new')
	await alive(page)
	const spoken = 'Speak with both directors. '.repeat(15)
	const words = page.getByLabel('By next session I will')
	await words.fill(spoken)
	await expect(words).toHaveValue(spoken)
	await expect(page.getByText('5 characters too many.')).toBeVisible()
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(words).toHaveAttribute('aria-invalid', 'true')
	await expect(words).toHaveValue(spoken)
	await words.fill('Speak with both directors.')
	await expect(page.getByText('too many')).toHaveCount(0)
})

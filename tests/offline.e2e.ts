import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchOptions } from './chromium.ts'
import { alive, expect, newPhone, signIn, sql, test } from './journey.ts'
import { makeCircle, type OwnCircle } from './own-circle.ts'

const mark = process.env.TEST_WORKER_INDEX ?? ''
let person = 0

/** Somebody signed in, with a circle, whose service worker looks after the page. */
async function begin(phone: BrowserContext): Promise<{ page: Page; name: string; circle: OwnCircle }> {
	const name = `Olu ${mark}${++person}`
	const page = await phone.newPage()
	await signIn(page, `olu${mark}${person}@offline.test`, name)
	const circle = await makeCircle(name, `Circle of ${name}`, [3000, 20_000])
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
	return { page, name, circle }
}

const keptPaths = (page: Page) =>
	page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => !name.startsWith('shell-'))
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
		return requests.flat().map((request) => new URL(request.url).pathname)
	})

/** Opens pages as one does, and waits until they are kept. */
async function visit(page: Page, paths: string[]): Promise<void> {
	for (const path of paths) {
		await page.goto(path)
		await alive(page)
	}
	await expect.poll(() => keptPaths(page)).toEqual(expect.arrayContaining(paths))
}

test('start, a circle and a session open without network, saying from when they are; what was not kept says so', async ({
	browser
}) => {
	const phone = await newPhone(browser)
	const { page, circle, name } = await begin(phone)
	const session = `/sessions/${circle.sessions[0]}`
	await visit(page, ['/start', `/circles/${circle.id}`, session])
	await page.goto('/me')
	expect((await keptPaths(page)).toSorted()).not.toContain('/me')

	await phone.setOffline(true)
	const from = page.getByText(/^No network\. You see what this phone knew at \d\d:\d\d today\./)
	await page.goto('/start')
	await expect(page.getByRole('main').getByText(`Circle of ${name}`)).toBeVisible()
	await expect(from).toBeVisible()
	await page.goto(`/circles/${circle.id}`)
	await expect(page.getByRole('heading', { name: `Circle of ${name}` })).toBeVisible()
	await expect(from).toBeVisible()
	// From link to link, as one goes in an app.
	await alive(page)
	await page.getByRole('link', { name: 'Prepare' }).click()
	await expect(page).toHaveURL(session)
	await expect(page.getByRole('button', { name: 'Yes', exact: true })).toBeVisible()
	await expect(from).toBeVisible()
	// It is not said any longer than it is true.
	await alive(page)
	await phone.setOffline(false)
	await expect(from).toHaveCount(0)
	await phone.setOffline(true)

	for (const path of ['/me', '/circles/new', `/circles/${circle.id}/invite`]) {
		await page.goto(path)
		await expect(page.getByRole('heading', { name: 'No network here' })).toBeVisible()
		await expect(page.locator('body')).not.toContainText(name)
		// With its looks, at whatever depth.
		await expect(page.locator('body')).not.toHaveCSS('margin-top', '8px')
	}

	await phone.setOffline(false)
	await page.getByRole('link', { name: 'Try again' }).click()
	await expect(page).toHaveURL(`/circles/${circle.id}/invite`)
	await expect(page.getByRole('heading', { name: 'Invite people' })).toBeVisible()
	await page.goto('/start')
	await expect(page.getByText('No network.')).toHaveCount(0)
	await phone.close()
})

test('what the start page leads to is there without network, though nobody had opened it', async ({
	browser
}) => {
	const phone = await newPhone(browser)
	const { page, circle, name } = await begin(phone)
	await page.goto('/start')
	const session = `/sessions/${circle.sessions[0]}`
	const ahead = ['/circles', '/commitments', '/commitments/new', '/prompts', session, `${session}/topics`]
	await expect.poll(() => keptPaths(page), { timeout: 20_000 }).toEqual(expect.arrayContaining(ahead))
	await phone.setOffline(true)
	for (const path of ahead) {
		await page.goto(path)
		await expect(page.getByText(/^No network\. You see what this phone knew at/)).toBeVisible()
	}
	await expect(page.getByRole('main')).toContainText(`Circle of ${name}`)
	await phone.close()
})

test('a form sent without network is on the device, says so, and goes out by itself', async ({ browser }) => {
	const phone = await newPhone(browser)
	const { page, circle } = await begin(phone)
	await page.goto('/commitments/new')
	await alive(page)
	const words = page.getByLabel('By next session I will')
	await words.fill('Write this in a tunnel.')
	await page.getByLabel('We will be able to see that').fill('it came out at the other end')
	await phone.setOffline(true)
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(
		page.getByText('Saved on this device. It is sent once there is network.').first()
	).toBeVisible()
	await expect(words).toHaveValue('')
	expect(await sql('select 1 from public.commitments where circle_id = $1', [circle.id])).toEqual([])

	await phone.setOffline(false)
	await expect
		.poll(() => sql('select words, outcome from public.commitments where circle_id = $1', [circle.id]))
		.toEqual([{ words: 'Write this in a tunnel.', outcome: 'it came out at the other end' }])
	await expect(page.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	await phone.close()
})

for (const way of ['here', 'everywhere'] as const) {
	test(`after signing out ${way} nothing of a person remains, and the next one never sees their pages`, async ({
		browser
	}) => {
		const phone = await newPhone(browser)
		const { page, circle, name } = await begin(phone)
		const theirs = [`/circles/${circle.id}`, `/sessions/${circle.sessions[0]}`]
		await visit(page, ['/start', ...theirs])

		await page.goto('/me')
		await alive(page)
		await page.getByRole('button', { name: `Sign out ${way}` }).click()
		await expect(page.getByText('You are signed out. Nothing of yours stays on this device.')).toBeVisible()
		expect(await keptPaths(page)).toEqual([])
		const shells = await page.evaluate(async () => {
			const names = await caches.keys()
			const answers = await Promise.all(
				names.map(async (each) => {
					const cache = await caches.open(each)
					const all = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
					return Promise.all(all.map((answer) => answer?.text()))
				})
			)
			return answers.flat().join('\n')
		})
		expect(shells).not.toContain(name)
		expect(
			(await phone.cookies()).filter(({ name }) => name.startsWith('sb-') || name.includes('auth'))
		).toEqual([])

		await phone.setOffline(true)
		for (const path of ['/start', ...theirs]) {
			await page.goto(path)
			await expect(page.getByRole('heading', { name: 'No network here' })).toBeVisible()
			await expect(page.locator('body')).not.toContainText(name)
			// With its looks, at whatever depth.
			await expect(page.locator('body')).not.toHaveCSS('margin-top', '8px')
		}
		await phone.setOffline(false)
		await page.close()

		const next = await begin(phone)
		await visit(next.page, ['/start'])
		await phone.setOffline(true)
		await next.page.goto('/start')
		await expect(next.page.getByRole('main').getByText(`Circle of ${next.name}`)).toBeVisible()
		await expect(next.page.locator('body')).not.toContainText(name)
		for (const path of theirs) {
			await next.page.goto(path)
			await expect(next.page.getByRole('heading', { name: 'No network here' })).toBeVisible()
		}
		await phone.close()
	})
}

test('who leaves a circle no longer has its pages on the device', async ({ browser }) => {
	const phone = await newPhone(browser)
	const { page, circle, name } = await begin(phone)
	const path = `/circles/${circle.id}`
	await visit(page, ['/start', path])
	await sql('delete from public.circles where id = $1', [circle.id])
	expect((await page.goto(path))?.status()).toBe(404)
	await expect.poll(() => keptPaths(page)).not.toContain(path)
	await phone.setOffline(true)
	await page.goto(path)
	await expect(page.getByRole('heading', { name: 'No network here' })).toBeVisible()
	await expect(page.locator('body')).not.toContainText(`Circle of ${name}`)
	await phone.close()
})

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Buffer): string {
	expect(png.subarray(1, 4).toString()).toBe('PNG')
	return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}

interface Picture {
	src: string
	sizes: string
	type: string
	purpose?: string
}
interface Manifest {
	id: string
	name: string
	short_name: string
	start_url: string
	scope: string
	display: string
	icons: Picture[]
	shortcuts: { name: string; url: string; icons: Picture[] }[]
	screenshots: Picture[]
}

test('the app can be installed, and its manifest keeps what it promises', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'fortnight-install-'))
	const origin = process.env.FORTNIGHT_TEST_ORIGIN ?? ''
	const phone = await chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: origin })
	try {
		const page = await phone.newPage()
		await page.goto('/sign-in')
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
		const devtools = await phone.newCDPSession(page)
		expect(await devtools.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
		const { url, errors } = await devtools.send('Page.getAppManifest')
		expect(errors).toEqual([])

		const manifest: Manifest = await (await phone.request.get(url)).json()
		expect(manifest).toMatchObject({ id: '/start', start_url: '/start', scope: '/', display: 'standalone' })
		expect(manifest.short_name.length).toBeLessThanOrEqual(12)
		for (const purpose of ['any', 'maskable']) {
			expect(manifest.icons.filter((icon) => icon.purpose === purpose).map(({ sizes }) => sizes)).toContain(
				'512x512'
			)
		}
		const pictures = [
			...manifest.icons,
			...manifest.shortcuts.flatMap(({ icons }) => icons),
			...manifest.screenshots
		]
		for (const { src, sizes, type } of pictures) {
			const answer = await phone.request.get(src)
			expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type])
			if (type === 'image/png') expect([src, sizeOf(await answer.body())]).toEqual([src, sizes])
		}
		expect(sizeOf(await (await phone.request.get('/icons/apple-touch-icon.png')).body())).toBe('180x180')
		for (const { url } of manifest.shortcuts) {
			const answer = await phone.request.get(url, { maxRedirects: 0 })
			// Signed out it leads to the door, and back here afterwards.
			expect([url, answer.status(), answer.headers().location]).toEqual([
				url,
				303,
				`/sign-in?to=${encodeURIComponent(url)}`
			])
		}
	} finally {
		await phone.close()
		await rm(folder, { recursive: true, force: true })
	}
})

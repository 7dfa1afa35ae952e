import type { BrowserContext, Page } from '@playwright/test'
import { createServer, request } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { alive, expect, newPhone, signIn, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'
import { ownPhones } from './own-phones.ts'

/*
 * What is written without network: it is on the device at once, and sent exactly once when there is network again,
 * whatever was closed or killed meanwhile.
 */

const names = ['Vera', 'Wim', 'Xenia']
const emailOf = (name: string) => `${name.toLowerCase()}@outbox.test`
const day = 24 * 60

const phones = ownPhones(names, emailOf, { serviceWorkers: 'allow' })
let circle: OwnCircle

test.beforeEach(async () => {
	circle = await makeCircle('Vera', 'In a tunnel', [-14 * day, 2 * day, 16 * day])
	for (const name of names.slice(1)) await letIn(circle.id, name)
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, due_session_id, due_on, words)
		select gen_random_uuid(), $1, id, $2, current_date + 2, 'Ask both directors what they hold me to.'
		from public.profiles where name = 'Vera'`,
		[circle.id, circle.sessions[1]]
	)
})

test.afterEach(() => sql('delete from public.circles where id = $1', [circle.id]))

/** Opens pages as one does, so that the phone knows them. */
async function visit(page: Page, paths: string[]): Promise<void> {
	await page.goto('/start')
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
	for (const path of paths) {
		await page.goto(path)
		await alive(page)
	}
	for (const path of paths)
		await expect
			.poll(() => page.evaluate(async (path) => (await caches.match(path)) !== undefined, path))
			.toBe(true)
}

const savedHere = 'Saved on this device. It is sent once there is network.'

test('in a tunnel two commitments are logged, one is closed and a session answered; the page is killed; all of it arrives once', async () => {
	const phone = phones.of('Vera')
	const page = await phone.newPage()
	const session = `/sessions/${circle.sessions[1]}`
	const [known] = await sql<{ id: string }>('select id from public.commitments where circle_id = $1', [
		circle.id
	])
	await visit(page, ['/start', '/commitments', '/commitments/new', `/commitments/${known?.id}`, session])

	await phone.setOffline(true)
	for (const words of ['Write down who decides.', 'Say no to the third board.']) {
		await page.goto('/commitments/new')
		await alive(page)
		await page.getByLabel('By next session I will').fill(words)
		await page.getByRole('button', { name: 'Log it' }).click()
		await expect(page.getByText(savedHere).first()).toBeVisible()
		await expect(page.getByLabel('By next session I will')).toHaveValue('')
	}
	await page.goto(`/commitments/${known?.id}`)
	await alive(page)
	await page.getByRole('radio', { name: 'Kept' }).check()
	await page.getByLabel('What came of it, in a line').fill('They disagree, and know it.')
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText(savedHere).first()).toBeVisible()
	await page.goto(session)
	await alive(page)
	await page.getByRole('button', { name: 'Maybe' }).click()
	await expect(page.getByRole('button', { name: 'Maybe' })).toHaveAttribute('aria-pressed', 'true')
	await page.goto('/start')
	await alive(page)
	await expect(page.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')).toHaveCount(4)
	await page.close()

	await phone.setOffline(false)
	const again = await phone.newPage()
	await again.goto('/start')
	await alive(again)
	await expect(again.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	// They are listed as soon as what lists them is there, and gone as each was answered.
	const stands = () =>
		sql('select words, status, ended_with from public.commitments where circle_id = $1 order by words', [
			circle.id
		])
	await expect.poll(stands).toEqual([
		{
			words: 'Ask both directors what they hold me to.',
			status: 'kept',
			ended_with: 'They disagree, and know it.'
		},
		{ words: 'Say no to the third board.', status: 'open', ended_with: null },
		{ words: 'Write down who decides.', status: 'open', ended_with: null }
	])
	await expect
		.poll(() => sql('select answer from public.rsvps where session_id = $1', [circle.sessions[1]]))
		.toEqual([{ answer: 'maybe' }])
	await expect(again.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	// The others see it right.
	for (const name of ['Wim', 'Xenia']) {
		const theirs = await phones.of(name).newPage()
		await theirs.goto(session)
		await expect(theirs.getByText('Vera may')).toBeVisible()
		await theirs.close()
	}
	await again.close()
})

/** Logs a commitment on a page without network, so that it waits on the device. */
async function logInTunnel(phone: BrowserContext, words: string): Promise<Page> {
	const page = await phone.newPage()
	await visit(page, ['/start', '/commitments/new'])
	await phone.setOffline(true)
	await page.getByLabel('By next session I will').fill(words)
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(page.getByText(savedHere).first()).toBeVisible()
	return page
}

const recorded = (words: string) =>
	sql<{ name: string }>(
		`select p.name from public.commitments k join public.profiles p on p.id = k.owner_id
		where k.words = $1`,
		[words]
	)

test('what is not taken stays with its words, the reason and what to do, and signing out says so first', async () => {
	const phone = phones.of('Wim')
	const words = 'Ask for the other circle.'
	const page = await logInTunnel(phone, words)
	await sql(
		`update public.members set left_at = now() where circle_id = $1
			and profile_id = (select id from public.profiles where name = 'Wim')`,
		[circle.id]
	)
	const elsewhere = await makeCircle('Wim', 'Elsewhere', [3 * day])
	await phone.setOffline(false)
	await page.goto('/start')
	await alive(page)
	const unsent = page.getByRole('list', { name: 'Not taken' })
	await expect(unsent).toContainText('Not taken: The witness, or you, left this circle.')
	await expect(unsent).toContainText('Your words are safe here.')
	await expect(unsent).toContainText(words)
	await unsent.getByRole('link', { name: 'Change it' }).click()
	await expect(page.getByLabel('By next session I will')).toHaveValue(words)
	expect(await recorded(words)).toEqual([])
	// On the page where it stands already, too.
	await page.goto('/commitments/new')
	await alive(page)
	await unsent.getByRole('link', { name: 'Change it' }).click()
	await expect(page.getByLabel('By next session I will')).toHaveValue(words)
	await expect(page.getByLabel('By next session I will')).toBeFocused()

	await page.goto('/me')
	await alive(page)
	await expect(page.getByText('One thing is not sent yet.')).toBeVisible()
	await page.getByRole('link', { name: 'See it' }).last().click()
	await unsent.getByRole('button', { name: 'Let it go' }).click()
	await expect(unsent).toHaveCount(0)
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(unsent).toContainText(words)
	await unsent.getByRole('button', { name: 'Let it go' }).click()
	await expect(unsent).toHaveCount(0)
	await page.goto('/me')
	await alive(page)
	await expect(page.getByText('not sent yet')).toHaveCount(0)
	await sql('delete from public.circles where id = $1', [elsewhere.id])
	await page.close()
})

test('with network, too, what is not taken stays with its words and the reason, whether its writer waited or went on', async () => {
	const phone = phones.of('Wim')
	const page = await phone.newPage()
	await visit(page, ['/start'])
	const topics = `/sessions/${circle.sessions[1]}/topics`
	await page.goto(`${topics}/new`)
	await alive(page)
	const goes = (left: boolean) =>
		sql(
			`update public.members set left_at = case when $2 then now() end where circle_id = $1
				and profile_id = (select id from public.profiles where name = 'Wim')`,
			[circle.id, left]
		)
	await goes(true)
	const words = 'Who decides what is urgent?'
	await page.getByLabel('What is hard, in two lines').fill(words)
	await page.getByRole('button', { name: 'Put it in the queue' }).click()
	const unsent = page.getByRole('list', { name: 'Not taken' })
	await expect(unsent).toContainText(words)
	await expect(page.getByText('Your words wait at the top of this page.')).toBeVisible()
	await expect(page).toHaveURL(`${topics}/new`)
	await unsent.getByRole('button', { name: 'Let it go' }).click()
	await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()

	// Its writer is at another page by the time that the answer comes.
	await goes(false)
	await page.goto('/commitments/new')
	await alive(page)
	await goes(true)
	const until = page.getByLabel('By next session I will')
	await until.fill('Say it to them first.')
	await page.route('**/commitments/new*', async (route) => {
		if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 1500))
		await route.continue()
	})
	await page.getByRole('button', { name: 'Log it' }).click()
	await page.getByRole('link', { name: 'Circles' }).first().click()
	await expect(page).toHaveURL('/circles')
	await expect(page.getByText('One thing written here, and not taken.')).toBeVisible()
	await page.getByRole('link', { name: 'See it' }).click()
	await expect(unsent).toContainText('Say it to them first.')
	await unsent.getByRole('button', { name: 'Let it go' }).click()
	await page.close()
})

test('signed out meanwhile, it waits for its writer: somebody else on this device neither sees nor sends it', async () => {
	const phone = phones.of('Xenia')
	const words = 'Say it in the open.'
	const page = await logInTunnel(phone, words)
	await phone.clearCookies()
	await phone.setOffline(false)
	await expect(page.getByText('You are not signed in here any more').first()).toBeVisible()
	await expect(page.getByText(words)).toBeVisible()
	await page.getByLabel('By next session I will').fill('And this one too.')
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(page.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')).toHaveCount(2)
	await expect(page).toHaveURL('/commitments/new')

	await signIn(page, emailOf('Vera'))
	await page.goto('/commitments/new')
	await alive(page)
	await page.reload()
	await expect(page.getByText('not sent yet')).toHaveCount(0)
	await expect(page.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	expect(await recorded(words)).toEqual([])
	await page.goto('/me')
	await alive(page)
	await page.getByRole('button', { name: 'Sign out here' }).click()
	await expect(page.getByText('You are signed out.')).toBeVisible()

	await signIn(page, emailOf('Xenia'))
	await expect.poll(() => recorded(words)).toEqual([{ name: 'Xenia' }])
	await expect.poll(() => recorded('And this one too.')).toEqual([{ name: 'Xenia' }])
	await expect(page.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	await page.close()
})

test('of several windows and the service worker exactly one sends', async () => {
	const phone = phones.of('Vera')
	const words = 'Send this once.'
	const page = await logInTunnel(phone, words)
	const others = [await phone.newPage(), await phone.newPage()]
	for (const other of others) await other.goto('/start')
	for (const other of others) await expect(other.getByText(words)).toBeVisible()
	let sent = 0
	phone.on('request', (request) => {
		if (request.method() === 'POST' && request.url().includes('/commitments/new')) sent++
	})
	await phone.setOffline(false)
	for (const each of [page, ...others])
		await expect(each.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	expect(await recorded(words)).toEqual([{ name: 'Vera' }])
	expect(sent).toBe(1)
	for (const each of [page, ...others]) await each.close()
})

/** A way to the app on which a newer version of it can be put, and on which forms can get lost. */
async function startWay() {
	const app = new URL(process.env.FORTNIGHT_TEST_ORIGIN ?? '')
	const state = { newer: false, forms: true }
	const server = createServer((asked, answered) => {
		if (asked.method === 'POST' && !state.forms) return void asked.socket.destroy()
		const headers = { ...asked.headers, host: app.host, 'accept-encoding': 'identity' }
		if (headers.origin) headers.origin = app.origin
		delete headers['if-none-match']
		const onward = request(new URL(asked.url ?? '/', app), { method: asked.method, headers }, (answer) => {
			const changed = state.newer && /^\/(service-worker\.js|_app\/version\.json)$/.test(asked.url ?? '')
			if (!changed) {
				answered.writeHead(answer.statusCode ?? 502, answer.headers)
				return void answer.pipe(answered)
			}
			void text(answer).then((words) => {
				answered.writeHead(200, {
					'content-type': answer.headers['content-type'],
					'cache-control': 'no-cache'
				})
				answered.end(words.replaceAll(version, `${version}-newer`))
			})
		})
		onward.on('error', () => answered.destroy())
		asked.pipe(onward)
	})
	const { version } = z
		.object({ version: z.string() })
		.parse(await (await fetch(new URL('/_app/version.json', app))).json())
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	const { port } = z.object({ port: z.number() }).parse(server.address())
	return {
		origin: `http://127.0.0.1:${port}`,
		state,
		version,
		stop: () => (server.close(), server.closeAllConnections())
	}
}

test('a new version of the app takes over, and what waits is sent by it', async ({ browser }) => {
	const way = await startWay()
	const phone = await newPhone(browser, {
		baseURL: way.origin,
		storageState: await phones.of('Vera').storageState()
	})
	const words = 'Outlive the update.'
	const page = await phone.newPage()
	await visit(page, ['/start', '/commitments/new'])
	const shells = () =>
		page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')))
	expect(await shells()).toEqual([`shell-${way.version}`])

	way.state.forms = false
	await page.getByLabel('By next session I will').fill(words)
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(page.getByText(savedHere).first()).toBeVisible()
	way.state.newer = true
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
	await expect
		.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null))
		.toBe(true)
	await page.goto('/start')
	await expect(page.getByText(words)).toBeVisible()
	await expect
		.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null))
		.toBe(false)
	expect(await shells()).toContain(`shell-${way.version}-newer`)
	expect(await recorded(words)).toEqual([])

	way.state.forms = true
	await page.goto('/commitments')
	await expect.poll(() => recorded(words)).toEqual([{ name: 'Vera' }])
	await expect(page.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	await phone.close()
	way.stop()
})

import type { CDPSession, Locator, Page } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { alive, enterAs, expect, newPhone, signIn, sql, test } from './journey.ts'

/*
 * When somebody can meet: painted by mouse, by finger, by two taps, by keys and from a form, saved, and found again.
 */

const mark = process.env.TEST_WORKER_INDEX ?? ''
const cell = (page: Page, day: string, time: string) =>
	page.getByRole('gridcell', { name: new RegExp(`^${day} ${time} to`) })
const marksOf = async (email: string, circle?: string) => {
	const [row] = await sql<{ marks: string }>(
		`select h.marks from public.hours h join auth.users u on u.id = h.profile_id
		where u.email = $1 and h.circle_id is not distinct from $2`,
		[email, circle ?? null]
	)
	return row?.marks
}
const at = (day: number, hour: number) => day * 48 + hour * 2

async function middle(target: Locator): Promise<{ x: number; y: number }> {
	const box = await target.boundingBox()
	if (!box) throw new Error('It is not to be seen')
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Moves a finger from one place to another; `rest` in milliseconds before it moves. */
async function swipe(phone: CDPSession, page: Page, from: Locator, to: Locator, rest = 0): Promise<void> {
	const [a, b] = [await middle(from), await middle(to)]
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
		phone.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
	await touch('touchStart', a)
	if (rest > 0) await page.waitForTimeout(rest)
	for (let step = 1; step <= 8; step++) {
		await touch('touchMove', { x: a.x + ((b.x - a.x) * step) / 8, y: a.y + ((b.y - a.y) * step) / 8 })
		await page.waitForTimeout(16)
	}
	await touch('touchEnd')
	await page.waitForTimeout(100)
}

test('hours are painted with a mouse, taken back, copied, saved, and there again', async ({ browser }) => {
	const email = `mouse${mark}@hours.test`
	const phone = await newPhone(browser, { hasTouch: false, viewport: { width: 1280, height: 1100 } })
	const page = await phone.newPage()
	await signIn(page, email, 'Mouse')
	await page.goto('/me')
	await expect(page.getByText('Not marked yet')).toBeVisible()
	await page.getByRole('link', { name: 'My hours' }).click()
	await alive(page)
	await expect(page.getByText('Nothing marked yet')).toBeVisible()
	await page.getByRole('button', { name: 'Save hours' }).click()
	await expect(page.getByRole('alert')).toHaveText('Mark one half-hour at least.')
	expect(await marksOf(email)).toBeUndefined()

	const [from, to] = [
		await middle(cell(page, 'Monday', '09:00')),
		await middle(cell(page, 'Tuesday', '10:30'))
	]
	await page.mouse.move(from.x, from.y)
	await page.mouse.down()
	await page.mouse.move(to.x, to.y, { steps: 5 })
	await page.mouse.up()
	await expect(page.getByText('4 good, no possible hours')).toBeVisible()
	await expect(
		page.getByRole('status').filter({ hasText: 'Monday to Tuesday, 09:00 to 11:00, good' })
	).toBeAttached()

	// Beginning on the same mark clears; another mark paints over.
	await cell(page, 'Monday', '09:00').click()
	await expect(page.getByText('3½ good, no possible hours', { exact: true })).toBeVisible()
	await page.getByLabel('Painful').check({ force: true })
	await cell(page, 'Tuesday', '10:30').click()
	await expect(cell(page, 'Tuesday', '10:30')).toHaveAccessibleName('Tuesday 10:30 to 11:00, painful')
	await page.getByRole('button', { name: 'Undo' }).click()
	await page.keyboard.press('Control+z')
	await expect(page.getByText('4 good, no possible hours', { exact: true })).toBeVisible()
	await page.getByRole('button', { name: 'Redo' }).click()
	await expect(page.getByText('3½ good, no possible hours', { exact: true })).toBeVisible()
	await page.getByRole('button', { name: 'Copy Monday to weekdays' }).click()
	await expect(page.getByText('7½ good, no possible hours')).toBeVisible()

	// Not saved: kept for this tab, and said so.
	await page.reload()
	await alive(page)
	await expect(page.getByText('Not saved yet: this is how you left it.')).toBeVisible()
	await expect(page.getByText('7½ good, no possible hours')).toBeVisible()
	expect(await marksOf(email)).toBeUndefined()
	await page.getByRole('button', { name: 'Save hours' }).click()
	await expect(page.getByText('Saved. Every circle uses these hours.')).toBeVisible()
	const saved = await marksOf(email)
	expect([...(saved ?? '')].filter((letter) => letter === 'g')).toHaveLength(15)
	expect(saved?.slice(at(4, 9), at(4, 9) + 5)).toBe('.ggg.')
	// Each saving says so, also the second.
	await expect(page.getByText('Saved. Every circle uses these hours.')).toBeHidden({ timeout: 15_000 })
	await page.getByRole('button', { name: 'Save hours' }).click()
	await expect(page.getByText('Saved. Every circle uses these hours.')).toBeVisible()
	await page.reload()
	await alive(page)
	await expect(page.getByText('7½ good, no possible hours')).toBeVisible()
	await expect(page.getByText('Not saved yet')).toBeHidden()

	// An empty week takes away what was saved, and that can be undone.
	await page.getByRole('button', { name: 'Clear', exact: true }).click()
	await page.getByRole('button', { name: 'Save hours' }).click()
	await expect(page.getByText('Taken away.')).toBeVisible()
	expect(await marksOf(email)).toBeUndefined()
	await page.getByRole('button', { name: 'Undo' }).last().click()
	await expect(page.getByText('Your hours are back.')).toBeVisible()
	await expect(page.getByText('7½ good, no possible hours')).toBeVisible()
	expect(await marksOf(email)).toBe(saved)
	await phone.close()
})

test('a finger paints sideways or after resting, and scrolls otherwise', async ({ browser }) => {
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await signIn(page, `finger${mark}@hours.test`, 'Finger')
	await page.goto('/me/hours')
	await alive(page)
	const touch = await phone.newCDPSession(page)

	await swipe(touch, page, cell(page, 'Monday', '10:00'), cell(page, 'Friday', '10:00'))
	await expect(page.getByText('2½ good, no possible hours')).toBeVisible()
	expect(await page.evaluate(() => scrollY)).toBe(0)

	await swipe(touch, page, cell(page, 'Monday', '11:00'), cell(page, 'Monday', '12:30'), 450)
	await expect(page.getByText('4½ good, no possible hours')).toBeVisible()
	expect(await page.evaluate(() => scrollY)).toBe(0)

	await swipe(touch, page, cell(page, 'Wednesday', '13:00'), cell(page, 'Wednesday', '09:00'))
	await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50)
	await expect(page.getByText('4½ good, no possible hours')).toBeVisible()

	await page.evaluate(() => scrollTo(0, 0))
	await cell(page, 'Sunday', '12:00').tap()
	await expect(cell(page, 'Sunday', '12:00')).toHaveAccessibleName('Sunday 12:00 to 12:30, good')
	await phone.close()
})

test('two taps make a range, and so do fields', async ({ browser }) => {
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await signIn(page, `taps${mark}@hours.test`, 'Taps')
	await page.goto('/me/hours')
	await alive(page)
	await page.getByLabel('Possible').check({ force: true })
	await page.getByRole('button', { name: 'First to last' }).click()
	await cell(page, 'Monday', '09:00').tap()
	await expect(page.getByText('Now tap the last one.')).toBeVisible()
	await expect(page.getByText('Nothing marked yet')).toBeVisible()
	await cell(page, 'Thursday', '11:30').tap()
	await expect(page.getByText('No good, 12 possible hours')).toBeVisible()
	await page.getByRole('button', { name: 'First to last' }).click()

	await page.getByText('Mark a range without painting').click()
	await page.getByLabel('Days').selectOption('Saturday and Sunday')
	await page.getByLabel('From').selectOption('22:00')
	await page.getByLabel('To', { exact: true }).selectOption('24:00')
	await page.getByLabel('It is').selectOption('Good')
	await page.getByRole('button', { name: 'Mark this range' }).click()
	await expect(page.getByText('4 good, 12 possible hours')).toBeVisible()
	// What lies beyond the day that is shown is shown.
	await expect(cell(page, 'Sunday', '23:30')).toBeVisible()
	await expect(cell(page, 'Sunday', '07:30')).toBeHidden()
	await page.getByRole('button', { name: 'Show all 24 hours' }).click()
	await expect(cell(page, 'Sunday', '00:00')).toBeVisible()
	await page.getByRole('button', { name: 'Clear', exact: true }).click()
	await page.getByRole('button', { name: 'Working hours' }).click()
	await expect(page.getByText('35 good, no possible hours')).toBeVisible()
	await phone.close()
})

test('keys do all of it from one tab stop', async ({ browser }) => {
	const email = `keys${mark}@hours.test`
	const phone = await newPhone(browser, { hasTouch: false })
	const page = await phone.newPage()
	await signIn(page, email, 'Keys')
	await page.goto('/me/hours')
	await alive(page)
	await page.getByRole('button', { name: 'Clear', exact: true }).focus()
	const focused = () =>
		page.evaluate(
			() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
		)
	await page.keyboard.press('Tab')
	expect(await focused()).toBe('Monday 09:00 to 09:30, not marked')
	await page.keyboard.press('Space')
	expect(await focused()).toBe('Monday 09:00 to 09:30, good')
	await expect(page.getByRole('status').filter({ hasText: 'Monday 09:00 to 09:30, good' })).toBeAttached()
	await page.keyboard.press('ArrowRight')
	for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(`Shift+${key}`)
	expect(await focused()).toBe('Wednesday 10:00 to 10:30, not marked')
	await page.keyboard.press('Space')
	await expect(page.getByText('3½ good, no possible hours', { exact: true })).toBeVisible()
	await page.keyboard.press('Home')
	await page.keyboard.press('PageUp')
	expect(await focused()).toBe('Monday 08:00 to 08:30, not marked')
	await page.keyboard.press('ArrowUp')
	await page.keyboard.press('ArrowLeft')
	expect(await focused()).toBe('Monday 08:00 to 08:30, not marked')
	await page.keyboard.press('Control+z')
	await expect(page.getByText('½ good, no possible hours', { exact: true })).toBeVisible()
	await page.keyboard.press('Tab')
	expect(await focused()).toBe('Show all 24 hours')
	await page.getByRole('button', { name: 'Save hours' }).press('Enter')
	await expect(page.getByText('Saved. Every circle uses these hours.')).toBeVisible()
	expect((await marksOf(email))?.indexOf('g')).toBe(at(0, 9))
	await phone.close()
})

test('without scripts a form marks ranges, and dates are said and removed', async ({ browser }) => {
	const email = `plain${mark}@hours.test`
	const phone = await newPhone(browser, { javaScriptEnabled: false })
	const page = await phone.newPage()
	await signIn(page, email, 'Plain')
	await page.goto('/me/hours')
	await expect(page.getByRole('button', { name: 'Save hours' })).toBeHidden()
	await page.getByLabel('Days').selectOption('Monday to Friday')
	await page.getByLabel('From').selectOption('17:00')
	await page.getByLabel('To', { exact: true }).selectOption('09:00')
	await page.getByRole('button', { name: 'Mark this range' }).click()
	await expect(page.getByText('It ends after it begins, on the same day.')).toBeVisible()
	await expect(page.getByLabel('From')).toHaveValue('17:00')
	await page.getByLabel('To', { exact: true }).selectOption('18:30')
	await page.getByRole('button', { name: 'Mark this range' }).click()
	await expect(page.getByText('Saved. Every circle uses these hours.')).toBeVisible()
	const week = await marksOf(email)
	expect(week?.slice(at(4, 17) - 1, at(4, 18) + 2)).toBe('.ggg.')
	expect([...(week ?? '')].filter((letter) => letter === 'g')).toHaveLength(15)

	const today = new Date().toISOString().slice(0, 10)
	await page.goto('/me/away')
	await page.getByText('Add days away').click()
	await page.getByLabel('Last day').last().fill(today)
	await page.getByRole('button', { name: 'Add' }).last().click()
	await expect(page.getByText('Saved. Your circles plan around it.')).toBeVisible()
	await page.getByRole('button', { name: /^Remove/ }).click()
	await expect(page.getByText('No days away')).toBeVisible()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByRole('button', { name: /^Remove/ })).toBeVisible()
	await phone.close()
})

test('one circle may have its own answer, and give it back', async ({ browser }) => {
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await enterAs(page, 'Wanjiru')
	const usual = await marksOf('wanjiru@demo.invalid')
	const [circle] = await sql<{ id: string }>(`select id from public.circles where name = 'Load-bearing'`)
	await page.goto(`/circles/${circle?.id}/hours`)
	await alive(page)
	await page.getByRole('button', { name: 'Clear', exact: true }).click()
	await cell(page, 'Monday', '12:00').tap()
	await page.getByRole('button', { name: 'Save for this circle' }).click()
	await expect(page.getByText('Saved for this circle.')).toBeVisible()
	await expect(page.getByText('½ good, no possible hours', { exact: true })).toBeVisible()
	expect(await marksOf('wanjiru@demo.invalid')).toBe(usual)
	expect((await marksOf('wanjiru@demo.invalid', circle?.id))?.indexOf('g')).toBe(at(0, 12))

	await page.getByRole('button', { name: 'Use my usual hours again' }).click()
	await expect(page.getByText('Your usual hours count here again.')).toBeVisible()
	await expect(page.getByText('These are your usual hours.')).toBeVisible()
	expect(await marksOf('wanjiru@demo.invalid', circle?.id)).toBeUndefined()
	await page.getByRole('button', { name: 'Undo' }).last().click()
	await expect(page.getByText('This circle has its own answer again.')).toBeVisible()
	expect((await marksOf('wanjiru@demo.invalid', circle?.id))?.indexOf('g')).toBe(at(0, 12))
	await sql('delete from public.hours where circle_id = $1', [circle?.id])
	expect((await page.goto('/circles/00000000-0000-4000-8000-000000000000/hours'))?.status()).toBe(404)
	await phone.close()
})

test('while somebody travels, pages show the time there; overlapping journeys are refused', async ({
	browser
}) => {
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await signIn(page, `far${mark}@hours.test`, 'Far')
	await page.goto('/me/away')
	await alive(page)
	const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
	const add = async (zone: string, from: number, to: number) => {
		const open = page.getByLabel('Time zone there')
		if (!(await open.isVisible())) await page.getByText('Add a journey').click()
		await open.fill(zone)
		await page.getByLabel('First day').first().fill(day(from))
		await page.getByLabel('Last day').first().fill(day(to))
		await page.getByRole('button', { name: 'Add', exact: true }).first().click()
	}
	await add('Tokyo', -1, 3)
	await expect(page.getByText('Saved. Times follow you there.')).toBeVisible()
	await expect(page.getByText('You are travelling: pages and mails show Tokyo time.')).toBeVisible()
	await page.goto('/me')
	await expect(page.getByText(/^Tokyo, where it is \d\d:\d\d now$/)).toBeVisible()
	await page.goto('/me/hours')
	await expect(page.getByText('Tokyo time while you are there, then Lisbon time.')).toBeVisible()
	await page.goto('/me/edit')
	await expect(page.getByLabel('Your time zone')).toHaveValue('Europe/Lisbon')

	await page.goto('/me/away')
	await alive(page)
	await add('Lima', 2, 9)
	await expect(page.getByText('These days overlap with others here. Remove those first.')).toBeVisible()
	await expect(page.getByLabel('Time zone there')).toHaveValue('Lima')
	await page.getByRole('button', { name: /^Remove Tokyo/ }).click()
	await expect(page.getByText('You are at home: Lisbon time.')).toBeVisible()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('You are travelling: pages and mails show Tokyo time.')).toBeVisible()
	await phone.close()
})

test('a calendar address that is not public is refused in words, never echoed, and ten times an hour at most', async ({
	browser
}) => {
	const email = `busy${mark}@hours.test`
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await signIn(page, email, 'Busy')
	await page.goto('/me/away/busy')
	await alive(page)
	const read = async (address: string) => {
		await page.getByLabel('Address of your calendar').fill(address)
		await page.getByRole('button', { name: 'Read it once' }).click()
	}
	await read('http://calendar.example.org/secret.ics')
	await expect(page.getByText('It has to begin with https:// or webcal://.')).toBeVisible()
	for (const address of [
		'https://127.0.0.1/secret.ics',
		'webcal://localhost/secret.ics',
		'https://169.254.169.254/secret'
	]) {
		await read(address)
		await expect(
			page.getByText('This address is not on the public internet, so it is not read.')
		).toBeVisible()
	}
	await sql(
		`update private.import_tries set count = 10
		where profile_id = (select id from auth.users where email = $1)`,
		[email]
	)
	await read('https://127.0.0.1/secret.ics')
	await expect(
		page.getByText(/^Ten tries an hour is the most. The next one is possible at \d\d:\d\d\.$/)
	).toBeVisible()
	const echoed = await phone.request.post('/me/away/busy?/read', {
		form: { calendarAddress: 'https://10.0.0.1/secret.ics' },
		headers: { origin: new URL(page.url()).origin }
	})
	expect(await echoed.text()).not.toContain('secret.ics')

	await sql(
		`insert into public.busy_times (profile_id, starts_at, ends_at)
		select id, now() + interval '1 day', now() + interval '25 hours' from auth.users where email = $1`,
		[email]
	)
	await page.reload()
	await alive(page)
	await expect(
		page.getByText(
			/^One busy time is kept, read on \d+ \w+\. Each goes once it is over, the last by \d+ \w+( \d+)?\.$/
		)
	).toBeVisible()
	await page.getByRole('button', { name: 'Clear it' }).click()
	await expect(page.getByText('Cleared. Nothing of your calendar is kept.')).toBeVisible()
	await expect(page.getByText('Nothing.', { exact: true })).toBeVisible()
	await phone.close()
})

test('the thread that reads calendars is in the build, and works there', async () => {
	const build = resolve('build/server')
	const files = readdirSync(build, { recursive: true, encoding: 'utf8' })
	const file = files.find((name) => /read-busy-worker[^/]*\.js$/.test(name))
	if (!file) throw new Error('The build has no such file')
	const thread = new Worker(join(build, file), { workerData: 'read-busy', env: {}, execArgv: [] })
	const answer = await new Promise((done, fail) => {
		thread.on('error', fail)
		thread.on('message', (message) => {
			if (message !== 'ready') return done(message)
			thread.postMessage({
				text: [
					'BEGIN:VCALENDAR',
					'BEGIN:VEVENT',
					'SUMMARY:Nobody may know',
					'DTSTART;TZID=Europe/Berlin:20261201T100000',
					'DURATION:PT1H',
					'END:VEVENT',
					'END:VCALENDAR'
				].join('\r\n'),
				owner: { zone: 'Europe/Lisbon', travels: [] },
				now: new Date('2026-11-20T12:00:00Z')
			})
		})
	}).finally(() => thread.terminate())
	expect(answer).toEqual({
		busy: [[Date.parse('2026-12-01T09:00:00Z'), Date.parse('2026-12-01T10:00:00Z')]]
	})
})

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Download, Page } from '@playwright/test'
import { parseCsv } from './csv.ts'
import { alive, enterAs, expect, newPhone, signIn, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'

// After a failure the next worker begins anew, with people of its own.
const mark = process.env.TEST_WORKER_INDEX ?? ''
const email = (name: string) => `${name.toLowerCase()}${mark}@insights.test`
const nameOf = (name: string) => `${name}${mark}`

let ana: BrowserContext
let orla: BrowserContext
let demo: string
/** Orla's, with three in it: one session over. */
let few: OwnCircle
/** Orla's, before its first session. */
let young: OwnCircle

test.beforeAll(async ({ browser }) => {
	ana = await newPhone(browser, { serviceWorkers: 'block' })
	await enterAs(await ana.newPage(), 'Ana')
	orla = await newPhone(browser, { serviceWorkers: 'block' })
	const page = await orla.newPage()
	await signIn(page, email('Orla'), nameOf('Orla'))
	const [row] = await sql<{ id: string }>(`select id from public.circles where name = 'Load-bearing'`)
	demo = row?.id ?? ''
	few = await makeCircle(nameOf('Orla'), 'Three of us', [-20_160, 60])
	young = await makeCircle(nameOf('Orla'), 'Not met yet', [4_000])
	for (const name of ['Ilse', 'Tomasz']) await letIn(few.id, name)
	await sql(`update public.members set joined_at = now() - interval '60 days' where circle_id = $1`, [few.id])
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, due_session_id, due_on, words, support, status, ended_at)
		select gen_random_uuid(), $1, m.profile_id, $2, s.local_date, $3, 'a reader, "quoted"', 'kept', now()
		from public.members m join public.sessions s on s.id = $2 where m.circle_id = $1`,
		[few.id, few.sessions[0], '=HYPERLINK("x"), or what I said']
	)
})
test.afterAll(async () => {
	await ana?.close()
	await orla?.close()
})

const section = (page: Page, heading: string) => page.getByRole('region', { name: heading, exact: true })

/** Opens the figures of a chart, and downloads one of its two files. */
async function take(
	page: Page,
	heading: string,
	link: 'As a file (CSV)' | 'As a picture'
): Promise<Download> {
	const fold = section(page, heading).locator('details')
	if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
	const coming = page.waitForEvent('download')
	await fold.getByRole('link', { name: link }).click()
	return coming
}

const bytesOf = async (download: Download) => readFile(await download.path())

/** Width and height of a picture, which a PNG has in its first chunk. */
function sizeOf(png: Buffer): [number, number] {
	expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
	return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('one’s own commitments, from Me: a sentence, a chart, the figures, and both files', async () => {
	const page = await ana.newPage()
	await page.goto('/me')
	await page.getByRole('link', { name: 'Insights' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What came of my commitments')
	await alive(page)
	const fortnights = section(page, 'Fortnight by fortnight')
	const finding = (await fortnights.locator('.finding').textContent()) ?? ''
	expect(finding).toMatch(/^\w+ commitments so far\b.*: /)
	await expect(fortnights.getByRole('img', { name: finding })).toBeVisible()

	const words = section(page, 'How my words changed')
	await expect(words.getByText('Finish the on-call rewrite before the freeze.').first()).toBeVisible()
	await expect(words.getByText('Hand the on-call rewrite to someone').first()).toBeVisible()
	const support = section(page, 'Support I asked for')
	await expect(support.getByText('an introduction to somebody in sales')).toBeVisible()

	const file = await take(page, 'Fortnight by fortnight', 'As a file (CSV)')
	expect(file.suggestedFilename()).toBe('fortnight-fortnights.csv')
	const [head, ...rows] = parseCsv((await bytesOf(file)).toString('utf8'))
	expect(head).toEqual(['Fortnight from', 'Kept', 'Learned', 'Renegotiated', 'Let go', 'Open'])
	expect(rows.every(([from]) => /^\d{4}-\d\d-\d\d$/.test(from ?? ''))).toBe(true)
	const [mine] = await sql<{ count: string | number }>(
		`select count(*) as count from public.commitments where owner_id = (select id from public.profiles where name = 'Ana')`
	)
	expect(rows.flatMap((row) => row.slice(1).map(Number)).reduce((sum, one) => sum + one, 0)).toBe(
		Number(mine?.count)
	)

	const picture = await take(page, 'Fortnight by fortnight', 'As a picture')
	expect(picture.suggestedFilename()).toBe('fortnight-fortnights.png')
	const png = await bytesOf(picture)
	const [width, height] = sizeOf(png)
	expect(width).toBe(1080)
	expect(height).toBeGreaterThan(500)
	// With something in it: one colour alone packs into far less.
	expect(png.length).toBeGreaterThan(5_000)
	await page.close()
})

test('a circle, from its page: each chart leads to the page that has the whole', async () => {
	const page = await ana.newPage()
	await page.goto(`/circles/${demo}`)
	await page.getByRole('link', { name: 'Insights' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Our last \w+ sessions$/)
	await expect(section(page, 'What came of our commitments').locator('.finding')).toHaveText(
		/commitments were due at .*kept or learned/
	)
	await expect(section(page, 'Who was there').locator('.finding')).toHaveText(/of eight were there/)
	for (const [heading, link, path] of [
		['How the hours were shared', 'The ledger, hour by hour', `/circles/${demo}/times`],
		['How the roles were shared', 'The rota, and who is next', `/circles/${demo}/rota`],
		['What we have looked at', 'Every lens, and what nobody has looked at', `/circles/${demo}/coverage`],
		['How it was', 'The pulse, with what to try', `/circles/${demo}/pulse`]
	] as const) {
		await expect(section(page, heading).getByRole('img')).toBeVisible()
		await section(page, heading).getByRole('link', { name: link }).click()
		await page.waitForURL((url) => url.pathname === path)
		await page.goBack()
		await expect(section(page, heading)).toBeVisible()
	}
	await alive(page)
	const file = await take(page, 'Who was there', 'As a file (CSV)')
	const [head, ...rows] = parseCsv((await bytesOf(file)).toString('utf8'))
	expect(head).toEqual(['Session', 'There', 'Of', 'Counted by'])
	expect(rows.length).toBeGreaterThan(1)
	const png = await bytesOf(await take(page, 'How the hours were shared', 'As a picture'))
	expect(sizeOf(png)[0]).toBe(1080)
	await page.close()
})

test('without scripts everything is there, and the picture is the drawing itself', async ({ browser }) => {
	const phone = await newPhone(browser, { javaScriptEnabled: false, storageState: await ana.storageState() })
	const page = await phone.newPage()
	await page.goto(`/circles/${demo}/insights`)
	await expect(section(page, 'Who was there').getByRole('img')).toBeVisible()
	const figures = section(page, 'Who was there').getByRole('table')
	await expect(figures).toBeHidden()
	await section(page, 'Who was there').locator('summary').click()
	await expect(figures.getByRole('columnheader')).toHaveText(['Session', 'There', 'Of', 'Counted by'])
	const picture = await take(page, 'Who was there', 'As a picture')
	expect(picture.suggestedFilename()).toBe('fortnight-attendance.svg')
	const svg = (await bytesOf(picture)).toString('utf8')
	expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 360 \d/)
	expect(svg).toContain('Who was there')
	const file = await take(page, 'What came of our commitments', 'As a file (CSV)')
	expect(parseCsv((await bytesOf(file)).toString('utf8'))[0]).toContain('Let go')
	await page.goto('/me/insights')
	await expect(section(page, 'Fortnight by fortnight').getByRole('img')).toBeVisible()
	await phone.close()
})

test('three people are too few to show, and what they wrote is no formula in a file', async () => {
	const page = await orla.newPage()
	await page.goto(`/circles/${few.id}/insights`)
	const due = section(page, 'What came of our commitments')
	await expect(due.locator('.finding')).toHaveText(/^At no session so far had four people something due/)
	await expect(due.getByRole('img')).toContainText('Too few to show')
	await expect(section(page, 'Who was there').locator('.finding')).toHaveText(/too few to show/)
	const answer = await orla.request.get(`/circles/${few.id}/insights/follow-through.csv`)
	expect(answer.headers()).toMatchObject({
		'content-type': 'text/csv; charset=utf-8',
		'content-disposition': 'attachment; filename="fortnight-follow-through.csv"',
		'cache-control': 'no-store'
	})
	expect(parseCsv(await answer.text())[1]?.slice(1)).toEqual(Array(5).fill('Too few to show'))
	expect(await answer.text()).not.toMatch(/\d,\d/)
	await page.goto('/me/insights')
	await expect(section(page, 'Support I asked for').locator('.finding')).toHaveText(
		'You asked for support once, for one that ended as kept.'
	)
	const words = await sql<{ id: string }>(`select id from public.profiles where name = $1`, [nameOf('Orla')])
	await sql(
		`with first as (
			insert into public.commitments (id, circle_id, owner_id, due_on, words, status, ended_at)
			values ($1, $2, $3, now()::date, '=1+1', 'renegotiated', now()) returning id
		)
		insert into public.commitments (id, circle_id, owner_id, due_on, words, renegotiates_id)
		select gen_random_uuid(), $2, $3, now()::date, '@SUM(A1), "twice"', id from first`,
		[randomUUID(), few.id, words[0]?.id]
	)
	const [, row] = parseCsv(await (await orla.request.get('/me/insights/words.csv')).text())
	expect(row?.slice(1, 3)).toEqual(["'=1+1", `'@SUM(A1), "twice"`])
	await page.close()
})

test('before the first session, and before the first commitment, the page says what to do', async ({
	browser
}) => {
	const page = await orla.newPage()
	await page.goto(`/circles/${young.id}/insights`)
	await expect(page.getByText('No session is over yet.')).toBeVisible()
	await page.getByRole('link', { name: 'See the dates' }).click()
	await page.waitForURL(`/circles/${young.id}/sessions`)
	await page.close()

	const phone = await newPhone(browser, { serviceWorkers: 'block' })
	const fresh = await phone.newPage()
	await signIn(fresh, email('Nessa'), nameOf('Nessa'))
	await fresh.goto('/me/insights')
	await expect(fresh.getByText('You have not committed to anything yet.')).toBeVisible()
	expect((await phone.request.get('/me/insights/fortnights.csv')).status()).toBe(404)
	// Of another circle there is nothing, as of one that there is not.
	for (const path of [
		`/circles/${demo}/insights`,
		`/circles/${demo}/insights/attendance.csv`,
		`/circles/${demo}/insights/attendance.svg`,
		`/circles/${randomUUID()}/insights/attendance.csv`,
		'/circles/nonsense/insights/attendance.csv'
	])
		expect((await phone.request.get(path)).status(), path).toBe(404)
	expect((await ana.request.get(`/circles/${demo}/insights/nothing.csv`)).status()).toBe(404)
	await phone.close()

	const stranger = await newPhone(browser)
	const answer = await stranger.request.get(`/circles/${demo}/insights/attendance.csv`, { maxRedirects: 0 })
	expect([answer.status(), answer.headers().location]).toEqual([
		303,
		`/sign-in?to=${encodeURIComponent(`/circles/${demo}/insights/attendance.csv`)}`
	])
	await stranger.close()
})

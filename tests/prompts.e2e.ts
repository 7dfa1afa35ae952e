import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page, Request } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { alive, expect, newPhone, signIn, sql, test } from './journey.ts'
import { makeCircle, type OwnCircle } from './own-circle.ts'

const mark = process.env.TEST_WORKER_INDEX ?? ''
const names = { wren: `Wren ${mark}`, yuri: `Yuri ${mark}` }
const phones: { wren?: BrowserContext; yuri?: BrowserContext } = {}
let circle: OwnCircle

const day = 24 * 60

test.beforeAll(async ({ browser }) => {
	for (const who of ['wren', 'yuri'] as const) {
		const phone = await newPhone(browser, { serviceWorkers: 'block' })
		await signIn(await phone.newPage(), `${who}${mark}@prompts.test`, names[who])
		phones[who] = phone
	}
})

test.afterAll(async () => {
	for (const phone of Object.values(phones)) await phone.close()
})

/** A circle of two that Wren organises; it met three weeks ago, and meets again in two days. */
test.beforeEach(async () => {
	circle = await makeCircle(names.wren, 'Kept questions', [-21 * day, 2 * day])
	await sql(
		`insert into public.members (circle_id, profile_id, charter_accepted_at)
		select $1, id, now() from public.profiles where name = $2`,
		[circle.id, names.yuri]
	)
})

const past = () => circle.sessions[0] ?? ''
const next = () => circle.sessions[1] ?? ''
async function open(who: keyof typeof phones, path: string): Promise<Page> {
	const page = await phones[who]?.newPage()
	if (!page) throw new Error(`${who} has no phone`)
	await page.goto(path)
	await alive(page)
	return page
}
const entry = (page: Page, words: string | RegExp) => page.getByRole('listitem').filter({ hasText: words })

/** Puts a topic of the session three weeks ago on record as discussed, with a commitment that was let go. */
async function discuss(topic: { slug?: string; lens?: string }): Promise<void> {
	await sql(
		`insert into public.topics (id, circle_id, session_id, words, prompt_slug, lens, taken_up_at)
		values ($1, $2, $3, $4, $5, $6, now() - interval '21 days')`,
		[
			randomUUID(),
			circle.id,
			past(),
			topic.slug ? null : 'Something hard.',
			topic.slug ?? null,
			topic.lens ?? null
		]
	)
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, session_id, due_on, words, status, ended_at)
		select gen_random_uuid(), $1, id, $2, now()::date, 'Ask.', 'let_go', now() from public.profiles where name = $3`,
		[circle.id, past(), names.yuri]
	)
}

test('what is on one’s mind is matched on the device, badly spelled, and nothing of it is sent', async () => {
	await discuss({ lens: 'accountability_without_context' })
	const page = await open('wren', `/prompts?session=${next()}`)
	const asked: Request[] = []
	page.on('request', (request) => asked.push(request))
	await page
		.getByLabel('What is on your mind?')
		.pressSequentially('a dedline nobody can explain, the team gives up', { delay: 15 })
	const found = entry(page, 'read as “deadline”').first()
	await expect(found).toBeVisible()
	// Each result has its reason: the words, and how this circle has looked at it so far.
	const known = entry(page, 'You have looked once at accountability without context').first()
	await expect(known).toContainText('one commitment from then was let go')
	await expect(page.getByRole('button', { name: 'Find prompts' })).toBeHidden()
	await expect(page.getByText('Matched on this device. What you type is not sent.')).toBeVisible()
	// What was fetched is code and the library, the same for everybody.
	const said = asked.map((request) => ({
		method: request.method(),
		path: new URL(request.url()).pathname + new URL(request.url()).search,
		body: request.postData()
	}))
	expect(said.filter(({ method, body }) => method !== 'GET' || body !== null)).toEqual([])
	expect(
		said.filter(({ path }) => !/^\/(_app\/immutable\/[\w./-]+|prompts\/index\.json)$/.test(path))
	).toEqual([])
	expect(said.map(({ path }) => path)).toContain('/prompts/index.json')
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

	// From one side, and narrowed: of what is found only that is left, and the words stay.
	const mind = page.getByLabel('What is on your mind?')
	const all = await page.getByText(/^You wrote/).count()
	await page.getByRole('link', { name: 'Pitfalls' }).click()
	await expect(page.getByRole('link', { name: 'Pitfalls' })).toHaveAttribute('aria-current', 'true')
	await expect(mind).toHaveValue(/dedline/)
	await expect.poll(() => page.getByText(/^You wrote/).count()).toBeLessThan(all)
	await expect(known).toBeVisible()
	await page.getByText('Narrow it down').click()
	// Each choice leads on from the one before.
	for (const [choice, said] of [
		['Up to 15 min', /^Up to 15 min: /i],
		['Start-up', /^Start-up, up to 15 min: /],
		['Right Hand', /^Right Hand, Start-up, up to 15 min: /]
	] as const) {
		await page.getByRole('link', { name: choice }).click()
		await expect(page.getByText(said)).toBeVisible()
	}
	await expect(page.getByText('No prompt of these speaks of that. Others may.')).toBeVisible()
	await page.getByRole('link', { name: 'Look through all' }).click()
	await expect(page.getByText(/^You wrote/)).toHaveCount(all)
	await expect(mind).toHaveValue(/dedline/)

	// A look at one and back: the words are still there, and so is what they found.
	await found.getByRole('link').first().click()
	await expect(page.getByRole('heading', { name: 'Then ask' })).toBeVisible()
	await page.goBack()
	await expect(page.getByLabel('What is on your mind?')).toHaveValue(/dedline/)
	await expect(entry(page, 'read as “deadline”').first()).toBeVisible()

	// Into the queue from the list of what was found.
	await known.getByRole('button', { name: /^Put in the queue/ }).click()
	await expect(page).toHaveURL(new RegExp(`/sessions/${next()}/topics`))
	await expect(page.getByText('It is in the queue. The circle sees it.')).toBeVisible()
	await page.goto(`/prompts?session=${next()}&lens=accountability_without_context`)
	await expect(page.getByText('In the queue', { exact: true })).toHaveCount(1)
	await page.close()
})

test('words that say nothing leave the page as it is; words that no prompt has lead to bringing the problem', async () => {
	const page = await open('wren', `/prompts?session=${next()}`)
	await page.getByLabel('What is on your mind?').fill('xqzzwv kkjpf')
	await expect(page.getByText('No prompt speaks of that.')).toBeVisible()
	await page.getByRole('link', { name: 'Bring a problem' }).click()
	await expect(page).toHaveURL(`/sessions/${next()}/topics/new`)
	await page.goto('/prompts')
	await alive(page)
	await page.getByLabel('What is on your mind?').fill('snacking')
	await expect(entry(page, 'You wrote “snacking”').first()).toBeVisible()
	await page.getByLabel('What is on your mind?').fill('')
	// A prompt may ask about what "you wrote" as well.
	await expect(entry(page, 'You wrote “')).toHaveCount(0)
	await page.close()
})

test('when the library does not come, the same words can be sent instead', async () => {
	const page = await open('yuri', '/start')
	await page.route('**/prompts/index.json', (route) => route.abort())
	await page.goto('/prompts')
	await alive(page)
	await page.getByLabel('What is on your mind?').fill('a dedline')
	await page.getByRole('button', { name: 'Find prompts' }).click()
	await expect(entry(page, 'read as “deadline”').first()).toBeVisible()
	await page.close()
})

test('everything works without scripts: searching by post, narrowing by links, keeping a question', async ({
	browser
}) => {
	const storageState = await phones.wren?.storageState()
	const phone = await newPhone(browser, {
		javaScriptEnabled: false,
		...(storageState && { storageState })
	})
	const page = await phone.newPage()
	await page.goto(`/prompts?session=${next()}`)
	await page.getByLabel('What is on your mind?').fill('a dedline nobody can explain')
	await page.getByRole('button', { name: 'Find prompts' }).click()
	await expect(entry(page, 'read as “deadline”').first()).toBeVisible()
	expect(new URL(page.url()).search).not.toContain('dedline')
	// The filters take the words along, and none of them comes into the address.
	const all = await page.getByText(/^You wrote/).count()
	await expect(entry(page, 'Accountability without context').first()).toBeVisible()
	await page.getByRole('button', { name: 'Challenges' }).click()
	await expect(page.getByRole('button', { name: 'Challenges' })).toHaveAttribute('aria-current', 'true')
	await expect(entry(page, 'Accountability without context')).toHaveCount(0)
	await expect(page.getByLabel('What is on your mind?')).toHaveValue('a dedline nobody can explain')
	await expect(entry(page, 'read as “deadline”').first()).toBeVisible()
	expect(new URL(page.url()).search).toBe(`?/search&session=${next()}&by=challenges`)
	await page.getByText('Narrow it down').click()
	await page.getByRole('button', { name: 'Right Hand' }).click()
	await page.getByRole('button', { name: 'Up to 15 min' }).click()
	await page.getByRole('button', { name: 'Start-up' }).click()
	await page.getByRole('button', { name: 'Look through all' }).click()
	await expect(page.getByText(/^You wrote/)).toHaveCount(all)

	await page.goto(`/prompts?session=${next()}`)
	await page.getByText('Narrow it down').click()
	await page.getByRole('link', { name: 'Right Hand' }).click()
	await page.getByRole('link', { name: 'Up to 15 min' }).click()
	await page.getByRole('link', { name: 'Start-up' }).click()
	await expect(page.getByText(/^Right Hand, Start-up, up to 15 min: /)).toBeVisible()
	for (const minutes of await page.getByText(/^\d+ min\. /).allTextContents())
		expect(Number.parseInt(minutes, 10)).toBeLessThanOrEqual(15)
	await page.getByRole('link', { name: 'Show all' }).click()
	await expect(page.getByText(/^Right Hand, Start-up/)).toHaveCount(0)

	await page.goto(`/circles/${circle.id}/prompts/new`)
	await page.getByLabel('The question').fill('Who did you thank this week?')
	await page.getByRole('button', { name: 'Keep it' }).click()
	await expect(page.getByRole('heading', { name: 'Who did you thank this week?' })).toBeVisible()
	await phone.close()
})

test('a circle keeps a question, asks it, words it anew, removes it and puts it back', async () => {
	const page = await open('yuri', `/circles/${circle.id}`)
	await page.getByRole('link', { name: 'Prompts', exact: true }).first().click()
	await expect(page.getByRole('heading', { level: 1, name: 'Prompts' })).toBeVisible()
	await page.getByRole('link', { name: 'Write one' }).click()
	await page.getByLabel('The question').fill('What did you stop doing this month?')
	await page.getByLabel('Then ask').fill('Who noticed?\n\nWhat came instead?')
	await page.getByLabel('Lens').selectOption({ label: 'Snacking' })
	await page.getByRole('button', { name: 'Keep it' }).click()
	await expect(page.getByText('Kept. The circle sees it beside the library.')).toBeVisible()
	await expect(page.getByText('What came instead?')).toBeVisible()
	await expect(page.getByText('You have not discussed it yet.')).toBeVisible()
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

	// Somebody else of the circle puts it in the queue, and finds it by typing.
	const other = await open('wren', `/prompts?session=${next()}`)
	await other.getByLabel('What is on your mind?').fill('I never stop anything this month')
	await expect(entry(other, `Kept by ${names.yuri}`)).toBeVisible()
	await other.goto(`/circles/${circle.id}/prompts`)
	await alive(other)
	await entry(other, 'What did you stop doing')
		.getByRole('button', { name: /^Put in the queue/ })
		.click()
	await expect(other.getByText('It is in the queue. The circle sees it.')).toBeVisible()
	await expect(other.getByText('What did you stop doing this month?').first()).toBeVisible()
	await other.close()

	await page.reload()
	await expect(page.getByText(/^In the queue for /)).toBeVisible()
	await page.getByRole('link', { name: 'Edit' }).click()
	await expect(page.getByRole('heading', { name: 'Edit the question' })).toBeVisible()
	await expect(page.getByLabel('Then ask')).toHaveValue('Who noticed?\nWhat came instead?')
	await page.getByLabel('The question').fill('What did you stop doing, and who noticed?')
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Saved.')).toBeVisible()
	await page.getByRole('button', { name: 'Remove' }).click()
	await expect(page.getByText('A question that did this circle good')).toBeVisible()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(entry(page, 'What did you stop doing, and who noticed?')).toBeVisible()
	await page.close()
})

test('a problem that was brought becomes a prompt of the circle’s own', async () => {
	const [topic] = await sql<{ id: string }>(
		`insert into public.topics (id, circle_id, session_id, brought_by, words, lens)
		select gen_random_uuid(), $1, $2, id, 'Two teams write to one ledger.', 'team_strength' from public.profiles
		where name = $3 returning id`,
		[circle.id, next(), names.yuri]
	)
	const page = await open('wren', `/circles/${circle.id}/prompts/new?topic=${topic?.id}`)
	await expect(page.getByLabel('The question')).toHaveValue('Two teams write to one ledger.')
	await expect(page.getByLabel('Lens')).toHaveValue('team_strength')
	await page.close()
})

test('the three suggestions go by the circle, and a prompt’s page says where it was discussed', async () => {
	await discuss({ slug: 'the-date-from-nowhere' })
	await sql(`update public.circles set contexts = '{engineering_led}' where id = $1`, [circle.id])
	const page = await open('wren', `/prompts?session=${next()}`)
	const list = page
		.getByRole('main')
		.getByRole('listitem')
		.filter({ has: page.getByRole('button') })
	await expect(list).toHaveCount(3)
	await expect(
		entry(page, 'Written for an engineering-led company, where this circle says it works.').first()
	).toBeVisible()
	await expect(entry(page, 'one commitment from then was let go').first()).toBeVisible()
	await expect(entry(page, 'If you could ask one person one thing about that date')).toHaveCount(0)

	await page.goto('/prompts/the-date-from-nowhere')
	await alive(page)
	await page.getByRole('link', { name: /Kept questions Discussed on / }).click()
	await expect(page).toHaveURL(`/sessions/${past()}`)

	// Organisers say where the circle works.
	await page.goto(`/circles/${circle.id}/edit`)
	await alive(page)
	await expect(page.getByLabel('Engineering-led')).toBeChecked()
	await page.getByLabel('Engineering-led').uncheck()
	await page.getByLabel('Start-up').check()
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Saved. Everybody sees the new words.')).toBeVisible()
	expect(await sql('select contexts from public.circles where id = $1', [circle.id])).toEqual([
		{ contexts: ['startup'] }
	])
	await page.close()
})

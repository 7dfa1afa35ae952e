import type { Page } from '@playwright/test'
import { alive, expect, sql, test } from './journey.ts'
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

/** Opens pages as one does, so that the phone knows them. */
async function visit(page: Page, paths: string[]): Promise<void> {
	for (const path of paths) {
		await page.goto(path)
		await alive(page)
	}
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
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
	const stands = await sql(
		'select words, status, ended_with from public.commitments where circle_id = $1 order by words',
		[circle.id]
	)
	expect(stands).toEqual([
		{
			words: 'Ask both directors what they hold me to.',
			status: 'kept',
			ended_with: 'They disagree, and know it.'
		},
		{ words: 'Say no to the third board.', status: 'open', ended_with: null },
		{ words: 'Write down who decides.', status: 'open', ended_with: null }
	])
	expect(await sql('select answer from public.rsvps where session_id = $1', [circle.sessions[1]])).toEqual([
		{ answer: 'maybe' }
	])
	// The others see it right.
	for (const name of ['Wim', 'Xenia']) {
		const theirs = await phones.of(name).newPage()
		await theirs.goto(session)
		await expect(theirs.getByText('Vera may')).toBeVisible()
		await theirs.close()
	}
	await again.close()
})

import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { alive, expect, mailsTo, newPhone, signIn, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'

// A packet from two kept commitments to a file, and a peer who reads it for a while: once with scripts, once without.
const mark = process.env.TEST_WORKER_INDEX ?? ''

interface Cast {
	owner: Page
	peer: Page
	names: { owner: string; peer: string }
	circle: OwnCircle
}

/** Two people of a circle with a phone each; the owner has kept two commitments and let one go. */
async function setTheScene(browser: Browser, javaScriptEnabled: boolean): Promise<Cast> {
	const way = javaScriptEnabled ? 'on' : 'off'
	const names = { owner: `Pia ${way} ${mark}`, peer: `Pau ${way} ${mark}` }
	const enter = async (name: string, email: string) => {
		const page = await (await newPhone(browser, { javaScriptEnabled })).newPage()
		await signIn(page, email, name)
		return page
	}
	const owner = await enter(names.owner, `pia-${way}${mark}@packets.test`)
	const peer = await enter(names.peer, `pau-${way}${mark}@packets.test`)
	const circle = await makeCircle(names.owner, `Ledger ${way} ${mark}`, [4000])
	await letIn(circle.id, names.peer)
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, due_on, words, outcome, status, ended_at, ended_with)
		select gen_random_uuid(), $1, p.id, current_date, words, outcome, status, now(), came
		from public.profiles p, (values
			('Cut the release to one page.', 'Two teams use it.', 'kept', null),
			('Ask finance what hurts.', null, 'kept', 'They showed me, and I fixed one of three.'),
			('Write the newsletter.', null, 'let_go', null)
		) as v (words, outcome, status, came) where p.name = $2`,
		[circle.id, names.owner]
	)
	return { owner, peer, names, circle }
}

for (const javaScriptEnabled of [true, false]) {
	test(`a packet is made, shown and taken along ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
		browser
	}) => {
		test.slow()
		const { owner, peer, names } = await setTheScene(browser, javaScriptEnabled)
		const ready = (page: Page) => (javaScriptEnabled ? alive(page) : Promise.resolve())
		const led = owner.getByRole('list', { name: 'What I led, and its outcome', exact: true })

		await owner.goto('/me')
		await owner.getByRole('link', { name: /Promotion packet/ }).click()
		await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Promotion packet')
		await expect(owner.getByText('Nobody but you can see that it is there')).toBeVisible()

		// Two at once into a section; what was let go is not offered.
		await owner.getByRole('link', { name: 'Add from commitments' }).click()
		await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Add from commitments')
		await ready(owner)
		await expect(owner.getByRole('checkbox')).toHaveCount(2)
		await owner.getByRole('button', { name: 'Add to the packet' }).click()
		await expect(owner.getByText('Pick one at least.')).toBeVisible()
		for (const box of await owner.getByRole('checkbox').all()) await box.check()
		await owner.getByRole('button', { name: 'Add to the packet' }).click()
		await expect(led.getByRole('listitem').filter({ has: owner.getByRole('button') })).toHaveCount(2)
		await expect(led.getByText('Two teams use it.')).toBeVisible()

		// Worded anew, with evidence; a link that is none is said beside the field, and what was typed stays.
		await led.getByRole('link', { name: 'Cut the release to one page.' }).click()
		await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Edit the item')
		await ready(owner)
		await owner.getByLabel('What you did').fill('Cut the release to one page, and kept it there.')
		await owner.getByLabel('Evidence').fill('http://docs.example.org/release')
		await owner.getByRole('button', { name: 'Save' }).click()
		await expect(owner.getByText('Links begin with https://')).toBeVisible()
		await expect(owner.getByLabel('What you did')).toHaveValue(
			'Cut the release to one page, and kept it there.'
		)
		await owner.getByLabel('Evidence').fill('https://docs.example.org/release')
		await owner.getByRole('button', { name: 'Save' }).click()
		const evidence = led.getByRole('link', { name: 'docs.example.org' })
		await expect(evidence).toHaveAttribute('href', 'https://docs.example.org/release')
		await expect(evidence).toHaveAttribute('rel', /noopener nofollow/)

		// Ordered by buttons.
		const first = led.getByRole('listitem').first()
		const wasFirst = (await first.locator('.said').first().innerText()).trim()
		await ready(owner)
		await owner.getByRole('button', { name: `Move down: ${wasFirst}` }).click()
		await expect(first).not.toContainText(wasFirst)
		await expect(owner.getByText('Nothing stands here yet.')).toHaveCount(4)

		// A rule of thumb, heard somewhere.
		await owner.getByRole('link', { name: 'Write down a rule of thumb' }).click()
		await expect(owner.getByRole('heading', { level: 1 })).toHaveText('A rule of thumb you heard')
		await ready(owner)
		await owner.getByLabel('The rule').fill('One Christmas in production.')
		await owner.getByLabel('Heard from').fill('The committee')
		await owner.getByRole('button', { name: 'Save' }).click()
		await expect(owner.getByText('Not known whether it holds here. Heard from The committee.')).toBeVisible()

		// Removed, and put back.
		await led.getByRole('link', { name: 'Ask finance what hurts.' }).click()
		await owner.getByRole('button', { name: 'Remove the item' }).click()
		await expect(owner.getByText('Removed.')).toBeVisible()
		await expect(led.getByRole('link', { name: 'Ask finance what hurts.' })).toHaveCount(0)
		await owner.getByRole('button', { name: 'Undo' }).click()
		await expect(led.getByRole('link', { name: 'Ask finance what hurts.' })).toBeVisible()

		// Nobody knows of it until it is shown.
		const [packet] = await sql<{ id: string }>(
			'select p.id from public.packets p join public.profiles o on o.id = p.owner_id where o.name = $1',
			[names.owner]
		)
		const address = `/packets/${packet?.id}`
		expect((await peer.goto(address))?.status()).toBe(404)
		await peer.goto('/me')
		await expect(peer.getByText('Shown to you')).toHaveCount(0)

		await owner.getByRole('link', { name: 'Show it to somebody' }).click()
		await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Who sees it')
		await ready(owner)
		await owner.getByRole('checkbox', { name: names.peer }).check()
		await owner.getByRole('button', { name: 'Show it', exact: true }).click()
		await expect(owner.getByText('Shown. They find it under Me.')).toBeVisible()
		const [shown] = await sql<{ days: number }>(
			`select extract(day from shown_until - now())::int as days from public.packet_shows where packet_id = $1`,
			[packet?.id]
		)
		expect(shown?.days).toBe(28)

		// The peer reads it, asks about one item and says something of the whole.
		await peer.goto('/me')
		await peer.getByRole('link', { name: `Promotion packet of ${names.owner}` }).click()
		await expect(peer.getByRole('heading', { level: 1 })).toHaveText(`Promotion packet of ${names.owner}`)
		await ready(peer)
		await expect(peer.getByText('One Christmas in production.')).toHaveCount(0)
		await expect(peer.getByText(/Ledger/).locator('visible=true')).toHaveCount(0)
		const item = peer.getByRole('listitem').filter({ hasText: 'Cut the release' })
		await item.getByText('Comment or ask').click()
		await item.getByLabel('In a line or two').fill('Which teams?')
		await item.getByRole('button', { name: 'Send it' }).click()
		await expect(item.getByText('Which teams?')).toBeVisible()
		await peer.getByText('Comment on the whole, or ask').click()
		const whole = peer.getByRole('region', { name: 'The whole' })
		await whole.getByText('A comment').click()
		await whole.getByLabel('In a line or two').fill('Start with finance.')
		await whole.getByRole('button', { name: 'Send it' }).click()
		await expect(whole.getByText('Start with finance.')).toBeVisible()

		// The owner sees who said what, and has answered it.
		await owner.goto('/me/packet')
		await ready(owner)
		await expect(owner.getByText(`Question from ${names.peer}`)).toBeVisible()
		await expect(owner.getByText('Start with finance.')).toBeVisible()
		await owner.getByRole('button', { name: 'Mark as answered' }).click()
		await expect(owner.getByRole('button', { name: 'Open it again' })).toBeVisible()
		await peer.goto(address)
		await expect(peer.getByText(/Answered/)).toBeVisible()

		// Its date passes; then it is shown again, and taken back.
		await sql(`update public.packet_shows set shown_until = now() where packet_id = $1`, [packet?.id])
		expect((await peer.goto(address))?.status()).toBe(404)
		await expect(peer.getByText('There is nothing here, or it is not yours to see.')).toBeVisible()
		await owner.goto('/me/packet/share')
		await ready(owner)
		await expect(owner.getByText('Nobody. Choose below')).toBeVisible()
		await owner.getByRole('checkbox', { name: names.peer }).check()
		await owner.getByRole('button', { name: 'Show it', exact: true }).click()
		await expect(owner.getByRole('button', { name: `Take back from ${names.peer}` })).toBeVisible()
		expect((await peer.goto(address))?.status()).toBe(200)
		await owner.getByRole('button', { name: `Take back from ${names.peer}` }).click()
		await expect(owner.getByText('Taken back, at once.')).toBeVisible()
		expect((await peer.goto(address))?.status()).toBe(404)
		await owner.getByRole('button', { name: 'Undo' }).click()
		await expect(owner.getByRole('button', { name: `Take back from ${names.peer}` })).toBeVisible()
		expect((await peer.goto(address))?.status()).toBe(200)

		// Taken along as a file, and on paper without what only a finger can use.
		await owner.goto('/me/packet')
		const [download] = await Promise.all([
			owner.waitForEvent('download'),
			owner.getByRole('link', { name: 'Download as Markdown' }).click()
		])
		expect(download.suggestedFilename()).toBe('promotion-packet.md')
		const file = await readFile(await download.path(), 'utf8')
		expect(file).toContain(
			'- Cut the release to one page, and kept it there.\n  - Outcome: Two teams use it.\n'
		)
		expect(file).toContain('  - Evidence: <https://docs.example.org/release>')
		expect(file).toContain(
			'- One Christmas in production. (heard from The committee; not known whether it holds here)'
		)
		expect(file).not.toContain('Which teams?')
		await owner.goto(address)
		await owner.emulateMedia({ media: 'print' })
		await expect(owner.getByText('https://docs.example.org/release')).toBeVisible()
		await expect(owner.locator('nav, form, summary').locator('visible=true')).toHaveCount(0)

		// Of all this nobody got a mail.
		for (const who of ['pia', 'pau']) {
			const mails = await mailsTo(`${who}-${javaScriptEnabled ? 'on' : 'off'}${mark}@packets.test`)
			expect(mails.filter(({ subject, text }) => /packet|release/i.test(subject + text))).toEqual([])
		}
		for (const page of [owner, peer]) await page.context().close()
	})
}

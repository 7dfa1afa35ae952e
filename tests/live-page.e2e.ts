import type { Page } from '@playwright/test'
import { alive, expect, sql, test } from './journey.ts'
import { letIn, makeCircle } from './own-circle.ts'
import { ownPhones } from './own-phones.ts'

/*
 * The page of a live session for itself: by keyboard, by ear, without scripts, and with what is typed. Five phones at
 * once through a whole session are in live.e2e.ts.
 */

const mark = process.env.TEST_WORKER_INDEX ?? ''
const names = [`Imre ${mark}`, `Jola ${mark}`, `Kuno ${mark}`]
const phones = ownPhones(names, (name: string) => `${name.replace(' ', '').toLowerCase()}@live-page.test`)

let path: string
let session: string

/** A circle of two who have met before, and whose session begins now; each test's own. */
test.beforeEach(async () => {
	const circle = await makeCircle(names[0] ?? '', 'Two of us', [-20_160, -1, 20_160])
	await letIn(circle.id, names[1] ?? '')
	session = circle.sessions[1] ?? ''
	path = `/sessions/${session}/live`
})

const phoneOf = (which: number) => phones.of(names[which] ?? '')
const open = (which: number, scripts = true) => phones.open(names[which] ?? '', path, scripts)

async function start(): Promise<Page> {
	const page = await open(0)
	await page.getByRole('button', { name: 'Start the session' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check-in')
	return page
}

/** The names of those in the round, in order. */
async function roundNow(): Promise<string[]> {
	const [row] = await sql<{ order: string[] }>(
		`select array(
			select p.name from jsonb_array_elements_text(l.round -> 'order') with ordinality as o (id, place)
			join public.profiles p on p.id = o.id::uuid order by o.place
		) as "order" from public.lives l where l.session_id = $1`,
		[session]
	)
	return row?.order ?? []
}

test('says in words what the table shows, and what changes', async () => {
	await phoneOf(0).addInitScript(() => {
		// What the phone would feel, for the test to read.
		Object.assign(window, { felt: 0 })
		navigator.vibrate = () =>
			Boolean(Object.assign(window, { felt: Number(Reflect.get(window, 'felt')) + 1 }))
	})
	const felt = () => page.evaluate(() => Number(Reflect.get(window, 'felt')))
	const page = await start()
	await expect(page.getByRole('timer', { name: 'Time left in this step' })).toHaveText(
		/\d:\d\d.*of \d+ minutes/
	)
	await expect(page.getByRole('img', { name: /^Plan in minutes: Check-in \d+, .* on plan\.$/ })).toBeVisible()
	await expect(page.getByRole('img', { name: 'Speaks: you. Facilitates: you.' })).toBeVisible()
	await expect(page.getByRole('status').filter({ hasText: 'You facilitate' })).toBeVisible()
	await expect(page.getByRole('status').filter({ hasText: 'You speak.' })).toBeVisible()
	await expect(page.getByRole('status').filter({ hasText: 'Check-in.' })).toBeAttached()
	await page.getByRole('button', { name: 'Pause' }).click()
	await expect(
		page.getByRole('status').filter({ hasText: 'Check-in. The clock stands still.' })
	).toBeAttached()
	await page.getByRole('button', { name: 'Go on' }).click()
	expect(await felt()).toBe(0)
	const colour = () =>
		page
			.getByRole('timer')
			.evaluate(({ firstElementChild: digits }) => digits && getComputedStyle(digits).color)
	const before = await colour()
	await sql(
		`update public.lives set step_started_at = step_started_at - interval '20 minutes', version = version + 1
		where session_id = $1`,
		[session]
	)
	// In words, by colour, and to the hand, once.
	await expect(page.getByRole('status').filter({ hasText: 'Time is up.' })).toBeAttached()
	await expect(page.getByRole('timer')).toContainText('over time')
	expect(await colour()).not.toBe(before)
	expect(await felt()).toBe(1)
	await page.close()
})

test('is steered by keyboard alone, and a refusal is said', async () => {
	const page = await start()
	const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())
	const tabTo = async (words: string) => {
		for (let stops = 0; stops < 30; stops++) {
			await page.keyboard.press('Tab')
			const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
			if (label === words || (await focused()) === words) return
		}
		throw new Error(`The tab key does not lead to ${words}`)
	}
	await tabTo('More')
	await page.keyboard.press('Enter')
	await tabTo('Back')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('status').filter({ hasText: 'This is where it began.' })).toBeVisible()
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
	await tabTo('Next: Review of commitments')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review of commitments')
	await tabTo('Park it')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('dialog')).toBeVisible()
	await page.keyboard.press('Escape')
	await expect(page.getByRole('dialog')).toBeHidden()
	await page.close()
})

test('keeps what is typed until it is sent, through a page that is lost', async () => {
	const page = await start()
	await page.getByRole('button', { name: 'Notes', exact: true }).click()
	await page.getByLabel('Note', { exact: true }).fill('Half a thought')
	await page.close()

	const again = await open(0)
	await again.getByRole('button', { name: 'Notes', exact: true }).click()
	await expect(again.getByLabel('Note', { exact: true })).toHaveValue('Half a thought')
	// Whoever is in the field has what it takes to keep it, a moment later; here no service worker has it before.
	await again.getByLabel('Note', { exact: true }).focus()
	await again.waitForTimeout(2000)
	await phoneOf(0).setOffline(true)
	await again.getByRole('button', { name: 'Keep the note' }).click()
	await expect(again.getByRole('dialog').getByText('Saved on this device.')).toBeVisible()
	await expect(again.getByLabel('Note', { exact: true })).toHaveValue('')
	await phoneOf(0).setOffline(false)
	await expect(again.getByRole('dialog').getByText('Half a thought')).toBeVisible()
	await again.close()

	const third = await open(0)
	await third.getByRole('button', { name: 'Notes', exact: true }).click()
	await expect(third.getByLabel('Note', { exact: true })).toHaveValue('')
	await expect
		.poll(() => sql('select words from public.notes where session_id = $1', [session]))
		.toHaveLength(1)
	await third.close()
})

test('who has been heard stays on the facilitator’s device, and gives the next order', async () => {
	const other = await open(1)
	const page = await start()
	await page.getByText('Who has been heard').click()
	await page.getByRole('button', { name: `${names[0]} not yet` }).click()
	await expect(page.getByRole('button', { name: `${names[0]} once` })).toBeVisible()
	await expect(other.getByText('Who has been heard')).toBeHidden()
	await page.reload()
	await alive(page)
	await page.getByText('Who has been heard').click()
	await expect(page.getByRole('button', { name: `${names[0]} once` })).toBeVisible()
	// Counted often, so that no chance and no turn of the check-in makes up for it.
	for (const often of ['once', '2 times', '3 times'])
		await page.getByRole('button', { name: `${names[0]} ${often}` }).click()
	// Also where a round is left by the menu.
	for (const [step, first] of [
		['Review of commitments', null],
		['Hot seat: the question', null],
		['Hot seat: clarifying round', names[1]],
		['Hot seat: everybody’s view', names[1]]
	] as const) {
		await page.getByRole('button', { name: 'More' }).click()
		const leave = page.getByRole('button', { name: 'Leave the round' })
		if (await leave.isVisible()) await leave.click()
		else {
			await page.keyboard.press('Escape')
			await page.getByRole('button', { name: /^Next/ }).click()
		}
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(step)
		if (first) await expect(other.getByText('You speak.')).toBeVisible()
	}
	// And where the session goes on by itself; three times, since chance alone may have it so.
	for (let times = 0; times < 3; times++) {
		await sql(
			`update public.lives set version = version + 1, step = 0, phase = 0, step_started_at = now(),
				until = now() + interval '1 hour', round = '{"order": [], "at": 0, "passed": []}'
			where session_id = $1`,
			[session]
		)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check-in')
		await sql(
			`update public.lives l set version = version + 1, until = now() + make_interval(secs => (
				select sum((s ->> 'seconds')::integer) from jsonb_array_elements(l.steps) s
				where s ->> 'kind' in ('commitments', 'close')
			)) where session_id = $1`,
			[session]
		)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Commitments')
		await expect.poll(roundNow).toEqual([names[1], names[0]])
		await expect(other.getByText('You speak.')).toBeVisible()
	}
	expect(await page.evaluate(() => Object.keys(sessionStorage))).toContain(`heard/${session}`)
	await page.getByRole('button', { name: 'More' }).click()
	await page.getByRole('button', { name: 'End the session' }).click()
	await page.getByRole('button', { name: 'End it for everybody' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'The session has ended' })).toBeVisible()
	await expect(page.getByRole('link', { name: 'Answer the four questions' })).toBeVisible()
	await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage))).not.toContain(`heard/${session}`)
	await page.close()
	await other.close()
})

test('the order of a round is changed by hand and anew, one goes back, and hands facilitating on', async () => {
	await sql(
		`insert into public.members (circle_id, profile_id, charter_accepted_at)
		select s.circle_id, p.id, now() from public.sessions s, public.profiles p where s.id = $1 and p.name = $2`,
		[session, names[2]]
	)
	const [other, third] = [await open(1), await open(2)]
	const page = await open(0)
	for (const each of [page, other, third]) await expect(each.getByText('3 of 3')).toBeVisible()
	await expect(other.getByText('Whoever starts facilitates, and can hand it on.')).toBeVisible()
	await page.getByRole('button', { name: 'Start the session' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check-in')
	const [one, two, last] = await roundNow()
	const sheet = page.getByRole('dialog')
	await page.getByRole('button', { name: 'More' }).click()
	await page.getByRole('button', { name: 'New order' }).click()
	await sheet.getByRole('button', { name: `${last} earlier` }).click()
	await expect.poll(roundNow).toEqual([one, last, two])
	await expect(sheet.getByRole('listitem').first()).toContainText(last ?? '')
	await sheet.getByRole('button', { name: 'Close' }).click()

	// To whoever was put first, and back.
	const phoneOf = (name: string | undefined) => [page, other, third][names.indexOf(name ?? '')] ?? page
	await page.getByRole('button', { name: /^Next/ }).click()
	await expect(phoneOf(last).getByText('You speak.')).toBeVisible()
	await page.getByRole('button', { name: 'More' }).click()
	await page.getByRole('button', { name: 'Back', exact: true }).click()
	await expect(phoneOf(one).getByText('You speak.')).toBeVisible()

	await page.getByRole('button', { name: 'More' }).click()
	await page.getByRole('button', { name: 'Hand over' }).click()
	await sheet.getByRole('button', { name: names[2] ?? '' }).click()
	await expect(third.getByRole('button', { name: 'Pause' })).toBeVisible()
	await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0)
	// Everybody sees whom it went to, and hears it.
	for (const each of [page, other])
		await expect(each.getByRole('status').filter({ hasText: `${names[2]} facilitates` })).toBeVisible()
	await expect(third.getByRole('status').filter({ hasText: 'You facilitate' })).toBeVisible()
	// On a narrow screen the seats are a list.
	await other.setViewportSize({ width: 340, height: 740 })
	await expect(other.getByRole('listitem').filter({ hasText: names[2] ?? '' })).toContainText('facilitates')
	for (const each of [page, other, third]) await each.close()
})

test('a phone that listens anew says what it has, and is told the time alone when that is all', async () => {
	const page = await start()
	const listening = page.waitForRequest((request) => request.url().includes('/live/events?'))
	await page.reload()
	expect((await listening).url()).toMatch(/\/live\/events\?after=[1-9]\d*$/)
	await alive(page)
	const firstWord = (known: string) =>
		page.evaluate(async (address) => {
			const stream = new EventSource(address)
			const word = await new Promise<string>((resolve) => {
				for (const name of ['live', 'clock']) stream.addEventListener(name, () => resolve(name))
			})
			stream.close()
			return word
		}, `${path}/events${known}`)
	const shown = () => page.locator('[data-version]').getAttribute('data-version')
	await expect.poll(async () => firstWord(`?after=${await shown()}`)).toBe('clock')
	for (const known of ['', '?after=1', '?after=odd']) expect(await firstWord(known)).toBe('live')
	const state = (known: string | null) => page.request.get(`${path}/state?after=${known}`)
	await expect.poll(async () => (await state(await shown())).status()).toBe(204)
	expect((await state('1')).status()).toBe(200)
	await page.close()
})

test('works without scripts: it loads itself anew, stands still for writing, and every button does its work', async () => {
	const page = await open(0, false)
	const refresh = page.locator('meta[http-equiv="refresh"]')
	await expect(refresh).toHaveCount(1)
	await page.getByRole('button', { name: 'Start the session' }).click()
	await expect(page).toHaveURL(path)
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check-in')
	await expect(page.getByRole('timer')).toHaveText(/\d:\d\d/)

	const other = await open(1)
	await page.getByRole('button', { name: /^Next/ }).click()
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Check-in')
	await expect(other.getByRole('heading', { level: 1 })).toHaveText(
		await page.getByRole('heading', { level: 1 }).innerText()
	)

	await page.getByRole('button', { name: 'Park it' }).click()
	await expect(refresh).toHaveCount(0)
	await page.getByLabel('What has to wait').fill('The other thing')
	await page.getByRole('dialog').getByRole('button', { name: 'Park it' }).click()
	await expect(page).toHaveURL(path)
	await expect(refresh).toHaveCount(1)
	await other.getByRole('button', { name: 'Park it' }).click()
	await expect(other.getByRole('dialog').getByText('The other thing')).toBeVisible()

	await page.getByRole('link', { name: 'Hold it still to write' }).click()
	await expect(refresh).toHaveCount(0)
	await page.getByRole('link', { name: 'Go on with the others' }).click()
	await expect(refresh).toHaveCount(1)
	await page.context().close()
	await other.close()
})

test('somebody else takes over once the facilitator’s phone is gone for a minute', async () => {
	const page = await start()
	const other = await open(1)
	await expect(other.getByRole('button', { name: 'Take over' })).toBeHidden()
	await page.close()
	// The server counts the phone as there for a few seconds more.
	await expect(async () => {
		await sql(
			`update public.live_presences p set present = false, seen_at = now() - interval '61 seconds'
			from public.profiles where profiles.id = p.profile_id and profiles.name = $1 and p.session_id = $2`,
			[names[0], session]
		)
		await sql('update public.lives set version = version + 1 where session_id = $1', [session])
		await expect(other.getByRole('button', { name: 'Take over' })).toBeVisible({ timeout: 2000 })
	}).toPass({ timeout: 40_000 })
	await other.getByRole('button', { name: 'Take over' }).click()
	await expect(other.getByRole('button', { name: /^Next/ })).toBeVisible()
	await expect(other.getByRole('button', { name: 'Pause' })).toBeVisible()
	await other.close()
})

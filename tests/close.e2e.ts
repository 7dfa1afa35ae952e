import type { Page } from '@playwright/test'
import { expect, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'
import { ownPhones } from './own-phones.ts'

/*
 * What stays of a session for a day after it, without a live part: takeaways that are agreed, notes by nobody that go
 * after thirty days, a parking lot, and the pulse, which nobody sees before the day is over.
 */

const names = ['Asta', 'Björn', 'Cleo', 'Dov', 'Enid']
const phones = ownPhones(names, (name: string) => `${name.toLowerCase().replace('ö', 'o')}@close.test`)
const hour = 60

let circle: OwnCircle

/** A circle of five that met an hour ago, before that twice, and meets again in two weeks. */
test.beforeEach(async () => {
	circle = await makeCircle('Asta', 'Second reading', [
		-29 * 24 * hour,
		-15 * 24 * hour,
		-2 * hour,
		13 * 24 * hour
	])
	for (const name of names.slice(1)) await letIn(circle.id, name)
})

const session = () => circle.sessions[2] ?? ''
const closePath = () => `/sessions/${session()}/close`
const open = (name: string, path = closePath()) => phones.open(name, path)

type Picks = [string, string, string, string]
const legends = ['Here I felt', 'The support I needed', 'What counts as good is', 'My time was']

async function answer(page: Page, picks: Picks): Promise<void> {
	for (const [place, legend] of legends.entries())
		await page
			.getByRole('group', { name: legend })
			.getByText(picks[place] ?? '', { exact: true })
			.click()
	await page.getByRole('button', { name: 'Send my four answers' }).click()
	await expect(page.getByText('Your four answers are counted.')).toBeVisible()
}

/** The session of today moves so many hours into the past: time passes for everybody. */
const pass = (hours: number) =>
	sql(
		`update public.sessions set starts_at = at, local_date = (at at time zone 'UTC')::date,
			local_time = (at at time zone 'UTC')::time
		from (select starts_at - make_interval(hours => $2) as at from public.sessions where id = $1) x where id = $1`,
		[session(), hours]
	)

test('a note is by nobody, is removed by anybody, and comes back', async () => {
	const asta = await open('Asta')
	await asta.getByLabel('Note', { exact: true }).fill('Nobody owns the migration.')
	await asta.getByRole('button', { name: 'Keep the note' }).click()
	await expect(asta.getByRole('list', { name: 'Notes so far' })).toContainText('Nobody owns the migration.')
	await expect(asta.getByLabel('Note', { exact: true })).toHaveValue('')

	const cleo = await open('Cleo')
	await expect(cleo.getByText('They are deleted on')).toBeVisible()
	await expect(cleo.getByRole('main')).not.toContainText('Asta')
	await cleo.getByRole('button', { name: 'Remove: Nobody owns the migration.' }).click()
	await expect(cleo.getByRole('list', { name: 'Notes so far' })).toBeHidden()
	await cleo.getByRole('button', { name: 'Undo' }).click()
	await expect(cleo.getByRole('list', { name: 'Notes so far' })).toContainText('Nobody owns the migration.')
	// A second note at once is another one.
	for (const words of ['One.', 'Two.']) {
		await cleo.getByLabel('Note', { exact: true }).fill(words)
		await cleo.getByRole('button', { name: 'Keep the note' }).click()
		await expect(cleo.getByLabel('Note', { exact: true })).toHaveValue('')
	}
	await expect(cleo.getByRole('list', { name: 'Notes so far' }).getByRole('listitem')).toHaveCount(3)
})

test('a takeaway is proposed by anybody and agreed by whoever organises; then it stays', async () => {
	const dov = await open('Dov')
	await dov.getByLabel('What we take away').fill('Ask who would notice.')
	await dov.getByRole('button', { name: 'Propose it' }).click()
	await expect(dov.getByRole('list', { name: 'Takeaways' })).toContainText('Proposed')
	await expect(dov.getByRole('button', { name: 'We agree' })).toBeHidden()

	const asta = await open('Asta')
	await asta.getByRole('button', { name: 'We agree' }).click()
	await expect(asta.getByRole('list', { name: 'Takeaways' })).toContainText('Agreed, and kept')
	await asta.getByLabel('What we take away').fill('This one does not stay.')
	await asta.getByRole('button', { name: 'Propose it' }).click()
	await expect(asta.getByRole('list', { name: 'Takeaways' }).getByRole('listitem')).toHaveCount(2)
	// Agreed, removed and taken back, it is agreed as before.
	await asta.getByRole('button', { name: 'Remove: Ask who would notice.' }).click()
	await expect(asta.getByRole('list', { name: 'Takeaways' })).not.toContainText('Ask who would notice.')
	await asta.getByRole('button', { name: 'Undo' }).click()
	await expect(asta.getByRole('button', { name: 'Undo' })).toBeHidden()
	await expect(asta.getByRole('list', { name: 'Takeaways' })).toContainText('Agreed, and kept')

	await pass(25)
	await dov.reload()
	await expect(dov.getByRole('list', { name: 'Takeaways' })).toContainText('Ask who would notice.')
	await expect(dov.getByRole('main')).not.toContainText('This one does not stay.')
	await expect(dov.getByRole('button', { name: 'Propose it' })).toBeHidden()
	await expect(dov.getByRole('button', { name: 'Send my four answers' })).toBeHidden()
})

test('the pulse is counted once each, seen by nobody for a day, and then by all, with advice', async () => {
	// Twice before, somebody felt blamed; how many is not said.
	for (const past of circle.sessions.slice(0, 2))
		await sql(
			`insert into public.pulses (session_id, circle_id, question, good, warning)
			select $1, $2, q, 'most', case q when 'challenge' then 'some' else 'few' end
			from unnest(array['challenge', 'support', 'standards', 'worth']) as q`,
			[past, circle.id]
		)
	for (const [place, name] of names.entries()) {
		const page = await open(name)
		await answer(
			page,
			place === 0
				? ['Blamed', 'In part', 'Clear', 'So-so']
				: ['Challenged', 'Was there', 'Clear', 'Well spent']
		)
		await page.reload()
		await expect(page.getByText('Your four answers are counted.')).toBeVisible()
		await page.close()
	}
	const enid = await open('Enid', `/circles/${circle.id}/pulse`)
	await expect(enid.getByText(/: not published yet/)).toHaveCount(4)
	await expect(enid.getByText('“Blamed, not challenged” showed in two of the last two pulses.')).toBeVisible()
	await expect(enid.getByRole('heading', { name: 'What to try' })).toBeVisible()
	await expect(enid.getByRole('link', { name: 'Prompts about it: Blamed, not challenged' })).toBeVisible()

	await pass(24)
	await sql('select public.publish_pulses()')
	await enid.reload()
	await expect(enid.getByText(/: not published yet/)).toHaveCount(0)
	const left = await sql('select from private.pulse_voters where session_id = $1', [session()])
	expect(left).toHaveLength(0)
	await enid.getByText('The same as a table').click()
	await expect(enid.getByRole('table')).toHaveCount(3)
})

test('without scripts all of it works, and what was refused says why beside its field', async () => {
	const page = await phones.open('Björn', closePath(), false)
	await page.getByLabel('What has to wait').fill('The rewrite.')
	await page.getByRole('button', { name: 'Park it' }).click()
	await expect(page).toHaveURL(/done=park$/)
	await expect(page.getByRole('status').filter({ hasText: 'Parked for the next session.' })).toBeVisible()
	await page.getByRole('button', { name: 'Remove: The rewrite.' }).click()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByRole('list', { name: 'Parked' })).toContainText('The rewrite.')

	await page
		.locator('textarea[name=words]')
		.first()
		.evaluate((area) => area.removeAttribute('required'))
	await page.getByLabel('What we take away').fill('   ')
	await page.getByRole('button', { name: 'Propose it' }).click()
	await expect(page.getByText('What do you take away, in a sentence?')).toBeVisible()
	await answer(page, ['Neither', 'In part', 'Half clear', 'So-so'])
	const rows = await sql<{ count: number }>(
		`select count from private.pulse_counts where session_id = $1 and answer = 'between'`,
		[session()]
	)
	expect(rows.map(({ count }) => count)).toEqual([1, 1, 1, 1])
	await page.close()
})

test('what is typed stays when the network goes, and is taken once', async () => {
	const page = await open('Cleo')
	await page.getByLabel('Note', { exact: true }).fill('Written in a tunnel.')
	await page.context().setOffline(true)
	await page.getByRole('button', { name: 'Keep the note' }).click()
	await expect(page.getByText('Saved on this device.').first()).toBeVisible()
	await expect(page.getByRole('list', { name: 'Not sent yet' })).toContainText('Written in a tunnel.')
	await page.context().setOffline(false)
	await expect(page.getByRole('list', { name: 'Notes so far' }).getByRole('listitem')).toHaveCount(1)
	await expect(page.getByRole('list', { name: 'Not sent yet' })).toHaveCount(0)
	expect(await sql('select 1 from public.notes where session_id = $1', [session()])).toHaveLength(1)
})

test('in a live session an answer to the pulse tells nobody that it was given', async () => {
	await sql(
		`insert into public.lives (session_id, circle_id, started_at, step_started_at, until, steps, facilitator_id)
		select $1, $2, now(), now(), now() + interval '1 hour',
			'[{"kind": "close", "minutes": 60, "title": null, "topic_id": null, "seconds": 3600, "spent": 0, "given": 3600}]', id
		from public.profiles where name = 'Asta'`,
		[session(), circle.id]
	)
	const dov = await open('Dov', '/start')
	await dov.evaluate((path) => {
		const told: string[] = []
		const stream = new EventSource(path)
		stream.addEventListener('live', () => told.push('live'))
		Object.assign(window, { told })
	}, `/sessions/${session()}/live/events`)
	const told = () => dov.evaluate(() => (window as unknown as { told: string[] }).told.length)
	const post = async (action: string, form: Record<string, string>) => {
		const answer = await cleo.request.post(`/sessions/${session()}/live?/${action}`, {
			form,
			headers: {
				origin: new URL(cleo.url()).origin,
				accept: 'application/json',
				'x-sveltekit-action': 'true'
			}
		})
		expect(await answer.json()).toMatchObject({ type: 'success' })
	}
	const cleo = await open('Cleo', '/start')
	// It stands still once everybody who is there was told that Dov came.
	await expect.poll(told).toBeGreaterThan(0)
	await dov.waitForTimeout(2_000)
	const before = await told()
	await post('pulse', { challenge: 'warning', support: 'good', standards: 'good', worth: 'good' })
	await dov.waitForTimeout(2_500)
	expect(await told()).toBe(before)
	// What is shared comes at once: the silence was the pulse's own.
	await post('note', { id: crypto.randomUUID(), words: 'Said aloud.' })
	await expect.poll(told).toBeGreaterThan(before)
})

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { alive, expect, newPhone, signIn, sql, test } from './journey.ts'
import { makeCircle } from './own-circle.ts'

// How a season ends: three people wish, the organiser renews, lets go, merges and closes; everybody keeps their record.
test.describe.configure({ mode: 'serial' })

const mark = process.env.TEST_WORKER_INDEX ?? ''
const names = { una: `Una ${mark}`, vic: `Vic ${mark}`, wim: `Wim ${mark}` }

let una: Page
let vic: Page
let wim: Page
let circleId = ''
let at = ''

test.beforeAll(async ({ browser }) => {
	const enter = async (name: keyof typeof names, more: Parameters<typeof newPhone>[1] = {}) => {
		const page = await (await newPhone(browser, more)).newPage()
		await signIn(page, `${name}${mark}@seasons.test`, names[name], 'Europe/London')
		return page
	}
	una = await enter('una')
	vic = await enter('vic')
	// Wim's phone runs no scripts: all of this works without.
	wim = await enter('wim', { javaScriptEnabled: false })
})
test.afterAll(async () => {
	for (const page of [una, vic, wim]) await page.context().close()
})

const letIn = (name: string, circle: string) =>
	sql(
		`insert into public.members (circle_id, profile_id, charter_accepted_at)
		select $1, id, now() from public.profiles where name = $2`,
		[circle, name]
	)

/** Brings the end near: the last session starts in so many days, the others two weeks apart before it. */
const endIn = (days: number) =>
	sql(
		`update public.sessions s
		set starts_at = at, local_date = (at at time zone 'UTC')::date, local_time = (at at time zone 'UTC')::time, zone = 'UTC'
		from (
			select id, date_trunc('minute', now()) + make_interval(days => $2::int - 14 * (row_number() over (order by starts_at desc) - 1)::int) as at
			from public.sessions where circle_id = $1
		) t where t.id = s.id`,
		[circleId, days]
	)

test('a circle is formed that takes turns between two times', async () => {
	await una.goto('/circles/new')
	await alive(una)
	await una.getByLabel('Name of the circle').fill('Night Ferry')
	await una.getByLabel('Purpose').fill('For those who cross over.')
	await una.getByLabel('First session').fill('2027-03-18')
	await una.getByLabel('Time', { exact: true }).fill('08:00')
	await una.getByText('Take turns between times').click()
	await una.getByLabel('Second time').fill('08:00')
	await una.getByLabel('I accept this charter').check()
	await una.getByRole('button', { name: 'Form the circle' }).click()
	// Beside the field that it is wrong with, and the fold stays open.
	await expect(una.getByLabel('Second time')).toBeFocused()
	await expect(una.getByText('This time is there already.')).toBeVisible()
	await una.getByLabel('Second time').fill('18:00')
	await expect(una.getByText(/^Every second Thursday at 08:00 and 18:00 in turn, London/)).toBeVisible()
	await una.getByRole('button', { name: 'Form the circle' }).click()
	await una.waitForURL(/\/circles\/[\w-]+\/invite\?done=formed/)
	circleId = una.url().split('/')[4] ?? ''
	at = `/circles/${circleId}`
	const starts = await sql<{ at: string }>(
		`select to_char(starts_at at time zone 'UTC', 'MM-DD HH24:MI') as at from public.sessions
		where circle_id = $1 order by starts_at limit 4`,
		[circleId]
	)
	// London's clocks change on 28 March.
	expect(starts.map((start) => start.at)).toEqual([
		'03-18 08:00',
		'04-01 17:00',
		'04-15 07:00',
		'04-29 17:00'
	])
})

test('in the last two weeks everybody is asked, and says it in private', async () => {
	await letIn(names.vic, circleId)
	await letIn(names.wim, circleId)
	await vic.goto(at)
	await expect(vic.getByText('The season ends on')).toHaveCount(0)
	await endIn(5)
	await vic.goto(at)
	await vic.getByRole('link', { name: 'How would you go on?' }).click()
	await alive(vic)
	await expect(vic.getByRole('heading', { name: 'The season ends soon' })).toBeVisible()
	await expect(vic.getByText('Nobody has said yet.')).toBeVisible()
	await vic.getByLabel('Go on as we are').check()
	await vic.getByLabel('I would rather stop here').check()
	await vic.getByRole('button', { name: 'Say so' }).click()
	await expect(vic.getByText('Kept. You can say something else')).toBeVisible()
	await expect(vic.getByText('One wishes to go on as you are. Two have not said.')).toBeVisible()

	// Without scripts, and nothing chosen first.
	await wim.goto(`${at}/season`)
	await wim.getByRole('button', { name: 'Say so' }).click()
	await expect(wim.getByText('Pick a way on, or whether you stay.')).toBeVisible()
	await wim.getByLabel('Go on with new people').check()
	await wim.getByRole('button', { name: 'Say so' }).click()
	await expect(wim.getByText('One wishes to go on as you are, one to go on with new people.')).toBeVisible()
	await expect(wim.getByLabel('Go on with new people')).toBeChecked()
	await expect(wim.getByText(names.vic)).toHaveCount(0)
	await expect(wim.getByRole('link', { name: 'Plan the next season' })).toHaveCount(0)
	await expect(await wim.goto(`${at}/season/plan`).then((answer) => answer?.status())).toBe(404)

	await una.goto(`${at}/season`)
	await expect(una.getByText(`${names.vic} would rather stop. Only organisers see this.`)).toBeVisible()
})

test('the organiser renews, while the last session is still to come', async () => {
	await una.getByRole('link', { name: 'Plan the next season' }).click()
	await alive(una)
	// As it was, both times included.
	await expect(una.getByLabel('Second time')).toHaveValue('18:00')
	await una.getByLabel('First session').fill(new Date().toISOString().slice(0, 10))
	await una.getByLabel('Time', { exact: true }).fill('23:59')
	await una.getByRole('button', { name: 'Plan the season' }).click()
	await expect(una.getByText('The season before is not over by then.')).toBeVisible()
	await una.reload()
	await una.getByRole('button', { name: 'Plan the season' }).click()
	await expect(una.getByText('The season is planned.')).toBeVisible()
	const seasons = await sql<{ season: number; slots: string[] }>(
		'select season, slots from public.schedules where circle_id = $1 order by season',
		[circleId]
	)
	expect(seasons.map(({ season }) => season)).toEqual([1, 2])
	expect(seasons[1]?.slots).toEqual(seasons[0]?.slots)
	await una.goto(`${at}/season`)
	await expect(una.getByRole('heading', { name: 'The season runs' })).toBeVisible()
})

test('who wanted to stop is let go with one tap', async () => {
	await una.getByRole('link', { name: 'With new people' }).click()
	await alive(una)
	await una.getByRole('button', { name: `Let ${names.vic} go` }).click()
	await expect(una.getByText('Let go. Thank them yourself')).toBeVisible()
	await expect(una.getByText('Nobody who is still here has said so.')).toBeVisible()
	expect((await vic.goto(at))?.status()).toBe(404)
})

test('another circle joins it, its people by accepting the charter', async () => {
	const { id: other } = await makeCircle(names.una, 'Day Ferry', [-20_160, 5_760])
	await letIn(names.vic, other)
	await una.goto(`/circles/${other}/season`)
	await una.getByRole('link', { name: 'Join another circle of yours' }).click()
	await alive(una)
	await expect(una.getByText('Together you would be three.')).toBeVisible()
	await una.getByRole('button', { name: 'Join them' }).click()
	await expect(una.getByText('Everybody is kept a seat in the other circle.')).toBeVisible()
	await una.getByRole('button', { name: 'Undo' }).click()
	await expect(una.getByText('It goes on as before.')).toBeVisible()
	await vic.goto('/circles')
	await expect(vic.getByText('A seat is kept for you')).toHaveCount(0)

	await una.goto(`/circles/${other}/season/merge`)
	await una.getByRole('button', { name: 'Join them' }).click()
	await una.waitForURL(/done=merged/)
	await vic.goto('/start')
	await vic.getByRole('link', { name: 'Night Ferry' }).click()
	await alive(vic)
	await expect(vic.getByRole('heading', { name: 'Night Ferry' })).toBeVisible()
	await expect(vic.getByText('For those who cross over.')).toBeVisible()
	await vic.getByLabel('I accept this charter').check()
	await vic.getByRole('button', { name: 'Take the seat' }).click()
	await expect(vic.getByText('Welcome to Night Ferry.')).toBeVisible()
	await vic.goto('/circles')
	await expect(vic.getByRole('heading', { name: 'Closed' })).toBeVisible()
	await expect(vic.getByRole('link', { name: /Day Ferry/ })).toBeVisible()
})

test('it closes, which can be undone, and everybody keeps a record', async () => {
	await sql(
		`insert into public.rsvps (session_id, circle_id, profile_id, answer)
		select s.id, s.circle_id, p.id, 'yes' from public.sessions s, public.profiles p
		where s.circle_id = $1 and s.ends_at < now() and p.name = $2 order by s.starts_at limit 1`,
		[circleId, names.wim]
	)
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, due_on, words, status, ended_at, ended_with)
		select gen_random_uuid(), $1, id, '2026-12-24', 'Ask # twice', 'kept', now(), 'Both said yes'
		from public.profiles where name = $2`,
		[circleId, names.wim]
	)
	await una.goto(`${at}/season`)
	await una.getByRole('link', { name: 'Close the circle' }).click()
	await alive(una)
	await una.getByRole('button', { name: 'Close the circle' }).click()
	await expect(una.getByText('Closed. The others get a mail in a minute.')).toBeVisible()
	await una.getByRole('button', { name: 'Undo' }).click()
	await expect(una.getByText('It goes on as before.')).toBeVisible()
	await expect(una.getByRole('link', { name: 'Invite' })).toBeVisible()
	await una.goto(`${at}/season/close`)
	await una.getByRole('button', { name: 'Close the circle' }).click()
	await una.waitForURL(/done=closed/)
	await expect(una.getByRole('link', { name: 'Invite' })).toHaveCount(0)

	await wim.goto(at)
	await wim.getByRole('link', { name: 'My record of it' }).click()
	await expect(wim.getByRole('heading', { name: 'My record of Night Ferry' })).toBeVisible()
	await expect(wim.getByText('Ask # twice')).toBeVisible()
	await expect(wim.getByText(/Kept\. What came of it: Both said yes\./)).toBeVisible()
	const [download] = await Promise.all([
		wim.waitForEvent('download'),
		wim.getByRole('link', { name: 'Download as Markdown' }).click()
	])
	expect(download.suggestedFilename()).toBe('fortnight-record.md')
	const file = await readFile(await download.path(), 'utf8')
	expect(file).toContain('# Night Ferry\n')
	expect(file).toMatch(/### Sessions I was in\n\n- \d+ \w+ 20\d\d, \d\d:\d\d, London time\n/)
	expect(file).toContain('- **Kept**: Ask \\# twice\n  - What came of it: Both said yes\n')
	// A page that is older than the closing is told so.
	const late = await una.request.post(`${at}/season/close?/close`, {
		form: { any: '' },
		headers: { origin: new URL(una.url()).origin, accept: 'text/html' }
	})
	expect(late.status()).toBe(409)
	expect(await late.text()).toContain('This circle is closed.')
	await wim.goto('/start')
	await expect(wim.getByText('No circle yet')).toBeVisible()
})

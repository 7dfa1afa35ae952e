import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { occurrences } from '../src/lib/schedule/recurrence.ts'
import { addDays } from '../src/lib/schedule/plain-date.ts'
import { alive, expect, mailsTo, mailTo, newPhone, signIn, sql, test } from './journey.ts'

const names = ['Wanda', 'Xavi', 'Yoko']
const emailOf = (name: string) => `${name.toLowerCase()}@changes.test`
const phones = new Map<string, BrowserContext>()
let circle = ''
let sessions: string[] = []
let dates: string[] = []

test.beforeAll(async ({ browser }) => {
	for (const name of names) {
		const phone = await newPhone(browser, { serviceWorkers: 'block' })
		await signIn(await phone.newPage(), emailOf(name), name, name === 'Yoko' ? 'Asia/Tokyo' : 'Europe/Lisbon')
		phones.set(name, phone)
	}
})

test.afterAll(async () => {
	for (const phone of phones.values()) await phone.close()
})

/** A circle of three that Wanda organises, six sessions every second week from ten days ahead, 16:00 in Berlin. */
test.beforeEach(async () => {
	circle = randomUUID()
	const rule = randomUUID()
	const schedule = {
		startsOn: addDays(new Date().toISOString().slice(0, 10), 10),
		times: ['16:00'],
		zone: 'Europe/Berlin',
		everyWeeks: 2,
		durationMinutes: 60,
		sessionCount: 6
	}
	await sql(
		`insert into public.circles (id, name, purpose, charter) values ($1, 'What changes', 'To see it move.', 'It stays here.')`,
		[circle]
	)
	for (const name of names)
		await sql(
			`insert into public.members (circle_id, profile_id, role, charter_accepted_at)
			select $1, id, $3, now() from public.profiles where name = $2`,
			[circle, name, name === 'Wanda' ? 'organiser' : 'member']
		)
	await sql(
		`insert into public.schedules (id, circle_id, season, starts_on, slots, zone, every_weeks, duration_minutes, session_count)
		values ($1, $2, 1, $3, '{16:00}', 'Europe/Berlin', 2, 60, 6)`,
		[rule, circle, schedule.startsOn]
	)
	sessions = []
	dates = []
	for (const { date, startsAt } of occurrences(schedule)) {
		const id = randomUUID()
		await sql(
			`insert into public.sessions (id, circle_id, schedule_id, original_date, local_date, local_time, zone, duration_minutes,
				starts_at, ends_at, tz_version, uid, created_at)
			values ($1, $2, $3, $4, $4, '16:00', 'Europe/Berlin', 60, $5, $5, '2026f', $6, now() - interval '9 days')`,
			[id, circle, rule, date, startsAt.toISOString(), `${id}@sessions.fortnight.invalid`]
		)
		sessions.push(id)
		dates.push(date)
	}
})

async function open(name: string, path: string): Promise<Page> {
	const page = await phones.get(name)?.newPage()
	if (!page) throw new Error(`${name} has no phone`)
	await page.goto(path)
	await alive(page)
	return page
}
const rows = () =>
	sql<{
		id: string
		local_date: string
		local_time: string
		zone: string
		status: string
		sequence: number
		added: boolean
	}>(
		`select id, local_date::text, local_time::text, zone, status, sequence, added from public.sessions
		where circle_id = $1 order by original_date`,
		[circle]
	)
const first = () => sessions[0] ?? ''
const date = (index: number) => dates[index] ?? ''
const preview = (page: Page) => page.getByRole('region', { name: 'This is what changes' })
const see = (page: Page) => page.getByRole('button', { name: 'See what changes' }).click()
/** Mails about a session of this test, told from those of others by its day in Lisbon. */
const changesTo = async (name: string, since: number) => (await mailsTo(emailOf(name))).slice(since)

test('one session is moved: the preview says for whom and what is sent, the others are mailed in their own zone', async () => {
	const before = (await mailsTo(emailOf('Yoko'))).length
	const page = await open('Wanda', `/sessions/${first()}/move`)
	await page.getByLabel('Day').fill(addDays(date(0), 1))
	await page.getByLabel('Time', { exact: true }).fill('18:30')
	await see(page)
	await expect(preview(page).getByText(/17:30/).first()).toBeVisible()
	await expect(preview(page).getByText('Yoko in Tokyo')).toBeVisible()
	await expect(preview(page).getByText('Two people get a mail in a moment')).toBeVisible()
	expect((await rows())[0]?.sequence).toBe(0)
	await preview(page).getByRole('button', { name: 'Move it' }).click()
	await expect(page.getByText('Moved. The others get a mail.')).toBeVisible()
	expect((await rows())[0]).toMatchObject({
		local_date: addDays(date(0), 1),
		local_time: '18:30:00',
		sequence: 1
	})
	const mail = await mailTo(emailOf('Yoko'), ({ subject }) => subject.startsWith('Moved:'))
	expect(mail.text).toContain('Tokyo')
	await mailTo(emailOf('Xavi'), ({ subject }) => subject.startsWith('Moved:'))
	expect(await changesTo('Yoko', before)).toHaveLength(1)
	await page.close()
})

test('moved and undone within ten seconds, by keyboard, nobody gets a mail', async () => {
	const before = {
		xavi: (await mailsTo(emailOf('Xavi'))).length,
		yoko: (await mailsTo(emailOf('Yoko'))).length
	}
	const page = await open('Wanda', `/sessions/${first()}/move`)
	await page.getByLabel('Time', { exact: true }).fill('20:00')
	await see(page)
	await preview(page).getByRole('button', { name: 'Move it' }).click()
	await page.getByRole('button', { name: 'Undo' }).focus()
	await page.keyboard.press('Enter')
	await expect(page.getByText('Undone. It is as it was.')).toBeVisible()
	expect((await rows())[0]).toMatchObject({ local_time: '16:00:00', sequence: 2 })
	// The mail would leave after twenty seconds.
	await page.waitForTimeout(25_000)
	expect(await mailsTo(emailOf('Xavi'))).toHaveLength(before.xavi)
	expect(await mailsTo(emailOf('Yoko'))).toHaveLength(before.yoko)
	await page.close()
})

test('without scripts a change is previewed, saved and undone', async ({ browser }) => {
	const state = await phones.get('Wanda')?.storageState()
	const phone = await newPhone(browser, {
		javaScriptEnabled: false,
		...(state ? { storageState: state } : {})
	})
	const page = await phone.newPage()
	await page.goto(`/sessions/${first()}/move`)
	await page.getByLabel('Minutes').fill('90')
	await see(page)
	await expect(
		preview(page)
			.getByText(/to 16:30/)
			.first()
	).toBeVisible()
	await preview(page).getByRole('button', { name: 'Move it' }).click()
	await expect(page.getByText('Moved. The others get a mail.')).toBeVisible()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('Undone. It is as it was.')).toBeVisible()
	await phone.close()
})

test('what clocks and neighbours do to a session is named before it is saved', async () => {
	const page = await open('Wanda', `/sessions/${first()}/move`)
	await page.getByLabel('Day').fill(date(1))
	await page.getByLabel('Time', { exact: true }).fill('16:30')
	await see(page)
	await expect(preview(page).getByText(/It overlaps the session on/)).toBeVisible()
	await page.close()
})

test('cancelled or left out: the difference is said, and a date that is left out gives one more at the end', async () => {
	const page = await open('Wanda', `/sessions/${sessions[2]}/cancel`)
	await expect(page.getByText('The season has one session less.')).toBeVisible()
	await page.getByText('Leave this date out').click()
	await page.getByRole('button', { name: 'Cancel this session' }).click()
	await expect(page.getByText('Cancelled. The others get a mail.')).toBeVisible()
	const after = await rows()
	expect(after).toHaveLength(7)
	expect(after[2]?.status).toBe('cancelled')
	expect(after[6]).toMatchObject({ local_date: addDays(date(5), 14), added: false })
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('Undone. It is as it was.')).toBeVisible()
	expect(await rows()).toHaveLength(6)
	await page.close()
})

test('all dates: one more, all that follow a week later, a pause, each undone', async () => {
	const at = `/circles/${circle}/sessions`
	const page = await open('Wanda', at)
	await expect(page.getByText('6 sessions')).toBeVisible()

	await page.getByRole('link', { name: 'Add a session' }).click()
	await see(page)
	await expect(preview(page).getByText('one session more')).toBeVisible()
	await preview(page).getByRole('button', { name: 'Add it' }).click()
	await expect(page.getByText('One session more. The others get a mail.')).toBeVisible()
	expect(await rows()).toHaveLength(7)
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('Undone. All is as it was.')).toBeVisible()
	expect(await rows()).toHaveLength(6)

	await page.goto(`${at}/push`)
	await alive(page)
	await page.getByLabel('From which session on').selectOption({ index: 2 })
	await see(page)
	await expect(preview(page).getByText('Two people get a mail for each of four sessions')).toBeVisible()
	await preview(page).getByRole('button', { name: 'Push them' }).click()
	await expect(page.getByText(/^All that follow come later/)).toBeVisible()
	expect((await rows()).map(({ local_date }) => local_date)).toEqual([
		...dates.slice(0, 2),
		...dates.slice(2).map((one) => addDays(one, 7))
	])
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('Undone. All is as it was.')).toBeVisible()

	await page.goto(`${at}/pause`)
	await alive(page)
	await page.getByLabel('First day without').fill(date(3))
	await page.getByLabel('Last day without').fill(addDays(date(3), 13))
	await see(page)
	await preview(page).getByRole('button', { name: 'Pause' }).click()
	await expect(page.getByText(/^The pause is made/)).toBeVisible()
	expect((await rows()).map(({ local_date }) => local_date)).toEqual([
		...dates.slice(0, 3),
		...dates.slice(3).map((one) => addDays(one, 14))
	])
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('Undone. All is as it was.')).toBeVisible()
	expect((await rows()).map(({ local_date }) => local_date)).toEqual(dates)
	await page.close()
})

test('the rule changes from a session on, into another zone', async () => {
	const page = await open(
		'Wanda',
		`/circles/${circle}/sessions/rule?from=${sessions[3]}&time=17:00&zone=Europe/Lisbon`
	)
	await expect(page.getByLabel('Its new day')).toHaveValue(date(3))
	await expect(page.getByLabel('Time', { exact: true })).toHaveValue('17:00')
	await see(page)
	await preview(page).getByRole('button', { name: 'Change the rule' }).click()
	await expect(page.getByText(/^The new rule holds from there on/)).toBeVisible()
	const after = await rows()
	expect(after.map(({ id }) => id)).toEqual(sessions)
	expect(after.map(({ zone, sequence }) => `${zone} ${sequence}`)).toEqual([
		...Array<string>(3).fill('Europe/Berlin 0'),
		...Array<string>(3).fill('Europe/Lisbon 1')
	])
	await expect(page.getByText('6 sessions')).toBeVisible()
	await page.close()
})

test('who changed it meanwhile is not overrun', async () => {
	const page = await open('Wanda', `/sessions/${first()}/move`)
	await page.getByLabel('Time', { exact: true }).fill('20:00')
	await see(page)
	await expect(preview(page)).toBeVisible()
	await sql('update public.sessions set sequence = sequence + 1 where id = $1', [first()])
	await preview(page).getByRole('button', { name: 'Move it' }).click()
	await expect(page.getByText(/^Somebody else changed this session a moment ago/)).toBeVisible()
	expect((await rows())[0]?.local_time).toBe('16:00:00')
	await page.close()
})

test('a date that does not work: the others see the no, the organiser why, until it is taken back', async () => {
	const xavi = await open('Xavi', `/sessions/${first()}`)
	await xavi.getByRole('link', { name: 'This date does not work' }).click()
	await xavi.getByLabel('Why').fill('I fly that day.')
	await xavi.getByRole('button', { name: 'Answer no' }).click()
	await expect(xavi.getByText('You said no. Only the organisers see why.')).toBeVisible()
	await expect(xavi.getByRole('button', { name: 'No', exact: true })).toHaveAttribute('aria-pressed', 'true')

	const wanda = await open('Wanda', `/circles/${circle}/sessions`)
	await expect(wanda.getByText('Xavi cannot: I fly that day.')).toBeVisible()
	await wanda.goto(`/sessions/${first()}/move`)
	await expect(wanda.getByText('Xavi cannot: I fly that day.')).toBeVisible()
	const yoko = await open('Yoko', `/circles/${circle}/sessions`)
	await expect(yoko.getByText('All dates', { exact: true })).toBeVisible()
	await expect(yoko.getByText('I fly that day.')).toHaveCount(0)
	await expect(yoko.getByRole('link', { name: 'Add a session' })).toHaveCount(0)

	await xavi.goto(`/sessions/${first()}/does-not-work`)
	await xavi.getByRole('button', { name: 'Take the reason back' }).click()
	await expect(xavi.getByText(/^Taken back/)).toBeVisible()
	await wanda.reload()
	await expect(wanda.getByText('I fly that day.')).toHaveCount(0)
	for (const page of [xavi, wanda, yoko]) await page.close()
})

test('too few say yes: members wish, the organiser decides with one tap', async () => {
	await sql(
		`update public.sessions set starts_at = at, local_date = (at at time zone 'UTC')::date,
			local_time = (at at time zone 'UTC')::time, zone = 'Etc/UTC'
		from (select date_trunc('minute', now()) + interval '20 hours' as at) x where id = $1`,
		[first()]
	)
	const xavi = await open('Xavi', `/sessions/${first()}`)
	await expect(xavi.getByText('Nobody says yes, three are needed.')).toBeVisible()
	await xavi.getByRole('link', { name: 'How do we go on?' }).click()
	await expect(xavi.getByRole('heading', { level: 1 })).toHaveText('Nobody says yes, three are needed.')
	await xavi.getByRole('button', { name: /^Meet in writing/ }).click()
	await expect(xavi.getByText('One has said how so far.')).toBeVisible()
	await xavi.getByRole('button', { name: /^Shorten it/ }).click()
	await expect(xavi.getByRole('button', { name: /^Shorten it/ })).toHaveAttribute('aria-pressed', 'true')
	await expect(xavi.getByText('One has said how so far.')).toBeVisible()
	await expect(xavi.getByRole('heading', { name: 'Decide' })).toHaveCount(0)

	const wanda = await open('Wanda', `/sessions/${first()}/quorum`)
	await wanda.getByRole('button', { name: 'Meet in writing', exact: true }).click()
	await expect(wanda.getByText('It is in writing now. The others get a mail.')).toBeVisible()
	await expect(wanda.getByText(/^In writing: there is no call/)).toBeVisible()
	await expect(wanda.getByText('How do we go on?')).toHaveCount(0)
	for (const page of [xavi, wanda]) await page.close()
})

test('the circle settles its quorum and whether the next facilitator may move a session', async () => {
	const wanda = await open('Wanda', `/circles/${circle}/edit`)
	await wanda.getByLabel('How many it takes').fill('2')
	await wanda.getByText('The next facilitator may move a session').click()
	await wanda.getByRole('button', { name: 'Save' }).click()
	await expect(wanda.getByText('Saved. Everybody sees the new words.')).toBeVisible()
	expect(
		await sql('select quorum, next_facilitator_may_move as may from public.circles where id = $1', [circle])
	).toEqual([{ quorum: 2, may: true }])
	await sql(
		`insert into public.duties (session_id, circle_id, role, profile_id)
		select $1, $2, 'facilitator', id from public.profiles where name = 'Xavi'
		on conflict (session_id, role) do update set profile_id = excluded.profile_id`,
		[first(), circle]
	)
	const xavi = await open('Xavi', `/sessions/${first()}/move`)
	await xavi.getByLabel('Minutes').fill('45')
	await see(xavi)
	await preview(xavi).getByRole('button', { name: 'Move it' }).click()
	await expect(xavi.getByText('Moved. The others get a mail.')).toBeVisible()
	expect((await xavi.goto(`/sessions/${sessions[1]}/move`))?.status()).toBe(404)
	expect((await xavi.goto(`/circles/${circle}/sessions/push`))?.status()).toBe(404)
	for (const page of [xavi, wanda]) await page.close()
})

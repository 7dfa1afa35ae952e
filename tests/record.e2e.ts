import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { alive, expect, mailsTo, mailTo, newPhone, signIn, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'

const said = {
	topic: 'Nobody reads what I write, and everybody asks me.',
	takeaway: 'Answer with the page, and mend the page.',
	commitment: 'Answer three questions with a link.'
}

const email = (name: string) => `${name.toLowerCase()}@record.test`

async function enter(browser: Browser, name: string): Promise<Page> {
	const page = await (await newPhone(browser)).newPage()
	await signIn(page, email(name), name)
	return page
}

/** Puts a session at so many minutes from now. */
const place = (session: string, minutes: number) =>
	sql(
		`update public.sessions set starts_at = t.at, local_date = (t.at at time zone 'UTC')::date,
			local_time = (t.at at time zone 'UTC')::time
		from (select date_trunc('minute', now()) + make_interval(mins => $2) as at) t where id = $1`,
		[session, minutes]
	)

const followers = (session: string) =>
	sql<{ name: string; signed_in: boolean }>(
		`select p.name, l.signed_in from public.live_presences l join public.profiles p on p.id = l.profile_id
		where l.session_id = $1 order by 1, 2`,
		[session]
	)

test.describe.configure({ mode: 'serial' })

let rada: Page
let milo: Page
let circle: OwnCircle
let session: string
let link: string

test.beforeAll(async ({ browser }) => {
	rada = await enter(browser, 'Rada')
	milo = await enter(browser, 'Milo')
	await enter(browser, 'Zora')
	circle = await makeCircle('Rada', 'Kept words', [5, 14 * 24 * 60])
	session = circle.sessions[0] ?? ''
	for (const name of ['Milo', 'Zora']) await letIn(circle.id, name)
	const [row] = await sql<{ token: string }>(
		`select private.session_link($1, id) as token from public.profiles where name = 'Milo'`,
		[session]
	)
	link = row?.token ?? ''
	await sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words, lens)
		select $1, $2, $3, id, $4, 'invisible_work' from public.profiles where name = 'Rada'`,
		[randomUUID(), circle.id, session, said.topic]
	)
})

test.afterAll(async () => {
	await rada?.context().close()
	await milo?.context().close()
})

test('the ways into a live session: from its page, from the start page, and by one tap from the calendar', async ({
	browser
}) => {
	await rada.goto(`/sessions/${session}`)
	await expect(rada.getByRole('link', { name: 'Open the call' })).toBeVisible()
	await rada.getByRole('link', { name: 'Start the session' }).click()
	await rada.waitForURL(`/sessions/${session}/live`)
	await alive(rada)
	await rada.getByRole('button', { name: 'Start the session' }).click()
	await expect(rada.getByRole('timer')).toBeVisible()

	await milo.goto('/start')
	await expect(milo.getByText('Live now')).toBeVisible()
	await expect(milo.getByRole('link', { name: 'Join the session' })).toHaveAttribute(
		'href',
		`/sessions/${session}/live`
	)
	await milo.goto(`/sessions/${session}`)
	await expect(milo.getByRole('link', { name: 'Join the session' })).toHaveClass(/\bnow\b/)
	await expect(milo.getByRole('link', { name: 'Open the call' })).not.toHaveClass(/\bnow\b/)
	// What is in the hot seat is the first of today's topics, and takes no vote any more.
	await sql(
		`update public.lives l set version = version + 1, step = 0, steps = jsonb_build_array(jsonb_build_object(
			'kind', 'hot_seat', 'minutes', 25, 'title', null, 'topic_id', t.id, 'seconds', 1500, 'spent', 0, 'given', 1500
		)) from public.topics t where l.session_id = $1 and t.session_id = $1`,
		[session]
	)
	await sql('update public.topics set taken_up_at = now() where session_id = $1', [session])
	await sql(
		`insert into public.topics (id, circle_id, session_id, words) values ($1, $2, $3, 'Who answers at night.')`,
		[randomUUID(), circle.id, session]
	)
	await milo.reload()
	const today = milo.getByRole('region', { name: 'Today' }).getByRole('listitem')
	await expect(today).toHaveCount(2)
	await expect(today.first()).toContainText(said.topic)
	await expect(today.first()).toContainText('In the hot seat now.')
	await expect(today.first().getByRole('button')).toHaveCount(0)
	await sql(`delete from public.topics where words = 'Who answers at night.'`)
	// The calendar's own link, on the phone that is signed in.
	await milo.goto(`/s/${link}`)
	await milo.waitForURL(`/sessions/${session}/live`)
	await milo.goto('/next-session')
	await milo.waitForURL(`/sessions/${session}/live`)
	await expect(milo.getByRole('timer')).toBeVisible()

	// On one that is not: no scripts, no name, and nothing that is said.
	const stranger = await newPhone(browser, { javaScriptEnabled: false })
	const page = await stranger.newPage()
	await page.goto(`/s/${link}`)
	await expect(page.getByText('Live now')).toBeVisible()
	await expect(page.getByRole('link', { name: 'Sign in and follow' })).toHaveAttribute(
		'href',
		`/sign-in?to=/sessions/${session}/live`
	)
	const before = await followers(session)
	expect(before.filter(({ signed_in }) => !signed_in)).toEqual([])
	await page.getByRole('button', { name: 'Follow without signing in' }).click()
	await expect(page.getByRole('heading', { name: 'The session is on' })).toBeVisible()
	expect(await followers(session)).toContainEqual({ name: 'Milo', signed_in: false })
	const again = await page.reload()
	expect(again?.headers()['refresh']).toBe('30')
	expect(await page.content()).not.toContain(said.topic)
	await page.getByRole('link', { name: 'Stop that' }).click()
	await expect(page.getByText('This page stands still')).toBeVisible()
	expect((await page.reload())?.headers()['refresh']).toBeUndefined()
	await stranger.close()
})

test('what was held becomes a record, and those who were there are mailed how much it is', async ({
	browser
}) => {
	await sql('update public.topics set taken_up_at = now() where session_id = $1', [session])
	await sql(
		`insert into public.takeaways (id, session_id, circle_id, words, agreed) values ($1, $2, $3, $4, true)`,
		[randomUUID(), session, circle.id, said.takeaway]
	)
	await rada.goto(`/sessions/${session}/live`)
	await alive(rada)
	await rada.getByRole('button', { name: 'More' }).click()
	await rada.getByRole('button', { name: 'End the session' }).click()
	// It was begun early: until its time has come it is not taken from those who are on their way.
	await expect(rada.getByText(/It can be ended from \d\d:\d\d on/)).toBeVisible()
	await expect(rada.getByRole('button', { name: 'End it for everybody' })).toHaveCount(0)
	await place(session, -1)
	await rada.getByRole('button', { name: 'End it for everybody' }).click()
	await expect
		.poll(() => sql('select ended_at is not null as over from public.lives where session_id = $1', [session]))
		.toEqual([{ over: true }])

	// It ended before its time: the page asks already what one will do.
	await milo.goto(`/sessions/${session}`)
	await alive(milo)
	await expect(milo.getByRole('heading', { name: /What will you do by/ })).toBeVisible()
	await expect(milo.getByRole('link', { name: /Takeaways, notes and how it was/ })).toHaveAttribute(
		'href',
		`/sessions/${session}/close`
	)
	await milo.getByLabel('By next session I will').fill(said.commitment)
	await milo.getByRole('button', { name: 'Log it' }).click()
	await expect(milo.getByText('Logged. The next session opens with it.')).toBeVisible()
	// From then on the page leads with that, with or without scripts; another one is a tap away.
	const still = await newPhone(browser, {
		javaScriptEnabled: false,
		storageState: await milo.context().storageState()
	})
	const stillPage = await still.newPage()
	await stillPage.goto(`/sessions/${session}`)
	for (const page of [milo, stillPage]) {
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you will do next')
		await expect(page.getByRole('main').getByRole('link', { name: said.commitment })).toHaveCount(1)
		await expect(page.getByLabel('By next session I will')).toBeHidden()
	}
	await stillPage.getByText('Log another one').click()
	await stillPage.getByLabel('By next session I will').fill('Ask who reads it.')
	await stillPage.getByLabel('Only I can see this').check()
	await stillPage.getByRole('button', { name: 'Log it' }).click()
	await expect(stillPage.getByRole('link', { name: 'Ask who reads it.' })).toBeVisible()
	await expect(stillPage.getByText('Private', { exact: true })).toBeVisible()
	await expect(stillPage.getByLabel('By next session I will')).toBeHidden()
	await still.close()
	await sql(`delete from public.commitments where words = 'Ask who reads it.'`)
	// What others will do comes below, with their names.
	await rada.goto(`/sessions/${session}`)
	await expect(rada.getByRole('region', { name: 'What the others will do' })).toContainText('Milo')
	await expect(rada.getByRole('heading', { name: /What will you do by/ })).toBeVisible()
	await expect(rada.getByText('Two were there: you and Milo.')).toBeVisible()
	await milo.goto(`/s/${link}`)
	await milo.waitForURL(`/sessions/${session}`)

	await sql(`update public.deliveries set due_at = now() where kind = 'session_record'`)
	const mail = await mailTo(email('Milo'), ({ subject }) => subject.startsWith('After your session'))
	expect(mail.text).toContain('One topic discussed, and one takeaway agreed on.')
	expect(mail.text).toContain('You made one commitment.')
	expect(mail.text).toMatch(new RegExp(`/sessions/${session}\\n`))
	for (const words of Object.values(said)) expect(mail.text + mail.html).not.toContain(words)
	expect(mail.text + mail.html).not.toContain('Kept words')
	await mailTo(email('Rada'), ({ subject }) => subject.startsWith('After your session'))
	// Zora's phone was not there.
	expect((await mailsTo(email('Zora'))).filter(({ subject }) => subject.startsWith('After'))).toEqual([])
})

test('a day later the page is the record, with or without scripts', async ({ browser }) => {
	await place(session, -26 * 60)
	const phone = await newPhone(browser, {
		javaScriptEnabled: false,
		storageState: await milo.context().storageState()
	})
	for (const page of [milo, await phone.newPage()]) {
		await page.goto(`/sessions/${session}`)
		// Nobody had said yes; what counts is whose phone was there.
		await expect(page.getByText('Two were there: you and Rada.')).toBeVisible()
		for (const [heading, words] of [
			['What we discussed', said.topic],
			['What we take away', said.takeaway],
			['Commitments from this session', said.commitment],
			['Next session', /\d\d:\d\d/]
		] as const) {
			await expect(page.getByRole('region', { name: heading })).toContainText(words)
		}
	}
	await phone.close()
})

test('what a circle looked at: how often, what came of it, and what is untouched', async () => {
	await milo.goto(`/circles/${circle.id}/coverage`)
	await expect(milo.getByText('In one session you looked through one of')).toBeVisible()
	const seen = milo.getByRole('region', { name: 'Lenses we have looked through' })
	await expect(seen).toContainText('Invisible cross-functional work')
	await expect(seen).toContainText('One open')
	await expect(seen).toContainText('A commitment counts under every lens of the session it was made in')
	await expect(seen.getByRole('img', { name: '1 of 1 session' })).toBeVisible()
	await milo.getByRole('link', { name: /^Only boring work/ }).click()
	await milo.waitForURL(/\/prompts\?lens=only_boring_work&session=/)
	expect(new URL(milo.url()).searchParams.get('session')).toBe(circle.sessions[1])
})

test('one’s own record, on the page and as a file, has what one brought and what the circle took away', async () => {
	await sql(
		`insert into public.rsvps (session_id, circle_id, profile_id, answer)
		select $1, $2, id, 'yes' from public.profiles where name in ('Rada', 'Milo')`,
		[session, circle.id]
	)
	await rada.goto(`/circles/${circle.id}/record`)
	await expect(rada.getByText(said.topic)).toBeVisible()
	await expect(rada.getByText(said.takeaway)).toBeVisible()
	const file = await (await rada.request.get(`/circles/${circle.id}/record/download`)).text()
	expect(file).toContain(`### What I brought\n\n- ${said.topic} (`)
	expect(file).toContain(`### What we took away\n\n- ${said.takeaway} (`)
	// What Rada brought is not Milo's to take along.
	const other = await (await milo.request.get(`/circles/${circle.id}/record/download`)).text()
	expect(other).not.toContain(said.topic)
	expect(other).toContain(said.takeaway)
})

test('the mail can be stopped', async () => {
	await milo.goto('/me/mail')
	await alive(milo)
	await milo.getByLabel(/Afterwards/).uncheck()
	await milo.getByRole('button', { name: 'Save' }).click()
	await expect(milo.getByText('Saved.')).toBeVisible()
	expect(
		await sql(
			`select w.records from public.mail_preferences w join public.profiles p on p.id = w.profile_id where p.name = 'Milo'`
		)
	).toEqual([{ records: false }])
})

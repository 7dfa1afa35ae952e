import { alive, expect, mailTo, newPhone, sql, test, typeCode } from './journey.ts'
import type { Page } from '@playwright/test'

// From forming a circle to a kept commitment: three people, three phones, three zones, one circle.
const maren = 'maren@journey.test'
const kofi = 'kofi@journey.test'
const lucia = 'lucia@journey.test'
const circle = 'Night Shift'

test.describe.configure({ mode: 'serial' })

let organiser: Page
let guest: Page
let third: Page
let circleId = ''
let sessionId = ''

test.beforeAll(async ({ browser }) => {
	organiser = await (await newPhone(browser, { timezoneId: 'Europe/Berlin' })).newPage()
	guest = await (await newPhone(browser, { timezoneId: 'America/Halifax' })).newPage()
	third = await (await newPhone(browser, { timezoneId: 'Asia/Kolkata' })).newPage()
})
test.afterAll(async () => {
	for (const page of [organiser, guest, third]) await page.context().close()
})

/** Brings the session near: it starts so many minutes from now, in UTC. */
const bringNear = (minutes: number) =>
	sql(
		`update public.sessions
		set starts_at = now() + make_interval(mins => $2), zone = 'UTC',
			local_date = ((now() + make_interval(mins => $2)) at time zone 'UTC')::date,
			local_time = ((now() + make_interval(mins => $2)) at time zone 'UTC')::time
		where id = $1`,
		[sessionId, minutes]
	)

test('a newcomer forms a circle, with the code from the mail, and lands where she was going', async () => {
	await organiser.goto('/')
	await organiser.getByRole('link', { name: 'Form a circle' }).click()
	await expect(organiser).toHaveURL(/\/sign-in\?to=%2Fcircles%2Fnew/)
	await alive(organiser)
	await organiser.getByLabel('E-mail').fill(maren)
	await organiser.getByRole('button', { name: 'Send me a code' }).click()
	await typeCode(organiser, maren)
	await organiser.getByLabel('Your name, as circles will see it').fill('Maren')
	// The zone is the device's, and there already.
	await expect(organiser.getByLabel('Your time zone')).toHaveValue('Europe/Berlin')
	await organiser.getByRole('button', { name: 'Continue' }).click()

	await expect(organiser).toHaveURL('/circles/new')
	await alive(organiser)
	await expect(
		organiser.getByText(/^Every second Thursday at 16:00 Berlin, first on .*, eight sessions until/)
	).toBeVisible()
	await organiser.getByLabel('Time', { exact: true }).fill('17:30')
	await expect(organiser.getByText(/^Every second Thursday at 17:30 Berlin/)).toBeVisible()
	await organiser.getByLabel('Name of the circle').fill(circle)
	await organiser
		.getByLabel('Purpose')
		.fill('For those who are called when it breaks. We ask before we advise.')
	await organiser.getByLabel('Video link').fill('http://meet.example.org/night')
	await organiser.getByLabel('I accept this charter').check()
	await organiser.getByRole('button', { name: 'Form the circle' }).click()
	// Bad input is named beside its field and nothing is lost.
	await expect(organiser.getByText(/https/).first()).toBeVisible()
	await expect(organiser.getByLabel('Name of the circle')).toHaveValue(circle)
	await organiser.getByLabel('Video link').fill('https://meet.example.org/night')
	await organiser.getByRole('button', { name: 'Form the circle' }).click()
	await expect(organiser).toHaveURL(/\/circles\/[0-9a-f-]{36}\/invite/)
	circleId = /circles\/([0-9a-f-]{36})/.exec(organiser.url())?.[1] ?? ''
	expect(
		await sql('select count(*)::int as n from public.sessions where circle_id = $1', [circleId])
	).toEqual([{ n: 8 }])
})

let shared = ''
test('she shares a link, and mails an invitation; a bad address is named', async () => {
	await alive(organiser)
	await organiser.getByRole('button', { name: 'Share the invitation' }).click()
	shared = await organiser.locator('input[readonly]').first().inputValue()
	expect(shared).toMatch(/\/invitations\/inv_[A-Za-z0-9_-]{43}$/)
	await organiser.goto(`/circles/${circleId}/invite`)
	await alive(organiser)
	await organiser.getByLabel('Addresses').fill(`Lucia Ferrara <${lucia}>; not-an-address`)
	await organiser.getByRole('button', { name: 'Mail the invitations' }).click()
	await expect(organiser.getByText(/not-an-address/).first()).toBeVisible()
	await organiser.getByLabel('Addresses').fill(`Lucia Ferrara <${lucia}>`)
	await organiser.getByRole('button', { name: 'Mail the invitations' }).click()
	const mail = await mailTo(lucia)
	expect(mail.subject).toMatch(/Maren/)
	expect(mail.text).toContain('/invitations/inv_')
	expect(
		await sql('select count(*)::int as n from public.invitations where token_hash like $1', ['inv_%'])
	).toEqual([{ n: 0 }])
})

test('a guest sees what he is invited to, signs in, accepts, and is in', async () => {
	await guest.goto(shared)
	await alive(guest)
	await expect(guest.getByRole('heading', { name: circle })).toBeVisible()
	await expect(guest.getByText('For those who are called when it breaks.')).toBeVisible()
	await expect(guest.getByText(/in Halifax/)).toBeVisible()
	await guest.getByLabel('Your name, as the circle will see it').fill('Kofi')
	await guest.getByLabel('E-mail').fill(kofi)
	await guest.getByRole('button', { name: 'Send me a code' }).click()
	await typeCode(guest, kofi)
	await guest.getByLabel('I accept this charter').check()
	await guest.getByRole('button', { name: `Join ${circle}` }).click()
	await expect(guest).toHaveURL(new RegExp(`/circles/${circleId}`))
	await expect(guest.getByText('Maren').first()).toBeVisible()
	// The same link again says that he is in.
	await guest.goto(shared)
	await expect(guest.getByRole('heading', { name: 'You are in' })).toBeVisible()
})

test('another opens the mailed link, without scripts all the way', async ({ browser }) => {
	const link = /http\S+\/invitations\/\S+/.exec((await mailTo(lucia)).text)?.[0] ?? ''
	const phone = await newPhone(browser, { timezoneId: 'Asia/Kolkata', javaScriptEnabled: false })
	const page = await phone.newPage()
	await page.goto(link)
	await page.getByLabel('Your name, as the circle will see it').fill('Lucia')
	await page.getByLabel('E-mail').fill(lucia)
	await page.getByRole('button', { name: 'Send me a code' }).click()
	await typeCode(page, lucia)
	// Without scripts her device does not tell its zone, so it is asked.
	if (page.url().includes('/welcome')) {
		await expect(page.getByLabel('Your name, as circles will see it')).toHaveValue('Lucia')
		await page.getByLabel('Your time zone').fill('Asia/Kolkata')
		await page.getByRole('button', { name: 'Continue' }).click()
	}
	await page.getByLabel('I accept this charter').check()
	await page.getByRole('button', { name: `Join ${circle}` }).click()
	await expect(page).toHaveURL(new RegExp(`/circles/${circleId}`))
	// Her invitation was for one.
	await third.goto(link)
	await expect(third.getByText(/has been used|was used|used up/i).first()).toBeVisible()
	await third.context().addCookies(await phone.cookies())
	await phone.close()
})

test('everybody says whether they come, and sees who does', async () => {
	await organiser.goto('/next-session')
	sessionId = /sessions\/([0-9a-f-]{36})/.exec(organiser.url())?.[1] ?? ''
	for (const [page, answer] of [
		[organiser, 'Yes'],
		[guest, 'Maybe'],
		[third, 'No']
	] as const) {
		await page.goto(`/sessions/${sessionId}`)
		await alive(page)
		await page.getByRole('button', { name: answer, exact: true }).click()
		await expect(page.getByRole('button', { name: answer, exact: true })).toHaveAttribute(
			'aria-pressed',
			'true'
		)
	}
	await organiser.reload()
	await expect(organiser.getByText('One comes, Kofi may.')).toBeVisible()
})

test('a problem and a prompt are brought; votes are three each and counts wait', async () => {
	await guest.goto(`/sessions/${sessionId}`)
	await alive(guest)
	await guest.getByRole('link', { name: 'Bring a problem' }).click()
	await guest.getByLabel('What is hard, in two lines').fill('My pager decides what the roadmap says.')
	await guest.getByRole('button', { name: 'Put it in the queue' }).click()
	await expect(guest.getByText('My pager decides what the roadmap says.')).toBeVisible()

	await third.goto(`/sessions/${sessionId}`)
	await alive(third)
	await third.getByRole('link', { name: 'Pick a prompt' }).click()
	await third
		.getByRole('button', { name: /^Put .*in the queue/ })
		.first()
		.click()
	await expect
		.poll(() => sql('select count(*)::int as n from public.topics where session_id = $1', [sessionId]))
		.toEqual([{ n: 2 }])

	await organiser.goto(`/sessions/${sessionId}`)
	await alive(organiser)
	await expect(organiser.getByText('3 votes left')).toBeVisible()
	await organiser.getByRole('button', { name: 'Vote for: My pager decides what the roadmap says.' }).click()
	await expect(organiser.getByText('2 votes left')).toBeVisible()
})

test('the organiser moves the session; the others are mailed in their own zone', async () => {
	await organiser.goto(`/sessions/${sessionId}/move`)
	await alive(organiser)
	await organiser.getByLabel('Time', { exact: true }).fill('18:15')
	await organiser.getByLabel('A line for the circle').fill('The nursery closes late that day.')
	await organiser.getByRole('button', { name: 'See what changes' }).click()
	await organiser.getByRole('button', { name: 'Move it' }).click()
	await expect(organiser.getByText('Moved. The others get a mail.')).toBeVisible()
	await guest.goto(`/sessions/${sessionId}`)
	await expect(guest.getByText(/^Moved: it was/)).toBeVisible()
	await expect(guest.getByText('The nursery closes late that day.')).toBeVisible()
	const mail = await mailTo(kofi, ({ text }) => text.includes('/s/'))
	expect(mail.text).toContain('Halifax')
	expect(mail.text).not.toContain('nursery')
	expect(mail.subject).not.toContain(circle)
})

test('ten minutes before, the call opens; afterwards a commitment is logged and the next session opens with it', async () => {
	await bringNear(9)
	await guest.goto('/start')
	await alive(guest)
	await guest.getByRole('link', { name: 'Go to the session' }).click()
	await expect(guest.getByRole('link', { name: 'Open the call' })).toHaveAttribute(
		'href',
		'https://meet.example.org/night'
	)

	await bringNear(-61)
	await guest.goto('/start')
	await alive(guest)
	await guest.getByRole('link', { name: 'Log what you will do' }).click()
	await expect(guest.getByRole('heading', { name: /^What will you do by/ })).toBeVisible()
	await guest
		.getByLabel('By next session I will')
		.fill('Put the pager’s last ten alarms in front of the roadmap meeting.')
	await guest.getByLabel('We will be able to see that').fill('one of them has moved up')
	await guest.getByLabel('Witness').selectOption({ label: 'Maren' })
	await guest.getByRole('button', { name: 'Log it' }).click()
	await expect(guest.getByText('Logged. The next session opens with it.')).toBeVisible()
	await organiser.goto(`/circles/${circleId}`)
	await expect(
		organiser.getByText('Put the pager’s last ten alarms in front of the roadmap meeting.')
	).toBeVisible()
})

test('it is checked in on, renegotiated, and kept; what it said before stays', async () => {
	const [row] = await sql<{ id: string }>('select id from public.commitments where circle_id = $1', [
		circleId
	])
	await guest.goto(`/commitments/${row?.id}`)
	await alive(guest)
	await guest.getByLabel('How is it going?').fill('Seven of ten are written down.')
	await guest.getByRole('button', { name: 'Check in' }).click()
	await expect(guest.getByText('Seven of ten are written down.')).toBeVisible()

	await guest.getByRole('radio', { name: /Renegotiated/ }).check()
	await guest.getByLabel('By then I will').fill('Put three alarms, not ten, in front of the roadmap meeting.')
	await guest.getByRole('button', { name: 'Save' }).click()
	await expect(
		guest.getByText('Put three alarms, not ten, in front of the roadmap meeting.').first()
	).toBeVisible()
	expect(
		await sql('select status from public.commitments where circle_id = $1 order by created_at', [circleId])
	).toEqual([{ status: 'renegotiated' }, { status: 'open' }])

	await guest.goto('/commitments')
	await alive(guest)
	// On a phone the answer is a sheet over the list.
	await guest
		.getByRole('link', { name: 'Answer: Put three alarms, not ten, in front of the roadmap meeting.' })
		.click()
	await expect(guest.getByRole('dialog').getByText('Put three alarms, not ten').first()).toBeVisible()
	await guest.getByRole('radio', { name: /Kept/ }).check()
	await guest.getByLabel('What came of it, in a line').fill('Two of the three are in the next quarter.')
	await guest.getByRole('button', { name: 'Save' }).click()
	await expect(guest.getByText('Two of the three are in the next quarter.').first()).toBeVisible()
	await guest.getByRole('button', { name: 'Undo' }).click()
	await expect
		.poll(() =>
			sql(`select status from public.commitments where circle_id = $1 and words like 'Put three%'`, [
				circleId
			])
		)
		.toEqual([{ status: 'open' }])
})

test('a private one is seen by its owner alone', async () => {
	await third.goto('/commitments/new')
	await alive(third)
	await third.getByLabel('By next session I will').fill('Ask for the title in writing.')
	await third.getByLabel('Only I can see this').check()
	await third.getByRole('button', { name: 'Log it' }).click()
	await expect(third.getByText('Ask for the title in writing.').first()).toBeVisible()
	const [row] = await sql<{ id: string }>(
		`select id from public.commitments where words = 'Ask for the title in writing.'`
	)
	for (const page of [organiser, guest]) {
		expect((await page.goto(`/commitments/${row?.id}`))?.status()).toBe(404)
		await page.goto(`/circles/${circleId}`)
		await expect(page.getByRole('heading', { name: circle })).toBeVisible()
		await expect(page.getByText('Ask for the title in writing.')).toHaveCount(0)
	}
})

test('the last organiser cannot leave without naming another; whoever leaves sees nothing any more', async () => {
	await organiser.goto(`/circles/${circleId}/leave`)
	await alive(organiser)
	await expect(organiser.getByText('You are the only organiser. Who takes over?')).toBeVisible()
	await expect(organiser.getByRole('option', { name: 'Kofi' })).toHaveCount(1)

	await guest.goto(`/circles/${circleId}/leave`)
	await alive(guest)
	await guest.getByRole('button', { name: /^Leave/ }).click()
	await guest.waitForURL((url) => !url.pathname.endsWith('/leave'))
	expect((await guest.goto(`/circles/${circleId}`))?.status()).toBe(404)
	expect((await guest.goto(`/sessions/${sessionId}`))?.status()).toBe(404)
	// The link he joined by does not lead back in.
	await guest.goto(shared)
	await expect(guest.getByText(/withdrawn/).first()).toBeVisible()
	await expect(guest.getByRole('button', { name: `Join ${circle}` })).toHaveCount(0)
})

test('all of one’s data can be taken along, and the account deleted', async () => {
	await third.goto('/me/account')
	const download = third.waitForEvent('download')
	await third.getByRole('link', { name: /Download/ }).click()
	const file = await (await download).createReadStream()
	const chunks: Buffer[] = []
	for await (const chunk of file) chunks.push(Buffer.from(chunk))
	const exported = Buffer.concat(chunks).toString()
	expect(exported).toContain('Ask for the title in writing.')
	expect(exported).toContain(lucia)
	expect(exported).not.toContain('Maren')
	await alive(third)
	await third.getByRole('checkbox').check()
	await third.getByRole('button', { name: /Delete/ }).click()
	await third.waitForURL((url) => !url.pathname.startsWith('/me'))
	expect(await sql('select count(*)::int as n from auth.users where email = $1', [lucia])).toEqual([{ n: 0 }])
	expect(
		await sql(
			`select count(*)::int as n from public.commitments where words = 'Ask for the title in writing.'`
		)
	).toEqual([{ n: 0 }])
})

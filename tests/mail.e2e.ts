import { expect, mailsTo, newPhone, signIn, sql, test } from './journey.ts'
import { makeCircle } from './own-circle.ts'

/*
 * What is mailed: a reminder arrives, is stopped from the mail program with one click, and everything is set on a page
 * that works without scripts.
 */

// After a failure the next worker begins anew, with people of its own.
const mark = process.env.TEST_WORKER_INDEX ?? ''

/** A person with a circle of their own, which knows of its sessions for long, and who never sleeps. */
async function enterWithCircle(email: string, name: string, starts: number[]) {
	const circle = await makeCircle(name, `${name}’s circle`, starts)
	await sql(`update public.members set joined_at = now() - interval '30 days' where circle_id = $1`, [
		circle.id
	])
	await sql(
		`update public.mail_preferences set quiet_from = null, quiet_until = null
		where profile_id = (select id from auth.users where email = $1)`,
		[email]
	)
	await sql(`update public.sessions set created_at = now() - interval '30 days' where circle_id = $1`, [
		circle.id
	])
	return circle
}

test('a reminder arrives, and one click in the mail program stops the next', async ({ browser }) => {
	// Servers look once a minute what is due.
	test.setTimeout(180_000)
	const email = `remi${mark}@mail.test`
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await signIn(page, email, `Remi ${mark}`)
	await enterWithCircle(email, `Remi ${mark}`, [24 * 60 - 1, 59])

	const reminders = async (subject: RegExp) =>
		(await mailsTo(email)).filter((mail) => subject.test(mail.subject))
	await expect
		.poll(async () => (await reminders(/: your session$/)).length, { timeout: 90_000, intervals: [1000] })
		.toBe(2)
	const [soon] = await reminders(/^(Today|Tomorrow) at \d\d:\d\d: your session$/)
	const hourBefore = (await mailsTo(email)).find(({ text }) => text.includes('The call opens at'))
	if (!soon || !hourBefore) throw new Error('A reminder is missing')
	expect(hourBefore.text).toContain('Lisbon time.')
	expect(hourBefore.text).toContain('What we mail you: ')

	// From the mail to the session, signed out.
	const link = /http:\/\/\S+\/s\/[\w-]{64}/.exec(hourBefore.text)?.[0] ?? ''
	const stranger = await (await newPhone(browser)).newPage()
	await stranger.goto(link)
	await expect(stranger.getByText(`For Remi ${mark}`)).toBeVisible()

	// As a mail program posts it: from elsewhere, without cookies, and following nothing (RFC 8058 §3.2).
	expect(hourBefore.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
	const stop =
		/^<(http:\/\/\S+\/unsubscribe\/[\w-]{44})>$/.exec(hourBefore.headers['list-unsubscribe'] ?? '')?.[1] ?? ''
	const wanted = async () => {
		const [row] = await sql<{ day_before: boolean; hour_before: boolean }>(
			`select day_before, hour_before from public.mail_preferences
			where profile_id = (select id from auth.users where email = $1)`,
			[email]
		)
		return row
	}
	for (const method of ['GET', 'HEAD']) expect((await fetch(stop, { method })).status).toBe(200)
	expect(await wanted()).toEqual({ day_before: true, hour_before: true })
	const oneClick = (headers: Record<string, string>) =>
		fetch(stop, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: 'List-Unsubscribe=One-Click'
		})
	expect((await oneClick({})).status).toBe(200)
	expect(await wanted()).toEqual({ day_before: true, hour_before: false })
	expect((await oneClick({ origin: 'https://mail.example' })).status).toBe(200)

	// The page says so, and takes it back; signed in it is the same switch.
	await stranger.goto(stop)
	await expect(stranger.getByRole('heading', { name: 'These mails are stopped' })).toBeVisible()
	await expect(stranger.getByText(email)).toHaveCount(0)
	await page.goto('/me/mail')
	await expect(page.getByLabel('An hour before')).not.toBeChecked()
	await expect(page.getByLabel('A day before')).toBeChecked()
	await stranger.getByRole('button', { name: 'Send them again' }).click()
	await expect(stranger.getByRole('heading', { name: 'These mails come again' })).toBeVisible()
	expect(await wanted()).toEqual({ day_before: true, hour_before: true })
	await phone.close()
})

test('no other form takes a post from elsewhere, and forged links are nothing', async ({ browser }) => {
	const phone = await newPhone(browser)
	const origin = new URL((await (await phone.newPage()).goto('/about'))?.url() ?? '').origin
	const post = (path: string) =>
		fetch(`${origin}${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example' },
			body: 'List-Unsubscribe=One-Click'
		}).then(({ status }) => status)
	for (const path of [
		'/me/mail',
		'/sign-in',
		'/sign-out',
		'/unsubscribe',
		`/unsubscribe/${'A'.repeat(44)}/x`
	])
		expect([path, await post(path)]).toEqual([path, 403])
	for (const token of ['A'.repeat(44), 'x']) {
		expect(await post(`/unsubscribe/${token}`)).toBe(404)
		expect((await fetch(`${origin}/unsubscribe/${token}`)).status).toBe(404)
	}
	await phone.close()
})

test('what comes, which reminders and quiet hours are set without scripts', async ({ browser }) => {
	const email = `quinn${mark}@mail.test`
	const phone = await newPhone(browser, { javaScriptEnabled: false })
	const page = await phone.newPage()
	await signIn(page, email, `Quinn ${mark}`, 'Asia/Kathmandu')
	await page.goto('/me')
	await page.getByRole('link', { name: 'What comes, which reminders, quiet hours' }).click()
	await expect(page.getByRole('heading', { name: 'What we mail you' })).toBeVisible()
	await expect(page.getByText('Kathmandu time, where it is')).toBeVisible()
	await expect(page.getByLabel('From')).toHaveValue('22:00')

	await page.getByLabel('A day before').uncheck()
	await page.getByLabel('Until').fill('')
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Say also until when, or leave both empty.')).toBeVisible()
	// What was set is still there.
	await expect(page.getByLabel('A day before')).not.toBeChecked()
	await expect(page.getByLabel('Duties')).toBeChecked()

	await page.getByLabel('Until').fill('06:30')
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Saved. It holds from the next mail on.')).toBeVisible()
	await page.goto('/me/mail')
	await expect(page.getByLabel('A day before')).not.toBeChecked()
	await expect(page.getByLabel('An hour before')).toBeChecked()
	await expect(page.getByLabel('Until')).toHaveValue('06:30')

	await page.getByLabel('From').fill('')
	await page.getByLabel('Until').fill('')
	await page.getByRole('button', { name: 'Save' }).click()
	await page.goto('/me/mail')
	await expect(page.getByLabel('From')).toHaveValue('')
	await phone.close()
})

import { enterAs, expect, newPhone, sql, test } from './journey.ts'

/*
 * Notices in a real browser: which device gets them.
 */

test('a device is listed, turned off, and silent after signing out', async ({ browser }) => {
	const phone = await newPhone(browser, { javaScriptEnabled: false })
	const page = await phone.newPage()
	await enterAs(page, 'Noor')
	await page.goto('/me/notices')
	await expect(page.getByText('Turning notices on needs scripts.')).toBeVisible()
	await expect(page.getByText('None yet.')).toBeVisible()
	const post = (action: string, form: Record<string, string>) =>
		page.request.post(`/me/notices?/${action}`, {
			form,
			headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
		})
	const subscription = {
		endpoint: 'https://push.example.org/noor',
		p256dh: 'A'.repeat(87),
		auth: 'A'.repeat(22)
	}
	expect((await post('turnOn', { ...subscription, endpoint: 'http://push.example.org/noor' })).status()).toBe(
		400
	)
	expect((await post('turnOn', { ...subscription, auth: 'x' })).status()).toBe(400)
	expect((await post('turnOff', { id: 'x' })).status()).toBe(400)
	expect((await post('turnOn', subscription)).status()).toBe(200)
	await page.goto('/me/notices')
	await expect(page.getByText('This device. On since')).toBeVisible()

	await page.getByLabel('Duties').uncheck()
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Saved. It holds from the next one on.')).toBeVisible()
	await expect(page.getByLabel('Duties')).not.toBeChecked()

	await page.getByRole('button', { name: /^Turn off/ }).click()
	await expect(page.getByText('None yet.')).toBeVisible()
	await post('turnOn', subscription)
	await page.goto('/me')
	await page.getByRole('button', { name: 'Sign out here' }).click()
	await page.waitForURL('/?signed-out')
	expect(
		await sql(`select 1 from public.push_subscriptions where endpoint = 'https://push.example.org/noor'`)
	).toEqual([])
	expect((await phone.cookies()).map(({ name }) => name)).not.toContain('fortnight-device')
})

import { alive, expect, mailTo, newPhone, signIn, test, typeCode } from './journey.ts'

test('a wrong code says so, keeps the way open, and too many tries say when the next one is possible', async ({
	browser
}) => {
	const email = 'wrong@signing-in.test'
	const page = await (await newPhone(browser)).newPage()
	await page.goto('/sign-in')
	await alive(page)
	await page.getByLabel('E-mail').fill('not an address')
	await page.getByLabel('E-mail').evaluate((field: HTMLInputElement) => (field.type = 'text'))
	await page.getByRole('button', { name: 'Send me a code' }).click()
	await expect(page.getByText('This does not look like an e-mail address.')).toBeVisible()
	await expect(page.getByLabel('E-mail')).toHaveValue('not an address')
	await page.getByLabel('E-mail').fill(email)
	await page.getByRole('button', { name: 'Send me a code' }).click()

	const right = /\b\d{6}\b/.exec((await mailTo(email)).subject + (await mailTo(email)).text)?.[0] ?? ''
	const wrong = right === '111111' ? '222222' : '111111'
	await alive(page)
	for (let tries = 0; tries < 6; tries++) {
		await page.getByLabel('Code', { exact: true }).fill(wrong)
		await page.getByRole('button', { name: 'Continue' }).click()
		await expect(
			page.getByText('That code does not match, or its ten minutes are over. Send a new one?')
		).toBeVisible()
	}
	// The seventh is refused, right or wrong.
	await page.getByLabel('Code', { exact: true }).fill(right)
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByText(/^Too many tries\. The next one is possible at \d\d:\d\d/)).toBeVisible()
	await page.goto('/start')
	await expect(page).toHaveURL(/\/sign-in/)
})

test('an address with an account and one without look the same', async ({ browser }) => {
	const seen: string[] = []
	for (const email of ['ilse@demo.invalid', 'nobody-yet@signing-in.test']) {
		const page = await (await newPhone(browser)).newPage()
		await page.goto('/sign-in')
		await alive(page)
		await page.getByLabel('E-mail').fill(email)
		await page.getByRole('button', { name: 'Send me a code' }).click()
		await expect(page.getByRole('heading', { name: 'Six digits are on their way' })).toBeVisible()
		expect(page.url()).not.toContain('@')
		seen.push((await page.locator('main').innerText()).replace(email, '…'))
	}
	expect(seen[0]).toBe(seen[1])
})

test('a code is good once, a new one replaces the old', async ({ browser }) => {
	const email = 'twice@signing-in.test'
	const page = await (await newPhone(browser)).newPage()
	await page.goto('/sign-in')
	await alive(page)
	await page.getByLabel('E-mail').fill(email)
	await page.getByRole('button', { name: 'Send me a code' }).click()
	const first = /\b\d{6}\b/.exec((await mailTo(email)).text)?.[0] ?? ''
	await page.getByRole('button', { name: 'Send a new code' }).click()
	await expect(page.getByText('A new code is on its way. The old one no longer works.')).toBeVisible()
	await page.getByLabel('Code', { exact: true }).fill(first)
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByText(/^That code does not match/)).toBeVisible()
	const second = /\b\d{6}\b/.exec((await mailTo(email, ({ text }) => !text.includes(first))).text)?.[0] ?? ''
	await page.getByLabel('Code', { exact: true }).fill(second)
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('heading', { name: 'You are in. Two things, once' })).toBeVisible()
})

test('the link in the mail works on another device, by a tap and once; opening it changes nothing', async ({
	browser
}) => {
	const email = 'device@signing-in.test'
	const laptop = await (await newPhone(browser)).newPage()
	await laptop.goto('/sign-in')
	await alive(laptop)
	await laptop.getByLabel('E-mail').fill(email)
	await laptop.getByRole('button', { name: 'Send me a code' }).click()
	const link = /http\S+\/auth\/confirm\S+/.exec((await mailTo(email)).text)?.[0]?.replace(/[).]+$/, '') ?? ''
	const phone = await (await newPhone(browser)).newPage()
	// A scanner opens it first.
	await phone.request.get(link)
	await phone.goto(link)
	await alive(phone)
	// The link is made of six digits: it is limited like them, by an address that has to be the right one.
	await phone.getByLabel('E-mail').fill(email)
	await phone.getByRole('button', { name: 'Sign in' }).click()
	await expect(phone.getByRole('heading', { name: 'You are in. Two things, once' })).toBeVisible()
	// The laptop knows the address still; the link was good once.
	await laptop.goto(link)
	await laptop.getByRole('button', { name: 'Sign in' }).click()
	await expect(laptop.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
})

test('guessing links is limited by the address, whatever the networks, and a link lets nobody in as somebody else', async ({
	browser
}) => {
	const email = 'guessed@signing-in.test'
	const page = await (await newPhone(browser)).newPage()
	await page.goto('/sign-in')
	await alive(page)
	await page.getByLabel('E-mail').fill(email)
	await page.getByRole('button', { name: 'Send me a code' }).click()
	const link = /http\S+\/auth\/confirm\S+/.exec((await mailTo(email)).text)?.[0]?.replace(/[).]+$/, '') ?? ''
	const token = new URL(link).searchParams.get('token_hash') ?? ''
	const post = (guess: string, as: string, network: number) =>
		page.request.post('/auth/confirm', {
			form: { token: guess, email: as },
			headers: {
				origin: new URL(page.url()).origin,
				accept: 'text/html',
				'x-test-address': `10.9.${network}.1`
			},
			maxRedirects: 0
		})
	expect((await post(token, 'other@signing-in.test', 1)).status()).toBe(400)
	for (let guess = 0; guess < 6; guess++)
		expect((await post(`${guess}`.repeat(64), email, guess)).status()).toBe(400)
	expect((await post('7'.repeat(64), email, 77)).status()).toBe(429)
	expect((await post(token, email, 78)).status()).toBe(429)
})

test('no script can read the sign-in, and signing out everywhere ends it on the other device at once', async ({
	browser
}) => {
	const email = 'everywhere@signing-in.test'
	const one = await newPhone(browser)
	const page = await one.newPage()
	await signIn(page, email, 'Edda')
	const cookie = (await one.cookies()).find(({ name }) => name.startsWith('fortnight'))
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
	expect(await page.evaluate(() => document.cookie)).not.toContain('fortnight')

	const two = await newPhone(browser)
	const other = await two.newPage()
	await signIn(other, email)
	await expect(other).toHaveURL('/start')
	await page.goto('/me')
	await alive(page)
	await page.getByRole('button', { name: /everywhere/i }).click()
	await expect(page).toHaveURL(/^[^?]*\/(\?signed-out)?$/)
	await other.goto('/commitments')
	await expect(other).toHaveURL('/sign-in?to=%2Fcommitments')
})

test('where one was going is kept, and nowhere else can be gone to', async ({ browser }) => {
	const page = await (await newPhone(browser)).newPage()
	await page.goto('/commitments/new')
	await expect(page).toHaveURL('/sign-in?to=%2Fcommitments%2Fnew')
	await alive(page)
	await page.getByLabel('E-mail').fill('sefa@demo.invalid')
	await page.getByRole('button', { name: 'Send me a code' }).click()
	await typeCode(page, 'sefa@demo.invalid')
	await expect(page).toHaveURL('/commitments/new')
	for (const elsewhere of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
		await page.goto(`/sign-in?to=${encodeURIComponent(elsewhere)}`)
		await expect(page).toHaveURL('/start')
	}
})

test('the demo is one tap away', async ({ browser }) => {
	const page = await (await newPhone(browser)).newPage()
	await page.goto('/')
	await page.getByRole('button', { name: 'Look around as a demo member' }).click()
	await expect(page).toHaveURL('/start')
	await expect(page.locator('main').getByRole('link', { name: 'Load-bearing' })).toBeVisible()
})

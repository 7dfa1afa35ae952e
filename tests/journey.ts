import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test'

const address = (name: string) => {
	const value = process.env[name]
	if (!value) throw new Error(`${name} is not set: journeys run through playwright.config.ts`)
	return value
}

/** Rows, as the database's owner sees them: to look behind the app, and to bring sessions near in time. */
export async function sql<Row = Record<string, unknown>>(
	statement: string,
	parameters: unknown[] = []
): Promise<Row[]> {
	const response = await fetch(address('FORTNIGHT_TEST_SQL'), {
		method: 'POST',
		body: JSON.stringify({ statement, parameters })
	})
	if (!response.ok) throw new Error(await response.text())
	return response.json()
}

interface Mail {
	id: string
	subject: string
	text: string
	html: string
	headers: Record<string, string>
	to: { address: string }[]
}

/** All mail to an address, oldest first. */
export async function mailsTo(email: string): Promise<Mail[]> {
	const response = await fetch(`${address('FORTNIGHT_TEST_MAILBOX')}/email`)
	const mails: Mail[] = await response.json()
	return mails.filter((mail) => mail.to.some((to) => to.address === email))
}

/** The newest mail to an address that matches, waited for. */
export async function mailTo(email: string, matches: (mail: Mail) => boolean = () => true): Promise<Mail> {
	let found: Mail | undefined
	await expect
		.poll(async () => (found = (await mailsTo(email)).findLast(matches)), {
			timeout: 40_000,
			message: `mail to ${email}`
		})
		.toBeTruthy()
	if (!found) throw new Error(`No mail to ${email}`)
	return found
}

let strangers = 0

/** A person with a phone of their own. */
export async function newPhone(
	browser: Browser,
	options: Parameters<Browser['newContext']>[0] = {}
): Promise<BrowserContext> {
	return browser.newContext({
		viewport: { width: 390, height: 844 },
		deviceScaleFactor: 2,
		hasTouch: true,
		locale: 'en-GB',
		timezoneId: 'Europe/Lisbon',
		baseURL: address('FORTNIGHT_TEST_ORIGIN'),
		extraHTTPHeaders: { 'x-test-address': `10.0.${process.pid % 250}.${strangers++ % 250}` },
		...options
	})
}

/** Waits until the page listens; before that a tap is a plain form post. */
export async function alive(page: Page): Promise<void> {
	await page.waitForFunction(() => 'ready' in document.documentElement.dataset)
}

/** Types the six digits that were mailed. */
export async function typeCode(page: Page, email: string): Promise<void> {
	await expect(page.getByRole('heading', { name: 'Six digits are on their way' })).toBeVisible()
	const mail = await mailTo(email, ({ subject, text }) => /\b\d{6}\b/.test(subject + text))
	const code = /\b\d{6}\b/.exec(mail.subject + mail.text)?.[0] ?? ''
	await page.getByLabel('Code', { exact: true }).fill(code)
	await page.getByRole('button', { name: 'Continue' }).click()
}

/** Signs in through the front door, and says the name if it is the first time. */
export async function signIn(
	page: Page,
	email: string,
	name?: string,
	zone = 'Europe/Lisbon'
): Promise<void> {
	await page.goto('/sign-in')
	await page.getByLabel('E-mail').fill(email)
	await page.getByRole('button', { name: 'Send me a code' }).click()
	await typeCode(page, email)
	if (name) {
		await page.getByLabel('Your name, as circles will see it').fill(name)
		await page.getByLabel('Your time zone').fill(zone)
		await page.getByRole('button', { name: 'Continue' }).click()
	}
	await page.waitForURL((url) => !/^\/(sign-in|welcome)/.test(url.pathname))
}

/** Signs in as a person of the demo without a mail: the same door as the link in one. */
export async function enterAs(page: Page, name: string): Promise<void> {
	await signIn(page, `${name.toLowerCase()}@demo.invalid`)
}

export const test = base
export { expect }

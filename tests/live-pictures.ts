// Every step of a session as phones show it, in light and dark, to whoever facilitates and to the others: `npx node
// tests/live-pictures.ts [folder]`, by hand, after `npm run build`. To be held beside the design.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { launchOptions } from './chromium.ts'
import { writeFonts } from './fonts.ts'
import { gather, passTime, type Person } from './meeting.ts'
import { startStack } from './stack.ts'

const folder = resolve(process.argv[2] ?? 'test-results/live-pictures')
const names = ['Ana', 'Tomasz', 'Sefa', 'Bridget', 'Wanjiru', 'Priyamvada', 'Oyelaran', 'Ilse']
const day = 24 * 60

const temporary = await mkdtemp(join(tmpdir(), 'fortnight-pictures-'))
const stack = await startStack()
const browser = await chromium.launch({
	...launchOptions,
	env: { ...process.env, FONTCONFIG_FILE: await writeFonts(temporary) }
})

const cookieOf = ({ cookies }: Person) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ')

async function openPage(person: Person, colorScheme: 'light' | 'dark'): Promise<Page> {
	const context = await browser.newContext({
		baseURL: stack.origin,
		viewport: { width: Number(process.env.WIDTH ?? 390), height: Number(process.env.HEIGHT ?? 844) },
		deviceScaleFactor: 2,
		hasTouch: true,
		locale: 'en-GB',
		timezoneId: 'Europe/Lisbon',
		colorScheme,
		reducedMotion: 'reduce',
		serviceWorkers: 'block',
		extraHTTPHeaders: { 'x-test-address': '10.9.0.1' }
	})
	await context.addCookies(
		person.cookies.map((one) => ({ ...one, domain: '127.0.0.1', path: '/', httpOnly: true }))
	)
	return context.newPage()
}

try {
	await mkdir(folder, { recursive: true })
	const { circle, sessions, people } = await gather(stack, {
		circle: 'Load-bearing',
		names,
		starts: [-14 * day, 2, 14 * day],
		minutes: 90
	})
	const session = sessions[1] ?? ''
	const personOf = (name: string) => {
		const person = people.get(name)
		if (!person) throw new Error(`${name} is not in the circle`)
		return person
	}
	const idOf = (name: string) => personOf(name).id
	await stack.query(
		`insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, 'facilitator', $3)`,
		[session, circle, idOf('Ana')]
	)
	for (const [name, words, before] of [
		['Priyamvada', 'Two directors each think I am their architect. Both are right.', 2],
		['Sefa', 'My promotion packet says what I did, not what changed because of it.', 1]
	] as const)
		await stack.query(
			`insert into public.topics (id, circle_id, session_id, brought_by, words, created_at)
			values (gen_random_uuid(), $1, $2, $3, $4, now() - make_interval(mins => $5))`,
			[circle, session, idOf(name), words, before]
		)
	for (const [name, words] of [
		['Ana', 'Say no to the third review board, in writing.'],
		['Tomasz', 'Ask the platform group what they stopped doing.'],
		['Bridget', 'Write the first page of the packet.']
	] as const)
		await stack.query(
			`insert into public.commitments (id, circle_id, owner_id, session_id, due_session_id, due_on, words)
			values (gen_random_uuid(), $1, $2, $3, $4, (now() at time zone 'UTC')::date, $5)`,
			[circle, idOf(name), sessions[0], session, words]
		)

	/** Everybody without a page asks now and then, as phones do where streams are cut. */
	const asking = setInterval(() => {
		for (const name of names)
			void fetch(`${stack.origin}/sessions/${session}/live/state`, {
				headers: { cookie: cookieOf(personOf(name)), 'x-test-address': '10.9.0.2' }
			}).catch(() => undefined)
	}, 5000)

	const facilitator = await openPage(personOf('Ana'), 'light')
	const phones: [string, Page][] = [
		['facilitator-light', facilitator],
		['facilitator-dark', await openPage(personOf('Ana'), 'dark')],
		['member-light', await openPage(personOf('Tomasz'), 'light')],
		['member-dark', await openPage(personOf('Tomasz'), 'dark')]
	]
	let count = 0
	async function take(name: string, options: { whole?: boolean } = {}): Promise<void> {
		count++
		await facilitator.waitForTimeout(1500)
		for (const [whose, page] of phones) {
			await page.evaluate(() => document.fonts.ready)
			const file = join(folder, `${String(count).padStart(2, '0')}-${name}-${whose}.png`)
			await page.screenshot({ path: file, fullPage: options.whole ?? false })
		}
		console.log(name)
	}
	const tap = (name: string | RegExp, page = facilitator) =>
		page.getByRole('button', { name, exact: typeof name === 'string' }).click()
	async function goTo(heading: string): Promise<void> {
		for (let taps = 0; taps < 40; taps++) {
			if ((await facilitator.locator('h1').innerText()) === heading) return
			await tap(/^Next/)
			await facilitator.waitForTimeout(200)
			await facilitator.locator('.foot [aria-busy=true]').waitFor({ state: 'detached' })
			await facilitator.waitForTimeout(200)
		}
		throw new Error(`There is no ${heading}`)
	}
	/** On every phone, in turn: a sheet opens on each by itself. */
	async function open(name: string): Promise<void> {
		for (const [, page] of phones) await tap(name, page)
	}
	const close = async () => {
		for (const [, page] of phones) await page.keyboard.press('Escape')
	}

	for (const [, page] of phones) await page.goto(`/sessions/${session}/live`, { waitUntil: 'load' })
	await facilitator.waitForTimeout(6000)
	await take('waiting', { whole: true })
	await tap('Start the session')
	await take('check-in')
	await passTime(stack, session, 6)
	await take('check-in-over')
	await goTo('Review of commitments')
	await passTime(stack, session, 3)
	await take('review', { whole: true })
	await tap('Kept')
	await take('review-answered', { whole: true })
	await goTo('Hot seat: the question')
	await take('hot-seat-question')
	await goTo('Hot seat: clarifying round')
	await tap(/^Next/)
	await tap(/^Next/)
	await passTime(stack, session, 6)
	await take('hot-seat-clarifying')
	await take('hot-seat-whole', { whole: true })
	await tap('Pause')
	await take('paused')
	await tap('Go on')
	await open('Park it')
	await facilitator.getByLabel('What has to wait').fill('Who owns the reorg rumour?')
	await facilitator.getByRole('dialog').getByRole('button', { name: 'Park it' }).click()
	await take('parking-lot')
	await close()
	await open('Notes')
	await facilitator
		.getByLabel('Note', { exact: true })
		.fill('Ask what each director is held to, and who told them.')
	await tap('Keep the note')
	await take('notes')
	await close()
	await open('More')
	await take('menu')
	await close()
	for (const part of ['everybody’s view', 'offers', 'what to take']) {
		await goTo(`Hot seat: ${part}`)
		await take(`hot-seat-${part.replaceAll(/\W/g, '-')}`)
	}
	await goTo('Commitments')
	await take('commitments', { whole: true })
	await facilitator
		.getByLabel(/I will/)
		.fill('Write down what each director holds me to, and show it to both.')
	await facilitator.getByLabel('Witness').selectOption({ label: 'Sefa' })
	await tap('Log it')
	await take('commitments-written', { whole: true })
	await goTo('Close')
	await facilitator.getByLabel('What we take away').fill('Two bosses is one question, asked twice.')
	await tap('Propose it')
	await tap('We agree')
	await take('close', { whole: true })
	await tap('End the session')
	await take('end-sheet')
	await tap('End it for everybody')
	await take('ended')
	const after = {
		record: `/sessions/${session}`,
		'close-page': `/sessions/${session}/close`,
		next: `/sessions/${sessions[2]}`,
		'next-topics': `/sessions/${sessions[2]}/topics`,
		pulse: `/circles/${circle}/pulse`,
		coverage: `/circles/${circle}/coverage`
	}
	for (const [name, path] of Object.entries(after)) {
		for (const [, page] of phones) await page.goto(path, { waitUntil: 'load' })
		await take(name, { whole: true })
	}
	clearInterval(asking)
} finally {
	await browser.close()
	await stack.stop()
	await rm(temporary, { recursive: true, force: true })
}

import type { BrowserContext } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { enterDemo, findDemoPlaces, newVisitor, type DemoPlaces } from './demo-pages.ts'
import { expect, test } from './journey.ts'
import { gather } from './meeting.ts'
import { cookieOf, travel, visit } from './page-weight.ts'
import { startStack, type Stack } from './stack.ts'

/*
 * What a page may weigh and ask: bytes and round trips, which are the same on every machine, and no times. On a stack
 * of its own, because it counts what the app asks the database, and moves the demo's session through its states.
 */

const kibibyte = 1024
const budget = {
	invitation: 45 * kibibyte,
	/** One of them is what every page has of the outbox: its door, and forms that know it. What is behind it comes when needed. */
	page: 61 * kibibyte,
	/**
	 * A step of a live session, with the clock, the plan and the foot that each has; where one writes, with forms and their
	 * fields. What is folded away or tapped for comes after the page and is not in it.
	 */
	step: 62 * kibibyte,
	writing: 66 * kibibyte,
	roundTrips: 3
}

/** Circles for pages that the demo's own would not show. */
const elsewhere: Record<string, string> = {
	season: '00000000-0000-4000-8000-000000000001',
	plan: '00000000-0000-4000-8000-000000000001',
	seat: '00000000-0000-4000-8000-000000000003',
	waiting: '00000000-0000-4000-8000-000000000002',
	few: '00000000-0000-4000-8000-000000000004'
}
/** A session tomorrow that nobody has said yes to. */
const lacking = '00000000-0000-4000-8000-000000000005'

let stack: Stack
let places: DemoPlaces
/** What was asked of the database since it was last emptied. */
let asked: string[] = []
let ana: BrowserContext
let nobody: BrowserContext
let newcomer: BrowserContext

test.beforeAll(async ({ browser }) => {
	stack = await startStack({ onRoundTrip: (path) => asked.push(path) })
	places = await findDemoPlaces(stack)
	// Ana organises her circle and one whose season is over, and waits for a seat in a third: every page is hers to see.
	await stack.query(
		`update public.members set role = 'organiser'
		where circle_id = $1 and profile_id = (select id from public.profiles where name = 'Ana')`,
		[places.circle]
	)
	await stack.query(
		`insert into public.circles (id, name, purpose, charter)
		values ($1, 'Season over', 'To go on.', 'It stays here.'), ($2, 'Full house', 'To be waited for.', 'It stays here.'),
			($3, 'Next door', 'To join.', 'It stays here.')`,
		[elsewhere.season, elsewhere.waiting, elsewhere.seat]
	)
	await stack.query(
		`insert into public.members (circle_id, profile_id, role, charter_accepted_at)
		select $1, id, 'organiser', now() from public.profiles where name = 'Ana'`,
		[elsewhere.season]
	)
	await stack.query(
		`with few as (
			insert into public.circles (id, name, purpose, charter) values ($1, 'A few', 'To be asked.', 'It stays here.') returning id
		), people as (
			insert into public.members (circle_id, profile_id, role, charter_accepted_at)
			select few.id, p.id, 'organiser', now() from few, public.profiles p where p.name in ('Ana', 'Tomasz')
		)
		insert into public.sessions (id, circle_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, ends_at,
			tz_version, uid, created_at)
		select $2::uuid, few.id, at::date, at::date, at::time, 'Etc/UTC', 60, at at time zone 'UTC', at at time zone 'UTC', '2026f', $2::uuid || '@few',
			now() - interval '9 days'
		from few, (select date_trunc('minute', now() at time zone 'UTC') + interval '20 hours' as at) t`,
		[elsewhere.few, lacking]
	)
	await stack.query(
		`insert into public.waiting (circle_id, profile_id, charter_accepted_at)
		select $1, id, now() from public.profiles where name = 'Ana'`,
		[elsewhere.waiting]
	)
	await stack.query(
		`insert into public.seat_offers (circle_id, profile_id) select $1, id from public.profiles where name = 'Ana'`,
		[elsewhere.seat]
	)
	ana = await enterDemo(browser, stack)
	nobody = await newVisitor(browser, stack)
	newcomer = await newVisitor(browser, stack)
})

test.afterAll(async () => {
	for (const phone of [ana, nobody, newcomer]) await phone?.close()
	await stack?.stop()
})

/**
 * Everything in which a first visit of the page does not keep its budget, one sentence each.
 * @param bytes what its scripts may weigh; none at all may be in the page with 0.
 * @param words that show it is the page that was meant.
 */
async function examine(phone: BrowserContext, path: string, bytes: number, words = ''): Promise<string[]> {
	asked = []
	const seen = await visit(phone, path)
	const wrong: string[] = []
	if (seen.status !== 200) wrong.push(`answers ${seen.status}`)
	if (seen.path !== path.split('?')[0]) wrong.push(`leads to ${seen.path}`)
	if (!seen.html.includes(words)) wrong.push(`does not say "${words}"`)
	if (bytes === 0 && (seen.scripts.length > 0 || /<script/i.test(seen.html))) wrong.push('has a script')
	if (seen.scriptBytes > bytes)
		wrong.push(`ships ${seen.scriptBytes} bytes of scripts in ${seen.scripts.length}`)
	// It goes on to follow the session: who asks, and how it stands.
	const trips = path.endsWith('/live') ? budget.roundTrips + 2 : budget.roundTrips
	if (asked.length > trips) wrong.push(`asks ${asked.length} times: ${asked.join(', ')}`)
	const policy = seen.headers['content-security-policy'] ?? ''
	if (!policy.includes("default-src 'none'")) wrong.push(`has the policy "${policy}"`)
	if (/unsafe-inline|unsafe-eval|https?:|\*/.test(policy)) wrong.push(`allows too much: "${policy}"`)
	if (!['br', 'gzip'].includes(seen.headers['content-encoding'] ?? '')) wrong.push('is not compressed')
	return wrong.map((words) => `${path} ${words}`)
}

/** The path of a route with the demo's ids in it. */
function fill(route: string): string {
	const values: Record<string, string> = {
		...places,
		slug: 'the-date-from-nowhere',
		role: 'facilitator',
		token: route.includes('/s/')
			? places.link
			: route.includes('/unsubscribe/')
				? places.unsubscribe
				: route.includes('/n/')
					? places.nudge
					: places.invitation,
		circle: elsewhere[route.split('/').at(-1) ?? ''] ?? places.circle,
		session: route.endsWith('/quorum') ? lacking : places.session
	}
	const path = route
		.replace(/\(\w+\)\/?/, '')
		.replace(/\[(\w+)\]/g, (_, name: string) => values[name] ?? name)
	return `/${path}`
}

const routes = readdirSync(join(import.meta.dirname, '../src/routes'), { recursive: true, encoding: 'utf8' })
	.filter((file) => /\/\+page\.svelte$/.test(file))
	.map((file) => file.replace(/\/\+page\.svelte$/, ''))
const inPublic = routes.filter((route) => route.startsWith('(public)'))
const inApp = routes.filter((route) => route.startsWith('(app)'))
/** On the way in: visited on the way, since they show themselves to nobody else. */
const onTheWay = ['(public)/sign-in/code', '(public)/welcome']
const signedIn = '(public)/sign-out'

test('every page that needs no sign-in keeps its budget', async () => {
	const wrong: string[] = []
	for (const route of inPublic.filter((route) => route !== signedIn && !onTheWay.includes(route))) {
		const bytes = route.includes('/invitations/') ? budget.invitation : budget.page
		await test.step(route, async () => wrong.push(...(await examine(nobody, fill(route), bytes))))
	}
	expect(wrong).toEqual([])
})

test('every page on the way in keeps its budget', async () => {
	const email = 'newcomer@budgets.test'
	const page = await newcomer.newPage()
	await page.goto('/sign-in')
	await page.getByLabel('E-mail').fill(email)
	await page.getByRole('button', { name: 'Send me a code' }).click()
	await page.waitForURL('/sign-in/code')
	const wrong = await examine(newcomer, '/sign-in/code', budget.page)
	let code: string | undefined
	await expect
		.poll(async () => {
			const mails: { text: string; to: { address: string }[] }[] = await (
				await fetch(`${stack.mailbox}/email`)
			).json()
			const mine = mails.find(({ to }) => to.some(({ address }) => address === email))
			return (code = /\b\d{6}\b/.exec(mine?.text ?? '')?.[0])
		})
		.toBeTruthy()
	await page.getByLabel('Code', { exact: true }).fill(code ?? '')
	await page.getByRole('button', { name: 'Continue' }).click()
	await page.waitForURL(/\/welcome/)
	wrong.push(...(await examine(newcomer, '/welcome', budget.page)))
	expect(wrong).toEqual([])
})

for (let from = 0; from < inApp.length; from += 14) {
	const some = inApp.slice(from, from + 14)
	test(`every signed-in page keeps its budget, from ${some[0]} on`, async () => {
		const wrong: string[] = []
		for (const route of from === 0 ? [signedIn, ...some] : some) {
			await test.step(route, async () => {
				wrong.push(...(await examine(ana, fill(route), budget.page)))
				// So that a counter that hears nothing is not taken for a page that asks nothing.
				if (asked.length === 0) wrong.push(`${route} was not heard asking`)
			})
		}
		expect(wrong).toEqual([])
	})
}

test('a session and its link keep their budgets in every state, and the link has no scripts at all', async () => {
	const wrong: string[] = []
	for (const [state, minutes] of [
		['prepare', 60 * 24],
		['join', 10],
		['close', -90],
		['next', -60 * 20]
	] as const) {
		await stack.query(
			`update public.sessions
			set starts_at = t.at, local_date = (t.at at time zone 'UTC')::date, local_time = (t.at at time zone 'UTC')::time,
				zone = 'UTC'
			from (select date_trunc('minute', now()) + make_interval(mins => $2) as at) t
			where id = $1`,
			[places.session, minutes]
		)
		for (const path of [`/sessions/${places.session}`, '/start', `/circles/${places.circle}`])
			wrong.push(...(await examine(ana, path, budget.page)).map((words) => `${state}: ${words}`))
		const link = await examine(nobody, `/s/${places.link}`, 0, 'For Ana')
		wrong.push(...link.map((words) => `${state}: ${words}`))
	}
	expect(wrong).toEqual([])
})

test('a phone that lands in a session that goes keeps its budget at every step, whoever facilitates', async ({
	browser
}) => {
	const { circle, sessions, people } = await gather(stack, {
		circle: 'In the middle',
		names: ['Imre', 'Jola', 'Kuno'],
		starts: [-14 * 24 * 60, -1, 14 * 24 * 60],
		minutes: 90,
		at: 'budgets.test'
	})
	const [before, session = ''] = sessions
	const path = `/sessions/${session}/live`
	for (const { id } of people.values()) {
		await stack.query(
			`insert into public.commitments (id, circle_id, owner_id, session_id, due_session_id, due_on, words)
			values (gen_random_uuid(), $1, $2, $3, $4, (now() at time zone 'UTC')::date, 'Ask what they stopped doing.')`,
			[circle, id, before, session]
		)
	}
	await stack.query(
		`insert into public.topics (id, circle_id, session_id, brought_by, words)
		values (gen_random_uuid(), $1, $2, $3, 'Two directors each think I am their architect.')`,
		[circle, session, people.get('Kuno')?.id]
	)
	const phones = new Map<string, BrowserContext>()
	for (const name of ['Imre', 'Jola']) {
		const phone = await newVisitor(browser, stack)
		const cookies = people.get(name)?.cookies ?? []
		await phone.addCookies(cookies.map((one) => ({ ...one, domain: '127.0.0.1', path: '/', httpOnly: true })))
		phones.set(name, phone)
	}
	const starting = await phones.get('Imre')?.newPage()
	if (!starting) throw new Error('Imre has no phone')
	await starting.goto(path)
	await starting.getByRole('button', { name: 'Start the session' }).click()
	await expect(starting.getByRole('heading', { level: 1 })).toHaveText('Check-in')
	await starting.close()

	const wrong: string[] = []
	for (const [kind, heading, bytes] of [
		['check_in', 'Check-in', budget.step],
		['review', 'Review of commitments', budget.writing],
		['hot_seat', 'Hot seat: the question', budget.step],
		['commitments', 'Commitments', budget.writing],
		['close', 'Close', budget.writing]
	] as const) {
		await stack.query(
			`update public.lives
			set version = version + 1, step_started_at = now(), step_seconds = 600,
				step = (select min(place) - 1 from jsonb_array_elements(steps) with ordinality as s (step, place)
					where step ->> 'kind' = $2)
			where session_id = $1`,
			[session, kind]
		)
		for (const [name, phone] of phones)
			wrong.push(
				// What moves a session on is there at once for whoever may: a kibibyte more.
				...(await examine(phone, path, bytes + (name === 'Imre' ? kibibyte : 0), `>${heading}</h1>`)).map(
					(words) => `${name} at ${kind}: ${words}`
				)
			)
	}
	for (const phone of phones.values()) await phone.close()
	expect(wrong).toEqual([])
})

test('pages and their data are compressed, calendars are not', async () => {
	const cookie = await cookieOf(ana)
	const feed = `feed_${'A'.repeat(43)}`
	await stack.query(
		`insert into public.feeds (profile_id, name, token_hash)
		select id, 'Phone', private.hash_token($1) from public.profiles where name = 'Ana'`,
		[feed]
	)
	const answered = async (path: string, accept: 'gzip' | 'gzip, br') => {
		// Signed in, her link would lead on.
		const { encoding, status } = await travel(
			`${stack.origin}${path}`,
			accept,
			path.startsWith('/start') ? cookie : ''
		)
		return { path, encoding, status }
	}
	for (const path of [
		'/start',
		'/start/__data.json',
		`/s/${places.link}`,
		`/invitations/${places.invitation}`
	]) {
		expect(await answered(path, 'gzip')).toEqual({ path, encoding: 'gzip', status: 200 })
		expect(await answered(path, 'gzip, br')).toEqual({ path, encoding: 'br', status: 200 })
	}
	for (const path of [`/feed/${feed}.ics`, `/feed/session/${places.link}.ics`])
		expect(await answered(path, 'gzip, br')).toEqual({ path, encoding: 'identity', status: 200 })
})

test('every answer tells the browser what it must not do', async () => {
	const expected = {
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()'
	}
	for (const [phone, path, status] of [
		[nobody, '/', 200],
		[nobody, `/s/${places.link}`, 200],
		[nobody, `/invitations/${places.invitation}`, 200],
		[nobody, '/nothing-here', 404],
		[nobody, '/start', 303],
		[ana, '/start', 200],
		[ana, `/circles/${places.circle}`, 200]
	] as const) {
		const response = await phone.request.get(path, { maxRedirects: 0 })
		expect.soft({ path, status: response.status() }).toEqual({ path, status })
		expect.soft(response.headers(), path).toMatchObject(expected)
		expect.soft(response.headers()['referrer-policy'], path).toBe('same-origin')
	}
})

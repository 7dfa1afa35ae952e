import type { Browser, BrowserContext } from '@playwright/test'
import { toInstant } from '../src/lib/schedule/zone.ts'
import { alive, enterAs, expect, newPhone, signIn, sql, test } from './journey.ts'
import { makeCircle } from './own-circle.ts'

/*
 * A fair time: three people in three zones say when they can, the proposals share what is bad, and one tap makes the
 * sessions at the right instants. While a season runs, the same leads to a preview of what changes.
 */

const mark = process.env.TEST_WORKER_INDEX ?? ''
const organiser = { email: `ines${mark}@proposals.test`, name: `Ines ${mark}`, zone: 'Europe/Lisbon' }
const others = [
	{ email: `priya${mark}@proposals.test`, name: `Priya ${mark}`, zone: 'Asia/Kolkata' },
	{ email: `hal${mark}@proposals.test`, name: `Hal ${mark}`, zone: 'America/Halifax' }
]

async function enter(browser: Browser, { email, name, zone }: typeof organiser): Promise<BrowserContext> {
	const phone = await newPhone(browser, { timezoneId: zone })
	const page = await phone.newPage()
	await signIn(page, email, name, zone)
	await page.close()
	return phone
}

/** Lets the others in past the app: how one joins has a journey of its own. */
const join = (circle: string) =>
	sql(
		`insert into public.members (circle_id, profile_id, role, charter_accepted_at)
		select $1, p.id, 'member', now() from public.profiles p where p.name = any ($2)`,
		[circle, others.map(({ name }) => name)]
	)

test('three people in three zones mark hours, and the organiser makes the season that is fair to them', async ({
	browser
}) => {
	const phones = [await enter(browser, organiser)]
	for (const person of others) phones.push(await enter(browser, person))
	const circle = await makeCircle(organiser.name, 'Fair hours', [])
	await join(circle.id)
	const page = await (phones[0] as BrowserContext).newPage()
	const times = `/circles/${circle.id}/times`

	await page.goto(times)
	await expect(page.getByRole('heading', { name: 'A fair hour for three' })).toBeVisible()
	await expect(page.getByText('needs the hours of two of you at least')).toBeVisible()
	await expect(page.getByText('No session has taken place yet')).toBeVisible()
	await page.getByRole('link', { name: 'Mark my hours' }).click()
	await expect(page).toHaveURL('/me/hours')

	// Each says two stretches of the working day, from a form: good until, painful after.
	const ranges = [
		[['09:00', '17:00', 'Good']],
		[
			['12:00', '18:00', 'Good'],
			['18:00', '22:00', 'Painful']
		],
		[
			['07:00', '10:00', 'Painful'],
			['10:00', '16:00', 'Good']
		]
	]
	for (const [index, phone] of phones.entries()) {
		const hours = await phone.newPage()
		await hours.goto('/me/hours')
		await alive(hours)
		await hours.getByText('Mark a range without painting').click()
		for (const [from = '', to = '', mark = ''] of ranges[index] ?? []) {
			await hours.getByLabel('From', { exact: true }).selectOption(from)
			await hours.getByLabel('To', { exact: true }).selectOption(to)
			await hours.getByLabel('It is', { exact: true }).selectOption({ label: mark })
			await hours.getByRole('button', { name: 'Mark this range' }).click()
		}
		await hours.getByRole('button', { name: 'Save hours' }).click()
		await expect
			.poll(() =>
				sql(`select 1 from public.hours h join auth.users u on u.id = h.profile_id where u.email = $1`, [
					[organiser, ...others][index]?.email
				])
			)
			.toHaveLength(1)
		await hours.close()
	}

	// In winter: 12:00 to 14:00 in Lisbon is 17:30 to 19:30 in Kolkata and 8:00 to 10:00 in Halifax.
	await page.goto(`${times}?turns=1`)
	await expect(page.getByText('All three can come.').first()).toBeVisible()
	await page.getByRole('link', { name: 'Two in turn' }).click()
	await expect(page).toHaveURL(/turns=2/)
	const table = page.getByRole('table', { name: /Local hours/ })
	for (const { name } of [organiser, ...others])
		await expect(table.getByRole('rowheader', { name })).toBeVisible()
	const title = await page
		.getByRole('navigation', { name: 'Proposals', exact: true })
		.getByRole('strong')
		.innerText()
	const asked = /^(\w+) (\d\d:\d\d) and (\d\d:\d\d), in turn$/.exec(title)
	expect(asked, title).not.toBeNull()

	await page.getByRole('button', { name: 'Make these eight sessions' }).click()
	await expect(page).toHaveURL(`/circles/${circle.id}?done=planned`)
	const made = await sql<{ local_date: string; local_time: string; starts_at: string; zone: string }>(
		`select local_date::text, local_time::text, starts_at, zone from public.sessions where circle_id = $1 order by starts_at`,
		[circle.id]
	)
	expect(made.map(({ local_time }) => local_time.slice(0, 5))).toEqual(
		Array.from({ length: 8 }, (_, index) => asked?.[2 + (index % 2)])
	)
	for (const { local_date, local_time, starts_at, zone } of made) {
		expect(zone).toBe(organiser.zone)
		const { instant } = toInstant({ date: local_date, time: local_time.slice(0, 5) }, zone)
		expect(new Date(starts_at)).toEqual(instant)
		expect(new Date(`${local_date}T12:00Z`).toLocaleDateString('en-GB', { weekday: 'long' })).toBe(asked?.[1])
	}
	for (const phone of phones) await phone.close()
})

test('while a season runs, members see what is fair, and organisers preview the change', async ({
	browser
}) => {
	const [{ id: circle } = { id: '' }] = await sql<{ id: string }>(
		`select id from public.circles where name = 'Load-bearing'`
	)
	const ana = await newPhone(browser)
	const seen = await ana.newPage()
	await enterAs(seen, 'Ana')
	await seen.goto(`/circles/${circle}`)
	await alive(seen)
	await seen.getByRole('link', { name: 'A fair hour' }).click()
	await expect(seen.getByRole('heading', { name: 'A fair hour for eight' })).toBeVisible()
	await expect(seen.getByText('The rest of the season')).toBeVisible()
	await expect(seen.getByRole('heading', { name: 'The ledger so far' })).toBeVisible()
	await expect(seen.getByRole('button', { name: /Change|Make these/ })).toHaveCount(0)

	const ilse = await newPhone(browser, { javaScriptEnabled: false })
	const page = await ilse.newPage()
	await enterAs(page, 'Ilse')
	await page.goto(`/circles/${circle}/times?turns=1&pick=2`)
	const title = await page
		.getByRole('navigation', { name: 'Proposals', exact: true })
		.getByRole('strong')
		.innerText()
	await page.getByRole('button', { name: 'Change the rest of the season' }).click()
	await expect(page.getByRole('heading', { name: 'Change the rule from here on' })).toBeVisible()
	await expect(page.getByLabel('Time', { exact: true })).toHaveValue(title.slice(-5))
	await expect(page.getByRole('button', { name: 'Change the rule' })).toBeVisible()

	const stranger = await newPhone(browser)
	const elsewhere = await stranger.newPage()
	await enterAs(elsewhere, 'Marisol')
	expect((await elsewhere.goto(`/circles/${circle}/times`))?.status()).toBe(404)
	for (const phone of [ana, ilse, stranger]) await phone.close()
})

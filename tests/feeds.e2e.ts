import ICAL from 'ical.js'
import { alive, enterAs, expect, newPhone, sql, test } from './journey.ts'

interface Row {
	uid: string
	sequence: number
	starts_at: string
	ends_at: string
	status: string
}

const sessionsOf = (name: string) =>
	sql<Row>(
		`select s.uid, s.sequence, s.starts_at, s.ends_at, s.status
		from public.sessions s
		join public.members m on m.circle_id = s.circle_id and m.left_at is null
		join public.profiles p on p.id = m.profile_id
		left join public.rsvps r on r.session_id = s.id and r.profile_id = p.id
		where p.name = $1 and r.answer is distinct from 'no' and s.starts_at > now() - interval '90 days'
		order by s.starts_at, s.id`,
		[name]
	)

test('a subscription gives exactly the sessions of the database, follows changes, and ends when it is revoked', async ({
	browser
}) => {
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await enterAs(page, 'Oyelaran')
	await page.goto('/me/calendar')
	await alive(page)
	await page.getByLabel('For which device or app?').fill('Work laptop')
	await page.getByRole('button', { name: 'Make a subscription' }).click()
	const address = await page.getByLabel('Address, for Google and others').inputValue()
	expect(address).toMatch(/\/feed\/feed_[A-Za-z0-9_-]{43}\.ics$/)
	await expect(page.getByRole('link', { name: 'Subscribe on this device' })).toHaveAttribute(
		'href',
		address.replace(/^http:/, 'webcal:')
	)

	const response = await phone.request.get(address)
	expect(response.headers()).toMatchObject({
		'content-type': 'text/calendar; charset=utf-8',
		'cache-control': 'private, no-cache',
		'referrer-policy': 'no-referrer',
		'x-robots-tag': 'noindex'
	})
	expect(response.headers()['content-encoding']).toBeUndefined()
	expect(response.headers()['set-cookie']).toBeUndefined()
	const body = await response.text()
	const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent')
	const rows = await sessionsOf('Oyelaran')
	expect(
		events.map((event) => ({
			uid: event.getFirstPropertyValue('uid'),
			sequence: event.getFirstPropertyValue('sequence'),
			starts: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
			ends: (event.getFirstPropertyValue('dtend') as ICAL.Time).toJSDate().toISOString()
		}))
	).toEqual(
		rows.map((row) => ({
			uid: row.uid,
			sequence: row.sequence,
			starts: new Date(row.starts_at).toISOString(),
			ends: new Date(row.ends_at).toISOString()
		}))
	)
	expect(body).not.toMatch(/ATTENDEE|Load-bearing|Ilse|@demo/)

	// Case 19: equal bytes and tag for two requests, a 304 for who has them, another tag after a change.
	const again = await phone.request.get(address)
	expect(await again.text()).toBe(body)
	const { etag = '', 'last-modified': modified = '' } = again.headers()
	expect((await phone.request.get(address, { headers: { 'if-none-match': etag } })).status()).toBe(304)
	expect((await phone.request.get(address, { headers: { 'if-modified-since': modified } })).status()).toBe(
		304
	)
	const head = await phone.request.head(address)
	expect(head.headers().etag).toBe(etag)

	const [next] = rows.filter((row) => new Date(row.starts_at) > new Date())
	await page.goto('/start')
	await page.goto(`/sessions/${(next?.uid ?? '').slice(0, 36)}`)
	await alive(page)
	await page.getByRole('button', { name: 'No', exact: true }).click()
	await expect(page.getByRole('button', { name: 'No', exact: true })).toHaveAttribute('aria-pressed', 'true')
	const changed = await phone.request.get(address, { headers: { 'if-none-match': etag } })
	expect(changed.status()).toBe(200)
	expect(new Date(changed.headers()['last-modified'] ?? '').getTime()).toBeGreaterThan(
		new Date(modified).getTime()
	)
	expect(await changed.text()).not.toContain(next?.uid)

	await page.goto('/me/calendar')
	await alive(page)
	await expect(page.getByText(/Last read on/)).toBeVisible()
	await page.getByRole('link', { name: 'Work laptop' }).click()
	await page.getByLabel('Name of the device or app').fill('Laptop at work')
	await page.getByRole('button', { name: 'Save the name' }).click()
	await page.getByRole('link', { name: 'Laptop at work' }).click()
	await page.getByRole('button', { name: 'Revoke this subscription' }).click()
	await expect(page.getByText('Revoked. That calendar reads nothing any more.')).toBeVisible()
	const revoked = await phone.request.get(address)
	const unknown = await phone.request.get(address.replace(/feed_..../, 'feed_AAAA'))
	const malformed = await phone.request.get(address.replace(/feed_.*/, 'x.ics'))
	for (const answer of [revoked, unknown, malformed]) expect(answer.status()).toBe(404)
	expect(await revoked.text()).toBe(await unknown.text())
	expect(await malformed.text()).toBe(await unknown.text())
	await phone.close()
})

test('one session can be taken into any calendar, with a link that is the member’s own', async ({
	browser
}) => {
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	await enterAs(page, 'Tomasz')
	await page.goto('/next-session')
	await page.goto(`${page.url()}/calendar`)
	const file = await page.getByRole('link', { name: 'File for Apple and others' }).getAttribute('href')
	const google = new URL(
		(await page.getByRole('link', { name: 'Google Calendar' }).getAttribute('href')) ?? ''
	)
	const event = new ICAL.Component(
		ICAL.parse(await (await phone.request.get(file ?? '')).text())
	).getFirstSubcomponent('vevent')
	const link = String(event?.getFirstPropertyValue('url'))
	expect(google.searchParams.get('location')).toBe(link)
	expect(google.searchParams.get('dates')).toMatch(/^\d{8}T\d{6}Z\/\d{8}T\d{6}Z$/)
	const stranger = await (await newPhone(browser, { javaScriptEnabled: false })).newPage()
	await stranger.goto(link)
	await expect(stranger.getByText('For Tomasz')).toBeVisible()
	await phone.close()
})

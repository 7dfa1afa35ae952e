import { enterAs, expect, newPhone, sql, test } from './journey.ts'

/** The link in Bridget's calendar to the next session of the circle, as her feed would carry it. */
async function linkOf(name: string): Promise<{ token: string; sessionId: string }> {
	const [row] = await sql<{ token: string; id: string }>(
		`select private.session_link(s.id, p.id) as token, s.id
		from public.sessions s join public.circles c on c.id = s.circle_id, public.profiles p
		where c.name = 'Second Opinion' and p.name = $1 and s.ends_at > now() and s.status = 'confirmed'
		order by s.starts_at limit 1`,
		[name]
	)
	if (!row) throw new Error('The demo has no session to come')
	return { token: row.token, sessionId: row.id }
}

/** Brings a session near: it starts so many minutes from now. */
async function bringNear(sessionId: string, minutes: number): Promise<void> {
	await sql(
		`update public.sessions
		set starts_at = now() + make_interval(mins => $2),
			local_date = ((now() + make_interval(mins => $2)) at time zone 'UTC')::date,
			local_time = ((now() + make_interval(mins => $2)) at time zone 'UTC')::time, zone = 'UTC'
		where id = $1`,
		[sessionId, minutes]
	)
}

test.describe.configure({ mode: 'serial' })

test('a calendar link shows the session, takes the answer and opens the call, without scripts and without signing in', async ({
	browser
}) => {
	const { token, sessionId } = await linkOf('Bridget')
	const phone = await newPhone(browser, { javaScriptEnabled: false, timezoneId: 'America/Halifax' })
	const page = await phone.newPage()

	const response = await page.goto(`/s/${token}`)
	expect(response?.headers()['referrer-policy']).toBe('same-origin')
	await expect(page.getByText('For Bridget')).toBeVisible()
	await expect(page.getByText(/Halifax time\. \d\d:\d\d.* in Stockholm\./)).toBeVisible()
	expect(await page.locator('script').count()).toBe(0)
	await expect(page.getByRole('link', { name: 'Open the call' })).toHaveCount(0)

	await page.getByRole('button', { name: 'Maybe' }).click()
	await expect(page.getByRole('button', { name: 'Maybe' })).toHaveAttribute('aria-pressed', 'true')
	await expect(page.getByText(/You said maybe on/)).toBeVisible()
	expect(
		await sql(
			`select r.answer from public.rsvps r join public.profiles p on p.id = r.profile_id where p.name = 'Bridget' and r.session_id = $1`,
			[sessionId]
		)
	).toEqual([{ answer: 'maybe' }])
	expect(await phone.cookies()).toEqual([])

	await bringNear(sessionId, 10)
	await page.reload()
	await expect(page.getByText(/Starts in \w+ minutes/)).toBeVisible()
	await expect(page.getByRole('link', { name: 'Open the call' })).toHaveAttribute(
		'href',
		'https://meet.example.org/second-opinion'
	)

	await bringNear(sessionId, -90)
	await page.reload()
	await expect(page.getByRole('link', { name: 'Log commitments' })).toBeVisible()
	await expect(page.getByRole('link', { name: 'Open the call' })).toHaveCount(0)

	await bringNear(sessionId, -60 * 26)
	await page.reload()
	await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
	await bringNear(sessionId, 60 * 24 * 3)
	await phone.close()
})

test('looking at a link changes nothing, and a link that is not good looks like nothing', async ({
	browser
}) => {
	const { token, sessionId } = await linkOf('Noor')
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	const answers = () =>
		sql('select * from public.rsvps where session_id = $1 order by profile_id', [sessionId])
	const before = await answers()
	await page.goto(`/s/${token}`)
	expect(await answers()).toEqual(before)

	for (const wrong of ['x', token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'), 'A'.repeat(64)]) {
		expect((await page.goto(`/s/${wrong}`))?.status()).toBe(404)
		await expect(page.getByText('There is nothing here, or it is not yours to see.')).toBeVisible()
		const answer = await page.request.post(`/s/${wrong}`, {
			form: { answer: 'yes' },
			headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
		})
		expect(answer.status()).toBe(404)
	}
	expect(
		(
			await page.request.post(`/s/${token}`, {
				form: { answer: 'perhaps' },
				headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
			})
		).status()
	).toBe(400)
	await phone.close()
})

test('a moved session says so behind its old link, a cancelled one leads on', async ({ browser }) => {
	const { token, sessionId } = await linkOf('Bridget')
	const organiser = await (await newPhone(browser)).newPage()
	await enterAs(organiser, 'Marisol')
	await organiser.goto(`/sessions/${sessionId}/move`)
	const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
	await organiser.getByLabel('Day').fill(day)
	await organiser.getByLabel('Time', { exact: true }).fill('18:30')
	await organiser.getByLabel('A line for the circle').fill('Henrik is on a plane that day.')
	await organiser.getByRole('button', { name: 'See what changes' }).click()
	await organiser.getByRole('button', { name: 'Move it' }).click()
	await expect(organiser.getByText('Moved. The others get a mail.')).toBeVisible()

	const phone = await newPhone(browser, { javaScriptEnabled: false })
	const page = await phone.newPage()
	await page.goto(`/s/${token}`)
	await expect(page.getByText(/^Moved: it was/)).toBeVisible()
	// The organiser's line is for signed-in members.
	await expect(page.getByText('Henrik is on a plane that day.')).toHaveCount(0)
	await expect(organiser.getByText('Henrik is on a plane that day.')).toBeVisible()

	await organiser.goto(`/sessions/${sessionId}/cancel`)
	await organiser.getByRole('button', { name: 'Cancel this session' }).click()
	await expect(organiser.getByText('Cancelled. The others get a mail.')).toBeVisible()
	await page.reload()
	await expect(page.getByText('This session is cancelled. There is nothing to do.')).toBeVisible()
	await expect(page.getByRole('link', { name: 'Open the next session' })).toBeVisible()
	await expect(page.getByRole('button', { name: 'Yes' })).toHaveCount(0)

	await organiser.getByRole('button', { name: 'Undo' }).click()
	await expect(organiser.getByText('Undone. It is as it was.')).toBeVisible()
	await page.reload()
	await expect(page.getByRole('button', { name: 'Yes' })).toBeVisible()
	await phone.close()
})

test('signed in, a link leads on to the full session', async ({ browser }) => {
	const { token, sessionId } = await linkOf('Henrik')
	const page = await (await newPhone(browser)).newPage()
	await enterAs(page, 'Henrik')
	await page.goto(`/s/${token}`)
	await expect(page).toHaveURL(`/sessions/${sessionId}`)
	// Somebody else's link shows that member's view, not one's own page.
	const other = await linkOf('Noor')
	await page.goto(`/s/${other.token}`)
	await expect(page.getByText('For Noor')).toBeVisible()
})

import { randomUUID } from 'node:crypto'
import { expect, mailTo, mailsTo, newPhone, signIn, sql, test, typeCode } from './journey.ts'
import { letIn, makeCircle } from './own-circle.ts'

/*
 * Between two meetings: one mail, one tap on a page without scripts and without signing in, and the way back.
 */

// After a failure the next worker begins anew, with people of its own.
const mark = process.env.TEST_WORKER_INDEX ?? ''
const name = `Nuri ${mark}`
const email = `nuri${mark}@nudges.test`
const week = 7 * 24 * 60

/** A commitment of Nuri's, due at a session. */
async function commit(circle: string, session: string, words: string): Promise<string> {
	const id = randomUUID()
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, due_session_id, due_on, words, created_at)
		select $1, $2, p.id, s.id, s.local_date, $4, now() - interval '10 days'
		from public.profiles p, public.sessions s where p.name = $5 and s.id = $3`,
		[id, circle, session, words, name]
	)
	return id
}

/** Writes what the worker writes at nine in the morning of day 7. */
const nudge = (circle: string, session: string) =>
	sql(
		`select public.plan_nudges(jsonb_build_array(jsonb_build_object('profile_id', p.id, 'circle_id', $1::uuid,
			'session_id', s.id, 'due_on', s.local_date, 'due_at', now())))
		from public.profiles p, public.sessions s where p.name = $2 and s.id = $3`,
		[circle, name, session]
	)

const stateOf = async (id: string) => {
	const [row] = await sql<{ status: string; check_ins: string[] }>(
		`select c.status, array(select i.words from public.check_ins i where i.commitment_id = c.id order by i.created_at) as check_ins
		from public.commitments c where c.id = $1`,
		[id]
	)
	return row
}

test('from the mail to one tap on a page without scripts, and back', async ({ browser }) => {
	test.setTimeout(120_000)
	const own = await newPhone(browser)
	const signedIn = await own.newPage()
	await signIn(signedIn, email, name)
	const circle = await makeCircle(name, `${name}’s circle`, [week])
	const [session = ''] = circle.sessions
	const secret = 'Tell the board that the migration is off.'
	const first = await commit(circle.id, session, secret)
	const second = await commit(circle.id, session, 'Ask Ines to own the review.')
	await nudge(circle.id, session)

	const mail = await mailTo(email, ({ subject }) => subject.startsWith('Day 7'))
	expect(mail.subject).toBe('Day 7: still on, changed, done?')
	expect(mail.text).toContain('Two of your commitments come up at your session')
	expect(mail.text + mail.html + mail.subject).not.toMatch(/board|Ines|circle’s|’s circle/)
	const links = [...mail.text.matchAll(/http:\/\/\S+(\/n\/nudge_[\w-]{64})/g)].map(([, path]) => path ?? '')
	expect(links).toHaveLength(2)
	const [toFirst = '', toSecond = ''] = links

	const phone = await newPhone(browser, { javaScriptEnabled: false })
	const page = await phone.newPage()
	const response = await page.goto(toFirst)
	expect(response?.headers()).toMatchObject({
		'referrer-policy': 'same-origin',
		'x-robots-tag': 'noindex',
		'cache-control': 'no-store'
	})
	expect(await page.locator('script').count()).toBe(0)
	await expect(page.getByText(`For ${name}`)).toBeVisible()
	await expect(page.getByText(secret)).toBeVisible()
	await expect(page.getByText(/Due at your session: .* time\./)).toBeVisible()
	expect((await page.request.head(toFirst)).status()).toBe(200)
	expect(await stateOf(first)).toEqual({ status: 'open', check_ins: [] })

	await page.getByRole('button', { name: 'Still on' }).click()
	await expect(page.getByText(/You said “still on” on/)).toBeVisible()
	expect(await stateOf(first)).toEqual({ status: 'open', check_ins: ['Still on.'] })
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByText('Undone. It is as it was.')).toBeVisible()
	expect(await stateOf(first)).toEqual({ status: 'open', check_ins: [] })

	await page.getByRole('button', { name: 'Done' }).click()
	await expect(page.getByRole('heading', { name: 'Kept' })).toBeVisible()
	expect(await stateOf(first)).toMatchObject({ status: 'kept' })
	// Tapped again on a page that was still open, it stays once.
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()
	expect(await stateOf(first)).toMatchObject({ status: 'open' })
	expect(await phone.cookies()).toEqual([])

	// What changes is written where one is signed in; what was asked for is kept on the way.
	const other = await newPhone(browser)
	const changing = await other.newPage()
	await changing.goto(toSecond)
	await changing.getByRole('button', { name: 'Changed' }).click()
	await changing.waitForURL(/\/sign-in/)
	expect(await stateOf(second)).toEqual({ status: 'open', check_ins: ['It changes.'] })
	await changing.getByLabel('E-mail').fill(email)
	await changing.getByRole('button', { name: 'Send me a code' }).click()
	await typeCode(changing, email)
	await changing.waitForURL(`/commitments/${second}?ending=renegotiated`)
	await expect(changing.getByRole('radio', { name: /Renegotiated/ })).toBeChecked()
	await expect(changing.getByLabel('By then I will')).toHaveValue('Ask Ines to own the review.')
})

test('a link that is not good looks like nothing, and posts nothing', async ({ browser }) => {
	const phone = await newPhone(browser)
	const page = await phone.newPage()
	for (const wrong of ['x', `nudge_${'A'.repeat(64)}`, 'A'.repeat(64)]) {
		expect((await page.goto(`/n/${wrong}`))?.status()).toBe(404)
		await expect(page.getByText('There is nothing here, or it is not yours to see.')).toBeVisible()
		for (const action of ['answer', 'undo']) {
			const answer = await page.request.post(`/n/${wrong}?/${action}`, {
				form: { answer: 'done', id: randomUUID() },
				headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
			})
			expect(answer.status()).toBe(404)
		}
	}
	const [row] = await sql<{ token: string }>(
		`select private.nudge_link(c.id, p.id) as token from public.commitments c join public.profiles p on p.id = c.owner_id
		where p.name = 'Ana' and c.status = 'open' limit 1`
	)
	await page.goto(`/n/${row?.token}`)
	for (const [action, form] of [
		['answer', { answer: 'perhaps', id: randomUUID() }],
		['answer', { answer: 'on', id: 'x' }],
		['undo', { id: 'x' }]
	] as const) {
		const answer = await page.request.post(`/n/${row?.token}?/${action}`, {
			form,
			headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
		})
		expect(answer.status(), action).toBe(400)
	}
})

test('a witness says once that they are with the owner, takes it back as long as nobody was told, and no more then', async ({
	browser
}) => {
	test.setTimeout(150_000)
	const people = ['Olive', 'Wanda', 'Theo'].map((each) => `${each} ${mark}`)
	const [owner = '', witness = '', third = ''] = people
	const emailOf = (each: string) => `${each.replace(' ', '').toLowerCase()}@nudges.test`
	const open = async (each: string) => {
		const page = await (await newPhone(browser)).newPage()
		await signIn(page, emailOf(each), each)
		return page
	}
	const [theirs, mine] = [await open(owner), await open(witness)]
	const circle = await makeCircle(owner, 'Morning round', [week])
	const [session = ''] = circle.sessions
	await letIn(circle.id, witness)
	const commitment = randomUUID()
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, witness_id, due_session_id, due_on, words)
		select $1, $2, o.id, w.id, s.id, s.local_date, 'Tell the board that the migration is off.'
		from public.profiles o, public.profiles w, public.sessions s where o.name = $3 and w.name = $4 and s.id = $5`,
		[commitment, circle.id, owner, witness, session]
	)
	await sql(
		`update public.mail_preferences set quiet_from = null, quiet_until = null
		where profile_id = (select id from public.profiles where name = $1)`,
		[owner]
	)
	const path = `/commitments/${commitment}`
	const give = mine.getByRole('button', { name: 'I am with you on this one' })
	const told = theirs.getByText(`${witness} is with you on this one.`)
	const given = () =>
		sql<{ id: string }>('select id from public.encouragements where commitment_id = $1', [commitment])
	const deliveries = () =>
		sql(`select id from public.deliveries where kind = 'encouragement' and circle_id = $1`, [circle.id])

	// Only the witness is asked, and only by a button: there is nothing to write.
	await theirs.goto(path)
	await expect(theirs.getByRole('button', { name: 'I am with you on this one' })).toHaveCount(0)
	await mine.goto(path)
	await expect(mine.getByText(`${owner} gets a line with your name, once until it is due.`)).toBeVisible()
	await give.click()
	await expect(mine.getByRole('status').getByText(`${owner} is told in a minute.`)).toBeVisible()
	await expect(give).toHaveCount(0)
	await mine.getByRole('button', { name: 'Undo' }).click()
	await expect(give).toBeVisible()
	expect(await given()).toEqual([])
	await theirs.reload()
	await expect(told).toHaveCount(0)

	await give.click()
	await expect(give).toHaveCount(0)
	expect(await given()).toHaveLength(1)
	await theirs.reload()
	await expect(told).toBeVisible()

	const post = (action: string, id: string) =>
		mine.request.post(`${path}/encouragement?/${action}`, {
			form: { id },
			headers: { origin: new URL(mine.url()).origin, accept: 'text/html' }
		})
	// A second one, from a page that was still open, is none.
	expect((await post('give', randomUUID())).status()).toBe(200)
	expect(await given()).toHaveLength(1)
	expect(await deliveries()).toHaveLength(1)

	await sql(`update public.deliveries set due_at = now() where kind = 'encouragement' and circle_id = $1`, [
		circle.id
	])
	const mail = await mailTo(emailOf(owner), ({ text }) => text.includes(`${witness} is with you`))
	expect(mail.subject).toBe('Your witness is with you')
	expect(mail.text + mail.html + mail.subject).not.toMatch(/board|migration|Morning/)
	const [one] = await given()
	await expect
		.poll(() =>
			sql(`select sent_at is not null as sent from public.deliveries where circle_id = $1`, [circle.id])
		)
		.toEqual([{ sent: true }])
	const late = await post('takeBack', one?.id ?? '')
	expect(late.status()).toBe(409)
	expect(await late.text()).toContain('It has left already: it stays as it is.')
	expect(await given()).toEqual([one])
	expect((await mailsTo(emailOf(owner))).filter(({ subject }) => subject === mail.subject)).toHaveLength(1)

	// Whoever else is in the circle hears nothing of it.
	const others = await open(third)
	await letIn(circle.id, third)
	await others.goto(path)
	await expect(others.getByText('Tell the board that the migration is off.').first()).toBeVisible()
	await expect(others.getByText(/(is|are) with /)).toHaveCount(0)
})

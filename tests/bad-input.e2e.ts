import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { alive, expect, newPhone, signIn, sql, test, typeCode } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'

/*
 * What forms answer to what nobody should send: said beside the field, with everything that was typed still there, and
 * without scripts.
 */

// After a failure the next worker begins anew, with people of its own.
const mark = process.env.TEST_WORKER_INDEX ?? ''
const name = `Rune ${mark}`
// Markup, a template's braces, writing from right to left with its overriding marks, and a family joined of four.
const hostile = '<script>alert(1)</script> </textarea>"\'&amp; {@html x} ${x} \u202eשלום\u202c 👩‍👩‍👧‍👦 e\u0301'
const long = 'x'.repeat(10_000)

interface At {
	circle: string
	session: string
	over: string
	commitment: string
	topic: string
	invitation: string
	feed: string
	/** Shown to the member, with nothing in it yet. */
	packet: string
}

interface Case {
	form: string
	path: (at: At) => string
	button: string
	/** Text fields, and whether they are required; those that are not are refused only when too long. */
	fields: Record<string, 'required' | 'optional'>
	/** What is unfolded before, so that the form is there to be seen. */
	fold?: string
	/** What is chosen before, so that the fields count. */
	radio?: RegExp
	who?: 'unnamed' | 'nobody'
}

const cases: Case[] = [
	{
		form: 'signing in',
		path: () => '/sign-in',
		button: 'Send me a code',
		fields: { email: 'required' },
		who: 'nobody'
	},
	{
		form: 'an invitation',
		path: (at) => `/invitations/${at.invitation}`,
		button: 'Send me a code',
		fields: { name: 'required', email: 'required' },
		who: 'nobody'
	},
	{
		form: 'the welcome',
		path: () => '/welcome',
		button: 'Continue',
		fields: { name: 'required', zone: 'required' },
		who: 'unnamed'
	},
	{
		form: 'forming a circle',
		path: () => '/circles/new',
		button: 'Form the circle',
		fields: {
			name: 'required',
			purpose: 'required',
			videoUrl: 'optional',
			charter: 'required',
			startsOn: 'required',
			time: 'required',
			zone: 'required'
		}
	},
	{
		form: 'editing a circle',
		path: (at) => `/circles/${at.circle}/edit`,
		button: 'Save',
		fields: {
			name: 'required',
			purpose: 'required',
			videoUrl: 'optional',
			charter: 'required',
			quorum: 'required'
		}
	},
	{
		form: 'inviting',
		path: (at) => `/circles/${at.circle}/invite`,
		button: 'Mail the invitations',
		fields: { addresses: 'required' }
	},
	{
		form: 'a new agenda',
		path: (at) => `/circles/${at.circle}/agendas/new`,
		button: 'Keep it',
		fields: { name: 'required' }
	},
	{
		form: 'bringing a problem',
		path: (at) => `/sessions/${at.session}/topics/new`,
		button: 'Put it in the queue',
		fields: { words: 'required' }
	},
	{
		form: 'answering a topic',
		path: (at) => `/sessions/${at.session}/topics/${at.topic}`,
		button: 'Answer in writing',
		fields: { words: 'required' }
	},
	{
		form: 'logging a commitment',
		path: () => '/commitments/new',
		button: 'Log it',
		fields: { words: 'required', outcome: 'optional', reason: 'optional', support: 'optional' }
	},
	{
		form: 'logging after a session',
		path: (at) => `/sessions/${at.over}`,
		button: 'Log it',
		fields: { words: 'required', outcome: 'optional', reason: 'optional', support: 'optional' }
	},
	{
		form: 'proposing a takeaway',
		path: (at) => `/sessions/${at.over}/close`,
		button: 'Propose it',
		fields: { words: 'required' }
	},
	{
		form: 'a note',
		path: (at) => `/sessions/${at.over}/close`,
		button: 'Keep the note',
		fields: { words: 'required' }
	},
	{
		form: 'parking',
		path: (at) => `/sessions/${at.over}/close`,
		button: 'Park it',
		fields: { words: 'required' }
	},
	{
		form: 'editing a commitment',
		path: (at) => `/commitments/${at.commitment}/edit`,
		button: 'Save',
		fields: { words: 'required', outcome: 'optional', reason: 'optional', support: 'optional' }
	},
	{
		form: 'renegotiating',
		path: (at) => `/commitments/${at.commitment}`,
		button: 'Save',
		radio: /Renegotiated/,
		fields: { words: 'required', with: 'optional' }
	},
	{
		form: 'checking in',
		path: (at) => `/commitments/${at.commitment}`,
		button: 'Check in',
		fields: { words: 'required' }
	},
	{
		form: 'a profile',
		path: () => '/me/edit',
		button: 'Save',
		fields: { name: 'required', title: 'optional', zone: 'required' }
	},
	{
		form: 'moving a session',
		path: (at) => `/sessions/${at.session}/move`,
		button: 'See what changes',
		fields: { date: 'required', time: 'required', zone: 'required', minutes: 'required', note: 'optional' }
	},
	{
		form: 'saying why a date does not work',
		path: (at) => `/sessions/${at.session}/does-not-work`,
		button: 'Answer no',
		fields: { reason: 'required' }
	},
	{
		form: 'cancelling a session',
		path: (at) => `/sessions/${at.session}/cancel`,
		button: 'Cancel this session',
		fields: { note: 'optional' }
	},
	{
		form: 'a new feed',
		path: () => '/me/calendar',
		button: 'Make a subscription',
		fields: { name: 'required' }
	},
	{
		form: 'naming a feed',
		path: (at) => `/me/calendar/${at.feed}`,
		button: 'Save the name',
		fields: { name: 'required' }
	},
	{
		form: 'an item of the packet',
		path: () => '/me/packet/items/new',
		button: 'Save',
		fields: { words: 'required', outcome: 'optional', evidence: 'optional' }
	},
	{
		form: 'a rule of thumb',
		path: () => '/me/packet/rules/new',
		button: 'Save',
		fields: { words: 'required', heardFrom: 'optional' }
	},
	{
		form: 'commenting on a packet',
		path: (at) => `/packets/${at.packet}`,
		button: 'Send it',
		fold: 'Comment on the whole, or ask',
		fields: { words: 'required' }
	},
	{
		form: 'quiet hours',
		path: () => '/me/mail',
		button: 'Save',
		fields: { quiet_from: 'optional', quiet_until: 'optional' }
	},
	{
		form: 'keeping a question',
		path: (at) => `/circles/${at.circle}/prompts/new`,
		button: 'Keep it',
		fields: { question: 'required', situation: 'optional', followUps: 'optional', minutes: 'required' }
	},
	{
		form: 'searching prompts',
		path: () => '/prompts',
		button: 'Find prompts',
		fields: { q: 'optional' }
	}
]

let at: At
let own: OwnCircle
let other: OwnCircle
let theirs: { commitment: string; topic: string; said: string; packet: string; item: string; rule: string }
const phones = new Map<'member' | 'unnamed' | 'nobody', BrowserContext>()

test.beforeAll(async ({ browser }) => {
	const first = await newPhone(browser)
	const page = await first.newPage()
	await signIn(page, `rune${mark}@bad-input.test`, name)
	const storageState = await first.storageState()
	await first.close()
	phones.set('member', await newPhone(browser, { storageState, javaScriptEnabled: false }))
	phones.set('nobody', await newPhone(browser, { javaScriptEnabled: false }))

	own = await makeCircle(name, 'Bad input', [-90, 4000, 20_000])
	const strangers = `Stranger ${mark}`
	const stranger = randomUUID()
	await sql(
		`insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
		values ($1, 'authenticated', 'authenticated', $2, now(), now(), now())`,
		[stranger, `stranger${mark}@bad-input.test`]
	)
	await sql(`insert into public.profiles (id, name, zone) values ($1, $2, 'Europe/Lisbon')`, [
		stranger,
		strangers
	])
	other = await makeCircle(strangers, 'Not yours', [-90, 4000])
	const commit = async (circle: OwnCircle, owner: string) => {
		const [row] = await sql<{ id: string }>(
			`insert into public.commitments (id, circle_id, owner_id, due_session_id, due_on, words)
			select gen_random_uuid(), $1, p.id, $2, current_date + 3, 'Say what is.' from public.profiles p where p.name = $3
			returning id`,
			[circle.id, circle.sessions[1], owner]
		)
		return row?.id ?? ''
	}
	const topic = randomUUID()
	await sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words) values ($1, $2, $3, $4, 'Not yours.')`,
		[topic, other.id, other.sessions[1], stranger]
	)
	const said = randomUUID()
	for (const table of ['notes', 'parked', 'takeaways'])
		await sql(
			`insert into public.${table} (id, circle_id, session_id, words) values ($1, $2, $3, 'Not yours.')`,
			[said, other.id, other.sessions[0]]
		)
	const [packet, item, rule] = [randomUUID(), randomUUID(), randomUUID()]
	await sql('insert into public.packets (id, owner_id) values ($1, $2)', [packet, stranger])
	await sql(
		`insert into public.packet_items (id, packet_id, section, place, words) values ($1, $2, 'led', 1, 'Not yours.')`,
		[item, packet]
	)
	await sql(`insert into public.packet_rules (id, packet_id, words) values ($1, $2, 'Not yours.')`, [
		rule,
		packet
	])
	theirs = { commitment: await commit(other, strangers), topic, said, packet, item, rule }
	const shown = await showPacket()
	const invitation = `inv_${own.id.replaceAll('-', '')}${'B'.repeat(11)}`
	await sql(
		`insert into public.invitations (circle_id, created_by, token_hash, max_uses)
		select $1, p.id, private.hash_token($2), 15 from public.profiles p where p.name = $3`,
		[own.id, invitation, name]
	)
	const [feed] = await sql<{ id: string }>(
		`insert into public.feeds (profile_id, name, token_hash)
		select id, 'Phone', private.hash_token($1) from public.profiles where name = $2 returning id`,
		[randomUUID(), name]
	)
	const [mine] = await sql<{ id: string }>(
		`insert into public.topics (id, circle_id, session_id, brought_by, words)
		select gen_random_uuid(), $1::uuid, $2::uuid, id, 'What is mine.' from public.profiles where name = $3 returning id`,
		[own.id, own.sessions[1], name]
	)
	at = {
		topic: mine?.id ?? '',
		feed: feed?.id ?? '',
		circle: own.id,
		session: own.sessions[1] ?? '',
		over: own.sessions[0] ?? '',
		commitment: await commit(own, name),
		packet: shown,
		invitation
	}
})

/** A packet of somebody in a circle with the member, shown to them. */
async function showPacket(): Promise<string> {
	const [friend, friends] = [randomUUID(), `Friend ${mark}`]
	await sql(
		`insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
		values ($1, 'authenticated', 'authenticated', $2, now(), now(), now())`,
		[friend, `friend${mark}@bad-input.test`]
	)
	await sql(`insert into public.profiles (id, name, zone) values ($1, $2, 'Europe/Lisbon')`, [
		friend,
		friends
	])
	const { id } = await makeCircle(friends, 'Between us', [4000])
	await letIn(id, name)
	const [row] = await sql<{ id: string }>(
		`with packet as (insert into public.packets (owner_id) values ($1) returning id)
		insert into public.packet_shows (packet_id, viewer_id, shown_until)
		select packet.id, p.id, now() + interval '1 day' from packet, public.profiles p where p.name = $2 returning packet_id as id`,
		[friend, name]
	)
	return row?.id ?? ''
}

test.afterAll(async () => {
	for (const phone of phones.values()) await phone.close()
})

/** The page of a form, ready to be filled with what a browser would not let through. */
async function open(page: Page, { path, button, fold, radio }: Case) {
	await page.goto(path(at))
	if (fold) await page.getByText(fold).click()
	const form = page.locator('form').filter({ has: page.getByRole('button', { name: button }) })
	if (radio) await form.getByRole('radio', { name: radio }).check()
	await form.evaluate((element: HTMLFormElement) => (element.noValidate = true))
	return {
		set: (field: string, value: string) =>
			form.locator(`[name="${field}"]`).evaluate((element: HTMLInputElement | HTMLTextAreaElement, value) => {
				if (element instanceof HTMLInputElement) element.type = 'text'
				element.value = value
			}, value),
		send: async () => {
			const answer = page.waitForResponse((response) => response.request().method() === 'POST')
			await form.getByRole('button', { name: button }).click()
			return (await answer).status()
		},
		/** What stands in the field now, also where its kind shows no such thing. */
		kept: (field: string) =>
			form
				.locator(`[name="${field}"]`)
				.evaluate((element: HTMLInputElement | HTMLTextAreaElement) =>
					element instanceof HTMLInputElement ? element.getAttribute('value') : element.value
				),
		/** What is said beside the field, by the tie that those who listen follow. */
		said: (field: string) =>
			form.locator(`[name="${field}"]`).evaluate((element) => {
				if (element.getAttribute('aria-invalid') !== 'true') return null
				const ids = (element.getAttribute('aria-describedby') ?? '').split(' ')
				return ids
					.map((id) => document.getElementById(id))
					.find((each) => each?.matches('.error'))
					?.textContent.trim()
			})
	}
}

async function pageFor(who: 'member' | 'unnamed' | 'nobody', browser: Browser): Promise<Page> {
	if (who === 'unnamed' && !phones.has('unnamed')) {
		const phone = await newPhone(browser, { javaScriptEnabled: false })
		const page = await phone.newPage()
		await page.goto('/sign-in')
		await page.getByLabel('E-mail').fill(`unnamed${mark}@bad-input.test`)
		await page.getByRole('button', { name: 'Send me a code' }).click()
		await typeCode(page, `unnamed${mark}@bad-input.test`)
		await page.waitForURL(/\/welcome/)
		await page.close()
		phones.set('unnamed', phone)
	}
	const phone = phones.get(who)
	if (!phone) throw new Error(`No phone of ${who}`)
	return phone.newPage()
}

for (const each of cases) {
	const fields = Object.keys(each.fields)
	const required = fields.filter((field) => each.fields[field] === 'required')

	test(`${each.form}: what is missing, too long or hostile is refused beside its field, and stays`, async ({
		browser
	}) => {
		const page = await pageFor(each.who ?? 'member', browser)
		if (required.length > 0) {
			const form = await open(page, each)
			for (const field of fields) await form.set(field, required.includes(field) ? '' : 'Still here.')
			expect(await form.send()).toBe(400)
			for (const field of required)
				expect([field, await form.said(field)]).toEqual([field, expect.stringMatching(/\w/)])
			for (const field of fields) {
				expect([field, await form.kept(field)]).toEqual([
					field,
					required.includes(field) ? '' : 'Still here.'
				])
			}
		}
		for (const typed of [long, hostile.repeat(8)]) {
			const form = await open(page, each)
			for (const field of fields) await form.set(field, typed)
			expect(await form.send()).toBe(400)
			// A charter may be long, and everything may be hostile: at least one field says why, all keep what was typed.
			const said = await Promise.all(fields.map((field) => form.said(field)))
			if (typed === long) expect(said).toEqual(fields.map(() => expect.stringMatching(/\w/)))
			expect(said.some(Boolean)).toBe(true)
			for (const field of fields) expect([field, await form.kept(field)]).toEqual([field, typed])
			expect(await page.locator('script', { hasText: 'alert(1)' }).count()).toBe(0)
		}
		expect(await page.title()).toMatch(/ · Fortnight$/)
		await page.close()
	})
}

test('hostile words that are short enough are kept as words', async ({ browser }) => {
	const storageState = await phones.get('member')?.storageState()
	const phone = await newPhone(browser, { ...(storageState && { storageState }) })
	const page = await phone.newPage()
	const loud: string[] = []
	page.on('console', (message) => message.type() === 'error' && loud.push(message.text()))
	page.on('pageerror', (error) => loud.push(error.message))
	page.on('dialog', (dialog) => loud.push(dialog.message()))

	await page.goto(`/sessions/${at.session}/topics/new`)
	await alive(page)
	await page.getByLabel('What is hard, in two lines').fill(hostile)
	await page.getByRole('button', { name: 'Put it in the queue' }).click()
	await expect(page.getByText(hostile)).toBeVisible()
	await page.goto('/commitments/new')
	await alive(page)
	await page.getByLabel('By next session I will').fill(hostile)
	await page.getByLabel('We will be able to see that').fill(hostile)
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(page.getByText(hostile).first()).toBeVisible()
	await page.goto(`/circles/${at.circle}/edit`)
	await alive(page)
	await page.getByLabel('Purpose').fill(hostile)
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText(hostile).first()).toBeVisible()
	// Nobody types a null, but it can be sent; PostgreSQL stores none.
	const answer = await page.request.post(`/sessions/${at.session}/topics/new`, {
		form: { id: randomUUID(), words: 'before\0after\u0007' },
		headers: { origin: new URL(page.url()).origin, accept: 'text/html' },
		maxRedirects: 0
	})
	expect(answer.status()).toBe(303)
	await page.goto(`/sessions/${at.session}/topics`)
	await expect(page.getByText('before after')).toBeVisible()
	expect(loud).toEqual([])
	await phone.close()
})

/** Everything of the circle that is not ours. */
const ofOthers = () =>
	sql(
		`select (select json_agg(c) from public.circles c where id = $1) as circle,
			(select json_agg(m order by m.id) from public.members m where circle_id = $1) as members,
			(select json_agg(s order by s.id) from public.sessions s where circle_id = $1) as sessions,
			(select json_agg(r) from public.rsvps r where circle_id = $1) as rsvps,
			(select json_agg(t) from public.topics t where circle_id = $1) as topics,
			(select json_agg(v) from public.topic_votes v where circle_id = $1) as votes,
			(select json_agg(i) from public.invitations i where circle_id = $1) as invitations,
			(select json_agg(k) from public.commitments k where circle_id = $1) as commitments,
			(select json_agg(n) from public.notes n where circle_id = $1) as notes,
			(select json_agg(p) from public.parked p where circle_id = $1) as parked,
			(select json_agg(w) from public.takeaways w where circle_id = $1) as takeaways,
			(select json_agg(i) from public.packet_items i where packet_id = $3) as packet_items,
			(select json_agg(r) from public.packet_rules r where packet_id = $3) as packet_rules,
			(select json_agg(s) from public.packet_comments s where packet_id = $3) as packet_comments,
			(select json_agg(h) from public.check_ins h where commitment_id = $2) as check_ins`,
		[other.id, theirs.commitment, theirs.packet]
	)

test('what is of other circles looks like what does not exist, and nothing posted changes it', async ({
	browser
}) => {
	const page = await pageFor('member', browser)
	await page.goto('/start')
	const { origin } = new URL(page.url())
	const text = async (path: string, form?: Record<string, string>) => {
		const headers = { origin, accept: 'text/html' }
		const answer = form
			? await page.request.post(path, { form, headers, maxRedirects: 0 })
			: await page.request.get(path, { headers })
		const main = /<main[\s\S]*<\/main>/.exec(await answer.text())?.[0] ?? ''
		return { path, status: answer.status(), words: main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
	}
	const before = await ofOthers()
	const [theirSession = ''] = other.sessions.slice(1)

	const pages = (circle: string, session: string, commitment: string, topic: string, inPacket: string[]) => [
		...['/packets', '/me/packet/items', '/me/packet/rules'].map(
			(start, place) => `${start}/${inPacket[place]}`
		),
		...[
			'',
			'/edit',
			'/invite',
			'/leave',
			'/members',
			'/prompts',
			'/prompts/new',
			'/pulse',
			'/record',
			'/seat',
			'/season',
			'/season/plan',
			'/waiting'
		].map((end) => `/circles/${circle}${end}`),
		...[
			'',
			'/calendar',
			'/cancel',
			'/close',
			'/does-not-work',
			'/move',
			'/quorum',
			'/topics',
			'/topics/new',
			'/topics/hot-seats',
			`/topics/${topic}`
		].map((end) => `/sessions/${session}${end}`),
		...['', '/check-ins', '/edit', '/encouragement'].map((end) => `/commitments/${commitment}${end}`),
		`/prompts?session=${session}`
	]
	const nothing = await text(`/circles/${randomUUID()}`)
	expect(nothing.status).toBe(404)
	expect(nothing.words).toContain('There is nothing here, or it is not yours to see.')
	const missing = pages(randomUUID(), randomUUID(), randomUUID(), randomUUID(), [
		randomUUID(),
		randomUUID(),
		randomUUID()
	])
	const malformed = pages('x', "1' or 1=1--", '..%2F..%2Fetc', 'x', ['x', 'x', 'x'])
	for (const path of [
		...pages(other.id, theirSession, theirs.commitment, theirs.topic, [
			theirs.packet,
			theirs.item,
			theirs.rule
		]),
		...missing,
		...malformed
	]) {
		expect(await text(path)).toEqual({ ...nothing, path })
	}

	const words = 'Not mine to say.'
	const until = `${other.id}/${theirSession}`
	const posts: [string, Record<string, string>][] = [
		['/start?/answer', { session: theirSession, answer: 'no' }],
		[`/sessions/${theirSession}?/answer`, { answer: 'no' }],
		[`/sessions/${theirSession}?/log`, { id: randomUUID(), words, until }],
		...['preview', 'save'].map((step): [string, Record<string, string>] => [
			`/sessions/${theirSession}/move?/${step}`,
			{
				date: '2031-01-01',
				time: '10:00',
				zone: 'Europe/Berlin',
				minutes: '60',
				change: randomUUID(),
				seen: ''
			}
		]),
		[`/sessions/${theirSession}/cancel?/cancel`, { change: randomUUID(), seen: `${theirSession}:0` }],
		[`/sessions/${theirSession}/cancel?/restore`, {}],
		[`/sessions/${theirSession}/does-not-work?/excuse`, { reason: words }],
		[`/sessions/${theirSession}/quorum?/wish`, { wish: 'write' }],
		[`/sessions/${theirSession}/quorum?/decide`, { decision: 'go_on', sequence: '0' }],
		[`/circles/${other.id}/sessions?/undo`, { change: randomUUID() }],
		[`/circles/${other.id}/sessions/push?/preview`, { from: theirSession, weeks: '1' }],
		[`/circles/${other.id}/sessions/pause?/preview`, { from: '2031-01-01', until: '2031-01-02' }],
		[`/sessions/${theirSession}/topics/new`, { id: randomUUID(), words }],
		[`/sessions/${at.session}/topics?/vote`, { topic: theirs.topic, wanted: 'yes' }],
		[`/sessions/${at.session}/topics?/takeBack`, { topic: theirs.topic }],
		[`/sessions/${theirSession}/topics/hot-seats?/choose`, { topic: theirs.topic }],
		[`/sessions/${theirSession}/topics/hot-seats?/clear`, {}],
		[`/sessions/${theirSession}/topics/${theirs.topic}?/answer`, { id: randomUUID(), words }],
		[`/sessions/${theirSession}/topics/${theirs.topic}?/sign`, {}],
		[`/sessions/${theirSession}/topics/${theirs.topic}?/discussed`, { discussed: 'yes' }],
		[`/sessions/${theirSession}/topics/${theirs.topic}?/takeOut`, {}],
		...['note', 'park', 'takeaway'].map((kind): [string, Record<string, string>] => [
			`/sessions/${other.sessions[0]}/close?/${kind}`,
			{ id: randomUUID(), words }
		]),
		...['removeNote', 'unpark', 'removeTakeaway', 'agree'].map((kind): [string, Record<string, string>] => [
			`/sessions/${at.over}/close?/${kind}`,
			{ id: theirs.said, words, agreed: 'yes' }
		]),
		[
			`/sessions/${other.sessions[0]}/close?/pulse`,
			{ challenge: 'good', support: 'good', standards: 'good', worth: 'good' }
		],
		['/commitments/new', { id: randomUUID(), words, until }],
		[`/commitments/${theirs.commitment}?/answer`, { ending: 'kept' }],
		[`/commitments/${theirs.commitment}?/reopen`, {}],
		[`/commitments/${theirs.commitment}?/takeBack`, {}],
		[`/commitments/${theirs.commitment}/edit`, { words, until }],
		[`/commitments/${theirs.commitment}/check-ins?/add`, { id: randomUUID(), words }],
		...['give', 'takeBack'].map((action): [string, Record<string, string>] => [
			`/commitments/${theirs.commitment}/encouragement?/${action}`,
			{ id: randomUUID() }
		]),
		[`/circles/${other.id}/edit`, { name: words, purpose: words, videoUrl: '', charter: words }],
		[`/circles/${other.id}/prompts/new`, { id: randomUUID(), question: words, minutes: '20' }],
		[`/circles/${other.id}/invite?/link`, {}],
		[`/circles/${other.id}/invite?/mail`, { addresses: 'a@b.example' }],
		[`/circles/${other.id}/leave`, {}],
		[`/packets/${theirs.packet}?/say`, { id: randomUUID(), kind: 'question', words }],
		[`/packets/${at.packet}?/say`, { id: randomUUID(), about: theirs.item, kind: 'question', words }],
		[`/me/packet/items/${theirs.item}?/save`, { section: 'led', words }],
		[`/me/packet/items/${theirs.item}?/remove`, {}],
		['/me/packet?/move', { item: theirs.item, to: 'up' }],
		['/me/packet?/restore', { id: theirs.item }],
		[`/me/packet/rules/${theirs.rule}?/save`, { words, holds: 'holds' }],
		[`/me/packet/rules/${theirs.rule}?/remove`, {}],
		['/me/packet/add', { section: 'led', [`commitment/${theirs.commitment}`]: 'on' }],
		['/prompts/the-date-from-nowhere?/pick', { session: theirSession }]
	]
	for (const [path, form] of posts) {
		const { status, words } = await text(path, form)
		expect([path, status < 500]).toEqual([path, true])
		expect([path, words]).toEqual([path, expect.not.stringContaining('Not yours')])
	}
	expect(await ofOthers()).toEqual(before)
	await page.close()
})

test('what is too large is answered in our look, and so is what no page takes', async ({ browser }) => {
	const page = await pageFor('member', browser)
	await page.goto('/commitments/new')
	await page.getByLabel('By next session I will').evaluate((area: HTMLTextAreaElement) => {
		if (area.form) area.form.noValidate = true
		area.value = 'x'.repeat(600_000)
	})
	const large = page.waitForResponse((response) => response.request().method() === 'POST')
	await page.getByRole('button', { name: 'Log it' }).click()
	expect((await large).status()).toBe(413)
	await expect(page.getByRole('heading', { name: 'That was not accepted' })).toBeVisible()
	await expect(page.getByRole('link', { name: 'Go to start' })).toBeVisible()

	const { origin } = new URL(page.url())
	for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
		for (const path of ['/start', `/circles/${at.circle}`, '/feed/feed_x.ics', '/me/account/export']) {
			const answer = await page.request.fetch(path, { method, headers: { origin, accept: 'text/html' } })
			expect([method, path, answer.status()]).toEqual([method, path, 405])
		}
	}
	for (const path of ['/about', '/circles', '/start?/nothing']) {
		const answer = await page.request.post(path, { form: {}, headers: { origin, accept: 'text/html' } })
		expect([path, answer.status()]).toEqual([path, path.includes('?') ? 404 : 405])
		expect(await answer.text()).toContain('Fortnight')
	}
	// What a page elsewhere posts in this person's name.
	const forged = await page.request.post('/commitments/new', {
		form: { words: 'Not from here.' },
		headers: { origin: 'https://elsewhere.example' }
	})
	expect(forged.status()).toBe(403)
	await page.close()
})

const isAlive = (page: Page) => page.evaluate(() => 'ready' in document.documentElement.dataset)

/** A phone whose scripts come late. */
async function slowPhone(browser: Browser, who: 'member' | 'nobody'): Promise<Page> {
	const storageState = await phones.get(who)?.storageState()
	const phone = await newPhone(browser, { ...(storageState && { storageState }), serviceWorkers: 'block' })
	const page = await phone.newPage()
	await page.route('**/_app/**/*.js', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1500))
		await route.continue()
	})
	return page
}

test('everything that is chosen and typed before the scripts arrive stays', async ({ browser }) => {
	const page = await slowPhone(browser, 'member')
	const words = page.getByLabel('By next session I will')
	const outcome = page.getByLabel('We will be able to see that')
	const hidden = page.getByLabel('Only I can see this')
	const until = page.getByLabel(/^Until|^Circle and date/)
	await page.goto('/commitments/new', { waitUntil: 'commit' })
	await words.fill('Typed on a train.')
	await outcome.fill('it is still there')
	await until.selectOption({ index: 1 })
	await hidden.check()
	expect(await isAlive(page)).toBe(false)
	await alive(page)
	await expect(words).toHaveValue('Typed on a train.')
	await expect(outcome).toHaveValue('it is still there')
	expect(await until.evaluate((select: HTMLSelectElement) => select.selectedIndex)).toBe(1)
	await expect(hidden).toBeChecked()
	await page.context().close()
})

for (const [path, field] of [
	['/circles/new', 'Name of the circle'],
	['/me/edit', 'Title'],
	['/sign-in', 'E-mail']
] as const) {
	test(`what is typed into ${path} before the scripts arrive stays`, async ({ browser }) => {
		const page = await slowPhone(browser, path === '/sign-in' ? 'nobody' : 'member')
		await page.goto(path, { waitUntil: 'commit' })
		await page.getByLabel(field).fill('early@typed.example')
		expect(await isAlive(page)).toBe(false)
		await alive(page)
		await expect(page.getByLabel(field)).toHaveValue('early@typed.example')
		await page.context().close()
	})
}

import type { Browser } from '@playwright/test'
import { expect, test } from './journey.ts'
import { agree, join, openPhone, putAway, read, setLife, setTunnel, type LivePhone } from './live-phone.ts'
import { gather, passTime, type Meeting } from './meeting.ts'
import { startStack, type AppServer, type Stack } from './stack.ts'

/*
 * A circle of five in a session of ninety minutes, each with a phone of their own, three on one server and two on another
 * that knows of the first only through the database. Time passes by moving the session into the past (passTime). On a
 * stack of its own, because its servers are stopped on the way.
 */

const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']
/** Only whoever facilitates has it. */
const addMinutes = 'Add two minutes'
const minutes = { before: 7, session: 90, kept: 15 }

let stack: Stack
let other: AppServer
let meeting: Meeting
let session: string
/** How long phones took to agree again after what befell them, in ms, for the report. */
const recoveries: string[] = []

test.beforeAll(async () => {
	stack = await startStack()
	other = await stack.addServer()
})

test.afterAll(async () => {
	console.log(recoveries.join('\n'))
	await stack?.stop()
})

const idOf = (name: string) => meeting.people.get(name)?.id

/** The circle, its session that was to start some minutes ago, two problems more wanted than a third, last time's commitments. */
async function convene(startedAgo = minutes.before): Promise<void> {
	const day = 24 * 60
	meeting = await gather(stack, {
		circle: 'Load-bearing',
		names,
		starts: [-14 * day, -startedAgo, 14 * day],
		minutes: minutes.session,
		at: `live${Math.random().toString(36).slice(2)}`
	})
	session = meeting.sessions[1] ?? ''
	await stack.query(
		`insert into public.duties (session_id, circle_id, role, profile_id) values ($1, $2, 'facilitator', $3)`,
		[session, meeting.circle, idOf('Ada')]
	)
	// In the order in which they were brought; the embedded database knows no time between two milliseconds.
	for (const [name, words, before] of [
		['Ben', 'Two directors each think I am their architect. Both are right.', 3],
		['Cleo', 'My promotion packet says what I did, not what changed because of it.', 2],
		['Dan', 'Nobody reads the strategy that I was asked to write.', 1]
	] as const)
		await stack.query(
			`insert into public.topics (id, circle_id, session_id, brought_by, words, created_at)
			values (gen_random_uuid(), $1, $2, $3, $4, now() - make_interval(mins => $5))`,
			[meeting.circle, session, idOf(name), words, before]
		)
	for (const [name, words] of [
		['Ben', 'Ask both directors what they hold me to.'],
		['Cleo', 'Write the first page of the packet.']
	] as const)
		await stack.query(
			`insert into public.commitments (id, circle_id, owner_id, session_id, due_session_id, due_on, words)
			values (gen_random_uuid(), $1, $2, $3, $4, (now() at time zone 'UTC')::date, $5)`,
			[meeting.circle, idOf(name), meeting.sessions[0], session, words]
		)
}

const phoneOf = (
	browser: Browser,
	name: string,
	server: AppServer,
	options: Parameters<typeof openPhone>[3] = {}
) => openPhone(browser, meeting.people.get(name), server, options)

/** Lets something happen, and holds that the phones agree again within two seconds after it. */
async function recover(what: string, phones: LivePhone[], happens: () => Promise<unknown>): Promise<void> {
	await happens()
	const took = await agree(stack, session, phones)
	recoveries.push(`${what}: ${phones.length} phones agreed ${took.toFixed(0)} ms later`)
}

const tap = (phone: LivePhone, name: string | RegExp) =>
	phone.page.getByRole('button', { name, exact: typeof name === 'string' }).click()

async function chooseInMenu(phone: LivePhone, name: string): Promise<void> {
	await tap(phone, 'More')
	await tap(phone, name)
}

/** Goes on until the heading is as wished, as a facilitator in a hurry does. */
async function goTo(phone: LivePhone, heading: string | RegExp): Promise<void> {
	const title = phone.page.getByRole('heading', { level: 1 })
	for (let taps = 0; taps < 30; taps++) {
		const before = await read(phone)
		if (typeof heading === 'string' ? before.step.startsWith(heading) : heading.test(before.step)) return
		await tap(phone, /^Next/)
		await expect.poll(async () => (await read(phone)).version).toBeGreaterThan(before.version)
	}
	await expect(title).toHaveText(heading)
}

/** Nobody has heard of somebody's phone for so long. */
const missFor = (name: string, seconds: number) =>
	stack.query(
		`update public.live_presences set seen_at = seen_at - make_interval(secs => $3)
		where session_id = $1 and profile_id = $2`,
		[session, idOf(name), seconds]
	)

test('five phones hold a session of ninety minutes together, whatever befalls them', async ({ browser }) => {
	test.setTimeout(300_000)
	await convene()
	const [ada, ben, cleo, dan] = [
		await phoneOf(browser, 'Ada', stack.app),
		await phoneOf(browser, 'Ben', stack.app, { minutesOff: 7 }),
		await phoneOf(browser, 'Cleo', other),
		await phoneOf(browser, 'Dan', other, { minutesOff: -4 })
	]
	const early = [ada, ben, cleo, dan]

	await test.step('they wait for each other, and it starts seven minutes late', async () => {
		for (const phone of early) await join(phone, session)
		for (const { page } of early) await expect(page.getByText('4 of 5')).toBeVisible()
		await expect(cleo.page.getByText('Ada facilitates, by the rota.')).toBeVisible()
		await expect(ada.page.getByText('You facilitate, by the rota.')).toBeVisible()
		await recover('the start', early, async () => {
			await tap(cleo, 'Start the session')
			await expect(cleo.page.getByRole('heading', { name: 'Check-in' })).toBeVisible()
		})
		// Whom the rota names facilitates, whoever pressed.
		await expect(ada.page.getByRole('button', { name: addMinutes })).toBeVisible()
		await expect(cleo.page.getByRole('button', { name: addMinutes })).toHaveCount(0)
		const [planned] = await stack.query<{ middle: number; kept: number; left: number }>(
			`select sum((s ->> 'seconds')::integer) filter (where place <= 4)::integer as middle,
				sum((s ->> 'seconds')::integer) filter (where place > 4)::integer as kept,
				extract(epoch from l.until - l.started_at)::integer as left
			from public.lives l, jsonb_array_elements(l.steps) with ordinality as e (s, place)
			where session_id = $1 group by l.until, l.started_at`,
			[session]
		)
		expect(planned?.kept).toBe(minutes.kept * 60)
		// What is left after a late start is laid out whole, and no second more.
		expect(planned?.middle).toBeGreaterThan((planned?.left ?? NaN) - minutes.kept * 60 - 5)
		expect(planned?.middle).toBeLessThanOrEqual((planned?.left ?? NaN) - minutes.kept * 60)
	})

	await test.step('devices know by how much their clocks are off', async () => {
		// Each further answer of the server narrows it down.
		for (const [phone, off] of [
			[ada, 0],
			[ben, 7],
			[cleo, 0],
			[dan, -4]
		] as const)
			await expect
				.poll(async () => {
					const offset = await phone.page.locator('[data-offset]').getAttribute('data-offset')
					return Math.abs(Number(offset) + off * 60_000)
				})
				.toBeLessThan(500)
	})

	await test.step('the check-in takes twice its time, and every phone says so', async () => {
		await recover('ten minutes passing', early, () => passTime(stack, session, 10))
		for (const { page } of early) await expect(page.getByText('over time').first()).toBeVisible()
	})

	const eve = await phoneOf(browser, 'Eve', other)
	const all = [...early, eve]

	await test.step('somebody late lands where the others are', async () => {
		await join(eve, session)
		await agree(stack, session, all, 3000)
		await expect(eve.page.getByRole('heading', { level: 1, name: 'Check-in' })).toBeVisible()
	})

	await test.step('the clock stands still on every phone, and goes on', async () => {
		const button = (name: string) => ada.page.getByRole('button', { name, exact: true })
		await recover('a pause', all, async () => {
			await tap(ada, 'Pause')
			await expect(button('Go on')).toBeVisible()
		})
		// Each phone has drawn it.
		await eve.page.waitForTimeout(500)
		const before = await Promise.all(all.map(read))
		await eve.page.waitForTimeout(1500)
		expect((await Promise.all(all.map(read))).map(({ clock }) => clock)).toEqual(
			before.map(({ clock }) => clock)
		)
		await recover('going on', all, async () => {
			await tap(ada, 'Go on')
			await expect(button('Pause')).toBeVisible()
		})
	})

	await test.step('each says what came of their commitments', async () => {
		await chooseInMenu(ada, 'Leave the round')
		await agree(stack, session, all)
		await expect(ben.page.getByRole('heading', { level: 1, name: 'Review of commitments' })).toBeVisible()
		await tap(ben, 'Kept')
		await ben.page.getByLabel('What came of it, in a line').fill('They disagree, and now they know it.')
		await tap(ben, 'Keep')
		await tap(cleo, 'Learned')
		await expect
			.poll(() =>
				stack.query(
					'select status, ended_with from public.commitments where due_session_id = $1 order by words',
					[session]
				)
			)
			.toEqual([
				{ status: 'kept', ended_with: 'They disagree, and now they know it.' },
				{ status: 'learned', ended_with: null }
			])
		await agree(stack, session, all)
	})

	await test.step('a hot seat goes through its parts on all phones', async () => {
		await goTo(ada, 'Hot seat: the question')
		await agree(stack, session, all)
		for (const { page } of all) await expect(page.getByText('Two directors each think')).toBeVisible()
		await goTo(ada, 'Hot seat: clarifying round')
		await agree(stack, session, all)
		await tap(dan, 'Pass me')
		await expect
			.poll(async () => {
				const [row] = await stack.query<{ passed: string[] }>(
					`select round -> 'passed' as passed from public.lives where session_id = $1`,
					[session]
				)
				return row?.passed
			})
			.toEqual([idOf('Dan')])
		await agree(stack, session, all)
	})

	await test.step('the facilitator is gone; after a minute anybody takes over', async () => {
		// In a tunnel: nobody hangs up, and the stream to it takes words as before.
		await setTunnel(ada, true)
		await cleo.page.waitForTimeout(17_000)
		await expect(cleo.page.getByRole('button', { name: 'Take over' })).toHaveCount(0)
		await missFor('Ada', 50)
		await tap(cleo, 'Take over')
		await expect(cleo.page.getByRole('button', { name: addMinutes })).toBeVisible()
		await recover('the former facilitator out of a tunnel', all, () => setTunnel(ada, false))
		await expect(ada.page.getByRole('button', { name: addMinutes })).toHaveCount(0)
	})

	await test.step('a phone that slept shows the truth when it wakes', async () => {
		// Its clock that counts up stands still as well, as on many phones.
		await dan.page.evaluate(() => void (window.skew.counted -= 60_000))
		await setLife(dan, 'frozen')
		await goTo(cleo, 'Hot seat: everybody’s view')
		await passTime(stack, session, 1)
		await cleo.page.waitForTimeout(4000)
		await recover('waking up', all, () => setLife(dan, 'active'))
	})

	await test.step('a phone without network keeps what is typed, and is right again at once', async () => {
		await tap(eve, 'Notes')
		await eve.page.getByLabel('Note', { exact: true }).fill('Context before accountability.')
		await setTunnel(eve, true)
		await tap(eve, 'Keep the note')
		await expect(eve.page.getByRole('dialog').getByText('Saved on this device.')).toBeVisible()
		// What was not sent yet stays where it is, through all of it.
		const half = 'The manager of managers.'
		await eve.page.getByLabel('Note', { exact: true }).fill(half)
		await goTo(cleo, 'Hot seat: offers')
		await eve.page.waitForTimeout(15_000)
		await expect(eve.page.getByText('No network.')).toBeVisible()
		await recover('network again', all, () => setTunnel(eve, false))
		await expect(eve.page.getByLabel('Note', { exact: true })).toHaveValue(half)
		// Also a page that the phone threw away comes back with it.
		await eve.page.reload()
		await tap(eve, 'Notes')
		await expect(eve.page.getByLabel('Note', { exact: true })).toHaveValue(half)
		await eve.page.getByLabel('Note', { exact: true }).fill('')
		await expect(eve.page.getByRole('dialog').getByText('Context before accountability.')).toBeVisible()
		const notes = await stack.query('select words from public.notes where session_id = $1', [session])
		expect(notes).toEqual([{ words: 'Context before accountability.' }])
		await tap(eve, 'Close')
	})

	await test.step('a server is started again in the middle', async () => {
		const stopped = await stack.app.stop()
		expect(stopped).toBeLessThan(3000)
		await goTo(cleo, 'Hot seat: what to take')
		await passTime(stack, session, 1)
		await agree(stack, session, [cleo, dan, eve])
		await recover(`a server back that stopped in ${stopped.toFixed(0)} ms`, all, () => stack.app.start())
		await stack.app.kill()
		await tap(cleo, addMinutes)
		await recover('a server back that crashed', all, () => stack.app.start())
	})

	await test.step('however long the second one takes, the end is kept for the commitments', async () => {
		await goTo(cleo, 'Hot seat: the question')
		for (const { page } of all) await expect(page.getByText('My promotion packet says')).toBeVisible()
		await tap(dan, 'Park it')
		await dan.page.getByLabel('What has to wait').fill('Who owns the reorg rumour?')
		await dan.page.getByRole('dialog').getByRole('button', { name: 'Park it' }).click()
		await expect(dan.page.getByRole('dialog').getByText('Who owns the reorg rumour?')).toBeVisible()
		await dan.page.keyboard.press('Escape')
		const [left] = await stack.query<{ minutes: number }>(
			`select extract(epoch from until - now()) / 60 - ${minutes.kept} as minutes from public.lives where session_id = $1`,
			[session]
		)
		// Nobody presses anything.
		await recover('the kept minutes beginning by themselves', all, () =>
			passTime(stack, session, Number(left?.minutes) + 0.05)
		)
		for (const { page } of all)
			await expect(page.getByRole('heading', { level: 1, name: 'Commitments' })).toBeVisible()
		for (const phone of all) expect((await read(phone)).clock).toBeGreaterThan(9 * 60)
	})

	await test.step('all write at the same time, and nobody is left out', async () => {
		const write = async (phone: LivePhone, words: string, witness?: string) => {
			await phone.page.getByLabel(/I will/).fill(words)
			if (witness) await phone.page.getByLabel('Witness').selectOption({ label: witness })
			await tap(phone, 'Log it')
			await expect(phone.page.getByText(words)).toBeVisible()
		}
		await Promise.all([
			write(ada, 'Ask each member who facilitates next.'),
			write(ben, 'Write down what each director holds me to.', 'Eve'),
			write(cleo, 'Show the first page to my manager.', 'Ada'),
			tap(eve, 'Nothing this time')
		])
		await expect(cleo.page.getByText('Dan has not answered yet.')).toBeVisible()
		await write(dan, 'Ask three readers what they remember.')
		for (const { page } of all) await expect(page.getByText('Everybody here has answered.')).toBeVisible()
		await agree(stack, session, all)
		const logged = await stack.query<{ name: string; witness: string | null }>(
			`select o.name, w.name as witness from public.commitments c join public.profiles o on o.id = c.owner_id
			left join public.profiles w on w.id = c.witness_id where c.session_id = $1 order by o.name`,
			[session]
		)
		expect(logged).toEqual([
			{ name: 'Ada', witness: null },
			{ name: 'Ben', witness: 'Eve' },
			{ name: 'Cleo', witness: 'Ada' },
			{ name: 'Dan', witness: null }
		])
	})

	await test.step('they agree on what to keep, and say how it was', async () => {
		await chooseInMenu(cleo, 'Leave the round')
		await agree(stack, session, all)
		await dan.page.getByLabel('What we take away').fill('Two bosses is one question, asked twice.')
		await tap(dan, 'Propose it')
		await tap(cleo, 'We agree')
		for (const { page } of all) await expect(page.getByText('Agreed, and kept')).toBeVisible()
		for (const { page } of all) {
			for (const answer of ['Challenged', 'Was there', 'Clear', 'Well spent'])
				await page.getByText(answer, { exact: true }).click()
			await page.getByRole('button', { name: 'Send my four answers' }).click()
			await expect(page.getByText('Your four answers are counted.')).toBeVisible()
		}
	})

	await test.step('it ends for everybody', async () => {
		await tap(cleo, 'End the session')
		await tap(cleo, 'End it for everybody')
		for (const { page } of all)
			await expect(page.getByText('The session has ended')).toBeVisible({ timeout: 2000 })
	})

	await test.step('its page is the record, and what was left goes on', async () => {
		await ben.page.getByRole('link', { name: 'To the session’s page' }).click()
		for (const words of [
			'Two directors each think I am their architect. Both are right.',
			'Two bosses is one question, asked twice.',
			'Write down what each director holds me to.'
		])
			await expect(ben.page.getByText(words).first()).toBeVisible()
		const queued = await stack.query(
			'select words, carried::integer, parked from public.topics where session_id = $1 order by words',
			[meeting.sessions[2]]
		)
		expect(queued).toEqual([
			{ words: 'Nobody reads the strategy that I was asked to write.', carried: 1, parked: false },
			{ words: 'Who owns the reorg rumour?', carried: 0, parked: true }
		])
		const told = await stack.query<{ name: string }>(
			`select p.name from public.deliveries d join public.profiles p on p.id = d.recipient_id
			where d.circle_id = $1 and d.kind = 'session_record' order by p.name`,
			[meeting.circle]
		)
		expect(told.map(({ name }) => name)).toEqual(names)
	})

	await test.step('a day later the pulse is there, and says no more than bands', async () => {
		await passTime(stack, session, 25 * 60)
		await stack.query('select public.publish_pulses()')
		await ben.page.goto(`/circles/${meeting.circle}/pulse`)
		await expect(ben.page.getByRole('heading', { level: 1 })).toBeVisible()
		const published = await stack.query('select question from public.pulses where session_id = $1', [session])
		expect(published).toHaveLength(4)
	})
	await Promise.all(all.map(putAway))
})

test('a phone where streams are cut asks instead, and is right within two seconds', async ({ browser }) => {
	await convene(0)
	const [ada, ben, cleo] = [
		await phoneOf(browser, 'Ada', stack.app),
		await phoneOf(browser, 'Ben', stack.app),
		await phoneOf(browser, 'Cleo', other)
	]
	const all = [ada, ben, cleo]
	// One network refuses them, another lets nothing through before they end.
	await ben.page.route('**/live/events*', (route) => route.abort())
	await cleo.page.route('**/live/events*', () => {})
	for (const phone of all) await join(phone, session)
	await tap(ada, 'Start the session')
	// What a stream may take until its first word.
	await expect(cleo.page.getByRole('heading', { level: 1, name: 'Check-in' })).toBeVisible()
	await agree(stack, session, all)
	for (const heading of ['Review of commitments', 'Hot seat: the question'])
		await recover(`asking again and again, ${heading}`, all, () => goTo(ada, heading))
	for (const { page } of all) await expect(page.getByText('No network.')).toHaveCount(0)
	await expect(ada.page.getByRole('img', { name: /Ben/ }).first()).toBeVisible()
	await Promise.all(all.map(putAway))
})

test('without scripts it is a page that loads itself anew, and whoever facilitates can', async ({
	browser
}) => {
	await convene(0)
	const [ada, ben] = [
		await phoneOf(browser, 'Ada', stack.app, { javaScriptEnabled: false }),
		await phoneOf(browser, 'Ben', stack.app, { javaScriptEnabled: false })
	]
	const title = (phone: LivePhone) => phone.page.getByRole('heading', { level: 1 })
	for (const { page } of [ada, ben]) await page.goto(`/sessions/${session}/live`)
	await tap(ada, 'Start the session')
	await expect(title(ada)).toHaveText('Check-in')
	// By itself.
	await expect(title(ben)).toHaveText('Check-in', { timeout: 15_000 })
	// With the looks of what scripts load when it is needed.
	const table = ben.page.getByRole('img', { name: /^Speaks: / })
	await expect(table).toHaveCSS('display', 'block')
	// Before anybody's turn went by.
	await tap(ben, 'Pass me')
	await expect
		.poll(async () => {
			const rows = await stack.query(
				'select 1 from public.lives where session_id = $1 and round -> $2 ? $3',
				[session, 'passed', idOf('Ben')]
			)
			return rows.length
		})
		.toBe(1)
	await tap(ada, /^Next/)
	await tap(ada, 'Pause')
	await expect(ada.page.getByRole('button', { name: 'Go on' })).toBeVisible()
	await tap(ada, 'Go on')

	// Held still while something is written.
	await ben.page.getByRole('link', { name: 'Hold it still to write' }).click()
	await tap(ben, 'Notes')
	await ben.page.getByLabel('Note', { exact: true }).fill('Written slowly.')
	await ben.page.waitForTimeout(11_000)
	await tap(ben, 'Keep the note')
	await expect
		.poll(() => stack.query('select words from public.notes where session_id = $1', [session]))
		.toEqual([{ words: 'Written slowly.' }])
	await Promise.all([ada, ben].map(putAway))
})

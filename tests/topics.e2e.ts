import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { alive, expect, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'
import { ownPhones } from './own-phones.ts'

const names = ['Runa', 'Tiago', 'Ulla']
const phones = ownPhones(names, (name: string) => `${name.toLowerCase()}@topics.test`)
const day = 24 * 60

let circle: OwnCircle

/** A circle of three that Runa organises, has met once, and meets again the day after tomorrow and two weeks later. */
test.beforeEach(async () => {
	circle = await makeCircle('Runa', 'Quiet water', [-20 * day, 2 * day, 16 * day])
	for (const name of names.slice(1)) await letIn(circle.id, name)
})

const next = () => circle.sessions[1] ?? ''
const listAt = (session = next()) => `/sessions/${session}/topics`
const open = (name: string, path = listAt()) => phones.open(name, path)

async function bring(page: Page, words: string, { lens = '', unsigned = false } = {}): Promise<void> {
	await page.goto(`${listAt()}/new`)
	await alive(page)
	await page.getByLabel('What is hard, in two lines').fill(words)
	if (lens) await page.getByLabel('Look at it through').selectOption({ label: lens })
	if (unsigned) await page.getByLabel('Without my name until it is discussed').check()
	await page.getByRole('button', { name: 'Put it in the queue' }).click()
	await expect(page.getByRole('status').filter({ hasText: 'It is in the queue' })).toBeVisible()
}

const row = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words })
const clean = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
/** Moves a session to so many minutes from now. */
const place = (session: string, minutes: number) =>
	sql(
		`update public.sessions set starts_at = at, local_date = (at at time zone 'UTC')::date,
			local_time = (at at time zone 'UTC')::time
		from (select date_trunc('minute', now()) + make_interval(mins => $2) as at) x where id = $1`,
		[session, minutes]
	)

test('a problem is brought under a lens, another one without a name; nobody sees whose it is', async () => {
	const tiago = await open('Tiago')
	await expect(tiago.getByText('The queue is empty.')).toBeVisible()
	await bring(tiago, 'We hold teams to a date that nobody can trace.', {
		lens: 'Accountability without context'
	})
	await bring(tiago, 'My director and I have stopped talking.', { unsigned: true })
	await expect(row(tiago, 'My director')).toContainText('You, unsigned')
	await clean(tiago)

	const ulla = await open('Ulla')
	await expect(row(ulla, 'We hold teams')).toContainText('Tiago. Lens: accountability without context')
	await expect(row(ulla, 'My director')).toContainText('Unsigned')
	await expect(row(ulla, 'My director')).not.toContainText('Tiago')
	await row(ulla, 'My director').getByRole('link').click()
	await expect(ulla.getByRole('heading', { level: 1 })).toHaveText('My director and I have stopped talking.')
	// The list before carried the other topic's bringer along.
	await ulla.reload()
	expect(await ulla.content()).not.toContain('Tiago')
	await clean(ulla)

	// Its bringer may put the name to it.
	await tiago.getByRole('link', { name: 'My director' }).click()
	await tiago.getByText('Put my name to it').click()
	await tiago.getByRole('button', { name: 'Sign it' }).click()
	await expect(tiago.getByText('It has your name now.')).toBeVisible()
	await ulla.reload()
	await expect(ulla.getByText('Tiago', { exact: true })).toBeVisible()
})

test('votes decide the hot seat, an organiser may choose otherwise, and the circle sees who did', async () => {
	const [tiago, ulla, runa] = [await open('Tiago'), await open('Ulla'), await open('Runa')]
	await bring(tiago, 'The first one.')
	await bring(ulla, 'The second one.')
	await expect(tiago.getByText('Hot seat.')).toHaveCount(0)
	await ulla.getByRole('button', { name: 'Vote for: The second one.' }).click()
	await expect(row(ulla, 'The second one.')).toContainText('Hot seat.')
	await expect(row(ulla, 'The second one.')).toContainText('1 vote')
	await expect(ulla.getByRole('link', { name: 'Choose the hot seat' })).toHaveCount(0)

	await runa.reload()
	await alive(runa)
	await runa.getByRole('link', { name: 'Choose the hot seat' }).click()
	await runa.getByRole('button', { name: 'Take these' }).click()
	await expect(runa.getByRole('alert')).toHaveText('Tick one or two.')
	await clean(runa)
	await runa.getByLabel('The first one.').check()
	await runa.getByRole('button', { name: 'Take these' }).click()
	await expect(runa.getByText('You chose the hot seat.')).toBeVisible()
	await ulla.reload()
	await expect(ulla.getByText('Runa chose the hot seat.')).toBeVisible()
	await expect(row(ulla, 'The first one.')).toContainText('Hot seat.')
	await ulla.goto(`/sessions/${next()}`)
	await expect(ulla.getByText('Runa chose the hot seat.')).toBeVisible()
	await expect(row(ulla, 'The first one.')).toContainText('Hot seat.')

	await runa.getByRole('status').getByRole('button', { name: 'Undo' }).click()
	await expect(runa.getByText('As it was before.')).toBeVisible()
	await expect(runa.getByText('You chose the hot seat.')).toHaveCount(0)
})

test('where the agenda has one hot seat, a second topic that was chosen is in reserve, wherever it is shown', async () => {
	const [tiago, runa] = [await open('Tiago'), await open('Runa')]
	await bring(tiago, 'The surer one.')
	await bring(tiago, 'The spare one.')
	await runa.goto(`${listAt()}/hot-seats`)
	await alive(runa)
	for (const words of ['The surer one.', 'The spare one.']) await runa.getByLabel(words).check()
	await runa.getByRole('button', { name: 'Take these' }).click()
	await expect(runa.getByText('You chose the hot seat, and one in reserve.')).toBeVisible()
	for (const path of [listAt(), `/sessions/${next()}`]) {
		await tiago.goto(path)
		await expect(row(tiago, 'The surer one.')).toContainText('Hot seat.')
		await expect(row(tiago, 'The spare one.')).toContainText('In reserve.')
	}
	await row(tiago, 'The spare one.').getByRole('link').click()
	await expect(tiago.getByText('In reserve', { exact: true })).toBeVisible()
	// Also for those who wait for it to begin.
	await place(next(), 10)
	await tiago.goto(`/sessions/${next()}/live`)
	const plan = tiago.getByRole('region', { name: 'The plan' })
	await expect(row(tiago, 'The surer one.')).toContainText(/^Hot seat/)
	await expect(plan).toContainText(/In reserve\s*The spare one\./)
	await clean(tiago)
})

test('who cannot be there answers in writing, changes it, takes it back and puts it back', async () => {
	const tiago = await open('Tiago')
	await bring(tiago, 'Nobody owns the build.')
	const ulla = await open('Ulla')
	await ulla.getByRole('link', { name: 'Nobody owns the build.' }).click()
	const mine = ulla.getByLabel('If you cannot be there')
	await mine.fill('Ask who is woken up by it.')
	await ulla.getByRole('button', { name: 'Answer in writing' }).click()
	await expect(ulla.getByText('Written. The circle reads it')).toBeVisible()
	await expect(ulla.getByText(/^You, /)).toBeVisible()
	await clean(ulla)
	await ulla.getByText('Change it').click()
	await ulla.getByLabel('Your answer').fill('Ask who is woken up by it, and who pays.')
	await ulla.getByRole('button', { name: 'Keep it so' }).click()
	await expect(ulla.getByText(/changed since$/)).toBeVisible()

	await tiago.reload()
	await expect(row(tiago, 'Nobody owns')).toContainText('One answer in writing')
	await alive(tiago)
	await row(tiago, 'Nobody owns').getByRole('button', { name: 'Take it back' }).click()
	await expect(tiago.getByText('others have answered it in writing')).toBeVisible()

	await ulla.getByText('Change it').click()
	await ulla.getByRole('button', { name: 'Take it back' }).click()
	await expect(ulla.getByText('Your answer is taken back.')).toBeVisible()
	await ulla.getByRole('button', { name: 'Undo' }).click()
	await expect(row(ulla, 'Ask who is woken up by it, and who pays.')).toBeVisible()
})

test('what was discussed is noted, and the rest is carried over and says so', async () => {
	const tiago = await open('Tiago')
	await bring(tiago, 'Talked about.')
	await bring(tiago, 'Left over.')
	const left = new URL(
		(await row(tiago, 'Left over.').getByRole('link').getAttribute('href')) ?? '',
		tiago.url()
	)
	await place(next(), -20)
	await tiago.goto(listAt())
	await alive(tiago)
	await tiago.getByRole('link', { name: 'Talked about.' }).click()
	await tiago.getByRole('button', { name: 'We discussed it' }).click()
	await expect(tiago.getByText('Noted: it was discussed.')).toBeVisible()
	await tiago.getByRole('status').getByRole('button', { name: 'Undo' }).click()
	await expect(tiago.getByText('It waits again.')).toBeVisible()
	await tiago.getByRole('button', { name: 'We discussed it' }).click()
	await expect(tiago.getByText('Noted: it was discussed.')).toBeVisible()
	await tiago.goto(listAt())
	await expect(tiago.getByRole('heading', { name: 'Discussed' })).toBeVisible()

	await place(next(), -2 * day)
	await sql('select public.settle_sessions()')
	// The old address leads to where it is now.
	await tiago.goto(left.pathname)
	expect(new URL(tiago.url()).pathname).toBe(
		`${listAt(circle.sessions[2])}/${left.pathname.split('/').at(-1)}`
	)
	await expect(tiago.getByText('Carried over once')).toBeVisible()
	await tiago.goto(listAt(circle.sessions[2]))
	await expect(tiago.getByText('Talked about.')).toHaveCount(0)
})

test('without scripts all of it works by plain forms', async () => {
	const page = await phones.open('Ulla', `${listAt()}/new`, false)
	await page.getByLabel('What is hard, in two lines').fill('Without scripts.')
	await page.getByRole('button', { name: 'Put it in the queue' }).click()
	await expect(page.getByText('It is in the queue. The circle sees it.')).toBeVisible()
	await page.getByRole('button', { name: 'Vote for: Without scripts.' }).click()
	await expect(row(page, 'Without scripts.')).toContainText('1 vote')
	await page.getByRole('link', { name: 'Without scripts.' }).click()
	await page.getByLabel('What they should know before').fill('A plain answer.')
	await page.getByRole('button', { name: 'Answer in writing' }).click()
	await expect(page.getByText('A plain answer.', { exact: true }).first()).toBeVisible()
	await page.goto(`${listAt()}/new`)
	await page.getByLabel('What is hard, in two lines').fill('And without a name.')
	await page.getByLabel('Without my name until it is discussed').check()
	await page.getByRole('button', { name: 'Put it in the queue' }).click()
	await expect(page.getByText('It is in the queue, without your name.')).toBeVisible()
	await row(page, 'And without a name.').getByRole('button', { name: 'Take it back' }).click()
	await expect(page.getByText('Taken back, with its votes.')).toBeVisible()
	await page.getByRole('button', { name: 'Undo' }).click()
	await expect(row(page, 'And without a name.')).toContainText('You, unsigned')
	await page.close()
})

test('an organiser takes out what nobody has signed', async () => {
	const tiago = await open('Tiago')
	await bring(tiago, 'Unkind words.', { unsigned: true })
	const runa = await open('Runa')
	await runa.getByRole('link', { name: 'Unkind words.' }).click()
	await runa.getByText('Take it out of the queue').click()
	await runa.getByRole('button', { name: 'Take it out', exact: true }).click()
	await expect(runa.getByText('It is out of the queue.')).toBeVisible()
	await expect(runa.getByText('Unkind words.')).toHaveCount(0)
	const ulla = await open('Ulla')
	await bring(tiago, 'Kinder words.', { unsigned: true })
	await ulla.reload()
	await ulla.getByRole('link', { name: 'Kinder words.' }).click()
	await expect(ulla.getByText('As an organiser')).toHaveCount(0)
})

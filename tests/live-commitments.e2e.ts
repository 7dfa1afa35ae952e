import type { Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { expect, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'
import { ownPhones } from './own-phones.ts'

/*
 * The two steps of a live session that are about commitments: the review, where each answers their own, and the writing
 * of new ones. By two people, with scripts and without.
 */

const names = ['Tove', 'Ugo']
const phones = ownPhones(names, (name: string) => `${name.toLowerCase()}@live-commitments.test`)
const day = 24 * 60
let circle: OwnCircle

/** A session that runs, with two commitments of Tove's and one of Ugo's due at it. */
test.beforeEach(async () => {
	circle = await makeCircle('Tove', 'Said and done', [-14 * day, -5, 14 * day])
	await letIn(circle.id, 'Ugo')
	for (const [name, words] of [
		['Tove', 'Ask twice before answering.'],
		['Tove', 'Hand over the pager.'],
		['Ugo', 'Write the one-page case.']
	])
		await sql(
			`insert into public.commitments (id, circle_id, owner_id, session_id, due_session_id, due_on, words, created_at)
			select $1, $2, p.id, $3, s.id, s.local_date, $4, now() - interval '10 days'
			from public.profiles p, public.sessions s where p.name = $5 and s.id = $6`,
			[randomUUID(), circle.id, circle.sessions[0], words, name, circle.sessions[1]]
		)
})

const live = () => `/sessions/${circle.sessions[1]}/live`

const openAs = (name: string, scripts: boolean) => phones.open(name, `${live()}?still`, scripts)

/** Brings the session to its first step of a kind, for everybody. */
const goTo = (kind: string) =>
	sql(
		`update public.lives l set step = s.at - 1, phase = 0, step_started_at = now(), version = version + 1
		from jsonb_array_elements((select steps from public.lives where session_id = $1)) with ordinality as s (step, at)
		where l.session_id = $1 and s.step ->> 'kind' = $2`,
		[circle.sessions[1], kind]
	)

const stands = () =>
	sql<{ words: string; status: string; ended_with: string | null }>(
		`select words, status, ended_with from public.commitments where circle_id = $1 and due_session_id = $2 order by words`,
		[circle.id, circle.sessions[1]]
	)

for (const scripts of [true, false])
	test(`commitments are reviewed and made ${scripts ? 'with' : 'without'} scripts`, async () => {
		const tove = await openAs('Tove', scripts)
		await tove.getByRole('button', { name: 'Start the session' }).click()
		await expect(tove.getByRole('heading', { name: 'Check-in' })).toBeVisible()
		await goTo('review')
		const again = async (page: Page) => {
			if (!scripts) await page.goto(`${live()}?still`)
		}
		await again(tove)

		// One tap each; then the line.
		const asked = tove.getByRole('listitem').filter({ hasText: 'Ask twice before answering.' })
		await asked.getByRole('button', { name: 'Learned' }).click()
		await expect(asked.getByText('Learned', { exact: true })).toBeVisible()
		await asked.getByLabel('What came of it, in a line').fill('They asked back.')
		await asked.getByRole('button', { name: 'Keep', exact: true }).click()
		await expect(asked.getByText('They asked back.')).toBeVisible()
		const pager = tove.getByRole('listitem').filter({ hasText: 'Hand over the pager.' })
		await pager.getByRole('button', { name: 'Renegotiated' }).click()
		await expect(pager.getByRole('link', { name: 'Other words or date' })).toBeVisible()
		await expect
			.poll(stands)
			.toMatchObject([
				{ status: 'learned', ended_with: 'They asked back.' },
				{ status: 'renegotiated', ended_with: null },
				{ status: 'open' }
			])
		const [later] = await sql(
			`select words, due_session_id from public.commitments where circle_id = $1 and renegotiates_id is not null`,
			[circle.id]
		)
		expect(later).toEqual({ words: 'Hand over the pager.', due_session_id: circle.sessions[2] })
		await pager.getByRole('button', { name: 'Open it again' }).click()
		await expect(pager.getByRole('button', { name: 'Kept' })).toBeVisible()

		// Ugo answers his own, and nobody else's.
		const ugo = await openAs('Ugo', scripts)
		await expect(ugo.getByRole('button', { name: 'Kept' })).toHaveCount(1)
		await ugo.getByRole('button', { name: 'Kept' }).click()
		await expect(ugo.getByText('Kept', { exact: true }).first()).toBeVisible()
		// The page shows it before the answer has come.
		await expect
			.poll(async () => (await stands()).map(({ status }) => status))
			.toEqual(['learned', 'open', 'kept'])

		await goTo('commitments')
		await again(tove)
		await again(ugo)
		await expect(tove.getByText('Ugo has not answered yet.')).toBeVisible()
		await ugo.getByRole('textbox', { name: /I will$/ }).fill('Say who decides.')
		await ugo.getByLabel('Witness').selectOption({ label: 'Tove' })
		await ugo.getByRole('button', { name: 'Log it' }).click()
		await expect(ugo.getByText('Witness: Tove')).toBeVisible()
		// A second one, on the same page, is another one.
		await ugo.getByText('Another one').click()
		await expect(ugo.getByRole('textbox', { name: /I will$/ })).toHaveValue('')
		await ugo.getByRole('textbox', { name: /I will$/ }).fill('Write it down as well.')
		await ugo.getByRole('button', { name: 'Log it' }).click()
		await expect(ugo.getByText('Write it down as well.')).toBeVisible()
		if (!scripts) await ugo.getByText('Another one').click()
		await expect(ugo.getByRole('textbox', { name: /I will$/ })).toHaveValue('')
		await ugo.getByRole('textbox', { name: /I will$/ }).fill('And a third.')
		await ugo.getByRole('button', { name: 'Log it' }).click()
		await expect(ugo.getByRole('listitem').filter({ hasText: 'And a third.' })).toBeVisible()
		const made = await sql<{ words: string }>(
			'select words from public.commitments where circle_id = $1 and session_id = $2 order by words',
			[circle.id, circle.sessions[1]]
		)
		expect(made.map(({ words }) => words)).toEqual([
			'And a third.',
			'Say who decides.',
			'Write it down as well.'
		])

		// What he wrote is his to read aloud; she sees it once she has answered.
		await again(tove)
		await expect(tove.getByText('Has written. You see it once you have answered.')).toBeVisible()
		await expect(tove.getByText('Say who decides.')).toHaveCount(0)
		await tove.getByRole('button', { name: 'Nothing this time' }).click()
		await expect(tove.getByText('That is an answer too.')).toBeVisible()
		await expect(tove.getByText('Say who decides.')).toBeVisible()
		await expect(tove.getByText('Witness: you')).toBeVisible()
		await expect(tove.getByText('Everybody here has answered.')).toBeVisible()
		await tove.getByRole('button', { name: 'Write one after all' }).click()
		await expect(tove.getByRole('button', { name: 'Log it' })).toBeVisible()
		await tove.close()
		await ugo.close()
	})

test('what cannot be logged says why, and nothing typed is lost', async () => {
	const page = await openAs('Tove', false)
	await page.getByRole('button', { name: 'Start the session' }).click()
	await expect(page.getByRole('heading', { name: 'Check-in' })).toBeVisible()
	await goTo('commitments')
	await page.goto(`${live()}?still`)
	const words = page.getByRole('textbox', { name: /I will$/ })
	await words.evaluate((field: HTMLTextAreaElement) => field.removeAttribute('maxlength'))
	await words.fill('Long. '.repeat(80))
	await page.getByLabel('We will be able to see that').fill('It is there.')
	await page.getByRole('button', { name: 'Log it' }).click()
	await expect(page.getByText('Four hundred characters at most.')).toBeVisible()
	await expect(words).toHaveValue(/^Long\. Long\./)
	await expect(page.getByLabel('We will be able to see that')).toHaveValue('It is there.')
	await page.close()
})

import type { Page } from '@playwright/test'
import { alive, expect, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'
import { ownPhones } from './own-phones.ts'

const names = ['Quinn', 'Rafa', 'Suki']
const phones = ownPhones(names, (name: string) => `${name.toLowerCase()}@agendas.test`)
const day = 24 * 60

let circle: OwnCircle

/** A circle of three that Quinn organises, in the middle of its season; Rafa facilitates the next session, of an hour. */
test.beforeEach(async () => {
	circle = await makeCircle('Quinn', 'Order of the day', [-13 * day, 2 * day, 16 * day])
	for (const name of names.slice(1)) await letIn(circle.id, name)
	await sql(
		`insert into public.duties (session_id, circle_id, role, profile_id)
		select $1, $2, 'facilitator', id from public.profiles where name = 'Rafa'`,
		[circle.sessions[1], circle.id]
	)
})

const steps = (page: Page) => page.locator('ol > li')
const minutesOf = (page: Page, name: string) => page.getByLabel(`${name}, minutes`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

for (const scripts of [true, false]) {
	test(`an agenda is copied, changed and kept ${scripts ? 'with' : 'without'} scripts`, async () => {
		const page = await phones.open('Suki', `/circles/${circle.id}/agendas`, scripts)
		await expect(page.getByText('None yet.')).toBeVisible()
		await page.getByText('60 minutes, step by step').first().click()
		await page.getByRole('link', { name: 'Copy and change' }).first().click()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('A new agenda')
		if (scripts) await alive(page)

		// What is typed stays whatever is moved.
		await page.getByLabel('What we call it').fill('Long review')
		await minutesOf(page, 'Review of commitments').fill('20')
		await press(page, 'Move Review of commitments up')
		await expect(steps(page).nth(0)).toContainText('Review of commitments')
		await expect(minutesOf(page, 'Review of commitments')).toHaveValue('20')
		await expect(page.getByLabel('What we call it')).toHaveValue('Long review')
		await expect(page.getByText('70 minutes in all.')).toBeVisible()

		await press(page, 'Take Check-in out')
		await expect(page.getByText('Check-in is out.')).toBeVisible()
		await expect(steps(page)).toHaveCount(4)
		await press(page, 'Undo')
		await expect(steps(page)).toHaveCount(5)
		await expect(steps(page).nth(1)).toContainText('Check-in')

		await page.getByLabel('One more step').selectOption({ label: 'Open discussion' })
		await press(page, 'Add')
		await expect(steps(page).nth(3)).toContainText('Open discussion')
		await steps(page).nth(3).getByText('Own name').click()
		await page.getByLabel('Own name for Open discussion').fill('Hiring')
		await press(page, 'Keep it')

		await expect(page.getByText('Saved. Every session of this circle can take it.')).toBeVisible()
		await expect(page.getByRole('link', { name: /Long review/ })).toContainText('80 minutes')
		const [kept] = await sql<{ steps: unknown }>('select steps from public.agendas where circle_id = $1', [
			circle.id
		])
		expect(kept?.steps).toEqual([
			{ kind: 'review', minutes: 20, title: null },
			{ kind: 'check_in', minutes: 5, title: null },
			{ kind: 'hot_seat', minutes: 30, title: null },
			{ kind: 'discussion', minutes: 10, title: 'Hiring' },
			{ kind: 'commitments', minutes: 10, title: null },
			{ kind: 'close', minutes: 5, title: null }
		])

		// Taken away by who made it, and back.
		await page.getByRole('link', { name: /Long review/ }).click()
		if (scripts) await alive(page)
		await press(page, 'Take it away')
		await expect(page.getByText('Taken away.')).toBeVisible()
		await expect(page.getByText('None yet.')).toBeVisible()
		await press(page, 'Undo')
		await expect(page.getByRole('link', { name: /Long review/ })).toBeVisible()
		await page.close()
	})

	test(`the facilitator says what a session does ${scripts ? 'with' : 'without'} scripts`, async () => {
		const at = `/sessions/${circle.sessions[1]}/agenda`
		const page = await phones.open('Rafa', at, scripts)
		await expect(page.getByText('The usual one: one hour, one hot seat.')).toBeVisible()
		await expect(steps(page)).toHaveCount(5)

		await page.getByText('Take another one').click()
		await page.getByRole('radio', { name: /^Last session/ }).check()
		await press(page, 'Take this one')
		await expect(page.getByText('The session does this now.')).toBeVisible()
		await expect(page.getByText('You chose this.')).toBeVisible()
		await expect(steps(page).nth(2)).toContainText('Looking back')
		await press(page, 'Undo')
		await expect(page.getByText('It is as it was.')).toBeVisible()
		await expect(page.getByText('The usual one: one hour, one hot seat.')).toBeVisible()

		await page.getByRole('link', { name: 'Change it for this session' }).click()
		if (scripts) await alive(page)
		await expect(page.getByText('60 of 60 minutes.')).toBeVisible()
		await minutesOf(page, 'Hot seat').fill('45')
		if (scripts) await expect(page.getByText(/^75 of 60 minutes: 15 minutes too long/)).toBeVisible()
		await press(page, 'Use it for this session')
		// Shortened before the commitments; the rest stays.
		await expect(page.getByText(/75 of 60 minutes/)).toBeVisible()
		await expect(steps(page).nth(2)).toContainText('34 min')
		await expect(steps(page).nth(3)).toContainText('10 min')

		const mate = await phones.open('Suki', at, scripts)
		await expect(mate.getByText('Rafa chose this.')).toBeVisible()
		await expect(mate.getByText('An organiser, or who facilitates, can change it')).toBeVisible()
		await expect(mate.getByRole('link', { name: 'Change it for this session' })).toHaveCount(0)
		await mate.goto(`${at}/edit`)
		await expect(mate).toHaveURL(new RegExp(`${at}$`))
		await mate.close()
		await page.close()
	})

	test(`what cannot be kept says why and loses nothing ${scripts ? 'with' : 'without'} scripts`, async () => {
		const page = await phones.open('Quinn', `/circles/${circle.id}/agendas/new?from=two-hot-seats`, scripts)
		await page.getByLabel('One more step').selectOption({ label: 'Hot seat' })
		await press(page, 'Add')
		await expect(steps(page)).toHaveCount(7)
		await minutesOf(page, 'Check-in').fill('7')
		await page
			.locator('form')
			.evaluateAll((forms: HTMLFormElement[]) => forms.forEach((form) => (form.noValidate = true)))
		await press(page, 'Keep it')
		await expect(page.getByText('Two hot seats at most: with a third, nobody has time enough.')).toBeVisible()
		await expect(page.getByText('Give it a name, so that the others find it.')).toBeVisible()
		await expect(minutesOf(page, 'Check-in')).toHaveValue('7')
		await press(page, 'Take Check-in out')
		await expect(steps(page)).toHaveCount(6)
		await page.close()
	})
}

test('an agenda of the circle is changed by whoever made it and by organisers, and copied by all', async () => {
	const [made] = await sql<{ id: string }>(
		`insert into public.agendas (id, circle_id, name, made_by, steps)
		select gen_random_uuid(), $1, 'Quiet one', id,
			'[{"kind": "commitments", "minutes": 10, "title": null}, {"kind": "close", "minutes": 5, "title": null}]'
		from public.profiles where name = 'Rafa' returning id`,
		[circle.id]
	)
	const at = `/circles/${circle.id}/agendas/${made?.id}`
	const quinn = await phones.open('Quinn', at)
	await expect(quinn.getByText('Made by Rafa.')).toBeVisible()
	await expect(quinn.getByRole('button', { name: 'Save' })).toBeVisible()
	await quinn.close()
	const suki = await phones.open('Suki', at)
	await expect(suki.getByRole('button', { name: 'Save' })).toHaveCount(0)
	await suki.getByRole('link', { name: 'Copy and change' }).click()
	await expect(suki.getByText('Begun from “Quiet one”.')).toBeVisible()
	await suki.close()
})

test('steps go up, down, out and back by keyboard, with the focus where one is', async () => {
	const page = await phones.open('Quinn', `/circles/${circle.id}/agendas/new`)
	const down = page.getByRole('button', { name: 'Move Check-in down' })
	await down.focus()
	await page.keyboard.press('Enter')
	await expect(steps(page).nth(1)).toContainText('Check-in')
	await expect(down).toBeFocused()
	await expect(page.getByText('Check-in is step 2 of 5.')).toBeAttached()
	await page.getByRole('button', { name: 'Take Check-in out' }).focus()
	await page.keyboard.press('Enter')
	await expect(steps(page)).toHaveCount(4)
	await page.getByRole('button', { name: 'Undo' }).focus()
	await page.keyboard.press('Enter')
	await expect(steps(page).nth(1)).toContainText('Check-in')
	// The enter key in a field keeps the agenda; it moves nothing.
	await page.getByLabel('What we call it').fill('By keyboard')
	await page.keyboard.press('Enter')
	await expect(page.getByText('Saved.')).toBeVisible()
	await page.close()
})

test('members read the charter that they have accepted', async () => {
	const page = await phones.open('Suki', `/circles/${circle.id}`)
	await page.getByRole('button', { name: 'More about this circle' }).click()
	await page.getByRole('link', { name: 'Charter' }).click()
	await expect(page.getByText('What is said here stays here.')).toBeVisible()
	await page.close()
})

import type { Page } from '@playwright/test'
import { alive, expect, mailTo, sql, test } from './journey.ts'
import { letIn, makeCircle, type OwnCircle } from './own-circle.ts'
import { ownPhones } from './own-phones.ts'

const names = ['Rosa', 'Theo', 'Uma', 'Vito']
const emailOf = (name: string) => `${name.toLowerCase()}@rota.test`
const phones = ownPhones(names, emailOf)
const roles = ['facilitator', 'timekeeper', 'note_taker']
const day = 24 * 60

let circle: OwnCircle

/** A circle of four that has met once, with the rota of its next two sessions. */
test.beforeEach(async () => {
	circle = await makeCircle('Rosa', 'Turn and turn about', [-20 * day, 2 * day, 16 * day])
	for (const name of names.slice(1)) await letIn(circle.id, name)
	await sql(`update public.members set joined_at = now() - interval '40 days' where circle_id = $1`, [
		circle.id
	])
	for (const [index, holders] of ['Uma Rosa Vito', 'Rosa Theo Uma', 'Vito Uma Theo'].entries())
		for (const [place, name] of holders.split(' ').entries())
			await sql(
				`insert into public.duties (session_id, circle_id, role, profile_id)
				select $1, $2, $3, id from public.profiles where name = $4`,
				[circle.sessions[index], circle.id, roles[place], name]
			)
})

const open = (name: string, path = `/circles/${circle.id}/rota`, scripts = true) =>
	phones.open(name, path, scripts)

/** Who does what in the next two sessions, as the page says it. */
const rotaOn = (page: Page) =>
	page
		.locator('dl')
		.allInnerTexts()
		.then((all) => all.map(namesIn))
const namesIn = (text: string) =>
	text
		.split('\n')
		.map((line) => /^(You|Rosa|Theo|Uma|Vito|Nobody)/.exec(line)?.[0])
		.filter(Boolean)
		.join(' ')

test('asking takes two taps, answering one, and the two swap', async () => {
	const rosa = await open('Rosa')
	await expect.poll(() => rotaOn(rosa)).toEqual(['You Theo Uma', 'Vito Uma Theo'])
	let taps = 0
	const tap = async (what: ReturnType<Page['getByRole']>) => {
		taps++
		await what.click()
	}
	await tap(rosa.getByRole('link', { name: 'Ask someone' }).first())
	await expect(rosa.getByRole('heading', { level: 1 })).toHaveText('Who could facilitate?')
	await expect(rosa.getByText('Timekeeper that day')).toBeVisible()
	await tap(rosa.getByRole('button', { name: 'Vito' }))
	await expect(rosa.getByRole('status').getByText('Vito is asked, here and by mail.')).toBeVisible()
	expect(taps).toBe(2)

	const mail = await mailTo(emailOf('Vito'), ({ subject }) => subject.startsWith('Would you facilitate'))
	expect(mail.text).toContain(`/circles/${circle.id}/rota`)
	expect(mail.subject).not.toContain('Rosa')

	// He is told wherever he looks.
	const vito = await open('Vito', `/circles/${circle.id}`)
	await expect(vito.getByText('You are asked to take a duty.')).toBeVisible()
	await vito.goto('/start')
	await alive(vito)
	await expect(vito.getByText('Rosa asks you to facilitate.')).toBeVisible()
	await vito.getByRole('button', { name: 'Accept' }).click()
	await expect(vito.getByRole('status').getByText('It is yours now. Thank you.')).toBeVisible()
	await expect.poll(() => rotaOn(vito)).toEqual(['You Theo Uma', 'Rosa Uma Theo'])
	await mailTo(emailOf('Rosa'), ({ subject }) => subject.startsWith('Taken: you need not facilitate'))

	// The session says it too.
	await vito.goto(`/sessions/${circle.sessions[1]}`)
	await expect(vito.getByText('You facilitate, Theo keeps time, Uma takes notes.')).toBeVisible()
	for (const page of [rosa, vito]) await page.close()
})

test('a question can be taken back, or answered with no; it stays where it was', async () => {
	const rosa = await open('Rosa')
	await rosa.getByRole('link', { name: 'Ask someone' }).first().click()
	await rosa.getByRole('button', { name: 'Vito' }).click()
	const vito = await open('Vito')
	await expect(vito.getByText('Rosa asks you to facilitate.')).toBeVisible()
	await rosa.getByRole('status').getByRole('button', { name: 'Undo' }).click()
	await expect(rosa.getByRole('status').getByText('Taken back. It stays yours.')).toBeVisible()
	// He taps what is not true any more, and is told.
	await vito.getByRole('button', { name: 'Accept' }).click()
	await expect(vito.getByRole('alert')).toHaveText(/taken back meanwhile/)

	await rosa.getByRole('link', { name: 'Ask someone' }).first().click()
	await rosa.getByRole('button', { name: 'Vito' }).click()
	await vito.reload()
	await alive(vito)
	await vito.getByRole('button', { name: 'Not this time', exact: true }).click()
	await expect(vito.getByRole('status').getByText('You said not this time.')).toBeVisible()
	await rosa.goto(`/circles/${circle.id}/rota`)
	await expect.poll(() => rotaOn(rosa)).toEqual(['You Theo Uma', 'Vito Uma Theo'])
	for (const page of [rosa, vito]) await page.close()
})

test('skipping is one tap, the next in line has it at once, and one more takes it back', async () => {
	const rosa = await open('Rosa')
	await rosa.getByRole('button', { name: 'I cannot this time' }).first().click()
	await expect(rosa.getByRole('status').getByText('Not you this time. Vito is next in line.')).toBeVisible()
	const [held] = await sql<{ name: string }>(
		`select p.name from public.duties d join public.profiles p on p.id = d.profile_id
		where d.session_id = $1 and d.role = 'facilitator'`,
		[circle.sessions[1]]
	)
	expect(held?.name).toBe('Vito')
	await rosa.getByRole('status').getByRole('button', { name: 'Undo' }).click()
	await expect(rosa.getByRole('status').getByText('It is yours again.')).toBeVisible()
	await expect.poll(() => rotaOn(rosa)).toEqual(['You Theo Uma', 'Vito Uma Theo'])
	const told = await sql(
		`select 1 from public.deliveries where circle_id = $1 and kind = 'duty_given' and dropped_at is null`,
		[circle.id]
	)
	expect(told).toEqual([])
	await rosa.close()
})

test('all of it works without JavaScript', async () => {
	const theo = await open('Theo', undefined, false)
	await theo.getByRole('link', { name: 'Ask someone' }).first().click()
	await theo.getByRole('button', { name: 'Vito' }).click()
	await expect(theo.getByText('Vito is asked, here and by mail.')).toBeVisible()
	const vito = await open('Vito', undefined, false)
	await vito.getByRole('button', { name: 'Accept' }).click()
	await expect(vito.getByText('It is yours now. Thank you.')).toBeVisible()
	await expect.poll(() => rotaOn(vito)).toEqual(['Rosa You Uma', 'You Uma Theo'])

	const uma = await open('Uma', undefined, false)
	await uma.getByRole('button', { name: 'I cannot this time' }).first().click()
	await expect(uma.getByText('Not you this time. Theo is next in line.')).toBeVisible()
	await uma.getByRole('button', { name: 'Undo' }).click()
	await expect(uma.getByText('It is yours again.')).toBeVisible()
	for (const page of [theo, vito, uma]) await page.context().close()
})

test('an organiser names somebody with two taps; a member finds no such page', async () => {
	const rosa = await open('Rosa')
	await rosa
		.getByRole('link', { name: /Change the note-taker/ })
		.first()
		.click()
	await expect(rosa.getByRole('heading', { level: 1 })).toHaveText('Who takes notes?')
	await rosa.getByRole('button', { name: 'Vito' }).click()
	await expect(rosa.getByRole('status').getByText('Vito has it now, and gets a mail.')).toBeVisible()
	await rosa.getByRole('status').getByRole('button', { name: 'Undo' }).click()
	await expect(rosa.getByRole('status').getByText('Uma has it now.')).toBeVisible()
	const vito = await open('Vito')
	await expect(vito.getByRole('link', { name: /Change the/ })).toHaveCount(0)
	const response = await vito.goto(`/circles/${circle.id}/rota/${circle.sessions[1]}/timekeeper`)
	expect(response?.status()).toBe(404)
	for (const page of [rosa, vito]) await page.close()
})

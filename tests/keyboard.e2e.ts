import type { Locator, Page } from '@playwright/test'
import { alive, expect, mailTo, newPhone, sql, test } from './journey.ts'
import { makeCircle } from './own-circle.ts'

/** What is wrong with where the focus is: no visible mark, or hidden below something. */
function blameFocus(): string | null {
	const focused = document.activeElement
	if (!(focused instanceof HTMLElement) || focused === document.body) return null
	const marks = [getComputedStyle(focused), getComputedStyle(focused, '::after')]
	const marked = marks.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
	const [box] = focused.getClientRects()
	if (!box) return `${focused.outerHTML.slice(0, 120)} is not on the screen`
	if (!marked) return `${focused.outerHTML.slice(0, 120)} does not show that it is focused`
	const hit = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20))
	const place = focused.closest('label') ?? focused
	return hit && (place.contains(hit) || hit.contains(place) || hit.shadowRoot) && !hit.matches('nav, .toast')
		? null
		: `${focused.outerHTML.slice(0, 120)} is below ${hit?.outerHTML.slice(0, 80)}`
}

/** Goes on by the tab key until the target has the focus; every stop on the way must show where one is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible()
	for (let stops = 0; stops < 60; stops++) {
		await page.keyboard.press('Tab')
		expect(await page.evaluate(blameFocus)).toBeNull()
		if (await target.evaluate((element) => element === document.activeElement)) return
	}
	throw new Error(`The tab key does not lead to ${target}`)
}

test('everything is done without a mouse: sign in, answer, log, end, look into the menu, and undo', async ({
	browser
}) => {
	const mark = process.env.TEST_WORKER_INDEX ?? ''
	const email = `kaya${mark}@keyboard.test`
	const name = `Kaya ${mark}`
	const page = await (await newPhone(browser, { hasTouch: false })).newPage()
	const press = (key: string) => page.keyboard.press(key)
	const type = (words: string) => page.keyboard.insertText(words)

	await page.goto('/sign-in')
	await alive(page)
	await tabTo(page, page.getByRole('link', { name: 'Skip to content' }))
	await press('Enter')
	await expect(page.getByRole('main')).toBeFocused()
	await tabTo(page, page.getByLabel('E-mail'))
	await type(email)
	await press('Enter')
	await expect(page.getByRole('heading', { name: 'Six digits are on their way' })).toBeVisible()
	await tabTo(page, page.getByLabel('Code', { exact: true }))
	await type(/\b\d{6}\b/.exec((await mailTo(email)).text)?.[0] ?? '')
	await press('Enter')
	await tabTo(page, page.getByLabel('Your name, as circles will see it'))
	await type(name)
	await tabTo(page, page.getByRole('button', { name: 'Continue' }))
	await press('Enter')
	await expect(page.getByRole('heading', { name: 'No circle yet' })).toBeVisible()

	const circle = await makeCircle(name, 'Without a mouse', [3000, 20_000])
	await page.goto('/start')
	await alive(page)
	await tabTo(page, page.getByRole('link', { name: 'See the session' }))
	await press('Enter')
	await page.waitForURL(/\/sessions\//)
	await alive(page)
	const yes = page.getByRole('button', { name: 'Yes', exact: true })
	await tabTo(page, yes)
	await press('Enter')
	await expect(yes).toHaveAttribute('aria-pressed', 'true')
	await expect(yes).toBeFocused()

	await page.goto('/start')
	await alive(page)
	await tabTo(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Log/ }))
	await press('Enter')
	await tabTo(page, page.getByLabel('By next session I will'))
	await type('Put the mouse into a drawer.')
	await tabTo(page, page.getByLabel('Only I can see this'))
	await press('Space')
	await expect(page.getByLabel('Only I can see this')).toBeChecked()
	await tabTo(page, page.getByRole('button', { name: 'Log it' }))
	await press('Enter')
	await expect(page.getByText('Logged.')).toBeVisible()

	const answer = page.getByRole('link', { name: 'Answer: Put the mouse into a drawer.' })
	await tabTo(page, answer)
	await press('Enter')
	const sheet = page.getByRole('dialog', { name: 'How did it go?' })
	await expect(sheet.getByRole('heading', { name: 'How did it go?' })).toBeFocused()
	await press('Escape')
	await expect(sheet).toBeHidden()
	await expect(answer).toBeFocused()
	await press('Enter')
	await expect(sheet.getByRole('heading', { name: 'How did it go?' })).toBeFocused()
	// Nothing chosen yet: the tab key stops at the first, the arrows go through the four.
	await tabTo(page, sheet.getByRole('radio', { name: /Kept/ }))
	await press('Space')
	await press('ArrowDown')
	await expect(sheet.getByRole('radio', { name: /Learned/ })).toBeChecked()
	await press('ArrowUp')
	await expect(sheet.getByRole('radio', { name: /Kept/ })).toBeChecked()
	await tabTo(page, sheet.getByLabel('What came of it, in a line'))
	await type('It is still there.')
	await tabTo(page, sheet.getByRole('button', { name: 'Save' }))
	await press('Enter')
	const undo = page.getByRole('button', { name: 'Undo' })
	await tabTo(page, undo)
	await press('Enter')
	const status = () => sql('select status from public.commitments where circle_id = $1', [circle.id])
	await expect.poll(status).toEqual([{ status: 'open' }])

	await page.goto(`/circles/${circle.id}`)
	await alive(page)
	const menu = page.getByRole('button', { name: 'More about this circle' })
	const edit = page.getByRole('link', { name: 'Edit the circle' })
	await tabTo(page, menu)
	await press('Enter')
	await tabTo(page, edit)
	await press('Escape')
	await expect(edit).toBeHidden()
	await expect(menu).toBeFocused()
	await press('Enter')
	await tabTo(page, edit)
	await press('Enter')
	await expect(page.getByRole('heading', { name: 'Edit the circle' })).toBeVisible()
	await page.context().close()
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { alive, expect, newPhone, signIn, sql, test } from './journey.ts'
import { makeCircle } from './own-circle.ts'

/*
 * Every page, looked at as those see it who have most on it: nothing for axe in light and dark, nothing wider than a
 * small phone, targets that a thumb hits, a title and one heading, and a silent console.
 */

const people = {
	ana: { email: 'ana@demo.invalid' },
	ilse: { email: 'ilse@demo.invalid' },
	// With a circle of her own, one session of which runs and one is just over.
	nela: { email: 'nela@pages.test', name: 'Nela' },
	// In no circle, waiting for a seat.
	lone: { email: 'lone@pages.test', name: 'Lone' },
	// Signed in, and not yet asked for a name.
	unnamed: { email: 'unnamed@pages.test' }
}
type Who = keyof typeof people | 'nobody'

interface Places {
	circle: string
	next: string
	past: string
	tomasz: string
	ilse: string
	open: string
	kept: string
	others: string
	link: string
	own: { circle: string; runs: string; over: string; cancelled: string; first: string; invitation: string }
}

interface View {
	who: Who
	path: (at: Places) => string
	status?: number
	/** Brings the page into the state that is looked at. */
	then?: (page: Page) => Promise<void>
}

const as = (who: Who, path: View['path'] | string, more: Omit<View, 'who' | 'path'> = {}): View => ({
	who,
	path: typeof path === 'string' ? () => path : path,
	...more
})

/** Sends the first form of the page as it stands, whatever the browser thinks of it. */
const send = (name: string) => async (page: Page) => {
	await alive(page)
	await page.locator('form').evaluateAll((forms: HTMLFormElement[]) => forms.forEach((form) => (form.noValidate = true)))
	await page.getByRole('button', { name }).click()
	await expect(page.locator('[aria-invalid="true"]').first()).toBeFocused()
}

const views: Record<string, View[]> = {
	'(public)': [as('nobody', '/'), as('nobody', '/?signed-out')],
	'(public)/about': [as('nobody', '/about')],
	'(public)/auth/confirm': [as('nobody', '/auth/confirm?token_hash=abc')],
	'(public)/invitations/[token]': [
		as('nobody', (at) => `/invitations/${at.own.invitation}`),
		as('lone', (at) => `/invitations/${at.own.invitation}`),
		as('nela', (at) => `/invitations/${at.own.invitation}`)
	],
	'(public)/offline': [as('nobody', '/offline')],
	'(public)/s/[token]': [as('nobody', (at) => `/s/${at.link}`)],
	'(public)/sign-in': [as('nobody', '/sign-in'), as('nobody', '/sign-in', { then: send('Send me a code') })],
	'(public)/sign-in/code': [as('nobody', '/sign-in/code')],
	'(public)/sign-out': [as('ana', '/sign-out')],
	'(public)/welcome': [as('unnamed', '/welcome'), as('unnamed', '/welcome', { then: send('Continue') })],
	'(app)/circles': [as('ana', '/circles'), as('lone', '/circles')],
	'(app)/circles/[circle]': [
		as('ana', (at) => `/circles/${at.circle}`),
		as('ilse', (at) => `/circles/${at.circle}`, {
			then: async (page) => {
				await page.getByRole('button', { name: 'More about this circle' }).click()
				await expect(page.getByRole('link', { name: 'Leave the circle' })).toBeVisible()
			}
		}),
		as('nela', (at) => `/circles/${at.own.circle}?done=edited`)
	],
	'(app)/circles/[circle]/edit': [as('ilse', (at) => `/circles/${at.circle}/edit`)],
	'(app)/circles/[circle]/invite': [
		as('ilse', (at) => `/circles/${at.circle}/invite`),
		as('nela', (at) => `/circles/${at.own.circle}/invite`, { then: send('Mail the invitations') }),
		as('nela', (at) => `/circles/${at.own.circle}/invite`, {
			then: async (page) => {
				await alive(page)
				await page.getByRole('button', { name: 'Share the invitation' }).click()
				await expect(page.getByLabel('The link')).toBeVisible()
			}
		})
	],
	'(app)/circles/[circle]/leave': [
		as('ana', (at) => `/circles/${at.circle}/leave`),
		as('ilse', (at) => `/circles/${at.circle}/leave`),
		as('nela', (at) => `/circles/${at.own.circle}/leave`)
	],
	'(app)/circles/[circle]/members': [
		as('ana', (at) => `/circles/${at.circle}/members`),
		as('ilse', (at) => `/circles/${at.circle}/members?done=promoted&of=${at.tomasz}`)
	],
	'(app)/circles/[circle]/members/[person]': [
		as('ilse', (at) => `/circles/${at.circle}/members/${at.tomasz}`),
		as('ilse', (at) => `/circles/${at.circle}/members/${at.ilse}`)
	],
	'(app)/circles/[circle]/season': [as('ilse', (at) => `/circles/${at.circle}/season`)],
	'(app)/circles/[circle]/waiting': [as('lone', (at) => `/circles/${at.own.circle}/waiting`)],
	'(app)/circles/new': [as('ana', '/circles/new'), as('ana', '/circles/new', { then: send('Form the circle') })],
	'(app)/commitments': [
		as('ana', '/commitments'),
		as('ana', (at) => `/commitments?done=logged&of=${at.open}`),
		as('ana', '/commitments', {
			then: async (page) => {
				await alive(page)
				await page.getByRole('link', { name: /^Answer:/ }).first().click()
				await page.getByRole('radio', { name: /Renegotiated/ }).check()
			}
		}),
		as('lone', '/commitments')
	],
	'(app)/commitments/[commitment]': [
		as('ana', (at) => `/commitments/${at.open}`),
		as('ana', (at) => `/commitments/${at.kept}`),
		as('ana', (at) => `/commitments/${at.others}`)
	],
	'(app)/commitments/[commitment]/check-ins': [as('ana', (at) => `/commitments/${at.open}/check-ins`)],
	'(app)/commitments/[commitment]/edit': [as('ana', (at) => `/commitments/${at.open}/edit`)],
	'(app)/commitments/new': [
		as('ana', '/commitments/new'),
		as('ana', '/commitments/new', {
			then: async (page) => {
				await page.getByText('Why it matters, support wanted').click()
				await send('Log it')(page)
			}
		}),
		as('lone', '/commitments/new')
	],
	'(app)/me': [as('ana', '/me?done=changed')],
	'(app)/me/account': [as('lone', '/me/account'), as('ilse', '/me/account')],
	'(app)/me/calendar': [
		as('ana', '/me/calendar'),
		as('nela', '/me/calendar', {
			then: async (page) => {
				await alive(page)
				await page.getByLabel('For which device or app?').fill('A phone whose name has sixty characters, which is the most')
				await page.getByRole('button', { name: 'Make a subscription' }).click()
				await expect(page.getByLabel('Address, for Google and others')).toBeVisible()
			}
		})
	],
	'(app)/me/edit': [as('ana', '/me/edit')],
	'(app)/prompts': [
		as('ana', '/prompts'),
		as('ana', '/prompts?by=pitfalls'),
		as('ana', (at) => `/prompts?session=${at.next}&by=all`)
	],
	'(app)/prompts/[slug]': [as('ana', '/prompts/the-work-that-shows')],
	'(app)/sessions/[session]': [
		as('ana', (at) => `/sessions/${at.next}`),
		as('ana', (at) => `/sessions/${at.past}`),
		as('ilse', (at) => `/sessions/${at.next}?done=cancelled`),
		as('nela', (at) => `/sessions/${at.own.runs}`),
		as('nela', (at) => `/sessions/${at.own.over}`),
		as('nela', (at) => `/sessions/${at.own.cancelled}`)
	],
	'(app)/sessions/[session]/calendar': [as('ana', (at) => `/sessions/${at.next}/calendar`)],
	'(app)/sessions/[session]/cancel': [as('ilse', (at) => `/sessions/${at.next}/cancel`)],
	'(app)/sessions/[session]/move': [as('ilse', (at) => `/sessions/${at.next}/move`)],
	'(app)/sessions/[session]/topics': [as('ana', (at) => `/sessions/${at.next}/topics`)],
	'(app)/sessions/[session]/topics/new': [as('ana', (at) => `/sessions/${at.next}/topics/new`)],
	'(app)/start': [as('ana', '/start'), as('lone', '/start'), as('nela', '/start')],
	'+error': [as('ana', '/circles/nothing-here', { status: 404 }), as('nobody', '/nothing', { status: 404 })]
}

async function findPlaces(): Promise<Places> {
	const [demo] = await sql<Omit<Places, 'own'>>(`
		with c as (select id from public.circles where name = 'Load-bearing'),
			ana as (select id from public.profiles where name = 'Ana'),
			next as (select s.id from public.sessions s, c where s.circle_id = c.id and s.ends_at > now() order by starts_at limit 1)
		select c.id as circle, next.id as next,
			(select s.id from public.sessions s where s.circle_id = c.id and s.ends_at < now() order by starts_at desc limit 1) as past,
			(select id from public.profiles where name = 'Tomasz') as tomasz,
			(select id from public.profiles where name = 'Ilse') as ilse,
			(select id from public.commitments where words like 'Get both leads%') as open,
			(select id from public.commitments where words like 'Sit in on two sales%') as kept,
			(select id from public.commitments where words like 'Say no to one migration%') as others,
			private.session_link(next.id, ana.id) as link
		from c, ana, next`)
	const own = await makeCircle('Nela', 'A circle whose name takes all of the sixty characters it may', [
		-20, -90, 4000, 20_160
	])
	const [runs = '', over = '', cancelled = '', first = ''] = own.sessions
	await sql(`update public.sessions set status = 'cancelled', note = 'Nobody can.' where id = $1`, [cancelled])
	await sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words)
		select gen_random_uuid(), $1, $2, p.id, repeat('Donaudampfschiffahrt', 6) from public.profiles p where p.name = 'Nela'`,
		[own.id, runs]
	)
	await sql(
		`insert into public.waiting (circle_id, profile_id, charter_accepted_at)
		select $1, p.id, now() from public.profiles p where p.name = 'Lone'`,
		[own.id]
	)
	const invitation = `inv_${own.id.replaceAll('-', '')}${'A'.repeat(11)}`
	await sql(
		`insert into public.invitations (circle_id, created_by, token_hash, max_uses)
		select $1, p.id, private.hash_token($2), 15 from public.profiles p where p.name = 'Nela'`,
		[own.id, invitation]
	)
	if (!demo) throw new Error('The demo is not there')
	return { ...demo, own: { circle: own.id, runs, over, cancelled, first, invitation } }
}

let places: Places
const signedIn = new Map<Who, Awaited<ReturnType<BrowserContext['storageState']>>>()

/** A phone on which this person is signed in; each signs in once. */
async function phoneOf(browser: Browser, who: Who): Promise<BrowserContext> {
	const storageState = signedIn.get(who)
	return newPhone(browser, {
		...(storageState && { storageState }),
		// Kept pages have their own tests; here every page comes from the server, and animations are over at once.
		serviceWorkers: 'block',
		reducedMotion: 'reduce'
	})
}

async function signInOnce(browser: Browser, who: keyof typeof people): Promise<void> {
	const phone = await newPhone(browser, { serviceWorkers: 'block' })
	const page = await phone.newPage()
	const person: { email: string; name?: string } = people[who]
	if (who === 'unnamed') {
		await signIn(page, person.email).catch(() => {})
	} else await signIn(page, person.email, person.name)
	signedIn.set(who, await phone.storageState())
	await phone.close()
}

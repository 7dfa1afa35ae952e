import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, ConsoleMessage, Page } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { alive, expect, newPhone, signIn, sql, test, typeCode } from './journey.ts'
import { makeCircle } from './own-circle.ts'

/*
 * Every page, looked at as those see it who have most on it: nothing for axe in light and dark, nothing wider than a
 * small phone, targets that a thumb hits, a title and one heading, and a silent console.
 */

// After a failure the next worker begins anew, with people of its own.
const mark = process.env.TEST_WORKER_INDEX ?? ''
const people = {
	ana: { email: 'ana@demo.invalid' },
	ilse: { email: 'ilse@demo.invalid' },
	// With a circle of her own, one session of which runs and one is just over.
	nela: { email: `nela${mark}@pages.test`, name: `Nela ${mark}` },
	// In no circle, waiting for a seat.
	lone: { email: `lone${mark}@pages.test`, name: `Lone ${mark}` },
	// Signed in, and not yet asked for a name.
	unnamed: { email: `unnamed${mark}@pages.test` }
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
	/** To an open commitment of Ana's. */
	nudge: string
	unsubscribe: string
	/** A subscription of Ana's. */
	feed: string
	/** Of Ana's circle, made by her; with an own name and all kinds of steps. */
	agenda: string
	/** Of Ana's next session. */
	topic: string
	/** Ana's own, an item copied from a commitment and a rule of it, and Tomasz's, which is shown to her. */
	packet: string
	item: string
	heard: string
	shown: string
	own: {
		circle: string
		ended: string
		/** In its last two weeks; with one who would rather stop. */
		ending: string
		closed: string
		/** A session tomorrow that nobody has said yes to. */
		few: string
		runs: string
		over: string
		cancelled: string
		first: string
		invitation: string
		/** To a commitment that one tap has ended. */
		nudged: string
		/** A prompt of the circle's own, as long as it may be. */
		prompt: string
	}
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
	await page
		.locator('form')
		.evaluateAll((forms: HTMLFormElement[]) => forms.forEach((form) => (form.noValidate = true)))
	await page.getByRole('button', { name }).click()
	await expect(page.locator('[aria-invalid="true"]').first()).toBeFocused()
}

/** Opens everything that is folded. */
const unfold = async (page: Page) => {
	for (const fold of await page.locator('summary').all()) await fold.click()
}

/** Presses the large button of a live session until a step is on. */
const goOnTo = (step: string) => async (page: Page) => {
	await alive(page)
	const heading = page.getByRole('heading', { level: 1 })
	for (let presses = 0; presses < 20 && (await heading.innerText()) !== step; presses++) {
		const version = await page.locator('[data-version]').getAttribute('data-version')
		await page.getByRole('button', { name: /^Next/ }).click()
		await expect(page.locator('[data-version]')).not.toHaveAttribute('data-version', version ?? '')
	}
	await expect(heading).toHaveText(step)
}

/** Writes what the network does not carry, and what is not taken later. */
const leaveUnsent = async (page: Page) => {
	await alive(page)
	let posts = 0
	await page.route('**/commitments/new', (route) => {
		if (route.request().method() !== 'POST') return route.fallback()
		return ++posts === 2 ? route.fulfill({ status: 404 }) : route.abort()
	})
	for (const words of [
		'Ask who decides.',
		'Write down what they answer, in a sentence that both would sign.'
	]) {
		await page.getByLabel('By next session I will').fill(words)
		await page.getByRole('button', { name: 'Log it' }).click()
		await expect(page.getByText(words).first()).toBeVisible()
		await expect(page.getByText('Saved on this device.').first()).toBeVisible()
	}
	await expect(page.getByText('Not taken:')).toHaveCount(1)
}

/** What the system does where no service worker takes it first. */
const share = async (page: Page) => {
	await page.evaluate(() => {
		document.body.insertAdjacentHTML(
			'beforeend',
			`<form method="POST" action="/share"><input name="title" value="Who decides, and what happens to those who do not">
			<input name="url" value="https://example.org/a-very-long-way/to-the-place/where-it-was-said/once-and-for-all"></form>`
		)
		document.forms[document.forms.length - 1]?.submit()
	})
	await expect(page.getByText('It is on this device only')).toBeVisible()
}

const views: Record<string, View[]> = {
	'(public)': [as('nobody', '/'), as('nobody', '/?signed-out')],
	'(public)/about': [as('nobody', '/about')],
	'(public)/auth/confirm': [as('nobody', '/auth/confirm?token_hash=abc'), as('nobody', '/auth/confirm')],
	'(public)/invitations/[token]': [
		as('nobody', (at) => `/invitations/${at.own.invitation}`),
		as('lone', (at) => `/invitations/${at.own.invitation}`),
		as('nela', (at) => `/invitations/${at.own.invitation}`)
	],
	'(public)/n/[token]': [
		as('nobody', (at) => `/n/${at.nudge}`, {
			then: async (page) => {
				await page.getByRole('button', { name: 'Still on' }).click()
				await expect(page.getByText('You said “still on”')).toBeVisible()
			}
		}),
		as('nobody', (at) => `/n/${at.own.nudged}?done=done`)
	],
	'(public)/offline': [as('nobody', '/offline')],
	'(public)/s/[token]': [as('nobody', (at) => `/s/${at.link}`)],
	'(public)/s/[token]/live': [as('nobody', (at) => `/s/${at.link}/live`)],
	'(public)/sign-in': [
		as('nobody', '/sign-in'),
		as('nobody', '/sign-in', {
			then: async (page) => {
				await page.getByLabel('E-mail').fill('not an address')
				await send('Send me a code')(page)
			}
		})
	],
	'(public)/sign-in/code': [as('nobody', '/sign-in/code')],
	'(public)/sign-out': [as('ana', '/sign-out')],
	'(public)/unsubscribe/[token]': [
		as('nobody', (at) => `/unsubscribe/${at.unsubscribe}`),
		as('nobody', (at) => `/unsubscribe/${at.unsubscribe}`, {
			then: async (page) => {
				await page.getByRole('button', { name: 'Stop them' }).click()
				await expect(page.getByRole('button', { name: 'Send them again' })).toBeVisible()
			}
		})
	],
	'(public)/welcome': [as('unnamed', '/welcome'), as('unnamed', '/welcome', { then: send('Continue') })],
	'(app)/circles': [as('ana', '/circles'), as('lone', '/circles'), as('nela', '/circles')],
	'(app)/circles/[circle]': [
		as('ana', (at) => `/circles/${at.circle}`),
		as('ilse', (at) => `/circles/${at.circle}`, {
			then: async (page) => {
				await page.getByRole('button', { name: 'More about this circle' }).click()
				await expect(page.getByRole('link', { name: 'Leave the circle' })).toBeVisible()
			}
		}),
		as('nela', (at) => `/circles/${at.own.circle}?done=edited`),
		as('nela', (at) => `/circles/${at.own.ending}`),
		as('nela', (at) => `/circles/${at.own.closed}?done=closed`)
	],
	'(app)/circles/[circle]/agendas': [
		as('ana', (at) => `/circles/${at.circle}/agendas`),
		as('ilse', (at) => `/circles/${at.circle}/agendas?done=removed&of=${at.agenda}`),
		as('nela', (at) => `/circles/${at.own.closed}/agendas`)
	],
	'(app)/circles/[circle]/agendas/[agenda]': [
		as('ana', (at) => `/circles/${at.circle}/agendas/${at.agenda}`),
		as('ilse', (at) => `/circles/${at.circle}/agendas/${at.agenda}`, {
			then: async (page) => {
				await alive(page)
				await page.getByRole('button', { name: 'Take Charter out' }).click()
				await expect(page.getByText('Charter is out.')).toBeVisible()
			}
		})
	],
	'(app)/circles/[circle]/agendas/new': [
		as('ana', (at) => `/circles/${at.circle}/agendas/new?from=first`),
		as('ana', (at) => `/circles/${at.circle}/agendas/new`, { then: send('Keep it') })
	],
	'(app)/circles/[circle]/charter': [as('ana', (at) => `/circles/${at.circle}/charter`)],
	'(app)/circles/[circle]/coverage': [
		as('ana', (at) => `/circles/${at.circle}/coverage`, {
			then: async (page) => page.getByText('As a table').click()
		}),
		as('nela', (at) => `/circles/${at.own.circle}/coverage`)
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
	'(app)/circles/[circle]/insights': [
		as('ana', (at) => `/circles/${at.circle}/insights`, { then: unfold }),
		as('nela', (at) => `/circles/${at.own.circle}/insights`, { then: unfold }),
		as('nela', (at) => `/circles/${at.own.ending}/insights`),
		as('nela', (at) => `/circles/${at.own.closed}/insights`)
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
	'(app)/circles/[circle]/rota': [
		as('ana', (at) => `/circles/${at.circle}/rota`),
		as('ana', (at) => `/circles/${at.circle}/rota?done=skipped&session=${at.next}&role=facilitator`),
		as('ilse', (at) => `/circles/${at.circle}/rota`),
		as('nela', (at) => `/circles/${at.own.circle}/rota`),
		as('nela', (at) => `/circles/${at.own.ended}/rota`)
	],
	'(app)/circles/[circle]/rota/[session]/[role]': [
		as('ana', (at) => `/circles/${at.circle}/rota/${at.next}/timekeeper`),
		as('ilse', (at) => `/circles/${at.circle}/rota/${at.next}/facilitator`)
	],
	'(app)/circles/[circle]/record': [
		as('ana', (at) => `/circles/${at.circle}/record`),
		as('nela', (at) => `/circles/${at.own.closed}/record`)
	],
	'(app)/circles/[circle]/pulse': [
		as('ana', (at) => `/circles/${at.circle}/pulse`),
		as('nela', (at) => `/circles/${at.own.circle}/pulse`, {
			then: async (page) => page.getByText('The same as a table').click()
		}),
		as('nela', (at) => `/circles/${at.own.ended}/pulse`)
	],
	'(app)/circles/[circle]/seat': [
		as('lone', (at) => `/circles/${at.own.ended}/seat`, { then: send('Take the seat') })
	],
	'(app)/circles/[circle]/sessions': [
		as('ana', (at) => `/circles/${at.circle}/sessions`),
		as('ilse', (at) => `/circles/${at.circle}/sessions?done=pushed&change=${at.circle}`),
		as('nela', (at) => `/circles/${at.own.ended}/sessions`)
	],
	'(app)/circles/[circle]/sessions/add': [
		as('ilse', (at) => `/circles/${at.circle}/sessions/add`),
		as('nela', (at) => `/circles/${at.own.circle}/sessions/add`, {
			then: async (page) => {
				await page.getByLabel('Day').fill('2020-01-01')
				await send('See what changes')(page)
			}
		})
	],
	'(app)/circles/[circle]/sessions/pause': [
		as('ilse', (at) => `/circles/${at.circle}/sessions/pause`, {
			then: async (page) => {
				await page.getByRole('button', { name: 'See what changes' }).click()
				await page.getByText('This is what changes').waitFor()
			}
		})
	],
	'(app)/circles/[circle]/sessions/push': [
		as('ilse', (at) => `/circles/${at.circle}/sessions/push`, {
			then: async (page) => {
				await page.getByRole('button', { name: 'See what changes' }).click()
				await page.getByText('This is what changes').waitFor()
			}
		})
	],
	'(app)/circles/[circle]/sessions/rule': [
		as('ilse', (at) => `/circles/${at.circle}/sessions/rule`),
		as('nela', (at) => `/circles/${at.own.circle}/sessions/rule`)
	],
	'(app)/circles/[circle]/season': [
		as('ana', (at) => `/circles/${at.circle}/season`),
		as('nela', (at) => `/circles/${at.own.ending}/season`),
		as('nela', (at) => `/circles/${at.own.ended}/season?done=said`)
	],
	'(app)/circles/[circle]/season/close': [as('nela', (at) => `/circles/${at.own.ending}/season/close`)],
	'(app)/circles/[circle]/season/merge': [as('nela', (at) => `/circles/${at.own.ending}/season/merge`)],
	'(app)/circles/[circle]/season/plan': [
		as('nela', (at) => `/circles/${at.own.ended}/season/plan`),
		as('nela', (at) => `/circles/${at.own.ended}/season/plan`, {
			then: async (page) => {
				await page.getByText('Take turns between times').click()
				await page.getByLabel('Second time').fill('16:00')
				await send('Plan the season')(page)
			}
		})
	],
	'(app)/circles/[circle]/season/reseed': [
		as('nela', (at) => `/circles/${at.own.ending}/season/reseed?done=gone`)
	],
	'(app)/circles/[circle]/times': [
		as('ana', (at) => `/circles/${at.circle}/times`),
		as('ilse', (at) => `/circles/${at.circle}/times?turns=3&from=2027-02-25`),
		as('ilse', (at) => `/circles/${at.circle}/times?turns=1`, {
			then: async (page) => {
				await page.getByText('The numbers').click()
				await page.getByText('Look for something else').click()
			}
		}),
		as('nela', (at) => `/circles/${at.own.circle}/times`)
	],
	'(app)/circles/[circle]/waiting': [as('lone', (at) => `/circles/${at.own.circle}/waiting`)],
	'(app)/circles/new': [
		as('ana', '/circles/new'),
		as('ana', '/circles/new', { then: send('Form the circle') })
	],
	'(app)/commitments': [
		as('ana', '/commitments'),
		as('ana', (at) => `/commitments?done=logged&of=${at.open}`),
		as('ana', '/commitments', {
			then: async (page) => {
				await alive(page)
				await page
					.getByRole('link', { name: /^Answer:/ })
					.first()
					.click()
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
	'(app)/commitments/[commitment]/encouragement': [
		as('ana', (at) => `/commitments/${at.open}/encouragement`)
	],
	'(app)/commitments/[commitment]/edit': [as('ana', (at) => `/commitments/${at.open}/edit`)],
	'(app)/commitments/new': [
		as('ana', '/commitments/new'),
		as('ana', '/commitments/new', {
			then: async (page) => {
				await page.getByText('Why it matters, support wanted').click()
				await send('Log it')(page)
			}
		}),
		as('ana', '/commitments/new', { then: leaveUnsent }),
		as('lone', '/commitments/new')
	],
	'(app)/me': [as('ana', '/me?done=changed')],
	'(app)/me/account': [as('lone', '/me/account'), as('ilse', '/me/account')],
	'(app)/circles/[circle]/hours': [
		as('ana', (at) => `/circles/${at.circle}/hours`),
		as('nela', (at) => `/circles/${at.own.circle}/hours`)
	],
	'(app)/me/hours': [
		as('ana', '/me/hours'),
		as('lone', '/me/hours', {
			then: async (page) => {
				await alive(page)
				await page.getByRole('button', { name: 'Show all 24 hours' }).click()
				await page.getByText('Mark a range without painting').click()
				await page.getByRole('button', { name: 'First to last' }).click()
				await page.getByRole('gridcell', { name: 'Monday 10:00' }).click()
			}
		})
	],
	'(app)/me/away': [
		as('ana', '/me/away', {
			then: async (page) => {
				await page.getByText('Add a journey').click()
				await page.getByText('Add days away').click()
			}
		})
	],
	'(app)/me/away/busy': [as('ana', '/me/away/busy'), as('lone', '/me/away/busy?done=cleared')],
	'(app)/me/calendar': [
		as('ana', '/me/calendar'),
		as('lone', '/me/calendar?done=mail'),
		as('nela', '/me/calendar', {
			then: async (page) => {
				await alive(page)
				await page
					.getByLabel('For which device or app?')
					.fill('A phone whose name has sixty characters, which is the most')
				await page.getByRole('button', { name: 'Make a subscription' }).click()
				await expect(page.getByLabel('Address, for Google and others')).toBeVisible()
			}
		})
	],
	'(app)/me/calendar/[feed]': [
		as('ana', (at) => `/me/calendar/${at.feed}`),
		as('ana', (at) => `/me/calendar/${at.feed}`, {
			then: async (page) => {
				await page.getByLabel('Name of the device or app').fill('')
				await send('Save the name')(page)
			}
		})
	],
	'(app)/me/calendar/channel': [as('ana', '/me/calendar/channel'), as('lone', '/me/calendar/channel')],
	'(app)/me/calendar/now': [
		as('ana', '/me/calendar/now', {
			then: async (page) => page.getByText('The last 90 days').click()
		}),
		as('nela', '/me/calendar/now'),
		as('lone', '/me/calendar/now')
	],
	'(app)/me/edit': [as('ana', '/me/edit')],
	'(app)/me/insights': [as('ana', '/me/insights', { then: unfold }), as('lone', '/me/insights')],
	'(app)/me/notices': [as('ana', '/me/notices?done=saved'), as('lone', '/me/notices')],
	'(app)/me/mail': [
		as('ana', '/me/mail?done=saved'),
		as('lone', '/me/mail', {
			then: async (page) => {
				await alive(page)
				await page.getByLabel('Until').fill('')
				await send('Save')(page)
			}
		})
	],
	'(app)/me/packet': [
		as('ana', '/me/packet'),
		as('ana', (at) => `/me/packet?done=removed&of=${at.item}`),
		as('nela', '/me/packet')
	],
	'(app)/me/packet/add': [
		as('ana', '/me/packet/add'),
		as('nela', '/me/packet/add'),
		as('ana', '/me/packet/add', {
			then: async (page) => {
				await alive(page)
				await page.getByRole('button', { name: 'Add to the packet' }).click()
				await expect(page.getByText('Pick one at least.')).toBeVisible()
			}
		})
	],
	'(app)/me/packet/items/[item]': [as('ana', (at) => `/me/packet/items/${at.item}`)],
	'(app)/me/packet/items/new': [
		as('ana', '/me/packet/items/new?in=learned'),
		as('ana', '/me/packet/items/new', { then: send('Save') })
	],
	'(app)/me/packet/rules/[rule]': [as('ana', (at) => `/me/packet/rules/${at.heard}`)],
	'(app)/me/packet/rules/new': [as('ana', '/me/packet/rules/new', { then: send('Save') })],
	'(app)/me/packet/share': [as('ana', '/me/packet/share'), as('lone', '/me/packet/share')],
	'(app)/packets/[packet]': [
		as('ana', (at) => `/packets/${at.packet}`),
		as('ana', (at) => `/packets/${at.shown}`, {
			then: async (page) => {
				await alive(page)
				await page.getByText('Comment on the whole, or ask').click()
				await page.getByLabel('In a line or two').last().fill('Who says so?')
				await page.getByRole('button', { name: 'Send it' }).last().click()
				await expect(page.getByText('Question from you')).toBeVisible()
			}
		})
	],
	'(app)/prompts': [
		as('ana', '/prompts'),
		as('ana', '/prompts?by=pitfalls'),
		as('ana', (at) => `/prompts?session=${at.next}&by=all`),
		as('ana', (at) => `/prompts?session=${at.next}&by=contexts&archetype=right_hand&minutes=15`),
		as('ana', (at) => `/prompts?session=${at.next}`, {
			then: async (page) => {
				await alive(page)
				await page.getByLabel('What is on your mind?').fill('a dedline nobody can explain')
				await expect(page.getByText('read as “deadline”').first()).toBeVisible()
			}
		}),
		as('lone', '/prompts?lens=staff_project_myth&context=startup&archetype=right_hand&minutes=15')
	],
	'(app)/prompts/[slug]': [as('ana', '/prompts/the-date-from-nowhere')],
	'(app)/circles/[circle]/prompts': [
		as('ana', (at) => `/circles/${at.circle}/prompts`),
		as('nela', (at) => `/circles/${at.own.circle}/prompts?done=removed&of=${at.own.prompt}`),
		as('nela', (at) => `/circles/${at.own.ended}/prompts`),
		as('nela', (at) => `/circles/${at.own.closed}/prompts`)
	],
	'(app)/circles/[circle]/prompts/[prompt]': [
		as('nela', (at) => `/circles/${at.own.circle}/prompts/${at.own.prompt}?done=kept`)
	],
	'(app)/circles/[circle]/prompts/[prompt]/edit': [
		as('nela', (at) => `/circles/${at.own.circle}/prompts/${at.own.prompt}/edit`)
	],
	'(app)/circles/[circle]/prompts/new': [
		as('nela', (at) => `/circles/${at.own.circle}/prompts/new`),
		as('ana', (at) => `/circles/${at.circle}/prompts/new?topic=${at.topic}`),
		as('nela', (at) => `/circles/${at.own.circle}/prompts/new`, { then: send('Keep it') })
	],
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
	'(app)/sessions/[session]/close': [
		as('nela', (at) => `/sessions/${at.own.over}/close?done=note`),
		as('nela', (at) => `/sessions/${at.own.over}/close`, { then: send('Propose it') }),
		as('nela', (at) => `/sessions/${at.own.runs}/close`),
		as('nela', (at) => `/sessions/${at.own.cancelled}/close`),
		as('ana', (at) => `/sessions/${at.past}/close`),
		as('ana', (at) => `/sessions/${at.next}/close`)
	],
	'(app)/sessions/[session]/does-not-work': [as('ana', (at) => `/sessions/${at.next}/does-not-work`)],
	'(app)/sessions/[session]/live': [
		as('ana', (at) => `/sessions/${at.next}/live`),
		as('nela', (at) => `/sessions/${at.own.runs}/live`),
		as('nela', (at) => `/sessions/${at.own.runs}/live`, {
			then: async (page) => {
				await alive(page)
				await page.getByRole('button', { name: 'Start the session' }).click()
				await expect(page.getByRole('timer')).toBeVisible()
			}
		}),
		...['Review of commitments', 'Hot seat: clarifying round', 'Commitments', 'Close'].map((step) =>
			as('nela', (at) => `/sessions/${at.own.runs}/live`, { then: goOnTo(step) })
		),
		...['notes', 'park', 'order', 'hand', 'end'].map((sheet) =>
			as('nela', (at) => `/sessions/${at.own.runs}/live?sheet=${sheet}`, {
				then: async (page) => {
					await alive(page)
					await expect(page.getByRole('dialog')).toBeVisible()
				}
			})
		)
	],
	'(app)/sessions/[session]/move': [
		as('ilse', (at) => `/sessions/${at.next}/move`),
		as('ilse', (at) => `/sessions/${at.next}/move`, {
			then: async (page) => {
				await page.getByLabel('Minutes').fill('90')
				await page.getByRole('button', { name: 'See what changes' }).click()
				await page.getByText('This is what changes').waitFor()
			}
		})
	],
	'(app)/sessions/[session]/quorum': [
		as('nela', (at) => `/sessions/${at.own.few}/quorum`),
		as('lone', (at) => `/sessions/${at.own.few}/quorum`)
	],
	'(app)/sessions/[session]/agenda': [
		as('ana', (at) => `/sessions/${at.past}/agenda`),
		as('ilse', (at) => `/sessions/${at.next}/agenda`, {
			then: async (page) => {
				await page.getByText('Take another one').click()
				await expect(page.getByRole('button', { name: 'Take this one' })).toBeVisible()
			}
		}),
		as('nela', (at) => `/sessions/${at.own.first}/agenda`)
	],
	'(app)/sessions/[session]/agenda/edit': [as('nela', (at) => `/sessions/${at.own.first}/agenda/edit`)],
	'(app)/sessions/[session]/topics': [
		as('ana', (at) => `/sessions/${at.next}/topics`),
		as('nela', (at) => `/sessions/${at.own.runs}/topics`)
	],
	'(app)/sessions/[session]/topics/[topic]': [as('ana', (at) => `/sessions/${at.next}/topics/${at.topic}`)],
	'(app)/sessions/[session]/topics/hot-seats': [as('ilse', (at) => `/sessions/${at.next}/topics/hot-seats`)],
	'(app)/sessions/[session]/topics/new': [as('ana', (at) => `/sessions/${at.next}/topics/new`)],
	'(app)/share': [
		as('ana', '/share', { then: (page) => expect(page.getByText('Nothing waits here.')).toBeVisible() }),
		as('ana', '/share', { then: share })
	],
	'(app)/start': [as('ana', '/start'), as('lone', '/start'), as('nela', '/start')],
	'(app)/+error': [
		as('ana', '/circles/nothing-here', {
			status: 404,
			then: (page) => expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
		})
	],
	'+error': [as('ana', '/nothing', { status: 404 }), as('nobody', '/nothing', { status: 404 })]
}

async function findPlaces(): Promise<Places> {
	const [demo] = await sql<Omit<Places, 'own' | 'feed' | 'agenda'>>(`
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
			(select t.id from public.topics t where t.session_id = next.id and t.words is not null order by t.words limit 1) as topic,
			(select id from public.packets where owner_id = ana.id) as packet,
			(select s.item_id from public.packet_sources s join public.packets p on p.id = s.packet_id where p.owner_id = ana.id limit 1) as item,
			(select r.id from public.packet_rules r join public.packets p on p.id = r.packet_id where p.owner_id = ana.id limit 1) as heard,
			(select p.id from public.packets p join public.profiles t on t.id = p.owner_id where t.name = 'Tomasz') as shown,
			private.session_link(next.id, ana.id) as link,
			(select private.nudge_link(id, ana.id) from public.commitments where words like 'Get both leads%') as nudge,
			private.unsubscribe_token(ana.id, 'day_before') as unsubscribe
		from c, ana, next`)
	const own = await makeCircle(
		people.nela.name,
		'A circle whose name takes all of the sixty characters it may',
		[-20, -90, 4000, 20_160]
	)
	const [runs = '', over = '', cancelled = '', first = ''] = own.sessions
	await sql(`update public.sessions set status = 'cancelled', note = 'Nobody can.' where id = $1`, [
		cancelled
	])
	await sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words)
		select gen_random_uuid(), $1, $2, p.id, repeat('Donaudampfschiffahrt', 6) from public.profiles p where p.name = $3`,
		[own.id, runs, people.nela.name]
	)
	await sql(
		`insert into public.waiting (circle_id, profile_id, charter_accepted_at)
		select $1, p.id, now() from public.profiles p where p.name = $2`,
		[own.id, people.lone.name]
	)
	const invitation = `inv_${own.id.replaceAll('-', '')}${'A'.repeat(11)}`
	await sql(
		`insert into public.invitations (circle_id, created_by, token_hash, max_uses)
		select $1, p.id, private.hash_token($2), 15 from public.profiles p where p.name = $3`,
		[own.id, invitation, people.nela.name]
	)
	const [nudged] = await sql<{ token: string }>(
		`insert into public.commitments (id, circle_id, owner_id, due_on, words, status, ended_at)
		select gen_random_uuid(), $1, p.id, current_date, repeat('Donaudampfschiffahrt', 6), 'kept', now()
		from public.profiles p where p.name = $2 returning private.nudge_link(id, owner_id) as token`,
		[own.id, people.nela.name]
	)
	if (!demo) throw new Error('The demo is not there')
	const [feed] = await sql<{ id: string }>(
		`insert into public.feeds (profile_id, name, token_hash)
		select id, 'A tablet whose name has sixty characters, which is the most', private.hash_token($1)
		from public.profiles where name = 'Ana' returning id`,
		[crypto.randomUUID()]
	)
	const steps = [
		...'charter introductions hours season looking_back renewal discussion check_in review'.split(' ')
	]
		.concat('hot_seat', 'commitments', 'close')
		.map((kind) => ({
			kind,
			minutes: 10,
			title: kind === 'discussion' ? 'Donaudampfschiffahrt'.repeat(3) : null
		}))
	const [agenda] = await sql<{ id: string }>(
		`insert into public.agendas (id, circle_id, name, made_by, steps)
		select gen_random_uuid(), $1, 'An agenda whose name takes all of the sixty characters it is', id, $2::jsonb
		from public.profiles where name = 'Ana' returning id`,
		[demo.circle, JSON.stringify(steps)]
	)
	const [prompt] = await sql<{ id: string }>(
		`insert into public.circle_prompts (id, circle_id, made_by, question, situation, minutes, follow_ups)
		select gen_random_uuid(), $1, id, repeat('Donaudampfschiffahrt', 12), repeat('Donaudampfschiffahrt', 20), 60,
			array[repeat('Donaudampfschiffahrt', 10), 'Why?'] from public.profiles where name = $2 returning id`,
		[own.id, people.nela.name]
	)
	await sql(
		`insert into public.topics (id, circle_id, session_id, brought_by, words, circle_prompt_id, taken_up_at)
		select gen_random_uuid(), $1, $2, null, 'What did you stop doing?', $3, now()`,
		[own.id, over, prompt?.id]
	)
	for (const [table, most] of [
		['notes', 400],
		['parked', 240],
		['takeaways', 280]
	] as const)
		await sql(
			`insert into public.${table} (id, session_id, circle_id, words)
			select gen_random_uuid(), $1, $2, left(w, $3) from unnest(array[repeat('Donaudampfschiffahrt', 20), 'Short.']) as w`,
			[over, own.id, most]
		)
	await sql(`update public.takeaways set agreed = true where session_id = $1 and words = 'Short.'`, [over])
	await sql(
		`insert into public.pulses (session_id, circle_id, question, good, warning)
		select $1, $2, q, 'some', 'most' from unnest(array['challenge', 'support', 'standards', 'worth']) as q`,
		[over, own.id]
	)
	await sql(`update public.profiles set calendar_channel = 'mail' where name = $1`, [people.lone.name])
	const { id: ended } = await makeCircle(people.nela.name, 'A season that is over', [-60_000])
	const { ending, closed } = await makeEnds(ended)
	const lacking = await makeCircle(people.nela.name, 'A circle of few', [1200, 21_360])
	await sql(
		`insert into public.members (circle_id, profile_id, charter_accepted_at)
		select $1, id, now() from public.profiles where name = $2`,
		[lacking.id, people.lone.name]
	)
	await sql(`update public.sessions set created_at = now() - interval '9 days' where circle_id = $1`, [
		lacking.id
	])
	const [few = ''] = lacking.sessions
	return {
		...demo,
		feed: feed?.id ?? '',
		agenda: agenda?.id ?? '',
		own: {
			...{
				circle: own.id,
				ended,
				ending,
				closed,
				few,
				runs,
				over,
				cancelled,
				first,
				invitation,
				nudged: nudged?.token ?? ''
			},
			prompt: prompt?.id ?? ''
		}
	}
}

/** A circle in its last two weeks, one of whose members would rather stop, and a closed one; and a seat kept for Lone. */
async function makeEnds(inviting: string): Promise<{ ending: string; closed: string }> {
	const [nela, lone] = [people.nela.name, people.lone.name]
	const { id: ending } = await makeCircle(nela, 'A circle whose season ends', [-20_160, 5_760])
	const { id: closed } = await makeCircle(nela, 'A circle that closed', [-40_000, -20_000])
	await sql(
		`insert into public.schedules (circle_id, season, starts_on, slots, zone, every_weeks, duration_minutes, session_count)
		select id, 1, (now() - interval '60 days')::date, '{16:00}', 'UTC', 2, 60, 6 from public.circles where id in ($1, $2)`,
		[ending, closed]
	)
	await sql(
		`insert into public.season_wishes (circle_id, season, profile_id, wish, stays)
		select $1, 1, id, 'reseed', false from public.profiles where name = $2`,
		[ending, nela]
	)
	await sql(
		`insert into public.commitments (id, circle_id, owner_id, due_on, words, outcome, private, created_at)
		select gen_random_uuid(), $1, id, '2026-12-24', repeat('Donaudampfschiffahrt', 6), 'One can see it.', true, now()
		from public.profiles where name = $2`,
		[closed, nela]
	)
	await sql('update public.circles set closed_at = now() where id = $1', [closed])
	await sql(
		`insert into public.seat_offers (circle_id, profile_id, from_circle_id) select $1, id, $2 from public.profiles where name = $3`,
		[inviting, closed, lone]
	)
	return { ending, closed }
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
	const { email, name }: { email: string; name?: string } = people[who]
	if (who === 'unnamed') {
		await page.goto('/sign-in')
		await page.getByLabel('E-mail').fill(email)
		await page.getByRole('button', { name: 'Send me a code' }).click()
		await typeCode(page, email)
		await page.waitForURL(/\/welcome/)
	} else await signIn(page, email, name)
	signedIn.set(who, await phone.storageState())
	await phone.close()
}

/** What axe finds, in words that lead to it. */
async function askAxe(page: Page, look: 'light' | 'dark' | 'wide'): Promise<string[]> {
	const axe = new AxeBuilder({ page }).setLegacyMode()
	const colours = ['color-contrast', 'link-in-text-block']
	// In the dark the page is the same but for its colours, and on a wide screen its colours are the same.
	if (look === 'dark') axe.withRules(colours)
	else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
	if (look === 'wide') axe.disableRules(colours)
	const { violations } = await axe.analyze()
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, any }) => `${look}: ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
	)
}

/** What is wider than the window, or cut off. Only chips scroll sideways, and only the place in the top bar is cut off. */
function findOverflow(): string[] {
	const { scrollWidth, clientWidth } = document.documentElement
	const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide on ${clientWidth}`] : []
	for (const element of document.body.querySelectorAll('*')) {
		if (
			element.matches(
				'input, textarea, select, nav:not(.nav-bar) > ul, .chips, header.back .where, svg, svg *'
			)
		)
			continue
		if (getComputedStyle(element).overflowX === 'visible' || element.clientWidth <= 1) continue
		if (element.checkVisibility() && element.scrollWidth > element.clientWidth + 1) {
			found.push(
				`${element.outerHTML.slice(0, 120)} holds ${element.scrollWidth} px in ${element.clientWidth}`
			)
		}
	}
	return found
}

/**
 * Targets that a thumb misses: below 44 px, or below 24 px for a link within a sentence. What answers counts, not what
 * is drawn: the label of a tick box, the row around its link.
 */
function findSmallTargets(): string[] {
	const found: string[] = []
	// Below a dialog nothing answers.
	const within = document.querySelector(':modal') ?? document
	const targets = within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')
	for (const target of targets) {
		if (target.matches('[type="hidden"]') || !target.checkVisibility({ visibilityProperty: true })) continue
		const style = getComputedStyle(target)
		// The skip link, until it is focused.
		if (style.clipPath !== 'none') continue
		const answers = target.closest('label') ?? target
		answers.scrollIntoView({ block: 'center', behavior: 'instant' })
		const [box] = answers.getClientRects()
		if (!box) continue
		const said = (target.parentElement?.closest('p, li, dd, div')?.textContent ?? '').trim()
		const inSentence = style.display === 'inline' && said !== (target.textContent ?? '').trim()
		const least = inSentence ? 24 : 44
		const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
		const hits = (dx: number, dy: number) => {
			const hit = document.elementFromPoint(x + dx, y + dy)
			return hit !== null && answers.contains(hit)
		}
		const reach = least / 2 - 0.5
		const high = box.height >= least - 0.1 || (hits(0, -reach) && hits(0, reach))
		const wide = box.width >= least - 0.1 || (hits(-reach, 0) && hits(reach, 0))
		if (!high || !wide) {
			found.push(
				`${Math.round(box.width)} x ${Math.round(box.height)}, not ${least}: ${target.outerHTML.slice(0, 160)}`
			)
		}
	}
	scrollTo(0, 0)
	return found
}

const titles = new Map<string, string>()

/** Everything that is wrong with a page, as one sentence each. */
async function examine(page: Page, route: string, view: View): Promise<string[]> {
	const wrong: string[] = []
	const loud: string[] = []
	const hear = (message: ConsoleMessage) => {
		// The browser tells of a page that is rightly missing as well.
		const missing = message.location().url === page.url() && view.status !== undefined
		// And of what `leaveUnsent` keeps from being sent, also on the pages after it.
		const expected = missing || /\/commitments\/new$/.test(message.location().url)
		if (message.type() === 'error' && !expected) loud.push(`console: ${message.text()}`)
	}
	const fall = (error: Error) => loud.push(`script: ${error.message}`)
	page.on('console', hear).on('pageerror', fall)

	const path = view.path(places)
	await page.setViewportSize({ width: 390, height: 844 })
	await page.emulateMedia({ colorScheme: 'light' })
	const response = await page.goto(path)
	if (response?.status() !== (view.status ?? 200)) wrong.push(`answers ${response?.status()}`)
	if (new URL(page.url()).pathname !== path.split('?')[0]) wrong.push(`leads to ${page.url()}`)
	await view.then?.(page)

	const title = await page.title()
	// A session and the link to it are one thing, and so are the pages for what is not there.
	const one: Record<string, string> = {
		'(public)/s/[token]': '(app)/sessions/[session]',
		'(app)/+error': '+error'
	}
	const thing = one[route] ?? route
	const other = titles.get(title)
	if (!/^\S.* · Fortnight$/.test(title)) wrong.push(`has the title "${title}"`)
	if (other !== undefined && other !== thing) wrong.push(`has the title of ${other}, "${title}"`)
	titles.set(title, thing)
	const headings = await page.locator('h1:visible').count()
	if (headings !== 1) wrong.push(`has ${headings} first headings`)

	wrong.push(...(await askAxe(page, 'light')), ...(await page.evaluate(findSmallTargets)))
	await page.emulateMedia({ colorScheme: 'dark' })
	// Drawn once: until then a button may still have the colour that it is leaving.
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
	wrong.push(...(await askAxe(page, 'dark')))
	// The second is 1280 x 800 at 200 %.
	for (const size of [
		{ width: 320, height: 640 },
		{ width: 640, height: 400 }
	]) {
		await page.setViewportSize(size)
		wrong.push(
			...(await page.evaluate(findOverflow)).map((words) => `at ${size.width}: ${words}`),
			...(await page.evaluate(findSmallTargets)).map((words) => `at ${size.width}: ${words}`)
		)
	}
	await page.setViewportSize({ width: 1280, height: 800 })
	wrong.push(
		...(await page.evaluate(findOverflow)).map((words) => `at 1280: ${words}`),
		...(await askAxe(page, 'wide'))
	)

	page.off('console', hear).off('pageerror', fall)
	return [...wrong, ...loud].map((words) => `${route} as ${view.who}, ${path}: ${words}`)
}

test('every page is in the list', () => {
	const routes = readdirSync(join(import.meta.dirname, '../src/routes'), {
		recursive: true,
		encoding: 'utf8'
	})
		.filter((file) => /\+(page|error)\.svelte$/.test(file))
		.map((file) => file.replace(/\/\+page\.svelte$|\.svelte$/, ''))
	expect(Object.keys(views).toSorted()).toEqual(routes.toSorted())
})

test.beforeAll(async ({ browser }) => {
	for (const who of Object.keys(people) as (keyof typeof people)[]) await signInOnce(browser, who)
	places = await findPlaces()
})

for (const who of ['nobody', ...Object.keys(people)] as Who[]) {
	const seen = Object.entries(views).flatMap(([route, all]) =>
		all.filter((view) => view.who === who).map((view) => ({ route, view }))
	)
	for (let from = 0; from < seen.length; from += 8) {
		const some = seen.slice(from, from + 8)
		test(`${who} can use ${some.length} pages from ${some[0]?.route} on, view ${from + 1}`, async ({
			browser
		}) => {
			const phone = await phoneOf(browser, who)
			const page = await phone.newPage()
			if (who === 'nobody') {
				const pending = JSON.stringify({ email: 'somebody@pages.test', to: '/start' })
				await phone.addCookies([
					{
						name: 'signing-in',
						value: encodeURIComponent(pending),
						url: process.env.FORTNIGHT_TEST_ORIGIN ?? ''
					}
				])
			}
			const wrong: string[] = []
			for (const { route, view } of some) {
				await test.step(route, async () => wrong.push(...(await examine(page, route, view))))
			}
			expect(wrong).toEqual([])
			await phone.close()
		})
	}
}

import { availableParallelism, loadavg } from 'node:os'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { openAir, type Air } from './air.ts'
import { alive, expect, newPhone } from './journey.ts'
import type { Person } from './meeting.ts'
import type { AppServer, Stack } from './stack.ts'

/** How far a device's clocks are off, in milliseconds: the wall's, and the one that only counts up. */
interface Skew {
	wall: number
	counted: number
}

declare global {
	interface Window {
		skew: Skew
	}
}

/** What a phone shows of a live session. */
export interface Shown {
	version: number
	/** The step, with its place: 'Hot seat: clarifying round, 3 of 5'. */
	step: string
	/** Seconds on its clock; without a sign, over time counts up. */
	clock: number
}

/** A member's phone in a live session. */
export interface LivePhone {
	name: string
	context: BrowserContext
	page: Page
	air: Air
}

/** What the phone shows now. */
export const read = ({ page }: LivePhone): Promise<Shown> =>
	page.evaluate(() => {
		const text = (selector: string) => document.querySelector<HTMLElement>(selector)?.innerText ?? ''
		const [, minutes = '', seconds = ''] = /(\d+):(\d\d)/.exec(text('[role=timer]')) ?? []
		const place = /\d+ of \d+/.exec(text('main'))?.[0] ?? ''
		return {
			version: Number(document.querySelector<HTMLElement>('[data-version]')?.dataset.version),
			step: `${text('h1')}, ${place}`,
			clock: Number(minutes) * 60 + Number(seconds)
		}
	})

/** The phone is in a tunnel, or out of it again. */
export async function setTunnel({ context, air }: LivePhone, isIn: boolean): Promise<void> {
	if (isIn) air.cut()
	else air.mend()
	await context.setOffline(isIn)
}

export async function putAway({ context, air }: LivePhone): Promise<void> {
	await context.close()
	air.close()
}

/** A page that is frozen stands still, as on a phone in a pocket, until it is active again. */
export async function setLife({ context, page }: LivePhone, state: 'frozen' | 'active'): Promise<void> {
	const devTools = await context.newCDPSession(page)
	await devTools.send('Page.setWebLifecycleState', { state })
	await devTools.detach()
}

/** Takes a phone out: signed in as this person, at this server, with its clock off by some minutes. */
export async function openPhone(
	browser: Browser,
	person: Person | undefined,
	server: AppServer,
	options: NonNullable<Parameters<Browser['newContext']>[0]> & { minutesOff?: number } = {}
): Promise<LivePhone> {
	if (!person) throw new Error('Nobody of that name is in the circle')
	const { minutesOff = 0, ...rest } = options
	const air = await openAir()
	// Browsers reach their own machine without a proxy unless they are told not to.
	const proxy = { server: air.address, bypass: '<-loopback>' }
	const context = await newPhone(browser, { baseURL: server.origin, proxy, ...rest })
	// Else what cannot be tapped waits until the whole journey is out of time.
	context.setDefaultTimeout(20_000)
	const cookie = { domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Lax' } as const
	await context.addCookies(person.cookies.map((one) => ({ ...one, ...cookie })))
	await context.addInitScript((wall) => {
		window.skew = { wall, counted: 0 }
		const RealDate = Date
		const now = () => RealDate.now() + window.skew.wall
		class OwnDate extends RealDate {
			constructor(...parts: []) {
				// Without arguments it is now; with any, whatever they say.
				if (parts.length === 0) super(now())
				else super(...parts)
			}
			static override now = now
		}
		window.Date = OwnDate as DateConstructor
		const count = performance.now.bind(performance)
		performance.now = () => count() + window.skew.counted
	}, minutesOff * 60_000)
	return { name: person.name, context, page: await context.newPage(), air }
}

/** Goes to the live view, and waits until the page listens. */
export async function join(phone: LivePhone, session: string): Promise<void> {
	await phone.page.goto(`/sessions/${session}/live`)
	await alive(phone.page)
}

/** What is to happen within a time takes longer on a machine that has more to do than it has cores. */
const slowness = () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())

/**
 * Waits until all phones show what the database has: the same version and step, and clocks at most a second apart, since
 * digits change on each phone at another moment. Answers the milliseconds it took.
 */
export async function agree({ query }: Stack, session: string, phones: LivePhone[], within = 2000) {
	const begun = performance.now()
	await expect
		.poll(
			async () => {
				const [live] = await query<{ version: number }>(
					'select version::integer from public.lives where session_id = $1',
					[session]
				)
				const shown = await Promise.all(phones.map(read))
				const clocks = shown.map(({ clock }) => clock)
				return {
					behind: phones
						.filter((_, index) => shown[index]?.version !== live?.version)
						.map(({ name }) => name),
					steps: [...new Set(shown.map(({ step }) => step))].length,
					clocks: Math.max(...clocks) - Math.min(...clocks) <= 1
				}
			},
			{
				timeout: within * slowness(),
				intervals: [50],
				message: `${phones.map(({ name }) => name).join(', ')} agree`
			}
		)
		.toEqual({ behind: [], steps: 1, clocks: true })
	return performance.now() - begun
}

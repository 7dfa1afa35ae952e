import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test'
import type { Stack } from './stack.ts'

/** Where Ana of the demo finds things; ids are part of a path, tokens are of links that need no sign-in. */
export interface DemoPlaces {
	circle: string
	session: string
	commitment: string
	/** In the queue of the session. */
	topic: string
	person: string
	/** To the session, as in her calendar. */
	link: string
	invitation: string
	/** Token of the link in a mail to an open commitment of hers. */
	nudge: string
	/** Token of the link in her mail that stops reminders. */
	unsubscribe: string
	/** A subscription of hers. */
	feed: string
	/** Of her circle. */
	agenda: string
	/** Her circle's own, kept by her. */
	prompt: string
	/** One that is shown to her. */
	packet: string
	/** Of her own packet. */
	item: string
	rule: string
}

/** Finds what the demo has made, and makes an invitation and a subscription, of which the demo has none. */
export async function findDemoPlaces({ query }: Stack): Promise<DemoPlaces> {
	const invitation = `inv_${'A'.repeat(43)}`
	const [places] = await query<Omit<DemoPlaces, 'invitation' | 'feed' | 'agenda' | 'prompt'>>(`
		select c.id as circle, s.id as session, tomasz.id as person, private.session_link(s.id, ana.id) as link,
			private.unsubscribe_token(ana.id, 'day_before') as unsubscribe,
			(select id from public.commitments where owner_id = ana.id and circle_id = c.id and status = 'open'
				order by words limit 1) as commitment,
			(select private.nudge_link(id, ana.id) from public.commitments where owner_id = ana.id and circle_id = c.id and status = 'open'
				order by words limit 1) as nudge,
			(select t.id from public.topics t where t.session_id = s.id and t.words is not null order by t.words limit 1) as topic,
			(select p.id from public.packets p where p.owner_id = tomasz.id) as packet,
			(select i.id from public.packet_items i join public.packets p on p.id = i.packet_id
				where p.owner_id = ana.id order by i.place limit 1) as item,
			(select r.id from public.packet_rules r join public.packets p on p.id = r.packet_id where p.owner_id = ana.id limit 1) as rule
		from public.circles c
		join public.sessions s on s.circle_id = c.id, public.profiles ana, public.profiles tomasz
		where c.name = 'Load-bearing' and ana.name = 'Ana' and tomasz.name = 'Tomasz' and s.ends_at > now()
		order by s.starts_at limit 1`)
	if (!places) throw new Error('The demo is not there')
	await query(
		`insert into public.invitations (circle_id, created_by, token_hash, max_uses)
		select $1, id, private.hash_token($2), 15 from public.profiles where name = 'Ilse'`,
		[places.circle, invitation]
	)
	const [feed] = await query<{ id: string }>(
		`insert into public.feeds (profile_id, name, token_hash)
		select id, 'Old tablet', private.hash_token($1) from public.profiles where name = 'Ana' returning id`,
		[crypto.randomUUID()]
	)
	const [agenda] = await query<{ id: string }>(
		`insert into public.agendas (id, circle_id, name, made_by, steps)
		select gen_random_uuid(), $1, 'Short and dense', id,
			'[{"kind": "commitments", "minutes": 10, "title": null}, {"kind": "close", "minutes": 5, "title": null}]'
		from public.profiles where name = 'Ana' returning id`,
		[places.circle]
	)
	const [prompt] = await query<{ id: string }>(
		`insert into public.circle_prompts (id, circle_id, made_by, question, situation, lens, follow_ups)
		select gen_random_uuid(), $1, id, 'What did you stop doing this month, and who noticed?',
			'Everybody adds. The calendar is full of favours that became meetings.', 'snacking', '{"Who would miss it?"}'
		from public.profiles where name = 'Ana' returning id`,
		[places.circle]
	)
	return {
		...places,
		invitation,
		feed: feed?.id ?? '',
		agenda: agenda?.id ?? '',
		prompt: prompt?.id ?? ''
	}
}

/** Whoever comes new: a phone-size screen, nothing kept on the device. */
export function newVisitor(browser: Browser, { origin }: Stack, options: BrowserContextOptions = {}) {
	return browser.newContext({
		baseURL: origin,
		viewport: { width: 390, height: 844 },
		deviceScaleFactor: 2,
		hasTouch: true,
		locale: 'en-GB',
		timezoneId: 'Europe/Lisbon',
		// The worker's own downloads are no page's.
		serviceWorkers: 'block',
		extraHTTPHeaders: { 'x-test-address': '10.1.0.1' },
		...options
	})
}

/** The same, having come in by "Look around as a demo member": as Ana. */
export async function enterDemo(
	browser: Browser,
	stack: Stack,
	options: BrowserContextOptions = {}
): Promise<BrowserContext> {
	const phone = await newVisitor(browser, stack, options)
	const page = await phone.newPage()
	await page.goto('/')
	await page.getByRole('button', { name: 'Look around as a demo member' }).click()
	await page.waitForURL('/start')
	await page.close()
	return phone
}

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listPickable, listPeers } from '../../src/lib/packets/read-choices.server.ts'
import { listShown, read, readItem, readMine, readRule } from '../../src/lib/packets/read.server.ts'
import { startTestBackend, type Client, type TestBackend } from '../backend.ts'
import { done, enterAll, formCircle, join, log, refusal, type Person } from './people.ts'

let backend: TestBackend
let ada: Person
let olive: Person
let bo: Person
let cy: Person
let otto: Person
let circle: string
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())

// Olive has a packet. Ada organises the circle that Bo and Cy are in too; Otto is in none of theirs.
beforeEach(async () => {
	await backend.reset()
	const people = await enterAll(backend, 'Ada Olive Bo Cy Otto'.split(' '))
	;[ada, olive, bo, cy, otto] = people as [Person, Person, Person, Person, Person]
	circle = await formCircle(ada)
	await formCircle(otto)
	await join(ada, circle, [olive, bo, cy])
})

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const now = () => new Date()

async function addItem(
	words = 'Led the split of the ledger.',
	section = 'led',
	owner = olive
): Promise<string> {
	const p_id = randomUUID()
	await done(owner.client.rpc('add_packet_item', { p_id, p_section: section, p_words: words }))
	return p_id
}
const askToShow = (viewers: readonly Person[], days = 28, owner = olive) =>
	owner.client.rpc('show_packet', { p_viewer_ids: viewers.map(({ id }) => id), p_until: inDays(days) })
const show = (...viewers: Person[]) => done(askToShow(viewers))
const packetOf = async (owner: Person) => {
	const [row] = await backend.sql<{ id: string }>('select id from public.packets where owner_id = $1', [
		owner.id
	])
	return row?.id ?? ''
}
const askToSay = (
	author: Person,
	p_packet_id: string,
	more: { p_id?: string; p_item_id?: string; p_kind?: string } = {}
) =>
	author.client.rpc('comment_on_packet', {
		p_id: randomUUID(),
		p_packet_id,
		p_kind: 'question',
		p_words: 'Who says so?',
		...more
	})

/** A commitment of somebody's that ended. */
async function ended(
	owner: Person,
	status: string,
	more: { with?: string; outcome?: string } = {}
): Promise<string> {
	const id = await log(owner, { circle_id: circle })
	if (more.outcome)
		await backend.sql('update public.commitments set outcome = $2 where id = $1', [id, more.outcome])
	await done(
		owner.client.rpc('end_commitment', {
			p_id: id,
			p_status: status,
			...(more.with && { p_ended_with: more.with })
		})
	)
	return id
}
const pick = (ids: string[], p_section = 'led', owner = olive) =>
	owner.client.rpc('add_commitments_to_packet', { p_section, p_commitment_ids: ids })

const tables = [
	'packets',
	'packet_items',
	'packet_sources',
	'packet_rules',
	'packet_shows',
	'packet_comments'
] as const

/** How many rows of each table somebody reads, and what counting them tells. */
async function seen(client: Client): Promise<string> {
	const counts: string[] = []
	for (const table of tables) {
		const { data, error, count } = await client.from(table).select('*', { count: 'exact' })
		counts.push(error ? error.code : count === data.length ? String(count) : `${data.length} of ${count}`)
	}
	return counts.join(' ')
}

/** Olive's packet with a row in every table: two items, one of them copied and one removed; Bo has asked about one. */
async function fill(): Promise<{ packet: string; item: string; question: string; rule: string }> {
	await done(pick([await ended(olive, 'kept')]))
	const item = await addItem()
	const gone = await addItem('Not so.')
	await done(olive.client.rpc('remove_packet_item', { p_id: gone, p_removed: true }))
	const rule = randomUUID()
	await done(
		olive.client.rpc('save_packet_rule', {
			p_id: rule,
			p_words: 'Run it a year.',
			p_heard_from: 'A director',
			p_holds: 'unknown'
		})
	)
	await show(bo)
	const packet = await packetOf(olive)
	const question = randomUUID()
	await done(askToSay(bo, packet, { p_id: question, p_item_id: item }))
	return { packet, item, question, rule }
}

describe('who sees that a packet is there', () => {
	// In the order of `tables`; what is not there and what is not to be seen are the same zero.
	const nothing = '0 0 0 0 0 0'

	test('its owner sees all of it', async () => {
		await fill()
		expect(await seen(olive.client)).toBe('1 3 1 1 1 1')
	})

	test('somebody it is shown to sees what it says, not where it comes from, not the rules, not what was removed', async () => {
		await fill()
		await show(cy)
		expect(await seen(bo.client)).toBe('1 2 0 0 1 1')
		// And nothing of the other one it is shown to: not that they are there, not what was asked.
		expect(await seen(cy.client)).toBe('1 2 0 0 1 0')
	})

	test('an outsider, a fellow member, the organiser and whoever is signed out see nothing', async () => {
		await fill()
		for (const person of [otto, cy, ada]) expect(await seen(person.client)).toBe(nothing)
		expect(await seen(backend.anonymous)).toBe(tables.map(() => '42501').join(' '))
	})

	test('it is over with the date', async () => {
		await fill()
		await backend.sql(`update public.packet_shows set shown_until = now() - interval '1 second'`)
		expect(await seen(bo.client)).toBe(nothing)
	})

	test('it is over at once when it is taken back, and begins again when it is shown again', async () => {
		await fill()
		await done(olive.client.rpc('stop_showing_packet', { p_viewer_id: bo.id }))
		expect(await seen(bo.client)).toBe(nothing)
		await show(bo)
		expect(await seen(bo.client)).toBe('1 2 0 0 1 1')
	})

	test.each([
		[
			'the viewer was removed',
			() => ada.client.rpc('remove_member', { p_circle_id: circle, p_person: bo.id })
		],
		['the viewer left', () => bo.client.rpc('leave_circle', { p_circle_id: circle })],
		['the owner left', () => olive.client.rpc('leave_circle', { p_circle_id: circle })]
	])('it is over when %s, also for one who comes back', async (_, part) => {
		await fill()
		await done(part())
		expect(await seen(bo.client)).toBe(nothing)
		await backend.sql('update public.members set left_at = null')
		expect(await seen(bo.client)).toBe(nothing)
	})

	test('it goes on while another circle is shared', async () => {
		const second = await formCircle(olive)
		await join(olive, second, [bo])
		await fill()
		await done(bo.client.rpc('leave_circle', { p_circle_id: circle }))
		expect(await seen(bo.client)).toBe('1 2 0 0 1 1')
	})

	test('nothing that the pages ask tells it either', async () => {
		const { packet, item, rule } = await fill()
		for (const person of [otto, cy, ada]) {
			expect(await read(person.client, { id: packet }, now())).toBeNull()
			expect(await readItem(person.client, person.id, item)).toBeNull()
			expect(await readRule(person.client, rule)).toBeNull()
			expect(await listShown(person.client, person.id)).toEqual([])
		}
		// To read is not to edit: for the page of an item a viewer is nobody.
		expect(await readItem(bo.client, bo.id, item)).toBeNull()
		expect(await readRule(bo.client, rule)).toBeNull()
		expect(await listShown(bo.client, bo.id)).toMatchObject([{ id: packet, owner: 'Olive' }])
	})
})

describe('who changes it', () => {
	test('nobody but its owner, and what is theirs looks like what does not exist', async () => {
		const { packet, item, question, rule } = await fill()
		const rowsBefore = await backend.sql('select i::text from public.packet_items i order by id')
		const unknown = randomUUID()
		for (const person of [bo, cy, ada, otto])
			for (const p_id of [item, unknown]) {
				const { client } = person
				expect(
					await refusal(client.rpc('edit_packet_item', { p_id, p_section: 'led', p_words: 'Mine' }))
				).toBe('404 not_found')
				expect(await refusal(client.rpc('move_packet_item', { p_id, p_up: true }))).toBe('404 not_found')
				expect(await refusal(client.rpc('remove_packet_item', { p_id, p_removed: true }))).toBe(
					'404 not_found'
				)
				expect(
					await refusal(
						client.rpc('answer_packet_question', { p_id: p_id === item ? question : p_id, p_answered: true })
					)
				).toBe('404 not_found')
				expect(
					await refusal(
						client.rpc('remove_packet_rule', { p_id: p_id === item ? rule : p_id, p_removed: true })
					)
				).toBe('404 not_found')
			}
		// An id that is taken says no more than one that is somebody's.
		expect(
			await refusal(cy.client.rpc('add_packet_item', { p_id: item, p_section: 'led', p_words: 'x' }))
		).toBe('404 not_found')
		expect(await refusal(cy.client.rpc('save_packet_rule', { p_id: rule, p_words: 'x' }))).toBe(
			'404 not_found'
		)
		expect(await backend.sql('select i::text from public.packet_items i order by id')).toEqual(rowsBefore)
		// Taking it back from oneself or from others does nothing either.
		await done(cy.client.rpc('stop_showing_packet', { p_viewer_id: bo.id }))
		expect(await read(bo.client, { id: packet }, now())).not.toBeNull()
	})

	test('signed out nothing of it can be called', async () => {
		const { item, packet } = await fill()
		for (const asked of [
			backend.anonymous.rpc('remove_packet_item', { p_id: item, p_removed: true }),
			backend.anonymous.rpc('comment_on_packet', {
				p_id: randomUUID(),
				p_packet_id: packet,
				p_kind: 'comment',
				p_words: 'x'
			}),
			backend.anonymous.rpc('show_packet', { p_viewer_ids: [bo.id], p_until: inDays(1) })
		])
			expect(await refusal(asked)).toBe('401 42501')
	})
})

describe('what it is made of', () => {
	test('commitments that ended as kept or learned are copied, with what came of them', async () => {
		const kept = await ended(olive, 'kept', { with: 'Two teams read it.', outcome: 'It is read.' })
		const silent = await ended(olive, 'kept', { outcome: 'The pages halve.' })
		const learned = await ended(olive, 'learned', { outcome: 'The pages halve.' })
		expect(await done(pick([silent, kept, learned, kept]))).toBe(3)
		const { items } = await readMine(olive.client, olive.id, now())
		const source = { words: 'Write the one-page case.', circle: 'Lamplighters' }
		expect(items.toSorted((a, b) => a.place - b.place)).toMatchObject([
			{ outcome: 'The pages halve.', source: { ...source, commitmentId: silent, endedAs: 'kept' } },
			{ outcome: 'Two teams read it.', source: { ...source, commitmentId: kept, endedAs: 'kept' } },
			// What was promised did not come: nothing is claimed.
			{ outcome: null, source: { ...source, commitmentId: learned, endedAs: 'learned' } }
		])
		expect(await done(pick([kept], 'learned'))).toBe(0)
	})

	test('of open, renegotiated and others’ commitments none comes, and none of those beside it', async () => {
		const kept = await ended(olive, 'kept')
		for (const other of [
			await log(olive, { circle_id: circle }),
			await ended(olive, 'let_go'),
			await ended(bo, 'kept'),
			randomUUID()
		])
			expect(await refusal(pick([kept, other]))).toBe('404 not_found')
		expect((await readMine(olive.client, olive.id, now())).items).toEqual([])
		expect((await listPickable(olive.client, olive.id)).map(({ id }) => id)).toEqual([kept])
	})

	test('a copy is its owner’s: wording it anew changes nothing else, nor does what becomes of the commitment', async () => {
		const kept = await ended(olive, 'kept', { with: 'Read.' })
		await done(pick([kept]))
		const [item] = (await readMine(olive.client, olive.id, now())).items
		await done(
			olive.client.rpc('edit_packet_item', {
				p_id: item?.id ?? '',
				p_section: 'only_me',
				p_words: 'Made the case.',
				p_evidence: ['https://docs.example.org/case']
			})
		)
		expect(await backend.sql('select words from public.commitments where id = $1', [kept])).toEqual([
			{ words: 'Write the one-page case.' }
		])
		await done(olive.client.rpc('leave_circle', { p_circle_id: circle }))
		const copy = {
			section: 'only_me',
			words: 'Made the case.',
			outcome: null,
			evidence: ['https://docs.example.org/case']
		}
		const source = { words: 'Write the one-page case.', circle: 'Lamplighters', endedAs: 'kept' }
		expect((await readMine(olive.client, olive.id, now())).items).toMatchObject([
			{ ...copy, source: { ...source, commitmentId: kept } }
		])
		await backend.sql('delete from public.commitments where id = $1', [kept])
		expect((await readMine(olive.client, olive.id, now())).items).toMatchObject([
			{ ...copy, source: { ...source, commitmentId: null } }
		])
	})

	test('what was removed comes back in its place, or is offered again', async () => {
		const kept = await ended(olive, 'kept')
		await done(pick([kept]))
		const [item] = (await readMine(olive.client, olive.id, now())).items
		const remove = (p_removed: boolean) =>
			done(olive.client.rpc('remove_packet_item', { p_id: item?.id ?? '', p_removed }))
		await remove(true)
		expect((await readMine(olive.client, olive.id, now())).items).toEqual([])
		expect(await listPickable(olive.client, olive.id)).toHaveLength(1)
		await remove(false)
		expect((await readMine(olive.client, olive.id, now())).items).toMatchObject([{ id: item?.id }])
		await remove(true)
		expect(await done(pick([kept], 'learned'))).toBe(1)
		expect((await readMine(olive.client, olive.id, now())).items).toMatchObject([
			{ id: item?.id, section: 'learned' }
		])
	})

	test('what was removed a day ago is gone for good with the next change', async () => {
		const gone = await addItem('Not so.')
		await done(olive.client.rpc('remove_packet_item', { p_id: gone, p_removed: true }))
		await backend.sql(`update public.packet_items set removed_at = now() - interval '25 hours'`)
		await addItem()
		expect(await refusal(olive.client.rpc('remove_packet_item', { p_id: gone, p_removed: false }))).toBe(
			'404 not_found'
		)
	})

	test('items move by one within their section, past what was removed, and stop at its ends', async () => {
		const [a, b, c] = [await addItem('a'), await addItem('b'), await addItem('c')]
		await addItem('elsewhere', 'learned')
		await done(olive.client.rpc('remove_packet_item', { p_id: b, p_removed: true }))
		const order = async () => {
			const { items } = await readMine(olive.client, olive.id, now())
			return items
				.filter(({ section }) => section === 'led')
				.toSorted((x, y) => x.place - y.place)
				.map(({ words }) => words)
				.join('')
		}
		await done(olive.client.rpc('move_packet_item', { p_id: c, p_up: true }))
		expect(await order()).toBe('ca')
		await done(olive.client.rpc('move_packet_item', { p_id: c, p_up: true }))
		expect(await order()).toBe('ca')
		await done(olive.client.rpc('move_packet_item', { p_id: c, p_up: false }))
		expect(await order()).toBe('ac')
		expect(a).not.toBe(c)
	})

	test('sent twice is recorded once', async () => {
		const again = { p_id: randomUUID(), p_section: 'led', p_words: 'Once.' }
		for (let time = 0; time < 2; time++) await done(olive.client.rpc('add_packet_item', again))
		await show(bo)
		const said = randomUUID()
		for (let time = 0; time < 2; time++) await done(askToSay(bo, await packetOf(olive), { p_id: said }))
		expect(await readMine(olive.client, olive.id, now())).toMatchObject({
			items: [{ words: 'Once.' }],
			comments: [{ id: said }]
		})
	})

	test('evidence is up to five https links', async () => {
		const add = (p_evidence: string[]) =>
			refusal(
				olive.client.rpc('add_packet_item', {
					p_id: randomUUID(),
					p_section: 'led',
					p_words: 'x',
					p_evidence
				})
			)
		expect(await add(['https://a.example', 'https://b.example/?q=1'])).toBe('ok')
		for (const bad of [
			['http://a.example'],
			['javascript:alert(1)'],
			[''],
			['https://a.example b'],
			['https://a.example https://b.example'],
			Array.from({ length: 6 }, (_, n) => `https://${n}.example`),
			[`https://a.example/${'x'.repeat(2500)}`]
		])
			expect(await add(bad), String(bad)).toBe('400 23514')
	})
})

describe('showing it', () => {
	test('only people of a circle that one is in now are shown it, one’s own self excepted', async () => {
		await addItem()
		await done(cy.client.rpc('leave_circle', { p_circle_id: circle }))
		for (const viewers of [[otto], [cy], [olive], [bo, otto], [{ ...otto, id: randomUUID() }]])
			expect(await refusal(askToShow(viewers))).toBe('409 not_a_peer')
		expect(await backend.sql('select from public.packet_shows')).toEqual([])
		expect((await listPeers(olive.client, olive.id)).map(({ name }) => name)).toEqual(['Ada', 'Bo'])
	})

	test('until a day to come, within a year', async () => {
		await addItem()
		for (const days of [0, -1, 400])
			expect(await refusal(askToShow([bo], days))).toBe('409 until_is_out_of_reach')
		expect(await refusal(askToShow([bo], 365))).toBe('ok')
		await done(askToShow([bo], 3))
		const { shows } = await readMine(olive.client, olive.id, now())
		expect(shows).toMatchObject([{ viewerId: bo.id, name: 'Bo' }])
		expect(shows[0]?.until.getTime()).toBeLessThan(Date.now() + 4 * 86_400_000)
	})

	test('what is said reaches the owner, who marks a question as answered', async () => {
		const { packet, item, question } = await fill()
		await done(askToSay(bo, packet, { p_kind: 'comment' }))
		const answer = (p_answered: boolean) =>
			done(olive.client.rpc('answer_packet_question', { p_id: question, p_answered }))
		await answer(true)
		const { comments } = await readMine(olive.client, olive.id, now())
		expect(comments).toMatchObject([
			{ id: question, itemId: item, kind: 'question', author: 'Bo', answeredAt: expect.any(Date) },
			{ itemId: null, kind: 'comment', answeredAt: null }
		])
		// A comment asks nothing.
		expect(
			await refusal(
				olive.client.rpc('answer_packet_question', { p_id: comments[1]?.id ?? '', p_answered: true })
			)
		).toBe('404 not_found')
		await answer(false)
		expect((await read(bo.client, { id: packet }, now()))?.comments[0]?.answeredAt).toBeNull()
	})

	test('only those it is shown to say anything, on items that are there, and take back their own', async () => {
		const { packet, item, question } = await fill()
		const elsewhere = await addItem('Bo’s own.', 'led', bo)
		const [removed] = await backend.sql<{ id: string }>(
			'select id from public.packet_items where removed_at is not null'
		)
		for (const person of [olive, cy, ada, otto])
			expect(await refusal(askToSay(person, packet))).toBe('404 not_found')
		for (const p_item_id of [elsewhere, removed?.id ?? '', randomUUID()])
			expect(await refusal(askToSay(bo, packet, { p_item_id }))).toBe('404 not_found')
		expect(await refusal(askToSay(bo, packet, { p_item_id: item }))).toBe('ok')
		// Somebody else's words stay, also under their id.
		await show(cy)
		expect(await refusal(askToSay(cy, packet, { p_id: question }))).toBe('404 not_found')
		await done(cy.client.rpc('take_back_packet_comment', { p_id: question }))
		expect(await backend.sql('select from public.packet_comments')).toHaveLength(2)
		await done(bo.client.rpc('take_back_packet_comment', { p_id: question }))
		expect(await backend.sql('select from public.packet_comments')).toHaveLength(1)
	})

	test('once it is over nothing more is said, and what was said stays with the owner', async () => {
		const { packet } = await fill()
		await backend.sql(`update public.packet_shows set shown_until = now() - interval '1 second'`)
		expect(await refusal(askToSay(bo, packet))).toBe('404 not_found')
		await backend.sql('delete from public.packet_shows')
		expect((await readMine(olive.client, olive.id, now())).comments).toMatchObject([{ author: 'Bo' }])
	})

	test('nothing of it is in any mail', async () => {
		const before = await backend.sql('select count(*) from public.deliveries')
		await fill()
		expect(await backend.sql('select count(*) from public.deliveries')).toEqual(before)
	})
})

describe('limits', () => {
	test('a hundred items, sixty rules, forty comments of one person, twenty people', async () => {
		const { packet } = await fill()
		await backend.sql(
			`insert into public.packet_items (packet_id, section, place, words) select $1, 'learned', n, 'x' from generate_series(1, 98) n`,
			[packet]
		)
		const kept = await ended(olive, 'kept')
		expect(await refusal(pick([kept]))).toBe('429 too_many_items')
		expect(
			await refusal(
				olive.client.rpc('add_packet_item', { p_id: randomUUID(), p_section: 'led', p_words: 'x' })
			)
		).toBe('429 too_many_items')
		const [removed] = await backend.sql<{ id: string }>(
			'select id from public.packet_items where removed_at is not null'
		)
		expect(
			await refusal(olive.client.rpc('remove_packet_item', { p_id: removed?.id ?? '', p_removed: false }))
		).toBe('429 too_many_items')
		await backend.sql(
			`insert into public.packet_rules (id, packet_id, words) select gen_random_uuid(), $1, 'x' from generate_series(1, 59)`,
			[packet]
		)
		expect(await refusal(olive.client.rpc('save_packet_rule', { p_id: randomUUID(), p_words: 'x' }))).toBe(
			'429 too_many_rules'
		)
		await backend.sql(
			`insert into public.packet_comments (id, packet_id, author_id, kind, words)
			select gen_random_uuid(), $1, $2, 'comment', 'x' from generate_series(1, 39)`,
			[packet, bo.id]
		)
		expect(await refusal(askToSay(bo, packet))).toBe('429 too_many_comments')
		await backend.sql(
			`with people as (
				insert into auth.users (id, email) select gen_random_uuid(), n || '@many.test' from generate_series(1, 19) n returning id
			), named as (insert into public.profiles (id, name, zone) select id, 'Many', 'Etc/UTC' from people returning id)
			insert into public.packet_shows (packet_id, viewer_id, shown_until) select $1, id, now() + interval '1 day' from named`,
			[packet]
		)
		expect(await refusal(askToShow([cy]))).toBe('429 too_many_viewers')
		expect(await refusal(askToShow([bo]))).toBe('ok')
	})

	test('a rule that is there can be worded anew at the limit, and a removed one cannot', async () => {
		const { rule, packet } = await fill()
		await backend.sql(
			`insert into public.packet_rules (id, packet_id, words) select gen_random_uuid(), $1, 'x' from generate_series(1, 59)`,
			[packet]
		)
		const save = () =>
			refusal(
				olive.client.rpc('save_packet_rule', { p_id: rule, p_words: 'Two years.', p_holds: 'does_not' })
			)
		expect(await save()).toBe('ok')
		expect(await readRule(olive.client, rule)).toEqual({
			id: rule,
			words: 'Two years.',
			heardFrom: null,
			holds: 'does_not'
		})
		await done(olive.client.rpc('remove_packet_rule', { p_id: rule, p_removed: true }))
		expect(await save()).toBe('404 not_found')
	})
})

describe('when an account goes', () => {
	test('the owner’s takes all of it', async () => {
		await fill()
		await done(olive.client.rpc('delete_my_account'))
		for (const table of tables) expect(await backend.sql(`select from public.${table}`), table).toEqual([])
	})

	test('a viewer’s leaves what they said without a name', async () => {
		await fill()
		await done(bo.client.rpc('delete_my_account'))
		expect(await readMine(olive.client, olive.id, now())).toMatchObject({
			shows: [],
			comments: [{ words: 'Who says so?', author: null }]
		})
	})
})

test('the export has one’s own packet and what one said of others’, and not whose that was', async () => {
	const { packet } = await fill()
	const mine = await done(olive.client.rpc('export_my_data'))
	expect(mine).toMatchObject({
		packet: {
			items: [{ source: { circle_name: 'Lamplighters' } }, {}, {}],
			rules: [{ words: 'Run it a year.', heard_from: 'A director' }],
			shown: [{ viewer_id: bo.id }]
		},
		packet_comments: []
	})
	const theirs = await done(bo.client.rpc('export_my_data'))
	expect(theirs).toMatchObject({
		packet: null,
		packet_comments: [{ kind: 'question', words: 'Who says so?' }]
	})
	expect(JSON.stringify(theirs)).not.toContain(packet)
	expect(JSON.stringify(theirs)).not.toContain(olive.id)
	expect(JSON.stringify(await done(cy.client.rpc('export_my_data')))).not.toContain(packet)
})

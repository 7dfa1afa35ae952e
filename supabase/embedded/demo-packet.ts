import { endOf, usualDays } from '../../src/lib/packets/until.ts'
import { addDays } from '../../src/lib/schedule/plain-date.ts'
import { toWall } from '../../src/lib/schedule/zone.ts'
import type { SectionKey } from '../../src/lib/packets/section.ts'
import type { Sql } from './sql.ts'

interface DemoItem {
	section: SectionKey
	words: string
	outcome?: string
	evidence?: string
	/** How the commitment begins that it was copied from. */
	from?: string
	asked?: string
}

/** Two packets: Ana's, which Bridget reads, and Tomasz's, which Ana reads. */
const packets: {
	by: string
	shownTo: string
	items: DemoItem[]
	rules: [string, string | null, string][]
}[] = [
	{
		by: 'Ana',
		shownTo: 'Bridget',
		items: [
			{
				section: 'led',
				words: 'Moved card payments off the shared ledger, with four teams and no weekend freeze.',
				outcome: 'Refunds settle within the hour; they took two days.',
				evidence: 'https://docs.example.org/ledger-move',
				asked: 'Four teams: which decision was yours and would have gone the other way without you?'
			},
			{
				section: 'led',
				words: 'Wrote the rule for who may page whom at night.',
				outcome: 'Pages are down by half.'
			},
			{
				section: 'cross_functional',
				words: 'Taught finance to read our settlement report, one clerk at a time.'
			},
			{
				section: 'learned',
				words: 'Get the platform charter signed.',
				outcome: 'Nobody had read it. They sign what they helped to write.',
				from: 'Get the platform charter'
			},
			{ section: 'gaps', words: 'Nobody outside payments could say what I do.' }
		],
		rules: [
			['It has to live through one Christmas before it counts.', 'Somebody on the committee', 'unknown']
		]
	},
	{
		by: 'Tomasz',
		shownTo: 'Ana',
		items: [
			{
				section: 'led',
				words: 'Brought storage from eleven kinds of disk to two.',
				outcome: 'A new region takes a week.',
				evidence: 'https://docs.example.org/two-disks'
			},
			{
				section: 'growing_others',
				words: 'Handed the capacity forecast to Lena, and stayed out of the room.'
			}
		],
		rules: []
	}
]

/** Gives two people of the demo a packet each, shown to somebody of their circle for four weeks from `now`. */
export async function fillPackets(sql: Sql, now: Date, ids: ReadonlyMap<string, string>): Promise<void> {
	const until = endOf(addDays(toWall(now, 'Europe/Lisbon').date, usualDays), 'Europe/Lisbon')
	for (const { by, shownTo, items, rules } of packets) {
		const [packet] = await sql<{ id: string }>(
			'insert into public.packets (owner_id) values ($1) returning id',
			[ids.get(by)]
		)
		for (const [place, { section, words, outcome, evidence, from, asked }] of items.entries()) {
			const [item] = await sql<{ id: string }>(
				`insert into public.packet_items (packet_id, section, place, words, outcome, evidence)
				values ($1, $2, $3, $4, $5, array_remove(array[$6::text], null)) returning id`,
				[packet?.id, section, place, words, outcome ?? null, evidence ?? null]
			)
			if (from)
				await sql(
					`insert into public.packet_sources (item_id, packet_id, commitment_id, words, circle_name, ended_as, ended_at)
					select $1, $2, k.id, k.words, c.name, k.status, k.ended_at
					from public.commitments k join public.circles c on c.id = k.circle_id
					where k.owner_id = $3 and starts_with(k.words, $4)`,
					[item?.id, packet?.id, ids.get(by), from]
				)
			if (asked)
				await sql(
					`insert into public.packet_comments (id, packet_id, item_id, author_id, kind, words)
					values (gen_random_uuid(), $1, $2, $3, 'question', $4)`,
					[packet?.id, item?.id, ids.get(shownTo), asked]
				)
		}
		for (const [words, heardFrom, holds] of rules)
			await sql(
				`insert into public.packet_rules (id, packet_id, words, heard_from, holds) values (gen_random_uuid(), $1, $2, $3, $4)`,
				[packet?.id, words, heardFrom, holds]
			)
		await sql('insert into public.packet_shows (packet_id, viewer_id, shown_until) values ($1, $2, $3)', [
			packet?.id,
			ids.get(shownTo),
			until
		])
	}
}

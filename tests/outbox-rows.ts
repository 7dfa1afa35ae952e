import type { Entry } from '../src/lib/offline/entry.ts'
import type { Stage } from './outbox-run.ts'

/** One thing that somebody wrote, and that their device acknowledged. */
export interface Written {
	what: string
	owner: string
	entry: Entry
	words: string
	/** The commitment, session or topic that it is about; empty for what makes a new row. */
	of: string
	/** What it sets. */
	value: string
	/** The line on what came of a commitment. */
	with?: string
	/** Why the server did not take it. */
	refused?: string
	/** It is still on the device at the end, though there was network. */
	isLeft?: boolean
}

export interface Problem {
	kind: 'lost' | 'doubled' | 'other' | 'out of order' | 'refused' | 'left'
	what: string
}

interface Rows {
	/** Every row, as what it is, its id, whose, and what it says. */
	rows: [what: string, id: string, owner: string | null, says: string][]
	/** Ids of check-ins of one commitment and of answers to one row, in the order in which they were recorded. */
	orders: string[][]
}

/** What a stage's people have in the database. */
export async function readRows({ stack, circle, ahead, begun, people }: Stage): Promise<Rows> {
	const [found] = await stack.query<{ rows: Rows['rows']; orders: string[][] | null }>(
		`with theirs as (
			select 'commitment' as what, c.id::text as id, c.owner_id as owner,
				concat_ws('|', c.words, c.status, c.ended_with, c.renegotiates_id) as says
			from public.commitments c where c.circle_id = $1
			union all
			select 'check-in', i.id::text, i.author_id, i.commitment_id || '|' || i.words
			from public.check_ins i join public.commitments c on c.id = i.commitment_id where c.circle_id = $1
			union all
			select 'rsvp', r.session_id::text, r.profile_id, r.answer from public.rsvps r where r.session_id = $2
			union all
			select 'vote', v.topic_id::text, v.profile_id, 'yes' from public.topic_votes v where v.session_id = $2
			union all
			select 'topic', t.id::text, t.brought_by, t.words from public.topics t where t.session_id = $2 and t.brought_by = any ($4)
			union all
			select 'note', n.id::text, null, n.words from public.notes n where n.session_id = $3
			union all
			select 'answered', a.id::text, a.profile_id, a.row_id || '|' || a.answer
			from public.own_answers a where a.profile_id = any ($4)
		), orders as (
			select json_agg(i.id order by i.created_at, i.ctid) as ids
			from public.check_ins i join public.commitments c on c.id = i.commitment_id
			where c.circle_id = $1 group by i.commitment_id
			union all
			select json_agg(a.id order by a.said_at, a.heard_at) from public.own_answers a
			where a.profile_id = any ($4) group by a.profile_id, a.row_id
		)
		select
			(select coalesce(json_agg(json_build_array(what, id, owner, says)), '[]') from theirs) as rows,
			(select json_agg(ids) from orders) as orders`,
		[circle, ahead, begun, people.map(({ id }) => id)]
	)
	return { rows: found?.rows ?? [], orders: found?.orders ?? [] }
}

/** What should be there: each thing written, once, under its own id; of what sets, the last. */
function expectRows(written: Written[]): Rows['rows'] {
	const rows: Rows['rows'] = []
	const last = new Map<string, Rows['rows'][number]>()
	for (const { what, owner, entry, words, of, value } of written) {
		if (what === 'log') {
			const about = written.filter((one) => one.of === entry.id)
			const ended = about.findLast((one) => one.what === 'end' || one.what === 'renegotiate')
			// An ending without a line leaves the line of the one before it.
			const line = about.findLast((one) => one.what === 'end' && one.with) ?? ended
			const says = [words, ended?.value ?? 'open', (ended?.with || line?.with) ?? '']
			rows.push(['commitment', entry.id, owner, says.filter(Boolean).join('|')])
		}
		if (what === 'renegotiate') rows.push(['commitment', entry.id, owner, [words, 'open', of].join('|')])
		if (what === 'checkIn') rows.push(['check-in', entry.id, owner, `${of}|${words}`])
		if (what === 'topic') rows.push(['topic', entry.id, owner, words])
		if (what === 'note') rows.push(['note', entry.id, null, words])
		if (what === 'end' || what === 'answer' || what === 'vote')
			rows.push(['answered', entry.id, owner, `${of}|${value}`])
		if (what === 'answer') last.set(`${owner} ${of}`, ['rsvp', of, owner, value])
		if (what === 'vote') last.set(`${owner} ${of}`, ['vote', of, owner, value])
	}
	return [...rows, ...[...last.values()].filter(([what, , , says]) => what !== 'vote' || says === 'yes')]
}

const isSame = (one: Rows['rows'][number], other: Rows['rows'][number]) =>
	one.slice(0, 3).join() === other.slice(0, 3).join()

/** What is wrong: nothing, if all went well. */
export function compare({ rows, orders }: Rows, all: Written[]): Problem[] {
	const problems: Problem[] = []
	const add = (kind: Problem['kind'], what: unknown) => problems.push({ kind, what: JSON.stringify(what) })
	for (const one of all) {
		if (one.isLeft) add('left', one)
		// Only what is too long is to be refused, and it is.
		if ((one.refused !== undefined) !== (one.what === 'tooLong')) add('refused', one)
	}
	const written = all.filter(({ refused }) => refused === undefined)
	const expected = expectRows(written)
	for (const row of expected) {
		const there = rows.filter((one) => isSame(one, row))
		if (there.length === 0) add('lost', row)
		if (there.length > 1) add('doubled', there)
		if (there.length === 1 && there[0]?.[3] !== row[3]) add('other', [...row, 'is', there[0]?.[3]])
	}
	// A vote that was taken back and stands is no second one; any other row that nobody wrote is.
	for (const row of rows)
		if (!expected.some((one) => isSame(one, row))) add(row[0] === 'vote' ? 'other' : 'doubled', row)
	const place = new Map(written.map(({ entry }, index) => [entry.id, index]))
	for (const order of orders) {
		const places = order.map((id) => place.get(id) ?? -1)
		if (places.some((one, index) => one < (places[index - 1] ?? -1))) add('out of order', order)
	}
	return problems
}

/** What was sent although something of its row that it builds on was refused and waits. */
export function findOvertaken(kept: readonly Entry[], written: readonly Written[]): Problem[] {
	const waits = new Set(kept.map(({ id }) => id))
	return kept
		.filter(({ refused, sets }) => refused && !sets)
		.flatMap((first) => {
			const after = written.slice(written.findIndex(({ entry }) => entry.id === first.id) + 1)
			return after.filter(({ entry }) => entry.row === first.row && !waits.has(entry.id))
		})
		.map((one) => ({ kind: 'out of order', what: JSON.stringify(one) }))
}

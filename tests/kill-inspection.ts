// What only the database's owner can see of a folder that was killed often.
import { createBackend } from '../supabase/embedded/backend.ts'
import type { Keys } from '../supabase/embedded/keys.ts'
import type { Sql } from '../supabase/embedded/sql.ts'

/** Halves of what is written as one; each has to answer no row. */
const halves: Record<string, string> = {
	'renegotiated without a successor': `select id from public.commitments c where status = 'renegotiated'
		and not exists (select from public.commitments n where n.renegotiates_id = c.id)`,
	'successor of one that is not renegotiated': `select n.id from public.commitments n
		join public.commitments c on c.id = n.renegotiates_id where c.status <> 'renegotiated'`,
	'unsigned topic that nobody brought': `select id from public.topics t where unsigned
		and not exists (select from private.unsigned_topics u where u.topic_id = t.id)`,
	'bringer of a topic that is not there': `select topic_id from private.unsigned_topics u
		where not exists (select from public.topics t where t.id = u.topic_id)`,
	'circle without its organiser, season or eight sessions': `select id from public.circles c
		where not exists (select from public.members m where m.circle_id = c.id and m.role = 'organiser')
		or not exists (select from public.schedules s where s.circle_id = c.id)
		or (select count(*) from public.sessions s where s.circle_id = c.id) <> 8`,
	'user without an identity': `select id from auth.users u
		where not exists (select from auth.identities i where i.user_id = u.id)`
}

/** Each table that has a primary key, with its columns. */
const tables = `select format('%I.%I', n.nspname, c.relname) as name,
		(select string_agg(format('%I', a.attname), ', ' order by k.place)
			from unnest(i.indkey::int[]) with ordinality k (number, place)
			join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) as key
	from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
	where i.indisprimary and n.nspname in ('public', 'private', 'auth')`

const settings = (planner: string, value: string) =>
	`select ${planner
		.split(' ')
		.map((name) => `set_config('enable_${name}', '${value}', true)`)
		.join(', ')}`

/** Counts a table by itself, reading every value, and along its primary key: after a bad recovery they disagree. */
async function countTwice(sql: Sql, name: string, key: string) {
	await sql(settings('indexscan indexonlyscan bitmapscan', 'off'))
	await sql(settings('seqscan sort', 'on'))
	const [whole] = await sql<{ rows: number; keys: number }>(
		`select count(*)::int as rows, count(distinct (${key}))::int as keys, sum(length(t::text)) from ${name} t`
	)
	await sql(settings('indexscan indexonlyscan bitmapscan', 'on'))
	await sql(settings('seqscan sort', 'off'))
	const [along] = await sql<{ rows: number }>(
		`select count(*)::int as rows from (select ${key} from ${name} order by ${key} offset 0) t`
	)
	return { rows: whole?.rows ?? NaN, keys: whole?.keys ?? NaN, along: along?.rows ?? NaN }
}

export interface Inspection {
	/** What is wrong with the folder in the end, in words. */
	unsound: string[]
	/** Rows of all tables, each of them read. */
	rows: number
}

/** Opens a folder that no process has, and answers what is wrong with it and how many rows it holds. */
export async function inspectFolder(folder: string, keys: Keys): Promise<Inspection> {
	const backend = await createBackend({
		folder,
		keys,
		siteUrl: 'http://127.0.0.1:3000',
		sendMail: async () => undefined
	})
	const unsound: string[] = []
	let rows = 0
	try {
		await backend.transaction(async (sql) => {
			for (const [what, statement] of Object.entries(halves)) {
				const found = await sql(statement)
				if (found.length > 0) unsound.push(`${found.length} × ${what}`)
			}
			for (const { name, key } of await sql<{ name: string; key: string }>(tables)) {
				const counts = await countTwice(sql, name, key)
				rows += counts.rows
				if (new Set(Object.values(counts)).size > 1) unsound.push(`${name}: ${JSON.stringify(counts)}`)
			}
		})
	} finally {
		await backend.close()
	}
	return { unsound, rows }
}

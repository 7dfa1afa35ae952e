// What the policies cost: `npx node tests/bench/policies.ts`, by hand, where PostgreSQL's own programs are. Fills a
// native PostgreSQL with 200 circles of twelve and 100,000 commitments, and times the pages' questions as a member
// (policies on) and as the owner (policies off) in one run. The times are one machine's; the ratios hold.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, realpathSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const supabase = resolve(import.meta.dirname, '../../supabase')
const repetitions = 7

const fill = `
insert into auth.users (id, email) select gen_random_uuid(), 'person' || n || '@example.org' from generate_series(1, 1200) n;
insert into public.profiles (id, name, zone) select id, split_part(email, '@', 1), 'Etc/UTC' from auth.users;
set session_replication_role = replica;
insert into public.circles (id, name, purpose, charter) select gen_random_uuid(), 'Circle ' || n, 'Bring it.', 'It stays.' from generate_series(1, 200) n;
create temp table places as
	select c.id as circle_id, p.id as profile_id, c.place, (p.place / 200) as seat
	from (select id, row_number() over (order by name) - 1 as place from public.circles) c
	join (select id, row_number() over (order by name) - 1 as place from public.profiles) p
		on c.place in (p.place % 200, (p.place + 77) % 200);
insert into public.members (circle_id, profile_id, role, charter_accepted_at, left_at)
	select circle_id, profile_id, case when seat = 0 then 'organiser' else 'member' end, now(),
		case when seat = 5 then now() end from places;
insert into public.sessions (circle_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, ends_at, tz_version, uid)
	select id, d, d, '16:00', 'Etc/UTC', 60, d + time '16:00', d + time '17:00', '2026f', gen_random_uuid()
	from public.circles, lateral (select current_date - 280 + 14 * n as d from generate_series(1, 40) n) days;
insert into public.rsvps (session_id, circle_id, profile_id, answer)
	select s.id, s.circle_id, m.profile_id, 'yes' from public.sessions s join public.members m using (circle_id);
create temp table numbered as select *, row_number() over () - 1 as n, count(*) over () as total from places;
insert into public.commitments (id, circle_id, owner_id, due_on, words, private, status, ended_at)
	select gen_random_uuid(), p.circle_id, p.profile_id, current_date - (k % 300)::integer, 'Write the one-page case.', (k / p.total) % 5 = 0,
		case when (k / p.total) % 8 = 0 then 'open' else 'kept' end, case when (k / p.total) % 8 <> 0 then now() end
	from generate_series(0, 99999) k join numbered p on p.n = k % p.total;
insert into public.check_ins (id, commitment_id, author_id, words)
	select gen_random_uuid(), id, owner_id, 'Half way.' from public.commitments;
set session_replication_role = origin;`

const questions = {
	'start page: my next sessions':
		'select * from public.sessions where circle_id in (select id from public.circles where id = any ($circles)) and ends_at > now() order by starts_at limit 5',
	'start page: my open commitments': `select * from public.commitments where owner_id = $me and status = 'open' order by due_on`,
	'all my commitments': 'select * from public.commitments where owner_id = $me order by created_at desc',
	'circle page: open commitments': `select * from public.commitments where circle_id = $circle and status = 'open' order by due_on`,
	'circle page: members with names':
		'select m.*, p.name, p.zone from public.members m left join public.profiles p on p.id = m.profile_id where m.circle_id = $circle and m.left_at is null',
	'circle page: sessions': 'select * from public.sessions where circle_id = $circle order by starts_at',
	'session page: who comes':
		'select r.*, p.name from public.rsvps r join public.profiles p on p.id = r.profile_id where r.session_id = $session',
	'commitment page: check-ins':
		'select * from public.check_ins where commitment_id = $commitment order by created_at',
	'twenty latest, as members see them': `select * from public.commitments where circle_id = any ($circles)
		order by due_on desc limit 20`
}

/** Starts a server of one's own with the migrations; answers how to ask it and how to stop it. */
async function startServer(folder: string) {
	const [initdb] = globSync('/usr/lib/postgresql/*/bin/initdb').toReversed()
	if (!initdb) throw new Error('PostgreSQL is not installed (no /usr/lib/postgresql/*/bin/initdb)')
	const programs = dirname(realpathSync(initdb))
	const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
	// PostgreSQL refuses to run as root: then its own user does.
	const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
	if (user) await chown(folder, user.uid, user.gid)
	const options = { ...user, cwd: folder }
	const data = join(folder, 'data')
	const make = [
		'-D',
		data,
		'-U',
		'supabase_admin',
		'--auth=trust',
		'--encoding=UTF8',
		'--locale=C',
		'--no-sync'
	]
	await execute(initdb, make, options)
	const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'jit=off']
	const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings], {
		...options,
		stdio: 'ignore'
	})
	const ended = once(server, 'exit')
	const ask = async (role: string, ...args: string[]) => {
		const common = ['-XAqt', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', role, '-d', 'postgres']
		return (
			await execute(join(programs, 'psql'), [...common, ...args], { maxBuffer: 64_000_000 })
		).stdout.trim()
	}
	while (server.exitCode === null && !(await ask('supabase_admin', '-c', 'select 1').catch(() => undefined)))
		await pause(100)
	await ask('supabase_admin', '-f', join(supabase, 'embedded/hosted.sql'))
	await ask('supabase_admin', '-f', join(supabase, 'tests/native.sql'))
	await ask('postgres', '-f', join(supabase, 'embedded/default-grants.sql'))
	for (const file of globSync(join(supabase, 'migrations/*.sql')).sort())
		await ask('postgres', '--single-transaction', '-f', file)
	const stop = async () => {
		server.kill('SIGINT')
		await ended
	}
	return { ask, stop }
}

interface Plan {
	Plan: { 'Total Cost': number; 'Actual Rows': number }
	'Planning Time': number
	'Execution Time': number
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

async function measure(ask: Awaited<ReturnType<typeof startServer>>['ask'], question: string, as: string) {
	const statement = `explain (analyze, format json) ${question}`
	// One connection for all, so that catalog caches are as warm as in a pool's.
	const output = await ask(
		'postgres',
		'-c',
		as,
		...Array.from({ length: repetitions + 2 }, () => ['-c', statement]).flat()
	)
	const plans = output
		.split(/^\]$/m)
		.filter((text) => text.includes('['))
		.map((text) => {
			// PostgreSQL's own words; a change of their form would show as NaN in the table.
			const [plan] = JSON.parse(`${text.slice(text.indexOf('['))}]`) as [Plan]
			return plan
		})
	const warm = plans.slice(2)
	return {
		cost: warm[0]?.Plan['Total Cost'] ?? NaN,
		rows: warm[0]?.Plan['Actual Rows'] ?? NaN,
		time: median(warm.map((plan) => plan['Execution Time'] + plan['Planning Time']))
	}
}

const folder = await mkdtemp(join(tmpdir(), 'fortnight-bench-'))
try {
	const { ask, stop } = await startServer(folder)
	try {
		await ask('supabase_admin', '-c', fill, '-c', 'vacuum analyze')
		const one = (query: string) => ask('supabase_admin', '-c', query)
		const me = await one(
			`select profile_id from public.members where role = 'organiser' and left_at is null order by 1 limit 1`
		)
		const circle = await one(
			`select circle_id from public.members where profile_id = '${me}' and left_at is null order by 1 limit 1`
		)
		const values: Record<string, string> = {
			$circles: `array(select circle_id from public.members where profile_id = '${me}' and left_at is null)`,
			$circle: `'${circle}'`,
			$me: `'${me}'`,
			$session: `'${await one(`select id from public.sessions where circle_id = '${circle}' limit 1`)}'`,
			$commitment: `'${await one(`select id from public.commitments where owner_id = '${me}' and circle_id = '${circle}' limit 1`)}'`
		}
		const asMember = `set "request.jwt.claims" = '{"sub":"${me}","role":"authenticated"}'; set role authenticated`
		const table: Record<string, Record<string, number>> = {}
		for (const [name, question] of Object.entries(questions)) {
			const asked = question.replace(/\$\w+/g, (word) => values[word] ?? word)
			const bare = await measure(ask, asked, 'select 1 where false')
			const held = await measure(ask, asked, asMember)
			table[name] = {
				rows: held.rows,
				'cost without': bare.cost,
				'cost with': held.cost,
				'ms without': +bare.time.toFixed(3),
				'ms with': +held.time.toFixed(3),
				ratio: +(held.time / bare.time).toFixed(1)
			}
		}
		console.table(table)
	} finally {
		await stop()
	}
} finally {
	await rm(folder, { recursive: true, force: true })
}

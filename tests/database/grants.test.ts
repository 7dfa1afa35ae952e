import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestBackend, type TestBackend } from '../backend.ts'
import { enter } from './people.ts'

let backend: TestBackend
beforeAll(async () => {
	backend = await startTestBackend()
})
afterAll(() => backend.close())

const names = (rows: { name: string }[]) => rows.map(({ name }) => name)

/** Who may call what. Everything else in `public` would be a hole: a function without its line here fails. */
const callers = {
	read_live: 'authenticated',
	start_live: 'authenticated',
	steer_live: 'authenticated',
	take_over_live: 'authenticated',
	hand_live: 'authenticated',
	pass_turn: 'authenticated',
	decline_commitments: 'authenticated',
	end_live: 'authenticated',
	follow_by_link: 'anon authenticated',
	read_live_for_all: 'service_role',
	read_live_versions: 'service_role',
	see_present: 'service_role',
	settle_live: 'service_role',
	end_left_lives: 'service_role',
	undo_agenda: 'authenticated',
	say_what_came: 'authenticated',
	save_agenda: 'authenticated',
	remove_agenda: 'authenticated',
	read_agenda: 'authenticated',
	choose_agenda: 'authenticated',
	keep_vapid_keys: 'service_role',
	turn_push_on: 'authenticated',
	leave_device: 'authenticated',
	read_my_notices: 'authenticated',
	finish_push: 'service_role',
	encourage: 'authenticated',
	take_back_encouragement: 'authenticated',
	read_nudge: 'anon authenticated',
	answer_nudge: 'anon authenticated',
	undo_nudge: 'anon authenticated',
	read_nudges_to_plan: 'service_role',
	plan_nudges: 'service_role',
	accept_invitation: 'authenticated',
	accept_seat: 'authenticated',
	answer_duty_request: 'authenticated',
	answer_session: 'authenticated',
	answered_before: 'authenticated',
	ask_for_duty: 'authenticated',
	assign_duties: 'service_role',
	answer_session_link: 'anon authenticated',
	change_sessions: 'authenticated',
	claim_deliveries: 'service_role',
	close_circle: 'authenticated',
	correct_session: 'service_role',
	count_import: 'authenticated',
	count_reply: 'service_role',
	count_try: 'anon authenticated',
	create_circle: 'authenticated',
	create_feed: 'authenticated',
	decline_seat: 'authenticated',
	delete_my_account: 'authenticated',
	end_commitment: 'authenticated',
	excuse: 'authenticated',
	export_my_data: 'authenticated',
	finish_delivery: 'service_role',
	forget_what_is_over: 'service_role',
	forget_my_tries: 'authenticated',
	go_on: 'authenticated',
	hand_over: 'authenticated',
	invite: 'authenticated',
	is_reply_name: 'service_role',
	leave_circle: 'authenticated',
	mark_hours: 'authenticated',
	mail_is_down: 'authenticated',
	make_season: 'authenticated',
	merge_circles: 'authenticated',
	name_for_duty: 'authenticated',
	open_feed: 'anon authenticated',
	plan_calendar_entries: 'service_role',
	plan_clock_changes: 'service_role',
	plan_questions: 'service_role',
	plan_records: 'service_role',
	plan_reminders: 'service_role',
	read_clocks_to_watch: 'service_role',
	read_circle_hours: 'authenticated',
	read_feed: 'anon authenticated',
	read_invitation: 'anon authenticated',
	read_my_calendar: 'authenticated',
	read_my_mailed_entries: 'authenticated',
	read_outdated_sessions: 'service_role',
	read_me: 'authenticated',
	read_my_links: 'authenticated',
	read_my_session_link: 'authenticated',
	read_my_places: 'authenticated',
	read_my_seat: 'authenticated',
	read_reply_counts: 'service_role',
	read_rota: 'authenticated',
	read_rota_gaps: 'service_role',
	read_season_wishes: 'authenticated',
	read_reminders_to_plan: 'service_role',
	read_session_link: 'anon authenticated',
	record_reply: 'service_role',
	read_unsubscribe: 'anon authenticated',
	read_zones_in_use: 'service_role',
	remove_member: 'authenticated',
	renegotiate_commitment: 'authenticated',
	reopen_circle: 'authenticated',
	reopen_commitment: 'authenticated',
	replace_busy_times: 'authenticated',
	reset_my_links: 'authenticated',
	set_role: 'authenticated',
	skip_duty: 'authenticated',
	stop_waiting: 'authenticated',
	undo_skip: 'authenticated',
	unsubscribe: 'anon authenticated',
	undo_change: 'authenticated',
	write_note: 'authenticated',
	remove_note: 'authenticated',
	park: 'authenticated',
	unpark: 'authenticated',
	propose_takeaway: 'authenticated',
	agree_takeaway: 'authenticated',
	remove_takeaway: 'authenticated',
	sweep_notes: 'service_role',
	answer_pulse: 'authenticated',
	read_my_close: 'authenticated',
	publish_pulses: 'service_role',
	wish_for_session: 'authenticated',
	vote_for_topic: 'authenticated',
	bring_topic: 'authenticated',
	sign_topic: 'authenticated',
	mark_discussed: 'authenticated',
	choose_hot_seats: 'authenticated',
	clear_hot_seats: 'authenticated',
	read_queue: 'authenticated',
	read_suggestion_facts: 'authenticated',
	read_circle_insights: 'authenticated',
	settle_sessions: 'service_role',
	read_empty_queues: 'service_role',
	suggest_topics: 'service_role',
	wish_for_season: 'authenticated',
	withdraw_duty_request: 'authenticated',
	add_packet_item: 'authenticated',
	add_commitments_to_packet: 'authenticated',
	edit_packet_item: 'authenticated',
	move_packet_item: 'authenticated',
	remove_packet_item: 'authenticated',
	save_packet_rule: 'authenticated',
	remove_packet_rule: 'authenticated',
	show_packet: 'authenticated',
	stop_showing_packet: 'authenticated',
	comment_on_packet: 'authenticated',
	take_back_packet_comment: 'authenticated',
	answer_packet_question: 'authenticated'
}

test('every function is callable by exactly those who need it', async () => {
	const found = await backend.sql<{ name: string; roles: string }>(
		`select p.proname as name, concat_ws(' ',
			case when has_function_privilege('anon', p.oid, 'execute') then 'anon' end,
			case when has_function_privilege('authenticated', p.oid, 'execute') then 'authenticated' end,
			case when has_function_privilege('service_role', p.oid, 'execute')
				and not has_function_privilege('authenticated', p.oid, 'execute') then 'service_role' end) as roles
		from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`
	)
	expect(Object.fromEntries(found.map(({ name, roles }) => [name, roles]))).toEqual(callers)
	expect(found).toHaveLength(Object.keys(callers).length)
})

test('of the private functions people may call the questions that policies ask, and nothing else', async () => {
	const callable = await backend.sql<{ name: string }>(
		`select p.proname as name from pg_proc p
		where p.pronamespace = 'private'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute') order by 1`
	)
	expect(names(callable)).toEqual([
		'is_active_member',
		'my_circles',
		'my_open_circles',
		'my_organised_circles',
		'my_packets',
		'my_peers',
		'my_shown_packets',
		'my_unsigned_topics'
	])
	const strangers = await backend.sql(
		`select p.proname from pg_proc p
		where p.pronamespace = 'private'::regnamespace and has_function_privilege('anon', p.oid, 'execute')`
	)
	expect(strangers).toEqual([])
})

test('private tables are granted to nobody', async () => {
	const granted = await backend.sql(
		`select c.relname, r.rolname from pg_class c, pg_roles r
		where c.relnamespace = 'private'::regnamespace and c.relkind = 'r' and r.rolname in ('anon', 'authenticated', 'service_role')
			and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate, references, trigger')`
	)
	expect(granted).toEqual([])
})

test('the private schema cannot be reached through the API', async () => {
	const { client } = await enter(backend, 'Ada')
	const token = (await client.auth.getSession()).data.session?.access_token ?? ''
	for (const bearer of [token, backend.publishableKey, backend.secretKey]) {
		const headers = {
			apikey: bearer === backend.secretKey ? bearer : backend.publishableKey,
			Authorization: `Bearer ${bearer}`,
			'Accept-Profile': 'private',
			'Content-Profile': 'private',
			'Content-Type': 'application/json'
		}
		const asked = [
			fetch(`${backend.url}/rest/v1/link_secrets`, { headers }),
			fetch(`${backend.url}/rest/v1/private.link_secrets`, { headers }),
			fetch(`${backend.url}/rest/v1/rpc/random_secret`, { method: 'POST', headers, body: '{}' }),
			fetch(`${backend.url}/rest/v1/rpc/my_circles`, { method: 'POST', headers, body: '{}' })
		]
		for (const answer of await Promise.all(asked)) expect(answer.status).toBeGreaterThanOrEqual(400)
	}
})

test('every function that runs as its owner has an empty search path', async () => {
	const open = await backend.sql<{ name: string }>(
		`select p.oid::regprocedure::text as name from pg_proc p
		where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
			and not ('search_path=""' = any (coalesce(p.proconfig, '{}')))`
	)
	expect(names(open)).toEqual([])
})

test('every table has row-level security, a comment and policies', async () => {
	const bare = await backend.sql<{ name: string }>(
		`select c.relname as name from pg_class c
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
			not c.relrowsecurity or obj_description(c.oid, 'pg_class') is null
			or not exists (select from pg_policy where polrelid = c.oid)
		)`
	)
	expect(names(bare)).toEqual([])
	const views = await backend.sql(`select viewname from pg_views where schemaname = 'public'`)
	expect(views).toEqual([])
})

test('every function of the API has a comment', async () => {
	const bare = await backend.sql<{ name: string }>(
		`select proname as name from pg_proc
		where pronamespace = 'public'::regnamespace and obj_description(oid, 'pg_proc') is null`
	)
	expect(names(bare)).toEqual([])
})

interface Policy {
	table: string
	name: string
	command: string
	roles: string
	permissive: string
	text: string
}

test('policies are sentences, one for each operation, for people who signed in', async () => {
	const policies = await backend.sql<Policy>(
		`select tablename as table, policyname as name, cmd as command, permissive,
			array_to_string(roles, ' ') as roles, concat_ws(' ', qual, with_check) as text
		from pg_policies where schemaname = 'public' order by 1, 3`
	)
	expect(policies.length).toBeGreaterThan(20)
	const operations = new Set<string>()
	for (const { table, name, command, roles, permissive, text } of policies) {
		const policy = `${table}: ${name}`
		expect(name, policy).toMatch(/^[A-Z][a-z']+ .* ?[a-z-]+$/)
		expect(name.split(' ').length, policy).toBeGreaterThan(2)
		expect(roles, policy).toBe('authenticated')
		expect(permissive, policy).toBe('PERMISSIVE')
		expect(command, policy).not.toBe('ALL')
		expect(operations, policy).not.toContain(`${table} ${command}`)
		operations.add(`${table} ${command}`)
		// PostgreSQL prints a wrapped call as ( SELECT auth.uid() AS uid): asked once a query, not once a row.
		expect(
			text.replaceAll(/\( SELECT (auth\.uid\(\)|private\.my_\w+\(\)) AS \w+\)/g, ''),
			policy
		).not.toMatch(/auth\.uid|private\.my_/)
		expect(text, policy).not.toMatch(/^true$|auth\.jwt|app_metadata|user_metadata/)
	}
})

/** What people may write, column by column; everything else is a function's business. */
const writable = {
	absences: { insert: 'ends_on id profile_id starts_on', update: '' },
	travels: { insert: 'ends_on id profile_id starts_on zone', update: '' },
	profiles: {
		insert: 'archetype id locale name theme title zone',
		update: 'archetype calendar_channel locale name theme title zone'
	},
	circles: { insert: '', update: 'charter contexts name next_facilitator_may_move purpose quorum video_url' },
	invitations: { insert: '', update: 'withdrawn_at' },
	commitments: {
		insert:
			'circle_id due_on due_session_id id outcome owner_id private reason session_id support witness_id words',
		update: 'due_on due_session_id outcome private reason support witness_id words'
	},
	check_ins: { insert: 'author_id commitment_id id words', update: '' },
	mail_preferences: {
		insert: '',
		update:
			'clock_changes day_before duties hour_before nudges pushed questions quiet_from quiet_until records session_changes'
	},
	topic_answers: { insert: 'author_id circle_id id session_id topic_id words', update: 'words' },
	circle_prompts: {
		insert: 'circle_id follow_ups id lens made_by minutes question situation',
		update: 'follow_ups lens minutes question removed_at situation'
	},
	topics: { insert: 'brought_by circle_id id prompt_slug session_id words', update: '' },
	feeds: { insert: '', update: 'name revoked_at' }
}

test('people write exactly these columns', async () => {
	const columns = await backend.sql<{ table: string; insert: string; update: string }>(
		`select c.relname as table,
			coalesce(string_agg(a.attname, ' ' order by a.attname) filter (where has_column_privilege('authenticated', c.oid, a.attname, 'insert')), '') as insert,
			coalesce(string_agg(a.attname, ' ' order by a.attname) filter (where has_column_privilege('authenticated', c.oid, a.attname, 'update')), '') as update
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1`
	)
	const written = columns.filter(({ insert, update }) => insert || update)
	expect(Object.fromEntries(written.map(({ table, ...rest }) => [table, rest]))).toEqual(writable)
})

test('whoever is not signed in is granted no table at all', async () => {
	const granted = await backend.sql(
		`select c.relname from pg_class c
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'S', 'v') and (
			has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate, references, trigger')
			or has_any_column_privilege('anon', c.oid, 'select, insert, update, references')
		)`
	)
	expect(granted).toEqual([])
})

test('nobody who signed in may truncate a table, refer to it or hang a trigger on it', async () => {
	const granted = await backend.sql(
		`select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
			and has_table_privilege('authenticated', c.oid, 'truncate, references, trigger')`
	)
	expect(granted).toEqual([])
})

test('the secret key reads, and writes through the functions of the worker only', async () => {
	const granted = await backend.sql(
		`select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
			and has_table_privilege('service_role', c.oid, 'insert, update, delete, truncate')`
	)
	expect(granted).toEqual([])
})

test('every reference to another row has an index to follow it back', async () => {
	const missing = await backend.sql<{ name: string }>(
		`select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
		where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
			select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null
		)
		order by 1`
	)
	expect(names(missing)).toEqual([])
})

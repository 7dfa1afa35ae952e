-- What every table and function must have, whatever it is about.
begin;
select plan(11);

select is_empty(
	$$ select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity $$,
	'every table has row-level security'
);
select is_empty(
	$$ select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f') $$,
	'there is no view to look past it'
);
select is_empty(
	$$ select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and obj_description(oid, 'pg_class') is null $$,
	'every table says what it is'
);
select set_eq(
	$$ select tablename || ' ' || string_agg(lower(cmd), ' ' order by cmd) from pg_policies where schemaname = 'public' group by tablename $$,
	array[
		'profiles insert select update', 'circles select update', 'members select', 'waiting select', 'invitations select update',
		'schedules select', 'sessions select', 'rsvps select', 'commitments delete insert select update',
		'season_wishes select', 'seat_offers select', 'notes select', 'parked select', 'takeaways select', 'note_sweeps select', 'pulses select', 'lives select', 'live_presences select', 'live_declines select', 'agendas select', 'session_agendas select', 'changes select', 'excuses delete select', 'session_wishes select',
		'check_ins delete insert select', 'topics delete insert select', 'topic_votes select', 'topic_answers delete insert select update', 'hot_seats select', 'circle_prompts insert select update', 'duties select', 'duty_requests select', 'duty_skips select', 'deliveries select', 'mail_preferences select update',
		'packets select', 'packet_items select', 'packet_sources select', 'packet_rules select', 'packet_shows select', 'packet_comments select', 'encouragements select', 'push_subscriptions delete select', 'own_answers select',
		'hours delete select', 'travels delete insert select', 'absences delete insert select', 'busy_times delete select', 'feeds select update'
	],
	'every table has these policies, one for each operation'
);
select is_empty(
	$$ select policyname from pg_policies where schemaname = 'public' and (roles <> '{authenticated}' or permissive <> 'PERMISSIVE') $$,
	'policies are for people who signed in'
);
select is_empty(
	$$ select tablename || ': ' || policyname from pg_policies where schemaname = 'public'
		and regexp_replace(concat_ws(' ', qual, with_check), '\( SELECT (auth\.uid\(\)|private\.my_\w+\(\)) AS \w+\)', '', 'g') ~ 'auth\.uid|private\.my_' $$,
	'policies ask who it is once a query, not once a row'
);
select is_empty(
	$$ select oid::regprocedure from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
		and not ('search_path=""' = any (coalesce(proconfig, '{}'))) $$,
	'every function has an empty search path'
);
select set_eq(
	$$ select proname::text from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('anon', oid, 'execute') $$,
	array['answer_nudge', 'answer_session_link', 'count_try', 'follow_by_link', 'open_feed', 'read_feed', 'read_invitation', 'read_nudge', 'read_session_link',
		'read_unsubscribe', 'undo_nudge', 'unsubscribe'],
	'without signing in these functions are callable and no other'
);
select set_eq(
	$$ select proname::text from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
		and has_function_privilege('service_role', oid, 'execute') $$,
	array['read_live_for_all', 'read_live_versions', 'see_present', 'settle_live', 'end_left_lives', 'forget_what_is_over', 'sweep_notes', 'publish_pulses', 'plan_clock_changes', 'plan_questions', 'plan_records', 'plan_reminders', 'read_clocks_to_watch',
		'read_reminders_to_plan', 'read_zones_in_use', 'assign_duties', 'read_rota_gaps', 'settle_sessions', 'read_empty_queues', 'suggest_topics', 'claim_deliveries', 'correct_session', 'count_reply', 'is_reply_name',
		'plan_calendar_entries', 'read_reply_counts', 'record_reply', 'finish_delivery', 'finish_push', 'keep_vapid_keys', 'plan_nudges', 'read_nudges_to_plan', 'read_outdated_sessions'],
	'the server at work claims, finishes and corrects, and that is all'
);
select is_empty(
	$$ select r.rolname, c.relname from pg_roles r, pg_class c
		where r.rolname in ('anon', 'authenticated', 'service_role') and c.relnamespace = 'private'::regnamespace
			and c.relkind in ('r', 'S', 'v') and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate') $$,
	'private tables are granted to nobody'
);
select is_empty(
	$$ select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'S')
		and (has_table_privilege('anon', oid, 'select, insert, update, delete, truncate, references, trigger')
			or has_table_privilege('service_role', oid, 'insert, update, delete, truncate')
			or has_table_privilege('authenticated', oid, 'truncate, references, trigger')) $$,
	'whoever is not signed in has no table, and the secret key writes none'
);

select * from finish();
rollback;

-- What came with topics, agendas and the live session is theirs to take along too.
alter function public.export_my_data() set schema private;
alter function private.export_my_data() rename to export_between_sessions;
revoke execute on function private.export_between_sessions from public, anon, authenticated, service_role;

create function public.export_my_data() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select private.export_between_sessions() || jsonb_build_object(
		'unsigned_topics', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', t.id, 'circle_id', t.circle_id, 'session_id', t.session_id, 'words', t.words, 'lens', t.lens) order by t.id), '[]')
			from public.topics t where t.id in (select private.my_unsigned_topics())
		),
		'topic_answers', (
			select coalesce(jsonb_agg(to_jsonb(a) - 'author_id' order by a.created_at), '[]')
			from public.topic_answers a where a.author_id = (select auth.uid())
		),
		'hot_seats', (
			select coalesce(jsonb_agg(to_jsonb(h) - 'chosen_by' order by h.chosen_at), '[]')
			from public.hot_seats h where h.chosen_by = (select auth.uid())
		),
		'agendas', (
			select coalesce(jsonb_agg(to_jsonb(a) - 'made_by' order by a.created_at), '[]')
			from public.agendas a where a.made_by = (select auth.uid())
		),
		'session_agendas', (
			select coalesce(jsonb_agg(to_jsonb(a) - 'chosen_by' - 'before' order by a.chosen_at), '[]')
			from public.session_agendas a where a.chosen_by = (select auth.uid())
		),
		'circle_prompts', (
			select coalesce(jsonb_agg(to_jsonb(p) - 'made_by' order by p.created_at), '[]')
			from public.circle_prompts p where p.made_by = (select auth.uid())
		),
		'facilitated', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'session_id', l.session_id, 'started_at', l.started_at, 'ended_at', l.ended_at) order by l.started_at), '[]')
			from public.lives l where l.facilitator_id = (select auth.uid()) and l.started_at is not null
		),
		'live_presences', private.rows_of('public.live_presences', 'first_seen_at'),
		'live_declines', private.rows_of('public.live_declines', 'declined_at'),
		-- That they answered, as long as it is known; what they answered is known to nobody.
		'pulses_answered', (
			select coalesce(jsonb_agg(v.session_id order by v.session_id), '[]')
			from private.pulse_voters v where v.profile_id = (select auth.uid())
		)
	)
	$$;
comment on function public.export_my_data is 'Everything stored about the caller, as JSON.';
revoke execute on function public.export_my_data from public, anon, authenticated, service_role;
grant execute on function public.export_my_data to authenticated;

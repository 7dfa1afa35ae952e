-- What came with hours, changes, the rota and calendar mail is theirs to take along too; what they had before stays as it was.
alter function public.export_my_data() set schema private;
alter function private.export_my_data() rename to export_circles;
revoke execute on function private.export_circles from public, anon, authenticated, service_role;

create function private.rows_of(p_table text, p_order text) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	found_rows jsonb;
begin
	execute format(
		'select coalesce(jsonb_agg(to_jsonb(t) - ''profile_id'' order by %I), ''[]'') from %s t where t.profile_id = $1',
		p_order, p_table::regclass
	) into found_rows using (select auth.uid());
	return found_rows;
end $$;
comment on function private.rows_of is 'The caller''s own rows of a table that names its person profile_id.';

create function public.export_my_data() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select private.export_circles() || jsonb_build_object(
		'hours', private.rows_of('public.hours', 'updated_at'),
		'travels', private.rows_of('public.travels', 'starts_on'),
		'absences', private.rows_of('public.absences', 'starts_on'),
		'busy_times', private.rows_of('public.busy_times', 'starts_at'),
		'excuses', private.rows_of('public.excuses', 'given_at'),
		'session_wishes', private.rows_of('public.session_wishes', 'wished_at'),
		'season_wishes', private.rows_of('public.season_wishes', 'season'),
		'seat_offers', (
			select coalesce(jsonb_agg(to_jsonb(o) - 'profile_id' - 'offered_by' order by o.offered_at), '[]')
			from public.seat_offers o where o.profile_id = (select auth.uid())
		),
		'duties', private.rows_of('public.duties', 'assigned_at'),
		'duty_skips', private.rows_of('public.duty_skips', 'skipped_at'),
		'duty_requests', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'session_id', q.session_id, 'role', q.role, 'state', q.state, 'asked_at', q.asked_at, 'answered_at', q.answered_at,
				'asked_by_me', q.asked_by = (select auth.uid())) order by q.asked_at), '[]')
			from public.duty_requests q where (select auth.uid()) in (q.asked_by, q.asked_of)
		),
		'changes', (
			select coalesce(jsonb_agg(jsonb_build_object('circle_id', c.circle_id, 'kind', c.kind, 'made_at', c.made_at, 'undone_at', c.undone_at) order by c.made_at), '[]')
			from public.changes c where c.made_by = (select auth.uid())
		),
		'mail_preferences', private.rows_of('public.mail_preferences', 'updated_at'),
		'calendar_entries', (
			select coalesce(jsonb_agg(to_jsonb(e) - 'profile_id' - 'links' order by e.starts_at), '[]')
			from private.calendar_entries e where e.profile_id = (select auth.uid())
		),
		'deliveries', (
			select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'due_at', d.due_at, 'sent_at', d.sent_at, 'outcome', d.outcome) order by d.created_at), '[]')
			from public.deliveries d where d.recipient_id = (select auth.uid())
		)
	)
	$$;
comment on function public.export_my_data is 'Everything stored about the caller, as JSON.';
revoke execute on function private.rows_of, public.export_my_data from public, anon, authenticated, service_role;
grant execute on function public.export_my_data to authenticated;

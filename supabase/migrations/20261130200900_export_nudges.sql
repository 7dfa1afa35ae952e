-- Whom one encouraged, and who encouraged oneself: without the other's name.
alter function public.export_my_data() set schema private;
alter function private.export_my_data() rename to export_before_nudges;
revoke execute on function private.export_before_nudges from public, anon, authenticated, service_role;

create function public.export_my_data() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select private.export_before_nudges() || jsonb_build_object(
		'push_subscriptions', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', s.id, 'device', s.device, 'created_at', s.created_at, 'used_at', s.used_at) order by s.created_at), '[]')
			from public.push_subscriptions s where s.profile_id = (select auth.uid())
		),
		'encouragements', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'commitment_id', e.commitment_id, 'given', e.witness_id = (select auth.uid()), 'due_on', e.due_on, 'created_at', e.created_at)
				order by e.created_at), '[]')
			from public.encouragements e join public.commitments c on c.id = e.commitment_id
			where (select auth.uid()) in (e.witness_id, c.owner_id)
		)
	)
	$$;
comment on function public.export_my_data is 'Everything stored about the caller, as JSON.';
revoke execute on function public.export_my_data from public, anon, authenticated, service_role;
grant execute on function public.export_my_data to authenticated;

-- What one answered is one's own to take along.
alter function public.export_my_data() set schema private;
alter function private.export_my_data() rename to export_of_meetings;
revoke execute on function private.export_of_meetings from public, anon, authenticated, service_role;

create function public.export_my_data() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select private.export_of_meetings() || jsonb_build_object('own_answers', private.rows_of('public.own_answers', 'said_at'))
	$$;
comment on function public.export_my_data is 'Everything stored about the caller, as JSON.';
revoke execute on function public.export_my_data from public, anon, authenticated, service_role;
grant execute on function public.export_my_data to authenticated;

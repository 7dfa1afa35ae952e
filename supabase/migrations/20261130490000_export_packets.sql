-- A packet, and what one said of others' packets, are theirs to take along too.
alter function public.export_my_data() set schema private;
alter function private.export_my_data() rename to export_before_packets;
revoke execute on function private.export_before_packets from public, anon, authenticated, service_role;

create function public.export_my_data() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select private.export_before_packets() || jsonb_build_object(
		'packet', (
			select to_jsonb(p) - 'owner_id' || jsonb_build_object(
				'items', (
					select coalesce(jsonb_agg(to_jsonb(i) - 'packet_id' || jsonb_build_object(
						'source', (select to_jsonb(s) - 'packet_id' - 'item_id' from public.packet_sources s where s.item_id = i.id)
					) order by i.section, i.place), '[]')
					from public.packet_items i where i.packet_id = p.id
				),
				'rules', (
					select coalesce(jsonb_agg(to_jsonb(r) - 'packet_id' order by r.created_at), '[]')
					from public.packet_rules r where r.packet_id = p.id
				),
				'shown', (
					select coalesce(jsonb_agg(to_jsonb(s) - 'packet_id' order by s.shown_at), '[]')
					from public.packet_shows s where s.packet_id = p.id
				)
			)
			from public.packets p where p.owner_id = (select auth.uid())
		),
		-- Not whose packet it was: that is not theirs to keep.
		'packet_comments', (
			select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'words', c.words, 'created_at', c.created_at) order by c.created_at), '[]')
			from public.packet_comments c where c.author_id = (select auth.uid())
		)
	)
	$$;
comment on function public.export_my_data is 'Everything stored about the caller, as JSON.';
revoke execute on function public.export_my_data from public, anon, authenticated, service_role;
grant execute on function public.export_my_data to authenticated;

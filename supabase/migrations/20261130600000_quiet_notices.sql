-- No device rings in the quiet hours of whoever it belongs to. What was planned waits for their end anyhow; what others
-- cause meanwhile, a change, a question, a duty, leaves by mail at once, and so does what a push service had put off.
create or replace function private.devices_for(d public.deliveries, p_category text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_agg(jsonb_build_object('id', s.id, 'endpoint', s.endpoint, 'p256dh', s.p256dh, 'auth', s.auth) order by s.created_at, s.id)
	from public.push_subscriptions s
	join public.mail_preferences w on w.profile_id = s.profile_id and p_category = any (w.pushed)
	where s.profile_id = d.recipient_id and d.channel is distinct from 'mail' and d.attempts < 3
		and (select private.awake_at(d.recipient_id, now()) = now())
	$$;
comment on function private.devices_for is 'Where a delivery is to be pushed; null when it leaves by mail, as in the quiet hours of its reader.';

-- Notices on the devices of those who asked for them (Web Push: RFC 8030, 8291 and 8292). Mail stays the floor.

-- The key with which push services recognise this deployment. Made by whichever server starts first.
create table private.vapid_keys (
	only_one boolean primary key default true,
	public_key text not null,
	private_key text not null,
	made_at timestamptz not null default now(),
	constraint there_is_one check (only_one),
	constraint public_key_is_a_point check (public_key ~ '^[A-Za-z0-9_-]{87}$'),
	constraint private_key_is_a_number check (private_key ~ '^[A-Za-z0-9_-]{43}$')
);
comment on table private.vapid_keys is 'The pair of keys that push services know this deployment by (VAPID, RFC 8292): one row.';
revoke all on private.vapid_keys from anon, authenticated, service_role;

create function public.keep_vapid_keys(p_public text, p_private text) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
begin
	insert into private.vapid_keys (public_key, private_key) values (p_public, p_private) on conflict (only_one) do nothing;
	return (select jsonb_build_object('public', k.public_key, 'private', k.private_key) from private.vapid_keys k);
end $$;
comment on function public.keep_vapid_keys is 'For the server: keeps these keys unless there are some, and answers those that hold.';

create table public.push_subscriptions (
	id uuid primary key default gen_random_uuid(),
	profile_id uuid not null references public.profiles (id) on delete cascade,
	endpoint text not null,
	p256dh text not null,
	auth text not null,
	device text not null,
	created_at timestamptz not null default now(),
	used_at timestamptz,
	constraint endpoint_once unique (endpoint),
	constraint endpoint_is_https check (endpoint ~ '^https://[^\s/@]+/' and char_length(endpoint) <= 1000),
	constraint p256dh_is_a_point check (p256dh ~ '^[A-Za-z0-9_-]{87}$'),
	constraint auth_is_sixteen_bytes check (auth ~ '^[A-Za-z0-9_-]{22}$'),
	constraint device_is_short check (char_length(device) between 1 and 60)
);
comment on table public.push_subscriptions is 'Where the notices of a person go: one row a browser that they turned them on in, ten at most.';
comment on column public.push_subscriptions.used_at is 'When a push service last took a notice for it.';
create index push_subscriptions_of_person on public.push_subscriptions (profile_id);

alter table public.push_subscriptions enable row level security;
revoke all on public.push_subscriptions from anon, authenticated, service_role;
-- Not the endpoint and the keys: whoever has them can address the device.
grant select (id, profile_id, device, created_at, used_at), delete on public.push_subscriptions to authenticated;
grant select on public.push_subscriptions to service_role;
create policy "People see their own devices" on public.push_subscriptions
	for select to authenticated using (profile_id = (select auth.uid()));
create policy "People turn notices off on their own devices" on public.push_subscriptions
	for delete to authenticated using (profile_id = (select auth.uid()));

-- Those come as notices where a device takes them, and by mail where none does. Which come at all is said beside it.
alter table public.mail_preferences
	add column pushed text[] not null default '{hour_before,nudges,questions,duties}',
	add constraint pushed_are_sorts check (
		pushed <@ '{session_changes,day_before,hour_before,clock_changes,records,nudges,questions,duties}'::text[]
		and cardinality(pushed) <= 8
	);
comment on column public.mail_preferences.pushed is 'The sorts that come as a notice on a device rather than by mail.';
grant update (pushed) on public.mail_preferences to authenticated;

-- The same browser, signed in as somebody else, is theirs from now on: only that browser knows endpoint and keys.
create function public.turn_push_on(p_endpoint text, p_p256dh text, p_auth text, p_device text) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	known public.push_subscriptions;
	the_id uuid;
begin
	-- One's own profile is the turnstile: many at once are counted one after another.
	perform from public.profiles where id = me for no key update;
	if not found then
		raise sqlstate 'PT400' using message = 'no_profile';
	end if;
	select * into known from public.push_subscriptions where endpoint = p_endpoint for update;
	if known.id is not null and (known.p256dh, known.auth) is distinct from (p_p256dh, p_auth) then
		raise sqlstate 'PT409' using message = 'not_this_device';
	end if;
	if known.profile_id = me then
		update public.push_subscriptions set device = p_device where id = known.id;
		return known.id;
	end if;
	if (select count(*) from public.push_subscriptions where profile_id = me) >= 10 then
		raise sqlstate 'PT409' using message = 'too_many_devices';
	end if;
	-- Anew, under an id that the person before does not know.
	delete from public.push_subscriptions where id = known.id;
	insert into public.push_subscriptions (profile_id, endpoint, p256dh, auth, device)
	values (me, p_endpoint, p_p256dh, p_auth, p_device)
	returning id into the_id;
	return the_id;
end $$;
comment on function public.turn_push_on is 'Notices on this browser, for the caller; answers the id of the device. Ten devices at most.';

-- Somebody else came in on the same device, which still tells who was there before: by the id that only it keeps.
create function public.leave_device(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from public.push_subscriptions where id = p_id and profile_id <> (select auth.uid());
end $$;
comment on function public.leave_device is 'Ends the notices of others on the device that the caller sits at: its id is known to that device alone.';

create function public.read_my_notices() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'key', (select k.public_key from private.vapid_keys k),
		'pushed', to_jsonb(w.pushed),
		'devices', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', s.id, 'device', s.device, 'created_at', s.created_at, 'used_at', s.used_at) order by s.created_at, s.id), '[]')
			from public.push_subscriptions s where s.profile_id = w.profile_id
		)
	) || to_jsonb(w)
	from public.mail_preferences w where w.profile_id = (select auth.uid())
	$$;
comment on function public.read_my_notices is 'The caller''s devices, what comes as a notice and what comes at all, and the key that browsers ask for.';

-- How a delivery leaves is decided when it is claimed: on devices if its sort is to come so and there is one, and no push
-- service has put it off three times. By mail once and for all where that did not do.
alter table public.deliveries
	add column channel text,
	add constraint channel_is_known check (channel in ('mail', 'push'));
comment on column public.deliveries.channel is 'How it left, or last tried to; mail is final. Null before the first try.';

create function private.devices_for(d public.deliveries, p_category text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_agg(jsonb_build_object('id', s.id, 'endpoint', s.endpoint, 'p256dh', s.p256dh, 'auth', s.auth) order by s.created_at, s.id)
	from public.push_subscriptions s
	join public.mail_preferences w on w.profile_id = s.profile_id and p_category = any (w.pushed)
	where s.profile_id = d.recipient_id and d.channel is distinct from 'mail' and d.attempts < 3
	$$;
comment on function private.devices_for is 'Where a delivery is to be pushed; null when it leaves by mail.';

drop function public.claim_deliveries(integer);
create function public.claim_deliveries(p_limit integer)
	returns table (
		id uuid, kind text, address text, name text, zone text, locale text, payload jsonb, unsubscribe text, devices jsonb
	)
	language plpgsql security definer set search_path = ''
	as $$
declare
	d public.deliveries;
	category text;
	holds boolean;
	said jsonb;
	pushed jsonb;
	taken integer := 0;
begin
	while taken < least(p_limit, 50) loop
		select * into d from public.deliveries o
		where o.sent_at is null and o.dropped_at is null and o.gave_up_at is null and o.due_at <= now()
			and (o.claimed_until is null or o.claimed_until < now())
			and coalesce((
				select i.withdrawn_at <= now() - interval '1 minute' from public.invitations i
				where o.kind = 'invitation' and i.id = private.mailed_invitation(o.cause)
			), true)
		order by o.due_at, o.id
		limit 1
		for update skip locked;
		exit when not found;
		if d.attempts >= 9 then
			update public.deliveries o
			set gave_up_at = now(), payload = null, address = null, claimed_until = null, outcome = 'not_finished'
			where o.id = d.id;
			continue;
		end if;
		begin
			category := private.mail_category(d.kind, d.payload);
			holds := coalesce(private.delivery_is_true(d), false)
				and coalesce(category = 'calendar' or private.wants_mail(d.recipient_id, category), true);
			said := case when holds then private.delivery_payload(d) end;
			pushed := case when holds then private.devices_for(d, category) end;
		exception when others then
			-- One that breaks here is tried again later, like one that a mail server refuses, and holds up no other.
			update public.deliveries o set attempts = o.attempts + 1 where o.id = d.id;
			perform public.finish_delivery(d.id, 'database_' || sqlstate);
			continue;
		end;
		if not holds then
			update public.deliveries o
			set dropped_at = now(), payload = null, address = null, claimed_until = null
			where o.id = d.id;
			continue;
		end if;
		update public.deliveries o
		set claimed_until = now() + interval '2 minutes', attempts = o.attempts + 1,
			channel = case when pushed is null then 'mail' else 'push' end
		where o.id = d.id;
		taken := taken + 1;
		return query
		select d.id, d.kind, coalesce(d.address, u.email::text), p.name, private.zone_of(p.id), p.locale, said,
			private.unsubscribe_token(p.id, category), pushed
		from (select) as it
		left join public.profiles p on p.id = d.recipient_id
		left join auth.users u on u.id = d.recipient_id;
	end loop;
end $$;
comment on function public.claim_deliveries is 'For the deliveries worker: takes what is due for two minutes, with the devices it goes to, if it does not go by mail.';

-- p_taken: the devices whose push service took it; p_gone: those that are no more. It left when one took it. Otherwise a
-- failure that passes is tried again, after p_after seconds at least, and anything else leaves by mail at once.
create function public.finish_push(
	p_id uuid, p_taken uuid[], p_gone uuid[], p_failure text default null, p_passes boolean default false, p_after integer default 0
) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from public.push_subscriptions where id = any (p_gone);
	update public.push_subscriptions set used_at = now() where id = any (p_taken);
	if cardinality(p_taken) > 0 then
		perform public.finish_delivery(p_id);
	elsif p_passes then
		perform public.finish_delivery(p_id, p_failure);
		update public.deliveries
		set due_at = greatest(due_at, now() + make_interval(secs => least(greatest(p_after, 0), 21600)))
		where id = p_id and sent_at is null and dropped_at is null and gave_up_at is null;
	else
		update public.deliveries
		set channel = 'mail', outcome = left(p_failure, 40), claimed_until = null, due_at = now(), attempts = greatest(attempts - 1, 0)
		where id = p_id and sent_at is null and dropped_at is null and gave_up_at is null;
	end if;
end $$;
comment on function public.finish_push is 'For the deliveries worker: notes what push services said of a delivery; mail is the floor.';

revoke execute on function private.devices_for from public, anon, authenticated, service_role;
revoke execute on function public.keep_vapid_keys, public.turn_push_on, public.leave_device, public.read_my_notices,
	public.claim_deliveries, public.finish_push from public, anon, authenticated, service_role;
grant execute on function public.turn_push_on, public.leave_device, public.read_my_notices to authenticated;
grant execute on function public.keep_vapid_keys, public.claim_deliveries, public.finish_push to service_role;

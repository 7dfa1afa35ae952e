create table public.feeds (
	id uuid primary key default gen_random_uuid(),
	profile_id uuid not null references public.profiles (id) on delete cascade,
	name text not null,
	token_hash text not null,
	created_at timestamptz not null default now(),
	last_used_at timestamptz,
	revoked_at timestamptz,
	constraint name_is_short check (char_length(name) between 1 and 60),
	constraint feed_token_is_unique unique (token_hash),
	constraint token_is_a_hash check (token_hash ~ '^[0-9a-f]{64}$')
);
comment on table public.feeds is 'A member''s private calendar subscription, one for each device. The token is shown once and kept as a hash.';
create index feeds_of_person on public.feeds (profile_id);

alter table public.feeds enable row level security;
revoke all on public.feeds from anon, authenticated, service_role;
grant select (id, profile_id, name, created_at, last_used_at, revoked_at) on public.feeds to authenticated;
grant update (name, revoked_at) on public.feeds to authenticated;
grant select on public.feeds to service_role;
create policy "People see their own feeds" on public.feeds
	for select to authenticated using (profile_id = (select auth.uid()));
-- For a minute revoking can be taken back; then it is for good.
create policy "People name and revoke their own feeds" on public.feeds
	for update to authenticated
	using (profile_id = (select auth.uid()) and (revoked_at is null or revoked_at > now() - interval '1 minute'))
	with check (profile_id = (select auth.uid()) and (revoked_at is null or revoked_at <= now() + interval '1 minute'));

-- Twenty at most, so that a lost script cannot fill the list.
create function public.create_feed(p_name text, p_token text) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	made uuid;
	me uuid := (select auth.uid());
begin
	if p_token !~ '^feed_[A-Za-z0-9_-]{43}$' then
		raise sqlstate 'PT400' using message = 'token_is_malformed';
	end if;
	perform from public.profiles where id = me for no key update;
	if (select count(*) from public.feeds where profile_id = me and revoked_at is null) >= 20 then
		raise sqlstate 'PT409' using message = 'too_many_feeds';
	end if;
	insert into public.feeds (profile_id, name, token_hash) values (me, p_name, private.hash_token(p_token)) returning id into made;
	return made;
end $$;
comment on function public.create_feed is 'Makes a calendar subscription of the caller; only the token''s hash is kept.';

-- Whose feed it is and when that calendar last changed; no row for unknown, revoked and malformed tokens alike.
create function public.open_feed(p_token text) returns table (profile_id uuid, stamp timestamptz)
	language plpgsql security definer set search_path = ''
	as $$
begin
	update public.feeds f set last_used_at = now()
	where f.token_hash = private.hash_token(p_token) and f.revoked_at is null
		and (f.last_used_at is null or f.last_used_at < now() - interval '10 minutes');
	return query
	select f.profile_id, s.stamp from public.feeds f
	join private.calendar_stamps s on s.profile_id = f.profile_id
	where f.token_hash = private.hash_token(p_token) and f.revoked_at is null;
end $$;
comment on function public.open_feed is 'The stamp of the calendar that a feed''s token opens, and notes that it was used.';

-- The entries of that calendar between two days: sessions of circles the person is in now, without those declined,
-- cancelled ones until the day of their end is over (UTC), so that the answer changes with the stamp and the day only.
create function public.read_feed(p_token text, p_from timestamptz, p_to timestamptz)
	returns table (
		session_id uuid, uid text, sequence integer, starts_at timestamptz, ends_at timestamptz, updated_at timestamptz,
		status text, answer text, link text
	)
	language sql stable security definer set search_path = ''
	as $$
	select s.id, s.uid, s.sequence, s.starts_at, s.ends_at, greatest(s.updated_at, r.answered_at), s.status, r.answer,
		private.session_link(s.id, f.profile_id)
	from public.feeds f
	join public.members m on m.profile_id = f.profile_id and m.left_at is null
	join public.sessions s on s.circle_id = m.circle_id
	left join public.rsvps r on r.session_id = s.id and r.profile_id = f.profile_id
	where f.token_hash = private.hash_token(p_token) and f.revoked_at is null
		and s.starts_at >= p_from and s.starts_at < p_to
		and r.answer is distinct from 'no'
		and (s.status = 'confirmed' or s.ends_at > date_trunc('day', now(), 'UTC'))
	order by s.starts_at, s.id
	$$;
comment on function public.read_feed is 'What a calendar subscription shows: membership is asked at every reading.';

revoke execute on function public.create_feed, public.open_feed, public.read_feed from public, anon, authenticated, service_role;
grant execute on function public.create_feed to authenticated;
grant execute on function public.open_feed, public.read_feed to anon, authenticated;

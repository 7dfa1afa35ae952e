create table public.profiles (
	id uuid primary key references auth.users (id) on delete cascade,
	name text not null,
	title text,
	archetype text,
	zone text not null,
	locale text not null default 'en-GB',
	theme text not null default 'auto',
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint name_is_short check (char_length(name) between 1 and 60 and name = btrim(name)),
	constraint title_is_short check (char_length(title) between 1 and 80),
	constraint archetype_is_known check (archetype in ('tech_lead', 'architect', 'solver', 'right_hand')),
	constraint zone_looks_like_iana check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,63}$'),
	constraint locale_looks_like_bcp47 check (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
	constraint theme_is_known check (theme in ('auto', 'light', 'dark'))
);
comment on table public.profiles is 'A person who signed in: how circles see them and how they read times.';
comment on column public.profiles.zone is 'IANA time zone in which this person reads times.';
comment on column public.profiles.locale is 'BCP 47 language for dates.';

create trigger profiles_touch before update on public.profiles for each row execute function private.touch();

alter table public.profiles enable row level security;
revoke all on public.profiles from anon, authenticated, service_role;
grant select on public.profiles to authenticated;
grant insert (id, name, title, archetype, zone, locale, theme) on public.profiles to authenticated;
grant update (name, title, archetype, zone, locale, theme) on public.profiles to authenticated;
grant select on public.profiles to service_role;

create policy "People create their own profile" on public.profiles
	for insert to authenticated with check (id = (select auth.uid()));
create policy "People edit their own profile" on public.profiles
	for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));
-- Who else may see a profile is said where circles are known, in the next file.

-- Links in calendar entries are made of this and nothing stored: changing it turns all of a person's off.
create table private.link_secrets (
	profile_id uuid primary key references public.profiles (id) on delete cascade,
	secret text not null default private.random_secret(),
	enabled boolean not null default true
);
comment on table private.link_secrets is 'One secret a person, from which the session links in their calendar are made.';

create table private.calendar_stamps (
	profile_id uuid primary key references public.profiles (id) on delete cascade,
	stamp timestamptz not null default date_trunc('second', clock_timestamp())
);
comment on table private.calendar_stamps is 'When a person''s calendar last changed, whole seconds, never backwards: Last-Modified of their feeds.';

create function private.begin_profile() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	insert into private.link_secrets (profile_id) values (new.id);
	insert into private.calendar_stamps (profile_id) values (new.id);
	return new;
end $$;
create trigger profiles_begin after insert on public.profiles for each row execute function private.begin_profile();

create function private.move_calendar_stamps(people uuid[]) returns void
	language sql security definer set search_path = ''
	as $$
	-- In one order, since circles share people: two that change at once never wait for each other in a ring.
	with locked as (
		select s.profile_id from private.calendar_stamps s
		where s.profile_id = any (people)
			-- Deleting two accounts at once comes here after the second is gone.
			and exists (select from public.profiles p where p.id = s.profile_id)
		order by s.profile_id
		for no key update
	)
	update private.calendar_stamps c
	set stamp = greatest(date_trunc('second', clock_timestamp()), c.stamp + interval '1 second')
	from locked where c.profile_id = locked.profile_id
	$$;
comment on function private.move_calendar_stamps is 'Says that the calendars of these people changed. HTTP dates have whole seconds, so it moves by one at least.';

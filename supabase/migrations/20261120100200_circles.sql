create table public.circles (
	id uuid primary key,
	name text not null,
	purpose text not null,
	video_url text,
	charter text not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint name_is_short check (char_length(name) between 1 and 60 and name = btrim(name)),
	constraint purpose_is_short check (char_length(purpose) between 1 and 400),
	constraint video_is_https check (video_url ~ '^https://[^\s]+$' and char_length(video_url) <= 500),
	constraint charter_is_readable check (char_length(charter) between 1 and 4000)
);
comment on table public.circles is 'A group of peers with a purpose, a charter and a place to meet.';
create trigger circles_touch before update on public.circles for each row execute function private.touch();

create table public.members (
	id uuid primary key default gen_random_uuid(),
	circle_id uuid not null references public.circles (id) on delete cascade,
	profile_id uuid references public.profiles (id) on delete set null,
	role text not null default 'member',
	charter_accepted_at timestamptz not null,
	joined_at timestamptz not null default now(),
	left_at timestamptz,
	constraint role_is_known check (role in ('member', 'organiser')),
	constraint nameless_have_left check (profile_id is not null or left_at is not null),
	constraint one_place_each unique (circle_id, profile_id)
);
comment on table public.members is 'A person in a circle; left_at ends it. A deleted account leaves its place without a name.';
create index members_of_person on public.members (profile_id, circle_id);
create index members_of_circle on public.members (circle_id) where left_at is null;

create table public.waiting (
	circle_id uuid not null references public.circles (id) on delete cascade,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	charter_accepted_at timestamptz not null,
	since timestamptz not null default clock_timestamp(),
	primary key (circle_id, profile_id)
);
comment on table public.waiting is 'People who accepted an invitation to a full circle, first come first served.';
create index waiting_of_person on public.waiting (profile_id);

-- What policies ask. Security definer, so that a policy on members does not ask itself.
create function private.my_circles() returns setof uuid
	language sql stable security definer set search_path = ''
	as $$ select circle_id from public.members where profile_id = (select auth.uid()) and left_at is null $$;
comment on function private.my_circles is 'Circles that the caller is an active member of.';

create function private.my_organised_circles() returns setof uuid
	language sql stable security definer set search_path = ''
	as $$
	select circle_id from public.members
	where profile_id = (select auth.uid()) and left_at is null and role = 'organiser'
	$$;
comment on function private.my_organised_circles is 'Circles that the caller organises.';

create function private.my_peers() returns setof uuid
	language sql stable security definer set search_path = ''
	as $$
	select profile_id from public.members
	where profile_id is not null and circle_id = any (array(select private.my_circles()))
	union
	select profile_id from public.waiting where circle_id = any (array(select private.my_organised_circles()))
	$$;
comment on function private.my_peers is 'People who are or were in a circle of the caller, and those who wait for one that the caller organises.';

create function private.is_active_member(circle uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select exists (
		select from public.members where circle_id = circle and profile_id = person and left_at is null
	)
	$$;
comment on function private.is_active_member is 'Whether a person is in a circle now.';

revoke execute on all functions in schema private from public, anon, authenticated;
grant execute on function private.my_circles, private.my_organised_circles, private.my_peers, private.is_active_member to authenticated;

alter table public.circles enable row level security;
revoke all on public.circles from anon, authenticated, service_role;
grant select on public.circles to authenticated, service_role;
grant update (name, purpose, video_url, charter) on public.circles to authenticated;
create policy "Members see their circles" on public.circles
	for select to authenticated using (id = any (array(select private.my_circles())));
create policy "Organisers edit their circle" on public.circles
	for update to authenticated
	using (id = any (array(select private.my_organised_circles())))
	with check (id = any (array(select private.my_organised_circles())));

alter table public.members enable row level security;
revoke all on public.members from anon, authenticated, service_role;
grant select on public.members to authenticated, service_role;
create policy "Members see who is and was in their circles" on public.members
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

alter table public.waiting enable row level security;
revoke all on public.waiting from anon, authenticated, service_role;
grant select on public.waiting to authenticated, service_role;
create policy "People see their own waiting, organisers see who waits" on public.waiting
	for select to authenticated
	using (profile_id = (select auth.uid()) or circle_id = any (array(select private.my_organised_circles())));

create policy "People see themselves and their peers" on public.profiles
	for select to authenticated
	using (id = (select auth.uid()) or id = any (array(select private.my_peers())));

-- Locks the circle until the transaction ends; a circle that is gone looks like one that never was.
create function private.take_circle(p_circle_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform from public.circles where id = p_circle_id for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
end $$;

-- The same for its organisers. Asked before, so that a stranger holds nobody up, and again once it is locked: somebody
-- else may have taken the role away while this one waited.
create function private.take_circle_as_organiser(p_circle_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	for round in 1..2 loop
		if p_circle_id is null or p_circle_id not in (select private.my_organised_circles()) then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if round = 1 then
			perform private.take_circle(p_circle_id);
		end if;
	end loop;
end $$;

-- At most fifteen, however many arrive at once: the circle's row is the turnstile. Whatever changes a circle's people or
-- sessions takes it first and other rows after it, so that two changes wait for each other and never in a ring; "no key",
-- so that rows which merely refer to the circle need not wait.
create function private.hold_fifteen() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	if new.left_at is null and (tg_op = 'INSERT' or old.left_at is not null) then
		perform from public.circles where id = new.circle_id for no key update;
		if (select count(*) from public.members where circle_id = new.circle_id and left_at is null and id <> new.id) >= 15 then
			raise sqlstate 'PT409' using message = 'circle_full';
		end if;
	end if;
	return new;
end $$;
create trigger members_hold_fifteen before insert or update of left_at on public.members
	for each row execute function private.hold_fifteen();

-- A circle with people in it has an organiser. Checked at the end, so that handing over is two steps in one.
create function private.hold_organiser() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform from public.circles where id = old.circle_id for no key update;
	if exists (select from public.members where circle_id = old.circle_id and left_at is null)
		and not exists (select from public.members where circle_id = old.circle_id and left_at is null and role = 'organiser')
	then
		raise sqlstate 'PT409' using message = 'last_organiser';
	end if;
	return null;
end $$;
create constraint trigger members_hold_organiser after update or delete on public.members
	deferrable initially immediate
	for each row when (old.role = 'organiser' and old.left_at is null) execute function private.hold_organiser();

create function private.members_move_stamp() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.move_calendar_stamps(array[coalesce(new.profile_id, old.profile_id)]);
	return null;
end $$;
-- Not for a change of role: no calendar shows it, and two stamps in one change are two locks in any order.
create trigger members_move_stamp after insert or update of left_at or delete on public.members
	for each row execute function private.members_move_stamp();

-- What others need of a deleted account stays without a name; nothing is left without an organiser.
create function private.forget_profile() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	place record;
begin
	for place in
		select m.id, m.circle_id, m.role from public.members m where m.profile_id = old.id and m.left_at is null
		order by m.circle_id
	loop
		perform from public.circles where id = place.circle_id for no key update;
		if place.role = 'organiser' then
			update public.members set role = 'organiser'
			where id = (
				select m.id from public.members m
				where m.circle_id = place.circle_id and m.left_at is null and m.id <> place.id
					and not exists (
						select from public.members o
						where o.circle_id = place.circle_id and o.left_at is null and o.id <> place.id and o.role = 'organiser'
					)
				order by m.joined_at, m.id limit 1
			);
		end if;
		update public.members set left_at = now(), role = 'member' where id = place.id;
		if not private.circle_has_members(place.circle_id) then
			delete from public.circles where id = place.circle_id;
		end if;
	end loop;
	return old;
end $$;
create function private.circle_has_members(circle uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.members where circle_id = circle and left_at is null) $$;
create trigger profiles_forget before delete on public.profiles for each row execute function private.forget_profile();

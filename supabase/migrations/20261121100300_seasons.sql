-- The end of a season: each member is asked how to go on, and the circle is renewed, reseeded, merged or closed.

-- A closed circle is read only, and stays readable to its members.
alter table public.circles add column closed_at timestamptz;
comment on column public.circles.closed_at is 'Since when the circle is read only. Its members still read it, leave it and take their record along.';

-- Locks the circle until the transaction ends, also a closed one; a circle that is gone looks like one that never was.
create function private.hold_circle(p_circle_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform from public.circles where id = p_circle_id for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
end $$;

-- For a change: whatever changes a circle's people or sessions comes through here, and a closed one is changed no more.
create or replace function private.take_circle(p_circle_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.hold_circle(p_circle_id);
	if exists (select from public.circles where id = p_circle_id and closed_at is not null) then
		raise sqlstate 'PT409' using message = 'circle_closed';
	end if;
end $$;

-- Leaving is possible always, so this one holds closed circles too; removing and roles have taken the circle before.
create or replace function private.member_to_change(p_circle_id uuid, p_person uuid) returns public.members
	language plpgsql security definer set search_path = ''
	as $$
declare
	found_member public.members;
begin
	perform private.hold_circle(p_circle_id);
	select * into found_member from public.members
	where circle_id = p_circle_id and profile_id = p_person and left_at is null for update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	return found_member;
end $$;

create function private.my_open_circles() returns setof uuid
	language sql stable security definer set search_path = ''
	as $$
	select m.circle_id from public.members m join public.circles c on c.id = m.circle_id
	where m.profile_id = (select auth.uid()) and m.left_at is null and c.closed_at is null
	$$;
comment on function private.my_open_circles is 'Circles that the caller is an active member of and that are not closed.';

alter policy "Organisers edit their circle" on public.circles
	using (closed_at is null and id = any (array(select private.my_organised_circles())))
	with check (closed_at is null and id = any (array(select private.my_organised_circles())));
alter policy "Organisers withdraw invitations" on public.invitations
	using (
		circle_id = any (array(select private.my_organised_circles())) and circle_id = any (array(select private.my_open_circles()))
		and (withdrawn_at is null or withdrawn_at > now() - interval '1 minute')
	)
	with check (
		circle_id = any (array(select private.my_organised_circles())) and circle_id = any (array(select private.my_open_circles()))
		-- Not later than a clock may be ahead: what waits for its minute to pass holds its mail back.
		and (withdrawn_at is null or withdrawn_at <= now() + interval '5 seconds')
	);
alter policy "Owners check in on their open ones" on public.check_ins
	with check (
		author_id = (select auth.uid())
		and exists (
			select from public.commitments c
			where c.id = commitment_id and c.owner_id = (select auth.uid()) and c.status = 'open'
				and c.circle_id = any (array(select private.my_open_circles()))
		)
	);

-- Refuses what a person would write into a closed circle, by whatever road. What follows from it in the database itself
-- (a deleted account, which takes its rows along) and what the server keeps right (a newer tz database) goes through.
create function private.hold_open() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_circle uuid := case when tg_op = 'DELETE' then old.circle_id else new.circle_id end;
begin
	if pg_trigger_depth() = 1 and (select auth.uid()) is not null
		and exists (select from public.circles where id = the_circle and closed_at is not null)
	then
		raise sqlstate 'PT409' using message = 'circle_closed';
	end if;
	return case when tg_op = 'DELETE' then old else new end;
end $$;

create table public.season_wishes (
	circle_id uuid not null references public.circles (id) on delete cascade,
	season smallint not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	wish text,
	stays boolean,
	answered_at timestamptz not null default clock_timestamp(),
	primary key (circle_id, season, profile_id),
	constraint season_counts_from_one check (season >= 1),
	constraint wish_is_known check (wish in ('renew', 'reseed', 'close')),
	constraint says_something check (num_nonnulls(wish, stays) >= 1)
);
comment on table public.season_wishes is 'How a member would go on after a season, and whether they stay. Others see counts; who would rather stop, organisers only.';
create index season_wishes_of_person on public.season_wishes (profile_id);

alter table public.season_wishes enable row level security;
revoke all on public.season_wishes from anon, authenticated, service_role;
grant select on public.season_wishes to authenticated, service_role;
create policy "Members see their own wishes" on public.season_wishes
	for select to authenticated
	using (profile_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())));

create table public.seat_offers (
	circle_id uuid not null references public.circles (id) on delete cascade,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	from_circle_id uuid references public.circles (id) on delete set null,
	offered_by uuid references public.profiles (id) on delete set null,
	offered_at timestamptz not null default now(),
	expires_at timestamptz not null default now() + interval '30 days',
	primary key (circle_id, profile_id),
	constraint ends_after_it_began check (expires_at > offered_at)
);
comment on table public.seat_offers is 'A seat kept for a member of a circle that merged into this one, for thirty days: it counts as taken until then.';
create index seat_offers_of_person on public.seat_offers (profile_id);
create index seat_offers_from on public.seat_offers (from_circle_id);
create index seat_offers_by on public.seat_offers (offered_by);

alter table public.seat_offers enable row level security;
revoke all on public.seat_offers from anon, authenticated, service_role;
grant select on public.seat_offers to authenticated, service_role;
create policy "People see their own seat offers, organisers those of their circle" on public.seat_offers
	for select to authenticated
	using (profile_id = (select auth.uid()) or circle_id = any (array(select private.my_organised_circles())));

-- Every table whose rows are of a circle, but for those written through private.take_circle or the policies above only.
-- One's own commitments are answered and taken back also there, as after leaving; what is new or worded again is not.
do $$
declare
	the_table text;
begin
	for the_table in
		select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'circle_id' and not a.attisdropped
			and c.relname not in ('members', 'waiting', 'invitations', 'seat_offers', 'deliveries', 'commitments', 'hours')
		order by 1
	loop
		execute format(
			'create trigger %I before insert or update or delete on public.%I for each row execute function private.hold_open()',
			the_table || '_hold_open', the_table
		);
	end loop;
end $$;
create trigger commitments_hold_open before insert or update of words, due_on, due_session_id, outcome, reason, support, private
	on public.commitments for each row execute function private.hold_open();

-- Seats that are taken or kept for somebody, but for the one kept for this person.
create function private.taken_seats(p_circle_id uuid, p_but_for uuid) returns bigint
	language sql stable security definer set search_path = ''
	as $$
	select (select count(*) from public.members where circle_id = p_circle_id and left_at is null) + (
		select count(*) from public.seat_offers o
		where o.circle_id = p_circle_id and o.expires_at > now() and o.profile_id is distinct from p_but_for
			and not private.is_active_member(p_circle_id, o.profile_id)
	)
	$$;

-- As before, by whatever road they come: a seat that was kept for them is taken now, and no way back in later.
create or replace function private.seat(p_circle_id uuid, p_person uuid, p_charter_accepted_at timestamptz) returns void
	language sql security definer set search_path = ''
	as $$
	insert into public.members (circle_id, profile_id, charter_accepted_at)
	values (p_circle_id, p_person, p_charter_accepted_at)
	on conflict (circle_id, profile_id) do update
	set left_at = null, role = 'member', joined_at = now(), charter_accepted_at = excluded.charter_accepted_at;
	-- After the seat, so that it is never free in between.
	delete from public.seat_offers where circle_id = p_circle_id and profile_id = p_person;
	$$;

create or replace function private.hold_fifteen() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	if new.left_at is null and (tg_op = 'INSERT' or old.left_at is not null) then
		perform from public.circles where id = new.circle_id for no key update;
		-- Before the row is written, so without itself.
		if private.taken_seats(new.circle_id, new.profile_id) >= 15 then
			raise sqlstate 'PT409' using message = 'circle_full';
		end if;
	end if;
	return new;
end $$;

create or replace function private.invitation_state(p public.invitations) returns text
	language sql stable security definer set search_path = ''
	as $$
	select case
		when private.is_active_member(p.circle_id, (select auth.uid())) then 'member'
		when exists (select from public.circles where id = p.circle_id and closed_at is not null) then 'withdrawn'
		when exists (select from public.waiting where circle_id = p.circle_id and profile_id = (select auth.uid())) then 'waiting'
		when p.withdrawn_at is not null then 'withdrawn'
		-- Who left or was removed needs an invitation made since: an old link does not lead back in.
		when exists (
			select from public.members m
			where m.circle_id = p.circle_id and m.profile_id = (select auth.uid()) and m.left_at >= p.created_at
		) then 'withdrawn'
		when p.expires_at <= now() then 'expired'
		when p.uses >= p.max_uses then 'used_up'
		when private.taken_seats(p.circle_id, (select auth.uid())) >= 15 then 'full'
		else 'open'
	end
	$$;

-- A seat came free, because somebody left or one that was kept is not wanted: the first in line gets it and is told.
create function private.give_free_seat(p_circle_id uuid, p_leaving uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	first record;
begin
	if private.taken_seats(p_circle_id, null) >= 15 or not private.circle_has_members(p_circle_id) then
		return;
	end if;
	select w.*, c.name into first from public.waiting w join public.circles c on c.id = w.circle_id
	where w.circle_id = p_circle_id and w.profile_id is distinct from p_leaving and c.closed_at is null
	order by w.since limit 1
	-- Whoever stops waiting at this moment is passed over.
	for update of w;
	if found then
		perform from private.calendar_stamps where profile_id in (p_leaving, first.profile_id)
		order by profile_id for no key update;
		delete from public.waiting where circle_id = first.circle_id and profile_id = first.profile_id;
		perform private.seat(first.circle_id, first.profile_id, first.charter_accepted_at);
		insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
		values (
			'seat ' || first.circle_id || ' ' || first.profile_id || ' ' || clock_timestamp(), 'seat_free', first.circle_id,
			first.profile_id, jsonb_build_object('circle_id', first.circle_id, 'circle', first.name)
		);
	end if;
end $$;

create or replace function private.fill_seat() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	if new.left_at is not null and old.left_at is null then
		-- Whoever goes, or is made to, is kept no seat.
		delete from public.seat_offers where circle_id = new.circle_id and profile_id = new.profile_id;
		perform private.give_free_seat(new.circle_id, new.profile_id);
	end if;
	return null;
end $$;

create function private.free_offered_seat() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.give_free_seat(old.circle_id, old.profile_id);
	return null;
end $$;

-- Whoever waits for a circle that closed waits no more. The row stays, for the minute in which closing can be undone.
drop function public.read_my_waiting();
create function public.read_my_places()
	returns table (circle_id uuid, circle_name text, place bigint, kept_until timestamptz)
	language sql stable security definer set search_path = ''
	as $$
	select w.circle_id, c.name, (select count(*) from public.waiting o where o.circle_id = w.circle_id and o.since <= w.since), null
	from public.waiting w join public.circles c on c.id = w.circle_id
	where w.profile_id = (select auth.uid()) and c.closed_at is null
	union all
	select o.circle_id, c.name, null, o.expires_at
	from public.seat_offers o join public.circles c on c.id = o.circle_id
	where o.profile_id = (select auth.uid()) and o.expires_at > now() and c.closed_at is null
		and not private.is_active_member(c.id, (select auth.uid()))
	order by 2, 1
	$$;
comment on function public.read_my_places is 'Circles that the caller is not in yet: those waited for, with the place in line, and those that keep a seat, until when.';

-- A season ends two weeks before the last session that takes place, however it came to be the last one (the others moved,
-- cancelled or added), and as long as no next season is planned. Null before that, and for a closed circle.
create function private.ending_season(p_circle_id uuid) returns smallint
	language sql stable security definer set search_path = ''
	as $$
	select (select max(season) from public.schedules where circle_id = c.id)
	from public.circles c
	where c.id = p_circle_id and c.closed_at is null and not exists (
		select from public.sessions s
		where s.circle_id = c.id and s.status = 'confirmed' and s.starts_at > now() + interval '14 days'
	)
	$$;

create function public.wish_for_season(p_circle_id uuid, p_season integer, p_wish text default null, p_stays boolean default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
begin
	if not private.is_active_member(p_circle_id, me) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if p_season is null or p_season is distinct from private.ending_season(p_circle_id) then
		raise sqlstate 'PT409' using message = 'not_asked_now';
	end if;
	-- Saying nothing any more takes the answer back.
	if num_nonnulls(p_wish, p_stays) = 0 then
		delete from public.season_wishes where circle_id = p_circle_id and season = p_season and profile_id = me;
		return;
	end if;
	insert into public.season_wishes (circle_id, season, profile_id, wish, stays)
	values (p_circle_id, p_season, me, p_wish, p_stays)
	on conflict (circle_id, season, profile_id) do update
	set wish = excluded.wish, stays = excluded.stays, answered_at = clock_timestamp();
end $$;
comment on function public.wish_for_season is 'The caller''s wish for what follows a season that ends, and whether they stay. Changed by saying it again.';

-- Of people who are in the circle now. Null for anybody else.
create function public.read_season_wishes(p_circle_id uuid) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'season', asked.season,
		'asked', private.ending_season(p_circle_id) is not null,
		'mine', (
			select jsonb_build_object('wish', w.wish, 'stays', w.stays) from public.season_wishes w
			where w.circle_id = p_circle_id and w.season = asked.season and w.profile_id = (select auth.uid())
		),
		'renew', count(w.*) filter (where w.wish = 'renew'),
		'reseed', count(w.*) filter (where w.wish = 'reseed'),
		'close', count(w.*) filter (where w.wish = 'close'),
		'members', count(*),
		'stopping', case when p_circle_id in (select private.my_organised_circles()) then coalesce(
			jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id) filter (where w.stays = false), '[]'
		) end,
		'staying', case when p_circle_id in (select private.my_organised_circles()) then count(*) filter (where w.stays) end
	)
	from (
		-- The season that is asked about; while the next one runs, the one before it.
		select coalesce(
			private.ending_season(p_circle_id), (select max(season) - 1 from public.schedules where circle_id = p_circle_id)
		) as season
	) asked
	join public.members m on m.circle_id = p_circle_id and m.left_at is null
	join public.profiles p on p.id = m.profile_id
	left join public.season_wishes w
		on w.circle_id = p_circle_id and w.season = asked.season and w.profile_id = m.profile_id and w.answered_at >= m.joined_at
	where p_circle_id in (select private.my_circles())
	group by asked.season
	$$;
comment on function public.read_season_wishes is 'The caller''s own wish and the counts of all; for organisers also who stays or would rather stop.';

-- Once a season for each member, in the two weeks before its last session. Run by the worker, on several servers at once.
create function private.plan_season_questions() returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	-- Seats that nobody took within their thirty days are free for those who wait. Circles first, as everywhere: the mail
	-- that is written below holds on to its readers.
	perform from public.circles c
	where c.id in (select circle_id from public.seat_offers where expires_at <= now())
	order by c.id for no key update;
	delete from public.seat_offers where expires_at <= now();
	insert into public.deliveries as d (cause, kind, circle_id, recipient_id, payload)
	select 'season ' || c.id || ' ' || asked.season || ' to ' || m.profile_id, 'season_question', c.id, m.profile_id,
		jsonb_build_object('circle_id', c.id, 'season', asked.season, 'circle', c.name)
	from (
		select s.circle_id from public.sessions s
		where s.status = 'confirmed' and s.starts_at > now()
		group by s.circle_id having max(s.starts_at) <= now() + interval '14 days'
	) near
	join public.circles c on c.id = near.circle_id
	cross join lateral (select private.ending_season(c.id) as season) asked
	join public.members m on m.circle_id = c.id and m.left_at is null
	where asked.season is not null and private.wants_mail(m.profile_id, 'questions') and not exists (
		select from public.season_wishes w
		where w.circle_id = c.id and w.season = asked.season and w.profile_id = m.profile_id
	)
	order by 1
	-- One that was dropped, because a session was put in and taken back, is opened again.
	on conflict (cause) do update
	set dropped_at = null, payload = excluded.payload, due_at = excluded.due_at, attempts = 0, claimed_until = null, outcome = null
	where d.dropped_at is not null;
end $$;
comment on function private.plan_season_questions is 'Asks the members of each circle whose season ends how to go on, once; and ends seat offers nobody took.';

-- The last sessions of a season may still run while the next one is planned: at most two of them, or two weeks.
create or replace function private.make_season(p_circle_id uuid, p_schedule jsonb, p_tz_version text, p_sessions jsonb) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	rule uuid;
	still record;
begin
	perform private.take_circle(p_circle_id);
	if jsonb_array_length(p_sessions) <> (p_schedule ->> 'session_count')::integer then
		raise sqlstate 'PT400' using message = 'sessions_do_not_fit_the_schedule';
	end if;
	if exists (
		select from jsonb_array_elements(p_sessions) with ordinality as s (made, place)
		where (s.made ->> 'original_date')::date
			<> (p_schedule ->> 'starts_on')::date + 7 * (p_schedule ->> 'every_weeks')::integer * (s.place::integer - 1)
	) then
		raise sqlstate 'PT400' using message = 'sessions_do_not_fit_the_schedule';
	end if;
	select count(*) as sessions, max(starts_at) as last_starts_at, max(ends_at) as last_ends_at into still
	from public.sessions where circle_id = p_circle_id and status = 'confirmed' and ends_at > now();
	if still.sessions > 2 and still.last_starts_at > now() + interval '14 days' then
		raise sqlstate 'PT409' using message = 'season_is_running';
	end if;
	if exists (
		select from jsonb_array_elements(p_sessions) made where (made ->> 'starts_at')::timestamptz < still.last_ends_at
	) then
		raise sqlstate 'PT409' using message = 'season_overlaps';
	end if;
	insert into public.schedules (circle_id, season, starts_on, slots, zone, every_weeks, duration_minutes, session_count)
	select p_circle_id, coalesce((select max(season) from public.schedules where circle_id = p_circle_id), 0) + 1,
		(p_schedule ->> 'starts_on')::date,
		array(select value::time from jsonb_array_elements_text(p_schedule -> 'slots') with ordinality order by ordinality),
		p_schedule ->> 'zone', (p_schedule ->> 'every_weeks')::smallint,
		(p_schedule ->> 'duration_minutes')::smallint, (p_schedule ->> 'session_count')::smallint
	returning id into rule;

	insert into public.sessions (id, circle_id, schedule_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, tz_version, uid)
	select made.id, p_circle_id, rule, made.original_date, made.local_date, made.local_time, p_schedule ->> 'zone',
		(p_schedule ->> 'duration_minutes')::smallint, made.starts_at, p_tz_version, made.id || '@sessions.fortnight.invalid'
	from (
		select gen_random_uuid() as id, s.* from jsonb_to_recordset(p_sessions)
			as s (original_date date, local_date date, local_time time, starts_at timestamptz)
	) made;
	return rule;
end $$;
comment on function public.make_season is 'Makes a season''s rule and all its sessions at once. Organisers only; while one runs, refused until its last two weeks or sessions, and never before its end.';

-- Ends a circle that is taken already. Its coming sessions are cancelled in calendars; nobody gets a mail for each of
-- them, one says it all, and only once closing can no longer be undone. What it ends bears its time or later, so that
-- reopen_circle finds it. p_told: who gets another letter.
create function private.end_circle(p_circle_id uuid, p_told uuid[]) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	at timestamptz := clock_timestamp();
begin
	update public.sessions set status = 'cancelled', sequence = sequence + 1
	where circle_id = p_circle_id and status = 'confirmed' and starts_at > at;
	update public.invitations set withdrawn_at = at where circle_id = p_circle_id and withdrawn_at is null;
	update public.circles set closed_at = at where id = p_circle_id;
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
	select 'closed ' || c.id || ' ' || at || ' to ' || told.profile_id, 'circle_closed', c.id, told.profile_id,
		jsonb_build_object('circle_id', c.id, 'circle', c.name), now() + interval '1 minute'
	from public.circles c
	join (
		select circle_id, profile_id from public.members where left_at is null
		union select circle_id, profile_id from public.waiting
	) told on told.circle_id = c.id
	where c.id = p_circle_id and told.profile_id <> all (p_told || (select auth.uid()));
end $$;

create function public.close_circle(p_circle_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.take_circle_as_organiser(p_circle_id);
	perform private.end_circle(p_circle_id, '{}');
end $$;
comment on function public.close_circle is 'Closes a circle for good: read only from now on, coming sessions cancelled, invitations withdrawn. Organisers only.';

-- Undo, for a minute. Also of a merge: seats that nobody took yet are no longer kept.
create function public.reopen_circle(p_circle_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	at timestamptz;
	letters uuid[];
begin
	if p_circle_id is null or p_circle_id not in (select private.my_organised_circles()) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	-- A merge has taken two circles; both are held here too, in one order.
	perform from public.circles c
	where c.id = p_circle_id or c.id in (select circle_id from public.seat_offers where from_circle_id = p_circle_id)
	order by c.id for no key update;
	select closed_at into at from public.circles where id = p_circle_id;
	if not found or p_circle_id not in (select private.my_organised_circles()) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if at is null then
		return;
	end if;
	if at < now() - interval '1 minute' then
		raise sqlstate 'PT409' using message = 'closed_for_good';
	end if;
	-- Held before they are looked at: a worker that has just taken one is waited for, and what was told stands.
	letters := array(
		select d.id from public.deliveries d
		where d.created_at >= at - interval '1 minute' and (
			d.kind = 'circle_closed' and d.circle_id = p_circle_id
			or d.kind = 'seat_offered' and (d.circle_id, d.recipient_id) in (
				select o.circle_id, o.profile_id from public.seat_offers o where o.from_circle_id = p_circle_id
			)
		)
		order by d.id for update
	);
	if exists (select from public.deliveries where id = any (letters) and attempts > 0) then
		raise sqlstate 'PT409' using message = 'closed_for_good';
	end if;
	delete from public.deliveries where id = any (letters);
	update public.circles set closed_at = null where id = p_circle_id;
	update public.sessions set status = 'confirmed', sequence = sequence + 1
	where circle_id = p_circle_id and status = 'cancelled' and updated_at >= at and starts_at > now();
	update public.invitations set withdrawn_at = null where circle_id = p_circle_id and withdrawn_at = at;
	delete from public.seat_offers where from_circle_id = p_circle_id and offered_at >= at - interval '1 minute';
end $$;
comment on function public.reopen_circle is 'Takes a closing or a merge back within a minute, as long as nobody was told. Organisers only.';

-- p_from closes; each of its members is kept a seat in p_into, which they take by accepting its charter. What they
-- committed to stays theirs and stays where it was.
create function public.merge_circles(p_from uuid, p_into uuid) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	newcomers uuid[];
begin
	if p_from is null or p_from = p_into then
		raise sqlstate 'PT400' using message = 'same_circle';
	end if;
	perform private.take_circle_as_organiser(least(p_from, p_into));
	perform private.take_circle_as_organiser(greatest(p_from, p_into));
	newcomers := array(
		select profile_id from public.members
		where circle_id = p_from and left_at is null and not private.is_active_member(p_into, profile_id)
		order by profile_id
	);
	if private.active_members(p_into) + cardinality(newcomers) + (
		select count(*) from public.seat_offers o
		where o.circle_id = p_into and o.expires_at > now() and o.profile_id <> all (newcomers)
			and not private.is_active_member(p_into, o.profile_id)
	) > 15 then
		raise sqlstate 'PT409' using message = 'too_many';
	end if;
	perform private.end_circle(p_from, newcomers);
	insert into public.seat_offers (circle_id, profile_id, from_circle_id, offered_by)
	select p_into, profile_id, p_from, (select auth.uid()) from unnest(newcomers) as profile_id
	on conflict (circle_id, profile_id) do update
	set from_circle_id = excluded.from_circle_id, offered_by = excluded.offered_by, offered_at = now(),
		expires_at = now() + interval '30 days';
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
	select 'offer ' || p_into || ' ' || clock_timestamp() || ' to ' || newcomer, 'seat_offered', p_into, newcomer,
		jsonb_build_object(
			'circle_id', p_into, 'circle', (select name from public.circles where id = p_into),
			'from_circle', (select name from public.circles where id = p_from), 'from_circle_id', p_from
		), now() + interval '1 minute'
	from unnest(newcomers) as newcomer;
	return cardinality(newcomers);
end $$;
comment on function public.merge_circles is 'Closes one circle and keeps each of its members a seat in another; answers how many seats. Organisers of both only.';

-- What somebody sees of a circle before they are in it: never its members' names or anything said in it.
create function private.show_circle(p_circle_id uuid) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'purpose', c.purpose, 'charter', c.charter, 'members', private.active_members(c.id),
		'waiting', (select count(*) from public.waiting w where w.circle_id = c.id),
		'zones', (
			select coalesce(jsonb_agg(distinct mp.zone), '[]') from public.members m
			join public.profiles mp on mp.id = m.profile_id where m.circle_id = c.id and m.left_at is null
		),
		'schedule', (
			select jsonb_build_object('starts_on', s.starts_on, 'slots', s.slots, 'zone', s.zone, 'every_weeks', s.every_weeks,
				'duration_minutes', s.duration_minutes, 'session_count', s.session_count)
			from public.schedules s where s.circle_id = c.id order by s.season desc, s.starts_on desc limit 1
		),
		'next', (
			select coalesce(jsonb_agg(n.starts_at order by n.starts_at), '[]') from (
				select starts_at from public.sessions
				where circle_id = c.id and status = 'confirmed' and starts_at > now() order by starts_at limit 3
			) n
		)
	)
	from public.circles c where c.id = p_circle_id
	$$;

create or replace function public.read_invitation(p_token text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'state', state, 'circle_name', c.name, 'inviter', coalesce(p.name, 'The organiser'),
		'circle_id', case when state in ('member', 'waiting') then c.id end,
		'position', case when state = 'waiting' then (
			select count(*) from public.waiting w
			where w.circle_id = c.id
				and w.since <= (select me.since from public.waiting me where me.circle_id = c.id and me.profile_id = (select auth.uid()))
		) end,
		'circle', case when state in ('open', 'full') then private.show_circle(c.id) end
	)
	from public.invitations i
	join public.circles c on c.id = i.circle_id
	left join public.profiles p on p.id = i.created_by
	cross join lateral private.invitation_state(i) as state
	where i.token_hash = private.hash_token(p_token)
	$$;

-- A seat that is kept for the caller, as an invitation shows itself; no row for one that ended or whose circle closed.
create function public.read_my_seat(p_circle_id uuid) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'circle_name', c.name, 'from_circle', f.name, 'inviter', coalesce(p.name, 'The organiser'),
		'kept_until', o.expires_at, 'circle', private.show_circle(c.id)
	)
	from public.seat_offers o
	join public.circles c on c.id = o.circle_id
	left join public.circles f on f.id = o.from_circle_id
	left join public.profiles p on p.id = o.offered_by
	where o.circle_id = p_circle_id and o.profile_id = (select auth.uid()) and o.expires_at > now() and c.closed_at is null
		and not private.is_active_member(c.id, (select auth.uid()))
	$$;
comment on function public.read_my_seat is 'A seat that a merge keeps for the caller, with what its circle shows to somebody who is not in it yet; null when there is none.';

-- Taking it twice changes nothing.
create function public.accept_seat(p_circle_id uuid, p_charter_accepted boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
begin
	if p_charter_accepted is not true then
		raise sqlstate 'PT400' using message = 'charter_not_accepted';
	end if;
	if private.is_active_member(p_circle_id, me) then
		return;
	end if;
	-- Asked before, so that a stranger holds nobody up.
	if not exists (select from public.seat_offers where circle_id = p_circle_id and profile_id = me) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.take_circle(p_circle_id);
	if private.is_active_member(p_circle_id, me) then
		return;
	end if;
	if not exists (
		select from public.seat_offers where circle_id = p_circle_id and profile_id = me and expires_at > now()
	) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.seat(p_circle_id, me, now());
end $$;
comment on function public.accept_seat is 'Takes the seat that a merge kept for the caller, with the other circle''s charter accepted.';

create function public.decline_seat(p_circle_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	if not exists (select from public.seat_offers where circle_id = p_circle_id and profile_id = (select auth.uid())) then
		return;
	end if;
	perform private.hold_circle(p_circle_id);
	delete from public.seat_offers where circle_id = p_circle_id and profile_id = (select auth.uid());
end $$;
comment on function public.decline_seat is 'Gives up a seat that a merge kept for the caller; who waits gets it.';

-- As before, with the circles that go on only: nothing is to be done in a closed one.
create or replace function public.read_me() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'id', (select auth.uid()),
		'profile', to_jsonb(p) - 'id' - 'created_at' - 'updated_at'
			|| jsonb_build_object('zone', private.zone_of(p.id), 'home_zone', p.zone),
		'has_hours', exists (select from public.hours h where h.profile_id = p.id and h.circle_id is null),
		'circles', (
			select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'role', m.role) order by m.joined_at), '[]')
			from public.members m join public.circles c on c.id = m.circle_id
			where m.profile_id = (select auth.uid()) and m.left_at is null and c.closed_at is null
		)
	)
	from auth.sessions s
	left join public.profiles p on p.id = s.user_id
	where s.user_id = (select auth.uid())
		and s.id = (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id')::uuid
	$$;

-- As before. Also the circles that keep a seat are held first; and a closed circle needs nobody to take over by name.
create or replace function public.delete_my_account() returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	-- The circles first, in one order; then the account.
	perform from public.circles c
	where c.id in (
		select circle_id from public.members where profile_id = (select auth.uid()) and left_at is null
		union select circle_id from public.waiting where profile_id = (select auth.uid())
		union select circle_id from public.seat_offers where profile_id = (select auth.uid())
	)
	order by c.id for no key update;
	if exists (
		select from public.members mine
		join public.circles c on c.id = mine.circle_id and c.closed_at is null
		where mine.profile_id = (select auth.uid()) and mine.left_at is null and mine.role = 'organiser'
			and private.active_members(mine.circle_id) > 1
			and not exists (
				select from public.members o
				where o.circle_id = mine.circle_id and o.left_at is null and o.role = 'organiser' and o.id <> mine.id
			)
	) then
		raise sqlstate 'PT409' using message = 'last_organiser';
	end if;
	-- The demo's people are everybody's; no real address ends so (RFC 2606).
	if exists (select from auth.users where id = (select auth.uid()) and email like '%@demo.invalid') then
		raise sqlstate 'PT409' using message = 'demo_member';
	end if;
	delete from public.deliveries
	where address = (select lower(email) from auth.users where id = (select auth.uid()));
	update public.invitations set email = null, name = null, withdrawn_at = coalesce(withdrawn_at, now())
	where email = (select lower(email) from auth.users where id = (select auth.uid()));
	delete from auth.users where id = (select auth.uid());
end $$;

create trigger seat_offers_free after delete on public.seat_offers
	for each row execute function private.free_offered_seat();

revoke execute on function private.hold_circle, private.hold_open, private.taken_seats, private.give_free_seat,
	private.free_offered_seat, private.ending_season, private.plan_season_questions, private.end_circle, private.show_circle
	from public, anon, authenticated, service_role;
revoke execute on function private.my_open_circles from public, anon, service_role;
grant execute on function private.my_open_circles to authenticated;
revoke execute on function public.wish_for_season, public.read_season_wishes, public.close_circle, public.reopen_circle,
	public.merge_circles, public.read_my_places, public.read_my_seat, public.accept_seat, public.decline_seat
	from public, anon, authenticated, service_role;
grant execute on function public.wish_for_season, public.read_season_wishes, public.close_circle, public.reopen_circle,
	public.merge_circles, public.read_my_places, public.read_my_seat, public.accept_seat, public.decline_seat to authenticated;

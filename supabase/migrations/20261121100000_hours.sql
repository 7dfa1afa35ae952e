-- When a person can meet: a week of 336 half-hours, Monday 00:00 first, in the zone they are in on that date.
create table public.hours (
	profile_id uuid not null references public.profiles (id) on delete cascade,
	circle_id uuid references public.circles (id) on delete cascade,
	marks text not null,
	updated_at timestamptz not null default now(),
	constraint one_answer_each unique nulls not distinct (profile_id, circle_id),
	constraint marks_are_a_week check (char_length(marks) = 336 and marks ~ '^[gpx.]+$')
);
comment on table public.hours is 'Which half-hours of a week are good (g), possible (p), painful (x) or out of the question (.) for a person.';
comment on column public.hours.circle_id is 'Null for every circle; else the answer for this one, which is used in its place.';
create index hours_of_circle on public.hours (circle_id);

create table public.travels (
	id uuid primary key,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	zone text not null,
	starts_on date not null,
	ends_on date not null,
	constraint zone_looks_like_iana check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,63}$'),
	constraint ends_after_start check (ends_on >= starts_on and ends_on < starts_on + 366),
	-- What the zones reach: one row outside would be an error for everybody who reads the circle's hours.
	constraint in_reach check (starts_on >= '2000-01-01' and ends_on <= '2499-12-30')
);
comment on table public.travels is 'From one date to another, both included, a person is in another zone; their hours move with them.';
create index travels_of_person on public.travels (profile_id, starts_on);

create table public.absences (
	id uuid primary key,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	starts_on date not null,
	ends_on date not null,
	constraint ends_after_start check (ends_on >= starts_on and ends_on < starts_on + 366),
	constraint in_reach check (starts_on >= '2000-01-01' and ends_on <= '2499-12-30')
);
comment on table public.absences is 'From one date to another, both included, a person cannot meet at all.';
create index absences_of_person on public.absences (profile_id, starts_on);

create table public.busy_times (
	profile_id uuid not null references public.profiles (id) on delete cascade,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	read_at timestamptz not null default now(),
	primary key (profile_id, starts_at),
	constraint ends_after_start check (ends_at > starts_at)
);
comment on table public.busy_times is 'When a person''s own calendar said they are busy, merged, for six weeks from read_at. Neither titles nor the calendar''s address are kept.';
create index busy_times_by_end on public.busy_times (ends_at);

create trigger hours_touch before update on public.hours for each row execute function private.touch();

-- Two stays at once have no answer to the question which zone it is. The person's row is the turnstile, so that two
-- requests at once do not pass each other; fifty at most, so that a lost script cannot fill the list.
create function private.hold_stays_apart() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	overlapping boolean;
	held bigint;
begin
	perform from public.profiles where id = new.profile_id for no key update;
	execute format(
		'select coalesce(bool_or($1 <= ends_on and $2 >= starts_on), false), count(*) from public.%I where profile_id = $3 and id <> $4',
		tg_table_name
	) into overlapping, held using new.starts_on, new.ends_on, new.profile_id, new.id;
	if overlapping then
		raise sqlstate 'PT409' using message = 'dates_overlap';
	end if;
	if held >= 50 then
		raise sqlstate 'PT409' using message = 'too_many_dates';
	end if;
	return new;
end $$;
create trigger travels_stay_apart before insert on public.travels
	for each row execute function private.hold_stays_apart();
create trigger absences_stay_apart before insert on public.absences
	for each row execute function private.hold_stays_apart();

alter table public.hours enable row level security;
revoke all on public.hours from anon, authenticated, service_role;
grant select, delete on public.hours to authenticated;
grant select on public.hours to service_role;
create policy "People see their own hours" on public.hours
	for select to authenticated using (profile_id = (select auth.uid()));
create policy "People drop their own hours" on public.hours
	for delete to authenticated using (profile_id = (select auth.uid()));

alter table public.travels enable row level security;
revoke all on public.travels from anon, authenticated, service_role;
grant select, delete on public.travels to authenticated;
grant insert (id, profile_id, zone, starts_on, ends_on) on public.travels to authenticated;
grant select on public.travels to service_role;
create policy "People see their own travels" on public.travels
	for select to authenticated using (profile_id = (select auth.uid()));
create policy "People add their own travels" on public.travels
	for insert to authenticated with check (profile_id = (select auth.uid()));
create policy "People remove their own travels" on public.travels
	for delete to authenticated using (profile_id = (select auth.uid()));

alter table public.absences enable row level security;
revoke all on public.absences from anon, authenticated, service_role;
grant select, delete on public.absences to authenticated;
grant insert (id, profile_id, starts_on, ends_on) on public.absences to authenticated;
grant select on public.absences to service_role;
create policy "People see their own absences" on public.absences
	for select to authenticated using (profile_id = (select auth.uid()));
create policy "People add their own absences" on public.absences
	for insert to authenticated with check (profile_id = (select auth.uid()));
create policy "People remove their own absences" on public.absences
	for delete to authenticated using (profile_id = (select auth.uid()));

alter table public.busy_times enable row level security;
revoke all on public.busy_times from anon, authenticated, service_role;
grant select, delete on public.busy_times to authenticated;
grant select on public.busy_times to service_role;
create policy "People see their own busy times" on public.busy_times
	for select to authenticated using (profile_id = (select auth.uid()));
create policy "People clear their own busy times" on public.busy_times
	for delete to authenticated using (profile_id = (select auth.uid()));

-- The last one to write wins: the marks are one person's, and a week is small enough to write whole.
create function public.mark_hours(p_marks text, p_circle_id uuid default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	if p_circle_id is not null and p_circle_id not in (select private.my_circles()) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	insert into public.hours (profile_id, circle_id, marks) values ((select auth.uid()), p_circle_id, p_marks)
	on conflict on constraint one_answer_each do update set marks = excluded.marks;
end $$;
comment on function public.mark_hours is 'Writes the caller''s week of half-hours, for every circle or for one that they are in.';

-- What is over is of no use to anybody, and six weeks is what people were told.
create function private.forget_past_busy_times() returns void
	language sql security definer set search_path = ''
	as $$
	delete from public.busy_times where (profile_id, starts_at) in (
		select b.profile_id, b.starts_at from public.busy_times b where b.ends_at < now() for update skip locked
	)
	$$;
comment on function private.forget_past_busy_times is 'Deletes busy times that are over. Called by every import and by the worker.';

create function public.replace_busy_times(p_times jsonb) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
begin
	if jsonb_typeof(p_times) is distinct from 'array' or jsonb_array_length(p_times) > 2100 then
		raise sqlstate 'PT400' using message = 'times_are_malformed';
	end if;
	-- Two imports at once: the later one is what stays, whole.
	perform from public.profiles where id = me for no key update;
	delete from public.busy_times where profile_id = me;
	-- After one's own: of two imports each would else hold some of the other's that are over, and wait for the rest.
	perform private.forget_past_busy_times();
	insert into public.busy_times (profile_id, starts_at, ends_at)
	select me, greatest(t.starts_at, now() - interval '1 day'), least(t.ends_at, now() + interval '44 days')
	from jsonb_to_recordset(p_times) as t (starts_at timestamptz, ends_at timestamptz)
	-- A day of grace for a clock that is ahead of this one.
	where t.ends_at > now() and t.starts_at < now() + interval '43 days';
end $$;
comment on function public.replace_busy_times is 'Puts merged busy intervals of the next six weeks in the place of those that were there.';

create table private.import_tries (
	profile_id uuid primary key references public.profiles (id) on delete cascade,
	count integer not null,
	since timestamptz not null
);
comment on table private.import_tries is 'How often a person had a calendar read within an hour.';

-- As public.count_try: counted before the deed, in one statement that locks its row.
create function public.count_import() returns table (allowed boolean, retry_at timestamptz)
	language sql security definer set search_path = ''
	as $$
	insert into private.import_tries as t (profile_id, count, since)
	select p.id, 1, now() from public.profiles p where p.id = (select auth.uid())
	on conflict (profile_id) do update
	set count = case when t.since <= now() - interval '1 hour' then 1 else least(t.count + 1, 11) end,
		since = case when t.since <= now() - interval '1 hour' then now() else t.since end
	returning t.count <= 10, case when t.count > 10 then t.since + interval '1 hour' end
	$$;
comment on function public.count_import is 'Limits how often the caller can have a calendar read: ten times an hour.';

-- What peers see of a person. How sessions reach their calendar is their own affair, which read_me tells.
revoke select on public.profiles from authenticated;
grant select (id, name, title, archetype, zone, locale, theme, created_at, updated_at) on public.profiles to authenticated;

-- The zone that somebody is in today. By the date in UTC: on the day of a journey either zone is right for a part of it.
create function private.zone_of(person uuid) returns text
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(
		(
			select t.zone from public.travels t
			where t.profile_id = p.id and (now() at time zone 'UTC')::date between t.starts_on and t.ends_on
			limit 1
		),
		p.zone
	)
	from public.profiles p where p.id = person
	$$;
comment on function private.zone_of is 'The IANA zone that a person reads times in today: where they travel, else where they live.';

create function public.read_circle_hours(p_circle_id uuid) returns table (
	profile_id uuid, name text, zone text, role text, joined_at timestamptz,
	marks text, travels jsonb, absences jsonb, busy jsonb
)
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	-- Of a circle that has closed nobody needs to know any more when somebody is busy.
	if p_circle_id is null or p_circle_id not in (select private.my_open_circles()) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	return query
	select p.id, p.name, p.zone, m.role, m.joined_at,
		coalesce(own.marks, usual.marks),
		coalesce((
			select jsonb_agg(jsonb_build_object('zone', t.zone, 'starts_on', t.starts_on, 'ends_on', t.ends_on) order by t.starts_on)
			from public.travels t where t.profile_id = p.id
		), '[]'),
		coalesce((
			select jsonb_agg(jsonb_build_object('starts_on', a.starts_on, 'ends_on', a.ends_on) order by a.starts_on)
			from public.absences a where a.profile_id = p.id
		), '[]'),
		coalesce((
			select jsonb_agg(jsonb_build_object('starts_at', b.starts_at, 'ends_at', b.ends_at) order by b.starts_at)
			from public.busy_times b where b.profile_id = p.id and b.ends_at > now()
		), '[]')
	from public.members m
	join public.profiles p on p.id = m.profile_id
	left join public.hours own on own.profile_id = p.id and own.circle_id = m.circle_id
	left join public.hours usual on usual.profile_id = p.id and usual.circle_id is null
	where m.circle_id = p_circle_id and m.left_at is null
	order by m.joined_at, m.id;
end $$;
comment on function public.read_circle_hours is 'When the members of a circle that goes on can meet, for its members: marks in each one''s own zone, travels, absences, busy times.';

-- As before, and the zone is where the person is today; home_zone is what they edit. has_hours: marked once, for every circle.
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
			where m.profile_id = (select auth.uid()) and m.left_at is null
		)
	)
	from auth.sessions s
	left join public.profiles p on p.id = s.user_id
	where s.user_id = (select auth.uid())
		and s.id = (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id')::uuid
	$$;

-- As before, with the zone that the person is in today.
create or replace function public.read_session_link(p_token text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select case
		when s.ends_at + interval '1 day' <= now() then jsonb_build_object('over', true)
		else jsonb_build_object(
			'over', false,
			'person', l.person, 'session_id', s.id, 'uid', s.uid, 'sequence', s.sequence, 'status', s.status,
			'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone,
			'updated_at', s.updated_at, 'moved_from', s.moved_from,
			'name', p.name, 'viewer_zone', private.zone_of(p.id), 'locale', p.locale, 'theme', p.theme,
			'answer', r.answer, 'answered_at', r.answered_at,
			'call_url', case
				when s.status = 'confirmed' and now() >= s.starts_at - interval '15 minutes' and now() < s.ends_at then c.video_url
			end,
			'next', (
				-- Not its link: this one is good for one session, and would else open the next, and that the next.
				select jsonb_build_object('session_id', n.id, 'starts_at', n.starts_at, 'ends_at', n.ends_at, 'zone', n.zone)
				from public.sessions n
				where n.circle_id = s.circle_id and n.status = 'confirmed' and n.starts_at > greatest(now(), s.starts_at) and n.id <> s.id
				order by n.starts_at limit 1
			)
		)
	end
	from private.open_session_link(p_token) l
	join public.sessions s on s.id = l.session_id
	join public.circles c on c.id = s.circle_id
	join public.profiles p on p.id = l.person
	left join public.rsvps r on r.session_id = s.id and r.profile_id = l.person
	$$;

revoke execute on function private.hold_stays_apart, private.forget_past_busy_times, private.zone_of from public, anon, authenticated, service_role;
revoke execute on function public.mark_hours, public.replace_busy_times, public.count_import, public.read_circle_hours from public, anon, authenticated, service_role;
grant execute on function public.mark_hours, public.replace_busy_times, public.count_import, public.read_circle_hours to authenticated;

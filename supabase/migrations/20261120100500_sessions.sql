create table public.sessions (
	id uuid primary key default gen_random_uuid(),
	circle_id uuid not null references public.circles (id) on delete cascade,
	schedule_id uuid references public.schedules (id) on delete set null,
	original_date date not null,
	local_date date not null,
	local_time time not null,
	zone text not null,
	duration_minutes smallint not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	tz_version text not null,
	status text not null default 'confirmed',
	sequence integer not null default 0,
	uid text not null,
	note text,
	moved_from timestamptz,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default clock_timestamp(),
	constraint id_with_circle unique (id, circle_id),
	constraint one_a_date_of_the_schedule unique (schedule_id, original_date),
	constraint uid_is_unique unique (uid),
	constraint zone_looks_like_iana check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,63}$'),
	constraint quarter_hour_to_four_hours check (duration_minutes between 15 and 240),
	constraint status_is_known check (status in ('confirmed', 'cancelled')),
	constraint sequence_counts_up check (sequence >= 0),
	constraint note_is_short check (char_length(note) between 1 and 300),
	constraint in_the_time_zones_reach check (local_date between '2000-01-01' and '2499-12-31'),
	-- The instant is worked out by the app's own time zones; here it is only held to be near its wall clock.
	constraint instant_is_near_its_wall_clock check (
		abs(extract(epoch from (starts_at at time zone 'UTC') - (local_date + local_time))) <= 16 * 3600
	)
);
comment on table public.sessions is 'One occurrence of a schedule. Its identity is its original date, which never changes.';
comment on column public.sessions.uid is 'RFC 5545 UID: stored, never reused, never worked out again.';
comment on column public.sessions.sequence is 'RFC 5545 SEQUENCE: +1 on a change of time or length, cancel and bringing back.';
comment on column public.sessions.tz_version is 'Version of the tz database that the instant was worked out with.';
create index sessions_of_circle on public.sessions (circle_id, starts_at);

create function private.end_session() returns trigger
	language plpgsql set search_path = ''
	as $$
begin
	new.ends_at := new.starts_at + make_interval(mins => new.duration_minutes::integer);
	return new;
end $$;
comment on function private.end_session is 'Works out the end: an hour is an hour, also across a clock change.';
create trigger sessions_end before insert or update on public.sessions
	for each row execute function private.end_session();

create function private.keep_identity() returns trigger
	language plpgsql set search_path = ''
	as $$
begin
	if (new.id, new.circle_id, new.original_date, new.uid) is distinct from (old.id, old.circle_id, old.original_date, old.uid) then
		raise sqlstate 'PT409' using message = 'identity_is_kept';
	end if;
	if new.sequence < old.sequence then
		raise sqlstate 'PT409' using message = 'sequence_counts_up';
	end if;
	-- A new tz database alone changes nothing that a calendar shows, down to the byte.
	if to_jsonb(new) - 'tz_version' <> to_jsonb(old) - 'tz_version' then
		new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 millisecond');
	end if;
	return new;
end $$;
create trigger sessions_keep_identity before update on public.sessions
	for each row execute function private.keep_identity();

create function private.sessions_move_stamps() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.move_calendar_stamps(array(
		select profile_id from public.members
		where circle_id = coalesce(new.circle_id, old.circle_id) and left_at is null
	));
	return null;
end $$;
create trigger sessions_move_stamps after insert or delete on public.sessions
	for each row execute function private.sessions_move_stamps();
create trigger sessions_change_moves_stamps after update on public.sessions
	for each row when (new.updated_at <> old.updated_at) execute function private.sessions_move_stamps();

alter table public.sessions enable row level security;
revoke all on public.sessions from anon, authenticated, service_role;
grant select on public.sessions to authenticated, service_role;
create policy "Members see the sessions" on public.sessions
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

create table public.rsvps (
	session_id uuid not null,
	circle_id uuid not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	answer text not null,
	answered_at timestamptz not null default clock_timestamp(),
	primary key (session_id, profile_id),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint answer_is_known check (answer in ('yes', 'maybe', 'no'))
);
comment on table public.rsvps is 'A member''s answer for one session.';
create index rsvps_of_person on public.rsvps (profile_id);
create index rsvps_of_circle on public.rsvps (circle_id);

create function private.rsvps_move_stamp() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.move_calendar_stamps(array[new.profile_id]);
	return null;
end $$;
create trigger rsvps_move_stamp after insert or update on public.rsvps
	for each row execute function private.rsvps_move_stamp();

alter table public.rsvps enable row level security;
revoke all on public.rsvps from anon, authenticated, service_role;
grant select on public.rsvps to authenticated, service_role;
create policy "Members see who comes" on public.rsvps
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

-- p_schedule: {starts_on, slots, zone, every_weeks, duration_minutes, session_count}; p_sessions: one object for
-- each occurrence in order {original_date, local_date, local_time, starts_at}. Instants come from the app (calendar
-- rules: one pinned tz database, never `at time zone`); their number and dates are held to the rule here.
create function private.make_season(p_circle_id uuid, p_schedule jsonb, p_tz_version text, p_sessions jsonb) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	rule uuid;
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
	if exists (select from public.sessions where circle_id = p_circle_id and status = 'confirmed' and ends_at > now()) then
		raise sqlstate 'PT409' using message = 'season_is_running';
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

create function public.make_season(p_circle_id uuid, p_schedule jsonb, p_tz_version text, p_sessions jsonb) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.take_circle_as_organiser(p_circle_id);
	return private.make_season(p_circle_id, p_schedule, p_tz_version, p_sessions);
end $$;
comment on function public.make_season is 'Makes a season''s rule and all its sessions at once. Organisers only; refused while a season is running.';

-- Writes the mail to each other member in the transaction of the change, due a little later. A change of what was not
-- mailed yet replaces that mail and keeps its "was"; changed back in time, nobody is told anything.
create function private.tell_of_change(p_session public.sessions, p_was public.sessions) returns void
	language sql security definer set search_path = ''
	as $$
	with unsent as (
		delete from public.deliveries d
		where d.kind = 'session_changed' and d.circle_id = p_session.circle_id
			and d.payload ->> 'session_id' = p_session.id::text
			and d.sent_at is null and d.dropped_at is null and d.gave_up_at is null
			and (d.claimed_until is null or d.claimed_until < now())
		returning d.recipient_id, d.payload -> 'was' as was, d.attempts
	), told as (
		select m.profile_id, coalesce(
			(select was from unsent where recipient_id = m.profile_id limit 1),
			jsonb_build_object('starts_at', p_was.starts_at, 'minutes', p_was.duration_minutes, 'status', p_was.status)
		) as was,
		-- A mail that was tried may have arrived, whatever the mail server answered: then the change back is told too.
		coalesce((select bool_or(attempts > 0) from unsent where recipient_id = m.profile_id), false) as tried
		from public.members m
		where m.circle_id = p_session.circle_id and m.left_at is null and m.profile_id is distinct from (select auth.uid())
	)
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
	select 'session ' || p_session.id || ' ' || p_session.sequence || ' to ' || told.profile_id, 'session_changed',
		p_session.circle_id, told.profile_id,
		jsonb_build_object('session_id', p_session.id, 'sequence', p_session.sequence, 'was', told.was),
		now() + interval '20 seconds'
	from told
	where told.tried or told.was <> jsonb_build_object(
		'starts_at', p_session.starts_at, 'minutes', p_session.duration_minutes, 'status', p_session.status
	)
	$$;

-- Every change names the sequence it was made from, so that of two organisers at once the second is told (PT409).
create function private.session_to_change(p_session_id uuid, p_sequence integer) returns public.sessions
	language plpgsql security definer set search_path = ''
	as $$
declare
	found_session public.sessions;
begin
	perform private.take_circle_as_organiser((select circle_id from public.sessions where id = p_session_id));
	select * into found_session from public.sessions where id = p_session_id for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if found_session.sequence is distinct from p_sequence then
		raise sqlstate 'PT409' using message = 'changed_meanwhile';
	end if;
	if found_session.ends_at <= now() then
		raise sqlstate 'PT409' using message = 'session_over';
	end if;
	return found_session;
end $$;

create function public.move_session(
	p_session_id uuid, p_sequence integer, p_local_date date, p_local_time time, p_zone text,
	p_duration_minutes integer, p_starts_at timestamptz, p_tz_version text, p_note text default null
) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.sessions := private.session_to_change(p_session_id, p_sequence);
	now_is public.sessions;
begin
	if was.status = 'cancelled' then
		raise sqlstate 'PT409' using message = 'session_cancelled';
	end if;
	if p_starts_at <= now() then
		raise sqlstate 'PT400' using message = 'in_the_past';
	end if;
	update public.sessions
	set local_date = p_local_date, local_time = p_local_time, zone = p_zone, duration_minutes = p_duration_minutes,
		starts_at = p_starts_at, tz_version = p_tz_version, note = p_note, sequence = sequence + 1,
		moved_from = case when starts_at <> p_starts_at then starts_at else moved_from end
	where id = p_session_id returning * into now_is;
	perform private.tell_of_change(now_is, was);
	return now_is.sequence;
end $$;
comment on function public.move_session is 'Moves one session or changes its length: same UID, sequence + 1, everybody is told. Organisers only.';

create function public.cancel_session(p_session_id uuid, p_sequence integer, p_note text default null) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.sessions := private.session_to_change(p_session_id, p_sequence);
	now_is public.sessions;
begin
	if was.status = 'cancelled' then
		raise sqlstate 'PT409' using message = 'session_cancelled';
	end if;
	update public.sessions set status = 'cancelled', note = p_note, sequence = sequence + 1
	where id = p_session_id returning * into now_is;
	perform private.carry_topics(now_is);
	perform private.tell_of_change(now_is, was);
	return now_is.sequence;
end $$;
comment on function public.cancel_session is 'Cancels one session; it stays in calendars as cancelled until its end. Organisers only.';

create function public.restore_session(p_session_id uuid, p_sequence integer) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.sessions := private.session_to_change(p_session_id, p_sequence);
	now_is public.sessions;
begin
	if was.status = 'confirmed' then
		return was.sequence;
	end if;
	update public.sessions set status = 'confirmed', note = null, sequence = sequence + 1
	where id = p_session_id returning * into now_is;
	perform private.tell_of_change(now_is, was);
	return now_is.sequence;
end $$;
comment on function public.restore_session is 'Brings a cancelled session back. Organisers only.';

-- After the tz database was upgraded. The app works out the instants of coming sessions again from their wall clocks; one
-- that differs is a change like any other, for everybody; all others only get the version, and stay byte for byte.
create function public.read_outdated_sessions(p_tz_version text)
	returns table (id uuid, sequence integer, local_date date, local_time time, zone text, duration_minutes smallint, starts_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$
	select s.id, s.sequence, s.local_date, s.local_time, s.zone, s.duration_minutes, s.starts_at
	from public.sessions s where s.tz_version <> p_tz_version and s.starts_at > now() order by s.starts_at limit 1000
	$$;
comment on function public.read_outdated_sessions is 'For the server at its start: coming sessions worked out with another version of the tz database.';

create function public.correct_session(p_session_id uuid, p_sequence integer, p_starts_at timestamptz, p_tz_version text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.sessions;
	now_is public.sessions;
begin
	perform from public.circles where id = (select circle_id from public.sessions where id = p_session_id) for no key update;
	select * into was from public.sessions
	where id = p_session_id and sequence = p_sequence and tz_version <> p_tz_version for no key update;
	-- Moved meanwhile, or corrected by another server: then there is nothing left to do.
	if not found then
		return;
	end if;
	update public.sessions
	set tz_version = p_tz_version, starts_at = p_starts_at,
		sequence = case when starts_at = p_starts_at then sequence else sequence + 1 end
	where id = p_session_id returning * into now_is;
	if now_is.sequence <> was.sequence then
		perform private.tell_of_change(now_is, was);
	end if;
end $$;
comment on function public.correct_session is 'For the server at its start: a coming session''s instant by a newer tz database; who is affected is told.';

create function private.answer_session(p_session_id uuid, p_person uuid, p_answer text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	-- Held until the answer is written: neither the person's account nor the session can go meanwhile.
	perform from public.profiles where id = p_person for key share;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	select * into the_session from public.sessions where id = p_session_id for share;
	if not found or not private.is_active_member(the_session.circle_id, p_person) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if the_session.status = 'cancelled' then
		raise sqlstate 'PT409' using message = 'session_cancelled';
	end if;
	if the_session.ends_at <= now() then
		raise sqlstate 'PT409' using message = 'session_over';
	end if;
	insert into public.rsvps (session_id, circle_id, profile_id, answer)
	values (p_session_id, the_session.circle_id, p_person, p_answer)
	on conflict (session_id, profile_id) do update
	set answer = excluded.answer, answered_at = clock_timestamp()
	where public.rsvps.answer <> excluded.answer;
end $$;

create function public.answer_session(p_session_id uuid, p_answer text) returns void
	language sql security definer set search_path = ''
	as $$ select private.answer_session(p_session_id, (select auth.uid()), p_answer) $$;
comment on function public.answer_session is 'The caller''s RSVP: yes, maybe or no. Refused for cancelled and ended sessions.';

revoke execute on function public.make_season, public.move_session, public.cancel_session, public.restore_session, public.answer_session from public, anon, authenticated, service_role;
revoke execute on function public.read_outdated_sessions, public.correct_session from public, anon, authenticated, service_role;
grant execute on function public.read_outdated_sessions, public.correct_session to service_role;
grant execute on function public.make_season, public.move_session, public.cancel_session, public.restore_session, public.answer_session to authenticated;

-- A schedule that survives life: sessions are moved, skipped, added and cancelled one by one or all that follow, the rule
-- changes within a season, and each change can be taken back for a minute.
alter table public.circles
	add column next_facilitator_may_move boolean not null default false,
	add column quorum smallint not null default 3,
	add constraint quorum_fits_a_circle check (quorum between 1 and 15);
comment on column public.circles.next_facilitator_may_move is 'Whether who facilitates the next session may change it, as organisers may.';
comment on column public.circles.quorum is 'Fewer who say yes a day before, and the circle is asked how to go on.';
grant update (next_facilitator_may_move, quorum) on public.circles to authenticated;

-- Who makes a row makes its id. What is read checks ids by RFC 9562 (version and variant); one that is none of these, which
-- uuid takes, would be refused by every page and job that reads it.
alter table public.circles add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]');
alter table public.commitments add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]');
alter table public.check_ins add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]');
alter table public.topics add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]');
alter table public.travels add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]');
alter table public.absences add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]');

alter table public.schedules
	add column follows boolean not null default false,
	drop constraint one_rule_a_season,
	drop constraint six_to_twelve_sessions,
	add constraint one_rule_a_date_of_a_season unique (circle_id, season, starts_on),
	add constraint six_to_twelve_sessions check (session_count between 6 and 12 or (follows and session_count between 1 and 24));
comment on column public.schedules.follows is 'Took the place of the season''s rule from its first date on; session_count is the number of sessions from there.';
comment on table public.schedules is 'The rule of a season, or of its rest from a date on: every N weeks, at a local time in a zone; 2 or 3 slots take turns.';

alter table public.sessions
	add column added boolean not null default false,
	add column format text not null default 'call',
	add column goes_on boolean not null default false,
	add constraint format_is_known check (format in ('call', 'writing')),
	add constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	drop constraint one_a_date_of_the_schedule,
	drop constraint in_the_time_zones_reach,
	-- Its start is up to 16 hours from its wall clock, its end 4 later and a reader's clock 14 ahead: all within 2000 to 2499.
	add constraint in_the_time_zones_reach check (local_date between '2000-01-03' and '2499-12-29');
create unique index one_a_date_of_the_schedule on public.sessions (schedule_id, original_date) where not added;
create index sessions_of_schedule on public.sessions (schedule_id);
comment on column public.sessions.added is 'Put in by hand, not by the rule.';
comment on column public.sessions.format is 'call: the circle meets; writing: it exchanges in writing, there is no call.';
comment on column public.sessions.goes_on is 'Too few had said yes, and it was decided that it takes place as it is.';
comment on column public.sessions.sequence is 'RFC 5545 SEQUENCE: +1 on a change of time, length or format, cancel and bringing back.';

create table public.changes (
	id uuid primary key,
	circle_id uuid not null references public.circles (id) on delete cascade,
	made_by uuid references public.profiles (id) on delete set null,
	kind text not null,
	made_at timestamptz not null default clock_timestamp(),
	undone_at timestamptz,
	before jsonb not null,
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint change_is_known check (
		kind in ('move', 'length', 'cancel', 'restore', 'skip', 'add', 'push', 'pause', 'rule', 'shorten', 'shift', 'write')
	)
);
comment on table public.changes is 'One change of the schedule, sent once however often it arrives, with what was before, so that it can be taken back.';
create index changes_of_circle on public.changes (circle_id);
create index changes_by_person on public.changes (made_by);
create index changes_by_time on public.changes (made_at);
alter table public.changes enable row level security;
revoke all on public.changes from anon, authenticated, service_role;
grant select (id, circle_id, kind, made_at, undone_at) on public.changes to authenticated;
create policy "People see what they changed" on public.changes
	for select to authenticated using (made_by = (select auth.uid()) and circle_id = any (array(select private.my_circles())));

create table public.excuses (
	session_id uuid not null,
	circle_id uuid not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	reason text not null,
	given_at timestamptz not null default clock_timestamp(),
	primary key (session_id, profile_id),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint reason_is_short check (char_length(reason) between 1 and 300)
);
comment on table public.excuses is 'Why a date does not work for a member: theirs and the organisers'' to read.';
create index excuses_of_person on public.excuses (profile_id);
create index excuses_of_circle on public.excuses (circle_id);
alter table public.excuses enable row level security;
revoke all on public.excuses from anon, authenticated, service_role;
grant select, delete on public.excuses to authenticated;
create policy "Members see their own reasons, organisers all" on public.excuses
	for select to authenticated
	using (
		(profile_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())))
		or circle_id = any (array(select private.my_organised_circles()))
	);
create policy "Members take their reason back" on public.excuses
	for delete to authenticated
	using (profile_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())));

create table public.session_wishes (
	session_id uuid not null,
	circle_id uuid not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	wish text not null,
	wished_at timestamptz not null default clock_timestamp(),
	primary key (session_id, profile_id),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint wish_is_known check (wish in ('shorten', 'shift', 'go_on', 'write'))
);
comment on table public.session_wishes is 'How a member would go on with a session that too few have said yes to.';
create index session_wishes_of_person on public.session_wishes (profile_id);
create index session_wishes_of_circle on public.session_wishes (circle_id);
alter table public.session_wishes enable row level security;
revoke all on public.session_wishes from anon, authenticated, service_role;
grant select on public.session_wishes to authenticated;
create policy "Members see how the circle would go on" on public.session_wishes
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

-- A reason stands for a no: who says yes or maybe after all has none any more.
create function private.end_excuse() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from public.excuses where session_id = new.session_id and profile_id = new.profile_id;
	return null;
end $$;
create trigger rsvps_end_excuse after update of answer on public.rsvps
	for each row when (new.answer <> 'no') execute function private.end_excuse();

-- Writes the mail to each other member in the transaction of the change, due a little later. A change of what was not
-- mailed yet replaces that mail and keeps its "was"; changed back in time, nobody is told anything.
create or replace function private.tell_of_change(p_session public.sessions, p_was public.sessions) returns void
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
			jsonb_build_object(
				'starts_at', p_was.starts_at, 'minutes', p_was.duration_minutes, 'status', p_was.status, 'format', p_was.format
			)
		) as was,
		-- A mail that was tried may have arrived, whatever the mail server answered: then the change back is told too.
		coalesce((select bool_or(attempts > 0) from unsent where recipient_id = m.profile_id), false) as tried
		from public.members m
		where m.circle_id = p_session.circle_id and m.left_at is null and m.profile_id is distinct from (select auth.uid())
	)
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
	select 'session ' || p_session.id || ' ' || p_session.sequence || ' to ' || told.profile_id, 'session_changed',
		p_session.circle_id, told.profile_id,
		jsonb_build_object('session_id', p_session.id, 'sequence', p_session.sequence, 'format', p_session.format, 'was', told.was),
		now() + interval '20 seconds'
	from told
	where told.tried or told.was - '{format,new}'::text[] <> jsonb_build_object(
		'starts_at', p_session.starts_at, 'minutes', p_session.duration_minutes, 'status', p_session.status
	) or coalesce(told.was ->> 'format', 'call') <> p_session.format
	$$;

-- A session that was put in is told of as one that did not take place before.
create function private.tell_of_new_session(p_session public.sessions) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.sessions := p_session;
begin
	was.status := 'cancelled';
	perform private.tell_of_change(p_session, was);
	update public.deliveries set payload = jsonb_set(payload, '{was,new}', 'true')
	where kind = 'session_changed' and circle_id = p_session.circle_id and payload ->> 'session_id' = p_session.id::text;
end $$;

-- As before, and it answers the votes that were taken back, so that undoing can return them.
drop function private.carry_topics;
create function private.carry_topics(p_session public.sessions) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
declare
	next_id uuid := (
		select id from public.sessions
		where circle_id = p_session.circle_id and status = 'confirmed' and starts_at > greatest(now(), p_session.starts_at)
		order by starts_at limit 1
	);
	taken_back jsonb;
begin
	update public.topics t set session_id = next_id
	where t.session_id = p_session.id and next_id is not null
		and not exists (
			select from public.topics o where o.session_id = next_id and o.prompt_slug = t.prompt_slug
		);
	-- Three votes are for one session: where somebody has more now, the latest are taken back.
	with gone as (
		delete from public.topic_votes v
		where v.session_id = next_id and (
			select count(*) from public.topic_votes o
			where o.session_id = next_id and o.profile_id = v.profile_id
				and (o.created_at, o.topic_id) < (v.created_at, v.topic_id)
		) >= 3
		returning v.*
	)
	select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into taken_back from gone;
	return taken_back;
end $$;
comment on function private.carry_topics is 'Topics of a session that does not take place wait for the next, their votes with them; answers the votes that were too many there.';

-- Votes that had to go come back to their topics, wherever these are now: to who is in the circle and has votes left there.
create function private.return_votes(p_circle_id uuid, p_votes jsonb) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	vote record;
begin
	-- The turnstile of vote_for_topic.
	perform from public.profiles p
	where p.id in (select (value ->> 'profile_id')::uuid from jsonb_array_elements(p_votes)) order by p.id for no key update;
	for vote in
		select v.profile_id, v.created_at, t.id, t.session_id
		from jsonb_populate_recordset(null::public.topic_votes, p_votes) v
		join public.topics t on t.id = v.topic_id and t.circle_id = p_circle_id
		where private.is_active_member(p_circle_id, v.profile_id)
		order by v.created_at, v.topic_id
	loop
		insert into public.topic_votes (topic_id, session_id, circle_id, profile_id, created_at)
		select vote.id, vote.session_id, p_circle_id, vote.profile_id, vote.created_at
		where (
			select count(*) from public.topic_votes o where o.session_id = vote.session_id and o.profile_id = vote.profile_id
		) < 3
		on conflict do nothing;
	end loop;
end $$;

-- Who may change sessions: organisers; and where the circle allows it, who facilitates next, that one session only.
create function private.take_circle_to_change(p_circle_id uuid, p_only_session uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	if p_only_session is null or p_circle_id in (select private.my_organised_circles()) then
		perform private.take_circle_as_organiser(p_circle_id);
		return;
	end if;
	for round in 1..2 loop
		if p_circle_id is null or p_circle_id not in (select private.my_circles())
			or not (select next_facilitator_may_move from public.circles where id = p_circle_id)
			or not exists (select from public.sessions where id = p_only_session and circle_id = p_circle_id)
		then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if private.is_next_facilitator(p_only_session, (select auth.uid())) is not true then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if round = 1 then
			perform private.take_circle(p_circle_id);
		end if;
	end loop;
end $$;

-- The rule of the rest of a season. Rules that it leaves without a session to hold go; what else was theirs (cancelled
-- ones, those put in by hand) is its own from now on. Answers the rules that went.
create function private.change_rule(p_circle_id uuid, p_rule jsonb, p_sessions uuid[]) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_season smallint := (
		select r.season from public.sessions s join public.schedules r on r.id = s.schedule_id
		where s.id = any (p_sessions) order by r.season desc limit 1
	);
	gone uuid[];
	went jsonb;
	theirs jsonb;
	rule uuid;
begin
	if the_season is null or cardinality(p_sessions) <> (p_rule ->> 'session_count')::integer or exists (
		select from (
			select s.local_date, row_number() over (order by s.original_date, s.id) as place
			from public.sessions s where s.id = any (p_sessions)
		) placed
		where placed.local_date
			<> (p_rule ->> 'starts_on')::date + 7 * (p_rule ->> 'every_weeks')::integer * (placed.place::integer - 1)
	) then
		raise sqlstate 'PT400' using message = 'sessions_do_not_fit_the_schedule';
	end if;
	select array_agg(r.id), jsonb_agg(to_jsonb(r)) into gone, went from public.schedules r
	where r.circle_id = p_circle_id and r.season = the_season and (
		r.starts_on = (p_rule ->> 'starts_on')::date or not exists (
			select from public.sessions s
			where s.schedule_id = r.id and s.id <> all (p_sessions) and s.status = 'confirmed' and not s.added
		)
	);
	select jsonb_agg(jsonb_build_object('id', s.id, 'schedule_id', s.schedule_id)) into theirs
	from public.sessions s where s.schedule_id = any (gone) and s.id <> all (p_sessions);
	delete from public.schedules where id = any (gone);
	insert into public.schedules (circle_id, season, starts_on, slots, zone, every_weeks, duration_minutes, session_count, follows)
	values (
		p_circle_id, the_season, (p_rule ->> 'starts_on')::date,
		array(select value::time from jsonb_array_elements_text(p_rule -> 'slots') with ordinality order by ordinality),
		p_rule ->> 'zone', (p_rule ->> 'every_weeks')::smallint, (p_rule ->> 'duration_minutes')::smallint,
		(p_rule ->> 'session_count')::smallint, true
	)
	returning id into rule;
	update public.sessions set schedule_id = rule
	where id = any (p_sessions) or id in (select (value ->> 'id')::uuid from jsonb_array_elements(theirs));
	return jsonb_build_object('made', rule, 'gone', coalesce(went, '[]'), 'theirs', coalesce(theirs, '[]'));
end $$;

-- p_change: {id, circle_id, kind, note?, rule? {starts_on, slots, zone, every_weeks, duration_minutes, session_count},
-- sessions: [{id, sequence, local_date, local_time, zone, duration_minutes, starts_at, status, format?}], added: [{id,
-- original_date, local_date, local_time, zone, duration_minutes, starts_at, schedule_id?, by_rule?}]}: each session as it
-- shall be, with the sequence it was seen at. All or nothing. Instants come from the app, as in make_season.
create function public.change_sessions(p_change jsonb, p_tz_version text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_id uuid := (p_change ->> 'id')::uuid;
	the_circle uuid := (p_change ->> 'circle_id')::uuid;
	the_kind text := p_change ->> 'kind';
	wishes jsonb := coalesce(p_change -> 'sessions', '[]');
	news jsonb := coalesce(p_change -> 'added', '[]');
	rules jsonb := nullif(p_change -> 'rule', 'null');
	wanted record;
	was public.sessions;
	now_is public.sessions;
	kept jsonb := '[]';
	carried jsonb := '[]';
	votes jsonb := '[]';
begin
	perform private.take_circle_to_change(the_circle, case
		when jsonb_array_length(wishes) = 1 and jsonb_array_length(news) = 0 and rules is null then (wishes -> 0 ->> 'id')::uuid
	end);
	-- Sent again because no answer came.
	if exists (select from public.changes where id = the_id) then
		if not exists (select from public.changes where id = the_id and circle_id = the_circle and made_by = (select auth.uid())) then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		return;
	end if;
	if jsonb_array_length(wishes) + jsonb_array_length(news) not between 1 and 60 then
		raise sqlstate 'PT400' using message = 'nothing_to_change';
	end if;

	for wanted in
		select * from jsonb_to_recordset(wishes) as w (
			id uuid, sequence integer, local_date date, local_time time, zone text, duration_minutes smallint,
			starts_at timestamptz, status text, format text
		)
		order by w.id
	loop
		select * into was from public.sessions where id = wanted.id and circle_id = the_circle for no key update;
		if not found then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if was.sequence is distinct from wanted.sequence then
			raise sqlstate 'PT409' using message = 'changed_meanwhile';
		end if;
		if was.ends_at <= now() then
			raise sqlstate 'PT409' using message = 'session_over';
		end if;
		if was.status = 'cancelled' and wanted.status = 'cancelled' then
			raise sqlstate 'PT409' using message = 'session_cancelled';
		end if;
		-- Calendars hold it where it was, and there it is cancelled.
		if wanted.status = 'cancelled' then
			wanted.local_date := was.local_date;
			wanted.local_time := was.local_time;
			wanted.zone := was.zone;
			wanted.duration_minutes := was.duration_minutes;
			wanted.starts_at := was.starts_at;
		end if;
		if wanted.status = 'confirmed' and (
			wanted.starts_at <> was.starts_at and wanted.starts_at <= now()
			or wanted.starts_at + make_interval(mins => wanted.duration_minutes::integer) <= now()
		) then
			raise sqlstate 'PT400' using message = 'in_the_past';
		end if;
		update public.sessions s
		set local_date = wanted.local_date, local_time = wanted.local_time, zone = wanted.zone,
			duration_minutes = wanted.duration_minutes, starts_at = wanted.starts_at,
			tz_version = case when wanted.status = 'cancelled' then was.tz_version else p_tz_version end, status = wanted.status,
			format = coalesce(wanted.format, was.format),
			note = case when p_change ? 'note' then p_change ->> 'note' else was.note end,
			moved_from = case when was.starts_at <> wanted.starts_at then was.starts_at else was.moved_from end,
			goes_on = case
				when the_kind in ('shorten', 'write') then true
				when was.starts_at <> wanted.starts_at then false
				else was.goes_on
			end,
			sequence = was.sequence + case
				when (was.starts_at, was.duration_minutes, was.status, was.format)
					is distinct from (wanted.starts_at, wanted.duration_minutes, wanted.status, coalesce(wanted.format, was.format))
				then 1 else 0
			end
		where s.id = wanted.id returning * into now_is;
		kept := kept || jsonb_build_object('was', to_jsonb(was), 'sequence', now_is.sequence);
	end loop;

	if jsonb_array_length(kept) <> (select count(distinct k -> 'was' ->> 'id') from jsonb_array_elements(kept) k) then
		raise sqlstate 'PT400' using message = 'a_session_twice';
	end if;
	if rules is not null then
		rules := private.change_rule(the_circle, rules, array(select (k -> 'was' ->> 'id')::uuid from jsonb_array_elements(kept) k));
	end if;

	for wanted in
		select * from jsonb_to_recordset(news) as n (
			id uuid, original_date date, local_date date, local_time time, zone text, duration_minutes smallint,
			starts_at timestamptz, schedule_id uuid, by_rule boolean
		)
		order by n.id
	loop
		if wanted.starts_at <= now() then
			raise sqlstate 'PT400' using message = 'in_the_past';
		end if;
		insert into public.sessions (
			id, circle_id, schedule_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, tz_version,
			uid, added, note
		)
		values (
			wanted.id, the_circle,
			(
				select r.id from public.schedules r where r.circle_id = the_circle
				order by r.id is not distinct from wanted.schedule_id desc, r.season desc, r.starts_on desc limit 1
			),
			wanted.original_date, wanted.local_date, wanted.local_time, wanted.zone, wanted.duration_minutes, wanted.starts_at,
			p_tz_version, wanted.id || '@sessions.fortnight.invalid', wanted.by_rule is not true,
			case when the_kind = 'add' then p_change ->> 'note' end
		)
		returning * into now_is;
		perform private.tell_of_new_session(now_is);
	end loop;
	if (select count(*) from public.sessions where circle_id = the_circle and status = 'confirmed' and ends_at > now()) > 24 then
		raise sqlstate 'PT409' using message = 'too_many_sessions';
	end if;

	-- Only now each is where it will be: what comes next is known, and is told.
	for wanted in select value -> 'was' as was from jsonb_array_elements(kept) loop
		was := jsonb_populate_record(null::public.sessions, wanted.was);
		select * into now_is from public.sessions where id = was.id;
		if was.status = 'confirmed' and now_is.status = 'cancelled' then
			carried := carried || coalesce(
				(select jsonb_agg(jsonb_build_object('id', t.id, 'session_id', t.session_id)) from public.topics t where t.session_id = was.id),
				'[]'
			);
			votes := votes || private.carry_topics(now_is);
		end if;
		if now_is.sequence <> was.sequence then
			perform private.tell_of_change(now_is, was);
		end if;
	end loop;

	insert into public.changes (id, circle_id, made_by, kind, before)
	values (
		the_id, the_circle, (select auth.uid()), the_kind,
		jsonb_build_object(
			'sessions', kept, 'topics', carried, 'votes', votes, 'rule', rules,
			'added', coalesce((select jsonb_agg(n -> 'id') from jsonb_array_elements(news) n), '[]')
		)
	);
end $$;
comment on function public.change_sessions is 'Changes the schedule: moves, cancels, brings back, adds, or changes the rule from a session on, all or nothing, once for an id. Organisers; the next facilitator for that session where the circle allows.';

-- Puts everything back to where it was, for a minute and for whoever changed it. Calendars may have seen the change, so
-- sequences go on counting up. A session that was put in goes, unless somebody has answered it or brought something
-- to it, or was told: then it is cancelled.
create function public.undo_change(p_change_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	the_change public.changes;
	kept jsonb;
	was public.sessions;
	now_is public.sessions;
	back public.sessions;
	the_rule jsonb;
	the_id uuid;
begin
	select * into the_change from public.changes where id = p_change_id and made_by = me;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.take_circle(the_change.circle_id);
	-- Also who facilitated the next session, though it may be that no longer; not who left or was removed meanwhile.
	if not private.is_active_member(the_change.circle_id, me) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	select * into the_change from public.changes where id = p_change_id for update;
	if the_change.undone_at is not null then
		return;
	end if;
	if the_change.made_at < clock_timestamp() - interval '1 minute' then
		raise sqlstate 'PT409' using message = 'too_late_to_undo';
	end if;

	-- All are asked before anything is put back: another rule since then has taken the place of what this one left.
	if jsonb_typeof(the_change.before -> 'rule') = 'object' then
		the_rule := the_change.before -> 'rule';
	end if;
	for kept in select value from jsonb_array_elements(the_change.before -> 'sessions') order by value -> 'was' ->> 'id' loop
		select * into now_is from public.sessions where id = (kept -> 'was' ->> 'id')::uuid for no key update;
		if not found or now_is.sequence <> (kept ->> 'sequence')::integer
			or the_rule is not null and now_is.schedule_id is distinct from (the_rule ->> 'made')::uuid
		then
			raise sqlstate 'PT409' using message = 'changed_meanwhile';
		end if;
	end loop;
	if the_rule is not null then
		delete from public.schedules where id = (the_rule ->> 'made')::uuid;
		insert into public.schedules
		select r.* from jsonb_populate_recordset(null::public.schedules, the_rule -> 'gone') r;
		update public.sessions s set schedule_id = t.schedule_id
		from jsonb_to_recordset(the_rule -> 'theirs') as t (id uuid, schedule_id uuid) where s.id = t.id;
	end if;

	for kept in select value from jsonb_array_elements(the_change.before -> 'sessions') order by value -> 'was' ->> 'id' loop
		was := jsonb_populate_record(null::public.sessions, kept -> 'was');
		select * into now_is from public.sessions where id = was.id;
		update public.sessions s
		set schedule_id = was.schedule_id, local_date = was.local_date, local_time = was.local_time, zone = was.zone,
			duration_minutes = was.duration_minutes, starts_at = was.starts_at, tz_version = was.tz_version, status = was.status,
			format = was.format, note = was.note, moved_from = was.moved_from, goes_on = was.goes_on,
			sequence = now_is.sequence + case when now_is.sequence <> was.sequence then 1 else 0 end
		where s.id = was.id returning * into back;
		if back.sequence <> now_is.sequence then
			perform private.tell_of_change(back, now_is);
		end if;
	end loop;

	for the_id in select value::uuid from jsonb_array_elements_text(the_change.before -> 'added') order by 1 loop
		select * into now_is from public.sessions where id = the_id for update;
		if not found or now_is.sequence <> 0 then
			raise sqlstate 'PT409' using message = 'changed_meanwhile';
		end if;
		-- Mail that a worker is just taking has left; once it has it, that is seen below.
		perform from public.deliveries
		where kind = 'session_changed' and circle_id = the_change.circle_id and payload ->> 'session_id' = the_id::text
		order by id for update;
		if exists (select from public.rsvps where session_id = the_id)
			or exists (select from public.topics where session_id = the_id)
			or exists (select from public.commitments where session_id = the_id or due_session_id = the_id)
			or exists (
				select from public.deliveries
				where kind = 'session_changed' and circle_id = the_change.circle_id and payload ->> 'session_id' = the_id::text
					and (sent_at is not null or attempts > 0)
			)
		then
			update public.sessions set status = 'cancelled', sequence = sequence + 1 where id = the_id returning * into back;
			perform private.carry_topics(back);
			perform private.tell_of_change(back, now_is);
		else
			delete from public.deliveries
			where kind = 'session_changed' and circle_id = the_change.circle_id and payload ->> 'session_id' = the_id::text;
			delete from public.sessions where id = the_id;
		end if;
	end loop;

	update public.topics t set session_id = c.session_id
	from jsonb_to_recordset(the_change.before -> 'topics') as c (id uuid, session_id uuid)
	where t.id = c.id and t.circle_id = the_change.circle_id and t.session_id <> c.session_id;
	perform private.return_votes(the_change.circle_id, the_change.before -> 'votes');
	update public.changes set undone_at = clock_timestamp() where id = p_change_id;
end $$;
comment on function public.undo_change is 'Takes a change back within a minute; whoever made it. Refused when one of its sessions has changed since.';

create function public.excuse(p_session_id uuid, p_reason text) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.answer_session(p_session_id, (select auth.uid()), 'no');
	insert into public.excuses (session_id, circle_id, profile_id, reason)
	select id, circle_id, (select auth.uid()), p_reason from public.sessions where id = p_session_id
	on conflict (session_id, profile_id) do update set reason = excluded.reason, given_at = clock_timestamp();
end $$;
comment on function public.excuse is 'The caller answers no and says why, to themselves and the organisers.';

-- How many yes a session needs: the circle's quorum, or all of them where they are fewer.
create function private.quorum_of(p_circle_id uuid) returns bigint
	language sql stable security definer set search_path = ''
	as $$
	select least(c.quorum, (select count(*) from public.members m where m.circle_id = c.id and m.left_at is null))
	from public.circles c where c.id = p_circle_id
	$$;

-- Whether the circle is asked how to go on: within a day of a call, with too few who say yes and nothing decided. Nobody
-- is asked about a session that was planned within the last day: they have hardly seen it.
create function private.lacks_quorum(p_session public.sessions) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select p_session.status = 'confirmed' and p_session.format = 'call' and not p_session.goes_on
		and p_session.starts_at > now() and p_session.starts_at <= now() + interval '1 day'
		and p_session.created_at <= now() - interval '1 day'
		and private.quorum_of(p_session.circle_id) > greatest(
			(select count(*) from public.rsvps r
			where r.session_id = p_session.id and r.answer = 'yes'
				and private.is_active_member(p_session.circle_id, r.profile_id)),
			-- One alone is not asked.
			case when (select count(*) from public.members m where m.circle_id = p_session.circle_id and m.left_at is null) < 2 then 15 else 0 end
		)
	$$;

create function private.plan_quorum_questions() returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	insert into public.deliveries as d (cause, kind, circle_id, recipient_id, payload)
	select 'quorum ' || s.id || ' ' || s.sequence || ' to ' || m.profile_id, 'quorum_question', s.circle_id, m.profile_id,
		jsonb_build_object('session_id', s.id, 'sequence', s.sequence)
	from public.sessions s
	join public.members m on m.circle_id = s.circle_id and m.left_at is null
	where s.starts_at > now() and s.starts_at <= now() + interval '1 day' and private.lacks_quorum(s)
		and private.wants_mail(m.profile_id, 'questions')
	order by 1
	-- One that was dropped, because enough had said yes for a while, is opened again.
	on conflict (cause) do update
	set dropped_at = null, payload = excluded.payload, due_at = excluded.due_at, attempts = 0, claimed_until = null, outcome = null
	where d.dropped_at is not null;
end $$;
comment on function private.plan_quorum_questions is 'Asks each member once how to go on with a session that too few have said yes to a day before.';

create function public.wish_for_session(p_session_id uuid, p_wish text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
	me uuid := (select auth.uid());
begin
	perform from public.profiles where id = me for key share;
	select * into the_session from public.sessions
	where id = p_session_id and circle_id in (select private.my_circles()) for share;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if not private.lacks_quorum(the_session) then
		raise sqlstate 'PT409' using message = 'not_asked';
	end if;
	insert into public.session_wishes (session_id, circle_id, profile_id, wish)
	values (p_session_id, the_session.circle_id, me, p_wish)
	on conflict (session_id, profile_id) do update set wish = excluded.wish, wished_at = clock_timestamp();
end $$;
comment on function public.wish_for_session is 'How the caller would go on with a session that too few have said yes to; may be changed.';

create function public.go_on(p_session_id uuid, p_sequence integer) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.take_circle_to_change((select circle_id from public.sessions where id = p_session_id), p_session_id);
	update public.sessions set goes_on = true
	where id = p_session_id and sequence = p_sequence and status = 'confirmed' and ends_at > now();
	if not found then
		raise sqlstate 'PT409' using message = 'changed_meanwhile';
	end if;
end $$;
comment on function public.go_on is 'Decides that a session takes place as it is, though too few said yes. Who may change it.';

drop function public.move_session, public.cancel_session, public.restore_session, private.session_to_change;

revoke execute on function public.change_sessions, public.undo_change, public.excuse, public.wish_for_session, public.go_on from public, anon, authenticated, service_role;
grant execute on function public.change_sessions, public.undo_change, public.excuse, public.wish_for_session, public.go_on to authenticated;

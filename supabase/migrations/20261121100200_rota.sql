-- Who facilitates, keeps time and takes notes. The rule is src/lib/rota/rota.ts; here stands what came of it, what people
-- have changed, and what must hold whoever changes it.
create table public.duties (
	session_id uuid not null,
	circle_id uuid not null,
	role text not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	came_by text not null default 'turn',
	assigned_at timestamptz not null default clock_timestamp(),
	primary key (session_id, role),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint role_is_known check (role in ('facilitator', 'timekeeper', 'note_taker')),
	constraint came_by_is_known check (came_by in ('turn', 'instead', 'asked', 'named'))
);
comment on table public.duties is 'Who does what in a session: the next four, and who served before. Those of sessions that began are a record.';
comment on column public.duties.came_by is 'By turn, instead of somebody who cannot, because they were asked, or because an organiser named them.';
create index duties_of_person on public.duties (profile_id);
create index duties_of_circle on public.duties (circle_id);
create index duties_of_session_of_circle on public.duties (session_id, circle_id);

create table public.duty_requests (
	id uuid primary key default gen_random_uuid(),
	session_id uuid not null,
	role text not null,
	circle_id uuid not null,
	asked_by uuid not null references public.profiles (id) on delete cascade,
	asked_of uuid not null references public.profiles (id) on delete cascade,
	state text not null default 'asked',
	asked_at timestamptz not null default clock_timestamp(),
	answered_at timestamptz,
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	-- A duty that becomes vacant takes its requests along.
	constraint for_a_duty foreign key (session_id, role) references public.duties (session_id, role) on delete cascade,
	constraint state_is_known check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
	constraint asks_somebody_else check (asked_by <> asked_of)
);
comment on table public.duty_requests is 'A member asks another to take a duty. Good until it is answered, withdrawn, or the session starts.';
create unique index one_open_request on public.duty_requests (session_id, role) where state = 'asked';
create index duty_requests_of_duty on public.duty_requests (session_id, role);
create index duty_requests_of_session on public.duty_requests (session_id, circle_id);
create index duty_requests_of_circle on public.duty_requests (circle_id);
create index duty_requests_by on public.duty_requests (asked_by);
create index duty_requests_of on public.duty_requests (asked_of);

create table public.duty_skips (
	session_id uuid not null,
	role text not null,
	circle_id uuid not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	came_by text not null,
	skipped_at timestamptz not null default clock_timestamp(),
	primary key (session_id, role, profile_id),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint role_is_known check (role in ('facilitator', 'timekeeper', 'note_taker'))
);
comment on table public.duty_skips is 'A member cannot this time. It does not count as served, and that session asks nothing else of them.';
create index duty_skips_of_person on public.duty_skips (profile_id);
create index duty_skips_of_session on public.duty_skips (session_id, circle_id);

alter table public.duties enable row level security;
revoke all on public.duties from anon, authenticated, service_role;
grant select on public.duties to authenticated, service_role;
create policy "Members see who does what" on public.duties
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

alter table public.duty_requests enable row level security;
revoke all on public.duty_requests from anon, authenticated, service_role;
grant select on public.duty_requests to authenticated, service_role;
create policy "Who asked and who is asked see the request" on public.duty_requests
	for select to authenticated
	using (
		circle_id = any (array(select private.my_circles()))
		and (asked_by = (select auth.uid()) or asked_of = (select auth.uid()))
	);

alter table public.duty_skips enable row level security;
revoke all on public.duty_skips from anon, authenticated, service_role;
grant select on public.duty_skips to authenticated, service_role;
create policy "People see what they skipped" on public.duty_skips
	for select to authenticated
	using (profile_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())));

-- The sessions that a rota is made for.
create function private.rota_sessions(p_circle_id uuid) returns setof public.sessions
	language sql stable security definer set search_path = ''
	as $$
	select * from public.sessions
	where circle_id = p_circle_id and status = 'confirmed' and starts_at > now()
	order by starts_at, id limit 4
	$$;
comment on function private.rota_sessions is 'The next four sessions of a circle that take place and have not begun.';

-- Whether a person may be given a duty of a session: in the circle, not absent by their own answer, free that day.
create function private.is_free_for_duty(p_session public.sessions, p_person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select private.is_active_member(p_session.circle_id, p_person)
		and not exists (select from public.duties where session_id = p_session.id and profile_id = p_person)
		and not exists (
			select from public.rsvps where session_id = p_session.id and profile_id = p_person and answer = 'no'
		)
	$$;

-- The session of a duty that the caller wants to change: theirs to see, to come, with its circle locked. Asked before, so
-- that a stranger holds nobody up, and again once it is locked.
create function private.session_of_duty(p_session_id uuid) returns public.sessions
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	for round in 1..2 loop
		select * into the_session from public.sessions
		where id = p_session_id and circle_id = any (array(select private.my_circles()));
		if not found then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if round = 1 then
			perform private.take_circle(the_session.circle_id);
		end if;
	end loop;
	if the_session.status = 'cancelled' then
		raise sqlstate 'PT409' using message = 'session_cancelled';
	end if;
	if the_session.starts_at <= now() then
		raise sqlstate 'PT409' using message = 'session_started';
	end if;
	return the_session;
end $$;

-- Mail to whom a duty fell without being asked, a minute later: so long the change can be taken back. A mail that did not
-- leave yet is replaced and keeps its "was", so that who has it again at the end is told nothing.
create function private.tell_of_duty(p_session public.sessions, p_role text, p_person uuid, p_was uuid) returns void
	language sql security definer set search_path = ''
	as $$
	with unsent as (
		delete from public.deliveries d
		where d.kind = 'duty_given' and d.circle_id = p_session.circle_id
			and d.payload ->> 'session_id' = p_session.id::text and d.payload ->> 'role' = p_role
			and d.sent_at is null and d.dropped_at is null and d.gave_up_at is null
			and (d.claimed_until is null or d.claimed_until < now())
		returning d.payload ->> 'was' as was, d.attempts, d.recipient_id
	), told as (
		select case when exists (select from unsent where attempts = 0)
			then (select u.was::uuid from unsent u where u.attempts = 0 limit 1) else p_was end as was
	)
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
	select 'duty ' || p_session.id || ' ' || p_role || ' to ' || p_person || ' ' || clock_timestamp(), 'duty_given',
		p_session.circle_id, p_person,
		jsonb_build_object('session_id', p_session.id, 'role', p_role, 'was', told.was),
		now() + interval '1 minute'
	from told
	where p_person is not null and p_person is distinct from told.was and p_person is distinct from (select auth.uid())
	$$;

-- Hands a duty over. Requests for it end, and whoever takes it does not skip that session any more.
create function private.give_duty(p_session public.sessions, p_role text, p_person uuid, p_came_by text) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	update public.duty_requests set state = 'withdrawn', answered_at = now()
	where session_id = p_session.id and role = p_role and state = 'asked';
	delete from public.duty_skips where session_id = p_session.id and profile_id = p_person;
	insert into public.duties (session_id, circle_id, role, profile_id, came_by)
	values (p_session.id, p_session.circle_id, p_role, p_person, p_came_by)
	on conflict (session_id, role) do update
	set profile_id = excluded.profile_id, came_by = excluded.came_by, assigned_at = clock_timestamp();
end $$;

create function public.skip_duty(p_session_id uuid, p_role text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_of_duty(p_session_id);
	me uuid := (select auth.uid());
	how text;
begin
	delete from public.duties where session_id = p_session_id and role = p_role and profile_id = me returning came_by into how;
	if not found then
		-- Sent again because the answer was lost.
		if exists (select from public.duty_skips where session_id = p_session_id and role = p_role and profile_id = me) then
			return;
		end if;
		raise sqlstate 'PT409' using message = 'not_yours';
	end if;
	-- Who was told of it a moment ago, or is about to be, no longer has it.
	perform private.tell_of_duty(the_session, p_role, null, null);
	insert into public.duty_skips (session_id, role, circle_id, profile_id, came_by)
	values (p_session_id, p_role, the_session.circle_id, me, how)
	on conflict (session_id, role, profile_id) do update set came_by = excluded.came_by, skipped_at = clock_timestamp();
end $$;
comment on function public.skip_duty is 'The caller cannot this time: their duty becomes vacant and the next in line gets it. Can be taken back for a minute.';

create function public.undo_skip(p_session_id uuid, p_role text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_of_duty(p_session_id);
	me uuid := (select auth.uid());
	skipped public.duty_skips;
begin
	delete from public.duty_skips where session_id = p_session_id and role = p_role and profile_id = me returning * into skipped;
	if not found then
		if exists (select from public.duties where session_id = p_session_id and role = p_role and profile_id = me) then
			return;
		end if;
		raise sqlstate 'PT409' using message = 'too_late';
	end if;
	if skipped.skipped_at < now() - interval '1 minute' then
		raise sqlstate 'PT409' using message = 'too_late';
	end if;
	-- Whoever got it may have asked somebody else already, or an organiser has decided otherwise.
	if exists (
		select from public.duties d
		where d.session_id = p_session_id and (d.profile_id = me or d.role = p_role and (
			d.came_by <> 'instead'
			or exists (select from public.duty_requests r where r.session_id = d.session_id and r.role = d.role and r.state = 'asked')
		))
	) then
		raise sqlstate 'PT409' using message = 'changed_meanwhile';
	end if;
	perform private.give_duty(the_session, p_role, me, skipped.came_by);
	perform private.tell_of_duty(the_session, p_role, null, null);
end $$;
comment on function public.undo_skip is 'Takes a skip back within a minute: the duty is the caller''s again, and nobody is told.';

-- The same person asked twice is asked once.
create function public.ask_for_duty(p_session_id uuid, p_role text, p_person uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_of_duty(p_session_id);
	me uuid := (select auth.uid());
	asked public.duty_requests;
begin
	if p_person = me or not private.is_active_member(the_session.circle_id, p_person) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if not exists (select from public.duties where session_id = p_session_id and role = p_role and profile_id = me) then
		raise sqlstate 'PT409' using message = 'not_yours';
	end if;
	select * into asked from public.duty_requests where session_id = p_session_id and role = p_role and state = 'asked';
	if asked.asked_of = p_person then
		return;
	end if;
	if asked.id is not null then
		raise sqlstate 'PT409' using message = 'asked_already';
	end if;
	if not private.is_free_for_duty(the_session, p_person) then
		raise sqlstate 'PT409' using message = 'not_free';
	end if;
	insert into public.duty_requests (session_id, role, circle_id, asked_by, asked_of)
	values (p_session_id, p_role, the_session.circle_id, me, p_person) returning * into asked;
	-- One mail a day for the same duty, however often it is asked and withdrawn; one that has not left says the latest.
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
	select concat_ws(' ', 'duty request', p_session_id, p_role, p_person, (now() at time zone 'UTC')::date), 'duty_asked',
		the_session.circle_id, p_person,
		jsonb_build_object('session_id', p_session_id, 'role', p_role, 'asker', p.name, 'request_id', asked.id),
		now() + interval '20 seconds'
	from public.profiles p where p.id = me
	on conflict (cause) do update
	set payload = excluded.payload, due_at = excluded.due_at, dropped_at = null, attempts = 0
	where deliveries.sent_at is null and deliveries.gave_up_at is null;
end $$;
comment on function public.ask_for_duty is 'Asks another member to take the caller''s duty. One open request for each (asked_already).';

create function public.withdraw_duty_request(p_request_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_request public.duty_requests;
begin
	select * into the_request from public.duty_requests where id = p_request_id and asked_by = (select auth.uid());
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.session_of_duty(the_request.session_id);
	update public.duty_requests set state = 'withdrawn', answered_at = now() where id = p_request_id and state = 'asked';
	if not found and not exists (select from public.duty_requests where id = p_request_id and state = 'withdrawn') then
		raise sqlstate 'PT409' using message = 'request_over';
	end if;
	delete from public.deliveries
	where circle_id = the_request.circle_id and kind = 'duty_asked' and payload ->> 'request_id' = p_request_id::text
		and sent_at is null and dropped_at is null and gave_up_at is null
		and (claimed_until is null or claimed_until < now());
end $$;
comment on function public.withdraw_duty_request is 'Takes the caller''s own open request back (request_over once it was answered).';

-- Accepting swaps: the asked person takes the duty, and whoever asked takes that person's next one of the same role among
-- the next four, if there is one that they are free for; else it is simply handed over.
create function public.answer_duty_request(p_request_id uuid, p_accepted boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	wanted text := case when p_accepted then 'accepted' else 'declined' end;
	the_request public.duty_requests;
	the_session public.sessions;
	in_return public.sessions;
begin
	select * into the_request from public.duty_requests where id = p_request_id and asked_of = me;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	the_session := private.session_of_duty(the_request.session_id);
	select * into the_request from public.duty_requests where id = p_request_id;
	if the_request.state = wanted then
		return;
	end if;
	if the_request.state is distinct from 'asked' or not private.is_active_member(the_session.circle_id, the_request.asked_by) then
		raise sqlstate 'PT409' using message = 'request_over';
	end if;
	update public.duty_requests set state = wanted, answered_at = now() where id = p_request_id;
	if p_accepted then
		if not private.is_free_for_duty(the_session, me) then
			raise sqlstate 'PT409' using message = 'not_free';
		end if;
		select s.* into in_return from private.rota_sessions(the_session.circle_id) s
		join public.duties d on d.session_id = s.id and d.role = the_request.role and d.profile_id = me
		where s.id <> the_session.id and private.is_free_for_duty(s, the_request.asked_by)
			and not exists (select from public.duty_skips k where k.session_id = s.id and k.profile_id = the_request.asked_by)
		order by s.starts_at limit 1;
		perform private.give_duty(the_session, the_request.role, me, 'asked');
		if in_return.id is not null then
			perform private.give_duty(in_return, the_request.role, the_request.asked_by, 'asked');
		end if;
	end if;
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
	select 'duty answer ' || p_request_id, 'duty_answered', the_session.circle_id, the_request.asked_by,
		jsonb_build_object('session_id', the_session.id, 'role', the_request.role, 'answerer', p.name,
			'accepted', p_accepted, 'in_return', in_return.id)
	from public.profiles p where p.id = me;
end $$;
comment on function public.answer_duty_request is 'The asked member''s answer. Accepting swaps with their next duty of that role, or hands over when they have none.';

create function public.name_for_duty(p_session_id uuid, p_role text, p_person uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_of_duty(p_session_id);
	held_by uuid := (select profile_id from public.duties where session_id = p_session_id and role = p_role);
begin
	if the_session.circle_id not in (select private.my_organised_circles())
		or not private.is_active_member(the_session.circle_id, p_person) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if held_by = p_person then
		return;
	end if;
	if not private.is_free_for_duty(the_session, p_person) then
		raise sqlstate 'PT409' using message = 'not_free';
	end if;
	perform private.give_duty(the_session, p_role, p_person, 'named');
	perform private.tell_of_duty(the_session, p_role, p_person, held_by);
end $$;
comment on function public.name_for_duty is 'An organiser says who does it. The named member is told a minute later.';

-- All that the rule needs to know of a circle, and its words for the page: people with where and when they are away, the
-- next four sessions with who said no, skipped and has what, and who served before. A member (p_reader) is told of the
-- skips that their page says something by: their own, of those who ask them, and where somebody is still missing.
create function private.rota_of(p_circle_id uuid, p_reader uuid default null) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return jsonb_build_object(
		'circle', (select jsonb_build_object('id', c.id, 'name', c.name) from public.circles c where c.id = p_circle_id),
		'previous_start', (
			select max(starts_at) from public.sessions
			where circle_id = p_circle_id and status = 'confirmed' and starts_at <= now()
		),
		'members', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', p.id, 'name', p.name, 'role', m.role, 'joined_at', m.joined_at, 'zone', p.zone,
				'travels', (
					select coalesce(jsonb_agg(jsonb_build_object('zone', t.zone, 'starts_on', t.starts_on, 'ends_on', t.ends_on)), '[]')
					from public.travels t where t.profile_id = p.id
				),
				'absences', (
					select coalesce(jsonb_agg(jsonb_build_object('starts_on', a.starts_on, 'ends_on', a.ends_on)), '[]')
					from public.absences a where a.profile_id = p.id
				)
			) order by m.joined_at, p.id), '[]')
			from public.members m join public.profiles p on p.id = m.profile_id
			where m.circle_id = p_circle_id and m.left_at is null
		),
		'sessions', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', s.id, 'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone,
				'said_no', (
					select coalesce(jsonb_agg(r.profile_id), '[]') from public.rsvps r where r.session_id = s.id and r.answer = 'no'
				),
				'skips', (
					select coalesce(jsonb_agg(jsonb_build_object('role', k.role, 'person', k.profile_id)), '[]')
					from public.duty_skips k
					where k.session_id = s.id and (
						p_reader is null or k.profile_id = p_reader
						or (select count(*) from public.duties d where d.session_id = s.id) < 3
						or exists (
							select from public.duty_requests r
							where r.circle_id = p_circle_id and r.state = 'asked' and r.asked_of = p_reader and r.asked_by = k.profile_id
						)
					)
				),
				'duties', (
					select coalesce(jsonb_agg(jsonb_build_object(
						'role', d.role, 'person', d.profile_id, 'came_by', d.came_by, 'assigned_at', d.assigned_at
					)), '[]')
					from public.duties d where d.session_id = s.id
				)
			) order by s.starts_at, s.id), '[]')
			from private.rota_sessions(p_circle_id) s
		),
		'served', (
			select coalesce(jsonb_agg(jsonb_build_object('role', x.role, 'person', x.profile_id, 'times', x.times, 'last', x.last)), '[]')
			from (
				select d.role, d.profile_id, count(*) as times, max(s.starts_at) as last
				from public.duties d join public.sessions s on s.id = d.session_id
				where d.circle_id = p_circle_id and s.status = 'confirmed' and s.starts_at <= now()
				group by d.role, d.profile_id
			) x
		)
	);
end $$;

create function public.read_rota(p_circle_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	if p_circle_id is null or p_circle_id not in (select private.my_open_circles()) then
		return null;
	end if;
	return private.rota_of(p_circle_id, (select auth.uid())) || jsonb_build_object(
		'requests', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', r.id, 'session_id', r.session_id, 'role', r.role, 'asked_by', r.asked_by, 'asked_of', r.asked_of
			) order by r.asked_at), '[]')
			from public.duty_requests r
			where r.circle_id = p_circle_id and r.state = 'asked' and (select auth.uid()) in (r.asked_by, r.asked_of)
		)
	);
end $$;
comment on function public.read_rota is 'The rota of a circle that goes on for one of its members, with the requests that are theirs to answer or withdraw; else null.';

-- Circles whose next four sessions may want somebody. Dates of absence are local ones, so here they are compared with a
-- day to spare; the rule decides. Two people hold three roles, so one of them has two. In no order, so that circles whose
-- gaps nobody can fill never stand before the others for good.
create function public.read_rota_gaps(p_circle_id uuid default null) returns setof jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return query
	select private.rota_of(c.id) from public.circles c
	where (p_circle_id is null or c.id = p_circle_id) and c.closed_at is null and private.active_members(c.id) > 1
		and exists (
			select from private.rota_sessions(c.id) s
			where (select count(*) from public.duties d where d.session_id = s.id) < 3
				or exists (
					select from public.duties d
					where d.session_id = s.id and (
						not private.is_active_member(c.id, d.profile_id)
						or exists (select from public.rsvps r where r.session_id = s.id and r.profile_id = d.profile_id and r.answer = 'no')
						or exists (
							select from public.absences a
							where a.profile_id = d.profile_id
								and (s.starts_at at time zone 'UTC')::date between a.starts_on - 1 and a.ends_on + 1
						)
						or private.active_members(c.id) > 2 and exists (
							select from public.duties o where o.session_id = s.id and o.profile_id = d.profile_id and o.role <> d.role
						)
						or d.came_by = 'turn' and exists (
							select from public.members m where m.circle_id = c.id and m.left_at is null and m.joined_at > d.assigned_at
						) and not exists (
							select from public.sessions o where o.circle_id = c.id and o.status = 'confirmed' and o.starts_at <= now()
						)
					)
				)
		)
	order by random() limit 200;
end $$;
comment on function public.read_rota_gaps is 'For the server at work: circles whose next four sessions lack somebody, with all that the rule needs.';

-- p_plan: [{session_id, role, was, becomes, told}]. Each step names what it was made from, so that of two servers at once
-- the second changes nothing, and nobody who has just been asked or named is overruled. Sessions that began are a record.
create function public.assign_duties(p_circle_id uuid, p_plan jsonb) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	step record;
	the_session public.sessions;
	changed integer := 0;
begin
	perform private.take_circle(p_circle_id);
	for step in
		select * from jsonb_to_recordset(p_plan) as x (session_id uuid, role text, was uuid, becomes uuid, told boolean)
	loop
		select * into the_session from private.rota_sessions(p_circle_id) s where s.id = step.session_id;
		continue when not found or step.was is distinct from (
			select d.profile_id from public.duties d where d.session_id = step.session_id and d.role = step.role
		);
		if step.becomes = step.was then
			update public.duties set assigned_at = clock_timestamp() where session_id = step.session_id and role = step.role;
			continue;
		end if;
		continue when step.becomes is not null and (
			not private.is_active_member(p_circle_id, step.becomes)
			or exists (select from public.rsvps r where r.session_id = the_session.id and r.profile_id = step.becomes and r.answer = 'no')
			or exists (select from public.duty_skips k where k.session_id = the_session.id and k.profile_id = step.becomes)
		);
		delete from public.duties where session_id = step.session_id and role = step.role;
		if step.becomes is not null then
			insert into public.duties (session_id, circle_id, role, profile_id, came_by)
			values (step.session_id, p_circle_id, step.role, step.becomes, case when step.told then 'instead' else 'turn' end)
			on conflict (session_id, role) do nothing;
		end if;
		perform private.tell_of_duty(the_session, step.role, case when step.told then step.becomes end, step.was);
		changed := changed + 1;
	end loop;
	return changed;
end $$;
comment on function public.assign_duties is 'For the server at work: writes what the rule found for a circle''s next four sessions. The same again changes nothing.';

create function private.is_next_facilitator(p_session_id uuid, p_person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select exists (
		select from public.sessions s
		join public.duties d on d.session_id = s.id and d.role = 'facilitator' and d.profile_id = p_person
		where s.id = p_session_id and private.is_active_member(s.circle_id, p_person) and s.id = (
			select n.id from public.sessions n
			where n.circle_id = s.circle_id and n.status = 'confirmed' and n.ends_at > now()
			order by n.starts_at, n.id limit 1
		)
	)
	$$;
comment on function private.is_next_facilitator is 'Whether the person facilitates this session and it is the circle''s next one that takes place.';

revoke execute on function private.rota_sessions, private.is_free_for_duty, private.session_of_duty, private.tell_of_duty, private.give_duty, private.rota_of, private.is_next_facilitator from public, anon, authenticated, service_role;
revoke execute on function public.skip_duty, public.undo_skip, public.ask_for_duty, public.withdraw_duty_request, public.answer_duty_request, public.name_for_duty, public.read_rota from public, anon, authenticated, service_role;
revoke execute on function public.read_rota_gaps, public.assign_duties from public, anon, authenticated, service_role;
grant execute on function public.skip_duty, public.undo_skip, public.ask_for_duty, public.withdraw_duty_request, public.answer_duty_request, public.name_for_duty, public.read_rota to authenticated;
grant execute on function public.read_rota_gaps, public.assign_duties to service_role;

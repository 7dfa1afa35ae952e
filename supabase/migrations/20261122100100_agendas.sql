-- What a session does in which order, and for how long. The templates and the rule that picks one are
-- src/lib/agendas/templates.ts; here stand a circle's own agendas, and what was chosen for a session.

-- Also held when a form is read, for its words: src/lib/agendas/schema.ts.
create function private.steps_are_right(p_steps jsonb) returns boolean
	language sql immutable set search_path = ''
	as $$
	select coalesce(case when jsonb_typeof(p_steps) = 'array' and jsonb_array_length(p_steps) between 2 and 20 then (
		select bool_and(
				jsonb_typeof(step) = 'object' and step - array['kind', 'minutes', 'title'] = '{}'
				and step ->> 'kind' in (
					'check_in', 'review', 'hot_seat', 'discussion', 'commitments', 'close',
					'charter', 'introductions', 'hours', 'season', 'looking_back', 'renewal'
				)
				and jsonb_typeof(step -> 'minutes') = 'number' and step ->> 'minutes' ~ '^([1-9]|[1-9][0-9]|1[01][0-9]|120)$'
				and case jsonb_typeof(step -> 'title')
					when 'null' then true
					when 'string' then char_length(step ->> 'title') between 1 and 60 and btrim(step ->> 'title') = step ->> 'title'
					else false
				end
			)
			and array_agg(step ->> 'kind' order by place) filter (where step ->> 'kind' in ('commitments', 'close')) = array['commitments', 'close']
			and p_steps -> -2 ->> 'kind' = 'commitments' and p_steps -> -1 ->> 'kind' = 'close'
			and count(*) filter (where step ->> 'kind' = 'hot_seat') <= 2
			and case when (p_steps -> -2 ->> 'minutes') ~ '^[0-9]{1,3}$' and (p_steps -> -1 ->> 'minutes') ~ '^[0-9]{1,3}$'
				then (p_steps -> -2 ->> 'minutes')::integer + (p_steps -> -1 ->> 'minutes')::integer >= 10 end
		from jsonb_array_elements(p_steps) with ordinality as steps (step, place)
	) end, false)
	$$;
comment on function private.steps_are_right is 'Two to twenty steps of known kinds, one minute to two hours each, two hot seats at most; the last are the commitments and the close, together at least ten minutes.';

create table public.agendas (
	id uuid primary key,
	circle_id uuid not null references public.circles (id) on delete cascade,
	name text not null,
	steps jsonb not null,
	made_by uuid references public.profiles (id) on delete set null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	removed_at timestamptz,
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint name_is_short check (char_length(name) between 1 and 60 and name = btrim(name)),
	constraint steps_are_right check (private.steps_are_right(steps))
);
comment on table public.agendas is 'A circle''s own agendas: lists of timed steps, copied from a template or written anew.';
comment on column public.agendas.removed_at is 'Since when nobody sees it any more. It can be put back for an hour.';
comment on column public.agendas.steps is 'In order: [{kind, minutes, title}], see src/lib/agendas/step.ts; a title is null for the usual name of its kind.';
create trigger agendas_touch before update on public.agendas for each row execute function private.touch();
create index agendas_of_circle on public.agendas (circle_id, name);
create index agendas_of_maker on public.agendas (made_by);

create table public.session_agendas (
	session_id uuid primary key,
	circle_id uuid not null,
	steps jsonb,
	before jsonb,
	chosen_by uuid references public.profiles (id) on delete set null,
	chosen_at timestamptz not null default clock_timestamp(),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint steps_are_right check (steps is null or private.steps_are_right(steps)),
	constraint before_was_right check (before is null or private.steps_are_right(before))
);
comment on table public.session_agendas is 'The steps that an organiser or the facilitator chose for a session; every other session takes the usual ones.';
comment on column public.session_agendas.steps is 'As in agendas. Null once it was put back to the usual ones.';
comment on column public.session_agendas.before is 'What stood there before the last choice, for the way back. Null for the usual ones.';
create index session_agendas_of_session on public.session_agendas (session_id, circle_id);
create index session_agendas_of_circle on public.session_agendas (circle_id);
create index session_agendas_of_chooser on public.session_agendas (chosen_by);

alter table public.agendas enable row level security;
revoke all on public.agendas from anon, authenticated, service_role;
grant select on public.agendas to authenticated, service_role;
create policy "Members see the agendas of their circle" on public.agendas
	for select to authenticated using (removed_at is null and circle_id = any (array(select private.my_circles())));

alter table public.session_agendas enable row level security;
revoke all on public.session_agendas from anon, authenticated, service_role;
grant select on public.session_agendas to authenticated, service_role;
create policy "Members see what was chosen for a session" on public.session_agendas
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

create trigger agendas_hold_open before insert or update or delete on public.agendas
	for each row execute function private.hold_open();
create trigger session_agendas_hold_open before insert or update or delete on public.session_agendas
	for each row execute function private.hold_open();

-- Written anew by any member; worded again by whoever made it, or an organiser. The same again changes nothing.
create function public.save_agenda(p_id uuid, p_circle_id uuid, p_name text, p_steps jsonb) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
begin
	if p_circle_id is null or p_circle_id not in (select private.my_circles()) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if not private.steps_are_right(p_steps) then
		raise sqlstate 'PT400' using message = 'steps_are_not_right';
	end if;
	insert into public.agendas (id, circle_id, name, steps, made_by) values (p_id, p_circle_id, p_name, p_steps, me)
	on conflict (id) do update set name = excluded.name, steps = excluded.steps
	where agendas.circle_id = p_circle_id and agendas.removed_at is null
		and (agendas.made_by = me or p_circle_id in (select private.my_organised_circles()));
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
end $$;
comment on function public.save_agenda is 'Keeps an agenda of a circle: a new one by any member, one that is there by who made it or an organiser.';

create function public.remove_agenda(p_id uuid, p_removed boolean default true) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_circle uuid;
begin
	update public.agendas
	set removed_at = case when p_removed then coalesce(removed_at, now()) end
	where id = p_id and circle_id in (select private.my_circles())
		and (made_by = (select auth.uid()) or circle_id in (select private.my_organised_circles()))
	returning circle_id into the_circle;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	delete from public.agendas where circle_id = the_circle and removed_at < now() - interval '1 hour';
end $$;
comment on function public.remove_agenda is 'Takes an agenda of a circle away, or puts it back within the hour: by who made it, or an organiser. Sessions that took its steps keep them.';

-- Where a session stands in its circle: the first that takes place, the last of its season. A session put in by hand is
-- of the season that had begun by its date.
create function private.agenda_facts(p_session public.sessions, out is_first boolean, out is_last boolean)
	language sql stable security definer set search_path = ''
	as $$
	select
		not exists (
			select from public.sessions e
			where e.circle_id = p_session.circle_id and e.status = 'confirmed'
				and (e.starts_at, e.id) < (p_session.starts_at, p_session.id)
		),
		not exists (
			select from public.sessions l
			where l.circle_id = p_session.circle_id and l.status = 'confirmed'
				and (l.starts_at, l.id) > (p_session.starts_at, p_session.id)
				and not exists (
					select from public.schedules r
					where r.circle_id = p_session.circle_id and r.starts_on <= l.local_date and r.season > coalesce(
						(select season from public.schedules where id = p_session.schedule_id),
						(select max(season) from public.schedules
						where circle_id = p_session.circle_id and starts_on <= p_session.local_date),
						1
					)
				)
		)
	$$;

-- The rule of src/lib/agendas/templates.ts, as far as hot seats go; a test holds the two together.
create function private.hot_seat_count(p_session_id uuid) returns integer
	language sql stable security definer set search_path = ''
	as $$
	select case
		when a.steps is not null then (
			select count(*)::integer from jsonb_array_elements(a.steps) step where step ->> 'kind' = 'hot_seat'
		)
		when f.is_first or f.is_last then 0
		when s.format = 'writing' or s.duration_minutes >= 80 then 2
		else 1
	end
	from public.sessions s
	cross join lateral private.agenda_facts(s) f
	left join public.session_agendas a on a.session_id = s.id
	where s.id = p_session_id
	$$;
comment on function private.hot_seat_count is 'How many hot seats a session has: of what was chosen for it, else of the usual agenda. 0 to 2.';

-- Null for anybody but members. In plpgsql, since public.lives is made later.
create function public.read_agenda(p_session_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return (select jsonb_build_object(
		'session', jsonb_build_object(
			'id', s.id, 'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone, 'minutes', s.duration_minutes,
			'format', s.format, 'status', s.status, 'is_first', f.is_first, 'is_last', f.is_last
		),
		'circle', jsonb_build_object('id', c.id, 'name', c.name, 'closed', c.closed_at is not null),
		'steps', a.steps,
		'before', a.before,
		'chosen_by', case when a.steps is not null then (
			select jsonb_build_object('id', p.id, 'name', p.name) from public.profiles p where p.id = a.chosen_by
		) end,
		'started', exists (select from public.lives where session_id = s.id and started_at is not null),
		'may_choose', private.leads_session(s.id),
		'own', coalesce((
			select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'steps', o.steps) order by o.name, o.id)
			from public.agendas o where o.circle_id = s.circle_id and o.removed_at is null
		), '[]')
	)
	from public.sessions s
	join public.circles c on c.id = s.circle_id
	cross join lateral private.agenda_facts(s) f
	left join public.session_agendas a on a.session_id = s.id
	where s.id = p_session_id and s.circle_id in (select private.my_circles()));
end $$;
comment on function public.read_agenda is 'What a session does as far as it was chosen, what the usual agenda follows from, and the circle''s own agendas.';

-- The session whose agenda the caller changes, with its circle locked. A live session has taken its steps along: from
-- then on its facilitator steers.
create function private.session_to_arrange(p_session_id uuid) returns public.sessions
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_to_lead(p_session_id);
begin
	if exists (select from public.lives where session_id = p_session_id and started_at is not null) then
		raise sqlstate 'PT409' using message = 'session_started';
	end if;
	return the_session;
end $$;

create function public.choose_agenda(p_session_id uuid, p_steps jsonb default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_to_arrange(p_session_id);
begin
	if p_steps is not null and not private.steps_are_right(p_steps) then
		raise sqlstate 'PT400' using message = 'steps_are_not_right';
	end if;
	insert into public.session_agendas (session_id, circle_id, steps, chosen_by)
	values (the_session.id, the_session.circle_id, p_steps, (select auth.uid()))
	on conflict (session_id) do update
	set steps = excluded.steps, before = session_agendas.steps, chosen_by = excluded.chosen_by, chosen_at = clock_timestamp()
	-- Sent again because the answer was lost: the way back stays.
	where session_agendas.steps is distinct from excluded.steps;
end $$;
comment on function public.choose_agenda is 'Says what a session does; nothing for the usual steps. Organisers and its facilitator, until it begins.';

create function public.undo_agenda(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_to_arrange(p_session_id);
begin
	update public.session_agendas
	set steps = before, before = steps, chosen_by = (select auth.uid()), chosen_at = clock_timestamp()
	where session_id = the_session.id;
end $$;
comment on function public.undo_agenda is 'Puts back what a session was to do before the last choice.';

-- In the review one tap ends a commitment, and the words on it come after. None takes them away.
create function public.say_what_came(p_id uuid, p_words text default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.commitment_to_change(p_id);
begin
	if was.status = 'open' then
		raise sqlstate 'PT409' using message = 'still_open';
	end if;
	update public.commitments set ended_with = p_words where id = p_id;
end $$;
comment on function public.say_what_came is 'The line on what came of one''s own commitment that has ended.';

revoke execute on function private.steps_are_right, private.agenda_facts, private.hot_seat_count, private.session_to_arrange from public, anon, authenticated, service_role;
revoke execute on function public.save_agenda, public.remove_agenda, public.read_agenda, public.choose_agenda, public.undo_agenda, public.say_what_came from public, anon, authenticated, service_role;
grant execute on function public.save_agenda, public.remove_agenda, public.read_agenda, public.choose_agenda, public.undo_agenda, public.say_what_came to authenticated;

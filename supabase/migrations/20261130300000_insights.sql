-- What a circle's insights are made of, in one answer. Whatever a member must not learn is held back here and not on a
-- page: pages are downloaded as files and pictures, which leave the circle.

-- The rule of small numbers: what fewer people than this did by a session is no figure but a portrait.
create function private.fewest_to_show() returns integer
	language sql immutable set search_path = ''
	as $$ select 4 $$;
comment on function private.fewest_to_show is 'How many people a number must be made of before anybody is shown it.';

-- Sessions that are over, each with how many were there and how what was due at it ended. `due` is null where fewer than
-- four people had anything due, `there` where fewer than four were there; nothing due is a row of noughts, which tells
-- of nobody. Private commitments are not counted at all, so that no difference can be worked out from them. Whoever
-- deleted their account is none of the four.
create function private.sessions_in_numbers(p_circle_id uuid) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	with held as (
		select s.id, s.starts_at, s.ends_at, s.zone, s.local_date, l.started_at
		from public.sessions s left join public.lives l on l.session_id = s.id
		where s.circle_id = p_circle_id and s.status = 'confirmed' and s.ends_at <= now()
	), due as (
		-- Due at the session that it names, as long as that takes place; else at the first from its day on.
		select coalesce(
				(select s.id from public.sessions s where s.id = c.due_session_id and s.status = 'confirmed'),
				(
					select s.id from public.sessions s
					where s.circle_id = p_circle_id and s.status = 'confirmed' and s.local_date >= c.due_on
					order by s.starts_at limit 1
				)
			) as session_id, c.owner_id, c.status
		from public.commitments c
		where c.circle_id = p_circle_id and not c.private
	), ended as (
		select d.session_id, count(distinct d.owner_id) as people, count(*) as made,
			count(*) filter (where d.status = 'kept') as kept,
			count(*) filter (where d.status = 'learned') as learned,
			count(*) filter (where d.status = 'renegotiated') as renegotiated,
			count(*) filter (where d.status = 'let_go') as let_go,
			count(*) filter (where d.status = 'open') as open
		from due d group by d.session_id
	), present as (
		-- Also by the link in their calendar: everybody in the call saw them, and here they have no name.
		select p.session_id, count(distinct p.profile_id) as people
		from public.live_presences p join held h on h.id = p.session_id
		where p.seen_at >= h.started_at
		group by p.session_id
	), answered as (
		select r.session_id, count(*) as people
		from public.rsvps r join held h on h.id = r.session_id
		where r.answer = 'yes'
		group by r.session_id
	), places as (
		select h.id as session_id, count(*) as people
		from held h join public.members m on m.circle_id = p_circle_id
			and m.joined_at <= h.ends_at and (m.left_at is null or m.left_at > h.starts_at)
		group by h.id
	)
	select coalesce(jsonb_agg(jsonb_build_object(
		'id', h.id, 'starts_at', h.starts_at, 'ends_at', h.ends_at, 'zone', h.zone,
		'due', case when coalesce(e.made, 0) = 0 or e.people >= private.fewest_to_show() then jsonb_build_object(
			'kept', coalesce(e.kept, 0), 'learned', coalesce(e.learned, 0), 'renegotiated', coalesce(e.renegotiated, 0),
			'let_go', coalesce(e.let_go, 0), 'open', coalesce(e.open, 0)
		) end,
		'there', case when coalesce(p.people, a.people) >= private.fewest_to_show() then coalesce(p.people, a.people) end,
		'counted_by', case when p.people is null then 'answers' else 'live' end,
		'members', greatest(m.people, p.people, a.people, 0),
		'pulse', (
			select coalesce(jsonb_agg(jsonb_build_object('question', q.question, 'good', q.good, 'warning', q.warning)), '[]')
			from public.pulses q where q.session_id = h.id
		)
	) order by h.starts_at, h.id), '[]')
	from held h
	left join ended e on e.session_id = h.id
	left join present p on p.session_id = h.id
	left join answered a on a.session_id = h.id
	left join places m on m.session_id = h.id
	$$;
comment on function private.sessions_in_numbers is 'The sessions of a circle that are over in numbers, those that a person could be told from held back.';

create function public.read_circle_insights(p_circle_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	goes_on boolean;
begin
	if p_circle_id is null or p_circle_id not in (select private.my_circles()) then
		return null;
	end if;
	goes_on := p_circle_id in (select private.my_open_circles());
	return jsonb_build_object(
		'circle', (select jsonb_build_object('id', c.id, 'name', c.name) from public.circles c where c.id = p_circle_id),
		'sessions', private.sessions_in_numbers(p_circle_id),
		-- As the pages of fair hours and of the rota are: for circles that go on. Busy times are none of the past's.
		'hours', case when goes_on then (
			select coalesce(jsonb_agg(to_jsonb(h) || '{"busy": []}' order by h.joined_at, h.profile_id), '[]')
			from public.read_circle_hours(p_circle_id) h
		) end,
		'rota', case when goes_on then private.rota_of(p_circle_id, (select auth.uid())) end
	);
end $$;
comment on function public.read_circle_insights is 'What the insights of a circle of the caller are made of: its sessions in numbers, its hours and its rota; null for any other circle.';

revoke execute on function private.fewest_to_show, private.sessions_in_numbers, public.read_circle_insights
	from public, anon, authenticated, service_role;
grant execute on function public.read_circle_insights to authenticated;

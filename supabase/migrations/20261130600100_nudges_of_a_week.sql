-- Circles that meet every week are asked in the middle too. From when on something is open is answered with it, so that the
-- rule in nudge-at.ts finds the middle; here is only left out what can be in no question of now.
create or replace function public.read_nudges_to_plan() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'profile_id', n.owner_id, 'circle_id', n.circle_id, 'session_id', n.session_id, 'due_on', n.due_on, 'starts_at', n.starts_at,
		'since', n.since, 'zone', private.zone_of(n.owner_id),
		'quiet_from', to_char(w.quiet_from, 'HH24:MI'), 'quiet_until', to_char(w.quiet_until, 'HH24:MI')
	)), '[]')
	from (
		select c.owner_id, c.circle_id, s.id as session_id, coalesce(s.local_date, c.due_on) as due_on, s.starts_at,
			min(c.created_at) as since
		from public.commitments c
		join public.members m on m.circle_id = c.circle_id and m.profile_id = c.owner_id and m.left_at is null
		join public.circles k on k.id = c.circle_id and k.closed_at is null
		left join public.sessions s on s.id = c.due_session_id and s.status = 'confirmed'
		cross join lateral (select coalesce(s.starts_at, c.due_on::timestamp at time zone 'UTC') as at) due
		where c.status = 'open' and due.at between now() + interval '1 day' and now() + interval '9 days'
			and c.created_at < due.at - interval '5 days'
		group by c.owner_id, c.circle_id, s.id, coalesce(s.local_date, c.due_on), s.starts_at
	) n
	join public.mail_preferences w on w.profile_id = n.owner_id and w.nudges
	where not exists (
		select from public.deliveries d
		where d.cause = private.nudge_cause(n.owner_id, n.circle_id, n.session_id, n.due_on) and d.dropped_at is null
	)
	$$;
comment on function public.read_nudges_to_plan is 'For the worker: whom to ask in the middle until something is due, since when it is open, and when they sleep.';

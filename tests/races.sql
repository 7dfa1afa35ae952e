-- The people and circles of tests/races.ts, made by the owner of the tables: their constraints and triggers hold.
create schema races;

create function races.person(n integer) returns uuid language sql immutable as $$
	select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid
$$;

-- These persons have an account and a profile; who has one already keeps it.
create function races.arrive(first integer, last integer) returns void language sql as $$
	insert into auth.users (id, email)
	select races.person(i), 'person' || i || '@example.org' from generate_series(first, last) i on conflict do nothing;
	insert into public.profiles (id, name, zone)
	select races.person(i), 'Person ' || i, 'Etc/UTC' from generate_series(first, last) i on conflict do nothing;
$$;

-- Mail is due at once, so that workers race for it.
create function races.hurry() returns trigger language plpgsql as $$
begin
	new.due_at := now();
	return new;
end $$;
create trigger deliveries_hurry before insert on public.deliveries for each row execute function races.hurry();

-- What create_circle and make_season take, for six sessions far ahead.
create function races.schedule() returns jsonb language sql immutable as $$
	select '{"starts_on": "2040-01-05", "slots": ["16:00"], "zone": "Etc/UTC", "every_weeks": 2, "duration_minutes": 60, "session_count": 6}'::jsonb
$$;
create function races.sessions() returns jsonb language sql immutable as $$
	select jsonb_agg(jsonb_build_object('original_date', day, 'local_date', day, 'local_time', '16:00', 'starts_at', day || 'T16:00:00Z'))
	from (select (date '2040-01-05' + 14 * n)::text as day from generate_series(0, 5) n) days
$$;

-- A circle of these people with its sessions, ten topics for the first of them, and a link to share named after it;
-- as many as said of its people organise, in order.
create function races.gather(circle uuid, people integer[], organisers integer) returns void language plpgsql as $$
begin
	insert into public.circles (id, name, purpose, charter) values (circle, 'Lamplighters', 'Bring it.', 'It stays here.');
	insert into public.members (circle_id, profile_id, role, charter_accepted_at)
	select circle, races.person(n), case when place <= organisers then 'organiser' else 'member' end, now()
	from unnest(people) with ordinality as p (n, place);
	perform private.make_season(circle, races.schedule(), '2026f', races.sessions());
	insert into public.topics (id, circle_id, session_id, brought_by, words)
	select gen_random_uuid(), circle, races.first_session(circle), races.person(people[1]), 'Problem ' || n
	from generate_series(1, 10) n;
	perform races.invite(circle, circle::text, 15);
end $$;

create function races.invite(circle uuid, token text, max_uses integer) returns void language sql as $$
	insert into public.invitations (circle_id, token_hash, max_uses)
	select id, private.hash_token(token), max_uses from public.circles where id = circle for key share
$$;

create function races.first_session(circle uuid) returns uuid language sql stable as $$
	select id from public.sessions where circle_id = circle order by starts_at limit 1
$$;

create function races.topic(circle uuid, n integer) returns uuid language sql stable as $$
	select id from public.topics where circle_id = circle and words = 'Problem ' || n
$$;

-- What no circle may ever be seen in, in words; nothing when all is well.
create function races.wrongs() returns setof text language sql stable as $$
	with now_in as (
		select c.id, count(m.id) as people, count(*) filter (where m.role = 'organiser') as organisers,
			(select count(*) from public.waiting w where w.circle_id = c.id) as waiting
		from public.circles c left join public.members m on m.circle_id = c.id and m.left_at is null group by c.id
	)
	select people || ' members' from now_in where people > 15 or people = 0
	union all select 'no organiser' from now_in where organisers = 0
	union all select people || ' members and ' || waiting || ' waiting' from now_in where people < 15 and waiting > 0
	union all select 'a member waits' from public.waiting w where private.is_active_member(w.circle_id, w.profile_id)
	union all select count(*) || ' votes of one' from public.topic_votes group by session_id, profile_id having count(*) > 3
$$;

grant usage on schema races to authenticated;
grant execute on all functions in schema races to authenticated;

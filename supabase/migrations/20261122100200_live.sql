-- The live part of a session: one row that says which step is on and since when. Phones count by themselves from that;
-- the row changes only when somebody does something. A function that holds such a row takes no other lock afterwards.
create table public.lives (
	session_id uuid primary key,
	circle_id uuid not null,
	version bigint not null default 1,
	steps jsonb not null default '[]',
	step smallint not null default 0,
	phase smallint not null default 0,
	step_started_at timestamptz,
	step_seconds integer not null default 0,
	paused_at timestamptz,
	started_at timestamptz,
	until timestamptz,
	ended_at timestamptz,
	facilitator_id uuid,
	round jsonb not null default '{"order": [], "at": 0, "passed": []}',
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint version_counts_up check (version >= 1),
	constraint steps_are_a_list check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) <= 20),
	constraint step_is_one_of_them check (step between 0 and greatest(jsonb_array_length(steps) - 1, 0)),
	constraint phase_is_known check (phase between 0 and 4),
	constraint seconds_are_of_a_session check (step_seconds between 0 and 36000),
	constraint round_is_an_order check (jsonb_typeof(round) = 'object'),
	constraint runs_when_started check (started_at is null or num_nulls(step_started_at, until) = 0),
	constraint ends_after_it_began check (ended_at is null or started_at is not null)
);
comment on table public.lives is 'What every phone in a session shows: the step, since when, and until when in all. Without started_at people are waiting.';
comment on column public.lives.version is 'Goes up with everything that a phone shows, also with what stands in other tables; whoever steers names the one they saw.';
comment on column public.lives.steps is 'The agenda as it was begun, with topics and with seconds: given when the session began, spent so far, given when it was on.';
create index lives_of_circle on public.lives (circle_id) where ended_at is null;
create index lives_of_session_of_circle on public.lives (session_id, circle_id);
create index lives_of_facilitator on public.lives (facilitator_id);

create table public.live_presences (
	session_id uuid not null,
	circle_id uuid not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	signed_in boolean not null,
	present boolean not null default true,
	first_seen_at timestamptz not null default clock_timestamp(),
	seen_at timestamptz not null default clock_timestamp(),
	primary key (session_id, profile_id, signed_in),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade
);
comment on table public.live_presences is 'Whose phone followed a session, and when it was last heard of. Those signed out are counted, never named.';
create index live_presences_of_person on public.live_presences (profile_id);
create index live_presences_of_session_of_circle on public.live_presences (session_id, circle_id);
create index live_presences_now on public.live_presences (session_id) where present;

create table public.live_declines (
	session_id uuid not null,
	circle_id uuid not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	declined_at timestamptz not null default clock_timestamp(),
	primary key (session_id, profile_id),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade
);
comment on table public.live_declines is 'Members who were asked for a commitment in a session and said: nothing this time.';
create index live_declines_of_person on public.live_declines (profile_id);
create index live_declines_of_session_of_circle on public.live_declines (session_id, circle_id);

-- Made after the others: an account that goes lets go of its rows in this order, and rows of lives come last there too.
alter table public.lives
	add constraint lives_facilitator_id_fkey foreign key (facilitator_id) references public.profiles (id) on delete set null;

alter table public.lives enable row level security;
alter table public.live_presences enable row level security;
alter table public.live_declines enable row level security;
revoke all on public.lives, public.live_presences, public.live_declines from anon, authenticated, service_role;
grant select on public.lives, public.live_presences, public.live_declines to authenticated, service_role;
create policy "Members see how their session stands" on public.lives
	for select to authenticated using (circle_id = any (array(select private.my_circles())));
create policy "Members see who is there by name, people their own rows" on public.live_presences
	for select to authenticated
	using (circle_id = any (array(select private.my_circles())) and (signed_in or profile_id = (select auth.uid())));
create policy "Members see who said nothing this time" on public.live_declines
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

create trigger lives_hold_open before insert or update or delete on public.lives
	for each row execute function private.hold_open();
create trigger live_presences_hold_open before insert or update or delete on public.live_presences
	for each row execute function private.hold_open();
create trigger live_declines_hold_open before insert or update or delete on public.live_declines
	for each row execute function private.hold_open();

create function private.touch_live(p_session_id uuid) returns void
	language sql security definer set search_path = ''
	as $$ update public.lives set version = version + 1 where session_id = p_session_id and ended_at is null $$;
comment on function private.touch_live is 'Something that the phones of a session show has changed. To be the last in a transaction.';

create function private.touch_lives_of(p_circle_id uuid) returns void
	language sql security definer set search_path = ''
	as $$
	update public.lives l set version = version + 1
	from (
		select session_id from public.lives where circle_id = p_circle_id and ended_at is null order by session_id for update
	) held
	where l.session_id = held.session_id
	$$;
comment on function private.touch_lives_of is 'The same for every session of a circle that is running or about to.';

-- For tables with session_id, and with circle_id. Attached as constraint triggers that are deferred, so that the rows of
-- lives come last in a transaction whatever else it does.
create function private.rows_touch_live() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	if tg_op <> 'DELETE' then
		perform private.touch_live(new.session_id);
	end if;
	if tg_op = 'DELETE' or tg_op = 'UPDATE' and new.session_id is distinct from old.session_id then
		perform private.touch_live(old.session_id);
	end if;
	return null;
end $$;
comment on function private.rows_touch_live is 'For deferred constraint triggers of tables with session_id whose rows the phones of a session show.';

create function private.rows_touch_lives_of_circle() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.touch_lives_of(case when tg_op = 'DELETE' then old.circle_id else new.circle_id end);
	return null;
end $$;

create constraint trigger topics_touch_live after insert or update or delete on public.topics
	deferrable initially deferred for each row execute function private.rows_touch_live();
create constraint trigger live_declines_touch_live after insert or update or delete on public.live_declines
	deferrable initially deferred for each row execute function private.rows_touch_live();
create constraint trigger commitments_touch_live after insert or update or delete on public.commitments
	deferrable initially deferred for each row execute function private.rows_touch_lives_of_circle();
create constraint trigger members_touch_live after insert or update or delete on public.members
	deferrable initially deferred for each row execute function private.rows_touch_lives_of_circle();
create constraint trigger topic_answers_touch_live after insert or update or delete on public.topic_answers
	deferrable initially deferred for each row execute function private.rows_touch_live();
-- Who is to facilitate is said to those who wait.
create constraint trigger duties_touch_live after insert or update or delete on public.duties
	deferrable initially deferred for each row execute function private.rows_touch_live();
create constraint trigger hot_seats_touch_live after insert or update or delete on public.hot_seats
	deferrable initially deferred for each row execute function private.rows_touch_live();

-- A session that is moved away begins anew at its new time, also when somebody had started it already.
create function private.session_touches_live() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	if new.starts_at > now() + interval '15 minutes' and new.starts_at <> old.starts_at then
		update public.lives
		set version = version + 1, steps = '[]', step = 0, phase = 0, step_started_at = null, step_seconds = 0, paused_at = null,
			started_at = null, until = null, ended_at = null, facilitator_id = null,
			round = '{"order": [], "at": 0, "passed": []}'
		where session_id = new.id;
	else
		perform private.touch_live(new.id);
	end if;
	return null;
end $$;
create constraint trigger sessions_touch_live after update on public.sessions
	deferrable initially deferred for each row
	when (new.starts_at <> old.starts_at or new.ends_at <> old.ends_at or new.status <> old.status)
	execute function private.session_touches_live();

create function private.circle_touches_lives() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.touch_lives_of(new.id);
	return null;
end $$;
create constraint trigger circles_touch_live after update on public.circles
	deferrable initially deferred for each row
	when ((new.name, new.video_url, new.closed_at) is distinct from (old.name, old.video_url, old.closed_at))
	execute function private.circle_touches_lives();

-- Everything that the phones of a session share, as rows; the app makes it into what travels. Nothing private, nothing of
-- one person alone. Answers also for sessions that nobody waits for yet: `live` is null then.
create function private.live_state(p_session_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	s public.sessions;
	l public.lives;
	before public.sessions;
	seats uuid[] := '{}';
	shown uuid[];
begin
	select * into s from public.sessions where id = p_session_id;
	select * into l from public.lives where session_id = p_session_id;
	-- Before it begins they would tell how others have voted, unless somebody chose them: that is for all to see.
	if l.started_at is not null or s.starts_at <= now() or exists (
		select from public.hot_seats h join public.topics t on t.id = any (h.topic_ids) and t.session_id = h.session_id
		where h.session_id = s.id
	) then
		seats := private.hot_seats_of(p_session_id);
	end if;
	-- The topics of the steps, and those that hot seats to come would take; what is written to others stays on their pages.
	shown := seats || array(select (step ->> 'topic_id')::uuid from jsonb_array_elements(coalesce(l.steps, '[]')) step);
	select * into before from public.sessions
	where circle_id = s.circle_id and status = 'confirmed' and starts_at < s.starts_at order by starts_at desc limit 1;
	return jsonb_build_object(
		'now', clock_timestamp(),
		'session', jsonb_build_object('id', s.id, 'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone, 'status', s.status),
		'next', (
			select jsonb_build_object('id', n.id, 'starts_at', n.starts_at) from public.sessions n
			where n.circle_id = s.circle_id and n.status = 'confirmed' and n.starts_at > s.starts_at and n.starts_at > now()
			order by n.starts_at limit 1
		),
		'circle', (
			select jsonb_build_object('id', c.id, 'name', c.name, 'video_url', c.video_url) from public.circles c where c.id = s.circle_id
		),
		'live', case when l.session_id is not null then to_jsonb(l) - 'session_id' - 'circle_id' end,
		'people', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', p.id, 'name', p.name, 'present', coalesce(here.present, false), 'seen_at', here.seen_at
			) order by p.name, p.id), '[]')
			from public.members m join public.profiles p on p.id = m.profile_id
			left join public.live_presences here on here.session_id = s.id and here.profile_id = p.id and here.signed_in
			where m.circle_id = s.circle_id and m.left_at is null
		),
		'guests', (
			select count(*) from public.live_presences g
			where g.session_id = s.id and g.present and not g.signed_in and not exists (
				select from public.live_presences h
				where h.session_id = s.id and h.profile_id = g.profile_id and h.signed_in and h.present
			)
		),
		'rota_facilitator', (
			select d.profile_id from public.duties d
			where d.session_id = s.id and d.role = 'facilitator' and private.is_active_member(s.circle_id, d.profile_id)
		),
		'hot_seats', to_jsonb(seats),
		'topics', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'id', t.id, 'words', t.words, 'prompt_slug', t.prompt_slug, 'lens', t.lens,
				'situation', own.situation, 'follow_ups', coalesce(to_jsonb(own.follow_ups), '[]'),
				-- Nobody's, as long as it is not signed.
				'bringer', case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end
			)), '[]')
			from public.topics t left join public.profiles p on p.id = t.brought_by
			left join public.circle_prompts own on own.id = t.circle_prompt_id
			where t.session_id = s.id and t.id = any (shown)
		),
		'answers', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'topic_id', a.topic_id, 'author', p.name, 'words', a.words
			) order by a.created_at, a.id), '[]')
			from public.topic_answers a join public.profiles p on p.id = a.author_id
			where a.session_id = s.id and a.topic_id = any (shown)
		),
		'parked', (
			select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'words', k.words) order by k.written_at, k.id), '[]')
			from public.parked k where k.session_id = s.id
		),
		'notes', (
			select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'words', n.words) order by n.written_at, n.id), '[]')
			from public.notes n where n.session_id = s.id
		),
		'takeaways', (
			select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'words', t.words, 'agreed', t.agreed) order by t.created_at, t.id), '[]')
			from public.takeaways t where t.session_id = s.id
		),
		'declined', (
			select coalesce(jsonb_agg(d.profile_id), '[]') from public.live_declines d where d.session_id = s.id
		),
		-- What was due by this session and is open still, or was ended since the one before.
		'review', (
			select coalesce(jsonb_agg(private.live_commitment(c) order by c.created_at, c.id), '[]') from public.commitments c
			where c.circle_id = s.circle_id and not c.private and c.session_id is distinct from s.id
				and private.is_active_member(s.circle_id, c.owner_id)
				and (c.due_session_id = s.id or c.due_on <= s.local_date)
				and (c.status = 'open' or c.ended_at >= coalesce(before.starts_at, '-infinity'))
		),
		'committed', (
			select coalesce(jsonb_agg(private.live_commitment(c) order by c.created_at, c.id), '[]') from public.commitments c
			where c.session_id = s.id and not c.private and c.status <> 'renegotiated' and c.owner_id is not null
		)
	);
end $$;

create function private.live_commitment(c public.commitments) returns jsonb
	language sql immutable set search_path = ''
	as $$
	select jsonb_build_object(
		'id', c.id, 'owner_id', c.owner_id, 'words', c.words, 'status', c.status, 'ended_with', c.ended_with, 'witness_id', c.witness_id
	)
	$$;

-- The person first and then their commitment, as when an account goes: each would else wait for the other.
create or replace function private.commitment_to_change(p_id uuid) returns public.commitments
	language plpgsql security definer set search_path = ''
	as $$
declare
	found_commitment public.commitments;
begin
	perform from public.profiles where id = (select auth.uid()) for no key update;
	-- One's own stay one's own after leaving: they can still be answered.
	select * into found_commitment from public.commitments where id = p_id and owner_id = (select auth.uid()) for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	return found_commitment;
end $$;

-- Three times what anybody could need: those of a session, and what is open or has ended since the last one, go to every
-- phone in it. Continued ones count as new in two weeks, since each leaves a row behind.
create function private.limit_commitments() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	theirs record;
begin
	-- In another's name it is refused by its policy; here it would tell how many they have.
	if new.owner_id is distinct from (select auth.uid()) then
		return new;
	end if;
	-- One's own profile is the turnstile: many at once are counted one after another.
	perform from public.profiles where id = new.owner_id for no key update;
	select count(*) filter (where status = 'open') as open,
		count(*) filter (where session_id = new.session_id and status <> 'renegotiated') as of_session,
		count(*) filter (where created_at > now() - interval '14 days') as of_late
	into theirs from public.commitments where owner_id = new.owner_id and circle_id = new.circle_id and id <> new.id;
	if theirs.open >= 50 then
		raise sqlstate 'PT429' using message = 'too_many_open';
	end if;
	if tg_op = 'INSERT' and (theirs.of_session >= 20 or theirs.of_late >= 100) then
		raise sqlstate 'PT429' using message = 'too_many_logged';
	end if;
	return new;
end $$;
comment on function private.limit_commitments is 'Of a person in a circle fifty open commitments, twenty of a session, and a hundred new ones in two weeks.';
create trigger commitments_limit before insert or update of status on public.commitments
	for each row when (new.status = 'open') execute function private.limit_commitments();

create function public.read_live(p_session_id uuid) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select private.live_state(s.id) || jsonb_build_object('me', (select auth.uid()))
	from public.sessions s
	where s.id = p_session_id and s.circle_id = any (array(select private.my_circles()))
	$$;
comment on function public.read_live is 'What every phone in a session shares, and who asks; null for a session that is not the caller''s.';

create function public.read_live_for_all(p_session_id uuid) returns jsonb
	language sql stable security definer set search_path = ''
	as $$ select private.live_state(s.id) from public.sessions s where s.id = p_session_id $$;
comment on function public.read_live_for_all is 'For the server: what it pushes to everybody in a session. `people` are those who may see it.';

create function public.read_live_versions(p_session_ids uuid[], p_sign_in_ids uuid[] default '{}')
	returns table (session_id uuid, version bigint, now timestamptz, ended_sign_in_id uuid)
	language sql stable security definer set search_path = ''
	as $$
	select l.session_id, l.version, clock_timestamp(), null::uuid from public.lives l where l.session_id = any (p_session_ids)
	union all
	-- The time also when nobody has started anything yet.
	select null, null, clock_timestamp(), null
	union all
	select null, null, clock_timestamp(), asked.id from unnest(p_sign_in_ids) as asked (id)
	where not exists (select from auth.sessions s where s.id = asked.id)
	$$;
comment on function public.read_live_versions is 'For the server, each second: the version of each session that somebody follows there, which of these sign-ins have been ended, and in the row with neither the time.';

-- As before, and which sign-in it is: what is open by it ends with it.
create or replace function public.read_me() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'id', (select auth.uid()),
		'sign_in_id', s.id,
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

-- The row of a session that people may wait in: from a quarter of an hour before it starts until it is over.
create function private.open_live(p_session_id uuid) returns void
	language sql security definer set search_path = ''
	as $$
	insert into public.lives (session_id, circle_id)
	select s.id, s.circle_id from public.sessions s join public.circles c on c.id = s.circle_id
	where s.id = p_session_id and s.status = 'confirmed' and c.closed_at is null
		and now() >= s.starts_at - interval '15 minutes' and now() < s.ends_at
		and not exists (select from public.lives l where l.session_id = s.id)
	on conflict do nothing
	$$;

-- p_seen: [{session_id, profile_id}], whose phones are connected to one server. Others of any session who were not heard
-- of for a while are gone; the version goes up where that changes who is there.
create function public.see_present(p_seen jsonb) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	at timestamptz := clock_timestamp();
	changed uuid[];
begin
	-- One server after another: each writes many rows, and not in one order.
	perform pg_advisory_xact_lock(hashtext('who is there'));
	perform private.open_live(seen.id) from (
		select distinct (one ->> 'session_id')::uuid as id from jsonb_array_elements(p_seen) one order by 1
	) seen;
	with seen as (
		select distinct l.session_id, l.circle_id, (one ->> 'profile_id')::uuid as profile_id
		from jsonb_array_elements(p_seen) one
		join public.lives l on l.session_id = (one ->> 'session_id')::uuid and l.ended_at is null
		join public.members m on m.circle_id = l.circle_id and m.profile_id = (one ->> 'profile_id')::uuid and m.left_at is null
	), came as (
		select s.session_id from seen s
		where not exists (
			select from public.live_presences p
			where p.session_id = s.session_id and p.profile_id = s.profile_id and p.signed_in and p.present
		)
	), written as (
		insert into public.live_presences (session_id, circle_id, profile_id, signed_in, first_seen_at, seen_at)
		select session_id, circle_id, profile_id, true, at, at from seen
		on conflict (session_id, profile_id, signed_in) do update set seen_at = excluded.seen_at, present = true
	), went as (
		update public.live_presences p set present = false
		from public.lives l
		where l.session_id = p.session_id and p.present
			-- A page of somebody signed out asks again only now and then.
			and p.seen_at < at - case when p.signed_in then interval '25 seconds' else interval '75 seconds' end
			and not (p.signed_in and exists (
				select from seen s where s.session_id = p.session_id and s.profile_id = p.profile_id
			))
		returning p.session_id
	)
	select array(select session_id from came union select session_id from went order by 1) into changed;
	perform private.touch_live(id) from unnest(changed) id;
end $$;
comment on function public.see_present is 'For the server, every few seconds: whose phones are connected to it. Those not heard of for 25 seconds are gone.';

-- An account goes before it is noted who is there, or after: between the two there would be a ring, or a row of nobody.
create function private.wait_for_presences() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform pg_advisory_xact_lock(hashtext('who is there'));
	return old;
end $$;
create trigger profiles_wait_for_presences before delete on public.profiles
	for each row execute function private.wait_for_presences();

create function public.follow_by_link(p_token text) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
declare
	opened record;
	l public.lives;
	was_present boolean;
begin
	select * into opened from private.open_session_link(p_token);
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if exists (
		select from public.sessions s join public.circles c on c.id = s.circle_id
		where s.id = opened.session_id and c.closed_at is not null
	) then
		raise sqlstate 'PT409' using message = 'circle_closed';
	end if;
	perform private.open_live(opened.session_id);
	select * into l from public.lives where session_id = opened.session_id;
	if l.session_id is not null and l.ended_at is null then
		select present into was_present from public.live_presences
		where session_id = opened.session_id and profile_id = opened.person and not signed_in for update;
		insert into public.live_presences (session_id, circle_id, profile_id, signed_in)
		values (opened.session_id, l.circle_id, opened.person, false)
		on conflict (session_id, profile_id, signed_in) do update set seen_at = clock_timestamp(), present = true;
		if was_present is not true then
			perform private.touch_live(opened.session_id);
		end if;
	end if;
	return jsonb_build_object('state', case
		when l.ended_at is not null then 'over' when l.started_at is not null then 'live'
		when l.session_id is not null then 'waiting' else 'closed'
	end);
end $$;
comment on function public.follow_by_link is 'Whoever holds a session link is counted as there, without a name, for 75 seconds. Answers whether the session is waiting, live or over; nothing of what is said in it.';

-- The steps that a session is begun with or goes on with: shapes and bounds. A topic that is not of the session is none.
create function private.live_steps(p_session_id uuid, p_steps jsonb) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	if jsonb_typeof(p_steps) is distinct from 'array' or jsonb_array_length(p_steps) not between 1 and 20 or exists (
		select from jsonb_array_elements(p_steps) step
		where jsonb_typeof(step) <> 'object'
			or (step ->> 'kind') is null or (step ->> 'kind') not in (
				'check_in', 'review', 'hot_seat', 'discussion', 'commitments', 'close',
				'charter', 'introductions', 'hours', 'season', 'looking_back', 'renewal'
			)
			or jsonb_typeof(step -> 'minutes') is distinct from 'number' or (step ->> 'minutes')::numeric not between 1 and 120
			or jsonb_typeof(step -> 'title') not in ('string', 'null') or char_length(step ->> 'title') > 60
			or (step ->> 'topic_id') !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
			or jsonb_typeof(step -> 'seconds') is distinct from 'number' or (step ->> 'seconds')::numeric not between 0 and 36000
			or jsonb_typeof(step -> 'spent') is distinct from 'number' or (step ->> 'spent')::numeric not between 0 and 86400
			or jsonb_typeof(step -> 'given') not in ('number', 'null') or (step ->> 'given')::numeric not between 0 and 36000
	) or (select count(*) > 2 from jsonb_array_elements(p_steps) step where step ->> 'kind' = 'hot_seat') then
		raise sqlstate 'PT400' using message = 'steps_are_wrong';
	end if;
	return (
		select jsonb_agg(jsonb_build_object(
			-- Of a number no more digits than a clock has use for: everybody is sent them.
			'kind', step -> 'kind', 'minutes', trim_scale(round((step ->> 'minutes')::numeric, 3)), 'title', step -> 'title',
			'seconds', trim_scale(round((step ->> 'seconds')::numeric, 3)), 'spent', trim_scale(round((step ->> 'spent')::numeric, 3)),
			'given', trim_scale(round((step ->> 'given')::numeric, 3)),
			'topic_id', (
				select t.id from public.topics t where t.id = (step ->> 'topic_id')::uuid and t.session_id = p_session_id
			)
		) order by place)
		from jsonb_array_elements(p_steps) with ordinality as s (step, place)
	);
end $$;

create function private.live_round(p_circle_id uuid, p_round jsonb) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	if jsonb_typeof(p_round -> 'order') is distinct from 'array' or jsonb_typeof(p_round -> 'passed') is distinct from 'array'
		or jsonb_typeof(p_round -> 'at') is distinct from 'number'
		or (p_round ->> 'at')::numeric not between 0 and jsonb_array_length(p_round -> 'order')
		or (p_round ->> 'at')::numeric <> trunc((p_round ->> 'at')::numeric)
		or (select count(*) <> count(distinct id) from jsonb_array_elements_text(p_round -> 'order') id)
		or (select count(*) <> count(distinct id) from jsonb_array_elements_text(p_round -> 'passed') id)
		or exists (
			select from jsonb_array_elements_text((p_round -> 'order') || (p_round -> 'passed')) id
			where id not in (
				select m.profile_id::text from public.members m where m.circle_id = p_circle_id and m.left_at is null and m.profile_id is not null
			)
		)
	then
		raise sqlstate 'PT400' using message = 'round_is_wrong';
	end if;
	return jsonb_build_object('order', p_round -> 'order', 'at', (p_round ->> 'at')::integer, 'passed', p_round -> 'passed');
end $$;

-- A hot seat that begins takes its topic up: from now on it counts as discussed, and who brought it unsigned is known.
create function private.take_up_step(p_steps jsonb, p_step integer) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_topic uuid := (p_steps -> p_step ->> 'topic_id')::uuid;
begin
	if p_steps -> p_step ->> 'kind' = 'hot_seat' and the_topic is not null then
		perform private.take_up_topic(the_topic);
	end if;
end $$;

-- The session of a member, or as if there were none; for a change, which a closed circle takes no more.
create function private.my_session(p_session_id uuid) returns public.sessions
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	found_session public.sessions;
begin
	select * into found_session from public.sessions
	where id = p_session_id and circle_id = any (array(select private.my_circles()));
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if exists (select from public.circles where id = found_session.circle_id and closed_at is not null) then
		raise sqlstate 'PT409' using message = 'circle_closed';
	end if;
	return found_session;
end $$;

create function private.running_live(p_session_id uuid) returns public.lives
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	l public.lives;
begin
	select * into l from public.lives where session_id = p_session_id;
	if l.started_at is null then
		raise sqlstate 'PT409' using message = 'not_started';
	end if;
	if l.ended_at is not null then
		raise sqlstate 'PT409' using message = 'live_over';
	end if;
	return l;
end $$;

-- The topics of a session, one for each of its hot seats, in their order.
create function private.seat_topics(p_steps jsonb, p_topics uuid[]) returns jsonb
	language sql immutable set search_path = ''
	as $$
	select jsonb_agg(
		case when kind = 'hot_seat' then step || jsonb_build_object('topic_id', p_topics[seat]) else step end order by place
	)
	from (
		select step, place, step ->> 'kind' as kind,
			count(*) filter (where step ->> 'kind' = 'hot_seat') over (order by place) as seat
		from jsonb_array_elements(p_steps) with ordinality as s (step, place)
	) placed
	$$;

-- p_start: {steps, step_seconds, until, round} as the app has planned it; it begins at the database's time. The rota's
-- facilitator when their phone is there, else whoever starts. Started already, it changes nothing.
create function public.start_live(p_session_id uuid, p_start jsonb) returns bigint
	language plpgsql security definer set search_path = ''
	as $$
declare
	s public.sessions := private.my_session(p_session_id);
	at timestamptz;
	the_steps jsonb;
	the_round jsonb;
	until_then timestamptz := (p_start ->> 'until')::timestamptz;
	known_version bigint;
begin
	perform private.take_circle(s.circle_id);
	-- Again, now that nobody moves it or leaves.
	s := private.my_session(p_session_id);
	at := clock_timestamp();
	select version into known_version from public.lives where session_id = p_session_id and started_at is not null;
	if found then
		return known_version;
	end if;
	if s.status = 'cancelled' then
		raise sqlstate 'PT409' using message = 'session_cancelled';
	end if;
	if at >= s.ends_at then
		raise sqlstate 'PT409' using message = 'session_over';
	end if;
	if at < s.starts_at - interval '15 minutes' then
		raise sqlstate 'PT409' using message = 'too_early';
	end if;
	if until_then is null or until_then not between at and s.ends_at + interval '4 hours' then
		raise sqlstate 'PT400' using message = 'end_is_wrong';
	end if;
	the_round := private.live_round(s.circle_id, p_start -> 'round');
	the_steps := private.seat_topics(
		private.live_steps(p_session_id, p_start -> 'steps'), private.hot_seats_of(p_session_id)
	);
	perform private.take_up_step(the_steps, 0);
	insert into public.lives (session_id, circle_id) values (p_session_id, s.circle_id) on conflict do nothing;
	update public.lives
	set version = version + 1, steps = the_steps, step = 0, phase = 0, step_started_at = at, started_at = at,
		step_seconds = (p_start ->> 'step_seconds')::integer, until = until_then, round = the_round,
		facilitator_id = coalesce((
			select d.profile_id from public.duties d
			join public.live_presences p on p.session_id = d.session_id and p.profile_id = d.profile_id and p.signed_in and p.present
			where d.session_id = p_session_id and d.role = 'facilitator' and private.is_active_member(s.circle_id, d.profile_id)
		), (select auth.uid()))
	where session_id = p_session_id returning version into known_version;
	return known_version;
end $$;
comment on function public.start_live is 'Starts a session for everybody, from a quarter of an hour before its time until its end. Any member; once.';

-- p_change: {steps, step, phase, step_started_at, step_seconds, paused_at, until, round}: how it stands from now on.
create function private.steer(p_session_id uuid, p_version bigint, p_change jsonb) returns bigint
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.lives := private.running_live(p_session_id);
	the_steps jsonb;
	the_round jsonb;
	new_version bigint;
	at timestamptz := clock_timestamp();
	began timestamptz := (p_change ->> 'step_started_at')::timestamptz;
	until_then timestamptz := (p_change ->> 'until')::timestamptz;
	the_step integer := (p_change ->> 'step')::integer;
begin
	if was.version is distinct from p_version then
		raise sqlstate 'PT409' using message = 'changed_meanwhile';
	end if;
	the_steps := private.live_steps(p_session_id, p_change -> 'steps');
	the_round := private.live_round(was.circle_id, p_change -> 'round');
	if (
		select jsonb_agg(jsonb_build_array(step -> 'kind', step -> 'minutes', step -> 'title', step -> 'seconds') order by place)
		from jsonb_array_elements(was.steps) with ordinality as s (step, place)
	) is distinct from (
		select jsonb_agg(jsonb_build_array(step -> 'kind', step -> 'minutes', step -> 'title', step -> 'seconds') order by place)
		from jsonb_array_elements(the_steps) with ordinality as s (step, place)
	) then
		raise sqlstate 'PT400' using message = 'steps_are_wrong';
	end if;
	if the_step is null or the_step not between 0 and jsonb_array_length(the_steps) - 1
		or began is null or began not between was.started_at - interval '4 hours' and at + interval '5 seconds'
		or (p_change ->> 'paused_at')::timestamptz not between was.started_at and at + interval '5 seconds'
		or until_then is null or until_then < was.started_at
		or until_then > (select ends_at from public.sessions where id = p_session_id) + interval '4 hours'
		or (p_change ->> 'phase') is null or (p_change ->> 'step_seconds') is null
	then
		raise sqlstate 'PT400' using message = 'time_is_wrong';
	end if;
	-- A hot seat that has begun keeps its topic: else one could have all of them in it in turn, to learn whose they are.
	if exists (
		select from jsonb_array_elements(was.steps) with ordinality as o (step, place)
		join jsonb_array_elements(the_steps) with ordinality as n (step, place) on n.place = o.place
		where (o.place = was.step + 1 or (o.step ->> 'given') is not null) and (
			(n.step ->> 'topic_id') is not null and n.step ->> 'topic_id' is distinct from o.step ->> 'topic_id'
			or (o.step ->> 'given') is not null and (n.step ->> 'given') is null
			or o.place = was.step + 1 and the_step <> was.step and (n.step ->> 'given') is null
		)
	) then
		raise sqlstate 'PT400' using message = 'steps_are_wrong';
	end if;
	if the_step <> was.step then
		perform private.take_up_step(the_steps, the_step);
	end if;
	update public.lives
	set version = version + 1, steps = the_steps, step = the_step, phase = (p_change ->> 'phase')::smallint,
		step_started_at = began, step_seconds = (p_change ->> 'step_seconds')::integer,
		paused_at = (p_change ->> 'paused_at')::timestamptz, until = until_then, round = the_round
	where session_id = p_session_id and version = p_version and ended_at is null returning version into new_version;
	if not found then
		raise sqlstate 'PT409' using message = 'changed_meanwhile';
	end if;
	return new_version;
end $$;

create function private.must_facilitate(p_session_id uuid) returns void
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	s public.sessions := private.my_session(p_session_id);
begin
	if (private.running_live(s.id)).facilitator_id is distinct from (select auth.uid()) then
		raise sqlstate 'PT409' using message = 'not_facilitator';
	end if;
end $$;

create function public.steer_live(p_session_id uuid, p_version bigint, p_change jsonb) returns bigint
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.must_facilitate(p_session_id);
	return private.steer(p_session_id, p_version, p_change);
end $$;
comment on function public.steer_live is 'Moves a session on, as worked out from the version named; refused when that is not the latest. Its facilitator only.';

create function public.settle_live(p_session_id uuid, p_version bigint, p_change jsonb) returns bigint
	language sql security definer set search_path = ''
	as $$ select private.steer(p_session_id, p_version, p_change) $$;
comment on function public.settle_live is 'For the server: writes down that a session went on to its commitments by itself.';

-- Whoever facilitates was not heard of for a minute, or is not in the circle any more.
create function public.take_over_live(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	s public.sessions := private.my_session(p_session_id);
	l public.lives := private.running_live(p_session_id);
begin
	if l.facilitator_id is not distinct from (select auth.uid()) then
		return;
	end if;
	update public.lives set facilitator_id = (select auth.uid()), version = version + 1
	where session_id = p_session_id and ended_at is null and (
		facilitator_id is null or not private.is_active_member(s.circle_id, facilitator_id)
		or coalesce((
			select max(p.seen_at) from public.live_presences p
			where p.session_id = p_session_id and p.profile_id = facilitator_id and p.signed_in
		), started_at) < clock_timestamp() - interval '60 seconds'
	);
	if not found then
		raise sqlstate 'PT409' using message = 'facilitator_is_there';
	end if;
end $$;
comment on function public.take_over_live is 'Takes facilitating over from somebody whose phone was not heard of for a minute.';

create function public.hand_live(p_session_id uuid, p_to uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	s public.sessions := private.my_session(p_session_id);
begin
	perform private.must_facilitate(p_session_id);
	if p_to is null or not private.is_active_member(s.circle_id, p_to) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	update public.lives set facilitator_id = p_to, version = version + 1
	where session_id = p_session_id and ended_at is null and facilitator_id = (select auth.uid());
	if not found then
		raise sqlstate 'PT409' using message = 'not_facilitator';
	end if;
end $$;
comment on function public.hand_live is 'Hands facilitating to another member. Whoever facilitates only.';

-- p_why: 'pass' for this round; 'back', to speak after all: where one stood, or at the end when that has gone by; 'done',
-- said by whoever speaks: the next one does. Whatever does not fit any more changes nothing.
create function public.pass_turn(p_session_id uuid, p_why text default 'pass') returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me text := (select auth.uid());
	s public.sessions := private.my_session(p_session_id);
	l public.lives;
	people text[];
	passed text[];
	place integer;
	turn integer;
begin
	if p_why is null or p_why not in ('pass', 'back', 'done') then
		raise sqlstate 'PT400' using message = 'why_is_unknown';
	end if;
	perform private.running_live(s.id);
	select * into l from public.lives where session_id = s.id for update;
	people := array(select value from jsonb_array_elements_text(l.round -> 'order') with ordinality order by ordinality);
	passed := array(select value from jsonb_array_elements_text(l.round -> 'passed') with ordinality order by ordinality);
	-- From 1, as arrays count: `turn` have spoken.
	turn := (l.round ->> 'at')::integer;
	place := array_position(people, me);
	if place is null or l.ended_at is not null then
		return;
	end if;
	if p_why = 'pass' and place > turn and not me = any (passed) then
		passed := passed || me;
	elsif p_why = 'back' and me = any (passed) then
		passed := array_remove(passed, me);
		if place <= turn then
			people := array_remove(people, me) || me;
			turn := turn - 1;
		end if;
	elsif p_why = 'done' and place = turn + 1 then
		turn := turn + 1;
	else
		return;
	end if;
	while turn < cardinality(people) and people[turn + 1] = any (passed) loop
		turn := turn + 1;
	end loop;
	update public.lives
	set version = version + 1, round = jsonb_build_object('order', to_jsonb(people), 'at', turn, 'passed', to_jsonb(passed))
	where session_id = s.id;
end $$;
comment on function public.pass_turn is 'The caller says nothing in this round, does after all, or has spoken. Only about oneself.';

create function public.decline_commitments(p_session_id uuid, p_declined boolean default true) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	s public.sessions := private.my_session(p_session_id);
begin
	perform private.running_live(s.id);
	if p_declined is false then
		delete from public.live_declines where session_id = s.id and profile_id = (select auth.uid());
		return;
	end if;
	insert into public.live_declines (session_id, circle_id, profile_id) values (s.id, s.circle_id, (select auth.uid()))
	on conflict do nothing;
end $$;
comment on function public.decline_commitments is 'Nothing this time, or something after all. Only about oneself, while the session is live.';

-- What a session leaves behind. Holds its circle.
create function private.conclude_live(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	-- A circle that was closed meanwhile has no next session that anything could wait for.
	if exists (
		select from public.lives l join public.circles c on c.id = l.circle_id where l.session_id = p_session_id and c.closed_at is null
	) then
		perform private.settle_topics(p_session_id);
	end if;
	perform private.tell_record(p_session_id);
end $$;

-- After the above for all of them, since it holds rows of lives.
create function private.shut_lives(p_session_ids uuid[]) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform pg_advisory_xact_lock(hashtext('who is there'));
	update public.live_presences set present = false where session_id = any (p_session_ids) and present;
	-- Who spoke when is nobody's business afterwards.
	update public.lives
	set version = version + 1, ended_at = clock_timestamp(), paused_at = null, round = '{"order": [], "at": 0, "passed": []}'
	where session_id = any (p_session_ids) and ended_at is null;
end $$;

-- Not before its own time: whoever came early could else take it from all the others, who are on their way.
create function public.end_live(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	s public.sessions := private.my_session(p_session_id);
begin
	perform private.take_circle(s.circle_id);
	-- Again, now that nobody moves it.
	s := private.my_session(p_session_id);
	if exists (select from public.lives where session_id = p_session_id and ended_at is not null) then
		return;
	end if;
	perform private.must_facilitate(p_session_id);
	if clock_timestamp() < s.starts_at then
		raise sqlstate 'PT409' using message = 'not_begun';
	end if;
	perform private.conclude_live(p_session_id);
	perform private.shut_lives(array[p_session_id]);
end $$;
comment on function public.end_live is 'Ends a session for everybody, from its own time on: what was not discussed goes to the next one, and those present are told. Its facilitator only.';

-- Nobody ended it: an hour after its time it is over all the same.
create function public.end_left_lives() returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	left_open record;
	ended uuid[] := '{}';
begin
	for left_open in
		select l.session_id, l.circle_id from public.lives l
		where l.started_at is not null and l.ended_at is null and l.until < now() - interval '60 minutes'
		order by l.circle_id, l.session_id
	loop
		perform private.hold_circle(left_open.circle_id);
		if exists (
			select from public.lives l
			where l.session_id = left_open.session_id and l.ended_at is null and l.until < now() - interval '60 minutes'
		) then
			perform private.conclude_live(left_open.session_id);
			ended := ended || left_open.session_id;
		end if;
	end loop;
	perform private.shut_lives(ended);
	-- Nobody started it at all: then there is nothing to keep of it.
	delete from public.lives l using public.sessions s
	where s.id = l.session_id and l.started_at is null and s.ends_at < now() - interval '60 minutes';
	return cardinality(ended);
end $$;
comment on function public.end_left_lives is 'For the server, each minute: ends sessions that were left running an hour after their time.';

revoke execute on function private.touch_live, private.touch_lives_of, private.rows_touch_live, private.rows_touch_lives_of_circle,
	private.session_touches_live, private.circle_touches_lives, private.live_state, private.live_commitment,
	private.limit_commitments, private.open_live,
	private.live_steps, private.live_round, private.seat_topics, private.take_up_step, private.my_session, private.running_live, private.steer,
	private.must_facilitate, private.conclude_live, private.shut_lives, private.wait_for_presences
	from public, anon, authenticated, service_role;
revoke execute on function public.read_live, public.start_live, public.steer_live, public.take_over_live, public.hand_live,
	public.pass_turn, public.decline_commitments, public.end_live, public.follow_by_link, public.read_live_for_all,
	public.read_live_versions, public.see_present, public.settle_live, public.end_left_lives
	from public, anon, authenticated, service_role;
grant execute on function public.read_live, public.start_live, public.steer_live, public.take_over_live, public.hand_live,
	public.pass_turn, public.decline_commitments, public.end_live to authenticated;
grant execute on function public.follow_by_link to anon, authenticated;
grant execute on function public.read_live_for_all, public.read_live_versions, public.see_present, public.settle_live,
	public.end_left_lives to service_role;

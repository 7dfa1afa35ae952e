-- The queue: what a session takes up, in which order, by whom, and what becomes of the rest.
alter table public.topics
	add column lens text,
	add column unsigned boolean not null default false,
	add column carried smallint not null default 0,
	add column taken_up_at timestamptz,
	add column stands_in boolean not null default false,
	add column parked boolean not null default false,
	add column circle_prompt_id uuid,
	add column reason text,
	add constraint lens_is_a_key check (lens ~ '^[a-z]+(_[a-z]+)*$' and char_length(lens) <= 60),
	add constraint unsigned_have_words_and_no_name check (not unsigned or (words is not null and brought_by is null)),
	add constraint carried_counts_up check (carried >= 0),
	add constraint stand_ins_are_prompts check (not stands_in or (prompt_slug is not null and brought_by is null)),
	add constraint parked_have_no_name check (not parked or brought_by is null),
	add constraint reason_is_short check (char_length(reason) between 1 and 200);
comment on column public.topics.lens is 'The pitfall or challenge that a problem is looked at through; a prompt has the library''s.';
comment on column public.topics.unsigned is 'Brought without a name; whose it is stands where nobody reads it, until it is signed.';
comment on column public.topics.carried is 'How many sessions passed it over.';
comment on column public.topics.taken_up_at is 'When it was discussed; null while it waits.';
comment on column public.topics.stands_in is 'A suggestion, since the queue was empty a day before.';
comment on column public.topics.parked is 'From the parking lot of a live session.';
comment on column public.topics.reason is 'Why a prompt stands in.';
create index topics_that_wait on public.topics (session_id) where taken_up_at is null;
create index topics_of_own_prompt on public.topics (circle_prompt_id, circle_id);
create index topics_taken_up_of on public.topics (circle_id, brought_by) where taken_up_at is not null;

-- Whose an unsigned topic is. No reference to profiles: checking one marks the person's row with the transaction that
-- wrote the topic, and that mark is readable. The trigger below stands in for it.
create table private.unsigned_topics (
	topic_id uuid primary key references public.topics (id) on delete cascade,
	profile_id uuid not null
);
comment on table private.unsigned_topics is 'Whose an unsigned topic is; the row goes when the topic is signed, or with the account.';
create index unsigned_topics_of_person on private.unsigned_topics (profile_id);

create function private.forget_unsigned() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from private.unsigned_topics where profile_id = old.id;
	return null;
end $$;
create trigger profiles_forget_unsigned after delete on public.profiles
	for each row execute function private.forget_unsigned();

create function private.my_unsigned_topics() returns setof uuid
	language sql stable security definer set search_path = ''
	as $$ select topic_id from private.unsigned_topics where profile_id = (select auth.uid()) $$;
comment on function private.my_unsigned_topics is 'Topics that the caller brought without a name.';

-- Column by column, so that PostgreSQL's own columns (which transaction wrote a row) are nobody's to read.
revoke select on public.topics from authenticated;
grant select (
	id, circle_id, session_id, brought_by, words, prompt_slug, created_at, lens, unsigned, carried, taken_up_at, stands_in,
	parked, circle_prompt_id, reason
) on public.topics to authenticated;

create table public.topic_answers (
	id uuid primary key,
	topic_id uuid not null,
	session_id uuid not null,
	circle_id uuid not null references public.circles (id) on delete cascade,
	author_id uuid not null references public.profiles (id) on delete cascade,
	words text not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint to_a_topic_of_the_session foreign key (topic_id, session_id, circle_id)
		references public.topics (id, session_id, circle_id) on update cascade on delete cascade,
	constraint words_are_a_paragraph check (char_length(words) between 1 and 600)
);
comment on table public.topic_answers is 'What a member writes to a topic, before the session or after it: for those who cannot be there.';
create index topic_answers_of_topic on public.topic_answers (topic_id, created_at);
create index topic_answers_of_circle on public.topic_answers (circle_id);
create index topic_answers_of_author on public.topic_answers (author_id);
create trigger topic_answers_touch before update on public.topic_answers for each row execute function private.touch();
create trigger topic_answers_hold_open before insert or update or delete on public.topic_answers
	for each row execute function private.hold_open();

-- Three times what anybody could need: what is written to a topic in a hot seat goes to every phone in the session.
create function private.limit_topic_answers() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	theirs record;
begin
	-- In another's name it is refused by its policy; here it would tell how many they have.
	if new.author_id is distinct from (select auth.uid()) then
		return new;
	end if;
	-- One's own profile is the turnstile: many at once are counted one after another.
	perform from public.profiles where id = new.author_id for no key update;
	select count(*) filter (where topic_id = new.topic_id) as to_it, count(*) as of_session into theirs
	from public.topic_answers where author_id = new.author_id and session_id = new.session_id and id <> new.id;
	if theirs.to_it >= 10 or theirs.of_session >= 40 then
		raise sqlstate 'PT429' using message = 'too_many_answers';
	end if;
	return new;
end $$;
comment on function private.limit_topic_answers is 'Ten answers of a person to a topic, forty to those of a session.';
create trigger topic_answers_limit before insert on public.topic_answers
	for each row execute function private.limit_topic_answers();

alter table public.topic_answers enable row level security;
revoke all on public.topic_answers from anon, authenticated, service_role;
grant select, delete on public.topic_answers to authenticated;
grant insert (id, topic_id, session_id, circle_id, author_id, words), update (words) on public.topic_answers to authenticated;
create policy "Members read the answers" on public.topic_answers
	for select to authenticated using (circle_id = any (array(select private.my_circles())));
create policy "Members answer a topic" on public.topic_answers
	for insert to authenticated
	with check (author_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())));
create policy "Authors word their answer anew" on public.topic_answers
	for update to authenticated
	using (author_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())));
create policy "Authors take their answer back" on public.topic_answers
	for delete to authenticated
	using (author_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())));

-- What others have written stays, and so does what was discussed. What nobody has signed an organiser may take out; what
-- stands in goes by itself.
drop policy "Bringers take their topic back" on public.topics;
create policy "Bringers take their topic back, organisers what nobody signed" on public.topics
	for delete to authenticated
	using (
		circle_id = any (array(select private.my_circles())) and taken_up_at is null
		and (
			(brought_by = (select auth.uid()) or id = any (array(select private.my_unsigned_topics())))
			and not exists (
				select from public.topic_answers a where a.topic_id = topics.id and a.author_id <> (select auth.uid())
			)
			or brought_by is null and not stands_in and circle_id = any (array(select private.my_organised_circles()))
		)
	);

-- p_topic: {id, session_id, words or prompt_slug, lens, unsigned, circle_prompt_id}.
create function public.bring_topic(p_topic jsonb) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_id uuid := (p_topic ->> 'id')::uuid;
	without_name boolean := coalesce((p_topic ->> 'unsigned')::boolean, false);
	me uuid := (select auth.uid());
	the_session public.sessions;
begin
	-- Asked before the circle is locked, so that a stranger holds nobody up, and again after it.
	for round in 1..2 loop
		select * into the_session from public.sessions
		where id = (p_topic ->> 'session_id')::uuid and circle_id = any (array(select private.my_circles()));
		if not found then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if round = 1 then
			perform private.take_circle(the_session.circle_id);
		end if;
	end loop;
	if exists (
		select from public.topics t
		where t.id = the_id and (t.brought_by = me or t.id in (select private.my_unsigned_topics()))
	) then
		return;
	end if;
	if exists (select from public.topics where id = the_id) then
		raise sqlstate 'PT409' using message = 'id_taken';
	end if;
	if the_session.status = 'cancelled' or the_session.ends_at <= now() then
		raise sqlstate 'PT409' using message = 'session_over';
	end if;
	if exists (select from public.topics where session_id = the_session.id and prompt_slug = p_topic ->> 'prompt_slug') then
		raise sqlstate 'PT409' using message = 'already_there';
	end if;
	insert into public.topics (
		id, circle_id, session_id, brought_by, words, prompt_slug, lens, unsigned, circle_prompt_id, created_at
	)
	values (
		the_id, the_session.circle_id, the_session.id, case when not without_name then me end,
		p_topic ->> 'words', p_topic ->> 'prompt_slug', p_topic ->> 'lens', without_name,
		-- One that is gone meanwhile leaves its words.
		(
			select id from public.circle_prompts
			where id = (p_topic ->> 'circle_prompt_id')::uuid and circle_id = the_session.circle_id
		),
		-- The day alone: beside what else its bringer did at that moment, the minute would be a name.
		case when without_name then date_trunc('day', now(), 'UTC') else now() end
	);
	if without_name then
		insert into private.unsigned_topics (topic_id, profile_id) values (the_id, me);
	end if;
end $$;
comment on function public.bring_topic is 'Brings a problem or a prompt for a session, with the caller''s name or without; the same id again changes nothing.';

-- Puts a name to an unsigned topic; without one where the account is gone.
create function private.sign_topic(p_topic_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	bringer uuid;
begin
	delete from private.unsigned_topics where topic_id = p_topic_id returning profile_id into bringer;
	update public.topics
	set unsigned = false, brought_by = (select id from public.profiles where id = bringer)
	where id = p_topic_id and bringer is not null;
end $$;

create function public.sign_topic(p_topic_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	if not exists (
		select from public.topics
		where id = p_topic_id and id in (select private.my_unsigned_topics()) and circle_id in (select private.my_circles())
	) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.take_circle((select circle_id from public.topics where id = p_topic_id));
	perform private.sign_topic(p_topic_id);
end $$;
comment on function public.sign_topic is 'Puts the caller''s name to a topic that they brought without one.';

-- When a hot seat begins. A name comes with it only while its bringer's own phone is in the session: nobody can begin a
-- session alone to learn whose a topic is.
create function private.take_up_topic(p_topic_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	update public.topics set taken_up_at = clock_timestamp() where id = p_topic_id and taken_up_at is null;
	if exists (
		select from private.unsigned_topics u
		join public.topics t on t.id = u.topic_id
		join public.live_presences p on p.session_id = t.session_id and p.profile_id = u.profile_id
		where u.topic_id = p_topic_id and p.signed_in and p.seen_at > now() - interval '2 minutes'
	) then
		perform private.sign_topic(p_topic_id);
	end if;
end $$;
comment on function private.take_up_topic is 'Notes that a topic is discussed, and signs an unsigned one whose bringer is in the live session.';

create function public.mark_discussed(p_topic_id uuid, p_discussed boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_circle uuid;
	the_session public.sessions;
begin
	select circle_id into the_circle from public.topics
	where id = p_topic_id and circle_id in (select private.my_circles());
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.take_circle(the_circle);
	select s.* into the_session from public.topics t join public.sessions s on s.id = t.session_id
	where t.id = p_topic_id and t.circle_id in (select private.my_circles());
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if the_session.status = 'cancelled' or the_session.starts_at > now() or the_session.ends_at < now() - interval '7 days' then
		raise sqlstate 'PT409' using message = 'not_now';
	end if;
	update public.topics
	set taken_up_at = case when p_discussed then coalesce(taken_up_at, least(now(), the_session.ends_at)) end
	where id = p_topic_id;
end $$;
comment on function public.mark_discussed is 'Notes that a topic was discussed, or that it was not after all: members, from the start until a week after the end. Puts no name to it.';

-- The order: votes, then how many sessions its bringer has waited, then who came first; what stands in and nobody wants is
-- last. A topic without a name waits by itself, by how often it was passed over: its bringer's patience would tell who it is.
create function private.queue_of(p_session_id uuid) returns table (topic_id uuid, place integer, votes integer, waited integer)
	language sql stable security definer set search_path = ''
	as $$
	with waiting as (
		select t.id, t.created_at, t.stands_in, v.votes,
			case
				when t.brought_by is null then t.carried
				else (
					select count(*) from public.sessions s
					where s.circle_id = t.circle_id and s.status = 'confirmed' and s.ends_at <= now()
						and s.starts_at > coalesce(
							(
								select max(ls.starts_at) from public.topics l join public.sessions ls on ls.id = l.session_id
								where l.circle_id = t.circle_id and l.brought_by = t.brought_by and l.taken_up_at is not null
							),
							(select m.joined_at from public.members m where m.circle_id = t.circle_id and m.profile_id = t.brought_by)
						)
				)
			end as waited
		from public.topics t
		cross join lateral (select count(*) as votes from public.topic_votes o where o.topic_id = t.id) v
		where t.session_id = p_session_id and t.taken_up_at is null
	)
	select id,
		(row_number() over (order by stands_in and votes = 0, votes desc, waited desc, created_at, id))::integer,
		votes::integer, waited::integer
	from waiting
	order by 2
	$$;
comment on function private.queue_of is 'What waits in a session''s queue, in order.';

create table public.hot_seats (
	session_id uuid primary key,
	circle_id uuid not null references public.circles (id) on delete cascade,
	topic_ids uuid[] not null,
	chosen_by uuid references public.profiles (id) on delete set null,
	chosen_at timestamptz not null default clock_timestamp(),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id)
		references public.sessions (id, circle_id) on delete cascade,
	constraint one_or_two_topics check (
		cardinality(topic_ids) between 1 and 2 and array_position(topic_ids, null) is null
		and topic_ids[1] is distinct from topic_ids[2]
	)
);
comment on table public.hot_seats is 'What a session takes up, where an organiser or its facilitator chose otherwise than the queue.';
create index hot_seats_of_session on public.hot_seats (session_id, circle_id);
create index hot_seats_of_circle on public.hot_seats (circle_id);
create index hot_seats_by on public.hot_seats (chosen_by);
create trigger hot_seats_hold_open before insert or update or delete on public.hot_seats
	for each row execute function private.hold_open();

alter table public.hot_seats enable row level security;
revoke all on public.hot_seats from anon, authenticated, service_role;
grant select on public.hot_seats to authenticated;
create policy "Members see what was chosen" on public.hot_seats
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

create function private.leads_session(p_session_id uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select exists (
		select from public.sessions s
		join public.members m on m.circle_id = s.circle_id and m.profile_id = (select auth.uid()) and m.left_at is null
		where s.id = p_session_id and (
			m.role = 'organiser' or exists (
				select from public.duties d
				where d.session_id = s.id and d.role = 'facilitator' and d.profile_id = m.profile_id
			)
		)
	)
	$$;
comment on function private.leads_session is 'Whether the caller organises the circle of a session, or facilitates it.';

-- A choice whose topics are all gone is none; then the first of the queue count, after what was taken up already.
create function private.hot_seats_of(p_session_id uuid) returns uuid[]
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	chosen uuid[] := array(
		select t.id from public.hot_seats h
		cross join lateral unnest(h.topic_ids) with ordinality as c (id, place)
		join public.topics t on t.id = c.id and t.session_id = h.session_id
		where h.session_id = p_session_id
		order by c.place
	);
begin
	if cardinality(chosen) > 0 then
		return chosen;
	end if;
	return array(
		select f.id from (
			select t.id, 0 as later, t.taken_up_at, 0 as place from public.topics t
			where t.session_id = p_session_id and t.taken_up_at is not null
			union all
			select q.topic_id, 1, null, q.place from private.queue_of(p_session_id) q
		) f
		order by f.later, f.taken_up_at, f.place
		limit private.hot_seat_count(p_session_id)
	);
end $$;
comment on function private.hot_seats_of is 'The topics of a session''s hot seats, in their order.';

-- The session whose hot seats the caller may choose, with its circle locked.
create function private.session_to_lead(p_session_id uuid) returns public.sessions
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	for round in 1..2 loop
		select * into the_session from public.sessions where id = p_session_id;
		if not found or not private.leads_session(p_session_id) then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if round = 1 then
			perform private.take_circle(the_session.circle_id);
		end if;
	end loop;
	if the_session.status = 'cancelled' or the_session.ends_at <= now() then
		raise sqlstate 'PT409' using message = 'session_over';
	end if;
	return the_session;
end $$;

create function public.choose_hot_seats(p_session_id uuid, p_topic_ids uuid[]) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_to_lead(p_session_id);
begin
	if exists (
		select from unnest(p_topic_ids) as c (id)
		where not exists (select from public.topics t where t.id = c.id and t.session_id = p_session_id)
	) then
		raise sqlstate 'PT409' using message = 'topic_gone';
	end if;
	insert into public.hot_seats (session_id, circle_id, topic_ids, chosen_by)
	values (p_session_id, the_session.circle_id, p_topic_ids, (select auth.uid()))
	on conflict (session_id) do update
	set topic_ids = excluded.topic_ids, chosen_by = excluded.chosen_by, chosen_at = clock_timestamp();
end $$;
comment on function public.choose_hot_seats is 'Takes these topics, one or two in this order, instead of the first of the queue. Organisers and the session''s facilitator; members see who did.';

create function public.clear_hot_seats(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.session_to_lead(p_session_id);
	delete from public.hot_seats where session_id = p_session_id;
end $$;
comment on function public.clear_hot_seats is 'Leaves the hot seats of a session to the votes again. Organisers and its facilitator.';

-- For a session's page: what waits in order and what was discussed, the reader's own votes, and who chose the hot seats.
-- Counts, and the order and hot seats that follow from them, once the reader has voted or the session has begun.
-- In plpgsql, since public.lives is made later.
create function public.read_queue(p_session_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	the_session public.sessions;
	mine bigint;
	shown boolean;
begin
	select * into the_session from public.sessions
	where id = p_session_id and circle_id = any (array(select private.my_circles()));
	if not found then
		return null;
	end if;
	mine := (select count(*) from public.topic_votes where session_id = p_session_id and profile_id = me);
	shown := mine > 0 or the_session.starts_at <= now();
	return jsonb_build_object(
		'votes_given', mine,
		'shown', shown,
		'may_choose', private.leads_session(p_session_id),
		'may_remove', the_session.circle_id in (select private.my_organised_circles()),
		'hot_seat_count', private.hot_seat_count(p_session_id),
		'hot_seats', case
			when shown or exists (select from public.hot_seats where session_id = p_session_id)
			then to_jsonb(private.hot_seats_of(p_session_id))
		end,
		-- Of the step that is on, while the session is live.
		'on_now', (
			select (l.steps -> l.step ->> 'topic_id')::uuid from public.lives l
			where l.session_id = p_session_id and l.started_at is not null and l.ended_at is null
		),
		'chosen', (
			select jsonb_build_object('by', p.name, 'by_me', h.chosen_by is not distinct from me, 'at', h.chosen_at)
			from public.hot_seats h left join public.profiles p on p.id = h.chosen_by where h.session_id = p_session_id
		),
		'topics', (
			select coalesce(jsonb_agg(
				jsonb_build_object(
					'id', t.id, 'words', t.words, 'prompt_slug', t.prompt_slug, 'circle_prompt_id', t.circle_prompt_id,
					'lens', t.lens, 'unsigned', t.unsigned, 'carried', t.carried, 'stands_in', t.stands_in, 'parked', t.parked,
					'reason', t.reason, 'taken_up_at', t.taken_up_at,
					'bringer', case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end,
					'mine', t.brought_by is not distinct from me or t.id in (select private.my_unsigned_topics()),
					'voted', exists (select from public.topic_votes v where v.topic_id = t.id and v.profile_id = me),
					'votes', case when shown then (select count(*) from public.topic_votes v where v.topic_id = t.id) end,
					'waited', q.waited,
					'answers', (select count(*) from public.topic_answers a where a.topic_id = t.id)
				)
				order by t.taken_up_at nulls first, case when shown then q.place end, t.stands_in, q.waited desc, t.created_at, t.id
			), '[]')
			from public.topics t
			left join private.queue_of(p_session_id) q on q.topic_id = t.id
			left join public.profiles p on p.id = t.brought_by
			where t.session_id = p_session_id
		)
	);
end $$;
comment on function public.read_queue is 'A session''s topics in their order, for its members; null for anybody else. Counts once the reader has voted or the session has begun.';
drop function public.vote_count;

-- What was not discussed waits in another session's queue, its votes with it: three each there, the latest are taken back
-- and answered. A prompt that stands in the circle's queue later than here is left where it is, and what stood in unasked.
create function private.move_topics(p_from public.sessions, p_to uuid, p_carried integer) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
declare
	taken_back jsonb;
begin
	update public.topics t set session_id = p_to, carried = t.carried + p_carried
	where t.session_id = p_from.id and p_to is not null and t.taken_up_at is null
		and (not t.stands_in or exists (select from public.topic_votes v where v.topic_id = t.id))
		and not exists (
			select from public.topics o join public.sessions os on os.id = o.session_id
			where o.circle_id = t.circle_id and o.prompt_slug = t.prompt_slug and os.starts_at > p_from.starts_at
		);
	with gone as (
		delete from public.topic_votes v
		where v.session_id = p_to and (
			select count(*) from public.topic_votes o
			where o.session_id = p_to and o.profile_id = v.profile_id
				and (o.created_at, o.topic_id) < (v.created_at, v.topic_id)
		) >= 3
		returning v.*
	)
	select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into taken_back from gone;
	return taken_back;
end $$;

create function private.session_after(p_session public.sessions) returns uuid
	language sql stable security definer set search_path = ''
	as $$
	select id from public.sessions
	where circle_id = p_session.circle_id and status = 'confirmed' and starts_at > greatest(now(), p_session.starts_at)
	order by starts_at, id limit 1
	$$;
comment on function private.session_after is 'The next session that takes place and has not begun; null when none is planned.';

create or replace function private.carry_topics(p_session public.sessions) returns jsonb
	language sql security definer set search_path = ''
	as $$ select private.move_topics(p_session, private.session_after(p_session), 0) $$;

-- After a session: what it passed over goes to the next one and says so, and the parking lot becomes topics there.
-- Without a next session all waits. Again changes nothing. Holds the circle.
create function private.settle_topics(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
	next_id uuid;
begin
	perform private.take_circle((select circle_id from public.sessions where id = p_session_id));
	select * into the_session from public.sessions where id = p_session_id;
	next_id := private.session_after(the_session);
	if next_id is null then
		return;
	end if;
	perform private.move_topics(the_session, next_id, case when the_session.status = 'confirmed' then 1 else 0 end);
	with parked as (
		delete from public.parked where session_id = p_session_id returning words
	)
	insert into public.topics (id, circle_id, session_id, words, parked)
	select gen_random_uuid(), the_session.circle_id, next_id, words, true from parked;
end $$;
comment on function private.settle_topics is 'Moves what a session did not discuss, and its parking lot, to the queue of the next one.';

create function public.settle_sessions() returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_id uuid;
begin
	for the_id in
		select s.id from public.sessions s join public.circles c on c.id = s.circle_id
		where c.closed_at is null and (s.status = 'cancelled' or s.ends_at < now() - interval '24 hours')
			and private.session_after(s) is not null
			and (
				exists (select from public.parked p where p.session_id = s.id)
				or exists (
					select from public.topics t
					where t.session_id = s.id and t.taken_up_at is null
						and (not t.stands_in or exists (select from public.topic_votes v where v.topic_id = t.id))
						and not exists (
							select from public.topics o join public.sessions os on os.id = o.session_id
							where o.circle_id = t.circle_id and o.prompt_slug = t.prompt_slug and os.starts_at > s.starts_at
						)
				)
			)
		order by s.circle_id, s.starts_at, s.id limit 200
	loop
		perform private.settle_topics(the_id);
	end loop;
end $$;
comment on function public.settle_sessions is 'For the worker: settles the topics of sessions that ended a day ago, or were cancelled, once there is a next one.';

create function public.read_empty_queues() returns table (session_id uuid, facts jsonb)
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return query
	select s.id, private.suggestion_facts(s.circle_id)
	from public.sessions s join public.circles c on c.id = s.circle_id
	where c.closed_at is null and s.status = 'confirmed' and s.starts_at > now() and s.starts_at <= now() + interval '24 hours'
		and not exists (select from public.topics t where t.session_id = s.id)
	order by s.starts_at limit 200;
end $$;
comment on function public.read_empty_queues is 'For the worker: sessions of the next day for which nobody brought anything, and what suggestions are chosen by.';

-- p_suggestions: [{slug, reason}], three at most.
create function public.suggest_topics(p_session_id uuid, p_suggestions jsonb) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	perform private.take_circle((select circle_id from public.sessions where id = p_session_id));
	select * into the_session from public.sessions where id = p_session_id;
	-- Somebody has brought something, or it is cancelled or under way: then nothing needs to stand in.
	if the_session.status = 'cancelled' or the_session.starts_at <= now()
		or exists (select from public.topics where session_id = p_session_id)
	then
		return;
	end if;
	insert into public.topics (id, circle_id, session_id, prompt_slug, stands_in, reason)
	select gen_random_uuid(), the_session.circle_id, p_session_id, s.slug, true, s.reason
	from jsonb_to_recordset(p_suggestions) as s (slug text, reason text) limit 3;
end $$;
comment on function public.suggest_topics is 'For the worker: prompts that stand in for an empty queue, each with its reason; nothing where somebody has brought something meanwhile.';

revoke execute on function private.forget_unsigned, private.limit_topic_answers, private.sign_topic, private.take_up_topic, private.queue_of,
	private.leads_session, private.hot_seats_of, private.session_to_lead, private.move_topics, private.session_after,
	private.carry_topics, private.settle_topics
	from public, anon, authenticated, service_role;
revoke execute on function private.my_unsigned_topics from public, anon, service_role;
grant execute on function private.my_unsigned_topics to authenticated;
revoke execute on function public.bring_topic, public.sign_topic, public.mark_discussed, public.choose_hot_seats,
	public.clear_hot_seats, public.read_queue, public.settle_sessions, public.read_empty_queues, public.suggest_topics
	from public, anon, authenticated, service_role;
grant execute on function public.bring_topic, public.sign_topic, public.mark_discussed, public.choose_hot_seats,
	public.clear_hot_seats, public.read_queue to authenticated;
grant execute on function public.settle_sessions, public.read_empty_queues, public.suggest_topics to service_role;

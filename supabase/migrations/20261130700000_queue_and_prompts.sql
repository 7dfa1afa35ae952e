-- A circle's own prompt stands once in a queue, as one of the library does; and hot seats whose topics are all gone count as
-- chosen by nobody.
create or replace function public.bring_topic(p_topic jsonb) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_id uuid := (p_topic ->> 'id')::uuid;
	without_name boolean := coalesce((p_topic ->> 'unsigned')::boolean, false);
	me uuid := (select auth.uid());
	the_session public.sessions;
	-- One that is gone meanwhile leaves its words.
	own_prompt uuid;
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
	own_prompt := (
		select id from public.circle_prompts
		where id = (p_topic ->> 'circle_prompt_id')::uuid and circle_id = the_session.circle_id
	);
	if exists (
		select from public.topics
		where session_id = the_session.id and (prompt_slug = p_topic ->> 'prompt_slug' or circle_prompt_id = own_prompt)
	) then
		raise sqlstate 'PT409' using message = 'already_there';
	end if;
	insert into public.topics (
		id, circle_id, session_id, brought_by, words, prompt_slug, lens, unsigned, circle_prompt_id, created_at
	)
	values (
		the_id, the_session.circle_id, the_session.id, case when not without_name then me end,
		p_topic ->> 'words', p_topic ->> 'prompt_slug', p_topic ->> 'lens', without_name, own_prompt,
		-- The day alone: beside what else its bringer did at that moment, the minute would be a name.
		case when without_name then date_trunc('day', now(), 'UTC') else now() end
	);
	if without_name then
		insert into private.unsigned_topics (topic_id, profile_id) values (the_id, me);
	end if;
end $$;

create or replace function public.read_queue(p_session_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	the_session public.sessions;
	mine bigint;
	shown boolean;
	-- A choice whose topics are all gone is none: then the hot seats would tell how others have voted.
	chosen boolean;
begin
	select * into the_session from public.sessions
	where id = p_session_id and circle_id = any (array(select private.my_circles()));
	if not found then
		return null;
	end if;
	mine := (select count(*) from public.topic_votes where session_id = p_session_id and profile_id = me);
	shown := mine > 0 or the_session.starts_at <= now();
	chosen := exists (
		select from public.hot_seats h join public.topics t on t.id = any (h.topic_ids) and t.session_id = h.session_id
		where h.session_id = p_session_id
	);
	return jsonb_build_object(
		'votes_given', mine,
		'shown', shown,
		'may_choose', private.leads_session(p_session_id),
		'may_remove', the_session.circle_id in (select private.my_organised_circles()),
		'hot_seat_count', private.hot_seat_count(p_session_id),
		'hot_seats', case when shown or chosen then to_jsonb(private.hot_seats_of(p_session_id)) end,
		-- Of the step that is on, while the session is live.
		'on_now', (
			select (l.steps -> l.step ->> 'topic_id')::uuid from public.lives l
			where l.session_id = p_session_id and l.started_at is not null and l.ended_at is null
		),
		'chosen', (
			select jsonb_build_object('by', p.name, 'by_me', h.chosen_by is not distinct from me, 'at', h.chosen_at)
			from public.hot_seats h left join public.profiles p on p.id = h.chosen_by
			where h.session_id = p_session_id and chosen
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

-- What was not discussed waits in another session's queue, its votes with it: three each there, the latest are taken back
-- and answered. A prompt, the library's or the circle's own, that stands in the circle's queue later than here is left where
-- it is, and what stood in unasked.
create or replace function private.move_topics(p_from public.sessions, p_to uuid, p_carried integer) returns jsonb
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
			where o.circle_id = t.circle_id and (o.prompt_slug = t.prompt_slug or o.circle_prompt_id = t.circle_prompt_id)
				and os.starts_at > p_from.starts_at
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

create or replace function public.settle_sessions() returns void
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
							where o.circle_id = t.circle_id
								and (o.prompt_slug = t.prompt_slug or o.circle_prompt_id = t.circle_prompt_id)
								and os.starts_at > s.starts_at
						)
				)
			)
		order by s.circle_id, s.starts_at, s.id limit 200
	loop
		perform private.settle_topics(the_id);
	end loop;
end $$;

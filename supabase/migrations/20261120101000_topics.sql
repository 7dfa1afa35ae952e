create table public.topics (
	id uuid primary key,
	circle_id uuid not null references public.circles (id) on delete cascade,
	session_id uuid not null,
	brought_by uuid references public.profiles (id) on delete set null,
	words text,
	prompt_slug text,
	created_at timestamptz not null default now(),
	constraint id_with_session unique (id, session_id, circle_id),
	constraint for_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint problem_or_prompt check (num_nonnulls(words, prompt_slug) = 1),
	constraint words_are_two_lines check (char_length(words) between 1 and 240),
	constraint slug_is_kebab check (prompt_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(prompt_slug) <= 80),
	constraint a_prompt_once unique (session_id, prompt_slug)
);
comment on table public.topics is 'What a session may discuss: a problem a member brings, or a prompt picked from the library.';
create index topics_of_session on public.topics (session_id);
create index topics_of_circle on public.topics (circle_id, prompt_slug);
create index topics_of_bringer on public.topics (brought_by);

create table public.topic_votes (
	topic_id uuid not null,
	session_id uuid not null,
	circle_id uuid not null,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	created_at timestamptz not null default now(),
	primary key (topic_id, profile_id),
	constraint for_a_topic_of_the_session foreign key (topic_id, session_id, circle_id)
		references public.topics (id, session_id, circle_id) on update cascade on delete cascade
);
comment on table public.topic_votes is 'One vote of one member for one topic; three for each session. Counts show once one has voted.';
create index topic_votes_of_person on public.topic_votes (profile_id, session_id);
create index topic_votes_of_session on public.topic_votes (session_id);

alter table public.topics enable row level security;
revoke all on public.topics from anon, authenticated, service_role;
grant select, delete on public.topics to authenticated;
grant insert (id, circle_id, session_id, brought_by, words, prompt_slug) on public.topics to authenticated;
grant select on public.topics to service_role;
create policy "Members see the topics" on public.topics
	for select to authenticated using (circle_id = any (array(select private.my_circles())));
create policy "Members bring topics" on public.topics
	for insert to authenticated
	with check (
		brought_by = (select auth.uid()) and circle_id = any (array(select private.my_circles()))
		and exists (select from public.sessions s where s.id = session_id and s.status = 'confirmed' and s.ends_at > now())
	);
create policy "Bringers take their topic back" on public.topics
	for delete to authenticated
	using (brought_by = (select auth.uid()) and circle_id = any (array(select private.my_circles())));

alter table public.topic_votes enable row level security;
revoke all on public.topic_votes from anon, authenticated, service_role;
grant select on public.topic_votes to authenticated, service_role;
create policy "Members see their own votes" on public.topic_votes
	for select to authenticated
	using (profile_id = (select auth.uid()) and circle_id = any (array(select private.my_circles())));

create function public.vote_for_topic(p_topic_id uuid, p_wanted boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_topic public.topics;
	me uuid := (select auth.uid());
begin
	select * into the_topic from public.topics
	where id = p_topic_id and circle_id = any (array(select private.my_circles()))
	for key share;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if exists (select from public.sessions where id = the_topic.session_id and (status = 'cancelled' or ends_at <= now())) then
		raise sqlstate 'PT409' using message = 'session_over';
	end if;
	if not p_wanted then
		delete from public.topic_votes where topic_id = p_topic_id and profile_id = me;
		return;
	end if;
	-- One's own profile is the turnstile: two taps at once cannot make a fourth vote.
	perform from public.profiles where id = me for no key update;
	if exists (select from public.topic_votes where topic_id = p_topic_id and profile_id = me) then
		return;
	end if;
	if (select count(*) from public.topic_votes where session_id = the_topic.session_id and profile_id = me) >= 3 then
		raise sqlstate 'PT409' using message = 'no_votes_left';
	end if;
	insert into public.topic_votes (topic_id, session_id, circle_id, profile_id)
	values (p_topic_id, the_topic.session_id, the_topic.circle_id, me);
end $$;
comment on function public.vote_for_topic is 'Votes for a topic or takes the vote back; three for each session (no_votes_left).';

-- A column of topics for the API: null until the reader has voted for that session, so that nobody follows the herd.
create function public.vote_count(public.topics) returns integer
	language sql stable security definer set search_path = ''
	as $$
	select case
		when exists (
			select from public.topics t
			where t.id = $1.id and t.session_id = $1.session_id and t.circle_id = any (array(select private.my_circles()))
		) and exists (
			select from public.topic_votes where session_id = $1.session_id and profile_id = (select auth.uid())
		)
		then (select count(*)::integer from public.topic_votes where topic_id = $1.id)
	end
	$$;
comment on function public.vote_count is 'Votes for a topic; null until the reader has voted for its session.';

revoke execute on function public.vote_for_topic, public.vote_count from public, anon, authenticated, service_role;
grant execute on function public.vote_for_topic, public.vote_count to authenticated;

-- What was brought to a session that does not take place waits for the next one, its votes with it; a prompt that stands
-- there already is left where it was. Without a next session nothing moves.
create function private.carry_topics(p_session public.sessions) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	next_id uuid := (
		select id from public.sessions
		where circle_id = p_session.circle_id and status = 'confirmed' and starts_at > greatest(now(), p_session.starts_at)
		order by starts_at limit 1
	);
begin
	update public.topics t set session_id = next_id
	where t.session_id = p_session.id and next_id is not null
		and not exists (
			select from public.topics o where o.session_id = next_id and o.prompt_slug = t.prompt_slug
		);
	-- Three votes are for one session: where somebody has more now, the latest are taken back.
	delete from public.topic_votes v
	where v.session_id = next_id and (
		select count(*) from public.topic_votes o
		where o.session_id = next_id and o.profile_id = v.profile_id
			and (o.created_at, o.topic_id) < (v.created_at, v.topic_id)
	) >= 3;
end $$;

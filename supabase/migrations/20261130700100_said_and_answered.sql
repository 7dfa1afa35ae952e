-- What left its place stays gone: a phone whose answer was lost sends its words again days later, when somebody may have
-- removed them, or the parking lot has become topics. Of such words their id is remembered for a month, and nothing of
-- who wrote or removed them; no reference, which would mark the circle's row with the transaction that removed them.
create table private.gone_words (
	id uuid not null,
	kind text not null,
	circle_id uuid not null,
	removed boolean not null,
	gone_on date not null default (now() at time zone 'UTC')::date,
	primary key (id, kind),
	constraint kind_is_known check (kind in ('note', 'parked', 'takeaway'))
);
comment on table private.gone_words is 'Ids of notes, parked things and takeaways that left their place, so that sent again they do not come back.';
comment on column private.gone_words.removed is 'By a member, who may put it back; otherwise it is a topic now.';
create index gone_words_of_day on private.gone_words (gone_on);
revoke all on private.gone_words from anon, authenticated, service_role;

-- Whether words of the caller's circles have left their place; putting them back ends that where somebody removed them.
create function private.words_are_gone(p_id uuid, p_kind text, p_back boolean) returns boolean
	language plpgsql security definer set search_path = ''
	as $$
begin
	if p_back then
		delete from private.gone_words
		where id = p_id and kind = p_kind and removed and circle_id = any (array(select private.my_circles()));
	end if;
	return exists (
		select from private.gone_words
		where id = p_id and kind = p_kind and circle_id = any (array(select private.my_circles()))
	);
end $$;

drop function public.write_note(uuid, uuid, text);
create function public.write_note(p_id uuid, p_session_id uuid, p_words text, p_back boolean default false) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	if exists (
		select from public.notes
		where id = p_id and session_id = p_session_id and circle_id = any (array(select private.my_circles()))
	) or private.words_are_gone(p_id, 'note', p_back) then
		return;
	end if;
	the_session := private.session_to_close(p_session_id);
	insert into public.notes (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;
comment on function public.write_note is 'Writes a note of a session that has begun, until a day after it. Who wrote it is kept nowhere; the same id again changes nothing, also when it was removed, unless it is put back.';

create or replace function public.remove_note(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	with gone as (
		delete from public.notes where id = p_id and circle_id = any (array(select private.my_circles())) returning id, circle_id
	)
	insert into private.gone_words (id, kind, circle_id, removed) select id, 'note', circle_id, true from gone
	on conflict do nothing;
end $$;

drop function public.park(uuid, uuid, text);
create function public.park(p_id uuid, p_session_id uuid, p_words text, p_back boolean default false) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	if exists (
		select from public.parked
		where id = p_id and session_id = p_session_id and circle_id = any (array(select private.my_circles()))
	) or private.words_are_gone(p_id, 'parked', p_back) then
		return;
	end if;
	the_session := private.session_to_close(p_session_id);
	insert into public.parked (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;
comment on function public.park is 'Parks what came up in a session that has begun, for the next one''s queue. By nobody; the same id again changes nothing, also when it is a topic by then or was removed, unless it is put back.';

create or replace function public.unpark(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	with gone as (
		delete from public.parked where id = p_id and circle_id = any (array(select private.my_circles())) returning id, circle_id
	)
	insert into private.gone_words (id, kind, circle_id, removed) select id, 'parked', circle_id, true from gone
	on conflict do nothing;
end $$;

drop function public.propose_takeaway(uuid, uuid, text);
create function public.propose_takeaway(p_id uuid, p_session_id uuid, p_words text, p_back boolean default false) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	if exists (
		select from public.takeaways
		where id = p_id and session_id = p_session_id and circle_id = any (array(select private.my_circles()))
	) or private.words_are_gone(p_id, 'takeaway', p_back) then
		return;
	end if;
	the_session := private.session_to_close(p_session_id);
	insert into public.takeaways (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;
comment on function public.propose_takeaway is 'Proposes what the circle takes from a session that has begun, until a day after it. The same id again changes nothing, also when it was removed, unless it is put back.';

create or replace function public.remove_takeaway(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_takeaway public.takeaways;
begin
	select * into the_takeaway from public.takeaways
	where id = p_id and circle_id = any (array(select private.my_circles())) for update;
	if not found then
		return;
	end if;
	if the_takeaway.agreed and not private.may_agree(the_takeaway.session_id) then
		raise sqlstate 'PT409' using message = 'not_facilitating';
	end if;
	delete from public.takeaways where id = p_id;
	insert into private.gone_words (id, kind, circle_id, removed) values (p_id, 'takeaway', the_takeaway.circle_id, true)
	on conflict do nothing;
end $$;

-- The topics have ids of their own: under one that every phone in the session has seen, somebody could bring another topic
-- first, and the parking lot would never be settled.
create or replace function private.settle_topics(p_session_id uuid) returns void
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
		delete from public.parked where session_id = p_session_id returning id, words
	), gone as (
		insert into private.gone_words (id, kind, circle_id, removed)
		select id, 'parked', the_session.circle_id, false from parked
		on conflict do nothing
	)
	insert into public.topics (id, circle_id, session_id, words, parked)
	select gen_random_uuid(), the_session.circle_id, next_id, words, true from parked;
end $$;

-- As before, and what is remembered of words that left their place goes after a month: by then nothing is taken for their
-- session any more.
create or replace function public.sweep_notes() returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	taken integer;
begin
	delete from private.gone_words where gone_on < (now() at time zone 'UTC')::date - 30;
	with old as (
		select s.id from public.sessions s
		where s.ends_at < now() - interval '30 days' and private.session_ended_at(s.id) < now() - interval '30 days'
			and (
				exists (select from public.notes n where n.session_id = s.id)
				or exists (select from public.takeaways t where t.session_id = s.id and not t.agreed)
			)
	), notes as (
		delete from public.notes where session_id in (select id from old) returning circle_id
	), proposals as (
		delete from public.takeaways where session_id in (select id from old) and not agreed returning circle_id
	), swept as (
		select c.id, (select count(*) from notes n where n.circle_id = c.id)
			+ (select count(*) from proposals p where p.circle_id = c.id) as deleted
		from public.circles c
	), kept as (
		insert into public.note_sweeps (circle_id, ran_at, deleted_at, deleted)
		select id, now(), case when deleted > 0 then now() end, deleted from swept order by id
		on conflict (circle_id) do update set ran_at = excluded.ran_at,
			deleted_at = coalesce(excluded.deleted_at, note_sweeps.deleted_at),
			deleted = case when excluded.deleted > 0 then excluded.deleted else note_sweeps.deleted end
		returning 1
	)
	select sum(deleted)::integer into taken from swept;
	return coalesce(taken, 0);
end $$;

revoke execute on function private.words_are_gone, public.write_note, public.park, public.propose_takeaway
	from public, anon, authenticated, service_role;
grant execute on function public.write_note, public.park, public.propose_takeaway to authenticated;

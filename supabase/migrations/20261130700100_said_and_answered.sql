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

-- As before, and for a person who need not be the caller: by the link in their mail they answer signed out.
drop function private.hear(uuid, text, uuid, text, text, timestamptz);
create function private.hear(
	p_id uuid, p_about text, p_row_id uuid, p_answer text, p_words text, p_said_at timestamptz, p_person uuid default auth.uid()
) returns boolean
	language plpgsql security definer set search_path = ''
	as $$
declare
	-- Nothing is said in the future, nor kept on a phone for ever.
	at timestamptz := greatest(least(coalesce(p_said_at, clock_timestamp()), clock_timestamp()), now() - interval '60 days');
	is_latest boolean;
begin
	if p_id is null then
		return true;
	end if;
	perform from public.profiles where id = p_person for no key update;
	is_latest := not exists (
		select from public.own_answers a
		where a.profile_id = p_person and a.row_id = p_row_id and a.about = p_about and a.said_at > at
	);
	insert into public.own_answers (id, profile_id, about, row_id, answer, words, said_at)
	values (p_id, p_person, p_about, p_row_id, p_answer, p_words, at)
	on conflict (id) do nothing;
	return found and is_latest;
end $$;
comment on function private.hear is 'Remembers a person''s answer, the caller''s unless another is named; false for one that was heard before, or that came after a later one.';

-- Each tap is an answer at its time, also one that finds all as it says already: what was given before it on a phone in a
-- tunnel and comes after it does not end what it left open, nor end otherwise what it ended.
create or replace function public.answer_nudge(p_token text, p_answer text, p_id uuid) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.nudged_commitment(p_token);
begin
	if p_answer is null or p_answer not in ('on', 'changed', 'done') then
		raise sqlstate 'PT400' using message = 'answer_is_unknown';
	end if;
	if was.status <> 'open' and (was.status <> 'kept' or p_answer <> 'done') then
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
	-- What one committed to is still answered when its circle has closed; nothing is said in it any more.
	if p_answer <> 'done' and exists (select from public.circles where id = was.circle_id and closed_at is not null) then
		raise sqlstate 'PT409' using message = 'circle_closed';
	end if;
	perform private.hear(
		coalesce(p_id, gen_random_uuid()), 'commitment', was.id, case p_answer when 'done' then 'kept' else 'open' end,
		private.nudge_words(p_answer), null, was.owner_id
	);
	if p_answer = 'done' then
		update public.commitments set status = 'kept', ended_at = now() where id = was.id and status = 'open';
	elsif not exists (
		-- Tapped again and again it says nothing new.
		select from (
			select i.words, i.created_at from public.check_ins i where i.commitment_id = was.id order by i.created_at desc, i.id limit 1
		) latest where latest.words = private.nudge_words(p_answer) and latest.created_at > now() - interval '1 hour'
	) then
		insert into public.check_ins (id, commitment_id, author_id, words)
		values (p_id, was.id, was.owner_id, private.nudge_words(p_answer))
		on conflict (id) do nothing;
	end if;
	return was.id;
end $$;

create or replace function public.undo_nudge(p_token text, p_id uuid default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.nudged_commitment(p_token);
begin
	if p_id is not null then
		delete from public.check_ins i
		where i.id = p_id and i.commitment_id = was.id and i.author_id = was.owner_id
			and i.words in (private.nudge_words('on'), private.nudge_words('changed'));
		return;
	end if;
	if was.status <> 'open' and (was.status <> 'kept' or was.ended_with is not null) then
		-- With a line on what came of it, it was ended by somebody who signed in.
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
	perform private.hear(gen_random_uuid(), 'commitment', was.id, 'open', null, null, was.owner_id);
	update public.commitments set status = 'open', ended_at = null where id = was.id and status = 'kept';
end $$;

-- Also where another device has opened it already: it was said now.
create or replace function public.reopen_commitment(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.commitment_to_change(p_id);
begin
	perform private.hear(gen_random_uuid(), 'commitment', p_id, 'open', null, null);
	if was.status = 'open' then
		return;
	end if;
	if was.status = 'renegotiated' then
		if exists (
			select from public.commitments k
			where k.renegotiates_id = p_id
				and (k.status <> 'open' or exists (select from public.check_ins i where i.commitment_id = k.id))
		) then
			raise sqlstate 'PT409' using message = 'ended_already';
		end if;
		delete from public.commitments where renegotiates_id = p_id;
	end if;
	update public.commitments set status = 'open', ended_at = null, ended_with = null where id = p_id;
end $$;

-- The line on what came of it says again how it ended: an earlier answer that comes after it takes neither away.
create or replace function public.say_what_came(p_id uuid, p_words text default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.commitment_to_change(p_id);
begin
	if was.status = 'open' then
		raise sqlstate 'PT409' using message = 'still_open';
	end if;
	perform private.hear(gen_random_uuid(), 'commitment', p_id, was.status, p_words, null);
	update public.commitments set ended_with = p_words where id = p_id;
end $$;

-- Left out is what shows elsewhere: the taps of a nudge, which are check-ins, and what the answer after it says again.
create or replace function public.answered_before(public.commitments) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(jsonb_agg(jsonb_build_object('answer', a.answer, 'words', a.words, 'said_at', a.said_at) order by a.said_at), '[]')
	from (
		select *, row_number() over latest as from_last, lag(answer) over latest as next_answer, lag(words) over latest as next_words
		from public.own_answers
		where row_id = $1.id and about = 'commitment' and profile_id = (select auth.uid())
		window latest as (order by said_at desc, heard_at desc)
	) a
	where a.from_last > 1 and not (a.answer = 'open' and a.words is not null)
		and not (
			a.answer = a.next_answer
			and (a.words is not distinct from a.next_words or a.words is null and a.answer <> 'open')
		)
	$$;

revoke execute on function private.words_are_gone, public.write_note, public.park, public.propose_takeaway, private.hear
	from public, anon, authenticated, service_role;
grant execute on function public.write_note, public.park, public.propose_takeaway to authenticated;

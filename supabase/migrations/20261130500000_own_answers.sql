-- What people answer about rows of their own comes late and twice when their phone was in a tunnel: the answer given last
-- stands, by when it was given and not by when it arrived, and those before it are remembered.
create table public.own_answers (
	id uuid primary key,
	profile_id uuid not null references public.profiles (id) on delete cascade,
	about text not null,
	row_id uuid not null,
	answer text not null,
	words text,
	said_at timestamptz not null,
	heard_at timestamptz not null default clock_timestamp(),
	constraint about_is_known check (about in ('commitment', 'rsvp', 'vote')),
	constraint answer_is_short check (char_length(answer) between 1 and 20),
	constraint words_are_short check (char_length(words) between 1 and 400)
);
comment on table public.own_answers is 'What a person answered about a row of theirs, each once by its id, also when it came too late to stand.';
comment on column public.own_answers.said_at is 'When it was given on their device, by the database''s clock: the time of hearing less the age that the device named.';
create index own_answers_of_row on public.own_answers (profile_id, row_id, said_at);

alter table public.own_answers enable row level security;
revoke all on public.own_answers from anon, authenticated, service_role;
grant select on public.own_answers to authenticated, service_role;
create policy "People see what they answered" on public.own_answers
	for select to authenticated using (profile_id = (select auth.uid()));

-- Whether an answer of the caller is to be carried out: new, and none was given after it. Takes the caller's profile.
create function private.hear(
	p_id uuid, p_about text, p_row_id uuid, p_answer text, p_words text, p_said_at timestamptz
) returns boolean
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	-- Nothing is said in the future, nor kept on a phone for ever.
	at timestamptz := greatest(least(coalesce(p_said_at, clock_timestamp()), clock_timestamp()), now() - interval '60 days');
	is_latest boolean;
begin
	if p_id is null then
		return true;
	end if;
	perform from public.profiles where id = me for no key update;
	is_latest := not exists (
		select from public.own_answers a
		where a.profile_id = me and a.row_id = p_row_id and a.about = p_about and a.said_at > at
	);
	insert into public.own_answers (id, profile_id, about, row_id, answer, words, said_at)
	values (p_id, me, p_about, p_row_id, p_answer, p_words, at)
	on conflict (id) do nothing;
	return found and is_latest;
end $$;
comment on function private.hear is 'Remembers an answer; false for one that was heard before, or that came after a later one.';

drop function public.answer_session(uuid, text);
create function public.answer_session(
	p_session_id uuid, p_answer text, p_id uuid default null, p_said_at timestamptz default null
) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	if not private.hear(p_id, 'rsvp', p_session_id, p_answer, null, p_said_at) or exists (
		-- By a session link or a calendar meanwhile.
		select from public.rsvps r
		where r.session_id = p_session_id and r.profile_id = (select auth.uid()) and r.answered_at > p_said_at
	) then
		return;
	end if;
	perform private.answer_session(p_session_id, (select auth.uid()), p_answer);
	update public.rsvps set answered_at = least(p_said_at, clock_timestamp())
	where session_id = p_session_id and profile_id = (select auth.uid()) and p_said_at is not null;
end $$;
comment on function public.answer_session is 'The caller''s RSVP: yes, maybe or no. Refused for cancelled and ended sessions. One that was given before the latest changes nothing.';

alter function public.vote_for_topic(uuid, boolean) set schema private;
create function public.vote_for_topic(
	p_topic_id uuid, p_wanted boolean, p_id uuid default null, p_said_at timestamptz default null
) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	if private.hear(p_id, 'vote', p_topic_id, case when p_wanted then 'yes' else 'no' end, null, p_said_at) then
		perform private.vote_for_topic(p_topic_id, p_wanted);
	end if;
end $$;
comment on function public.vote_for_topic is 'Votes for a topic or takes the vote back; three for each session (no_votes_left). What was tapped before the latest changes nothing.';

-- The same ending again changes nothing. Without an id another one is refused; with one the answer given last stands.
drop function public.end_commitment(uuid, text, text);
create function public.end_commitment(
	p_id uuid, p_status text, p_ended_with text default null, p_answer_id uuid default null, p_said_at timestamptz default null
) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.commitment_to_change(p_id);
begin
	if p_status is null or p_status not in ('kept', 'learned', 'let_go') then
		raise sqlstate 'PT400' using message = 'ending_is_unknown';
	end if;
	if not private.hear(p_answer_id, 'commitment', p_id, p_status, p_ended_with, p_said_at) then
		return;
	end if;
	if was.status = p_status and (p_answer_id is null or p_ended_with is not distinct from was.ended_with) then
		return;
	end if;
	if was.status = 'renegotiated' or was.status <> 'open' and p_answer_id is null then
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
	update public.commitments
	set status = p_status, ended_at = coalesce(was.ended_at, now()), ended_with = coalesce(p_ended_with, was.ended_with)
	where id = p_id;
end $$;
comment on function public.end_commitment is 'Ends one''s own commitment as kept, learned or let go, with a line on what came of it. Of several answers the one given last stands.';

-- Opening it again is an answer too: what was given before it and comes after it does not end it once more.
create or replace function public.reopen_commitment(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.commitment_to_change(p_id);
begin
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
	perform private.hear(gen_random_uuid(), 'commitment', p_id, 'open', null, null);
	update public.commitments set status = 'open', ended_at = null, ended_with = null where id = p_id;
end $$;

-- A column of commitments for the API: what its owner answered before the answer that stands; for nobody else.
create function public.answered_before(public.commitments) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(jsonb_agg(jsonb_build_object('answer', a.answer, 'words', a.words, 'said_at', a.said_at) order by a.said_at), '[]')
	from (
		select *, row_number() over (order by said_at desc, heard_at desc) as from_last from public.own_answers
		where row_id = $1.id and about = 'commitment' and profile_id = (select auth.uid())
	) a
	where a.from_last > 1
	$$;
comment on function public.answered_before is 'What its owner answered about a commitment before the answer that stands; empty for others.';

revoke execute on function private.hear, private.vote_for_topic, public.answer_session, public.vote_for_topic, public.end_commitment, public.answered_before
	from public, anon, authenticated, service_role;
grant execute on function public.answer_session, public.vote_for_topic, public.end_commitment, public.answered_before to authenticated;

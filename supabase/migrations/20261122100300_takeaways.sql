-- What a circle keeps of a session, what it forgets, and how the session was: in this order takeaways, notes, the pulse.

-- The words have no author anywhere. Ids are random, the time is the minute, and nothing else of a row may be read: its
-- transaction's number would stand between those of rows that have a name.
create table public.notes (
	id uuid primary key,
	session_id uuid not null,
	circle_id uuid not null,
	words text not null,
	written_at timestamptz not null default date_trunc('minute', now()),
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint words_are_short check (char_length(words) between 1 and 400),
	constraint written_in_a_minute check (written_at = date_trunc('minute', written_at))
);
comment on table public.notes is 'Raw notes of a session, by nobody. Deleted thirty days after it.';
create index notes_of_session on public.notes (session_id, circle_id);
create index notes_of_circle on public.notes (circle_id);

create table public.parked (
	id uuid primary key,
	session_id uuid not null,
	circle_id uuid not null,
	words text not null,
	written_at timestamptz not null default date_trunc('minute', now()),
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint words_are_two_lines check (char_length(words) between 1 and 240),
	constraint written_in_a_minute check (written_at = date_trunc('minute', written_at))
);
comment on table public.parked is 'What came up in a session and has to wait, by nobody: after it a topic of the next one.';
create index parked_of_session on public.parked (session_id, circle_id);
create index parked_of_circle on public.parked (circle_id);

create table public.takeaways (
	id uuid primary key,
	session_id uuid not null,
	circle_id uuid not null,
	words text not null,
	agreed boolean not null default false,
	created_at timestamptz not null default date_trunc('minute', now()),
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint words_are_short check (char_length(words) between 1 and 280),
	constraint made_in_a_minute check (created_at = date_trunc('minute', created_at))
);
comment on table public.takeaways is 'What a circle takes from a session, by nobody. Agreed ones are kept; proposals go with the notes.';
create index takeaways_of_session on public.takeaways (session_id, circle_id);
create index takeaways_of_circle on public.takeaways (circle_id, created_at);

create table public.note_sweeps (
	circle_id uuid primary key references public.circles (id) on delete cascade,
	ran_at timestamptz not null,
	deleted_at timestamptz,
	deleted integer not null default 0
);
comment on table public.note_sweeps is 'When a circle''s old notes were last looked for, and how many the last sweep that found some took away.';

-- Of each question only how many chose the one answer and the other that warns, in three bands: see private.publish_pulse.
create table public.pulses (
	session_id uuid not null,
	circle_id uuid not null,
	question text not null,
	good text not null,
	warning text not null,
	primary key (session_id, question),
	constraint of_a_session_of_the_circle foreign key (session_id, circle_id) references public.sessions (id, circle_id) on delete cascade,
	constraint question_is_known check (question in ('challenge', 'support', 'standards', 'worth')),
	constraint good_is_a_band check (good in ('few', 'some', 'most')),
	constraint warning_is_a_band check (warning in ('few', 'some', 'most'))
);
comment on table public.pulses is 'How a session was for those who answered, published once, a day after it, when they were four or more.';
create index pulses_of_session on public.pulses (session_id, circle_id);
create index pulses_of_circle on public.pulses (circle_id);

do $$
declare
	the_table text;
begin
	foreach the_table in array array['notes', 'parked', 'takeaways', 'note_sweeps', 'pulses'] loop
		execute format('alter table public.%I enable row level security', the_table);
		execute format('revoke all on public.%I from anon, authenticated, service_role', the_table);
		execute format(
			'create trigger %I before insert or update or delete on public.%I for each row execute function private.hold_open()',
			the_table || '_hold_open', the_table
		);
	end loop;
end $$;
-- All of it goes to every phone in the session with each change, and what is parked into the next one's queue. Nobody's
-- name is on it, so nobody could be asked to stop.
create function private.hold_two_hundred() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	others integer;
begin
	execute format('select count(*) from %I.%I where session_id = $1 and id <> $2', tg_table_schema, tg_table_name)
	into others using new.session_id, new.id;
	if others >= 200 then
		raise sqlstate 'PT409' using message = 'enough_written';
	end if;
	return new;
end $$;
create trigger notes_hold_two_hundred before insert on public.notes for each row execute function private.hold_two_hundred();
create trigger parked_hold_two_hundred before insert on public.parked for each row execute function private.hold_two_hundred();
create trigger takeaways_hold_two_hundred before insert on public.takeaways
	for each row execute function private.hold_two_hundred();

-- Column by column: a grant of the table would let `xmin` be asked for too. Not for the secret key: the server at work
-- reads none of it.
grant select (id, session_id, circle_id, words, written_at) on public.notes to authenticated;
grant select (id, session_id, circle_id, words, written_at) on public.parked to authenticated;
grant select (id, session_id, circle_id, words, agreed, created_at) on public.takeaways to authenticated;
grant select (circle_id, ran_at, deleted_at, deleted) on public.note_sweeps to authenticated;
grant select (session_id, circle_id, question, good, warning) on public.pulses to authenticated;
create policy "Members see the notes" on public.notes
	for select to authenticated using (circle_id = any (array(select private.my_circles())));
create policy "Members see what is parked" on public.parked
	for select to authenticated using (circle_id = any (array(select private.my_circles())));
create policy "Members see the takeaways" on public.takeaways
	for select to authenticated using (circle_id = any (array(select private.my_circles())));
create policy "Members see when notes were last deleted" on public.note_sweeps
	for select to authenticated using (circle_id = any (array(select private.my_circles())));
create policy "Members see what was published" on public.pulses
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

-- Everybody who follows the session sees a change at once. Nothing of the pulse comes by here: a moment would tell.
create constraint trigger notes_touch_live after insert or update or delete on public.notes
	deferrable initially deferred for each row execute function private.rows_touch_live();
create constraint trigger parked_touch_live after insert or update or delete on public.parked
	deferrable initially deferred for each row execute function private.rows_touch_live();
create constraint trigger takeaways_touch_live after insert or update or delete on public.takeaways
	deferrable initially deferred for each row execute function private.rows_touch_live();

-- When a session ended: by the live session where there was one, otherwise by the calendar.
create function private.session_ended_at(p_session_id uuid) returns timestamptz
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return (
		select coalesce(l.ended_at, greatest(s.ends_at, l.until))
		from public.sessions s left join public.lives l on l.session_id = s.id where s.id = p_session_id
	);
end $$;

-- The session that the caller closes: from its beginning, by the calendar or live, until a day after its end.
create function private.session_to_close(p_session_id uuid) returns public.sessions
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.my_session(p_session_id);
begin
	if the_session.status = 'cancelled' then
		raise sqlstate 'PT409' using message = 'session_cancelled';
	end if;
	if the_session.starts_at > now() and not exists (
		select from public.lives where session_id = p_session_id and started_at is not null
	) then
		raise sqlstate 'PT409' using message = 'not_begun';
	end if;
	-- Not the transaction's time: it may have waited for a lock until it was too late.
	if private.session_ended_at(p_session_id) + interval '24 hours' <= clock_timestamp() then
		raise sqlstate 'PT409' using message = 'session_over';
	end if;
	return the_session;
end $$;

-- While a live session runs it is its facilitator who hears that the group agrees; otherwise also each organiser.
create function private.may_agree(p_session_id uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	facilitator uuid;
	running boolean;
begin
	select facilitator_id, started_at is not null and ended_at is null into facilitator, running from public.lives where session_id = p_session_id;
	if running then
		return coalesce(facilitator = me, false);
	end if;
	return coalesce(facilitator = me, false)
		or exists (select from public.duties where session_id = p_session_id and role = 'facilitator' and profile_id = me)
		or exists (
			select from public.sessions
			where id = p_session_id and circle_id = any (array(select private.my_organised_circles()))
		);
end $$;

create function public.write_note(p_id uuid, p_session_id uuid, p_words text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_to_close(p_session_id);
begin
	insert into public.notes (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;
comment on function public.write_note is 'Writes a note of a session that has begun, until a day after it. Who wrote it is kept nowhere; the same id again changes nothing.';

-- Nobody can be asked whose it is, so each member may.
create function public.remove_note(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from public.notes where id = p_id and circle_id = any (array(select private.my_circles()));
end $$;
comment on function public.remove_note is 'Removes a note, by any member; one that is gone already is no error.';

create function public.park(p_id uuid, p_session_id uuid, p_words text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_to_close(p_session_id);
begin
	insert into public.parked (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;
comment on function public.park is 'Parks what came up in a session that has begun, for the next one''s queue. By nobody; the same id again changes nothing.';

create function public.unpark(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from public.parked where id = p_id and circle_id = any (array(select private.my_circles()));
end $$;
comment on function public.unpark is 'Takes something out of the parking lot, by any member; what is gone already is no error.';

create function public.propose_takeaway(p_id uuid, p_session_id uuid, p_words text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions := private.session_to_close(p_session_id);
begin
	insert into public.takeaways (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;
comment on function public.propose_takeaway is 'Proposes what the circle takes from a session that has begun, until a day after it. The same id again changes nothing.';

create function public.agree_takeaway(p_id uuid, p_agreed boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_takeaway public.takeaways;
begin
	select * into the_takeaway from public.takeaways
	where id = p_id and circle_id = any (array(select private.my_circles())) for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.session_to_close(the_takeaway.session_id);
	if not private.may_agree(the_takeaway.session_id) then
		raise sqlstate 'PT409' using message = 'not_facilitating';
	end if;
	update public.takeaways set agreed = p_agreed where id = p_id and agreed <> p_agreed;
end $$;
comment on function public.agree_takeaway is 'Says that the group agrees to a takeaway, or not: the live session''s facilitator, after it the organisers too.';

create function public.remove_takeaway(p_id uuid) returns void
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
end $$;
comment on function public.remove_takeaway is 'Takes a proposal away, by any member; an agreed one by whoever may agree.';

-- The job: notes and takeaways that were never agreed go thirty days after their session, also in a closed circle. Every
-- run leaves its time with every circle, so that members can see that it runs.
create function public.sweep_notes() returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	taken integer;
begin
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
comment on function public.sweep_notes is 'For the server at work: deletes notes and proposals thirty days after their session; answers how many.';

-- The pulse. Until it is published it is kept as counts, and beside them who has answered: against answering twice, for
-- nothing else. The two meet nowhere, nobody may read either, and both go when it is published. Without references to the
-- session and the person: they would lock those rows, and whoever may ask for a row's `xmax` would see who is answering.
create table private.pulse_counts (
	session_id uuid not null,
	question text not null,
	answer text not null,
	count integer not null,
	primary key (session_id, question, answer),
	constraint question_is_known check (question in ('challenge', 'support', 'standards', 'worth')),
	constraint answer_is_known check (answer in ('good', 'between', 'warning')),
	constraint counts_up check (count > 0)
);
comment on table private.pulse_counts is 'How often each answer was given, until it is published.';

create table private.pulse_voters (
	session_id uuid not null,
	profile_id uuid not null,
	primary key (session_id, profile_id)
);
comment on table private.pulse_voters is 'Who has answered, until it is published. Not what.';
create index pulse_voters_of_person on private.pulse_voters (profile_id);
create function private.forget_voter() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from private.pulse_voters where profile_id = old.id;
	return old;
end $$;
create trigger profiles_forget_voter before delete on public.profiles
	for each row execute function private.forget_voter();
revoke all on private.pulse_counts, private.pulse_voters from anon, authenticated, service_role;

create function public.answer_pulse(p_session_id uuid, p_answers jsonb) returns boolean
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.session_to_close(p_session_id);
	if jsonb_typeof(p_answers) is distinct from 'object'
		or (select array_agg(key order by key) from jsonb_object_keys(p_answers) as key)
			is distinct from array['challenge', 'standards', 'support', 'worth']
		or exists (
			select from jsonb_each(p_answers) as given (question, answer) where answer not in ('"good"', '"between"', '"warning"')
		)
	then
		raise sqlstate 'PT400' using message = 'answers_are_incomplete';
	end if;
	-- Publishing waits here too: no answer comes after it, and none is lost between.
	perform pg_advisory_xact_lock_shared(hashtextextended('pulse ' || p_session_id, 0));
	perform private.session_to_close(p_session_id);
	insert into private.pulse_voters (session_id, profile_id) values (p_session_id, (select auth.uid())) on conflict do nothing;
	if not found then
		return false;
	end if;
	insert into private.pulse_counts (session_id, question, answer, count)
	select p_session_id, question, answer, 1 from jsonb_each_text(p_answers) as given (question, answer) order by question
	on conflict (session_id, question, answer) do update set count = pulse_counts.count + 1;
	return true;
end $$;
comment on function public.answer_pulse is 'Counts the caller''s four answers (good, between or warning), once: false when an earlier answer stands. From the beginning until a day after the end.';

-- What one may still do about a session, in one answer. `answered` is of the caller alone, until it is published.
create function public.read_my_close(p_session_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return (
		select jsonb_build_object(
			'begun', s.status = 'confirmed'
				and (s.starts_at <= now() or exists (
					select from public.lives l where l.session_id = s.id and l.started_at is not null
				)),
			'ended_at', private.session_ended_at(s.id),
			'open', c.closed_at is null and s.status = 'confirmed'
				and (s.starts_at <= now() or exists (
					select from public.lives l where l.session_id = s.id and l.started_at is not null
				))
				and private.session_ended_at(s.id) + interval '24 hours' > now(),
			'may_agree', private.may_agree(s.id),
			'answered', exists (
				select from private.pulse_voters v where v.session_id = s.id and v.profile_id = (select auth.uid())
			)
		)
		from public.sessions s join public.circles c on c.id = s.circle_id
		where s.id = p_session_id and s.circle_id = any (array(select private.my_circles()))
	);
end $$;
comment on function public.read_my_close is 'Whether a session can be closed by the caller now, until when, and whether they have answered its pulse; null to others.';

-- How many times a chance of one in four comes true in a row: two random bits at a time, from the strong source.
create function private.run_of_chances() returns integer
	language sql volatile set search_path = ''
	as $$
	select (strpos(('x' || left(gen_random_uuid()::text, 8))::bit(32)::text || '1', '1') - 1) / 2
	$$;

-- What is added to a count before it becomes a band: nought three times in five, otherwise up or down, each further step
-- a quarter as likely (the two-sided geometric mechanism: Ghosh, Roughgarden and Sundararajan, 2009). So every band is
-- possible with every answer: not even all the others together can be certain of one.
create function private.pulse_noise() returns integer
	language sql volatile set search_path = ''
	as $$ select private.run_of_chances() - private.run_of_chances() $$;

create function private.pulse_band(p_count integer, p_answered integer) returns text
	language sql immutable set search_path = ''
	as $$
	select case when 2 * p_count >= p_answered then 'most' when 3 * p_count <= p_answered then 'few' else 'some' end
	$$;
comment on function private.pulse_band is 'most: half of those who answered, or more. few: a third of them at most, perhaps none. some: between.';

-- Publishes a session's pulse if it was answered by four or more, and forgets the counts and who has answered either way.
create function private.publish_pulse(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
	answered integer;
begin
	perform pg_advisory_xact_lock(hashtextextended('pulse ' || p_session_id, 0));
	select * into the_session from public.sessions where id = p_session_id;
	-- Of one question, since everybody answers all; not of the people, who may have gone with their account.
	answered := coalesce((
		select sum(count) from private.pulse_counts where session_id = p_session_id and question = 'worth'
	), 0);
	if answered >= 4 and the_session.id is not null then
		insert into public.pulses (session_id, circle_id, question, good, warning)
		select the_session.id, the_session.circle_id, question,
			private.pulse_band(coalesce(sum(count) filter (where answer = 'good'), 0)::integer + private.pulse_noise(), answered),
			private.pulse_band(coalesce(sum(count) filter (where answer = 'warning'), 0)::integer + private.pulse_noise(), answered)
		from private.pulse_counts where session_id = p_session_id group by question
		on conflict (session_id, question) do nothing;
	end if;
	delete from private.pulse_counts where session_id = p_session_id;
	delete from private.pulse_voters where session_id = p_session_id;
end $$;

create function public.publish_pulses() returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session uuid;
	published integer := 0;
begin
	for the_session in
		select session_id from (select session_id from private.pulse_counts union select session_id from private.pulse_voters) given
		-- One that is gone has no end: what was said of it goes as well.
		where coalesce(private.session_ended_at(session_id) + interval '24 hours' <= now(), true)
		order by session_id
	loop
		perform private.publish_pulse(the_session);
		published := published + 1;
	end loop;
	return published;
end $$;
comment on function public.publish_pulses is 'For the server at work: publishes each pulse once, a day after its session, when four or more answered; the counts are deleted.';

-- The framework's warning signs that the last six published pulses showed, and in how many of them. Not worth the time
-- stands for strong people leaving: it is what comes before.
create function private.pulse_signs(p_circle_id uuid) returns table (sign text, sessions integer)
	language sql stable security definer set search_path = ''
	as $$
	with latest as (
		select s.id from public.sessions s
		where s.circle_id = p_circle_id and exists (select from public.pulses p where p.session_id = s.id)
		order by s.starts_at desc limit 6
	)
	select case p.question when 'challenge' then 'blame' when 'support' then 'missing_support'
			when 'standards' then 'arbitrary_standards' else 'attrition' end,
		count(*)::integer
	from public.pulses p join latest on latest.id = p.session_id
	where p.warning <> 'few' group by p.question
	$$;

revoke execute on function private.hold_two_hundred, private.session_ended_at, private.session_to_close, private.may_agree,
	private.forget_voter, private.run_of_chances, private.pulse_noise, private.pulse_band, private.publish_pulse, private.pulse_signs
	from public, anon, authenticated, service_role;
revoke execute on function public.write_note, public.remove_note, public.park, public.unpark, public.propose_takeaway,
	public.agree_takeaway, public.remove_takeaway, public.sweep_notes, public.answer_pulse, public.read_my_close,
	public.publish_pulses from public, anon, authenticated, service_role;
grant execute on function public.write_note, public.remove_note, public.park, public.unpark, public.propose_takeaway,
	public.agree_takeaway, public.remove_takeaway, public.answer_pulse, public.read_my_close to authenticated;
grant execute on function public.sweep_notes, public.publish_pulses to service_role;

-- Between two meetings: one question about what is open, answered with one tap, and before the session how much comes up.
alter table public.deliveries
	drop constraint kind_is_known,
	add constraint kind_is_known check (kind in (
		'invitation', 'session_changed', 'seat_free', 'reminder', 'clock_change', 'quorum_question', 'season_question',
		'circle_closed', 'seat_offered', 'duty_asked', 'duty_answered', 'duty_given', 'calendar_entry', 'session_record',
		'nudge'
	));

alter table public.mail_preferences add column nudges boolean not null default true;
comment on column public.mail_preferences.nudges is 'Between two sessions: how it stands with what one wants to do.';
grant update (nudges) on public.mail_preferences to authenticated;

create or replace function private.mail_category(p_kind text, p_payload jsonb) returns text
	language sql immutable set search_path = ''
	as $$
	select case
		when p_kind in ('session_changed', 'circle_closed') then 'session_changes'
		when p_kind = 'reminder' then (p_payload ->> 'before') || '_before'
		when p_kind = 'clock_change' then 'clock_changes'
		when p_kind in ('quorum_question', 'season_question', 'seat_free', 'seat_offered') then 'questions'
		when p_kind in ('duty_asked', 'duty_answered', 'duty_given') then 'duties'
		when p_kind = 'calendar_entry' then 'calendar'
		when p_kind = 'session_record' then 'records'
		when p_kind in ('nudge', 'encouragement') then 'nudges'
	end
	$$;

create or replace function private.wants_mail(p_person uuid, p_category text) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	if p_category = 'calendar' then
		return (select p.calendar_channel = 'mail' from public.profiles p where p.id = p_person);
	end if;
	return (
		select case p_category
			when 'session_changes' then w.session_changes
			when 'day_before' then w.day_before
			when 'hour_before' then w.hour_before
			when 'clock_changes' then w.clock_changes
			when 'questions' then w.questions
			when 'duties' then w.duties
			when 'records' then w.records
			when 'nudges' then w.nudges
		end
		from public.mail_preferences w where w.profile_id = p_person
	);
end $$;

-- New ones at the end: links in mail that was sent hold the place.
create or replace function private.mail_categories() returns text[]
	language sql immutable set search_path = ''
	as $$
	select array[
		'session_changes', 'day_before', 'hour_before', 'clock_changes', 'questions', 'duties', 'calendar', 'records', 'nudges'
	]
	$$;

create or replace function public.unsubscribe(p_token text, p_wanted boolean default false) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	opened record;
begin
	select * into opened from private.open_unsubscribe(p_token);
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if opened.category = 'calendar' then
		update public.profiles set calendar_channel = case when p_wanted then 'mail' else 'feed' end
		where id = opened.person and calendar_channel <> case when p_wanted then 'mail' else 'feed' end;
	else
		update public.mail_preferences
		set session_changes = case opened.category when 'session_changes' then p_wanted else session_changes end,
			day_before = case opened.category when 'day_before' then p_wanted else day_before end,
			hour_before = case opened.category when 'hour_before' then p_wanted else hour_before end,
			clock_changes = case opened.category when 'clock_changes' then p_wanted else clock_changes end,
			questions = case opened.category when 'questions' then p_wanted else questions end,
			duties = case opened.category when 'duties' then p_wanted else duties end,
			records = case opened.category when 'records' then p_wanted else records end,
			nudges = case opened.category when 'nudges' then p_wanted else nudges end
		where profile_id = opened.person;
	end if;
end $$;

-- A nudge link is 'nudge_' and 64 characters: commitment, person and a keyed hash of both, in base64url. Nothing is stored
-- for it. It is keyed with the secret of the session links, so that making those anew ends these too; the word in the
-- hash keeps the two sorts apart.
create function private.nudge_mac(p_commitment_id uuid, p_person uuid, p_secret text) returns text
	language sql immutable set search_path = ''
	as $$
	-- The construction of private.link_mac.
	select left(private.hash_token(p_secret || private.hash_token(p_secret || 'nudge' || p_commitment_id || p_person)), 32)
	$$;

create function private.nudge_link(p_commitment_id uuid, p_person uuid) returns text
	language sql stable security definer set search_path = ''
	as $$
	select 'nudge_' || translate(encode(decode(
		replace(p_commitment_id || '' || p_person, '-', '') || private.nudge_mac(p_commitment_id, p_person, s.secret), 'hex'
	), 'base64'), '+/' || chr(10), '-_')
	from private.link_secrets s where s.profile_id = p_person and s.enabled
	$$;
comment on function private.nudge_link is 'The token of the link by which a person answers for one commitment of theirs; null when their links are off.';

-- Whose link it is and to what. It ends a week after the commitment is due; a plain date is over when it is over in UTC.
create function private.open_nudge(p_token text) returns table (commitment_id uuid, person uuid)
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	bytes text;
begin
	if p_token is null or p_token !~ '^nudge_[A-Za-z0-9_-]{64}$' then
		return;
	end if;
	bytes := encode(decode(translate(substr(p_token, 7), '-_', '+/'), 'base64'), 'hex');
	return query
	select c.id, k.profile_id
	from private.link_secrets k
	join public.commitments c on c.id = substr(bytes, 1, 32)::uuid and c.owner_id = k.profile_id
	left join public.sessions s on s.id = c.due_session_id and s.status = 'confirmed'
	where k.profile_id = substr(bytes, 33, 32)::uuid and k.enabled
		and private.is_active_member(c.circle_id, k.profile_id)
		and now() < coalesce(s.ends_at, (c.due_on + 1)::timestamp at time zone 'UTC') + interval '7 days'
		-- Compared as hashes, so that the time it takes tells nothing of how much was right.
		and private.hash_token(private.nudge_mac(c.id, k.profile_id, k.secret)) = private.hash_token(substr(bytes, 65, 32));
end $$;

-- The two lines that a tap writes, so that only those are taken back without signing in.
create function private.nudge_words(p_answer text) returns text
	language sql immutable set search_path = ''
	as $$ select case p_answer when 'on' then 'Still on.' when 'changed' then 'It changes.' end $$;

create function public.read_nudge(p_token text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'commitment_id', c.id, 'name', p.name, 'viewer_zone', private.zone_of(p.id), 'locale', p.locale,
		'words', c.words, 'status', c.status, 'due_on', c.due_on,
		'undoable', c.status = 'kept' and c.ended_with is null,
		'session', case when s.id is not null then jsonb_build_object('starts_at', s.starts_at, 'ends_at', s.ends_at) end,
		-- Of the session it is due at; a plain date is meant where the circle meets.
		'circle_zone', coalesce(s.zone, (
			select l.zone from public.sessions l where l.circle_id = c.circle_id order by l.starts_at desc, l.id limit 1
		)),
		'latest', (
			select jsonb_build_object('id', i.id, 'created_at', i.created_at, 'answer', case i.words
				when private.nudge_words('on') then 'on' when private.nudge_words('changed') then 'changed' end)
			from public.check_ins i where i.commitment_id = c.id order by i.created_at desc, i.id limit 1
		)
	)
	from private.open_nudge(p_token) o
	join public.commitments c on c.id = o.commitment_id
	join public.profiles p on p.id = o.person
	left join public.sessions s on s.id = c.due_session_id and s.status = 'confirmed'
	$$;
comment on function public.read_nudge is 'One commitment, to whoever holds its owner''s link to it, signed in or not; null for a link that is not good.';

-- The person first and then their commitment, as private.commitment_to_change does.
create function private.nudged_commitment(p_token text) returns public.commitments
	language plpgsql security definer set search_path = ''
	as $$
declare
	opened record;
	found_commitment public.commitments;
begin
	select * into opened from private.open_nudge(p_token);
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform from public.profiles where id = opened.person for no key update;
	select * into found_commitment from public.commitments where id = opened.commitment_id for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	return found_commitment;
end $$;

create function public.answer_nudge(p_token text, p_answer text, p_id uuid) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.nudged_commitment(p_token);
begin
	if p_answer is null or p_answer not in ('on', 'changed', 'done') then
		raise sqlstate 'PT400' using message = 'answer_is_unknown';
	end if;
	if p_answer = 'done' and was.status = 'kept' then
		return was.id;
	end if;
	if was.status <> 'open' then
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
	-- What one committed to is still answered when its circle has closed; nothing is said in it any more.
	if p_answer <> 'done' and exists (select from public.circles where id = was.circle_id and closed_at is not null) then
		raise sqlstate 'PT409' using message = 'circle_closed';
	end if;
	if p_answer = 'done' then
		update public.commitments set status = 'kept', ended_at = now() where id = was.id;
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
comment on function public.answer_nudge is 'By its owner''s link: a commitment is still on, changes (both a check-in under p_id, once), or is done (kept). Answers its id.';

create function public.undo_nudge(p_token text, p_id uuid default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.nudged_commitment(p_token);
begin
	if p_id is not null then
		delete from public.check_ins i
		where i.id = p_id and i.commitment_id = was.id and i.author_id = was.owner_id
			and i.words in (private.nudge_words('on'), private.nudge_words('changed'));
	elsif was.status = 'kept' and was.ended_with is null then
		update public.commitments set status = 'open', ended_at = null where id = was.id;
	elsif was.status <> 'open' then
		-- With a line on what came of it, it was ended by somebody who signed in.
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
end $$;
comment on function public.undo_nudge is 'By its owner''s link: takes back the check-in p_id, or opens what was kept by one tap again.';

-- What a person wants to do until the same session, or until the same day.
create function private.due_together(p_person uuid, p_circle_id uuid, p_session_id uuid, p_due_on date)
	returns setof public.commitments
	language sql stable security definer set search_path = ''
	as $$
	select c.* from public.commitments c
	left join public.sessions s on s.id = c.due_session_id and s.status = 'confirmed'
	where c.owner_id = p_person and c.circle_id = p_circle_id and c.status = 'open'
		and case when p_session_id is null then s.id is null and c.due_on = p_due_on else s.id = p_session_id end
	$$;

create function private.nudge_cause(p_person uuid, p_circle_id uuid, p_session_id uuid, p_due_on date) returns text
	language sql immutable set search_path = ''
	as $$ select 'nudge ' || coalesce(p_session_id::text, p_circle_id || ' ' || p_due_on) || ' to ' || p_person $$;

-- Whom to ask within the coming days. What was promised less than two days before the question is left in peace.
create function public.read_nudges_to_plan() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'profile_id', n.owner_id, 'circle_id', n.circle_id, 'session_id', n.session_id, 'due_on', n.due_on, 'starts_at', n.starts_at,
		'zone', private.zone_of(n.owner_id),
		'quiet_from', to_char(w.quiet_from, 'HH24:MI'), 'quiet_until', to_char(w.quiet_until, 'HH24:MI')
	)), '[]')
	from (
		select distinct c.owner_id, c.circle_id, s.id as session_id, coalesce(s.local_date, c.due_on) as due_on, s.starts_at
		from public.commitments c
		join public.members m on m.circle_id = c.circle_id and m.profile_id = c.owner_id and m.left_at is null
		join public.circles k on k.id = c.circle_id and k.closed_at is null
		left join public.sessions s on s.id = c.due_session_id and s.status = 'confirmed'
		cross join lateral (select coalesce(s.starts_at, c.due_on::timestamp at time zone 'UTC') as at) due
		where c.status = 'open' and due.at between now() + interval '4 days' and now() + interval '9 days'
			and c.created_at < due.at - interval '9 days'
	) n
	join public.mail_preferences w on w.profile_id = n.owner_id and w.nudges
	where not exists (
		select from public.deliveries d
		where d.cause = private.nudge_cause(n.owner_id, n.circle_id, n.session_id, n.due_on) and d.dropped_at is null
	)
	$$;
comment on function public.read_nudges_to_plan is 'For the worker: whom to ask in the middle of the fortnight, and when they sleep.';

-- p_nudges: objects {profile_id, circle_id, session_id, due_on, due_at}. Written once, whoever else writes them too; one that
-- was dropped, because its session was cancelled, and is true again is opened again.
create function public.plan_nudges(p_nudges jsonb) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	planned integer;
begin
	insert into public.deliveries as d (cause, kind, circle_id, recipient_id, payload, due_at)
	select private.nudge_cause(m.profile_id, m.circle_id, n.session_id, n.due_on), 'nudge', m.circle_id, m.profile_id,
		jsonb_build_object('session_id', n.session_id, 'due_on', n.due_on), n.due_at
	from jsonb_to_recordset(p_nudges) as n (profile_id uuid, circle_id uuid, session_id uuid, due_on date, due_at timestamptz)
	join public.members m on m.circle_id = n.circle_id and m.profile_id = n.profile_id and m.left_at is null
	where exists (select from private.due_together(m.profile_id, m.circle_id, n.session_id, n.due_on))
	order by 1
	on conflict (cause) do update
	set dropped_at = null, payload = excluded.payload, due_at = excluded.due_at, attempts = 0, claimed_until = null, outcome = null
	where d.dropped_at is not null;
	get diagnostics planned = row_count;
	return planned;
end $$;
comment on function public.plan_nudges is 'For the worker: writes whom to ask about what is open, each once.';

-- As it was, and for nudges: true while something of it is open, before it is due.
alter function private.delivery_is_true(public.deliveries) rename to is_true_of_session;
comment on function private.is_true_of_session is 'Whether a delivery about sessions and circles still says what holds.';
create function private.delivery_is_true(d public.deliveries) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	if d.kind <> 'nudge' then
		return private.is_true_of_session(d);
	end if;
	return private.is_active_member(d.circle_id, d.recipient_id)
		and exists (
			select from private.due_together(
				d.recipient_id, d.circle_id, (d.payload ->> 'session_id')::uuid, (d.payload ->> 'due_on')::date
			)
		)
		and now() < coalesce(
			(select s.starts_at from public.sessions s where s.id = (d.payload ->> 'session_id')::uuid),
			(d.payload ->> 'due_on')::date::timestamp at time zone 'UTC'
		);
end $$;
comment on function private.delivery_is_true is 'Whether a delivery still says what holds; otherwise it is dropped.';

-- Ten links at most: who has more open than that finds them on the page of their commitments.
create function private.nudge_payload(d public.deliveries) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return jsonb_build_object(
		'circle_id', d.circle_id, 'due_on', d.payload ->> 'due_on',
		'session', (
			select jsonb_build_object('starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone)
			from public.sessions s where s.id = (d.payload ->> 'session_id')::uuid
		),
		'open', (
			select count(*) from private.due_together(
				d.recipient_id, d.circle_id, (d.payload ->> 'session_id')::uuid, (d.payload ->> 'due_on')::date
			)
		),
		'commitments', (
			select jsonb_agg(jsonb_build_object('id', c.id, 'token', private.nudge_link(c.id, d.recipient_id)) order by c.created_at, c.id)
			from (
				select t.id, t.created_at from private.due_together(
					d.recipient_id, d.circle_id, (d.payload ->> 'session_id')::uuid, (d.payload ->> 'due_on')::date
				) t order by t.created_at, t.id limit 10
			) c
		)
	);
end $$;
comment on function private.nudge_payload is 'When it is due, how much of it is open, and the owner''s links to it. No words.';

-- As it was; of a nudge its links, and a reminder of a day before says how much of one's own comes up.
alter function private.delivery_payload(public.deliveries) rename to payload_of_session;
comment on function private.payload_of_session is 'What mails about sessions and circles are written from.';
create function private.delivery_payload(d public.deliveries) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
begin
	if d.kind = 'nudge' then
		return private.nudge_payload(d);
	end if;
	return private.payload_of_session(d) || case
		when d.kind = 'reminder' then jsonb_build_object('commitments', (
			select count(*) from public.commitments c
			where c.due_session_id = (d.payload ->> 'session_id')::uuid and c.owner_id = d.recipient_id and c.status = 'open'
		))
		else '{}'
	end;
end $$;
comment on function private.delivery_payload is 'What the mail is written from, at the last moment.';

revoke execute on function private.nudge_mac, private.nudge_link, private.open_nudge, private.nudge_words, private.nudged_commitment,
	private.due_together, private.nudge_cause, private.delivery_is_true, private.nudge_payload, private.delivery_payload
	from public, anon, authenticated, service_role;
revoke execute on function public.read_nudge, public.answer_nudge, public.undo_nudge, public.read_nudges_to_plan, public.plan_nudges
	from public, anon, authenticated, service_role;
grant execute on function public.read_nudge, public.answer_nudge, public.undo_nudge to anon, authenticated;
grant execute on function public.read_nudges_to_plan, public.plan_nudges to service_role;

-- What is kept of a session, told to those who were there.
alter table public.deliveries
	drop constraint kind_is_known,
	add constraint kind_is_known check (kind in (
		'invitation', 'session_changed', 'seat_free', 'reminder', 'clock_change', 'quorum_question', 'season_question',
		'circle_closed', 'seat_offered', 'duty_asked', 'duty_answered', 'duty_given', 'calendar_entry', 'session_record'
	));

alter table public.mail_preferences add column records boolean not null default true;
comment on column public.mail_preferences.records is 'After a session: what is kept of it, as counts.';
grant update (records) on public.mail_preferences to authenticated;

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
		end
		from public.mail_preferences w where w.profile_id = p_person
	);
end $$;

-- New ones at the end: links in mail that was sent hold the place.
create or replace function private.mail_categories() returns text[]
	language sql immutable set search_path = ''
	as $$
	select array['session_changes', 'day_before', 'hour_before', 'clock_changes', 'questions', 'duties', 'calendar', 'records']
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
			records = case opened.category when 'records' then p_wanted else records end
		where profile_id = opened.person;
	end if;
end $$;

-- As it was, and for records: true for three days after the session, to who is still in the circle.
alter function private.delivery_is_true(public.deliveries) rename to is_true_ahead;
comment on function private.is_true_ahead is 'Whether a delivery about what is to come, or of no session, still says what holds.';
create function private.delivery_is_true(d public.deliveries) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	if d.kind <> 'session_record' then
		return private.is_true_ahead(d);
	end if;
	return exists (
		select from public.sessions s
		where s.id = (d.payload ->> 'session_id')::uuid and s.status = 'confirmed' and s.ends_at > now() - interval '3 days'
			and private.is_active_member(s.circle_id, d.recipient_id)
	);
end $$;
comment on function private.delivery_is_true is 'Whether a delivery still says what holds; otherwise it is dropped.';

alter function private.delivery_payload(public.deliveries) rename to base_payload;
comment on function private.base_payload is 'What every mail is written from: the state of its session at this moment.';

-- Counts and dates, no words: what was said stays in the circle.
create function private.record_payload(p_session_id uuid, p_person uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return (
		select jsonb_build_object(
			'topics', (select count(*) from public.topics t where t.session_id = s.id and t.taken_up_at is not null),
			'takeaways', (select count(*) from public.takeaways t where t.session_id = s.id and t.agreed),
			'committed', (
				select count(*) from public.commitments c
				where c.session_id = s.id and c.owner_id = p_person and c.status <> 'renegotiated'
			),
			'witnessed', (
				select count(*) from public.commitments c
				where c.session_id = s.id and c.witness_id = p_person and c.status <> 'renegotiated'
			),
			'next', (
				select jsonb_build_object('starts_at', n.starts_at, 'ends_at', n.ends_at, 'zone', n.zone)
				from public.sessions n
				where n.circle_id = s.circle_id and n.status = 'confirmed' and n.starts_at > greatest(now(), s.starts_at)
				order by n.starts_at, n.id limit 1
			)
		)
		from public.sessions s where s.id = p_session_id
	);
end $$;
comment on function private.record_payload is 'How much is kept of a session, and what of it is this person''s; when the next one is.';

create function private.delivery_payload(d public.deliveries) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
begin
	return private.base_payload(d) || case
		when d.kind = 'session_record' then private.record_payload((d.payload ->> 'session_id')::uuid, d.recipient_id)
		else '{}'
	end;
end $$;
comment on function private.delivery_payload is 'What the mail is written from, at the last moment.';

-- To those whose phone was in the live session; without one, to those who said yes. Ten minutes later: until then people
-- still agree on what they take away. Once for each session and person.
create function private.tell_record(p_session_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was_live boolean := exists (select from public.lives where session_id = p_session_id and started_at is not null);
begin
	insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
	select concat_ws(' ', 'record', s.id, 'to', m.profile_id), 'session_record', s.circle_id, m.profile_id,
		jsonb_build_object('session_id', s.id), now() + interval '10 minutes'
	from public.sessions s
	join public.members m on m.circle_id = s.circle_id and m.left_at is null
	where s.id = p_session_id and s.status = 'confirmed' and private.wants_mail(m.profile_id, 'records')
		and case
			when was_live then exists (
				select from public.live_presences p where p.session_id = s.id and p.profile_id = m.profile_id
			)
			else exists (
				select from public.rsvps r where r.session_id = s.id and r.profile_id = m.profile_id and r.answer = 'yes'
			)
		end
	order by 1
	on conflict (cause) do nothing;
end $$;
comment on function private.tell_record is 'Mails those who were in a session how much is kept of it, once.';

-- A circle that met without the live session has a day to write down what it keeps; where it kept nothing, nobody is told.
create function public.plan_records() returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.tell_record(s.id)
	from public.sessions s
	where s.status = 'confirmed' and s.ends_at between now() - interval '48 hours' and now() - interval '24 hours'
		and not exists (select from public.lives l where l.session_id = s.id and l.started_at is not null)
		and (
			exists (select from public.takeaways t where t.session_id = s.id and t.agreed)
			or exists (select from public.topics t where t.session_id = s.id and t.taken_up_at is not null)
			or exists (select from public.commitments c where c.session_id = s.id)
		);
end $$;
comment on function public.plan_records is 'For the worker: tells what is kept of sessions that were over a day ago and were held without the live part.';

revoke execute on function private.tell_record, private.record_payload, private.delivery_is_true, private.delivery_payload
	from public, anon, authenticated, service_role;
revoke execute on function public.plan_records from public, anon, authenticated, service_role;
grant execute on function public.plan_records to service_role;

-- As it was, and how far the live part is; while it runs on, the call stays open with it.
create or replace function public.read_session_link(p_token text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select case
		when s.ends_at + interval '1 day' <= now() then jsonb_build_object('over', true)
		else jsonb_build_object(
			'over', false,
			'person', l.person, 'session_id', s.id, 'uid', s.uid, 'sequence', s.sequence, 'status', s.status,
			'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone,
			'updated_at', s.updated_at, 'moved_from', s.moved_from,
			'name', p.name, 'viewer_zone', private.zone_of(p.id), 'locale', p.locale, 'theme', p.theme,
			'answer', r.answer, 'answered_at', r.answered_at,
			'live', case when shared.ended_at is not null then 'over' when shared.started_at is not null then 'on' end,
			'call_url', case
				when s.status = 'confirmed' and now() >= s.starts_at - interval '15 minutes'
					and (now() < s.ends_at or shared.started_at is not null and shared.ended_at is null)
				then c.video_url
			end,
			'next', (
				-- Not its link: this one is good for one session, and would else open the next, and that the next.
				select jsonb_build_object('session_id', n.id, 'starts_at', n.starts_at, 'ends_at', n.ends_at, 'zone', n.zone)
				from public.sessions n
				where n.circle_id = s.circle_id and n.status = 'confirmed' and n.starts_at > greatest(now(), s.starts_at) and n.id <> s.id
				order by n.starts_at limit 1
			)
		)
	end
	from private.open_session_link(p_token) l
	join public.sessions s on s.id = l.session_id
	join public.circles c on c.id = s.circle_id
	join public.profiles p on p.id = l.person
	left join public.rsvps r on r.session_id = s.id and r.profile_id = l.person
	left join public.lives shared on shared.session_id = s.id
	$$;

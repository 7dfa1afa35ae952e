-- What is mailed, when, and to whom no more.
alter table public.deliveries
	drop constraint kind_is_known,
	add constraint kind_is_known check (kind in (
		'invitation', 'session_changed', 'seat_free', 'reminder', 'clock_change', 'quorum_question', 'season_question',
		'circle_closed', 'seat_offered', 'duty_asked', 'duty_answered', 'duty_given', 'calendar_entry'
	));
create index deliveries_ended on public.deliveries (coalesce(sent_at, dropped_at, gave_up_at))
	where num_nonnulls(sent_at, dropped_at, gave_up_at) = 1;

-- Whom a mail reminds, when, or tells by their calendar says what its reader chose: organisers see of members' mail only
-- what could not be delivered.
alter policy "Organisers see whether mail of their circle left" on public.deliveries
	using (
		circle_id = any (array(select private.my_organised_circles()))
		and (kind = 'invitation' or gave_up_at is not null)
	);

-- Compared by id: a cause that is put together from the other table's ids finds no index.
create function private.mailed_invitation(p_cause text) returns uuid
	language sql immutable set search_path = ''
	as $$ select case when p_cause ~ '^invitation [0-9a-f-]{36}$' then substr(p_cause, 12)::uuid end $$;
comment on function private.mailed_invitation is 'The invitation that a delivery is of, by its cause; null for other deliveries.';

create table public.mail_preferences (
	profile_id uuid primary key references public.profiles (id) on delete cascade,
	session_changes boolean not null default true,
	day_before boolean not null default true,
	hour_before boolean not null default true,
	clock_changes boolean not null default true,
	questions boolean not null default true,
	duties boolean not null default true,
	quiet_from time default '22:00',
	quiet_until time default '07:00',
	updated_at timestamptz not null default now(),
	constraint quiet_hours_begin_and_end check (num_nonnulls(quiet_from, quiet_until) <> 1),
	constraint quiet_hours_leave_time check (quiet_from <> quiet_until)
);
comment on table public.mail_preferences is 'What a person wants mailed, and the hours in which nobody reminds them.';
comment on column public.mail_preferences.quiet_from is 'Wall clock in the zone that the person is in, to the minute; both null for no quiet hours.';
create trigger mail_preferences_touch before update on public.mail_preferences for each row execute function private.touch();

-- Not the secret of session links: making those anew must not leave old mail without its way to stop it.
create table private.mail_secrets (
	profile_id uuid primary key references public.profiles (id) on delete cascade,
	secret text not null default private.random_secret()
);
comment on table private.mail_secrets is 'One secret a person, from which the links are made that turn a sort of mail off.';

create function private.begin_mail() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	insert into public.mail_preferences (profile_id) values (new.id);
	insert into private.mail_secrets (profile_id) values (new.id);
	return new;
end $$;
create trigger profiles_begin_mail after insert on public.profiles for each row execute function private.begin_mail();
insert into public.mail_preferences (profile_id) select id from public.profiles;
insert into private.mail_secrets (profile_id) select id from public.profiles;

alter table public.mail_preferences enable row level security;
revoke all on public.mail_preferences from anon, authenticated, service_role;
grant select on public.mail_preferences to authenticated, service_role;
grant update (session_changes, day_before, hour_before, clock_changes, questions, duties, quiet_from, quiet_until)
	on public.mail_preferences to authenticated;
create policy "People see what they want mailed" on public.mail_preferences
	for select to authenticated using (profile_id = (select auth.uid()));
create policy "People change what they want mailed" on public.mail_preferences
	for update to authenticated using (profile_id = (select auth.uid())) with check (profile_id = (select auth.uid()));

-- The sort of mail that a delivery belongs to: the switch that turns it off. An invitation has none; calendar entries are
-- turned off by going back to the feed.
create function private.mail_category(p_kind text, p_payload jsonb) returns text
	language sql immutable set search_path = ''
	as $$
	select case
		when p_kind in ('session_changed', 'circle_closed') then 'session_changes'
		when p_kind = 'reminder' then (p_payload ->> 'before') || '_before'
		when p_kind = 'clock_change' then 'clock_changes'
		when p_kind in ('quorum_question', 'season_question', 'seat_free', 'seat_offered') then 'questions'
		when p_kind in ('duty_asked', 'duty_answered', 'duty_given') then 'duties'
		when p_kind = 'calendar_entry' then 'calendar'
	end
	$$;

create function private.wants_mail(p_person uuid, p_category text) returns boolean
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
		end
		from public.mail_preferences w where w.profile_id = p_person
	);
end $$;

-- A link that stops mail is 44 characters: person, sort of mail and a keyed hash of both, in base64url. Nothing is stored
-- for it, and it is good as long as the account is.
create function private.mail_categories() returns text[]
	language sql immutable set search_path = ''
	as $$ select array['session_changes', 'day_before', 'hour_before', 'clock_changes', 'questions', 'duties', 'calendar'] $$;

create function private.unsubscribe_mac(p_person uuid, p_category text, p_secret text) returns text
	language sql immutable set search_path = ''
	as $$
	-- The construction of private.link_mac.
	select left(private.hash_token(p_secret || private.hash_token(p_secret || p_person || p_category)), 32)
	$$;

create function private.unsubscribe_token(p_person uuid, p_category text) returns text
	language sql stable security definer set search_path = ''
	as $$
	select translate(encode(decode(
		replace(p_person::text, '-', '') || lpad(to_hex(array_position(private.mail_categories(), p_category)), 2, '0')
			|| private.unsubscribe_mac(p_person, p_category, s.secret), 'hex'
	), 'base64'), '+/' || chr(10), '-_')
	from private.mail_secrets s where s.profile_id = p_person
	$$;
comment on function private.unsubscribe_token is 'The token of the link that stops a sort of mail to a person.';

-- Whose link it is and what it stops; no row for one that is malformed, forged or of an account that is gone.
create function private.open_unsubscribe(p_token text) returns table (person uuid, category text)
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	bytes text;
begin
	if p_token is null or p_token !~ '^[A-Za-z0-9_-]{44}$' then
		return;
	end if;
	bytes := encode(decode(translate(p_token, '-_', '+/'), 'base64'), 'hex');
	return query
	select s.profile_id, c.category
	from private.mail_secrets s
	join unnest(private.mail_categories()) with ordinality as c (category, place)
		on lpad(to_hex(c.place), 2, '0') = substr(bytes, 33, 2)
	where s.profile_id = substr(bytes, 1, 32)::uuid
		-- Compared as hashes, so that the time it takes tells nothing of how much was right.
		and private.hash_token(private.unsubscribe_mac(s.profile_id, c.category, s.secret)) = private.hash_token(substr(bytes, 35, 32));
end $$;

create function public.read_unsubscribe(p_token text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object('name', p.name, 'category', o.category, 'wanted', private.wants_mail(o.person, o.category))
	from private.open_unsubscribe(p_token) o join public.profiles p on p.id = o.person
	$$;
comment on function public.read_unsubscribe is 'What a link to stop mail is for, and whether that is mailed now; null for one that is not good.';

create function public.unsubscribe(p_token text, p_wanted boolean default false) returns void
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
			duties = case opened.category when 'duties' then p_wanted else duties end
		where profile_id = opened.person;
	end if;
end $$;
comment on function public.unsubscribe is 'Stops the sort of mail that a link is for, or starts it again; for whoever holds the link.';

-- Whether a delivery still says what holds; otherwise it is dropped. Of a session that changed again since, the newer
-- mail says all; questions that were answered meanwhile are asked no more.
create function private.delivery_is_true(d public.deliveries) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	case d.kind
		when 'invitation' then
			return exists (
				select from public.invitations i
				where i.id = private.mailed_invitation(d.cause) and i.expires_at > now() and i.uses < i.max_uses
					-- Withdrawing can be taken back for a minute; so long the mail waits.
					and (i.withdrawn_at is null or i.withdrawn_at > now() - interval '1 minute')
			);
		when 'calendar_entry' then
			return private.calendar_entry_is_true(d.payload, d.recipient_id);
		when 'circle_closed' then
			return exists (select from public.circles where id = d.circle_id and closed_at is not null);
		when 'seat_offered' then
			return exists (
				select from public.seat_offers o
				where o.circle_id = d.circle_id and o.profile_id = d.recipient_id and o.expires_at > now()
			);
		when 'seat_free' then
			return private.is_active_member(d.circle_id, d.recipient_id);
		when 'season_question' then
			return private.is_active_member(d.circle_id, d.recipient_id)
				and private.ending_season(d.circle_id) = (d.payload ->> 'season')::integer;
		else
			select * into the_session from public.sessions where id = (d.payload ->> 'session_id')::uuid;
			if the_session.id is null or the_session.ends_at <= now()
				or not private.is_active_member(the_session.circle_id, d.recipient_id)
			then
				return false;
			end if;
	end case;
	if d.kind = 'session_changed' then
		return the_session.sequence = (d.payload ->> 'sequence')::integer
			and not private.is_told_by_calendar(the_session.id, d.recipient_id);
	end if;
	if the_session.status = 'cancelled' or the_session.starts_at <= now() then
		return false;
	end if;
	return case d.kind
		when 'reminder' then the_session.starts_at = (d.payload ->> 'starts_at')::timestamptz and not exists (
			select from public.rsvps r
			where r.session_id = the_session.id and r.profile_id = d.recipient_id and r.answer = 'no'
		)
		when 'clock_change' then the_session.sequence = (d.payload ->> 'sequence')::integer
		when 'quorum_question' then the_session.sequence = (d.payload ->> 'sequence')::integer and private.lacks_quorum(the_session)
		when 'duty_asked' then exists (
			select from public.duty_requests r where r.id = (d.payload ->> 'request_id')::uuid and r.state = 'asked'
		)
		when 'duty_given' then exists (
			select from public.duties u
			where u.session_id = the_session.id and u.role = d.payload ->> 'role' and u.profile_id = d.recipient_id
		)
		else true
	end;
end $$;

-- What the mail is written from: of a session the state it is in at this moment, and the reader's own link to it.
create function private.delivery_payload(d public.deliveries) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
begin
	if d.kind = 'calendar_entry' then
		return private.calendar_entry_payload(d.payload, d.recipient_id);
	elsif d.kind = 'circle_closed' then
		return d.payload || jsonb_build_object('member', private.is_active_member(d.circle_id, d.recipient_id));
	elsif d.kind = 'duty_answered' then
		d.payload := d.payload || jsonb_build_object(
			'in_return_at', (select s.starts_at from public.sessions s where s.id = (d.payload ->> 'in_return')::uuid)
		);
	end if;
	return d.payload || coalesce((
		select jsonb_build_object(
			'circle_id', s.circle_id, 'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone, 'status', s.status,
			'format', s.format, 'note', s.note, 'token', private.session_link(s.id, d.recipient_id),
			'answer', (select r.answer from public.rsvps r where r.session_id = s.id and r.profile_id = d.recipient_id),
			'organiser', exists (
				select from public.members m
				where m.circle_id = s.circle_id and m.profile_id = d.recipient_id and m.left_at is null and m.role = 'organiser'
			)
		)
		from public.sessions s where s.id = (d.payload ->> 'session_id')::uuid
	), '{}');
end $$;

-- Takes up to p_limit due deliveries for two minutes; another server's claim skips them. One after another, so that
-- no other worker waits for what is not taken. What is no longer true or no longer wanted is dropped, and what was
-- tried nine times without an end is given up. Members' addresses come from auth.users at the last moment, so that
-- none is copied.
drop function public.claim_deliveries(integer);
create function public.claim_deliveries(p_limit integer)
	returns table (id uuid, kind text, address text, name text, zone text, locale text, payload jsonb, unsubscribe text)
	language plpgsql security definer set search_path = ''
	as $$
declare
	d public.deliveries;
	category text;
	holds boolean;
	said jsonb;
	taken integer := 0;
begin
	while taken < least(p_limit, 50) loop
		select * into d from public.deliveries o
		where o.sent_at is null and o.dropped_at is null and o.gave_up_at is null and o.due_at <= now()
			and (o.claimed_until is null or o.claimed_until < now())
			and coalesce((
				select i.withdrawn_at <= now() - interval '1 minute' from public.invitations i
				where o.kind = 'invitation' and i.id = private.mailed_invitation(o.cause)
			), true)
		order by o.due_at, o.id
		limit 1
		for update skip locked;
		exit when not found;
		if d.attempts >= 9 then
			update public.deliveries o
			set gave_up_at = now(), payload = null, address = null, claimed_until = null, outcome = 'not_finished'
			where o.id = d.id;
			continue;
		end if;
		begin
			category := private.mail_category(d.kind, d.payload);
			holds := coalesce(private.delivery_is_true(d), false)
				and coalesce(category = 'calendar' or private.wants_mail(d.recipient_id, category), true);
			said := case when holds then private.delivery_payload(d) end;
		exception when others then
			-- One that breaks here is tried again later, like one that a mail server refuses, and holds up no other.
			update public.deliveries o set attempts = o.attempts + 1 where o.id = d.id;
			perform public.finish_delivery(d.id, 'database_' || sqlstate);
			continue;
		end;
		if not holds then
			update public.deliveries o
			set dropped_at = now(), payload = null, address = null, claimed_until = null
			where o.id = d.id;
			continue;
		end if;
		update public.deliveries o set claimed_until = now() + interval '2 minutes', attempts = o.attempts + 1
		where o.id = d.id;
		taken := taken + 1;
		return query
		select d.id, d.kind, coalesce(d.address, u.email::text), p.name, private.zone_of(p.id), p.locale, said,
			private.unsubscribe_token(p.id, category)
		from (select) as it
		left join public.profiles p on p.id = d.recipient_id
		left join auth.users u on u.id = d.recipient_id;
	end loop;
end $$;
comment on function public.claim_deliveries is 'For the deliveries worker: takes due mail for two minutes.';

-- p_failure null: it left. Otherwise the next try is after 30 s, 2 min, 8 min … up to six hours; the ninth gives up.
create or replace function public.finish_delivery(p_id uuid, p_failure text default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	d public.deliveries;
begin
	select * into d from public.deliveries o
	where o.id = p_id and o.sent_at is null and o.dropped_at is null and o.gave_up_at is null
	for update;
	if not found then
		return;
	end if;
	if p_failure is null and d.kind = 'calendar_entry' then
		perform private.calendar_entry_sent(d.payload, d.recipient_id);
	end if;
	update public.deliveries o
	set sent_at = case when p_failure is null then now() end,
		gave_up_at = case when p_failure is not null and o.attempts >= 9 then now() end,
		payload = case when p_failure is not null and o.attempts < 9 then o.payload end,
		address = case when p_failure is not null and o.attempts < 9 then o.address end,
		outcome = left(p_failure, 40),
		claimed_until = null,
		due_at = case
			when p_failure is null then o.due_at
			else now() + least(interval '30 seconds' * power(4, least(o.attempts, 8) - 1), interval '6 hours')
		end
	where o.id = d.id;
end $$;

create function public.forget_what_is_over() returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	forgotten integer;
begin
	perform private.forget_past_busy_times();
	delete from public.changes where id in (
		select c.id from public.changes c where c.made_at < now() - interval '30 days' limit 1000 for update skip locked
	);
	delete from public.deliveries where id in (
		select o.id from public.deliveries o
		where num_nonnulls(o.sent_at, o.dropped_at, o.gave_up_at) = 1
			and coalesce(o.sent_at, o.dropped_at, o.gave_up_at) < now() - interval '90 days'
		limit 1000 for update skip locked
	);
	get diagnostics forgotten = row_count;
	return forgotten;
end $$;
comment on function public.forget_what_is_over is 'For the worker: deletes busy times that are over, what changes of the schedule replaced over thirty days ago, and a thousand deliveries at most that ended more than ninety days ago.';

-- Asked of the queue, not of the worker: whatever stands between a mail and its reader (no worker, no mail server), due
-- mail that nobody takes is what one sees of it. One address that is refused is not: that one waits for its next try. Nor
-- is an invitation that was just withdrawn: that one waits for whoever takes it back.
create function public.mail_is_down() returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select exists (
		select from public.deliveries d
		where d.sent_at is null and d.dropped_at is null and d.gave_up_at is null
			and d.due_at < now() - interval '10 minutes' and (d.claimed_until is null or d.claimed_until < now())
			and coalesce((
				select i.withdrawn_at < now() - interval '2 minutes' from public.invitations i
				where d.kind = 'invitation' and i.id = private.mailed_invitation(d.cause)
			), true)
	)
	$$;
comment on function public.mail_is_down is 'Whether mail that is due has not left for ten minutes.';

-- By the start and not by the sequence: a session that is only longer, or cancelled and brought back, reminds once.
create function private.reminder_cause(p_session_id uuid, p_starts_at timestamptz, p_before text, p_person uuid) returns text
	language sql immutable set search_path = ''
	as $$
	select 'reminder ' || p_before || ' ' || p_session_id || ' ' || extract(epoch from p_starts_at)::bigint || ' to ' || p_person
	$$;

-- Reminders of the coming two days that are not written yet and wanted, each with what says when it is due. Nobody is
-- reminded of what they learned later than that: a session that was added, moved or joined since.
create function public.read_reminders_to_plan() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'session_id', s.id, 'profile_id', m.profile_id, 'before', b.before, 'starts_at', s.starts_at,
		'zone', private.zone_of(m.profile_id),
		'quiet_from', to_char(w.quiet_from, 'HH24:MI'), 'quiet_until', to_char(w.quiet_until, 'HH24:MI')
	)), '[]')
	from public.sessions s
	join public.members m on m.circle_id = s.circle_id and m.left_at is null
	join public.mail_preferences w on w.profile_id = m.profile_id
	cross join (values ('day', interval '24 hours'), ('hour', interval '1 hour')) as b (before, span)
	where s.status = 'confirmed' and s.starts_at > now() and s.starts_at < now() + interval '49 hours'
		and private.wants_mail(m.profile_id, b.before || '_before')
		and not exists (
			select from public.rsvps r where r.session_id = s.id and r.profile_id = m.profile_id and r.answer = 'no'
		)
		and greatest(s.created_at, m.joined_at) <= s.starts_at - b.span
		and not exists (
			select from public.deliveries d
			where d.cause = private.reminder_cause(s.id, s.starts_at, b.before, m.profile_id) and d.dropped_at is null
				or d.cause in (
					concat_ws(' ', 'session', s.id, s.sequence, 'to', m.profile_id),
					concat_ws(' ', 'entry', s.id, m.profile_id, s.sequence, 'REQUEST')
				) and d.created_at > s.starts_at - b.span
		)
	$$;
comment on function public.read_reminders_to_plan is 'For the worker: whom to remind of which session, and when they sleep.';

-- p_reminders: objects {session_id, profile_id, before, starts_at, due_at}. Written once, whoever else writes them too;
-- one that was dropped, because its session was moved, and is true again is opened again.
create function public.plan_reminders(p_reminders jsonb) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	planned integer;
begin
	insert into public.deliveries as d (cause, kind, circle_id, recipient_id, payload, due_at)
	select private.reminder_cause(s.id, s.starts_at, r.before, m.profile_id), 'reminder', s.circle_id, m.profile_id,
		jsonb_build_object('session_id', s.id, 'sequence', s.sequence, 'before', r.before, 'starts_at', s.starts_at), r.due_at
	from jsonb_to_recordset(p_reminders) as r (session_id uuid, profile_id uuid, before text, starts_at timestamptz, due_at timestamptz)
	join public.sessions s on s.id = r.session_id and s.starts_at = r.starts_at and s.status = 'confirmed'
	join public.members m on m.circle_id = s.circle_id and m.profile_id = r.profile_id and m.left_at is null
	where r.before in ('day', 'hour')
	order by 1
	on conflict (cause) do update
	set dropped_at = null, payload = excluded.payload, due_at = excluded.due_at, attempts = 0, claimed_until = null, outcome = null
	where d.dropped_at is not null;
	get diagnostics planned = row_count;
	return planned;
end $$;
comment on function public.plan_reminders is 'For the worker: writes reminders, each once.';

create function public.read_zones_in_use() returns text[]
	language sql stable security definer set search_path = ''
	as $$
	select array(
		select zone from public.profiles
		union select zone from public.travels
		union select zone from public.sessions where starts_at > now()
		order by 1
	)
	$$;
comment on function public.read_zones_in_use is 'For the worker: every time zone that a person or a session to come is in.';

-- Circles with a session or a member in a zone whose clocks change about now, with what tells whom it alters a session.
create function public.read_clocks_to_watch(p_zones text[], p_now timestamptz) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(jsonb_agg(jsonb_build_object(
		'circle_id', c.id,
		'sessions', (
			select jsonb_agg(jsonb_build_object('id', s.id, 'sequence', s.sequence, 'starts_at', s.starts_at, 'zone', s.zone) order by s.starts_at)
			from public.sessions s
			where s.circle_id = c.id and s.status = 'confirmed'
				and s.starts_at between p_now - interval '40 days' and p_now + interval '45 days'
		),
		'members', (
			select jsonb_agg(jsonb_build_object(
				'id', p.id, 'joined_at', m.joined_at, 'zone', p.zone,
				'quiet_from', to_char(w.quiet_from, 'HH24:MI'), 'quiet_until', to_char(w.quiet_until, 'HH24:MI'),
				'travels', (
					select coalesce(jsonb_agg(jsonb_build_object('zone', t.zone, 'starts_on', t.starts_on, 'ends_on', t.ends_on)), '[]')
					from public.travels t where t.profile_id = p.id
				)
			))
			from public.members m
			join public.profiles p on p.id = m.profile_id
			join public.mail_preferences w on w.profile_id = p.id and w.clock_changes
			where m.circle_id = c.id and m.left_at is null
		)
	)), '[]')
	from public.circles c
	where exists (
		select from public.sessions s
		where s.circle_id = c.id and s.status = 'confirmed' and s.starts_at between p_now and p_now + interval '45 days'
			and (
				s.zone = any (p_zones)
				or exists (
					select from public.members m join public.profiles p on p.id = m.profile_id
					where m.circle_id = c.id and m.left_at is null and (
						p.zone = any (p_zones)
						or exists (select from public.travels t where t.profile_id = p.id and t.zone = any (p_zones))
					)
				)
			)
	)
	$$;
comment on function public.read_clocks_to_watch is 'For the worker: circles that a change of clocks in these zones may concern.';

-- p_changes: objects {circle_id, profile_id, session_id, sequence, was_time, is_time, from, clock, due_at}. Once for each
-- change of clocks, circle and person; one that was dropped, because its session changed, is written anew.
create function public.plan_clock_changes(p_changes jsonb) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	planned integer;
begin
	insert into public.deliveries as d (cause, kind, circle_id, recipient_id, payload, due_at)
	select concat_ws(' ', 'clock', s.circle_id, c.change ->> 'from', 'to', m.profile_id), 'clock_change', s.circle_id, m.profile_id,
		c.change - '{circle_id,profile_id,due_at}'::text[], (c.change ->> 'due_at')::timestamptz
	from jsonb_array_elements(p_changes) as c (change)
	join public.sessions s on s.id = (c.change ->> 'session_id')::uuid and s.sequence = (c.change ->> 'sequence')::integer
	join public.members m
		on m.circle_id = s.circle_id and m.profile_id = (c.change ->> 'profile_id')::uuid and m.left_at is null
	order by 1
	on conflict (cause) do update set payload = excluded.payload, due_at = excluded.due_at, dropped_at = null, attempts = 0
	where d.dropped_at is not null;
	get diagnostics planned = row_count;
	return planned;
end $$;
comment on function public.plan_clock_changes is 'For the worker: writes who is told of a change of clocks, once.';

create function public.plan_questions() returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	-- This one first: it takes circles, and whoever deletes their account waits for nobody when they hold theirs.
	perform private.plan_season_questions();
	perform private.plan_quorum_questions();
end $$;
comment on function public.plan_questions is 'For the worker: asks circles how to go on with a session that few come to, and after a season.';

revoke execute on function private.begin_mail, private.mail_category, private.wants_mail, private.mail_categories, private.unsubscribe_mac,
	private.unsubscribe_token, private.open_unsubscribe, private.mailed_invitation, private.delivery_is_true, private.delivery_payload, private.reminder_cause
	from public, anon, authenticated, service_role;
revoke execute on function public.read_unsubscribe, public.unsubscribe, public.claim_deliveries, public.forget_what_is_over,
	public.mail_is_down, public.read_reminders_to_plan, public.plan_reminders, public.read_zones_in_use,
	public.read_clocks_to_watch, public.plan_clock_changes, public.plan_questions
	from public, anon, authenticated, service_role;
grant execute on function public.read_unsubscribe, public.unsubscribe to anon, authenticated;
grant execute on function public.mail_is_down to authenticated;
grant execute on function public.claim_deliveries, public.forget_what_is_over, public.read_reminders_to_plan, public.plan_reminders,
	public.read_zones_in_use, public.read_clocks_to_watch, public.plan_clock_changes, public.plan_questions
	to service_role;

-- A member's sessions reach their calendar by one channel: the feed, or a mail for each session (iMIP, RFC 6047).
alter table public.profiles
	add column calendar_channel text not null default 'feed',
	add column calendar_channel_since timestamptz not null default now(),
	add constraint calendar_channel_is_known check (calendar_channel in ('feed', 'mail'));
comment on column public.profiles.calendar_channel is 'How sessions reach this person''s calendar: one way, or every session shows twice.';
grant update (calendar_channel) on public.profiles to authenticated;

create function private.change_channel() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	new.calendar_channel_since := clock_timestamp();
	perform private.move_calendar_stamps(array[new.id]);
	return new;
end $$;
create trigger profiles_change_channel before update of calendar_channel on public.profiles
	for each row when (new.calendar_channel <> old.calendar_channel) execute function private.change_channel();

-- The address to which a member's calendar answers is theirs for good: calendars take a cancel from the organiser only
-- who has invited. It says nothing about them and cannot be guessed.
alter table private.link_secrets
	add column reply_name text not null default left(private.random_secret(), 32),
	add constraint reply_name_is_unique unique (reply_name);

-- What a member's calendar holds by mail. Not tied to the session's row: what is deleted has to be cancelled too.
create table private.calendar_entries (
	profile_id uuid not null references public.profiles (id) on delete cascade,
	session_id uuid not null,
	uid text not null,
	sequence integer not null,
	method text not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	zone text not null,
	format text not null,
	links text not null,
	mailed_at timestamptz,
	primary key (profile_id, session_id),
	constraint method_is_known check (method in ('REQUEST', 'CANCEL')),
	constraint sequence_counts_up check (sequence >= 0)
);
comment on table private.calendar_entries is 'The newest calendar mail of each member and session that was handed to a mail server: what their calendar holds.';
comment on column private.calendar_entries.mailed_at is 'Null while it is not known whether it left: it may have arrived, and the next one counts further.';
comment on column private.calendar_entries.links is 'Mark of the secret that its link was made with: new links are mailed anew.';
create index calendar_entries_ahead on private.calendar_entries (ends_at);

-- What has to be mailed so that calendars are right, to one person about one session or to all: a coming session that is
-- not in the calendar of somebody who did not decline, one whose time, link or state is another than was mailed, and a
-- cancel of what is no longer theirs or no longer to come: that is said of the time that the calendar shows. A session
-- that was moved and moved back meanwhile is right as it is. The sequence is the session's, and always more than the last
-- one, or calendars would ignore it (RFC 5546 §2.1.4).
create function private.calendar_entries_to_mail(p_person uuid default null, p_session_id uuid default null)
	returns table (
		profile_id uuid, session_id uuid, circle_id uuid, method text, sequence integer, uid text,
		starts_at timestamptz, ends_at timestamptz, zone text, format text, links text, reason text, was jsonb
	)
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return query
	with theirs as (
		select m.profile_id, s.id
		from public.members m
		join public.profiles p on p.id = m.profile_id and p.calendar_channel = 'mail'
		join public.circles c on c.id = m.circle_id and c.closed_at is null
		join public.sessions s on s.circle_id = m.circle_id
		where m.left_at is null
			and (p_person is null or m.profile_id = p_person) and (p_session_id is null or s.id = p_session_id)
	), pairs as (
		select t.profile_id, t.id from theirs t join public.sessions s on s.id = t.id where s.ends_at > now()
		union
		select h.profile_id, h.session_id from private.calendar_entries h
		where h.ends_at > now()
			and (p_person is null or h.profile_id = p_person) and (p_session_id is null or h.session_id = p_session_id)
	)
	select k.profile_id, k.id, s.circle_id, w.method, greatest(h.sequence + 1, s.sequence), coalesce(h.uid, s.uid),
		w.starts_at, w.ends_at, w.zone, w.format, w.links,
		case
			when w.method = 'REQUEST' then 'confirmed'
			when t.id is not null then 'cancelled'
			when p.calendar_channel <> 'mail' then 'channel'
			else 'gone'
		end,
		case when h.method is not null then jsonb_build_object(
			'starts_at', h.starts_at, 'ends_at', h.ends_at, 'format', h.format, 'method', h.method
		) end
	from pairs k
	join public.profiles p on p.id = k.profile_id
	join private.link_secrets l on l.profile_id = k.profile_id
	left join theirs t on t.profile_id = k.profile_id and t.id = k.id
	left join public.sessions s on s.id = k.id
	left join private.calendar_entries h on h.profile_id = k.profile_id and h.session_id = k.id
	left join public.rsvps r on r.profile_id = k.profile_id and r.session_id = k.id
	cross join lateral (
		-- What is over where the calendar shows it is left there; what was moved to before now is not to come any more.
		select t.id is not null and s.status = 'confirmed' and (s.ends_at > now() or s.starts_at = h.starts_at) as stands
	) it
	cross join lateral (
		select
			case when it.stands then 'REQUEST' else 'CANCEL' end as method,
			case when it.stands then s.starts_at else h.starts_at end as starts_at,
			case when it.stands then s.ends_at else h.ends_at end as ends_at,
			case when it.stands then s.zone else h.zone end as zone,
			case when it.stands then s.format else h.format end as format,
			left(private.hash_token(l.secret || l.enabled), 16) as links
	) w
	where w.ends_at > now()
		and case
			when h.method is null or (h.method = 'CANCEL' and w.method = 'REQUEST')
				then w.method = 'REQUEST' and r.answer is distinct from 'no'
			when h.method = 'REQUEST' and w.method = 'REQUEST'
				then h.mailed_at is null or (h.starts_at, h.ends_at, h.format, h.links)
					is distinct from (w.starts_at, w.ends_at, w.format, w.links)
			else h.method = 'REQUEST' or h.mailed_at is null
		end;
end $$;

-- The same change is planned by one server only: its cause is unique. It leaves a little later, so that what is undone
-- at once is never mailed; what was dropped for that and is needed after all is opened again. What was given up is not
-- begun again for a week, unless there is something else to tell: a mailbox that takes nothing is left alone.
create function public.plan_calendar_entries() returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	planned integer;
begin
	insert into public.deliveries as d (cause, kind, circle_id, recipient_id, payload, due_at)
	select concat_ws(' ', 'entry', n.session_id, n.profile_id, n.sequence, n.method), 'calendar_entry', n.circle_id, n.profile_id,
		jsonb_build_object(
			'session_id', n.session_id, 'method', n.method, 'sequence', n.sequence, 'uid', n.uid,
			'starts_at', n.starts_at, 'ends_at', n.ends_at, 'zone', n.zone, 'format', n.format, 'links', n.links, 'reason', n.reason, 'was', n.was
		),
		now() + interval '20 seconds'
	from private.calendar_entries_to_mail() n
	where not exists (
		select from public.deliveries o
		where o.kind = 'calendar_entry' and o.recipient_id = n.profile_id
			and o.sent_at is null and o.dropped_at is null and o.gave_up_at is null
			and o.payload ->> 'session_id' = n.session_id::text
			-- One that is on its way is waited for.
			and (o.claimed_until > now() or private.calendar_entry_is_true(o.payload, o.recipient_id))
	) and not exists (
		select from private.calendar_entries h
		join public.deliveries g on g.cause = concat_ws(' ', 'entry', h.session_id, h.profile_id, h.sequence, h.method)
		where h.profile_id = n.profile_id and h.session_id = n.session_id and h.mailed_at is null
			and (h.method, h.starts_at, h.ends_at, h.format, h.links) = (n.method, n.starts_at, n.ends_at, n.format, n.links)
			and g.gave_up_at > now() - interval '7 days'
	)
	-- In one order, so that two servers never wait for each other in a ring.
	order by n.session_id, n.profile_id
	on conflict (cause) do update
	set dropped_at = null, payload = excluded.payload, circle_id = excluded.circle_id, due_at = excluded.due_at,
		attempts = 0, claimed_until = null, outcome = null
	where d.dropped_at is not null;
	get diagnostics planned = row_count;
	-- What calendars hold of the past is nobody's business for long.
	delete from private.calendar_entries h
	where (h.profile_id, h.session_id) in (
		select o.profile_id, o.session_id from private.calendar_entries o
		where o.ends_at < now() - interval '90 days' for update skip locked
	);
	return planned;
end $$;
comment on function public.plan_calendar_entries is 'For the worker: writes a calendar mail for each entry that is not as it should be in its member''s calendar.';

-- Whether a planned calendar mail is still what its reader's calendar needs.
create function private.calendar_entry_is_true(p_payload jsonb, p_recipient uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select exists (
		select from private.calendar_entries_to_mail(p_recipient, (p_payload ->> 'session_id')::uuid) n
		left join private.calendar_entries h on h.profile_id = n.profile_id and h.session_id = n.session_id
		where n.method = p_payload ->> 'method' and n.format = p_payload ->> 'format' and n.links = p_payload ->> 'links'
			and n.starts_at = (p_payload ->> 'starts_at')::timestamptz and n.ends_at = (p_payload ->> 'ends_at')::timestamptz
			-- A second try has the number of the first.
			and (n.sequence = (p_payload ->> 'sequence')::integer or h.sequence = (p_payload ->> 'sequence')::integer and h.mailed_at is null)
	)
	$$;

-- The moment it is handed to a mail server: from now on it may have arrived, and is noted before.
create function private.calendar_entry_payload(p_payload jsonb, p_recipient uuid) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session uuid := (p_payload ->> 'session_id')::uuid;
begin
	insert into private.calendar_entries as h (profile_id, session_id, uid, sequence, method, starts_at, ends_at, zone, format, links)
	values (
		p_recipient, the_session, p_payload ->> 'uid', (p_payload ->> 'sequence')::integer, p_payload ->> 'method',
		(p_payload ->> 'starts_at')::timestamptz, (p_payload ->> 'ends_at')::timestamptz, p_payload ->> 'zone',
		p_payload ->> 'format', p_payload ->> 'links'
	)
	on conflict (profile_id, session_id) do update
	set sequence = excluded.sequence, method = excluded.method, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
		zone = excluded.zone, format = excluded.format, links = excluded.links, mailed_at = null
	where h.sequence <= excluded.sequence;
	return p_payload || jsonb_build_object(
		'answer', (select r.answer from public.rsvps r where r.session_id = the_session and r.profile_id = p_recipient),
		'note', (
			select s.note is not null from public.sessions s
			where s.id = the_session and private.is_active_member(s.circle_id, p_recipient)
		),
		'token', (
			select private.session_link(s.id, p_recipient) from public.sessions s
			where s.id = the_session and private.is_active_member(s.circle_id, p_recipient)
		),
		'reply_name', (select l.reply_name from private.link_secrets l where l.profile_id = p_recipient)
	);
end $$;

create function private.calendar_entry_sent(p_payload jsonb, p_recipient uuid) returns void
	language sql security definer set search_path = ''
	as $$
	update private.calendar_entries
	set mailed_at = now()
	where profile_id = p_recipient and session_id = (p_payload ->> 'session_id')::uuid
		and sequence = (p_payload ->> 'sequence')::integer
	$$;

-- Whether changes of a session come to this person as a calendar mail, so that another mail would say it twice.
create function private.is_told_by_calendar(p_session_id uuid, p_person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select p.calendar_channel = 'mail' and (
		not exists (select from public.rsvps r where r.session_id = p_session_id and r.profile_id = p.id and r.answer = 'no')
		or exists (select from private.calendar_entries h where h.session_id = p_session_id and h.profile_id = p.id and h.method = 'REQUEST')
	)
	from public.profiles p where p.id = p_person
	$$;

-- A calendar's entries between two days: sessions of circles the person is in now, without those declined, cancelled ones
-- until the day of their end is over (UTC), so that the answer changes with the stamp and the day only. While sessions
-- come by mail, those that were over before: a mirror takes a vanished past for a deletion.
create function private.calendar_of(p_person uuid, p_from timestamptz, p_to timestamptz)
	returns table (
		session_id uuid, uid text, sequence integer, starts_at timestamptz, ends_at timestamptz, updated_at timestamptz,
		status text, answer text, link text
	)
	language sql stable security definer set search_path = ''
	as $$
	select s.id, s.uid, s.sequence, s.starts_at, s.ends_at, greatest(s.updated_at, r.answered_at), s.status, r.answer,
		private.session_link(s.id, p.id)
	from public.profiles p
	join public.members m on m.profile_id = p.id and m.left_at is null
	join public.sessions s on s.circle_id = m.circle_id
	left join public.rsvps r on r.session_id = s.id and r.profile_id = p.id
	where p.id = p_person
		and s.starts_at >= p_from and s.starts_at < p_to
		and r.answer is distinct from 'no'
		and (s.status = 'confirmed' or s.ends_at > date_trunc('day', now(), 'UTC'))
		and (p.calendar_channel = 'feed' or s.ends_at <= p.calendar_channel_since)
	order by s.starts_at, s.id
	$$;

create or replace function public.read_feed(p_token text, p_from timestamptz, p_to timestamptz)
	returns table (
		session_id uuid, uid text, sequence integer, starts_at timestamptz, ends_at timestamptz, updated_at timestamptz,
		status text, answer text, link text
	)
	language sql stable security definer set search_path = ''
	as $$
	select c.* from public.feeds f, private.calendar_of(f.profile_id, p_from, p_to) c
	where f.token_hash = private.hash_token(p_token) and f.revoked_at is null
	$$;

create function public.read_my_calendar(p_from timestamptz, p_to timestamptz)
	returns table (
		session_id uuid, uid text, sequence integer, starts_at timestamptz, ends_at timestamptz, updated_at timestamptz,
		status text, answer text, link text
	)
	language sql stable security definer set search_path = ''
	as $$ select * from private.calendar_of((select auth.uid()), p_from, p_to) $$;
comment on function public.read_my_calendar is 'What the caller''s subscriptions show between two days.';

-- The token of the link stays out where the circle was left.
create function public.read_my_mailed_entries()
	returns table (
		session_id uuid, uid text, sequence integer, method text, starts_at timestamptz, ends_at timestamptz,
		mailed_at timestamptz, answer text, link text
	)
	language sql stable security definer set search_path = ''
	as $$
	select h.session_id, h.uid, h.sequence, h.method, h.starts_at, h.ends_at, h.mailed_at, r.answer,
		(select private.session_link(s.id, h.profile_id) from public.sessions s
			where s.id = h.session_id and private.is_active_member(s.circle_id, h.profile_id))
	from private.calendar_entries h
	left join public.rsvps r on r.session_id = h.session_id and r.profile_id = h.profile_id
	where h.profile_id = (select auth.uid()) and h.ends_at > now() - interval '90 days'
	order by h.starts_at, h.uid
	$$;
comment on function public.read_my_mailed_entries is 'What was mailed to the caller''s calendar: the newest of each session.';

-- Replies by mail, counted by day and kind and nothing else.
create table private.reply_counts (
	day date not null default (now() at time zone 'UTC')::date,
	kind text not null,
	count integer not null default 1,
	primary key (day, kind),
	constraint kind_is_known check (kind in (
		'recorded', 'automatic', 'forged', 'late', 'oversized', 'stale', 'unknown_address', 'unknown_session', 'unreadable'
	))
);
comment on table private.reply_counts is 'How many answers by mail were taken and how many refused, by day and kind: no addresses.';

create function public.count_reply(p_kind text) returns void
	language sql security definer set search_path = ''
	as $$
	insert into private.reply_counts as c (kind) values (p_kind)
	on conflict (day, kind) do update set count = c.count + 1
	$$;
comment on function public.count_reply is 'For the listener: counts one mail that it took or refused.';

create function public.read_reply_counts() returns table (day date, kind text, count integer)
	language sql stable security definer set search_path = ''
	as $$
	select c.day, c.kind, c.count from private.reply_counts c
	where c.day > (now() at time zone 'UTC')::date - 30 order by c.day, c.kind
	$$;
comment on function public.read_reply_counts is 'For the server: answers by mail of the last thirty days, by day and kind.';

create function public.is_reply_name(p_name text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from private.link_secrets where reply_name = p_name) $$;
comment on function public.is_reply_name is 'For the listener: whether this is somebody''s own address for answers.';

-- Records an answer that came by mail and says what became of it: 'recorded', or why not. Forged: not from that member's
-- own address. Unknown: no session that was mailed to them or is one of their circles'. Stale: to a time that is not the
-- session's any more, after a newer mail, or given (p_answered_at) before the answer that stands. Late: cancelled or
-- over. Each is counted.
create function public.record_reply(
	p_name text, p_from text, p_uid text, p_answer text, p_sequence integer default null, p_answered_at timestamptz default null
) returns text
	language plpgsql security definer set search_path = ''
	as $$
declare
	person uuid;
	held private.calendar_entries;
	the_session public.sessions;
	became text;
begin
	select l.profile_id into person from private.link_secrets l where l.reply_name = p_name;
	select * into held from private.calendar_entries where profile_id = person and uid = p_uid;
	select * into the_session from public.sessions s where s.uid = p_uid and private.is_active_member(s.circle_id, person);
	became := case
		when person is null then 'unknown_address'
		when p_from is null or not exists (select from auth.users u where u.id = person and lower(u.email) = lower(p_from)) then 'forged'
		when held.uid is null and the_session.id is null then 'unknown_session'
		when the_session.id is null or held.method = 'CANCEL' and the_session.status = 'confirmed' then 'stale'
		when the_session.status = 'cancelled' or the_session.ends_at <= now() then 'late'
		when p_sequence < coalesce(held.sequence, the_session.sequence) then 'stale'
		when held.uid is not null and (held.starts_at, held.ends_at) <> (the_session.starts_at, the_session.ends_at) then 'stale'
		-- Calendars say to the second when they answered.
		when p_answered_at < (
			select date_trunc('second', r.answered_at) from public.rsvps r
			where r.session_id = the_session.id and r.profile_id = person
		) then 'stale'
		else 'recorded'
	end;
	if became = 'recorded' then
		perform private.answer_session(the_session.id, person, p_answer);
		-- As old as it is, or the answer after it could overtake it on the way and seem the older one.
		update public.rsvps set answered_at = least(p_answered_at, clock_timestamp())
		where session_id = the_session.id and profile_id = person and p_answered_at is not null;
	end if;
	perform public.count_reply(became);
	return became;
end $$;
comment on function public.record_reply is 'For the listener: a member''s RSVP that came as a calendar reply by mail; answers what became of it.';

revoke execute on function private.calendar_entries_to_mail, private.calendar_entry_is_true, private.calendar_entry_payload, private.calendar_entry_sent, private.is_told_by_calendar, private.calendar_of, private.change_channel from public, anon, authenticated;
revoke execute on function public.plan_calendar_entries, public.read_my_calendar, public.read_my_mailed_entries, public.count_reply, public.read_reply_counts, public.is_reply_name, public.record_reply from public, anon, authenticated, service_role;
grant execute on function public.read_my_calendar, public.read_my_mailed_entries to authenticated;
grant execute on function public.plan_calendar_entries, public.count_reply, public.read_reply_counts, public.is_reply_name, public.record_reply to service_role;

-- All mail but the sign-in code leaves through here: written in the transaction that causes it, sent by a worker.
create table public.deliveries (
	id uuid primary key default gen_random_uuid(),
	cause text not null,
	kind text not null,
	circle_id uuid references public.circles (id) on delete cascade,
	recipient_id uuid references public.profiles (id) on delete cascade,
	address text,
	payload jsonb,
	due_at timestamptz not null default now(),
	attempts smallint not null default 0,
	claimed_until timestamptz,
	sent_at timestamptz,
	dropped_at timestamptz,
	gave_up_at timestamptz,
	outcome text,
	created_at timestamptz not null default now(),
	constraint once_for_a_cause unique (cause),
	constraint kind_is_known check (kind in ('invitation', 'session_changed', 'seat_free')),
	constraint attempts_count_up check (attempts >= 0),
	constraint ends_one_way check (num_nonnulls(sent_at, dropped_at, gave_up_at) <= 1),
	constraint open_ones_have_a_reader check (
		num_nonnulls(sent_at, dropped_at, gave_up_at) = 1 or num_nonnulls(recipient_id, address) = 1
	),
	constraint ended_ones_forget check (num_nonnulls(sent_at, dropped_at, gave_up_at) = 0 or num_nonnulls(payload, address) = 0)
);
comment on table public.deliveries is 'Mail to send: what, to whom, when, tries and outcome. Addresses and contents are forgotten once it ended.';
comment on column public.deliveries.cause is 'What made it, so that one cause is never mailed twice.';
comment on column public.deliveries.outcome is 'The mail server''s last answer as a code, never its words: those may hold an address.';
create index deliveries_open on public.deliveries (due_at) where sent_at is null and dropped_at is null and gave_up_at is null;
create index deliveries_of_circle on public.deliveries (circle_id);
create index deliveries_of_recipient on public.deliveries (recipient_id);

alter table public.deliveries enable row level security;
revoke all on public.deliveries from anon, authenticated, service_role;
grant select (id, kind, circle_id, cause, attempts, due_at, sent_at, gave_up_at, created_at) on public.deliveries to authenticated;
grant select on public.deliveries to service_role;
create policy "Organisers see whether mail of their circle left" on public.deliveries
	for select to authenticated using (circle_id = any (array(select private.my_organised_circles())));

-- Takes up to p_limit due deliveries for two minutes; another server's claim skips them. Members' addresses come
-- from auth.users at the last moment, so that none is copied. A change of a session that has changed again since
-- is dropped: the newer one says all. So is what is no longer true: a withdrawn invitation, a seat left again.
create function public.claim_deliveries(p_limit integer)
	returns table (id uuid, kind text, address text, name text, zone text, locale text, payload jsonb)
	language plpgsql security definer set search_path = ''
	as $$
begin
	-- One whose worker died at each try has used them up.
	update public.deliveries d
	set gave_up_at = now(), payload = null, address = null, claimed_until = null, outcome = 'not_finished'
	where d.id in (
		select o.id from public.deliveries o
		where o.sent_at is null and o.dropped_at is null and o.gave_up_at is null and o.attempts >= 9 and o.claimed_until < now()
		for update skip locked
	);

	update public.deliveries d
	set dropped_at = now(), payload = null, address = null, claimed_until = null
	where d.id in (
		select o.id from public.deliveries o
		where o.sent_at is null and o.dropped_at is null and o.gave_up_at is null and o.due_at <= now()
			and (o.claimed_until is null or o.claimed_until < now())
			and case o.kind
				when 'session_changed' then not exists (
					select from public.sessions s
					where s.id = (o.payload ->> 'session_id')::uuid and s.sequence = (o.payload ->> 'sequence')::integer
						and s.ends_at > now() and private.is_active_member(s.circle_id, o.recipient_id)
				)
				when 'invitation' then not exists (
					select from public.invitations i
					where 'invitation ' || i.id = o.cause and i.expires_at > now() and i.uses < i.max_uses
						-- Withdrawing can be taken back for a minute; so long the mail waits.
						and (i.withdrawn_at is null or i.withdrawn_at > now() - interval '1 minute')
				)
				else not private.is_active_member(o.circle_id, o.recipient_id)
			end
		for update skip locked
	);

	return query
	with due as (
		select d.id from public.deliveries d
		where d.sent_at is null and d.dropped_at is null and d.gave_up_at is null and d.due_at <= now()
			and (d.claimed_until is null or d.claimed_until < now())
			and not exists (
				select from public.invitations i
				where d.kind = 'invitation' and 'invitation ' || i.id = d.cause and i.withdrawn_at is not null
			)
		order by d.due_at, d.id
		limit least(p_limit, 50)
		for update skip locked
	), taken as (
		update public.deliveries d
		set claimed_until = now() + interval '2 minutes', attempts = d.attempts + 1
		from due where d.id = due.id
		returning d.id, d.kind, d.address, d.recipient_id, d.payload
	)
	select t.id, t.kind, coalesce(t.address, u.email::text), p.name, p.zone, p.locale,
		case
			when t.kind = 'session_changed' then t.payload || (
				select jsonb_build_object(
					'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone, 'status', s.status, 'note', s.note,
					'token', private.session_link(s.id, t.recipient_id)
				)
				from public.sessions s where s.id = (t.payload ->> 'session_id')::uuid
			)
			else t.payload
		end
	from taken t
	left join public.profiles p on p.id = t.recipient_id
	left join auth.users u on u.id = t.recipient_id;
end $$;
comment on function public.claim_deliveries is 'For the deliveries worker: takes due mail for two minutes.';

-- p_failure null: it left. Otherwise the next try is after 30 s, 2 min, 8 min … up to six hours; the ninth gives up.
create function public.finish_delivery(p_id uuid, p_failure text default null) returns void
	language sql security definer set search_path = ''
	as $$
	update public.deliveries
	set sent_at = case when p_failure is null then now() end,
		gave_up_at = case when p_failure is not null and attempts >= 9 then now() end,
		payload = case when p_failure is not null and attempts < 9 then payload end,
		address = case when p_failure is not null and attempts < 9 then address end,
		outcome = left(p_failure, 40),
		claimed_until = null,
		due_at = case
			when p_failure is null then due_at
			else now() + least(interval '30 seconds' * power(4, least(attempts, 8) - 1), interval '6 hours')
		end
	where id = p_id and sent_at is null and dropped_at is null and gave_up_at is null
	$$;
comment on function public.finish_delivery is 'For the deliveries worker: it left, or it is tried again after a growing pause and given up visibly.';

revoke execute on function public.claim_deliveries, public.finish_delivery from public, anon, authenticated, service_role;
grant execute on function public.claim_deliveries, public.finish_delivery to service_role;

-- "Tomasz is with you on this one": what a witness may say once until a commitment is due, without words.
alter table public.deliveries
	drop constraint kind_is_known,
	add constraint kind_is_known check (kind in (
		'invitation', 'session_changed', 'seat_free', 'reminder', 'clock_change', 'quorum_question', 'season_question',
		'circle_closed', 'seat_offered', 'duty_asked', 'duty_answered', 'duty_given', 'calendar_entry', 'session_record',
		'nudge', 'encouragement'
	));

create table public.encouragements (
	id uuid primary key,
	commitment_id uuid not null references public.commitments (id) on delete cascade,
	witness_id uuid not null references public.profiles (id) on delete cascade,
	due_on date not null,
	created_at timestamptz not null default now(),
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint one_until_it_is_due unique (commitment_id, witness_id, due_on)
);
comment on table public.encouragements is 'That a witness is with somebody on a commitment: once for each date it is due on, without words.';
create index encouragements_of_witness on public.encouragements (witness_id);

alter table public.encouragements enable row level security;
revoke all on public.encouragements from anon, authenticated, service_role;
grant select on public.encouragements to authenticated, service_role;
create policy "Owner and witness see an encouragement" on public.encouragements
	for select to authenticated
	using (
		exists (
			select from public.commitments c
			where c.id = commitment_id and (c.owner_id = (select auth.uid()) or encouragements.witness_id = (select auth.uid()))
		)
	);

-- The first moment from p_at on that is not in the person's quiet hours, on the wall clock where they are. A zone that this
-- database does not know keeps nothing waiting.
create function private.awake_at(p_person uuid, p_at timestamptz) returns timestamptz
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	zone text := private.zone_of(p_person);
	quiet record;
	here timestamp;
	ends timestamp;
begin
	select quiet_from, quiet_until into quiet from public.mail_preferences where profile_id = p_person;
	if quiet.quiet_from is null then
		return p_at;
	end if;
	here := p_at at time zone zone;
	-- Over midnight when the end is the earlier of the two.
	if (quiet.quiet_from < quiet.quiet_until and here::time >= quiet.quiet_from and here::time < quiet.quiet_until)
		or (quiet.quiet_from > quiet.quiet_until and (here::time >= quiet.quiet_from or here::time < quiet.quiet_until))
	then
		ends := here::date + quiet.quiet_until;
		return (case when ends > here then ends else ends + interval '1 day' end) at time zone zone;
	end if;
	return p_at;
exception when others then
	return p_at;
end $$;
comment on function private.awake_at is 'When a person who is not to be woken may be told, from an instant on.';

-- The person first and then what is theirs, as elsewhere; the mail waits a minute for whoever takes it back.
create function public.encourage(p_id uuid, p_commitment_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
	the_commitment public.commitments;
begin
	perform from public.profiles where id = me for no key update;
	select * into the_commitment from public.commitments c
	where c.id = p_commitment_id and c.witness_id = me and c.circle_id = any (array(select private.my_circles()))
	for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if exists (select from public.circles where id = the_commitment.circle_id and closed_at is not null) then
		raise sqlstate 'PT409' using message = 'circle_closed';
	end if;
	if exists (
		select from public.encouragements e
		where e.commitment_id = the_commitment.id and e.witness_id = me and e.due_on = the_commitment.due_on
	) then
		return;
	end if;
	if the_commitment.status <> 'open' then
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
	insert into public.encouragements (id, commitment_id, witness_id, due_on)
	values (p_id, the_commitment.id, me, the_commitment.due_on);
	if private.wants_mail(the_commitment.owner_id, 'nudges') then
		insert into public.deliveries (cause, kind, circle_id, recipient_id, payload, due_at)
		values (
			'encouragement ' || p_id, 'encouragement', the_commitment.circle_id, the_commitment.owner_id,
			jsonb_build_object('encouragement_id', p_id), private.awake_at(the_commitment.owner_id, now() + interval '1 minute')
		)
		on conflict (cause) do nothing;
	end if;
end $$;
comment on function public.encourage is 'The witness is with the owner of an open commitment, once for each date it is due on; the owner is told a minute later, or when their quiet hours end.';

-- As long as nobody was told of it: a minute, or longer while the owner's quiet hours or a mail server keep it.
create function public.take_back_encouragement(p_id uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_delivery public.deliveries;
begin
	perform from public.encouragements e where e.id = p_id and e.witness_id = (select auth.uid());
	if not found then
		return;
	end if;
	select * into the_delivery from public.deliveries d where d.cause = 'encouragement ' || p_id for update;
	if the_delivery.sent_at is not null or the_delivery.claimed_until > now() then
		raise sqlstate 'PT409' using message = 'told_already';
	end if;
	if the_delivery.id is null and exists (
		select from public.encouragements e where e.id = p_id and e.created_at <= now() - interval '1 minute'
	) then
		raise sqlstate 'PT409' using message = 'told_already';
	end if;
	delete from public.deliveries d where d.id = the_delivery.id;
	delete from public.encouragements e where e.id = p_id and e.witness_id = (select auth.uid());
end $$;
comment on function public.take_back_encouragement is 'Undo, until the owner was told; one that is gone already is no error.';

create or replace function private.delivery_is_true(d public.deliveries) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	if d.kind = 'encouragement' then
		return private.is_active_member(d.circle_id, d.recipient_id) and exists (
			select from public.encouragements e
			join public.commitments c on c.id = e.commitment_id and c.due_on = e.due_on and c.witness_id = e.witness_id
			where e.id = (d.payload ->> 'encouragement_id')::uuid and c.status = 'open' and c.owner_id = d.recipient_id
		);
	elsif d.kind <> 'nudge' then
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

create or replace function private.delivery_payload(d public.deliveries) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
begin
	if d.kind = 'nudge' then
		return private.nudge_payload(d);
	elsif d.kind = 'encouragement' then
		return (
			select jsonb_build_object('circle_id', d.circle_id, 'commitment_id', e.commitment_id, 'witness', p.name)
			from public.encouragements e join public.profiles p on p.id = e.witness_id
			where e.id = (d.payload ->> 'encouragement_id')::uuid
		);
	end if;
	return private.payload_of_session(d) || case
		when d.kind = 'reminder' then jsonb_build_object('commitments', (
			select count(*) from public.commitments c
			where c.due_session_id = (d.payload ->> 'session_id')::uuid and c.owner_id = d.recipient_id and c.status = 'open'
		))
		else '{}'
	end;
end $$;

revoke execute on function private.awake_at from public, anon, authenticated, service_role;
revoke execute on function public.encourage, public.take_back_encouragement from public, anon, authenticated, service_role;
grant execute on function public.encourage, public.take_back_encouragement to authenticated;

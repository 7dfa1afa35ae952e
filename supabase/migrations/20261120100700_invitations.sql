create table public.invitations (
	id uuid primary key default gen_random_uuid(),
	circle_id uuid not null references public.circles (id) on delete cascade,
	created_by uuid references public.profiles (id) on delete set null,
	token_hash text not null,
	email text,
	name text,
	uses smallint not null default 0,
	max_uses smallint not null,
	expires_at timestamptz not null default now() + interval '14 days',
	withdrawn_at timestamptz,
	created_at timestamptz not null default now(),
	constraint invitation_token_is_unique unique (token_hash),
	constraint token_is_a_hash check (token_hash ~ '^[0-9a-f]{64}$'),
	constraint email_is_plausible check (email ~ '^[^@\s]+@[^@\s]+$' and char_length(email) <= 254 and email = lower(email)),
	constraint name_is_short check (char_length(name) between 1 and 80),
	constraint uses_have_a_limit check (max_uses between 1 and 15 and uses between 0 and max_uses),
	constraint ends_within_a_month check (expires_at <= created_at + interval '31 days')
);
comment on table public.invitations is 'What lets a person join: a link to share, or one mailed to an address. Only the token''s hash is kept.';
create index invitations_of_circle on public.invitations (circle_id, created_at);
create index invitations_of_creator on public.invitations (created_by);

alter table public.invitations enable row level security;
revoke all on public.invitations from anon, authenticated, service_role;
grant select (id, circle_id, created_by, email, name, uses, max_uses, expires_at, withdrawn_at, created_at) on public.invitations to authenticated;
grant update (withdrawn_at) on public.invitations to authenticated;
grant select on public.invitations to service_role;
create policy "Organisers see their circle's invitations" on public.invitations
	for select to authenticated using (circle_id = any (array(select private.my_organised_circles())));
-- For a minute it can be taken back; then it is for good.
create policy "Organisers withdraw invitations" on public.invitations
	for update to authenticated
	using (
		circle_id = any (array(select private.my_organised_circles()))
		and (withdrawn_at is null or withdrawn_at > now() - interval '1 minute')
	)
	with check (
		circle_id = any (array(select private.my_organised_circles()))
		and (withdrawn_at is null or withdrawn_at <= now() + interval '1 minute')
	);

-- Counted apart from circles, so that leaving one does not empty the count.
create table private.invited (
	profile_id uuid not null references public.profiles (id) on delete cascade,
	invitations integer not null,
	at timestamptz not null default now()
);
comment on table private.invited is 'How many invitations a person made, for two days: the limit of what one may send.';
create index invited_by on private.invited (profile_id, at);

-- p_invitations: [{token}] for a link to share, or [{token, email, name}] for up to fifteen that are mailed. Every
-- mail is written here with the invitation. PT429 after 45 of one circle or 90 of one person in a day: this is not a mail
-- gun. Sent again because the answer was lost, a mailed one is not mailed twice: one to the same address stands already.
create function public.invite(p_circle_id uuid, p_invitations jsonb) returns setof uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	wanted record;
	made uuid;
begin
	perform private.take_circle_as_organiser(p_circle_id);
	if jsonb_array_length(p_invitations) not between 1 and 15 then
		raise sqlstate 'PT400' using message = 'one_to_fifteen';
	end if;
	if (
		select count(*) from public.invitations
		where circle_id = p_circle_id and created_at > now() - interval '1 day'
	) + jsonb_array_length(p_invitations) > 45 then
		raise sqlstate 'PT429' using message = 'too_many_invitations';
	end if;
	perform from public.profiles where id = (select auth.uid()) for no key update;
	if (
		select coalesce(sum(invitations), 0) from private.invited
		where profile_id = (select auth.uid()) and at > now() - interval '1 day'
	) + jsonb_array_length(p_invitations) > 90 then
		raise sqlstate 'PT429' using message = 'too_many_invitations';
	end if;
	delete from private.invited where profile_id = (select auth.uid()) and at < now() - interval '2 days';
	insert into private.invited (profile_id, invitations) values ((select auth.uid()), jsonb_array_length(p_invitations));
	for wanted in select * from jsonb_to_recordset(p_invitations) as i (token text, email text, name text) loop
		continue when wanted.email is not null and exists (
			select from public.invitations i
			where i.circle_id = p_circle_id and i.email = lower(wanted.email) and i.withdrawn_at is null and i.uses = 0
				and i.created_at > now() - interval '10 minutes'
		);
		if wanted.token is null or wanted.token !~ '^inv_[A-Za-z0-9_-]{43}$' then
			raise sqlstate 'PT400' using message = 'token_is_malformed';
		end if;
		insert into public.invitations (circle_id, created_by, token_hash, email, name, max_uses)
		values (
			p_circle_id, (select auth.uid()), private.hash_token(wanted.token), lower(wanted.email), nullif(btrim(wanted.name), ''),
			case when wanted.email is null then 15 else 1 end
		)
		returning id into made;
		if wanted.email is not null then
			insert into public.deliveries (cause, kind, circle_id, address, payload)
			select 'invitation ' || made, 'invitation', p_circle_id, lower(wanted.email),
				jsonb_build_object(
					'token', wanted.token, 'circle', c.name, 'purpose', c.purpose, 'inviter', p.name,
					'name', nullif(btrim(wanted.name), '')
				)
			from public.circles c, public.profiles p
			where c.id = p_circle_id and p.id = (select auth.uid());
		end if;
		return next made;
	end loop;
end $$;
comment on function public.invite is 'Makes invitations, a link to share or mailed ones with their mail. Organisers only.';

create function private.active_members(p_circle_id uuid) returns bigint
	language sql stable security definer set search_path = ''
	as $$ select count(*) from public.members where circle_id = p_circle_id and left_at is null $$;

-- Which state an invitation is in for the caller. Order matters: who is in already is told so even by an old link.
create function private.invitation_state(p public.invitations) returns text
	language sql stable security definer set search_path = ''
	as $$
	select case
		when private.is_active_member(p.circle_id, (select auth.uid())) then 'member'
		when exists (select from public.waiting where circle_id = p.circle_id and profile_id = (select auth.uid())) then 'waiting'
		when p.withdrawn_at is not null then 'withdrawn'
		-- Who left or was removed needs an invitation made since: an old link does not lead back in.
		when exists (
			select from public.members m
			where m.circle_id = p.circle_id and m.profile_id = (select auth.uid()) and m.left_at >= p.created_at
		) then 'withdrawn'
		when p.expires_at <= now() then 'expired'
		when p.uses >= p.max_uses then 'used_up'
		when private.active_members(p.circle_id) >= 15 then 'full'
		else 'open'
	end
	$$;

-- What an invitation shows before joining. Null for an unknown token; an ended one names the circle and whom to ask.
create function public.read_invitation(p_token text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'state', state, 'circle_name', c.name, 'inviter', coalesce(p.name, 'The organiser'),
		'circle_id', case when state in ('member', 'waiting') then c.id end,
		'position', case when state = 'waiting' then (
			select count(*) from public.waiting w
			where w.circle_id = c.id
				and w.since <= (select me.since from public.waiting me where me.circle_id = c.id and me.profile_id = (select auth.uid()))
		) end,
		'circle', case when state in ('open', 'full') then jsonb_build_object(
			'purpose', c.purpose, 'charter', c.charter, 'members', private.active_members(c.id),
			'waiting', (select count(*) from public.waiting w where w.circle_id = c.id),
			'zones', (
				select coalesce(jsonb_agg(distinct mp.zone), '[]') from public.members m
				join public.profiles mp on mp.id = m.profile_id where m.circle_id = c.id and m.left_at is null
			),
			'schedule', (
				select jsonb_build_object('starts_on', s.starts_on, 'slots', s.slots, 'zone', s.zone, 'every_weeks', s.every_weeks,
					'duration_minutes', s.duration_minutes, 'session_count', s.session_count)
				from public.schedules s where s.circle_id = c.id order by s.season desc limit 1
			),
			'next', (
				select coalesce(jsonb_agg(n.starts_at order by n.starts_at), '[]') from (
					select starts_at from public.sessions
					where circle_id = c.id and status = 'confirmed' and starts_at > now() order by starts_at limit 3
				) n
			)
		) end
	)
	from public.invitations i
	join public.circles c on c.id = i.circle_id
	left join public.profiles p on p.id = i.created_by
	cross join lateral private.invitation_state(i) as state
	where i.token_hash = private.hash_token(p_token)
	$$;
comment on function public.read_invitation is 'What an invitation link shows to whoever holds it: the circle, never its members'' names or anything said in it.';

-- Joins, or waits when fifteen are in already. The circle's row is locked first, so two who accept the last seat at
-- the same moment get one seat and one place in line.
create function public.accept_invitation(p_token text, p_charter_accepted boolean) returns jsonb
	language plpgsql security definer set search_path = ''
	as $$
declare
	invitation public.invitations;
	me uuid := (select auth.uid());
	state text;
begin
	if p_charter_accepted is not true then
		raise sqlstate 'PT400' using message = 'charter_not_accepted';
	end if;
	if not exists (select from public.profiles where id = me) then
		raise sqlstate 'PT400' using message = 'no_profile';
	end if;
	select * into invitation from public.invitations where token_hash = private.hash_token(p_token);
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.take_circle(invitation.circle_id);
	select * into invitation from public.invitations where id = invitation.id for update;
	state := private.invitation_state(invitation);
	if state in ('withdrawn', 'expired', 'used_up') then
		raise sqlstate 'PT409' using message = 'invitation_' || state;
	end if;
	if state = 'full' then
		insert into public.waiting (circle_id, profile_id, charter_accepted_at) values (invitation.circle_id, me, now());
	end if;
	if state = 'open' then
		perform private.seat(invitation.circle_id, me, now());
	end if;
	if state in ('open', 'full') then
		update public.invitations set uses = uses + 1 where id = invitation.id;
	end if;
	return jsonb_build_object(
		'outcome', case state when 'open' then 'joined' when 'full' then 'waiting' else state end,
		'circle_id', invitation.circle_id
	);
end $$;
comment on function public.accept_invitation is 'Joins the circle or, when it is full, the waiting list. Accepting twice changes nothing.';

create function private.seat(p_circle_id uuid, p_person uuid, p_charter_accepted_at timestamptz) returns void
	language sql security definer set search_path = ''
	as $$
	insert into public.members (circle_id, profile_id, charter_accepted_at)
	values (p_circle_id, p_person, p_charter_accepted_at)
	on conflict (circle_id, profile_id) do update
	set left_at = null, role = 'member', joined_at = now(), charter_accepted_at = excluded.charter_accepted_at
	$$;

-- A seat came free: the first in line gets it and is told.
create function private.fill_seat() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	first record;
begin
	if new.left_at is null or old.left_at is not null or private.active_members(new.circle_id) >= 15
		or not private.circle_has_members(new.circle_id)
	then
		return null;
	end if;
	select w.*, c.name into first from public.waiting w join public.circles c on c.id = w.circle_id
	where w.circle_id = new.circle_id and w.profile_id is distinct from new.profile_id
	order by w.since limit 1
	-- Whoever stops waiting at this moment is passed over.
	for update of w;
	if found then
		perform from private.calendar_stamps where profile_id in (new.profile_id, first.profile_id)
		order by profile_id for no key update;
		delete from public.waiting where circle_id = first.circle_id and profile_id = first.profile_id;
		perform private.seat(first.circle_id, first.profile_id, first.charter_accepted_at);
		insert into public.deliveries (cause, kind, circle_id, recipient_id, payload)
		values (
			'seat ' || first.circle_id || ' ' || first.profile_id || ' ' || clock_timestamp(), 'seat_free', first.circle_id,
			first.profile_id, jsonb_build_object('circle_id', first.circle_id, 'circle', first.name)
		);
	end if;
	return null;
end $$;
create trigger members_fill_seat after update of left_at on public.members
	for each row execute function private.fill_seat();

create function public.stop_waiting(p_circle_id uuid) returns void
	language sql security definer set search_path = ''
	as $$ delete from public.waiting where circle_id = p_circle_id and profile_id = (select auth.uid()) $$;
comment on function public.stop_waiting is 'Gives up the caller''s place in line.';

revoke execute on function public.invite, public.read_invitation, public.accept_invitation, public.stop_waiting from public, anon, authenticated, service_role;
grant execute on function public.read_invitation to anon, authenticated;
grant execute on function public.invite, public.accept_invitation, public.stop_waiting to authenticated;

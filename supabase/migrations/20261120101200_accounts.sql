-- Who the caller is, in one question: the API has verified the signature, this holds that the sign-in was not ended
-- from another device meanwhile. No row: signed out. A null profile: signed in, name not asked yet.
create function public.read_me() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'id', (select auth.uid()),
		'profile', to_jsonb(p) - 'id' - 'created_at' - 'updated_at',
		'circles', (
			select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'role', m.role) order by m.joined_at), '[]')
			from public.members m join public.circles c on c.id = m.circle_id
			where m.profile_id = (select auth.uid()) and m.left_at is null
		)
	)
	from auth.sessions s
	left join public.profiles p on p.id = s.user_id
	where s.user_id = (select auth.uid())
		and s.id = (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id')::uuid
	$$;
comment on function public.read_me is 'The caller''s profile and circles; null once this sign-in was ended, here or elsewhere.';

create function public.read_my_waiting() returns table (circle_id uuid, circle_name text, place bigint)
	language sql stable security definer set search_path = ''
	as $$
	select w.circle_id, c.name, (select count(*) from public.waiting o where o.circle_id = w.circle_id and o.since <= w.since)
	from public.waiting w join public.circles c on c.id = w.circle_id
	where w.profile_id = (select auth.uid())
	$$;
comment on function public.read_my_waiting is 'Circles that the caller waits for, with the place in line.';

create function public.export_my_data() returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select jsonb_build_object(
		'exported_at', now(),
		'email', (select email from auth.users where id = (select auth.uid())),
		'profile', (select to_jsonb(p) from public.profiles p where p.id = (select auth.uid())),
		'circles', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'circle_id', m.circle_id, 'name', c.name, 'role', m.role, 'joined_at', m.joined_at, 'left_at', m.left_at,
				'charter_accepted_at', m.charter_accepted_at) order by m.joined_at), '[]')
			from public.members m join public.circles c on c.id = m.circle_id where m.profile_id = (select auth.uid())
		),
		'waiting', (select coalesce(jsonb_agg(to_jsonb(w) - 'profile_id' order by w.since), '[]') from public.waiting w where w.profile_id = (select auth.uid())),
		'rsvps', (
			select coalesce(jsonb_agg(jsonb_build_object('session_id', r.session_id, 'starts_at', s.starts_at, 'answer', r.answer, 'answered_at', r.answered_at) order by s.starts_at), '[]')
			from public.rsvps r join public.sessions s on s.id = r.session_id where r.profile_id = (select auth.uid())
		),
		'commitments', (
			select coalesce(jsonb_agg(to_jsonb(k) - 'owner_id' || jsonb_build_object('check_ins', (
				select coalesce(jsonb_agg(jsonb_build_object('words', i.words, 'created_at', i.created_at) order by i.created_at), '[]')
				from public.check_ins i where i.commitment_id = k.id)) order by k.created_at), '[]')
			from public.commitments k where k.owner_id = (select auth.uid())
		),
		'topics', (select coalesce(jsonb_agg(to_jsonb(t) - 'brought_by' order by t.created_at), '[]') from public.topics t where t.brought_by = (select auth.uid())),
		'votes', (select coalesce(jsonb_agg(jsonb_build_object('topic_id', v.topic_id, 'created_at', v.created_at)), '[]') from public.topic_votes v where v.profile_id = (select auth.uid())),
		'feeds', (select coalesce(jsonb_agg(to_jsonb(f) - 'token_hash' - 'profile_id' order by f.created_at), '[]') from public.feeds f where f.profile_id = (select auth.uid())),
		'invitations', (
			select coalesce(jsonb_agg(to_jsonb(i) - 'token_hash' - 'created_by' order by i.created_at), '[]')
			from public.invitations i where i.created_by = (select auth.uid())
		),
		'invited', (
			select coalesce(jsonb_agg(jsonb_build_object('email', i.email, 'name', i.name, 'created_at', i.created_at) order by i.created_at), '[]')
			from public.invitations i where i.email = (select lower(email) from auth.users where id = (select auth.uid()))
		)
	)
	$$;
comment on function public.export_my_data is 'Everything stored about the caller, as JSON.';

-- Refused while the caller is the only organiser of others (last_organiser): name another first. What others need
-- stays without a name; see private.forget_profile and private.forget_commitments.
create function public.delete_my_account() returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	-- The circles first, in one order; then the account.
	perform from public.circles c
	where c.id in (
		select circle_id from public.members where profile_id = (select auth.uid()) and left_at is null
		union select circle_id from public.waiting where profile_id = (select auth.uid())
	)
	order by c.id for no key update;
	if exists (
		select from public.members mine
		where mine.profile_id = (select auth.uid()) and mine.left_at is null and mine.role = 'organiser'
			and private.active_members(mine.circle_id) > 1
			and not exists (
				select from public.members o
				where o.circle_id = mine.circle_id and o.left_at is null and o.role = 'organiser' and o.id <> mine.id
			)
	) then
		raise sqlstate 'PT409' using message = 'last_organiser';
	end if;
	-- The demo's people are everybody's; no real address ends so (RFC 2606).
	if exists (select from auth.users where id = (select auth.uid()) and email like '%@demo.invalid') then
		raise sqlstate 'PT409' using message = 'demo_member';
	end if;
	delete from public.deliveries
	where address = (select lower(email) from auth.users where id = (select auth.uid()));
	update public.invitations set email = null, name = null, withdrawn_at = coalesce(withdrawn_at, now())
	where email = (select lower(email) from auth.users where id = (select auth.uid()));
	delete from auth.users where id = (select auth.uid());
end $$;
comment on function public.delete_my_account is 'Deletes the caller''s account and what is theirs alone, at once and for good.';

create table private.tries (
	kind text not null,
	subject_hash text not null,
	count integer not null,
	since timestamptz not null,
	primary key (kind, subject_hash),
	constraint kind_is_known check (kind in ('code_asked', 'code_tried', 'asked_from', 'tried_from'))
);
comment on table private.tries is 'How often codes were asked for and tried, by hash of address or of network address, within ten minutes.';

-- Counts one try and says whether it is allowed and, if not, when the next one is. Before the deed, in one statement
-- that locks its row, so that a thousand at once get no more through than one after another.
create function public.count_try(p_kind text, p_subject text) returns table (allowed boolean, retry_at timestamptz)
	language plpgsql security definer set search_path = ''
	as $$
declare
	most integer := case p_kind when 'code_asked' then 5 when 'code_tried' then 6 when 'asked_from' then 40 when 'tried_from' then 60 end;
	span constant interval := interval '10 minutes';
begin
	if most is null or p_subject is null or char_length(p_subject) > 400 then
		raise sqlstate 'PT400' using message = 'try_is_malformed';
	end if;
	delete from private.tries where (tries.kind, tries.subject_hash) in (
		select o.kind, o.subject_hash from private.tries o where o.since < now() - interval '1 day' for update skip locked
	);
	return query
	insert into private.tries as t (kind, subject_hash, count, since)
	values (p_kind, private.hash_token(lower(p_subject)), 1, now())
	on conflict (kind, subject_hash) do update
	set count = case when t.since <= now() - span then 1 else least(t.count + 1, most + 1) end,
		since = case when t.since <= now() - span then now() else t.since end
	returning t.count <= most, case when t.count > most then t.since + span end;
end $$;
comment on function public.count_try is 'Limits asking for and trying sign-in codes: by address and by network address, in ten minutes.';

-- Whoever got in has shown that the tries were theirs.
create function public.forget_my_tries() returns void
	language sql security definer set search_path = ''
	as $$
	delete from private.tries
	where kind in ('code_asked', 'code_tried')
		and subject_hash = (select private.hash_token(lower(email)) from auth.users where id = (select auth.uid()))
	$$;
comment on function public.forget_my_tries is 'Clears the counters of the caller''s own address after signing in.';

revoke execute on function public.read_me, public.read_my_waiting, public.export_my_data, public.delete_my_account, public.count_try, public.forget_my_tries from public, anon, authenticated, service_role;
grant execute on function public.count_try to anon, authenticated;
grant execute on function public.read_me, public.read_my_waiting, public.export_my_data, public.delete_my_account, public.forget_my_tries to authenticated;

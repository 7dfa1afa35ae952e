create table public.commitments (
	id uuid primary key,
	circle_id uuid not null references public.circles (id) on delete cascade,
	owner_id uuid references public.profiles (id) on delete set null,
	session_id uuid,
	due_session_id uuid,
	due_on date,
	words text not null,
	outcome text,
	reason text,
	support text,
	witness_id uuid references public.profiles (id) on delete set null,
	private boolean not null default false,
	status text not null default 'open',
	ended_at timestamptz,
	ended_with text,
	renegotiates_id uuid references public.commitments (id) on delete set null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	constraint made_in_a_session_of_the_circle foreign key (session_id, circle_id)
		references public.sessions (id, circle_id) on delete set null (session_id),
	constraint due_at_a_session_of_the_circle foreign key (due_session_id, circle_id)
		references public.sessions (id, circle_id) on delete set null (due_session_id),
	constraint has_a_due_date check (due_on is not null and due_on between '2000-01-01' and '2499-12-31'),
	constraint words_are_short check (char_length(words) between 1 and 400),
	constraint outcome_is_short check (char_length(outcome) between 1 and 300),
	constraint reason_is_short check (char_length(reason) between 1 and 300),
	constraint support_is_short check (char_length(support) between 1 and 300),
	constraint ended_with_is_short check (char_length(ended_with) between 1 and 400),
	constraint private_has_no_witness check (not private or witness_id is null),
	constraint witness_is_another check (witness_id <> owner_id),
	constraint status_is_known check (status in ('open', 'kept', 'learned', 'renegotiated', 'let_go')),
	constraint ended_when_not_open check ((status = 'open') = (ended_at is null)),
	constraint renegotiated_once unique (renegotiates_id)
);
comment on table public.commitments is '"By next session I will …": words one can check, until kept, learned, renegotiated or let go. Never failed.';
comment on column public.commitments.due_on is 'Date of the due session, or one the owner chose, in the circle''s zone.';
comment on column public.commitments.renegotiates_id is 'The commitment that this one continues in other words or to another date; that one ended as renegotiated.';
create trigger commitments_touch before update on public.commitments for each row execute function private.touch();
create index commitments_of_owner on public.commitments (owner_id, status, due_on);
create index commitments_of_circle on public.commitments (circle_id, status, due_on);
create index commitments_of_session on public.commitments (session_id);
create index commitments_due_at_session on public.commitments (due_session_id);
create index commitments_of_witness on public.commitments (witness_id);

alter table public.commitments enable row level security;
revoke all on public.commitments from anon, authenticated, service_role;
grant select, delete on public.commitments to authenticated;
grant insert (id, circle_id, owner_id, session_id, due_session_id, due_on, words, outcome, reason, support, witness_id, private) on public.commitments to authenticated;
grant update (due_session_id, due_on, words, outcome, reason, support, witness_id, private) on public.commitments to authenticated;
grant select on public.commitments to service_role;
create policy "Owners see their own, members see what is not private" on public.commitments
	for select to authenticated
	using (owner_id = (select auth.uid()) or (not private and circle_id = any (array(select private.my_circles()))));
create policy "Members log their own" on public.commitments
	for insert to authenticated
	with check (
		owner_id = (select auth.uid()) and circle_id = any (array(select private.my_circles()))
		and (witness_id is null or private.is_active_member(circle_id, witness_id))
	);
create policy "Owners word their open ones again" on public.commitments
	for update to authenticated
	using (owner_id = (select auth.uid()) and status = 'open' and circle_id = any (array(select private.my_circles())))
	with check (
		owner_id = (select auth.uid()) and status = 'open'
		and (witness_id is null or private.is_active_member(circle_id, witness_id))
	);
create policy "Owners take back their open ones" on public.commitments
	for delete to authenticated using (owner_id = (select auth.uid()) and status = 'open' and renegotiates_id is null);

create table public.check_ins (
	id uuid primary key,
	commitment_id uuid not null references public.commitments (id) on delete cascade,
	author_id uuid not null references public.profiles (id) on delete cascade,
	words text not null,
	created_at timestamptz not null default now(),
	constraint words_are_short check (char_length(words) between 1 and 280)
);
comment on table public.check_ins is 'A short update on a commitment between sessions, by its owner.';
create index check_ins_of_commitment on public.check_ins (commitment_id, created_at);
create index check_ins_of_author on public.check_ins (author_id);

alter table public.check_ins enable row level security;
revoke all on public.check_ins from anon, authenticated, service_role;
grant select, delete on public.check_ins to authenticated;
grant insert (id, commitment_id, author_id, words) on public.check_ins to authenticated;
grant select on public.check_ins to service_role;
create policy "Whoever sees a commitment sees its check-ins" on public.check_ins
	for select to authenticated
	using (exists (select from public.commitments c where c.id = commitment_id));
create policy "Owners check in on their open ones" on public.check_ins
	for insert to authenticated
	with check (
		author_id = (select auth.uid())
		and exists (
			select from public.commitments c
			where c.id = commitment_id and c.owner_id = (select auth.uid()) and c.status = 'open'
				and c.circle_id = any (array(select private.my_circles()))
		)
	);
create policy "Authors take back a check-in" on public.check_ins
	for delete to authenticated using (author_id = (select auth.uid()));

create function private.commitment_to_change(p_id uuid) returns public.commitments
	language plpgsql security definer set search_path = ''
	as $$
declare
	found_commitment public.commitments;
begin
	-- One's own stay one's own after leaving: they can still be answered.
	select * into found_commitment from public.commitments where id = p_id and owner_id = (select auth.uid()) for no key update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	return found_commitment;
end $$;

-- The same ending again changes nothing; another one is refused, so that two devices do not overwrite each other.
create function public.end_commitment(p_id uuid, p_status text, p_ended_with text default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.commitment_to_change(p_id);
begin
	if p_status not in ('kept', 'learned', 'let_go') then
		raise sqlstate 'PT400' using message = 'ending_is_unknown';
	end if;
	if was.status = p_status then
		return;
	end if;
	if was.status <> 'open' then
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
	update public.commitments set status = p_status, ended_at = now(), ended_with = p_ended_with where id = p_id;
end $$;
comment on function public.end_commitment is 'Ends one''s own commitment as kept, learned or let go, with a line on what came of it.';

-- Ends the old one as renegotiated and opens p_new_id in its place with other words or another date.
create function public.renegotiate_commitment(
	p_id uuid, p_new_id uuid, p_words text, p_due_on date, p_due_session_id uuid default null, p_ended_with text default null
) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.commitments := private.commitment_to_change(p_id);
begin
	if was.status = 'renegotiated' and exists (select from public.commitments where id = p_new_id and renegotiates_id = p_id) then
		return p_new_id;
	end if;
	if was.status <> 'open' then
		raise sqlstate 'PT409' using message = 'ended_already';
	end if;
	if not private.is_active_member(was.circle_id, (select auth.uid())) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if (p_words, p_due_on, p_due_session_id) is not distinct from (was.words, was.due_on, was.due_session_id) then
		raise sqlstate 'PT409' using message = 'nothing_changed';
	end if;
	update public.commitments set status = 'renegotiated', ended_at = now(), ended_with = p_ended_with where id = p_id;
	insert into public.commitments (id, circle_id, owner_id, session_id, due_session_id, due_on, words, outcome, reason, support, witness_id, private, renegotiates_id)
	values (p_new_id, was.circle_id, was.owner_id, was.session_id, p_due_session_id, p_due_on, p_words, was.outcome, was.reason,
		was.support, was.witness_id, was.private, p_id);
	return p_new_id;
end $$;
comment on function public.renegotiate_commitment is 'Continues one''s own commitment in other words or to another date; the old one is kept as history.';

-- Undo. A renegotiation is undone by taking its successor away, as long as nothing was built on that.
create function public.reopen_commitment(p_id uuid) returns void
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
	update public.commitments set status = 'open', ended_at = null, ended_with = null where id = p_id;
end $$;
comment on function public.reopen_commitment is 'Undoes the ending of one''s own commitment.';

revoke execute on function public.end_commitment, public.renegotiate_commitment, public.reopen_commitment from public, anon, authenticated, service_role;
grant execute on function public.end_commitment, public.renegotiate_commitment, public.reopen_commitment to authenticated;

-- Who leaves is no witness any more; otherwise the owner could not word the commitment again.
create function private.release_witness() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	if new.left_at is not null and old.left_at is null then
		update public.commitments set witness_id = null
		where circle_id = new.circle_id and witness_id = new.profile_id and status = 'open';
	end if;
	return null;
end $$;
create trigger members_release_witness after update of left_at on public.members
	for each row execute function private.release_witness();

-- When an account goes: private ones go, open ones are let go; what a circle saw ends without a name.
create function private.forget_commitments() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from public.commitments where owner_id = old.id and private;
	update public.commitments set status = 'let_go', ended_at = now() where owner_id = old.id and status = 'open';
	return old;
end $$;
create trigger profiles_forget_commitments before delete on public.profiles
	for each row execute function private.forget_commitments();

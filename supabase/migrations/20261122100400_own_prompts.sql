-- What a circle is like, what it has talked about so far, and the questions it keeps of its own.

alter table public.circles
	add column contexts text[] not null default '{}',
	add constraint contexts_are_known check (
		contexts <@ array['startup', 'large_enterprise', 'retention_pressure', 'engineering_led'] and cardinality(contexts) <= 4
	);
comment on column public.circles.contexts is 'The kinds of company its members work in, as organisers say; prompts that speak of one come first.';
grant update (contexts) on public.circles to authenticated;

create table public.circle_prompts (
	id uuid primary key,
	circle_id uuid not null references public.circles (id) on delete cascade,
	made_by uuid references public.profiles (id) on delete set null,
	question text not null,
	situation text,
	lens text,
	minutes smallint not null default 20,
	follow_ups text[] not null default '{}',
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	removed_at timestamptz,
	constraint id_with_circle_of_prompt unique (id, circle_id),
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	-- As long as a topic's words may be: it is put into the queue as one.
	constraint question_is_two_lines check (char_length(question) between 1 and 240),
	constraint situation_is_short check (char_length(situation) between 1 and 400),
	constraint lens_is_a_key check (lens ~ '^[a-z]+(_[a-z]+)*$' and char_length(lens) <= 60),
	constraint five_minutes_to_an_hour check (minutes between 5 and 60),
	constraint follow_ups_are_four_lines check (
		cardinality(follow_ups) <= 4 and array_position(follow_ups, null) is null and array_position(follow_ups, '') is null
		and char_length(array_to_string(follow_ups, '')) <= 800
	)
);
comment on table public.circle_prompts is 'A question that a circle keeps to talk about again: its own words, beside the library.';
comment on column public.circle_prompts.made_by is 'Who wrote it down; null once the account is gone. The question stays with the circle.';
comment on column public.circle_prompts.removed_at is 'Since when it is gone: for a minute it can be put back, after a day the row is deleted.';
create trigger circle_prompts_touch before update on public.circle_prompts for each row execute function private.touch();
create index circle_prompts_of_circle on public.circle_prompts (circle_id, created_at);
create index circle_prompts_of_maker on public.circle_prompts (made_by);

-- The database's own clock says since when: the minute of undoing is counted by it.
create function private.stamp_removal() returns trigger
	language plpgsql set search_path = ''
	as $$
begin
	if new.removed_at is not null then
		new.removed_at := coalesce(old.removed_at, now());
	end if;
	return new;
end $$;
create trigger circle_prompts_stamp_removal before update of removed_at on public.circle_prompts
	for each row execute function private.stamp_removal();
create trigger circle_prompts_hold_open before insert or update or delete on public.circle_prompts
	for each row execute function private.hold_open();

alter table public.circle_prompts enable row level security;
revoke all on public.circle_prompts from anon, authenticated, service_role;
grant select on public.circle_prompts to authenticated;
grant insert (id, circle_id, made_by, question, situation, lens, minutes, follow_ups) on public.circle_prompts to authenticated;
grant update (question, situation, lens, minutes, follow_ups, removed_at) on public.circle_prompts to authenticated;
create policy "Members see their circle's prompts, removed ones for a minute" on public.circle_prompts
	for select to authenticated
	using (
		circle_id = any (array(select private.my_circles()))
		and (removed_at is null or removed_at > now() - interval '1 minute')
	);
create policy "Members keep prompts" on public.circle_prompts
	for insert to authenticated
	with check (made_by = (select auth.uid()) and circle_id = any (array(select private.my_circles())));
create policy "Who made a prompt edits it, and organisers do" on public.circle_prompts
	for update to authenticated
	using (
		circle_id = any (array(select private.my_circles()))
		and (made_by = (select auth.uid()) or circle_id = any (array(select private.my_organised_circles())))
	);

-- A topic remembers which of the circle's prompts it was; its words are its own and stay when the prompt goes.
alter table public.topics
	add constraint is_a_prompt_of_the_circle foreign key (circle_prompt_id, circle_id)
		references public.circle_prompts (id, circle_id) on delete set null (circle_prompt_id);

-- As before, and prompts that nobody put back.
create or replace function public.forget_what_is_over() returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	forgotten integer;
begin
	perform private.forget_past_busy_times();
	delete from public.circle_prompts where id in (
		select p.id from public.circle_prompts p
		where p.removed_at < now() - interval '1 day' limit 1000 for update skip locked
	);
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
comment on function public.forget_what_is_over is 'For the worker: deletes busy times that are over, prompts removed a day ago, what changes of the schedule replaced over thirty days ago, and a thousand deliveries at most that ended more than ninety days ago.';

-- What suggestions are chosen by. Only what every member may read anyhow: no private commitment, no count of votes, no
-- bringer; of the pulse what is published.
create function private.suggestion_facts(p_circle_id uuid) returns jsonb
	language plpgsql stable security definer set search_path = ''
	as $$
begin
	return jsonb_build_object(
		'contexts', (select to_jsonb(c.contexts) from public.circles c where c.id = p_circle_id),
		'archetypes', (
			select coalesce(jsonb_object_agg(a.archetype, a.members), '{}')
			from (
				select p.archetype, count(*) as members
				from public.members m join public.profiles p on p.id = m.profile_id
				where m.circle_id = p_circle_id and m.left_at is null and p.archetype is not null
				group by p.archetype
			) a
		),
		-- Newest first, each with what came of the commitments that were made in its session.
		'discussed', (
			select coalesce(jsonb_agg(jsonb_build_object(
				'slug', t.prompt_slug, 'lens', t.lens, 'at', t.taken_up_at,
				'let_go', made.let_go, 'learned', made.learned, 'kept', made.kept
			) order by t.taken_up_at desc, t.id), '[]')
			from public.topics t
			cross join lateral (
				select count(*) filter (where c.status = 'let_go') as let_go,
					count(*) filter (where c.status = 'learned') as learned,
					count(*) filter (where c.status = 'kept') as kept
				from public.commitments c
				where c.circle_id = p_circle_id and c.session_id = t.session_id and not c.private
			) made
			where t.circle_id = p_circle_id and t.taken_up_at is not null
		),
		'waiting', (
			select coalesce(jsonb_agg(distinct t.prompt_slug), '[]')
			from public.topics t
			where t.circle_id = p_circle_id and t.taken_up_at is null and t.prompt_slug is not null
		),
		'signs', (
			select coalesce(jsonb_object_agg(s.sign, s.sessions), '{}') from private.pulse_signs(p_circle_id) s
		)
	);
end $$;
comment on function private.suggestion_facts is 'What a circle has talked about and what came of it, its contexts and archetypes, and the signs its pulse showed.';

create function public.read_suggestion_facts(p_circle_id uuid) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select private.suggestion_facts(c) from private.my_circles() c where c = p_circle_id
	$$;
comment on function public.read_suggestion_facts is 'What the suggestions for a circle of the caller are chosen by; null for any other circle.';

revoke execute on function private.stamp_removal, private.suggestion_facts, public.read_suggestion_facts
	from public, anon, authenticated, service_role;
grant execute on function public.read_suggestion_facts to authenticated;

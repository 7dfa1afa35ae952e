-- A member's own promotion packet. It is nobody's business but theirs: no circle has it, no organiser sees it, no mail
-- speaks of it. Those it is shown to read it until a date, as long as they share a circle with its owner.

create table public.packets (
	id uuid primary key default gen_random_uuid(),
	owner_id uuid not null references public.profiles (id) on delete cascade,
	created_at timestamptz not null default now(),
	constraint one_packet_each unique (owner_id)
);
comment on table public.packets is 'A member''s own promotion packet, made with the first thing that is put into it.';

create table public.packet_items (
	id uuid primary key default gen_random_uuid(),
	packet_id uuid not null references public.packets (id) on delete cascade,
	section text not null,
	place integer not null,
	words text not null,
	outcome text,
	evidence text[] not null default '{}',
	created_at timestamptz not null default now(),
	removed_at timestamptz,
	constraint id_with_packet_of_item unique (id, packet_id),
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint section_is_known check (section in ('led', 'cross_functional', 'growing_others', 'only_me', 'learned', 'gaps')),
	constraint words_are_short check (char_length(words) between 1 and 600),
	constraint outcome_is_short check (char_length(outcome) between 1 and 600),
	-- Joined by a space, none of them may hold one: so there are as many links as there are elements.
	constraint evidence_is_five_https_links check (
		cardinality(evidence) <= 5 and array_position(evidence, null) is null
		and (cardinality(evidence) = 0 or array_to_string(evidence, ' ') ~ '^https://[^\s]+( https://[^\s]+)*$')
		and cardinality(string_to_array(array_to_string(evidence, ' '), ' ')) = cardinality(evidence)
		and char_length(array_to_string(evidence, '')) <= 2500
	)
);
comment on table public.packet_items is 'One thing a packet says, in its section, with what came of it and where to see it.';
comment on column public.packet_items.place is 'Rising within a section; with gaps.';
comment on column public.packet_items.removed_at is 'Since when it is gone: for a day it can be put back.';
create index packet_items_of_packet on public.packet_items (packet_id, section, place);

-- Apart from the item, since a circle's name and the words that were said in it are for nobody the packet is shown to.
create table public.packet_sources (
	item_id uuid not null,
	packet_id uuid not null,
	commitment_id uuid references public.commitments (id) on delete set null,
	words text not null,
	circle_name text not null,
	ended_as text not null,
	ended_at timestamptz not null,
	primary key (item_id, packet_id),
	constraint of_an_item_of_the_packet foreign key (item_id, packet_id) references public.packet_items (id, packet_id) on delete cascade,
	constraint one_item_of_a_commitment unique (packet_id, commitment_id),
	constraint ended_with_an_outcome check (ended_as in ('kept', 'learned'))
);
comment on table public.packet_sources is 'The commitment that an item was copied from, as it was then; it stays when the commitment is gone.';
create index packet_sources_of_commitment on public.packet_sources (commitment_id);

create table public.packet_rules (
	id uuid primary key,
	packet_id uuid not null references public.packets (id) on delete cascade,
	words text not null,
	heard_from text,
	holds text not null default 'unknown',
	created_at timestamptz not null default now(),
	removed_at timestamptz,
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint words_are_short check (char_length(words) between 1 and 280),
	constraint heard_from_is_short check (char_length(heard_from) between 1 and 120),
	constraint holds_is_known check (holds in ('unknown', 'holds', 'does_not'))
);
comment on table public.packet_rules is 'A rule of thumb that a packet''s owner heard, from whom, and whether it holds where they work. Shown to nobody.';
create index packet_rules_of_packet on public.packet_rules (packet_id, created_at);

create table public.packet_shows (
	packet_id uuid not null references public.packets (id) on delete cascade,
	viewer_id uuid not null references public.profiles (id) on delete cascade,
	shown_at timestamptz not null default now(),
	shown_until timestamptz not null,
	primary key (packet_id, viewer_id)
);
comment on table public.packet_shows is 'To whom a packet is shown, and until when. It ends at once when the two share no circle any more.';
create index packet_shows_of_viewer on public.packet_shows (viewer_id);

create table public.packet_comments (
	id uuid primary key,
	packet_id uuid not null references public.packets (id) on delete cascade,
	item_id uuid,
	author_id uuid references public.profiles (id) on delete set null,
	kind text not null,
	words text not null,
	answered_at timestamptz,
	created_at timestamptz not null default now(),
	constraint on_an_item_of_the_packet foreign key (item_id, packet_id) references public.packet_items (id, packet_id) on delete cascade,
	constraint id_is_rfc check (id::text ~ '^.{14}[1-8].{4}[89ab]'),
	constraint kind_is_known check (kind in ('comment', 'question')),
	constraint words_are_short check (char_length(words) between 1 and 400),
	constraint only_questions_are_answered check (kind = 'question' or answered_at is null)
);
comment on table public.packet_comments is 'What somebody a packet is shown to says or asks, about one item or the whole. Without a name once their account is gone.';
create index packet_comments_of_packet on public.packet_comments (packet_id, created_at);
create index packet_comments_of_item on public.packet_comments (item_id, packet_id);
create index packet_comments_of_author on public.packet_comments (author_id);

create function private.share_circle(one uuid, other uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	select exists (
		select from public.members a join public.members b on b.circle_id = a.circle_id
		where a.profile_id = one and b.profile_id = other and a.left_at is null and b.left_at is null
	)
	$$;
comment on function private.share_circle is 'Whether two people are in one circle now.';

create function private.my_packets() returns setof uuid
	language sql stable security definer set search_path = ''
	as $$ select id from public.packets where owner_id = (select auth.uid()) $$;
comment on function private.my_packets is 'The caller''s own packet.';

create function private.my_shown_packets() returns setof uuid
	language sql stable security definer set search_path = ''
	as $$
	select s.packet_id from public.packet_shows s join public.packets p on p.id = s.packet_id
	where s.viewer_id = (select auth.uid()) and s.shown_until > now() and private.share_circle(p.owner_id, s.viewer_id)
	$$;
comment on function private.my_shown_packets is 'Packets that the caller is shown now: until their date, by somebody in a circle with them.';

do $$
declare
	the_table text;
begin
	foreach the_table in array array['packets', 'packet_items', 'packet_sources', 'packet_rules', 'packet_shows', 'packet_comments'] loop
		execute format('alter table public.%I enable row level security', the_table);
		execute format('revoke all on public.%I from anon, authenticated, service_role', the_table);
		execute format('grant select on public.%I to authenticated', the_table);
	end loop;
end $$;

create policy "Owners see their packet, readers one that is shown to them" on public.packets
	for select to authenticated
	using (owner_id = (select auth.uid()) or id = any (array(select private.my_shown_packets())));
create policy "Owners see their items, readers those of what is shown to them" on public.packet_items
	for select to authenticated
	using (
		packet_id = any (array(select private.my_packets()))
		or (removed_at is null and packet_id = any (array(select private.my_shown_packets())))
	);
create policy "Owners alone see where an item comes from" on public.packet_sources
	for select to authenticated using (packet_id = any (array(select private.my_packets())));
create policy "Owners alone see the rules they heard" on public.packet_rules
	for select to authenticated using (packet_id = any (array(select private.my_packets())));
create policy "Owners see whom they show it to, readers what is shown to them" on public.packet_shows
	for select to authenticated
	using (
		packet_id = any (array(select private.my_packets()))
		or (viewer_id = (select auth.uid()) and packet_id = any (array(select private.my_shown_packets())))
	);
create policy "Owners see what is said of it, authors their own while shown" on public.packet_comments
	for select to authenticated
	using (
		packet_id = any (array(select private.my_packets()))
		or (author_id = (select auth.uid()) and packet_id = any (array(select private.my_shown_packets())))
	);

-- The caller's packet, made when there is none, locked against their other devices. What was removed over a day ago goes.
create function private.take_my_packet() returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_id uuid;
begin
	if not exists (select from public.profiles where id = (select auth.uid())) then
		raise sqlstate 'PT400' using message = 'no_profile';
	end if;
	insert into public.packets (owner_id) values ((select auth.uid())) on conflict (owner_id) do nothing;
	select id into the_id from public.packets where owner_id = (select auth.uid()) for no key update;
	delete from public.packet_items where packet_id = the_id and removed_at < now() - interval '1 day';
	delete from public.packet_rules where packet_id = the_id and removed_at < now() - interval '1 day';
	return the_id;
end $$;

-- A hundred items, and three hundred with those that were just removed: adding and removing makes no heap.
create function private.hold_hundred_items() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	here integer;
	everywhere integer;
begin
	select count(*) filter (where removed_at is null), count(*) into here, everywhere
	from public.packet_items where packet_id = new.packet_id and id <> new.id;
	if new.removed_at is null and (here >= 100 or everywhere >= 300) then
		raise sqlstate 'PT429' using message = 'too_many_items';
	end if;
	return new;
end $$;
create trigger packet_items_hold_hundred before insert or update of removed_at on public.packet_items
	for each row execute function private.hold_hundred_items();

create function private.hold_sixty_rules() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
declare
	here integer;
	everywhere integer;
begin
	select count(*) filter (where removed_at is null), count(*) into here, everywhere
	from public.packet_rules where packet_id = new.packet_id and id <> new.id;
	if new.removed_at is null and (here >= 60 or everywhere >= 200) then
		raise sqlstate 'PT429' using message = 'too_many_rules';
	end if;
	return new;
end $$;
create trigger packet_rules_hold_sixty before insert or update of removed_at on public.packet_rules
	for each row execute function private.hold_sixty_rules();

create function private.last_place(p_packet_id uuid, p_section text) returns integer
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(max(place), 0) from public.packet_items where packet_id = p_packet_id and section = p_section
	$$;
comment on function private.last_place is 'The place of the last item of a section, 0 when there is none.';

create function private.packet_item_to_change(p_id uuid) returns public.packet_items
	language plpgsql security definer set search_path = ''
	as $$
declare
	mine public.packet_items;
begin
	if p_id not in (select i.id from public.packet_items i where i.packet_id in (select private.my_packets())) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	select * into mine from public.packet_items where packet_id = private.take_my_packet() and id = p_id;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	return mine;
end $$;

create function public.add_packet_item(p_id uuid, p_section text, p_words text, p_outcome text default null, p_evidence text[] default '{}')
	returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	packet uuid := private.take_my_packet();
begin
	if exists (select from public.packet_items where id = p_id) then
		-- Sent twice, or somebody else's id.
		if exists (select from public.packet_items where id = p_id and packet_id = packet) then
			return;
		end if;
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	insert into public.packet_items (id, packet_id, section, place, words, outcome, evidence)
	values (p_id, packet, p_section, private.last_place(packet, p_section) + 1, p_words, p_outcome, p_evidence);
end $$;
comment on function public.add_packet_item is 'Writes an item into one''s own packet, last in its section; the same id again changes nothing.';

-- Copies words and what came of them: from then on the item is its owner's to word. A commitment that is there already
-- stays as it is; one that was removed comes back.
create function public.add_commitments_to_packet(p_section text, p_commitment_ids uuid[]) returns integer
	language plpgsql security definer set search_path = ''
	as $$
declare
	packet uuid := private.take_my_packet();
	source record;
	item uuid;
	added integer := 0;
begin
	if cardinality(p_commitment_ids) > 100 then
		raise sqlstate 'PT429' using message = 'too_many_items';
	end if;
	for source in
		select k.*, c.name as circle_name, i.id as item_id, i.removed_at
		from unnest(p_commitment_ids) with ordinality as picked (id, nth)
		left join public.commitments k
			on k.id = picked.id and k.owner_id = (select auth.uid()) and k.status in ('kept', 'learned')
		left join public.circles c on c.id = k.circle_id
		left join public.packet_sources s on s.commitment_id = k.id and s.packet_id = packet
		left join public.packet_items i on i.id = s.item_id
		order by picked.nth
	loop
		if source.id is null then
			raise sqlstate 'PT404' using message = 'not_found';
		end if;
		if source.item_id is not null then
			if source.removed_at is not null then
				update public.packet_items
				set removed_at = null, section = p_section, place = private.last_place(packet, p_section) + 1
				where id = source.item_id;
				added := added + 1;
			end if;
			continue;
		end if;
		insert into public.packet_items (packet_id, section, place, words, outcome)
		values (
			packet, p_section, private.last_place(packet, p_section) + 1, source.words,
			-- What was to be seen has been seen only where it was kept.
			coalesce(source.ended_with, case when source.status = 'kept' then source.outcome end)
		)
		returning id into item;
		insert into public.packet_sources (item_id, packet_id, commitment_id, words, circle_name, ended_as, ended_at)
		values (item, packet, source.id, source.words, source.circle_name, source.status, source.ended_at)
		-- The same one picked twice.
		on conflict on constraint one_item_of_a_commitment do nothing;
		if not found then
			delete from public.packet_items where id = item;
			continue;
		end if;
		added := added + 1;
	end loop;
	return added;
end $$;
comment on function public.add_commitments_to_packet is 'Copies one''s own commitments that ended as kept or learned into a section of one''s packet; answers how many came.';

create function public.edit_packet_item(p_id uuid, p_section text, p_words text, p_outcome text default null, p_evidence text[] default '{}')
	returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.packet_items := private.packet_item_to_change(p_id);
begin
	if was.removed_at is not null then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	update public.packet_items
	set words = p_words, outcome = p_outcome, evidence = p_evidence, section = p_section,
		place = case when section = p_section then place else private.last_place(packet_id, p_section) + 1 end
	where id = p_id;
end $$;
comment on function public.edit_packet_item is 'Words an item of one''s own packet anew; in another section it comes last.';

create function public.move_packet_item(p_id uuid, p_up boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	was public.packet_items := private.packet_item_to_change(p_id);
	other public.packet_items;
begin
	select * into other from public.packet_items i
	where i.packet_id = was.packet_id and i.section = was.section and i.removed_at is null
		and case when p_up then i.place < was.place else i.place > was.place end
	order by case when p_up then -i.place else i.place end
	limit 1;
	-- It is the first or the last already.
	if found then
		update public.packet_items set place = case id when was.id then other.place else was.place end
		where id in (was.id, other.id);
	end if;
end $$;
comment on function public.move_packet_item is 'Moves an item of one''s own packet up or down by one within its section.';

create function public.remove_packet_item(p_id uuid, p_removed boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	perform private.packet_item_to_change(p_id);
	update public.packet_items set removed_at = case when p_removed then coalesce(removed_at, now()) end where id = p_id;
end $$;
comment on function public.remove_packet_item is 'Takes an item out of one''s own packet, or puts it back within a day.';

create function public.save_packet_rule(p_id uuid, p_words text, p_heard_from text default null, p_holds text default 'unknown')
	returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	packet uuid := private.take_my_packet();
begin
	insert into public.packet_rules as r (id, packet_id, words, heard_from, holds)
	values (p_id, packet, p_words, p_heard_from, p_holds)
	on conflict (id) do update set words = p_words, heard_from = p_heard_from, holds = p_holds
		where r.packet_id = packet and r.removed_at is null;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
end $$;
comment on function public.save_packet_rule is 'Writes down a rule of thumb that one heard, or words it anew.';

create function public.remove_packet_rule(p_id uuid, p_removed boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	update public.packet_rules set removed_at = case when p_removed then coalesce(removed_at, now()) end
	where id = p_id and packet_id in (select private.my_packets());
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
end $$;
comment on function public.remove_packet_rule is 'Takes a rule of thumb away, or puts it back within a day.';

create function public.show_packet(p_viewer_ids uuid[], p_until timestamptz) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	packet uuid;
begin
	-- Compared with nothing of theirs: whether somebody has a packet or is shown one is not to be learned here.
	if exists (
		select from unnest(p_viewer_ids) as v (id)
		where v.id is null or v.id = (select auth.uid()) or not private.share_circle((select auth.uid()), v.id)
	) then
		raise sqlstate 'PT409' using message = 'not_a_peer';
	end if;
	if p_until is null or p_until <= now() or p_until > now() + interval '367 days' then
		raise sqlstate 'PT409' using message = 'until_is_out_of_reach';
	end if;
	packet := private.take_my_packet();
	delete from public.packet_shows where packet_id = packet and shown_until <= now();
	insert into public.packet_shows (packet_id, viewer_id, shown_until)
	select distinct packet, v.id, p_until from unnest(p_viewer_ids) as v (id)
	on conflict (packet_id, viewer_id) do update set shown_until = p_until;
	if (select count(*) from public.packet_shows where packet_id = packet) > 20 then
		raise sqlstate 'PT429' using message = 'too_many_viewers';
	end if;
end $$;
comment on function public.show_packet is 'Shows one''s own packet to people of one''s circles until an instant, within a year; again, it moves the date.';

create function public.stop_showing_packet(p_viewer_id uuid) returns void
	language sql security definer set search_path = ''
	as $$ delete from public.packet_shows where viewer_id = p_viewer_id and packet_id in (select private.my_packets()) $$;
comment on function public.stop_showing_packet is 'Takes one''s own packet back from somebody, at once.';

create function public.comment_on_packet(p_id uuid, p_packet_id uuid, p_kind text, p_words text, p_item_id uuid default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	me uuid := (select auth.uid());
begin
	if p_packet_id not in (select private.my_shown_packets()) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	-- The packet's row is the turnstile; whoever it was taken back from meanwhile comes too late.
	perform from public.packets where id = p_packet_id for no key update;
	if p_packet_id not in (select private.my_shown_packets()) or p_item_id is not null and not exists (
		select from public.packet_items where id = p_item_id and packet_id = p_packet_id and removed_at is null
	) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	if (select count(*) from public.packet_comments where packet_id = p_packet_id and author_id = me and id <> p_id) >= 40 then
		raise sqlstate 'PT429' using message = 'too_many_comments';
	end if;
	insert into public.packet_comments (id, packet_id, item_id, author_id, kind, words)
	values (p_id, p_packet_id, p_item_id, me, p_kind, p_words)
	on conflict (id) do nothing;
	if not found and not exists (select from public.packet_comments where id = p_id and packet_id = p_packet_id and author_id = me) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
end $$;
comment on function public.comment_on_packet is 'Says or asks something about a packet that is shown to the caller, or about one of its items; the same id again changes nothing.';

create function public.take_back_packet_comment(p_id uuid) returns void
	language sql security definer set search_path = ''
	as $$
	delete from public.packet_comments
	where id = p_id and author_id = (select auth.uid()) and packet_id in (select private.my_shown_packets())
	$$;
comment on function public.take_back_packet_comment is 'Takes back what one said of a packet, as long as it is shown.';

create function public.answer_packet_question(p_id uuid, p_answered boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	update public.packet_comments set answered_at = case when p_answered then coalesce(answered_at, now()) end
	where id = p_id and kind = 'question' and packet_id in (select private.my_packets());
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
end $$;
comment on function public.answer_packet_question is 'Marks a question about one''s own packet as answered, or as open again.';

-- Nobody who left sees it again when they come back: it was shown to somebody who was there.
create function private.end_packet_shows() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
begin
	delete from public.packet_shows s using public.packets p
	where p.id = s.packet_id and old.profile_id in (s.viewer_id, p.owner_id)
		and not private.share_circle(p.owner_id, s.viewer_id);
	return null;
end $$;
create trigger members_end_packet_shows after update of left_at or delete on public.members
	for each row when (old.left_at is null) execute function private.end_packet_shows();

revoke execute on function private.share_circle, private.my_packets, private.my_shown_packets, private.take_my_packet,
	private.hold_hundred_items, private.hold_sixty_rules, private.last_place, private.packet_item_to_change,
	private.end_packet_shows, public.add_packet_item, public.add_commitments_to_packet, public.edit_packet_item,
	public.move_packet_item, public.remove_packet_item, public.save_packet_rule, public.remove_packet_rule, public.show_packet,
	public.stop_showing_packet, public.comment_on_packet, public.take_back_packet_comment, public.answer_packet_question
	from public, anon, authenticated, service_role;
grant execute on function private.my_packets, private.my_shown_packets to authenticated;
grant execute on function public.add_packet_item, public.add_commitments_to_packet, public.edit_packet_item,
	public.move_packet_item, public.remove_packet_item, public.save_packet_rule, public.remove_packet_rule, public.show_packet,
	public.stop_showing_packet, public.comment_on_packet, public.take_back_packet_comment, public.answer_packet_question
	to authenticated;

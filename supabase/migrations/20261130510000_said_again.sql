-- A phone whose answer was lost sends the same again when it has network, perhaps days after the session: what is there
-- already was taken, whatever would refuse it now.
create or replace function public.write_note(p_id uuid, p_session_id uuid, p_words text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	if exists (
		select from public.notes
		where id = p_id and session_id = p_session_id and circle_id = any (array(select private.my_circles()))
	) then
		return;
	end if;
	the_session := private.session_to_close(p_session_id);
	insert into public.notes (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;

create or replace function public.park(p_id uuid, p_session_id uuid, p_words text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	if exists (
		select from public.parked
		where id = p_id and session_id = p_session_id and circle_id = any (array(select private.my_circles()))
	) then
		return;
	end if;
	the_session := private.session_to_close(p_session_id);
	insert into public.parked (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;

create or replace function public.propose_takeaway(p_id uuid, p_session_id uuid, p_words text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_session public.sessions;
begin
	if exists (
		select from public.takeaways
		where id = p_id and session_id = p_session_id and circle_id = any (array(select private.my_circles()))
	) then
		return;
	end if;
	the_session := private.session_to_close(p_session_id);
	insert into public.takeaways (id, session_id, circle_id, words) values (p_id, the_session.id, the_session.circle_id, p_words)
	on conflict (id) do nothing;
end $$;

-- A circle begins whole: itself, its first member as organiser, the rule and the season's sessions. p_circle: {id,
-- name, purpose, video_url, charter}. The id is made by the page, so sending the form twice makes one circle.
create function public.create_circle(p_circle jsonb, p_schedule jsonb, p_tz_version text, p_sessions jsonb) returns uuid
	language plpgsql security definer set search_path = ''
	as $$
declare
	the_id uuid := (p_circle ->> 'id')::uuid;
	me uuid := (select auth.uid());
begin
	if not exists (select from public.profiles where id = me) then
		raise sqlstate 'PT400' using message = 'no_profile';
	end if;
	if private.is_active_member(the_id, me) then
		return the_id;
	end if;
	if (select count(*) from public.members where profile_id = me and joined_at > now() - interval '1 day') >= 20 then
		raise sqlstate 'PT429' using message = 'too_many_circles';
	end if;
	insert into public.circles (id, name, purpose, video_url, charter)
	values (the_id, p_circle ->> 'name', p_circle ->> 'purpose', p_circle ->> 'video_url', p_circle ->> 'charter')
	on conflict (id) do nothing;
	if not found then
		-- Sent twice at the very same moment, or somebody else's id.
		if private.is_active_member(the_id, me) then
			return the_id;
		end if;
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	insert into public.members (circle_id, profile_id, role, charter_accepted_at) values (the_id, me, 'organiser', now());
	perform private.make_season(the_id, p_schedule, p_tz_version, p_sessions);
	return the_id;
end $$;
comment on function public.create_circle is 'Creates a circle with its organiser, schedule and sessions, all or nothing; the same id again changes nothing.';

-- The member to act on, with the circle locked against everybody else who changes its people.
create function private.member_to_change(p_circle_id uuid, p_person uuid) returns public.members
	language plpgsql security definer set search_path = ''
	as $$
declare
	found_member public.members;
begin
	perform private.take_circle(p_circle_id);
	select * into found_member from public.members
	where circle_id = p_circle_id and profile_id = p_person and left_at is null for update;
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	return found_member;
end $$;

-- The last organiser names another (p_successor) or is refused with last_organiser. The last member of all takes the
-- circle along: what is said there is of nobody else.
create function public.leave_circle(p_circle_id uuid, p_successor uuid default null) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	mine public.members := private.member_to_change(p_circle_id, (select auth.uid()));
	successor public.members;
begin
	if private.active_members(p_circle_id) = 1 then
		delete from public.circles where id = p_circle_id;
		return;
	end if;
	if p_successor is not null and mine.role = 'organiser' and p_successor <> (select auth.uid()) then
		successor := private.member_to_change(p_circle_id, p_successor);
		update public.members set role = 'organiser' where id = successor.id;
	end if;
	update public.members set left_at = now(), role = 'member' where id = mine.id;
end $$;
comment on function public.leave_circle is 'Leaves at once. The last organiser names a successor; the last member deletes the circle.';

create function public.remove_member(p_circle_id uuid, p_person uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	target public.members;
begin
	perform private.take_circle_as_organiser(p_circle_id);
	if p_person = (select auth.uid()) then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	target := private.member_to_change(p_circle_id, p_person);
	update public.members set left_at = now(), role = 'member' where id = target.id;
	-- What a removed organiser handed out lets nobody in any more.
	update public.invitations set withdrawn_at = now()
	where circle_id = p_circle_id and created_by = p_person and withdrawn_at is null;
end $$;
comment on function public.remove_member is 'Ends another member''s access at once. Organisers only; oneself leaves.';

create function public.set_role(p_circle_id uuid, p_person uuid, p_role text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	target public.members;
begin
	perform private.take_circle_as_organiser(p_circle_id);
	target := private.member_to_change(p_circle_id, p_person);
	update public.members set role = p_role where id = target.id;
end $$;
comment on function public.set_role is 'Makes a member an organiser or the reverse. Organisers only; the last one stays (last_organiser).';

create function public.hand_over(p_circle_id uuid, p_person uuid) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	target public.members;
begin
	perform private.take_circle_as_organiser(p_circle_id);
	target := private.member_to_change(p_circle_id, p_person);
	update public.members set role = 'organiser' where id = target.id;
	update public.members set role = 'member'
	where circle_id = p_circle_id and profile_id = (select auth.uid()) and profile_id <> p_person;
end $$;
comment on function public.hand_over is 'Makes another member organiser and steps down, in one. Organisers only.';

revoke execute on function public.create_circle, public.leave_circle, public.remove_member, public.set_role, public.hand_over from public, anon, authenticated, service_role;
grant execute on function public.create_circle, public.leave_circle, public.remove_member, public.set_role, public.hand_over to authenticated;

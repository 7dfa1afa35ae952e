-- A session link is 64 characters: session, person and a keyed hash of both, in base64url. Nothing is stored for it;
-- it is good while the person is an active member, their links are on and their secret is the same.
create function private.link_mac(p_session_id uuid, p_person uuid, p_secret text) returns text
	language sql immutable set search_path = ''
	as $$
	-- A hash in a hash, keyed both times (the construction of HMAC), so that a longer message cannot be forged.
	select left(private.hash_token(p_secret || private.hash_token(p_secret || p_session_id || p_person)), 32)
	$$;

create function private.session_link(p_session_id uuid, p_person uuid) returns text
	language sql stable security definer set search_path = ''
	as $$
	select translate(encode(decode(
		replace(p_session_id || '' || p_person, '-', '') || private.link_mac(p_session_id, p_person, s.secret), 'hex'
	), 'base64'), '+/' || chr(10), '-_')
	from private.link_secrets s where s.profile_id = p_person and s.enabled
	$$;
comment on function private.session_link is 'The token of a member''s link to a session; null when their links are off.';

-- Whose link it is and to what; no row for one that is malformed, forged, turned off, reset or of a former member.
create function private.open_session_link(p_token text) returns table (session_id uuid, person uuid)
	language plpgsql stable security definer set search_path = ''
	as $$
declare
	bytes text;
begin
	if p_token is null or p_token !~ '^[A-Za-z0-9_-]{64}$' then
		return;
	end if;
	bytes := encode(decode(translate(p_token, '-_', '+/'), 'base64'), 'hex');
	return query
	select s.id, k.profile_id
	from private.link_secrets k
	join public.sessions s on s.id = substr(bytes, 1, 32)::uuid
	where k.profile_id = substr(bytes, 33, 32)::uuid and k.enabled
		and private.is_active_member(s.circle_id, k.profile_id)
		-- Compared as hashes, so that the time it takes tells nothing of how much was right.
		and private.hash_token(private.link_mac(s.id, k.profile_id, k.secret)) = private.hash_token(substr(bytes, 65, 32));
end $$;

-- What a link shows: the time, the answer, and from fifteen minutes before the start until the end the call. Null
-- for a link that is not good; `over` a day after the end, when it shows nothing any more.
create function public.read_session_link(p_token text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$
	select case
		when s.ends_at + interval '1 day' <= now() then jsonb_build_object('over', true)
		else jsonb_build_object(
			'over', false,
			'person', l.person, 'session_id', s.id, 'uid', s.uid, 'sequence', s.sequence, 'status', s.status,
			'starts_at', s.starts_at, 'ends_at', s.ends_at, 'zone', s.zone,
			'updated_at', s.updated_at, 'moved_from', s.moved_from,
			'name', p.name, 'viewer_zone', p.zone, 'locale', p.locale, 'theme', p.theme,
			'answer', r.answer, 'answered_at', r.answered_at,
			'call_url', case
				when s.status = 'confirmed' and now() >= s.starts_at - interval '15 minutes' and now() < s.ends_at then c.video_url
			end,
			'next', (
				-- Not its link: this one is good for one session, and would else open the next, and that the next.
				select jsonb_build_object('session_id', n.id, 'starts_at', n.starts_at, 'ends_at', n.ends_at, 'zone', n.zone)
				from public.sessions n
				where n.circle_id = s.circle_id and n.status = 'confirmed' and n.starts_at > greatest(now(), s.starts_at) and n.id <> s.id
				order by n.starts_at limit 1
			)
		)
	end
	from private.open_session_link(p_token) l
	join public.sessions s on s.id = l.session_id
	join public.circles c on c.id = s.circle_id
	join public.profiles p on p.id = l.person
	left join public.rsvps r on r.session_id = s.id and r.profile_id = l.person
	$$;
comment on function public.read_session_link is 'What a session link shows to whoever holds it, signed in or not: this member''s view of this session, nothing else.';

create function public.answer_session_link(p_token text, p_answer text) returns void
	language plpgsql security definer set search_path = ''
	as $$
declare
	opened record;
begin
	select * into opened from private.open_session_link(p_token);
	if not found then
		raise sqlstate 'PT404' using message = 'not_found';
	end if;
	perform private.answer_session(opened.session_id, opened.person, p_answer);
end $$;
comment on function public.answer_session_link is 'The RSVP of the member whose link it is.';

create function public.read_my_session_link(p_session_id uuid) returns text
	language sql stable security definer set search_path = ''
	as $$
	select private.session_link(s.id, (select auth.uid())) from public.sessions s
	where s.id = p_session_id and s.circle_id = any (array(select private.my_circles()))
	$$;
comment on function public.read_my_session_link is 'The caller''s own link to a session; null when links are off or the session is not theirs.';

create function public.read_my_links() returns boolean
	language sql stable security definer set search_path = ''
	as $$ select enabled from private.link_secrets where profile_id = (select auth.uid()) $$;
comment on function public.read_my_links is 'Whether the caller''s session links are on.';

create function public.reset_my_links(p_enabled boolean) returns void
	language plpgsql security definer set search_path = ''
	as $$
begin
	update private.link_secrets set secret = private.random_secret(), enabled = p_enabled
	where profile_id = (select auth.uid());
	perform private.move_calendar_stamps(array[(select auth.uid())]);
end $$;
comment on function public.reset_my_links is 'Makes every session link of the caller that exists useless, and says whether there are new ones.';

revoke execute on function public.read_session_link, public.answer_session_link, public.read_my_session_link, public.read_my_links, public.reset_my_links from public, anon, authenticated, service_role;
grant execute on function public.read_session_link, public.answer_session_link to anon, authenticated;
grant execute on function public.read_my_session_link, public.read_my_links, public.reset_my_links to authenticated;

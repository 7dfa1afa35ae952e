-- The schema of things that the API never shows: helpers that policies use, secrets, counters.
create schema if not exists private;
comment on schema private is 'Never exposed by the API: what policies ask, secrets that links are made of, counters of tries.';

revoke all on schema private from public;
grant usage on schema private to authenticated;

-- Nothing is callable or readable until a migration says so, one grant at a time.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke execute on functions from anon, authenticated, service_role;

-- Tokens are kept as this and never as themselves; the caller's text is the only copy.
create function private.hash_token(token text) returns text
	language sql immutable strict parallel safe
	set search_path = ''
	as $$ select encode(sha256(convert_to(token, 'UTF8')), 'hex') $$;
comment on function private.hash_token is 'SHA-256 of a token, in hex: the only form in which tokens are stored.';

-- 244 random bits as hex, from the only strong source of randomness that needs no extension.
create function private.random_secret() returns text
	language sql volatile
	set search_path = ''
	as $$ select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') $$;
comment on function private.random_secret is 'A fresh secret for links, 244 random bits as hex.';

create function private.touch() returns trigger
	language plpgsql
	set search_path = ''
	as $$
begin
	-- Never backwards and never the same: readers of calendars compare it.
	new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 millisecond');
	return new;
end $$;
comment on function private.touch is 'Keeps updated_at strictly rising.';

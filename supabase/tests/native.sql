-- A native PostgreSQL made to look like hosted Supabase to our migrations. Run by its superuser, after
-- supabase/embedded/hosted.sql: the role that migrates is none, and the Auth server's tables belong to another.
create role postgres login createrole createdb replication bypassrls;
create role supabase_auth_admin nologin noinherit createrole;
grant anon, authenticated, service_role to postgres with admin option;

alter database postgres owner to postgres;
alter database postgres set search_path to "$user", public, extensions;
alter schema public owner to postgres;
alter schema auth owner to supabase_auth_admin;
grant usage on schema auth, extensions to postgres;

create table auth.users (
	id uuid primary key,
	aud text default 'authenticated',
	role text default 'authenticated',
	email text unique,
	email_confirmed_at timestamptz,
	last_sign_in_at timestamptz,
	raw_app_meta_data jsonb default '{}',
	raw_user_meta_data jsonb default '{}',
	created_at timestamptz default now(),
	updated_at timestamptz default now()
);

create table auth.sessions (
	id uuid primary key,
	user_id uuid not null references auth.users (id) on delete cascade,
	not_after timestamptz,
	created_at timestamptz default now(),
	updated_at timestamptz default now()
);

create table auth.refresh_tokens (
	id bigserial primary key,
	token text unique,
	user_id text,
	session_id uuid references auth.sessions (id) on delete cascade,
	revoked boolean default false
);

create table auth.identities (
	id uuid primary key default gen_random_uuid(),
	provider text not null,
	provider_id text not null,
	user_id uuid not null references auth.users (id) on delete cascade,
	identity_data jsonb not null,
	unique (provider, provider_id)
);

alter table auth.users owner to supabase_auth_admin;
alter table auth.sessions owner to supabase_auth_admin;
alter table auth.refresh_tokens owner to supabase_auth_admin;
alter table auth.identities owner to supabase_auth_admin;
grant all on all tables in schema auth to postgres;

-- What the API's roles are granted on hosted Supabase before the first migration runs. To be run once, before that:
-- a migration may take it back, and again would undo what it took.
grant usage on schema public to anon, authenticated, service_role;

alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;

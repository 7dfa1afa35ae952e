-- The control of tests/races.ts: the migrations' functions without what makes people wait for each other.
do $$
declare
	f record;
begin
	for f in
		select pg_get_functiondef(p.oid) as words from pg_proc p
		where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prosrc ~ '\sfor (no key )?update|on conflict \(id\) do nothing'
	loop
		execute regexp_replace(
			regexp_replace(f.words, '\sfor (no key )?update( of \w+)?( skip locked)?', '', 'g'), 'on conflict \(id\) do nothing', ''
		);
	end loop;
end $$;

create or replace function public.count_try(p_kind text, p_subject text) returns table (allowed boolean, retry_at timestamptz)
	language plpgsql security definer set search_path = ''
	as $$
declare
	so_far integer := coalesce((select t.count from private.tries t where t.kind = p_kind and t.subject_hash = p_subject), 0);
begin
	insert into private.tries as t (kind, subject_hash, count, since) values (p_kind, p_subject, 1, now())
	on conflict (kind, subject_hash) do update set count = so_far + 1;
	return query select so_far < 6, null::timestamptz;
end $$;

-- Who may do what, on a PostgreSQL of its own: the matrix of tests/database/permissions.test.ts again, where nothing
-- but PostgreSQL answers. Every attempt is taken back before the next.
begin;
select plan(60);

create temp table people (name text primary key, id uuid not null default gen_random_uuid());
insert into people (name)
values ('signed-out'), ('outsider'), ('invited'), ('waiting'), ('member'), ('organiser'), ('left'), ('removed'), ('owner');
insert into people (name) select 'filler ' || n from generate_series(1, 12) n;

create function pg_temp.who(person text) returns uuid language sql as $$ select id from people where name = person $$;

-- From here on, in this transaction, what the API would be with this person's token.
create function pg_temp.become(person text) returns void language plpgsql as $$
begin
	perform set_config('request.jwt.claims', case when person = 'signed-out' then '' else
		json_build_object('sub', pg_temp.who(person), 'role', 'authenticated')::text end, true);
	perform set_config('role', case when person = 'signed-out' then 'anon' else 'authenticated' end, true);
end $$;

create function pg_temp.act(person text, statement text) returns void language plpgsql as $$
begin
	perform pg_temp.become(person);
	execute statement;
	perform set_config('role', 'postgres', true);
end $$;

-- yes: it is seen or done. none: no error, and no such row. no: refused.
create function pg_temp.attempt(person text, statement text) returns text language plpgsql as $$
declare
	rows bigint;
	found text;
begin
	begin
		perform pg_temp.become(person);
		execute statement;
		get diagnostics rows = row_count;
		raise sqlstate 'ZZ000' using message = case rows when 0 then 'none' else 'yes' end;
	exception
		when insufficient_privilege then found := 'no';
		when sqlstate 'ZZ000' then found := sqlerrm;
	end;
	return found;
end $$;

create function pg_temp.all_of(statement text) returns text language sql as $$
	select string_agg(pg_temp.attempt(p, statement), ' ' order by n)
	from unnest('{signed-out,outsider,invited,waiting,member,organiser,left,removed,owner}'::text[]) with ordinality u (p, n)
$$;

insert into auth.users (id, email) select id, replace(name, ' ', '') || '@example.org' from people where name <> 'signed-out';
insert into public.profiles (id, name, zone) select id, name, 'Etc/UTC' from people where name <> 'signed-out';

-- The scene is played by the people, through the functions.
create function pg_temp.season() returns text language sql as $$
	select format(
		$f$ %L::jsonb, '2026f', %L::jsonb $f$,
		jsonb_build_object('starts_on', '2040-01-05', 'slots', '["16:00"]'::jsonb, 'zone', 'Etc/UTC', 'every_weeks', 2,
			'duration_minutes', 60, 'session_count', 6),
		jsonb_agg(jsonb_build_object('original_date', day, 'local_date', day, 'local_time', '16:00', 'starts_at', day || 'T16:00:00Z'))
	)
	from (select ('2040-01-05'::date + 14 * n)::text as day from generate_series(0, 5) n) days
$$;
create function pg_temp.circle() returns uuid language sql as $$ select '00000000-0000-4000-8000-000000000001'::uuid $$;
select pg_temp.act('organiser', format(
	'select public.create_circle(%L, %s)',
	jsonb_build_object('id', pg_temp.circle(), 'name', 'Lamplighters', 'purpose', 'Bring it.', 'charter', 'It stays here.'),
	pg_temp.season()
));
select pg_temp.act('outsider', format(
	'select public.create_circle(%L, %s)',
	jsonb_build_object('id', gen_random_uuid(), 'name', 'Others', 'purpose', 'Bring it.', 'charter', 'It stays here.'),
	pg_temp.season()
));

create function pg_temp.token(n integer) returns text language sql as $$ select 'inv_' || lpad(n::text, 43, '0') $$;
select pg_temp.act('organiser', format(
	'select public.invite(%L, %L)', pg_temp.circle(),
	(select jsonb_agg(jsonb_build_object('token', pg_temp.token(n))) from generate_series(1, 3) n)
));
select pg_temp.act(p, format('select public.accept_invitation(%L, true)', pg_temp.token(1)))
from unnest('{owner,member,left,removed}'::text[]) p;
select pg_temp.act('left', format('select public.leave_circle(%L)', pg_temp.circle()));
select pg_temp.act('organiser', format('select public.remove_member(%L, %L)', pg_temp.circle(), pg_temp.who('removed')));
select pg_temp.act('filler ' || n, format('select public.accept_invitation(%L, true)', pg_temp.token(2))) from generate_series(1, 12) n;
select pg_temp.act('waiting', format('select public.accept_invitation(%L, true)', pg_temp.token(2)));

create function pg_temp.session(place integer) returns uuid language sql as $$
	select id from public.sessions where circle_id = pg_temp.circle() order by starts_at offset place limit 1
$$;
create temp table made (what text primary key, id uuid not null default gen_random_uuid());
insert into made (what) values ('shared'), ('private'), ('check-in'), ('private check-in'), ('topic');
create function pg_temp.made(thing text) returns uuid language sql as $$ select id from made where what = thing $$;

select pg_temp.act('owner', format('select public.answer_session(%L, %L)', pg_temp.session(0), 'yes'));
select pg_temp.act('organiser', format(
	$$ select public.change_sessions(jsonb_build_object(
		'id', gen_random_uuid(), 'circle_id', circle_id, 'kind', 'cancel', 'note', null,
		'sessions', jsonb_build_array(to_jsonb(s) || '{"status": "cancelled"}')
	), '2026f') from public.sessions s where id = %L $$,
	pg_temp.session(1)
));
-- Of members' mail organisers see only what did not arrive.
update public.deliveries set gave_up_at = now(), payload = null where circle_id = pg_temp.circle();
select pg_temp.act('owner', format(
	'insert into public.commitments (id, circle_id, owner_id, due_on, words, private) values (%L, %L, %L, %L, %L, %L)',
	pg_temp.made(w), pg_temp.circle(), pg_temp.who('owner'), '2040-01-05', 'Ask twice.', w = 'private'
)) from unnest('{shared,private}'::text[]) w;
select pg_temp.act('owner', format(
	'insert into public.check_ins (id, commitment_id, author_id, words) values (%L, %L, %L, %L), (%L, %L, %L, %L)',
	pg_temp.made('check-in'), pg_temp.made('shared'), pg_temp.who('owner'), 'Half way.',
	pg_temp.made('private check-in'), pg_temp.made('private'), pg_temp.who('owner'), 'Half way.'
));
select pg_temp.act('owner', format(
	'insert into public.topics (id, circle_id, session_id, brought_by, words) values (%L, %L, %L, %L, %L)',
	pg_temp.made('topic'), pg_temp.circle(), pg_temp.session(0), pg_temp.who('owner'), 'Nobody owns it.'
));
select pg_temp.act('owner', format('select public.vote_for_topic(%L, true)', pg_temp.made('topic')));
select pg_temp.act('owner', format('select public.create_feed(%L, %L)', 'Phone', 'feed_' || repeat('0', 43)));

create temp table rows (entry text primary key, place integer generated always as identity, at text not null, change text not null);
insert into rows (entry, at, change) values
	('profiles', format('id = %L', pg_temp.who('owner')), 'title = ''Architect'''),
	('circles', format('id = %L', pg_temp.circle()), 'purpose = ''Another.'''),
	('members', format('profile_id = %L', pg_temp.who('owner')), 'role = ''organiser'''),
	('waiting', format('profile_id = %L', pg_temp.who('waiting')), 'since = now()'),
	('invitations', format('circle_id = %L', pg_temp.circle()), 'withdrawn_at = now()'),
	('schedules', format('circle_id = %L', pg_temp.circle()), 'every_weeks = 4'),
	('sessions', format('circle_id = %L', pg_temp.circle()), 'note = ''Room 2'''),
	('rsvps', format('profile_id = %L', pg_temp.who('owner')), 'answer = ''no'''),
	('commitments', format('id = %L', pg_temp.made('shared')), 'words = ''Ask.'''),
	('commitments, private', format('id = %L', pg_temp.made('private')), 'words = ''Ask.'''),
	('check_ins', format('id = %L', pg_temp.made('check-in')), 'words = ''Done.'''),
	('check_ins, on a private one', format('id = %L', pg_temp.made('private check-in')), 'words = ''Done.'''),
	('topics', format('id = %L', pg_temp.made('topic')), 'words = ''A problem'''),
	('topic_votes', format('topic_id = %L', pg_temp.made('topic')), 'created_at = now()'),
	('deliveries', format('circle_id = %L', pg_temp.circle()), 'due_at = now()'),
	('mail_preferences', format('profile_id = %L', pg_temp.who('owner')), 'duties = false'),
	('feeds', format('profile_id = %L', pg_temp.who('owner')), 'name = ''Laptop''');

create temp table matrix (entry text, operation text, cells text);
insert into matrix values
	--                            signed-out outsider invited waiting member organiser left removed owner
	('profiles', 'select',                    'no none none none yes yes none none yes'),
	('profiles', 'update',                    'no none none none none none none none yes'),
	('profiles', 'delete',                    'no no no no no no no no no'),
	('circles', 'select',                     'no none none none yes yes none none yes'),
	('circles', 'update',                     'no none none none none yes none none none'),
	('circles', 'delete',                     'no no no no no no no no no'),
	('members', 'select',                     'no none none none yes yes none none yes'),
	('members', 'update',                     'no no no no no no no no no'),
	('members', 'delete',                     'no no no no no no no no no'),
	('waiting', 'select',                     'no none none yes none yes none none none'),
	('waiting', 'update',                     'no no no no no no no no no'),
	('waiting', 'delete',                     'no no no no no no no no no'),
	('invitations', 'select',                 'no none none none none yes none none none'),
	('invitations', 'update',                 'no none none none none yes none none none'),
	('invitations', 'delete',                 'no no no no no no no no no'),
	('schedules', 'select',                   'no none none none yes yes none none yes'),
	('schedules', 'update',                   'no no no no no no no no no'),
	('schedules', 'delete',                   'no no no no no no no no no'),
	('sessions', 'select',                    'no none none none yes yes none none yes'),
	('sessions', 'update',                    'no no no no no no no no no'),
	('sessions', 'delete',                    'no no no no no no no no no'),
	('rsvps', 'select',                       'no none none none yes yes none none yes'),
	('rsvps', 'update',                       'no no no no no no no no no'),
	('rsvps', 'delete',                       'no no no no no no no no no'),
	('commitments', 'select',                 'no none none none yes yes none none yes'),
	('commitments', 'update',                 'no none none none none none none none yes'),
	('commitments', 'delete',                 'no none none none none none none none yes'),
	('commitments, private', 'select',        'no none none none none none none none yes'),
	('commitments, private', 'update',        'no none none none none none none none yes'),
	('commitments, private', 'delete',        'no none none none none none none none yes'),
	('check_ins', 'select',                   'no none none none yes yes none none yes'),
	('check_ins', 'update',                   'no no no no no no no no no'),
	('check_ins', 'delete',                   'no none none none none none none none yes'),
	('check_ins, on a private one', 'select', 'no none none none none none none none yes'),
	('check_ins, on a private one', 'update', 'no no no no no no no no no'),
	('check_ins, on a private one', 'delete', 'no none none none none none none none yes'),
	('topics', 'select',                      'no none none none yes yes none none yes'),
	('topics', 'update',                      'no no no no no no no no no'),
	('topics', 'delete',                      'no none none none none none none none yes'),
	('topic_votes', 'select',                 'no none none none none none none none yes'),
	('topic_votes', 'update',                 'no no no no no no no no no'),
	('topic_votes', 'delete',                 'no no no no no no no no no'),
	('deliveries', 'select',                  'no none none none none yes none none none'),
	('deliveries', 'update',                  'no no no no no no no no no'),
	('deliveries', 'delete',                  'no no no no no no no no no'),
	('mail_preferences', 'select',            'no none none none none none none none yes'),
	('mail_preferences', 'update',            'no none none none none none none none yes'),
	('mail_preferences', 'delete',            'no no no no no no no no no'),
	('feeds', 'select',                       'no none none none none none none none yes'),
	('feeds', 'update',                       'no none none none none none none none yes'),
	('feeds', 'delete',                       'no no no no no no no no no');

select is(
	pg_temp.all_of(case m.operation
		when 'select' then format('select 1 from public.%I where %s', split_part(m.entry, ',', 1), r.at)
		when 'update' then format('update public.%I set %s where %s', split_part(m.entry, ',', 1), r.change, r.at)
		else format('delete from public.%I where %s', split_part(m.entry, ',', 1), r.at)
	end),
	m.cells,
	m.operation || ' ' || m.entry
)
from matrix m join rows r using (entry)
order by r.place, array_position('{select,update,delete}', m.operation);

-- Each makes a row of their own in the circle; of these three, members may. Everything else only functions make.
create function pg_temp.all_make(shape text) returns text language sql as $$
	select string_agg(pg_temp.attempt(p, replace(replace(shape, '{me}', pg_temp.who(p)::text), '{new}', gen_random_uuid()::text)), ' ' order by n)
	from unnest('{signed-out,outsider,invited,waiting,member,organiser,left,removed,owner}'::text[]) with ordinality u (p, n)
$$;
select is(pg_temp.all_make(format(
	$s$insert into public.commitments (id, circle_id, owner_id, due_on, words) values ('{new}', %L, '{me}', '2040-01-05', 'Ask.')$s$,
	pg_temp.circle())), 'no no no no yes yes no no yes', 'insert commitments');
select is(pg_temp.all_make(format(
	$s$insert into public.topics (id, circle_id, session_id, brought_by, words) values ('{new}', %L, %L, '{me}', 'A problem')$s$,
	pg_temp.circle(), pg_temp.session(0))), 'no no no no yes yes no no yes', 'insert topics');
select is(pg_temp.all_make(format(
	$s$insert into public.check_ins (id, commitment_id, author_id, words) values ('{new}', %L, '{me}', 'Half way.')$s$,
	pg_temp.made('shared'))), 'no no no no no no no no yes', 'insert check_ins');
select is(pg_temp.all_make(format(
	$s$insert into public.commitments (id, circle_id, owner_id, due_on, words) values ('{new}', %L, %L, '2040-01-05', 'Ask.')$s$,
	pg_temp.circle(), pg_temp.who('owner'))), 'no no no no no no no no yes', 'insert commitments in the name of the owner');

select is(pg_temp.all_of('select token_hash from public.invitations'), 'no no no no no no no no no', 'nobody reads the hash of an invitation');
select is(pg_temp.all_of('select token_hash from public.feeds'), 'no no no no no no no no no', 'nobody reads the hash of a feed');
select is(pg_temp.all_of('select payload from public.deliveries'), 'no no no no no no no no no', 'nobody reads what a mail says');
select is(pg_temp.all_of('select address from public.deliveries'), 'no no no no no no no no no', 'nobody reads where a mail goes');
select is(pg_temp.all_of('select secret from private.link_secrets'), 'no no no no no no no no no', 'nobody reads what links are made of');

select * from finish();
rollback;

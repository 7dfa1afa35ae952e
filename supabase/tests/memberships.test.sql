-- Fifteen and no more, and never without an organiser: held by the tables themselves, whoever writes.
begin;
select plan(6);

insert into auth.users (id, email) select gen_random_uuid(), 'person' || n || '@example.org' from generate_series(1, 16) n;
insert into public.profiles (id, name, zone) select id, split_part(email, '@', 1), 'Etc/UTC' from auth.users;
insert into public.circles (id, name, purpose, charter) values ('00000000-0000-4000-8000-000000000001', 'Lamplighters', 'Bring it.', 'It stays here.');
insert into public.members (circle_id, profile_id, role, charter_accepted_at)
select '00000000-0000-4000-8000-000000000001', id, case name when 'person1' then 'organiser' else 'member' end, now()
from public.profiles where name <> 'person16';

select throws_ok(
	$$ insert into public.members (circle_id, profile_id, charter_accepted_at)
		select '00000000-0000-4000-8000-000000000001', id, now() from public.profiles where name = 'person16' $$,
	'PT409', 'circle_full', 'the sixteenth is refused'
);
select throws_ok($$ update public.members set role = 'member' $$, 'PT409', 'last_organiser', 'the last organiser does not step down');
select throws_ok(
	$$ update public.members set left_at = now() where role = 'organiser' $$, 'PT409', 'last_organiser', 'the last organiser does not leave'
);
insert into public.waiting (circle_id, profile_id, charter_accepted_at)
select '00000000-0000-4000-8000-000000000001', id, now() from public.profiles where name = 'person16';
select lives_ok($$ delete from auth.users where email = 'person1@example.org' $$, 'the account of the last organiser can be deleted');
select results_eq(
	$$ select count(*)::int, count(*) filter (where role = 'organiser')::int from public.members where left_at is null $$,
	$$ values (15, 1) $$,
	'another member is organiser, and whoever waited has the seat'
);
select lives_ok($$ delete from auth.users $$, 'all accounts at once can be deleted');

select * from finish();
rollback;

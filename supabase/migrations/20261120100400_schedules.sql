create table public.schedules (
	id uuid primary key default gen_random_uuid(),
	circle_id uuid not null references public.circles (id) on delete cascade,
	season smallint not null,
	starts_on date not null,
	slots time[] not null,
	zone text not null,
	every_weeks smallint not null,
	duration_minutes smallint not null,
	session_count smallint not null,
	created_at timestamptz not null default now(),
	constraint one_rule_a_season unique (circle_id, season),
	constraint season_counts_from_one check (season >= 1),
	constraint one_to_three_slots check (cardinality(slots) between 1 and 3),
	constraint zone_looks_like_iana check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,63}$'),
	constraint every_one_to_four_weeks check (every_weeks between 1 and 4),
	constraint quarter_hour_to_four_hours check (duration_minutes between 15 and 240),
	constraint six_to_twelve_sessions check (session_count between 6 and 12)
);
comment on table public.schedules is 'The rule of a season: every N weeks from a date, at a local time in a zone; 2 or 3 slots take turns.';
comment on column public.schedules.slots is 'Local times of day in the zone, taken in turn.';

alter table public.schedules enable row level security;
revoke all on public.schedules from anon, authenticated, service_role;
grant select on public.schedules to authenticated, service_role;
create policy "Members see the schedule" on public.schedules
	for select to authenticated using (circle_id = any (array(select private.my_circles())));

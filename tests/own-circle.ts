import { randomUUID } from 'node:crypto'
import { sql } from './journey.ts'

/** A circle of a test's own, so that the demo stays as it is. */
export interface OwnCircle {
	id: string
	/** In the order in which they were asked for. */
	sessions: string[]
}

/**
 * Makes a circle that a person organises alone, past the app, because sessions that began already cannot be planned.
 * @param name the person's, as in their profile.
 * @param starts when its sessions of an hour start, in minutes from now.
 */
export async function makeCircle(name: string, circle: string, starts: number[]): Promise<OwnCircle> {
	const id = randomUUID()
	await sql(
		`insert into public.circles (id, name, purpose, video_url, charter)
		values ($1, $2, 'For those who look closely.', 'https://meet.example.org/own', 'What is said here stays here.')`,
		[id, circle]
	)
	await sql(
		`insert into public.members (circle_id, profile_id, role, charter_accepted_at)
		select $1, p.id, 'organiser', now() from public.profiles p where p.name = $2`,
		[id, name]
	)
	const sessions = starts.map(() => randomUUID())
	for (const [index, session] of sessions.entries()) {
		await sql(
			`insert into public.sessions (id, circle_id, original_date, local_date, local_time, zone, duration_minutes,
				starts_at, ends_at, tz_version, uid)
			select $1, $2, (at at time zone 'UTC')::date, (at at time zone 'UTC')::date, (at at time zone 'UTC')::time,
				'UTC', 60, at, at + interval '1 hour', '2026a', $4
			from (select date_trunc('minute', now()) + make_interval(mins => $3) as at) t`,
			[session, id, starts[index], `${session}@sessions.fortnight.invalid`]
		)
	}
	return { id, sessions }
}

/** Lets a person into a circle, past the app. */
export async function letIn(circle: string, name: string): Promise<void> {
	await sql(
		`insert into public.members (circle_id, profile_id, charter_accepted_at)
		select $1, id, now() from public.profiles where name = $2`,
		[circle, name]
	)
}

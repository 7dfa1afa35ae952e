import { randomUUID } from 'node:crypto'
import { createServerClient } from '@supabase/ssr'
import { createClient } from '@supabase/supabase-js'
import type { Stack } from './stack.ts'

export interface Person {
	id: string
	name: string
	/** What keeps a browser signed in, on every server of the stack: cookies know no port. */
	cookies: { name: string; value: string }[]
}

export interface Meeting {
	circle: string
	/** In the order in which they were asked for. */
	sessions: string[]
	/** By name. */
	people: Map<string, Person>
}

/** Signs somebody in past the door, which counts tries and sends a mail; gives a new one a profile. */
export async function enter({ api, query }: Stack, email: string, name: string): Promise<Person> {
	const { url, publishable, secret } = api
	const service = createClient(url, secret, { auth: { persistSession: false } })
	const link = await service.auth.admin.generateLink({ type: 'magiclink', email })
	if (link.error) throw link.error
	const jar = new Map<string, string>()
	const client = createServerClient(url, publishable, {
		cookieOptions: { name: 'fortnight' },
		cookies: {
			encode: 'tokens-only',
			getAll: () => [],
			setAll: (cookies) => {
				for (const { name, value } of cookies) if (value) jar.set(name, value)
			}
		}
	})
	const token_hash = link.data.properties.hashed_token
	const { data, error } = await client.auth.verifyOtp({ token_hash, type: 'email' })
	if (error || !data.user) throw error ?? new Error(`${email} was not signed in`)
	const { id } = data.user
	await query(
		`insert into public.profiles (id, name, zone, locale) values ($1, $2, 'Europe/Lisbon', 'en-GB') on conflict do nothing`,
		[id, name]
	)
	return { id, name, cookies: [...jar].map(([name, value]) => ({ name, value })) }
}

/**
 * Makes a circle of these people, the first of whom organises it, past the app, because sessions that began already
 * cannot be planned.
 * @param meeting `starts` says when its sessions start, in minutes from now; `minutes` how long they are.
 */
export async function gather(
	stack: Stack,
	meeting: { circle: string; names: string[]; starts: number[]; minutes: number; at?: string }
): Promise<Meeting> {
	const circle = randomUUID()
	const people = new Map<string, Person>()
	for (const name of meeting.names) {
		const email = `${name.toLowerCase()}@${meeting.at ?? 'meeting'}.test`
		people.set(name, await enter(stack, email, name))
	}
	await stack.query(
		`insert into public.circles (id, name, purpose, video_url, charter)
		values ($1, $2, 'To be there for each other.', 'https://meet.example.org/own', 'What is said here stays here.')`,
		[circle, meeting.circle]
	)
	await stack.query(
		`insert into public.members (circle_id, profile_id, role, charter_accepted_at, joined_at)
		select $1, person, case place when 1 then 'organiser' else 'member' end, now(), now() - interval '60 days'
		from unnest($2::uuid[]) with ordinality as m (person, place)`,
		[circle, [...people.values()].map(({ id }) => id)]
	)
	const sessions = meeting.starts.map(() => randomUUID())
	for (const [index, session] of sessions.entries()) {
		await stack.query(
			`insert into public.sessions (id, circle_id, original_date, local_date, local_time, zone, duration_minutes,
				starts_at, ends_at, tz_version, uid)
			select $1, $2, (at at time zone 'UTC')::date, (at at time zone 'UTC')::date, (at at time zone 'UTC')::time,
				'UTC', $5, at, at, '2026f', $4
			from (select date_trunc('minute', now()) + make_interval(mins => $3) as at) t`,
			[session, circle, meeting.starts[index], `${session}@sessions.fortnight.invalid`, meeting.minutes]
		)
	}
	return { circle, sessions, people }
}

/**
 * Lets minutes pass for everybody: what is written down of the session and its live part moves into the past, and each
 * phone hears of it like of any other change.
 */
export async function passTime({ query }: Stack, session: string, minutes: number): Promise<void> {
	// As one statement, so that nobody reads it half moved. Both are made here: an id and a number.
	await query(`do $$
		declare passed interval := make_interval(secs => ${minutes * 60});
		begin
			update public.sessions
			set starts_at = starts_at - passed, local_date = ((starts_at - passed) at time zone 'UTC')::date,
				local_time = ((starts_at - passed) at time zone 'UTC')::time
			where id = '${session}';
			update public.lives
			set version = version + 1, started_at = started_at - passed, step_started_at = step_started_at - passed,
				paused_at = paused_at - passed, until = until - passed, ended_at = ended_at - passed
			where session_id = '${session}';
		end $$`)
}

import { randomBytes, randomUUID } from 'node:crypto'
import type { Client, TestBackend } from '../backend.ts'
import type { Json } from '../../src/lib/server/database.types.ts'

/** Someone who signed in, gave a name, and acts with a token of their own. */
export interface Person {
	client: Client
	id: string
	email: string
}

interface Answer<Data> {
	data: Data
	error: { code: string; message: string } | null
	status: number
}

/** The data of an answer that has to be a good one. */
export async function done<Data>(asked: PromiseLike<Answer<Data>>): Promise<NonNullable<Data>> {
	const { data, error, status } = await asked
	if (error) throw new Error(`${status} ${error.code} ${error.message}`)
	// Functions that answer nothing answer null; nobody looks at it.
	return data as NonNullable<Data>
}

/** Why an answer was a refusal, `409 circle_full` for our own states, `403 42501` for others; `ok` when it was none. */
export async function refusal(asked: PromiseLike<Answer<unknown>>): Promise<string> {
	const { error, status } = await asked
	if (!error) return 'ok'
	return `${status} ${error.code.startsWith('PT') ? error.message : error.code}`
}

/** Signs in as name@example.org and gives the name, as the app does after the first code. */
export async function enter(backend: TestBackend, name: string): Promise<Person> {
	const email = `${name.toLowerCase()}@example.org`
	const { client, id } = await backend.signedIn(email)
	await done(client.from('profiles').upsert({ id, name, zone: 'Etc/UTC' }, { ignoreDuplicates: true }))
	return { client, id, email }
}

/** A person for each name, at the same place. */
type Named<Names extends readonly string[]> = { -readonly [Place in keyof Names]: Person }

export async function enterAll<const Names extends readonly string[]>(
	backend: TestBackend,
	names: Names
): Promise<Named<Names>> {
	const people: Person[] = []
	for (const name of names) people.push(await enter(backend, name))
	// As many as there are names.
	return people as Named<Names>
}

const day = 86_400_000

/** Eight sessions two weeks apart at 16:00 UTC, the first one tomorrow. */
export function season(count = 8) {
	const tomorrow = Date.parse(new Date(Date.now() + day).toISOString().slice(0, 10))
	const dates = Array.from({ length: count }, (_, index) =>
		new Date(tomorrow + index * 14 * day).toISOString().slice(0, 10)
	)
	return {
		schedule: {
			starts_on: dates[0] ?? '',
			slots: ['16:00'],
			zone: 'Etc/UTC',
			every_weeks: 2,
			duration_minutes: 60,
			session_count: count
		},
		sessions: dates.map((date) => ({
			original_date: date,
			local_date: date,
			local_time: '16:00',
			starts_at: `${date}T16:00:00Z`
		}))
	}
}

export const circleOf = (id: string, name = 'Lamplighters') => ({
	id,
	name,
	purpose: 'Bring what is hard.',
	video_url: 'https://video.example.org/room',
	charter: 'What is said here stays here.'
})

export const askForCircle = (person: Person, id: string, { schedule, sessions } = season()) =>
	person.client.rpc('create_circle', {
		p_circle: circleOf(id),
		p_schedule: schedule,
		p_tz_version: '2026f',
		p_sessions: sessions
	})

/** A circle of this organiser with eight sessions to come. */
export async function formCircle(organiser: Person): Promise<string> {
	return done(askForCircle(organiser, randomUUID()))
}

export const makeToken = (prefix: 'inv' | 'feed') => `${prefix}_${randomBytes(32).toString('base64url')}`

/** The token of a new invitation, a link to share or, with an address, a mailed one. */
export async function inviteTo(organiser: Person, circle: string, email?: string): Promise<string> {
	const token = makeToken('inv')
	const invitation: Json = email ? { token, email, name: 'Guest' } : { token }
	await done(organiser.client.rpc('invite', { p_circle_id: circle, p_invitations: [invitation] }))
	return token
}

export const accept = (person: Person, token: string) =>
	person.client.rpc('accept_invitation', { p_token: token, p_charter_accepted: true })

/** Lets people into a circle one after another; answers how each fared: joined, waiting, member. */
export async function join(organiser: Person, circle: string, people: readonly Person[]): Promise<unknown[]> {
	const outcomes: unknown[] = []
	let token = ''
	for (const [index, person] of people.entries()) {
		// A link is good for fifteen.
		if (index % 15 === 0) token = await inviteTo(organiser, circle)
		outcomes.push(outcomeOf(await done(accept(person, token))))
	}
	return outcomes
}

/** Signs people in; the first forms a circle, with eight sessions to come, and lets the others in. */
export async function meet<const Names extends readonly [string, ...string[]]>(
	backend: TestBackend,
	...names: Names
): Promise<{ people: Named<Names>; circle: string; sessions: string[] }> {
	const people = await enterAll(backend, names)
	const [organiser, ...others] = people
	const circle = await formCircle(organiser)
	await join(organiser, circle, others)
	return { people, circle, sessions: (await sessionsOf(backend, circle)).map(({ id }) => id) }
}

export const outcomeOf = (answer: Json): unknown =>
	typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer.outcome : undefined

export interface SessionRow {
	id: string
	sequence: number
	starts_at: string
	uid: string
	status: string
	updated_at: string
}

/** The sessions of a circle as the database has them, in order. */
export const sessionsOf = (backend: TestBackend, circle: string) =>
	backend.sql<SessionRow>(
		'select id, sequence, starts_at, uid, status, updated_at from public.sessions where circle_id = $1 order by starts_at',
		[circle]
	)

/** Puts a session at so many minutes from now, as if it had been planned so: no sequence, no mail. */
export async function placeSession(backend: TestBackend, id: string, minutesFromNow: number): Promise<void> {
	await backend.sql(
		`update public.sessions set starts_at = at, local_date = (at at time zone 'UTC')::date,
			local_time = (at at time zone 'UTC')::time
		from (select now() + make_interval(secs => $2::float8) as at) x where id = $1`,
		[id, minutesFromNow * 60]
	)
}

export interface CommitmentWords {
	id?: string
	circle_id: string
	session_id?: string
	due_session_id?: string
	witness_id?: string
	private?: boolean
	words?: string
}

export const askToLog = (owner: Person, { id = randomUUID(), ...words }: CommitmentWords) =>
	owner.client
		.from('commitments')
		.insert({ id, owner_id: owner.id, due_on: '2026-12-24', words: 'Write the one-page case.', ...words })

/** Logs a commitment as its owner; answers its id. */
export async function log(owner: Person, words: CommitmentWords): Promise<string> {
	const id = words.id ?? randomUUID()
	await done(askToLog(owner, { ...words, id }))
	return id
}

import { randomUUID } from 'node:crypto'
import { addDays, weekdayOf } from '../../src/lib/schedule/plain-date.ts'
import { occurrences, type Occurrence } from '../../src/lib/schedule/recurrence.ts'
import { toWall, tzVersion } from '../../src/lib/schedule/zone.ts'
import { fillDuties } from './demo-duties.ts'
import { demoAbsences, demoMarks, demoTravels } from './demo-hours.ts'
import { fillPackets } from './demo-packet.ts'
import { circles, people, type DemoCircle, type DemoCommitment } from './demo-story.ts'
import { fillTalk } from './demo-talk.ts'
import type { Sql } from './sql.ts'

/** Whom the landing page's "Look around" signs in as. */
export const demoEmail = 'ana@demo.invalid'

const charter = `What is said here stays here: no names, no companies, no quotes outside the circle.
We bring what is hard, not what went well.
Whoever brings a problem decides what to do with it. We ask before we advise.
Who leaves the circle loses access at once; what they said stays with us.`

/**
 * Fills an empty database with two circles of eight and five people in their third session each: two past, with
 * what was kept of them, one in two days, topics with votes, and commitments in every state. Dates are counted from `now`.
 */
export async function fillDemo(sql: Sql, now: Date): Promise<void> {
	const ids = new Map<string, string>()
	for (const person of people) {
		const id = randomUUID()
		ids.set(person.name, id)
		await sql(
			`insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
			values ($1, 'authenticated', 'authenticated', $2, now(), now(), now())`,
			[id, `${person.name.toLowerCase()}@demo.invalid`]
		)
		await sql('insert into public.profiles (id, name, title, archetype, zone) values ($1, $2, $3, $4, $5)', [
			id,
			person.name,
			person.title,
			person.archetype,
			person.zone
		])
	}
	const idOf = (name: string | undefined) => (name === undefined ? null : (ids.get(name) ?? null))
	for (const circle of circles) await fillCircle(sql, now, circle, idOf)
	await fillHours(sql, now, ids)
	await fillPackets(sql, now, ids)
}

async function fillHours(sql: Sql, now: Date, ids: ReadonlyMap<string, string>): Promise<void> {
	for (const [name, id] of ids) {
		const marks = demoMarks(name)
		if (marks) await sql('insert into public.hours (profile_id, marks) values ($1, $2)', [id, marks])
	}
	const day = (days: number) => addDays(toWall(now, 'Etc/UTC').date, days)
	for (const { name, zone, from, to } of demoTravels) {
		await sql(
			'insert into public.travels (id, profile_id, zone, starts_on, ends_on) values ($1, $2, $3, $4, $5)',
			[randomUUID(), ids.get(name), zone, day(from), day(to)]
		)
	}
	for (const { name, from, to } of demoAbsences) {
		await sql('insert into public.absences (id, profile_id, starts_on, ends_on) values ($1, $2, $3, $4)', [
			randomUUID(),
			ids.get(name),
			day(from),
			day(to)
		])
	}
}

async function fillCircle(
	sql: Sql,
	now: Date,
	circle: DemoCircle,
	idOf: (name: string | undefined) => string | null
): Promise<void> {
	const circleId = randomUUID()
	const joined = new Date(now.getTime() - 40 * 86_400_000)
	await sql(
		'insert into public.circles (id, name, purpose, video_url, charter, created_at) values ($1, $2, $3, $4, $5, $6)',
		[circleId, circle.name, circle.purpose, circle.videoUrl, charter, joined]
	)
	for (const [index, name] of circle.members.entries()) {
		await sql(
			`insert into public.members (circle_id, profile_id, role, charter_accepted_at, joined_at)
			values ($1, $2, $3, $4, $4)`,
			[
				circleId,
				idOf(name),
				index === 0 ? 'organiser' : 'member',
				new Date(joined.getTime() + index * 60_000)
			]
		)
	}

	const today = toWall(now, circle.zone).date
	const schedule = {
		startsOn: addDays(weekdayAfter(today, circle.nextInDays), -28),
		times: [circle.time],
		zone: circle.zone,
		everyWeeks: 2,
		durationMinutes: circle.minutes,
		sessionCount: 8
	}
	const scheduleId = randomUUID()
	await sql(
		`insert into public.schedules (id, circle_id, season, starts_on, slots, zone, every_weeks, duration_minutes, session_count)
		values ($1, $2, 1, $3, array[$4::time], $5, 2, $6, 8)`,
		[scheduleId, circleId, schedule.startsOn, circle.time, circle.zone, circle.minutes]
	)
	const sessions = occurrences(schedule).map((occurrence) => ({ ...occurrence, id: randomUUID() }))
	for (const session of sessions) await insertSession(sql, session, circleId, scheduleId)
	const members = circle.members.map((name, index) => ({
		id: idOf(name) ?? '',
		name,
		joinedAt: new Date(joined.getTime() + index * 60_000)
	}))
	await fillDuties(sql, now, { id: circleId, name: circle.name, members, sessions })
	const [first, second, next] = sessions
	if (!first || !second || !next) throw new Error('The demo needs three sessions')

	for (const [session, answers] of [
		[first, circle.members.map((name) => [name, 'yes'] as const)],
		[second, circle.members.slice(0, -1).map((name) => [name, 'yes'] as const)],
		[next, Object.entries(circle.answers)]
	] as const) {
		for (const [name, answer] of answers) {
			await sql(
				'insert into public.rsvps (session_id, circle_id, profile_id, answer, answered_at) values ($1, $2, $3, $4, $5)',
				[
					session.id,
					circleId,
					idOf(name),
					answer,
					new Date(Math.min(now.getTime(), session.startsAt.getTime()) - 86_400_000)
				]
			)
		}
	}
	await fillTalk(sql, now, { id: circleId, name: circle.name, sessions, idOf })
	const made = { past: second, earlier: first }
	for (const commitment of circle.commitments) {
		await insertCommitment(sql, circleId, commitment, made, next, idOf)
	}
}

/** The first day from `days` ahead on that is not at a weekend. */
function weekdayAfter(today: string, days: number): string {
	const date = addDays(today, days)
	return [0, 6].includes(weekdayOf(date)) ? weekdayAfter(today, days + 1) : date
}

async function insertSession(
	sql: Sql,
	session: Occurrence & { id: string },
	circleId: string,
	scheduleId: string
): Promise<void> {
	await sql(
		`insert into public.sessions (id, circle_id, schedule_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, ends_at, tz_version, uid)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		[
			session.id,
			circleId,
			scheduleId,
			session.originalDate,
			session.date,
			session.time,
			session.zone,
			session.durationMinutes,
			session.startsAt,
			session.endsAt,
			tzVersion,
			`${session.id}@sessions.fortnight.invalid`
		]
	)
}

async function insertCommitment(
	sql: Sql,
	circleId: string,
	commitment: DemoCommitment,
	made: Record<'past' | 'earlier', Occurrence & { id: string }>,
	next: Occurrence & { id: string },
	idOf: (name: string | undefined) => string | null
): Promise<void> {
	const id = randomUUID()
	const session = commitment.ended || commitment.before ? made.earlier : made.past
	const due = commitment.ended ? made.past : next
	const insert = (row: {
		id: string
		words: string
		status: string
		endedWith: string | null
		renegotiates: string | null
	}) =>
		sql(
			`insert into public.commitments (id, circle_id, owner_id, session_id, due_session_id, due_on, words, outcome, reason,
				support, witness_id, private, status, ended_at, ended_with, renegotiates_id, created_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
			[
				row.id,
				circleId,
				idOf(commitment.by),
				session.id,
				row.status === 'renegotiated' ? made.past.id : due.id,
				row.status === 'renegotiated' ? made.past.date : due.date,
				row.words,
				commitment.outcome ?? null,
				commitment.reason ?? null,
				commitment.support ?? null,
				idOf(commitment.witness),
				commitment.private ?? false,
				row.status,
				row.status === 'open' ? null : made.past.startsAt,
				row.endedWith,
				row.renegotiates,
				session.endsAt
			]
		)
	if (commitment.before) {
		const before = randomUUID()
		await insert({
			id: before,
			words: commitment.before,
			status: 'renegotiated',
			endedWith: null,
			renegotiates: null
		})
		await insert({ id, words: commitment.words, status: 'open', endedWith: null, renegotiates: before })
	} else {
		const [status, endedWith] = commitment.ended ?? ['open', null]
		await insert({ id, words: commitment.words, status, endedWith, renegotiates: null })
	}
	for (const words of commitment.checkIns ?? []) {
		await sql(
			'insert into public.check_ins (id, commitment_id, author_id, words, created_at) values ($1, $2, $3, $4, $5)',
			[randomUUID(), id, idOf(commitment.by), words, new Date(made.past.endsAt.getTime() + 6 * 86_400_000)]
		)
	}
}

import type { Db } from '$lib/server/database'
import { rowsOf } from '$lib/server/result'
import { roles, type Role } from '../rota/role'
import { knownZone } from '../schedule/known-zone'
import { orderSeats, type Answer, type Attendee } from './attendance'
import { livePart, liveRow, type LivePart } from './state'

const columns = `
	id, circle_id, schedule_id, starts_at, ends_at, zone, duration_minutes, status,
	circle:circles!sessions_circle_id_fkey!inner(
		id, name,
		members(left_at, profile:profiles(id, name)),
		schedules(id, every_weeks),
		sessions!sessions_circle_id_fkey(starts_at, status)
	),
	rsvps(answer, profile_id), lives(started_at, ended_at),
	duty_requests(id, role, state, asked_of, asker:profiles!duty_requests_asked_by_fkey(name)),
	topics!for_a_session_of_the_circle(id, votes:topic_votes!for_a_topic_of_the_session(profile_id)),
	commitments!made_in_a_session_of_the_circle(owner_id)
` as const

/** A session that is near, with what one may still have to do for it. */
export interface NearSession {
	id: string
	startsAt: Date
	endsAt: Date
	zone: string
	durationMinutes: number
	status: string
	live: LivePart
	/** When the circle met before it; null for its first session. */
	previous: Date | null
	circle: { id: string; name: string; cadenceDays: number }
	attendees: Attendee[]
	myAnswer: Answer | null
	/** Who asks this person to take a duty of it. */
	asked: { id: string; role: Role; by: string }[]
	topics: number
	haveVoted: boolean
	haveCommitted: boolean
}

/**
 * The sessions of the person's circles that take place, from a day ago on, first to last, twelve at most. One round
 * trip.
 */
export async function listNear(db: Db, personId: string, now: Date): Promise<NearSession[]> {
	const rows = rowsOf(
		await db
			.from('sessions')
			.select(columns)
			.eq('status', 'confirmed')
			.is('circle.closed_at', null)
			.gt('ends_at', new Date(now.getTime() - 86_400_000).toISOString())
			.order('starts_at')
			.limit(12)
	)
	return rows.map((row) => {
		const answers = new Map(row.rsvps.map((rsvp) => [rsvp.profile_id, rsvp.answer]))
		const answerOf = (person: string): Answer | null => {
			const answer = answers.get(person)
			return answer === 'yes' || answer === 'maybe' || answer === 'no' ? answer : null
		}
		const present = row.circle.members.flatMap(({ left_at, profile }) =>
			profile && !left_at ? [profile] : []
		)
		const people = present.toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
		const rule = row.circle.schedules.find(({ id }) => id === row.schedule_id)
		return {
			id: row.id,
			startsAt: new Date(row.starts_at),
			endsAt: new Date(row.ends_at),
			zone: knownZone(row.zone),
			durationMinutes: row.duration_minutes,
			status: row.status,
			live: livePart(liveRow(row.lives)),
			previous: latestBefore(row.circle.sessions, row.starts_at),
			circle: { id: row.circle.id, name: row.circle.name, cadenceDays: (rule?.every_weeks ?? 2) * 7 },
			attendees: orderSeats(
				people.map(({ id, name }) => ({ name, answer: answerOf(id), me: id === personId }))
			),
			myAnswer: answerOf(personId),
			asked: row.duty_requests.flatMap(({ id, role, state, asked_of, asker }) => {
				const duty = roles.find((one) => one === role)
				return duty && state === 'asked' && asked_of === personId ? [{ id, role: duty, by: asker.name }] : []
			}),
			topics: row.topics.length,
			haveVoted: row.topics.some((topic) => topic.votes.length > 0),
			haveCommitted: row.commitments.some((commitment) => commitment.owner_id === personId)
		}
	})
}

function latestBefore(
	sessions: readonly { starts_at: string; status: string }[],
	start: string
): Date | null {
	const before = sessions
		.filter((session) => session.status === 'confirmed' && session.starts_at < start)
		.map((session) => session.starts_at)
		.toSorted()
	const latest = before.at(-1)
	return latest === undefined ? null : new Date(latest)
}

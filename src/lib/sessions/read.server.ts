import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { z } from 'zod'
import { statuses, type Status } from '../commitments/commitment'
import { orderSeats, type Answer, type Attendee } from './attendance'
import type { Sibling } from './neighbours'

const columns = `
	id, circle_id, schedule_id, original_date, starts_at, ends_at, local_date, local_time, zone, duration_minutes,
	status, sequence, note, moved_from,
	circle:circles!sessions_circle_id_fkey(
		id, name, video_url,
		members(role, left_at, profile:profiles(id, name)),
		schedules(id, every_weeks, zone),
		sessions!sessions_circle_id_fkey(id, schedule_id, original_date, starts_at, ends_at, status)
	),
	rsvps(answer, profile_id),
	commitments!made_in_a_session_of_the_circle(
		id, words, status, private, owner:profiles!commitments_owner_id_fkey(id, name), created_at
	)
` as const

const statusSchema = z.enum(statuses)

/** A session with its circle, who comes and what came out of it, as a member sees it. */
export interface Session {
	id: string
	scheduleId: string | null
	originalDate: string
	startsAt: Date
	endsAt: Date
	/** Wall clock in the circle's zone: the truth that the instants are worked out from. */
	wall: { date: string; time: string; zone: string }
	durationMinutes: number
	status: 'confirmed' | 'cancelled'
	sequence: number
	note: string | null
	movedFrom: Date | null
	circle: {
		id: string
		name: string
		videoUrl: string | null
		cadenceDays: number
		members: { id: string; name: string }[]
	}
	amOrganiser: boolean
	attendees: Attendee[]
	myAnswer: Answer | null
	siblings: Sibling[]
	commitments: {
		id: string
		words: string
		status: Status
		owner: string | null
		mine: boolean
		private: boolean
	}[]
}

/**
 * A session, in one round trip.
 * @returns null when there is none of that id, or none that the person may see.
 */
export async function read(db: Db, id: string, personId: string): Promise<Session | null> {
	const row = rowOf(await db.from('sessions').select(columns).eq('id', id).maybeSingle())
	if (!row) return null
	const members = row.circle.members.filter((member) => member.left_at === null)
	const answers = new Map(row.rsvps.map((rsvp) => [rsvp.profile_id, rsvp.answer]))
	const answerOf = (person: string | undefined): Answer | null => {
		const answer = person === undefined ? undefined : answers.get(person)
		return answer === 'yes' || answer === 'maybe' || answer === 'no' ? answer : null
	}
	const people = members
		.flatMap(({ profile }) => (profile ? [profile] : []))
		.toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
	const schedule = row.circle.schedules.find(({ id: scheduleId }) => scheduleId === row.schedule_id)
	return {
		id: row.id,
		scheduleId: row.schedule_id,
		originalDate: row.original_date,
		startsAt: new Date(row.starts_at),
		endsAt: new Date(row.ends_at),
		wall: { date: row.local_date, time: row.local_time.slice(0, 5), zone: row.zone },
		durationMinutes: row.duration_minutes,
		status: row.status === 'cancelled' ? 'cancelled' : 'confirmed',
		sequence: row.sequence,
		note: row.note,
		movedFrom: row.moved_from === null ? null : new Date(row.moved_from),
		circle: {
			id: row.circle.id,
			name: row.circle.name,
			videoUrl: row.circle.video_url,
			cadenceDays: (schedule?.every_weeks ?? 2) * 7,
			members: people
		},
		amOrganiser: members.some(({ profile, role }) => profile?.id === personId && role === 'organiser'),
		attendees: orderSeats(
			people.map((person) => ({ name: person.name, answer: answerOf(person.id), me: person.id === personId }))
		),
		myAnswer: answerOf(personId),
		siblings: row.circle.sessions.map((sibling) => ({
			id: sibling.id,
			scheduleId: sibling.schedule_id,
			originalDate: sibling.original_date,
			startsAt: new Date(sibling.starts_at),
			endsAt: new Date(sibling.ends_at),
			status: sibling.status
		})),
		commitments: row.commitments
			// What was renegotiated stands here in its latest words.
			.filter(({ status }) => status !== 'renegotiated')
			.toSorted((a, b) => a.created_at.localeCompare(b.created_at))
			.map((made) => ({
				id: made.id,
				words: made.words,
				status: statusSchema.parse(made.status),
				owner: made.owner?.name ?? null,
				mine: made.owner?.id === personId,
				private: made.private
			}))
	}
}

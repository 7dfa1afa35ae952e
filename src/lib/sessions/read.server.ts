import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { roles, type Role } from '../rota/role'
import { knownZone } from '../schedule/known-zone'
import { orderSeats, type Answer, type Attendee, type Present } from './attendance'
import { keptColumns, keptOf, type Kept } from './kept'
import type { Sibling } from './neighbours'
import { livePart, liveRow, wasInLive, type LivePart } from './state'

const columns = `
	id, circle_id, schedule_id, original_date, starts_at, ends_at, local_date, local_time, zone, duration_minutes,
	status, sequence, note, moved_from, format, goes_on, created_at,
	circle:circles!sessions_circle_id_fkey(
		id, name, video_url, quorum, next_facilitator_may_move,
		members(role, left_at, profile:profiles(id, name)),
		schedules(id, season, every_weeks, zone),
		sessions!sessions_circle_id_fkey(id, schedule_id, original_date, starts_at, ends_at, status)
	),
	rsvps(answer, profile_id), duties(role, profile_id), lives(started_at, ended_at),
	live_presences(signed_in, seen_at, profile:profiles(id, name)),
	${keptColumns}
` as const

/** A session with its circle, who comes and what came out of it, as a member sees it. */
export interface Session {
	id: string
	season: number | null
	originalDate: string
	startsAt: Date
	endsAt: Date
	/** Wall clock in the circle's zone: the truth that the instants are worked out from. */
	wall: { date: string; time: string; zone: string }
	durationMinutes: number
	status: 'confirmed' | 'cancelled'
	sequence: number
	format: 'call' | 'writing'
	/** It was decided that it takes place as it is, though few said yes. */
	goesOn: boolean
	createdAt: Date
	note: string | null
	movedFrom: Date | null
	circle: {
		id: string
		name: string
		videoUrl: string | null
		cadenceDays: number
		quorum: number
		members: { id: string; name: string }[]
	}
	amOrganiser: boolean
	/** Organisers any; the next facilitator theirs, where the circle allows it. */
	mayChange: boolean
	attendees: Attendee[]
	myAnswer: Answer | null
	/** Whose phone was in it, signed in, once its live part had begun. */
	present: Present[]
	/** Who does what in it, of those who are in the circle now. */
	duties: { role: Role; name: string; me: boolean }[]
	siblings: Sibling[]
	live: LivePart
	/** When its live part was ended; null before that, and without one. */
	liveEndedAt: Date | null
	kept: Kept
}

/**
 * A session, in one round trip.
 * @returns null when there is none of that id, or none that the person may see.
 */
export async function read(db: Db, id: string, personId: string, now: Date): Promise<Session | null> {
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
	const rules = new Map(row.circle.schedules.map((rule) => [rule.id, rule]))
	const ruleOf = (id: string | null) => (id === null ? undefined : rules.get(id))
	const live = liveRow(row.lives)
	const amOrganiser = members.some(({ profile, role }) => profile?.id === personId && role === 'organiser')
	const next = row.circle.sessions
		.filter(({ status, ends_at }) => status === 'confirmed' && new Date(ends_at) > now)
		.toSorted((a, b) => a.starts_at.localeCompare(b.starts_at))[0]
	const facilitatesNext =
		next?.id === row.id &&
		row.duties.some(({ role, profile_id }) => role === 'facilitator' && profile_id === personId)
	return {
		id: row.id,
		season: ruleOf(row.schedule_id)?.season ?? null,
		originalDate: row.original_date,
		startsAt: new Date(row.starts_at),
		endsAt: new Date(row.ends_at),
		wall: { date: row.local_date, time: row.local_time.slice(0, 5), zone: knownZone(row.zone) },
		durationMinutes: row.duration_minutes,
		status: row.status === 'cancelled' ? 'cancelled' : 'confirmed',
		sequence: row.sequence,
		format: row.format === 'writing' ? 'writing' : 'call',
		goesOn: row.goes_on,
		createdAt: new Date(row.created_at),
		note: row.note,
		movedFrom: row.moved_from === null ? null : new Date(row.moved_from),
		circle: {
			id: row.circle.id,
			name: row.circle.name,
			videoUrl: row.circle.video_url,
			quorum: row.circle.quorum,
			cadenceDays: (ruleOf(row.schedule_id)?.every_weeks ?? 2) * 7,
			members: people
		},
		amOrganiser,
		mayChange: amOrganiser || (row.circle.next_facilitator_may_move && facilitatesNext),
		attendees: orderSeats(
			people.map((person) => ({ name: person.name, answer: answerOf(person.id), me: person.id === personId }))
		),
		myAnswer: answerOf(personId),
		present: row.live_presences
			.filter((phone) => phone.signed_in && wasInLive(phone, live))
			.map(({ profile }) => ({ name: profile?.name ?? null, me: profile?.id === personId })),
		duties: roles.flatMap((role) => {
			const holder = row.duties.find((duty) => duty.role === role)?.profile_id
			const person = people.find(({ id: candidate }) => candidate === holder)
			return person ? [{ role, name: person.name, me: person.id === personId }] : []
		}),
		siblings: row.circle.sessions.map((sibling) => ({
			id: sibling.id,
			season: ruleOf(sibling.schedule_id)?.season ?? null,
			originalDate: sibling.original_date,
			startsAt: new Date(sibling.starts_at),
			endsAt: new Date(sibling.ends_at),
			status: sibling.status
		})),
		live: livePart(live),
		liveEndedAt: live?.ended_at ? new Date(live.ended_at) : null,
		kept: keptOf(row, personId)
	}
}

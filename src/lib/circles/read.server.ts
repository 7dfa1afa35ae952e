import { knownZone } from '$lib/schedule/known-zone'
import type { Schedule } from '$lib/schedule/recurrence'
import { scheduleColumns, scheduleRow } from '$lib/schedule/read.server'
import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { endOf, liveRow, wasInLive } from '$lib/sessions/state'
import type { CircleSession } from './next-session'

const columns = `
	id, name, purpose, video_url, closed_at,
	members(role, left_at, joined_at, profile:profiles(id, name, zone)),
	schedules(id, season, ${scheduleColumns}),
	sessions!sessions_circle_id_fkey(
		id, schedule_id, original_date, starts_at, ends_at, zone, status, note, moved_from, rsvps(profile_id, answer),
		duties(role, profile_id), duty_requests(asked_of, state), lives(started_at, ended_at),
		live_presences(signed_in, seen_at)
	),
	commitments!commitments_circle_id_fkey(
		id, words, support, private, due_on, created_at,
		owner:profiles!commitments_owner_id_fkey(id, name), witness:profiles!commitments_witness_id_fkey(id, name)
	),
	deliveries(kind, gave_up_at)
` as const

/** A circle as its members see it. Addresses never; mail that gave up only to organisers. */
export interface Circle {
	id: string
	name: string
	purpose: string
	/** Since when it is read only; null while it goes on. */
	closedAt: Date | null
	amOrganiser: boolean
	/** Who is in now, in the order they came. */
	members: { id: string; name: string; zone: string; role: 'member' | 'organiser' }[]
	/** The latest season's rule. */
	schedule: (Schedule & { season: number }) | null
	/** By time. */
	sessions: CircleSession[]
	/** Open ones, by due date. */
	commitments: {
		id: string
		words: string
		private: boolean
		owner: { id: string; name: string } | null
		witness: { id: string; name: string } | null
		support: string | null
	}[]
	undelivered: { invitations: number; changes: number; others: number }
	/** When the sessions begin whose duties somebody asks this person to take. */
	askedFor: Date[]
}

/**
 * A circle with all that its page shows, in one round trip.
 * @param since mail that gave up before this instant is no longer told.
 * @returns null when there is none of that id, or none that the person may see.
 */
export async function read(db: Db, id: string, personId: string, since: Date): Promise<Circle | null> {
	const row = rowOf(
		await db
			.from('circles')
			.select(columns)
			.eq('id', id)
			.is('members.left_at', null)
			.eq('commitments.status', 'open')
			.gte('deliveries.gave_up_at', since.toISOString())
			.order('joined_at', { referencedTable: 'members' })
			.order('starts_at', { referencedTable: 'sessions' })
			.order('due_on', { referencedTable: 'commitments' })
			.order('season', { referencedTable: 'schedules', ascending: false })
			.order('starts_on', { referencedTable: 'schedules', ascending: false })
			.maybeSingle()
	)
	if (!row) return null
	const members = row.members.flatMap(({ profile, role }) =>
		profile
			? [
					{
						...profile,
						zone: knownZone(profile.zone),
						role: role === 'organiser' ? ('organiser' as const) : ('member' as const)
					}
				]
			: []
	)
	const [latest] = row.schedules
	const gaveUp = (...kinds: string[]) => row.deliveries.filter(({ kind }) => kinds.includes(kind)).length
	const [invitations, changes] = [
		gaveUp('invitation'),
		gaveUp('session_changed', 'calendar_entry', 'circle_closed')
	]
	return {
		id: row.id,
		name: row.name,
		purpose: row.purpose,
		closedAt: row.closed_at === null ? null : new Date(row.closed_at),
		amOrganiser: members.some((member) => member.id === personId && member.role === 'organiser'),
		members,
		schedule: latest ? { season: latest.season, ...scheduleRow.parse(latest) } : null,
		sessions: row.sessions.map((session) => ({
			id: session.id,
			season: row.schedules.find(({ id }) => id === session.schedule_id)?.season ?? null,
			originalDate: session.original_date,
			startsAt: new Date(session.starts_at),
			endsAt: endOf(session.ends_at, liveRow(session.lives)),
			zone: knownZone(session.zone),
			status: session.status,
			note: session.note,
			movedFrom: session.moved_from === null ? null : new Date(session.moved_from),
			facilitatorId: session.duties.find(({ role }) => role === 'facilitator')?.profile_id,
			answers: session.rsvps.flatMap(({ profile_id, answer }) =>
				answer === 'yes' || answer === 'maybe' || answer === 'no' ? [{ personId: profile_id, answer }] : []
			),
			present: session.live_presences.filter(
				(phone) => phone.signed_in && wasInLive(phone, liveRow(session.lives))
			).length
		})),
		commitments: row.commitments.map((open) => ({
			id: open.id,
			words: open.words,
			private: open.private,
			owner: open.owner,
			witness: open.witness,
			support: open.support
		})),
		undelivered: { invitations, changes, others: row.deliveries.length - invitations - changes },
		askedFor: row.sessions
			.filter(({ duty_requests }) =>
				duty_requests.some(({ asked_of, state }) => asked_of === personId && state === 'asked')
			)
			.map(({ starts_at }) => new Date(starts_at))
	}
}

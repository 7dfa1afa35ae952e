import type { Db } from '$lib/server/database'
import { rowOf } from '$lib/server/result'
import { knownZone } from '../schedule/known-zone'
import type { Planned, Season } from '../schedule/plan'
import { scheduleColumns, scheduleRow } from '../schedule/read.server'

const columns = `
	id, name, next_facilitator_may_move, closed_at,
	members(role, left_at, profile:profiles(id, name, zone)),
	schedules(id, season, ${scheduleColumns}),
	sessions!sessions_circle_id_fkey(
		id, schedule_id, original_date, local_date, local_time, zone, duration_minutes, starts_at, ends_at, status, format,
		sequence, added, note, moved_from, duties(role, profile_id), excuses(reason, profile_id)
	)
` as const

/** A session of a circle with what is known of it beside its time. */
export interface Dated extends Planned {
	note: string | null
	movedFrom: Date | null
	/** Why the date does not work for whom; all for organisers, else one's own. */
	excuses: { name: string; mine: boolean; reason: string }[]
}

/** All sessions of a circle with its rules and people: what a change of its schedule is planned from. */
export interface CircleSeason extends Season {
	id: string
	name: string
	sessions: Dated[]
	members: { id: string; name: string; zone: string }[]
	amOrganiser: boolean
	/** The one session that the person may change as its facilitator, where the circle allows it. */
	mineToMove: string | null
	closed: boolean
}

/**
 * A circle's schedule, found by the circle or by one of its sessions, in one round trip.
 * @returns null when there is none of that id, or none that the person may see.
 */
export async function readSeason(
	db: Db,
	of: { circle: string } | { session: string },
	personId: string,
	now: Date
): Promise<CircleSeason | null> {
	const row = 'circle' in of ? await readCircle(db, of.circle) : await readOfSession(db, of.session)
	if (!row) return null
	const people = row.members.flatMap(({ left_at, role, profile }) =>
		profile && left_at === null ? [{ ...profile, role }] : []
	)
	const names = new Map(row.members.flatMap(({ profile }) => (profile ? [[profile.id, profile.name]] : [])))
	const rows = row.sessions.toSorted((a, b) => a.starts_at.localeCompare(b.starts_at))
	const next = rows.find((one) => one.status === 'confirmed' && new Date(one.ends_at) > now)
	const facilitates = next?.duties.some(
		({ role, profile_id }) => role === 'facilitator' && profile_id === personId
	)
	return {
		id: row.id,
		name: row.name,
		closed: row.closed_at !== null,
		members: people.map(({ id, name, zone }) => ({ id, name, zone: knownZone(zone) })),
		amOrganiser: people.some(({ id, role }) => id === personId && role === 'organiser'),
		mineToMove: row.next_facilitator_may_move && facilitates ? (next?.id ?? null) : null,
		rules: row.schedules
			.map((rule) => ({ ...scheduleRow.parse(rule), id: rule.id, season: rule.season }))
			.toSorted((a, b) => a.season - b.season || a.startsOn.localeCompare(b.startsOn)),
		sessions: rows.map((session) => ({
			id: session.id,
			originalDate: session.original_date,
			date: session.local_date,
			time: session.local_time.slice(0, 5),
			zone: knownZone(session.zone),
			durationMinutes: session.duration_minutes,
			startsAt: new Date(session.starts_at),
			endsAt: new Date(session.ends_at),
			status: session.status === 'cancelled' ? 'cancelled' : 'confirmed',
			format: session.format === 'writing' ? 'writing' : 'call',
			sequence: session.sequence,
			added: session.added,
			scheduleId: session.schedule_id,
			note: session.note,
			movedFrom: session.moved_from === null ? null : new Date(session.moved_from),
			excuses: session.excuses.map(({ reason, profile_id }) => ({
				name: names.get(profile_id) ?? 'Somebody who has left',
				mine: profile_id === personId,
				reason
			}))
		}))
	}
}

async function readCircle(db: Db, id: string) {
	return rowOf(await db.from('circles').select(columns).eq('id', id).maybeSingle())
}

async function readOfSession(db: Db, id: string) {
	const asked = db.from('sessions').select(`circle:circles!sessions_circle_id_fkey(${columns})`)
	return rowOf(await asked.eq('id', id).maybeSingle())?.circle ?? null
}

/** Whether the person may carry out a change: organisers any; the next facilitator of their one session. */
export function mayChange(season: CircleSeason, sessionId: string | null): boolean {
	if (season.closed) return false
	return season.amOrganiser || (sessionId !== null && sessionId === season.mineToMove)
}

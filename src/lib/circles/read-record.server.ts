import { z } from 'zod'
import { statuses, type Status } from '$lib/commitments/commitment'
import { promptBySlug } from '$lib/prompts/library'
import { knownZone } from '$lib/schedule/known-zone'
import type { Db } from '$lib/server/database'
import { rowOf, rowsOf } from '$lib/server/result'
import { endOf, liveRow, wasInLive } from '$lib/sessions/state'

const statusSchema = z.enum(statuses)

/** What one person did in a circle, of whatever season. */
export interface RecordOfMine {
	circle: string
	purpose: string
	joinedAt: Date
	closedAt: Date | null
	/** When each season began, 'YYYY-MM-DD' in the circle's zone then; by number. */
	seasons: { season: number; startsOn: string; zone: string }[]
	/**
	 * Sessions that took place and that one was in, by time, with what one brought to them oneself and was discussed, and
	 * what the circle agreed to keep of them. One was in those that one's phone followed, by whatever way it came; in those
	 * that nobody's followed if one had said yes.
	 */
	sessions: { startsAt: Date; endsAt: Date; zone: string; topics: string[]; takeaways: string[] }[]
	/** One's own, private ones included, by when they were made. */
	commitments: {
		words: string
		outcome: string | null
		status: Status
		endedWith: string | null
		private: boolean
		createdAt: Date
	}[]
}

/** The same for the person, in two round trips at once; null when they are not in the circle. */
export async function readRecord(
	db: Db,
	circleId: string,
	personId: string,
	now: Date
): Promise<RecordOfMine | null> {
	const [found, own] = await Promise.all([
		db
			.from('circles')
			.select(
				`name, purpose, closed_at, members(joined_at), schedules(season, starts_on, zone),
				sessions!sessions_circle_id_fkey(
					starts_at, ends_at, zone, rsvps(answer), lives(started_at, ended_at), live_presences(profile_id, seen_at),
					takeaways(words, created_at, id),
					topics!for_a_session_of_the_circle(words, prompt_slug, taken_up_at)
				)`
			)
			.eq('id', circleId)
			.eq('members.profile_id', personId)
			.eq('sessions.status', 'confirmed')
			.lte('sessions.starts_at', now.toISOString())
			.eq('sessions.rsvps.profile_id', personId)
			.eq('sessions.rsvps.answer', 'yes')
			.eq('sessions.takeaways.agreed', true)
			.eq('sessions.topics.brought_by', personId)
			.not('sessions.topics.taken_up_at', 'is', null)
			.order('starts_on', { referencedTable: 'schedules' })
			.order('starts_at', { referencedTable: 'sessions' })
			.maybeSingle(),
		db
			.from('commitments')
			.select('words, outcome, status, ended_with, private, created_at')
			.eq('circle_id', circleId)
			.eq('owner_id', personId)
			.order('created_at')
	])
	const row = rowOf(found)
	const [me] = row?.members ?? []
	if (!row || !me) return null
	return {
		circle: row.name,
		purpose: row.purpose,
		joinedAt: new Date(me.joined_at),
		closedAt: row.closed_at === null ? null : new Date(row.closed_at),
		// A season whose rule was changed on the way has several; it began with the first.
		seasons: row.schedules
			.filter(({ season }, place, all) => all.findIndex((other) => other.season === season) === place)
			.map(({ season, starts_on, zone }) => ({ season, startsOn: starts_on, zone: knownZone(zone) })),
		sessions: row.sessions.filter(wasIn).map(({ starts_at, ends_at, zone, topics, takeaways }) => ({
			startsAt: new Date(starts_at),
			endsAt: new Date(ends_at),
			zone: knownZone(zone),
			topics: topics
				.toSorted((a, b) => String(a.taken_up_at).localeCompare(String(b.taken_up_at)))
				.flatMap(({ words, prompt_slug: slug }) => words ?? (slug && promptBySlug(slug)?.question) ?? []),
			takeaways: takeaways
				.toSorted((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id))
				.map(({ words }) => words)
		})),
		commitments: rowsOf(own).map((commitment) => ({
			words: commitment.words,
			outcome: commitment.outcome,
			status: statusSchema.parse(commitment.status),
			endedWith: commitment.ended_with,
			private: commitment.private,
			createdAt: new Date(commitment.created_at)
		}))
	}

	function wasIn(session: NonNullable<typeof row>['sessions'][number]): boolean {
		const live = liveRow(session.lives)
		if (endOf(session.ends_at, live) > now) return false
		const phones = session.live_presences.filter((phone) => wasInLive(phone, live))
		return phones.length > 0
			? phones.some(({ profile_id }) => profile_id === personId)
			: session.rsvps.length > 0
	}
}

import { knownZone } from '../schedule/known-zone.ts'
import { commitmentsByPerson } from './by-person.ts'
import { composeTopics } from './compose-topics.ts'
import type { Clock, Live, LiveState, Waiting } from './live.ts'
import type { LiveRows } from './live-rows.ts'

/** How long somebody counts in rounds after their phone was last heard of: phones sleep while people speak. */
const aroundFor = 5 * 60_000

/** What a phone is told, from the rows of the database and the prompt library. */
export function compose(rows: LiveRows): LiveState {
	const { session, circle, next, live, now } = rows
	const waiting: Waiting = {
		sessionId: session.id,
		version: live?.version ?? 0,
		at: now,
		circle: { id: circle.id, name: circle.name, videoUrl: circle.video_url },
		startsAt: session.starts_at,
		endsAt: session.ends_at,
		zone: knownZone(session.zone),
		cancelled: session.status === 'cancelled',
		next: next && { id: next.id, startsAt: next.starts_at },
		people: rows.people.map(({ id, name, present, seen_at }) => ({
			id,
			name,
			present,
			around: present || (seen_at !== null && now - seen_at < aroundFor)
		})),
		guests: rows.guests,
		facilitatorId: rows.rota_facilitator,
		topics: composeTopics(rows),
		hotSeats: rows.hot_seats,
		review: commitmentsByPerson(rows.people, rows.review).filter(({ commitments }) => commitments.length > 0)
	}
	const clock = live && clockOf(live)
	if (!live || !clock || live.started_at === null) return { waiting }
	const { round, facilitator_id, started_at, phase } = live
	const member = (id: string) => rows.people.some((person) => person.id === id)
	const facilitator = rows.people.find(({ id }) => id === facilitator_id)
	const shared: Live = {
		...waiting,
		startedAt: started_at,
		clock,
		phase,
		facilitatorId: facilitator?.id ?? null,
		facilitatorGoneSince: !facilitator ? 0 : facilitator.present ? null : (facilitator.seen_at ?? started_at),
		round: {
			order: round.order.filter(member),
			at: round.order.slice(0, round.at).filter(member).length,
			passed: round.passed.filter(member)
		},
		parked: rows.parked,
		notes: rows.notes,
		takeaways: rows.takeaways,
		committed: commitmentsByPerson(rows.people, rows.committed)
			.map((person) => ({ ...person, nothing: rows.declined.includes(person.personId) }))
			.filter(({ nothing, commitments }) => nothing || commitments.length > 0)
	}
	return { live: shared }
}

function clockOf(live: NonNullable<LiveRows['live']>): Clock | null {
	const { steps, step, step_started_at, step_seconds, paused_at, until, ended_at } = live
	if (step_started_at === null || until === null) return null
	return {
		steps: steps.map(({ topic_id, ...same }) => ({ ...same, topicId: topic_id })),
		step,
		stepStartedAt: step_started_at,
		stepSeconds: step_seconds,
		pausedAt: paused_at,
		until,
		endedAt: ended_at
	}
}

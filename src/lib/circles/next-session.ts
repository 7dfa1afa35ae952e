import { toWall } from '../schedule/zone.ts'
import { describeAttendance, orderSeats, type Answer, type Attendee } from '../sessions/attendance.ts'
import { drawFortnight, type Fortnight } from '../sessions/fortnight.ts'
import { preceding, type Sibling } from '../sessions/neighbours.ts'
import { sessionState, type SessionState } from '../sessions/state.ts'
import { describeWhen, type When } from '../sessions/when.ts'

export interface CircleSession extends Sibling {
	/** The circle's, in which its wall clock is. */
	zone: string
	note: string | null
	movedFrom: Date | null
	answers: { personId: string; answer: Answer }[]
	/** How many phones were in its live part, signed in; 0 without one. */
	present: number
	facilitatorId?: string | undefined
}

/** Who reads, where, in which language and when. */
export interface Reader {
	id: string
	zone: string
	locale: string
	now: Date
}

/** A circle's next session in words and marks. */
export interface NextSession {
	id: string
	when: When
	state: SessionState
	strip: Fortnight
	seats: Attendee[]
	attendance: string
	/** 'Tomasz facilitates.' or '' while nobody does. */
	facilitates: string
	/** Whether the reader may still say that they come, and has not. */
	asks: boolean
	/** Cancelled ones before it, and 'Moved: it was Wednesday 2 December, 15:00.', with their notes. */
	changes: string[]
}

/** @param sessions all of the circle's, by time; `cadenceDays` is 7, 14, 21 or 28. */
export function viewNextSession(
	next: CircleSession,
	circle: {
		sessions: readonly CircleSession[]
		members: readonly { id: string; name: string }[]
		cadenceDays: number
	},
	reader: Reader
): NextSession {
	const { now, zone } = reader
	const members = circle.members.toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
	const attendees = members.map(({ id, name }): Attendee => {
		const answer = next.answers.find(({ personId }) => personId === id)?.answer ?? null
		return { name, answer, me: id === reader.id }
	})
	const previous = preceding(circle.sessions, next.startsAt)
	const when = whenOf(next, reader)
	const strip = drawFortnight({
		previous: previous && toWall(previous.startsAt, zone).date,
		next: when.date,
		today: toWall(now, zone).date,
		cadenceDays: circle.cadenceDays
	})
	return {
		id: next.id,
		when,
		state: sessionState(next, now),
		strip,
		seats: orderSeats(attendees),
		attendance: describeAttendance(attendees),
		facilitates: sayFacilitator(next, members, reader),
		asks: next.endsAt > now && attendees.some(({ me, answer }) => me && answer === null),
		changes: changesBefore(next, circle.sessions, reader)
	}
}

function sayFacilitator(
	next: CircleSession,
	members: readonly { id: string; name: string }[],
	{ id }: Reader
): string {
	if (next.facilitatorId === id) return 'You facilitate.'
	const facilitator = members.find((member) => member.id === next.facilitatorId)
	return facilitator ? `${facilitator.name} facilitates.` : ''
}

function changesBefore(next: CircleSession, sessions: readonly CircleSession[], reader: Reader): string[] {
	const withNote = (words: string, note: string | null) => (note ? `${words} ${note}` : words)
	const cancelled = sessions
		.filter(
			({ status, endsAt, startsAt }) =>
				status === 'cancelled' && endsAt > reader.now && startsAt < next.startsAt
		)
		.map((session) => withNote(`${whenOf(session, reader).day} is cancelled.`, session.note))
	if (!next.movedFrom) return cancelled
	const was = whenOf({ ...next, startsAt: next.movedFrom, endsAt: next.movedFrom }, reader)
	return [...cancelled, withNote(`Moved: it was ${was.day}, ${was.time}.`, next.note)]
}

/** When a circle's session is, for this reader. */
export function whenOf(session: CircleSession, reader: Reader): When {
	return describeWhen(session, { ...reader, circleZone: session.zone })
}

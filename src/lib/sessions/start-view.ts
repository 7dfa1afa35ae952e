import { roleWords } from '../rota/role.ts'
import { toWall } from '../schedule/zone.ts'
import { describeAttendance, type Answer, type Attendee } from './attendance.ts'
import { firstOfEach } from './first-of-each.ts'
import { drawFortnight, type Fortnight } from './fortnight.ts'
import type { NearSession } from './read-next.server.ts'
import { leadingSession, oneThing, type OneThing } from './one-thing.ts'
import { sessionState, type SessionState } from './state.ts'
import { describeWhen, type When } from './when.ts'
import { dateWords } from '../schedule/date-words.ts'

/** A session that is to come, below what is to be done about another one. */
interface Ahead {
	id: string
	when: When
	state: SessionState
	strip: Fortnight
	seats: Attendee[]
	attendance: string
	facilitates: string
	/** Whether the reader has not said yet whether they come. */
	asks: boolean
	changes: string[]
}

/** The start page in words: the session it leads with and the next one of each other circle. */
export interface StartView {
	today: string
	lead: {
		id: string
		circle: { id: string; name: string }
		when: When
		minutes: number
		strip: Fortnight
		attendees: Attendee[]
		attendance: string
		myAnswer: Answer | null
		isOver: boolean
		isLive: boolean
		thing: OneThing
	} | null
	/** Where the session it leads with is over: the one after it in the same circle, which is not among the others. */
	after: Ahead | null
	/** Requests to take a duty. */
	asked: { id: string; at: string; words: string; when: When }[]
	others: { circle: { id: string; name: string }; when: When }[]
}

/**
 * Words for the start page.
 * @param near first to last, from a day ago.
 */
export function viewStart(
	near: readonly NearSession[],
	viewer: { zone: string; locale: string; now: Date }
): StartView {
	const { zone, locale, now } = viewer
	const today = toWall(now, zone).date
	const lead = leadingSession(near, now)
	const say = (session: NearSession) => describeWhen(session, { zone, locale, now, circleZone: session.zone })
	// One whose live part was ended before its time is over, whatever was planned.
	const ahead = near.filter((session) => sessionState(session, now) !== 'close')
	const firsts = firstOfEach(ahead, now)
	const isOver = lead !== null && sessionState(lead, now) === 'close'
	const after = isOver && firsts.find(({ circle }) => circle.id === lead.circle.id)
	const show = (session: NearSession) => ({
		id: session.id,
		when: say(session),
		strip: drawFortnight({
			previous: session.previous && toWall(session.previous, zone).date,
			next: toWall(session.startsAt, zone).date,
			today,
			cadenceDays: session.circle.cadenceDays
		}),
		attendance: describeAttendance(session.attendees)
	})
	return {
		today: dateWords(today, 'shortDay', locale),
		lead: lead && {
			...show(lead),
			circle: lead.circle,
			minutes: lead.durationMinutes,
			attendees: lead.attendees,
			myAnswer: lead.myAnswer,
			isLive: lead.live === 'on',
			isOver,
			thing: oneThing(lead, now)
		},
		after: after
			? {
					...show(after),
					state: sessionState(after, now),
					seats: after.attendees,
					facilitates: '',
					asks: after.myAnswer === null,
					changes: []
				}
			: null,
		asked: near
			.filter((session) => session.startsAt > now)
			.flatMap((session) =>
				session.asked.map(({ id, role, by }) => ({
					id,
					at: `/circles/${session.circle.id}/rota`,
					words: `${by} asks you to ${roleWords[role].do}.`,
					when: say(session)
				}))
			),
		others: firsts
			.filter(({ circle }) => circle.id !== lead?.circle.id)
			.map((session) => ({ circle: session.circle, when: say(session) }))
	}
}

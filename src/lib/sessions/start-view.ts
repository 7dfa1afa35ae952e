import { roleWords } from '../rota/role.ts'
import { toWall } from '../schedule/zone.ts'
import { describeAttendance, type Answer, type Attendee } from './attendance.ts'
import { firstOfEach } from './first-of-each.ts'
import { drawFortnight, type Fortnight } from './fortnight.ts'
import type { NearSession } from './read-next.server.ts'
import { leadingSession, oneThing, type OneThing } from './one-thing.ts'
import { sessionState } from './state.ts'
import { describeWhen, type When } from './when.ts'
import { dateWords } from '../schedule/date-words.ts'

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
	const firsts = firstOfEach(near, now).filter(({ circle }) => circle.id !== lead?.circle.id)
	return {
		today: dateWords(today, 'shortDay', locale),
		lead: lead && {
			id: lead.id,
			circle: lead.circle,
			when: say(lead),
			minutes: lead.durationMinutes,
			strip: drawFortnight({
				previous: lead.previous && toWall(lead.previous, zone).date,
				next: toWall(lead.startsAt, zone).date,
				today,
				cadenceDays: lead.circle.cadenceDays
			}),
			attendees: lead.attendees,
			attendance: describeAttendance(lead.attendees),
			myAnswer: lead.myAnswer,
			isLive: lead.live === 'on',
			isOver: sessionState(lead, now) === 'close',
			thing: oneThing(lead, now)
		},
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
		others: firsts.map((session) => ({ circle: session.circle, when: say(session) }))
	}
}

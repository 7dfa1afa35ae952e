import { toWall } from '../schedule/zone.ts'
import { describeAttendance, type Answer, type Attendee } from './attendance.ts'
import { drawFortnight, type Fortnight } from './fortnight.ts'
import type { NearSession } from './read-next.server.ts'
import { leadingSession, oneThing, type OneThing } from './one-thing.ts'
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
		thing: OneThing
	} | null
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
	const firsts = near.filter(
		(session, index) =>
			session.endsAt > now &&
			session.circle.id !== lead?.circle.id &&
			near.findIndex((other) => other.endsAt > now && other.circle.id === session.circle.id) === index
	)
	return {
		today: dateWords(today, 'shortDay', locale),
		lead: lead && {
			id: lead.id,
			circle: lead.circle,
			when: describeWhen(lead, { zone, locale, now, circleZone: lead.zone }),
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
			isOver: lead.endsAt <= now,
			thing: oneThing(lead, now)
		},
		others: firsts.map((session) => ({
			circle: session.circle,
			when: describeWhen(session, { zone, locale, now, circleZone: session.zone })
		}))
	}
}

import { toWall } from '../schedule/zone.ts'
import { describeAttendance, describeCame, type Attendee } from './attendance.ts'
import { drawFortnight, type Fortnight } from './fortnight.ts'
import { following, placeInSeason, preceding, type Sibling } from './neighbours.ts'
import { joinOpens, sessionState, type SessionState } from './state.ts'
import { describeWhen, type When } from './when.ts'

interface Shown {
	id: string
	scheduleId: string | null
	startsAt: Date
	endsAt: Date
	status: string
	movedFrom: Date | null
	wall: { zone: string }
	circle: { videoUrl: string | null; cadenceDays: number }
	attendees: readonly Attendee[]
	siblings: readonly Sibling[]
}

/** A session in the words and marks of its page, for one viewer at one moment. */
export interface SessionView {
	state: SessionState
	cancelled: boolean
	when: When
	/** 'Moved once: it was Wednesday 2 December, 15:00.' or null. */
	moved: string | null
	place: { number: number; of: number }
	attendance: string
	strip: Fortnight
	/** The call, from fifteen minutes before the start until the end. */
	call: { url: string; host: string } | null
	/** The session after this one that takes place, null at the season's end. */
	next: { id: string; when: When; strip: Fortnight } | null
	changeable: boolean
}

/**
 * Words and marks for a session's page.
 * @param viewer zone and locale are the reader's; `now` decides the state.
 */
export function viewSession(
	session: Shown,
	viewer: { zone: string; locale: string; now: Date }
): SessionView {
	const { now, zone } = viewer
	const zones = { ...viewer, circleZone: session.wall.zone }
	const { cadenceDays, videoUrl } = session.circle
	const today = toWall(now, zone).date
	const state = sessionState(session, now)
	const next = following(session.siblings, new Date(Math.max(session.startsAt.getTime(), now.getTime())))
	const stripTo = (to: { startsAt: Date }) => {
		const previous = preceding(session.siblings, to.startsAt)
		return drawFortnight({
			previous: previous && toWall(previous.startsAt, zone).date,
			next: toWall(to.startsAt, zone).date,
			today,
			cadenceDays
		})
	}
	const was =
		session.movedFrom && describeWhen({ startsAt: session.movedFrom, endsAt: session.movedFrom }, zones)
	const callIsOpen = session.status === 'confirmed' && now >= joinOpens(session) && now < session.endsAt
	return {
		state,
		cancelled: session.status === 'cancelled',
		when: describeWhen(session, zones),
		moved: was && `Moved: it was ${was.day}, ${was.time}.`,
		place: placeInSeason(session, session.siblings),
		attendance:
			session.endsAt > now ? describeAttendance(session.attendees) : describeCame(session.attendees),
		strip: stripTo(session),
		call: callIsOpen && videoUrl ? { url: videoUrl, host: new URL(videoUrl).host } : null,
		next: next && { id: next.id, when: describeWhen(next, zones), strip: stripTo(next) },
		changeable: session.endsAt > now
	}
}

import { dutiesSentence } from '../rota/rota-words.ts'
import type { Role } from '../rota/role.ts'
import { toWall } from '../schedule/zone.ts'
import {
	describeAttendance,
	describeCame,
	describePresent,
	type Attendee,
	type Present
} from './attendance.ts'
import { drawFortnight, type Fortnight } from './fortnight.ts'
import { following, placeInSeason, preceding, type Sibling } from './neighbours.ts'
import { lackOfQuorum, quorumWords } from './quorum.ts'
import { joinOpens, linkEnds, sessionState, type LivePart, type SessionState } from './state.ts'
import { describeWhen, type When } from './when.ts'

interface Shown {
	id: string
	season: number | null
	startsAt: Date
	endsAt: Date
	status: string
	format: 'call' | 'writing'
	goesOn: boolean
	createdAt: Date
	movedFrom: Date | null
	wall: { zone: string }
	circle: { videoUrl: string | null; cadenceDays: number; quorum: number }
	attendees: readonly Attendee[]
	present: readonly Present[]
	siblings: readonly Sibling[]
	live: LivePart
	liveEndedAt: Date | null
	duties?: readonly { role: Role; name: string; me: boolean }[]
}

/** A session in the words and marks of its page, for one viewer at one moment. */
export interface SessionView {
	state: SessionState
	cancelled: boolean
	when: When
	/** 'Moved once: it was Wednesday 2 December, 15:00.' or null. */
	moved: string | null
	place: { number: number; of: number }
	/** Who comes; afterwards who was there, and without a live part who had said yes. */
	attendance: string
	/** Whether `attendance` says who was there. */
	attended: boolean
	/** 'Ana facilitates, Tomasz keeps time, you take notes.' or null. */
	duties: string | null
	strip: Fortnight
	/** The call, from fifteen minutes before the start until the end. */
	call: { url: string; host: string } | null
	/** When it ended, on the reader's clock: its live part, where it had one, else as planned. */
	endedAt: string
	/** Until when takeaways, notes and the pulse are open: 'Friday 4 December, 16:00'. */
	closeUntil: string
	/** The last day of its notes: 'Saturday 2 January'. */
	notesUntil: string
	/** The session after this one that takes place, null at the season's end. */
	next: { id: string; when: When; strip: Fortnight } | null
	changeable: boolean
	/** 'Two say yes, three are needed.' while the circle is asked how to go on; or that there is no call. */
	notice: string | null
}

/** Thirty days from the end; the database deletes them. */
const notesKept = 30 * 86_400_000

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
	const over = state === 'close' || (state === 'next' && now >= session.endsAt)
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
	const lack = lackOfQuorum(session, now)
	const closes = describeWhen({ startsAt: linkEnds(session), endsAt: linkEnds(session) }, zones)
	const notesGo = { startsAt: new Date(session.endsAt.getTime() + notesKept), endsAt: session.endsAt }
	const callIsOpen =
		session.status === 'confirmed' &&
		session.format === 'call' &&
		now >= joinOpens(session) &&
		(now < session.endsAt || session.live === 'on')
	return {
		state,
		cancelled: session.status === 'cancelled',
		when: describeWhen(session, zones),
		moved: was && `Moved: it was ${was.day}, ${was.time}.`,
		place: placeInSeason(session, session.siblings),
		attendance: over
			? describePresent(session.present) || describeCame(session.attendees)
			: describeAttendance(session.attendees),
		attended: over && session.present.length > 0,
		duties: dutiesSentence(session.duties ?? []),
		strip: stripTo(session),
		call: callIsOpen && videoUrl ? { url: videoUrl, host: new URL(videoUrl).host } : null,
		closeUntil: `${closes.day}, ${closes.time}`,
		notesUntil: describeWhen(notesGo, zones).day,
		endedAt: toWall(session.liveEndedAt ?? session.endsAt, zone).time,
		next: next && { id: next.id, when: describeWhen(next, zones), strip: stripTo(next) },
		changeable: session.endsAt > now,
		notice:
			session.format === 'writing'
				? 'In writing: there is no call. Bring what is hard, and answer the others here.'
				: lack && quorumWords(lack)
	}
}

import { describeRole } from '../members/role-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { toWall } from '../schedule/zone.ts'
import { describeAttendance, orderSeats, type Answer, type Attendee } from '../sessions/attendance.ts'
import { drawFortnight, type Fortnight } from '../sessions/fortnight.ts'
import { placeInSeason, preceding, type Sibling } from '../sessions/neighbours.ts'
import { sessionState, type SessionState } from '../sessions/state.ts'
import { describeWhen, type When } from '../sessions/when.ts'
import { drawSeason, type SeasonMark } from './season.ts'

interface Session extends Sibling {
	zone: string
	note: string | null
	movedFrom: Date | null
	answers: { personId: string; answer: Answer }[]
}

interface Shown {
	members: readonly { id: string; name: string; zone: string; role: string }[]
	schedule: { id: string; everyWeeks: number } | null
	/** By time. */
	sessions: readonly Session[]
	commitments: readonly {
		id: string
		words: string
		owner: { id: string; name: string } | null
		witness: { id: string; name: string } | null
		support: string | null
	}[]
}

/** A circle's sessions and people in words and marks, for one member at one moment. */
export interface CircleView {
	next: {
		id: string
		when: When
		state: SessionState
		strip: Fortnight
		seats: Attendee[]
		attendance: string
		/** 'Moved: it was Wednesday 2 December, 15:00.' and cancelled ones before it, with their notes. */
		changes: string[]
	} | null
	/** The session that ended within the last day: its commitments are logged now. */
	closing: { id: string; weekday: string } | null
	season: { marks: SeasonMark[]; words: string } | null
	/** Latest first. */
	past: { id: string; day: string; facts: string }[]
	/** The open ones, one's own first; `who` is the owner, null for oneself. */
	commitments: { id: string; words: string; who: string | null; facts: string }[]
	members: { id: string; name: string; facts: string }[]
}

/** @param viewer zone and locale are the reader's. */
export function viewCircle(
	circle: Shown,
	viewer: { id: string; zone: string; locale: string; now: Date }
): CircleView {
	const { now, zone } = viewer
	const whenOf = (session: Session) => describeWhen(session, { ...viewer, circleZone: session.zone })
	const takesPlace = circle.sessions.filter(({ status }) => status === 'confirmed')
	const next = takesPlace.find(({ endsAt }) => endsAt > now)
	const past = takesPlace.filter(({ endsAt }) => endsAt <= now).toReversed()
	const closing = past.find((session) => sessionState(session, now) === 'close')
	const season = circle.sessions.filter(({ scheduleId }) => scheduleId === circle.schedule?.id)
	return {
		next: next ? viewNext(next) : null,
		closing: closing ? { id: closing.id, weekday: whenOf(closing).weekday } : null,
		season:
			season.length === 0 ? null : { marks: drawSeason(season, viewer), words: seasonWords(season.length) },
		past: past.map((session) => ({
			id: session.id,
			day: whenOf(session).day,
			facts: cameWords(session.answers.filter(({ answer }) => answer === 'yes').length)
		})),
		commitments: circle.commitments
			.map((commitment) => viewCommitment(commitment, viewer.id))
			.toSorted((a, b) => Number(a.who !== null) - Number(b.who !== null)),
		members: circle.members.map((member) => ({
			id: member.id,
			name: member.name,
			facts: describeRole(member, viewer.id)
		}))
	}

	function seasonWords(count: number): string {
		if (!next) return `${capital(numberWord(count))}, all past`
		const place = placeInSeason(next, circle.sessions)
		return `Session ${place.number} of ${place.of}`
	}
}

function viewCommitment(
	{ id, words, owner, witness, support }: Shown['commitments'][number],
	viewerId: string
): CircleView['commitments'][number] {
	const mine = owner?.id === viewerId
	const facts = [
		mine && 'You',
		witness && `Witness: ${witness.id === viewerId ? 'you' : witness.name}`,
		support && `Wants: ${support}`
	]
	return {
		id,
		words,
		who: mine ? null : (owner?.name ?? 'A former member'),
		facts: facts.filter(Boolean).join('. ')
	}
}

function cameWords(count: number): string {
	if (count === 0) return 'Nobody said yes'
	return `${capital(numberWord(count))} said yes`
}

function capital(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

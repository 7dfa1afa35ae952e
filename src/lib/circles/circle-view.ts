import { describeRole } from '../members/role-words.ts'
import { numberWord } from '../schedule/number-word.ts'
import { placeInSeason } from '../sessions/neighbours.ts'
import { sessionState } from '../sessions/state.ts'
import { viewNextSession, whenOf, type CircleSession, type NextSession, type Reader } from './next-session.ts'
import { drawSeason, type SeasonMark } from './season.ts'

interface Shown {
	members: readonly { id: string; name: string; zone: string; role: string }[]
	schedule: { season: number; everyWeeks: number } | null
	/** By time. */
	sessions: readonly CircleSession[]
}

/** A circle's sessions and people in words and marks, for one member at one moment. */
export interface CircleView {
	next: NextSession | null
	/** The session that ended within the last day: its commitments are logged now. */
	closing: { id: string; weekday: string } | null
	season: { marks: SeasonMark[]; words: string } | null
	/** Latest first. */
	past: { id: string; day: string; facts: string }[]
	members: { id: string; name: string; facts: string }[]
}

/** Says a circle's sessions and people to one reader. */
export function viewCircle(circle: Shown, reader: Reader): CircleView {
	const { now } = reader
	const takesPlace = circle.sessions.filter(({ status }) => status === 'confirmed')
	const next = takesPlace.find(({ endsAt }) => endsAt > now)
	const past = takesPlace.filter(({ endsAt }) => endsAt <= now).toReversed()
	const closing = past.find((session) => sessionState(session, now) === 'close')
	// The next season may be planned while the last sessions of this one are still to come.
	const number = next?.season ?? circle.schedule?.season ?? null
	const season = circle.sessions.filter((session) => session.season === number)
	const cadenceDays = (circle.schedule?.everyWeeks ?? 2) * 7
	return {
		next: next ? viewNextSession(next, { ...circle, cadenceDays }, reader) : null,
		closing: closing ? { id: closing.id, weekday: whenOf(closing, reader).weekday } : null,
		season: season.length === 0 ? null : { marks: drawSeason(season, reader), words: seasonWords() },
		past: past.map((session) => ({
			id: session.id,
			day: whenOf(session, reader).day,
			facts: cameWords(session)
		})),
		members: circle.members.map((member) => ({
			id: member.id,
			name: member.name,
			facts: describeRole(member, reader.id)
		}))
	}

	function seasonWords(): string {
		const count = season.filter(({ status }) => status === 'confirmed').length
		if (!next) return `${capital(numberWord(count))}, all past`
		const place = placeInSeason(next, circle.sessions)
		return `Session ${place.number} of ${place.of}`
	}
}

/** Who was there; without a live part who had said yes. */
function cameWords({ present, answers }: CircleSession): string {
	if (present > 0) return `${capital(numberWord(present))} ${present === 1 ? 'was' : 'were'} there`
	const count = answers.filter(({ answer }) => answer === 'yes').length
	return count === 0 ? 'Nobody said yes' : `${capital(numberWord(count))} said yes`
}

function capital(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

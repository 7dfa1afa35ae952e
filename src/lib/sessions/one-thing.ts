import { numberWord } from '../schedule/number-word.ts'
import { sessionState, type LivePart } from './state.ts'

/** What one may still have to do for a session. */
interface Near {
	id: string
	startsAt: Date
	endsAt: Date
	status: string
	live: LivePart
	myAnswer: string | null
	topics: number
	haveVoted: boolean
	haveCommitted: boolean
}

/** The one thing to do now, as its button; `answer` is asked on the spot. */
export interface OneThing {
	kind: 'join' | 'commit' | 'invite' | 'answer' | 'bring' | 'vote' | 'look'
	label: string
	hint: string | null
	href: string
}

/**
 * The one thing to do now for a session, in the order of what cannot wait: be there, commit while it is fresh, invite
 * others where one is alone, say whether one comes, bring or choose what is discussed.
 */
export function oneThing(
	session: Near & { circle: { id: string }; attendees: readonly unknown[] },
	now: Date
): OneThing {
	const href = `/sessions/${session.id}`
	const state = sessionState(session, now)
	if (state === 'join' && session.live === 'on') {
		return {
			kind: 'join',
			label: 'Join the session',
			hint: 'All see the same step and clock.',
			href: `${href}/live`
		}
	}
	if (state === 'join') return { kind: 'join', label: 'Go to the session', hint: null, href }
	if (state === 'close' && !session.haveCommitted) {
		return { kind: 'commit', label: 'Log what you will do', hint: 'While it is fresh.', href }
	}
	if (state !== 'prepare') return { kind: 'look', label: 'See the session', hint: null, href }
	if (session.attendees.length === 1) {
		return {
			kind: 'invite',
			label: 'Invite people',
			hint: 'You are alone in this circle so far.',
			href: `/circles/${session.circle.id}/invite`
		}
	}
	if (session.myAnswer === null) return { kind: 'answer', label: 'Say whether you come', hint: null, href }
	if (session.topics === 0) {
		return {
			kind: 'bring',
			label: 'Bring what is hard',
			hint: 'Nobody has brought anything yet. Two lines do.',
			href: `${href}/topics/new`
		}
	}
	if (!session.haveVoted) {
		const count = capitalise(numberWord(session.topics))
		const wait = session.topics === 1 ? 'One topic waits.' : `${count} topics wait.`
		return {
			kind: 'vote',
			label: 'Choose what we discuss',
			hint: `${wait} Nobody sees counts before voting.`,
			href
		}
	}
	return {
		kind: 'look',
		label: 'See the session',
		hint: 'You have answered and voted. Nothing else to do.',
		href
	}
}

function capitalise(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1)
}

/**
 * Which session the start page leads with: one that is on or about to begin, else one that ended within a day and still
 * wants a commitment, else the next.
 * @param sessions first to last, from a day ago.
 */
export function leadingSession<T extends Near>(sessions: readonly T[], now: Date): T | null {
	const stateOf = (session: T) => sessionState(session, now)
	return (
		sessions.find((session) => stateOf(session) === 'join') ??
		sessions.findLast((session) => stateOf(session) === 'close' && !session.haveCommitted) ??
		sessions.find((session) => stateOf(session) === 'prepare') ??
		null
	)
}

import type { Schedule } from '../schedule/recurrence.ts'
import { numberWord } from '../schedule/number-word.ts'
import { describeMeeting, describeMembers, type MeetingWords } from './meeting-words.ts'
import { describeEnd, describePlace } from './state-words.ts'

interface Shown {
	state: 'open' | 'full' | 'expired' | 'withdrawn' | 'used_up' | 'member' | 'waiting'
	circle_name: string
	inviter: string
	circle_id: string | null
	position: number | null
	circle: {
		purpose: string
		charter: string
		members: number
		waiting: number
		zones: string[]
		schedule: Schedule | null
		next: Date[]
	} | null
}

/** An invitation as its page shows it: what it leads to, or why it leads nowhere and what to do. */
export type InvitationView = { circle: string; inviter: string } & (
	| {
			kind: 'offer'
			purpose: string
			charter: string
			members: string
			meeting: MeetingWords | null
			/** Fifteen are in: accepting takes a place in line. */
			full: string | null
	  }
	| { kind: 'inside' | 'waiting'; circleId: string; words: string }
	| { kind: 'ended'; title: string; words: string }
)

/** @param visitor zone null when it is not known: times are the circle's then, and named so. */
export function viewInvitation(
	shown: Shown,
	visitor: { zone: string | null; locale: string }
): InvitationView {
	const { state, circle } = shown
	const both = { circle: shown.circle_name, inviter: shown.inviter }
	if (state === 'member' || state === 'waiting') {
		const words = state === 'member' ? 'You are in this circle already.' : describePlace(shown.position ?? 1)
		const kind = state === 'member' ? 'inside' : 'waiting'
		return { ...both, kind, circleId: shown.circle_id ?? '', words }
	}
	if (state === 'expired' || state === 'withdrawn' || state === 'used_up' || !circle) {
		return {
			...both,
			kind: 'ended',
			...describeEnd(state === 'open' || state === 'full' ? 'expired' : state, shown.inviter)
		}
	}
	const { schedule } = circle
	return {
		...both,
		kind: 'offer',
		purpose: circle.purpose,
		charter: circle.charter,
		members: describeMembers(circle.members, circle.zones),
		meeting:
			schedule && describeMeeting(schedule, circle.next, { ...visitor, zone: visitor.zone ?? schedule.zone }),
		full: state === 'full' ? fullWords(shown.circle_name, circle.waiting) : null
	}
}

function fullWords(circle: string, waiting: number): string {
	const line =
		waiting === 0
			? 'You would be first in line'
			: `${numberWord(waiting)} wait${waiting === 1 ? 's' : ''} already`
	const sentence = line.charAt(0).toUpperCase() + line.slice(1)
	return `${circle} has fifteen members. ${sentence}; we write when a seat is free.`
}

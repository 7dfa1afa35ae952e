import { numberWord } from '../schedule/number-word.ts'

const day = 24 * 60 * 60_000

interface Asked {
	status: string
	format: string
	/** It was decided already that it takes place as it is. */
	goesOn: boolean
	startsAt: Date
	createdAt: Date
	circle: { quorum: number }
	attendees: readonly { answer: string | null }[]
}

/**
 * How many say yes and how many are needed, while the circle is asked how to go on: within a day of the start of a call
 * that too few say yes to, until it is decided. Fewer members than the quorum need all; one alone is not asked, nor is
 * anybody about a session that was planned within the last day. The database holds the same rule. Null otherwise.
 */
export function lackOfQuorum(session: Asked, now: Date): { yes: number; needed: number } | null {
	const { attendees, startsAt, createdAt } = session
	const yes = attendees.filter(({ answer }) => answer === 'yes').length
	const needed = Math.min(session.circle.quorum, attendees.length)
	const near = startsAt > now && startsAt.getTime() - now.getTime() <= day
	const seen = now.getTime() - createdAt.getTime() >= day
	const open = session.status === 'confirmed' && session.format === 'call' && !session.goesOn
	return open && near && seen && attendees.length > 1 && yes < needed ? { yes, needed } : null
}

/** "Two say yes, three are needed." */
export function quorumWords({ yes, needed }: { yes: number; needed: number }): string {
	const count = yes === 0 ? 'nobody' : numberWord(yes)
	const says = yes < 2 ? 'says' : 'say'
	const are = needed === 1 ? 'is' : 'are'
	return `${count.charAt(0).toUpperCase()}${count.slice(1)} ${says} yes, ${numberWord(needed)} ${are} needed.`
}

import { numberWord } from '../schedule/number-word.ts'

export type Answer = 'yes' | 'maybe' | 'no'

/** A member and their answer for one session; null when they have not answered. */
export interface Attendee {
	name: string
	answer: Answer | null
	me: boolean
}

/**
 * Who comes, in one sentence with the number in it: "Six come, Bridget may, Priyamvada has not answered." Up to two
 * people are named, more are counted; nobody who said no is named.
 */
export function describeAttendance(attendees: readonly Attendee[]): string {
	const of = (answer: Answer | null) => attendees.filter((attendee) => attendee.answer === answer)
	if (of(null).length === attendees.length) return 'Nobody has answered yet.'
	const coming = of('yes').length
	const parts = [
		coming === 0 ? 'nobody has said yes yet' : `${numberWord(coming)} ${coming === 1 ? 'comes' : 'come'}`
	]
	const maybe = of('maybe')
	if (maybe.length > 0) parts.push(`${nameThem(maybe)} may`)
	const silent = of(null)
	if (silent.length > 0) {
		const have = silent.length === 1 && !silent[0]?.me ? 'has' : 'have'
		parts.push(`${nameThem(silent)} ${have} not answered`)
	}
	const sentence = parts.join(', ')
	return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

function nameThem(people: readonly Attendee[]): string {
	if (people.length > 2) return numberWord(people.length)
	return people.map((person) => (person.me ? 'you' : person.name)).join(' and ')
}

/** Who had said that they would come, once it is over: "Seven had said yes." */
export function describeCame(attendees: readonly Attendee[]): string {
	const count = attendees.filter(({ answer }) => answer === 'yes').length
	if (count === 0) return 'Nobody had said yes.'
	const word = numberWord(count)
	return `${word.charAt(0).toUpperCase()}${word.slice(1)} had said yes.`
}

/** The seats in the order that one looks at them: oneself, then yes, maybe, not answered, no. */
export function orderSeats(attendees: readonly Attendee[]): Attendee[] {
	const rank = (attendee: Attendee) =>
		attendee.me ? -1 : ['yes', 'maybe', null, 'no'].indexOf(attendee.answer)
	return attendees.toSorted((a, b) => rank(a) - rank(b))
}

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
	return `${capitalise(parts.join(', '))}.`
}

function nameThem(people: readonly Attendee[]): string {
	if (people.length > 2) return numberWord(people.length)
	return people.map((person) => (person.me ? 'you' : person.name)).join(' and ')
}

/** Who had said that they would come, once it is over: "Seven had said yes." */
export function describeCame(attendees: readonly Attendee[]): string {
	const count = attendees.filter(({ answer }) => answer === 'yes').length
	if (count === 0) return 'Nobody had said yes.'
	return `${capitalise(numberWord(count))} had said yes.`
}

/** Somebody who was in a live session; no name for those who are not in a circle with the reader any more. */
export interface Present {
	name: string | null
	me: boolean
}

/** Who was there, once it is over: "Three were there: you, Ilse and one who has left." '' when nobody was. */
export function describePresent(present: readonly Present[]): string {
	if (present.length === 0) return ''
	const names = present.flatMap(({ name, me }) => (me || name === null ? [] : [name]))
	const left = present.filter(({ name, me }) => name === null && !me).length
	const people = [
		...(present.some(({ me }) => me) ? ['you'] : []),
		...names.toSorted((one, other) => one.localeCompare(other)),
		...(left > 0 ? [`${numberWord(left)} who ${left === 1 ? 'has' : 'have'} left`] : [])
	]
	const last = people.pop() ?? ''
	const all = people.length > 0 ? `${people.join(', ')} and ${last}` : last
	if (present.length === 1) return `${capitalise(all)} ${present[0]?.me ? 'were' : 'was'} there.`
	return `${capitalise(numberWord(present.length))} were there: ${all}.`
}

/** The seats in the order that one looks at them: oneself, then yes, maybe, not answered, no. */
export function orderSeats(attendees: readonly Attendee[]): Attendee[] {
	const rank = (attendee: Attendee) =>
		attendee.me ? -1 : ['yes', 'maybe', null, 'no'].indexOf(attendee.answer)
	return attendees.toSorted((a, b) => rank(a) - rank(b))
}

const capitalise = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

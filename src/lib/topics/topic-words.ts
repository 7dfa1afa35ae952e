import { numberWord } from '../schedule/number-word.ts'

/** What is to be said of a topic. Lenses are labels. */
export type TopicFacts = {
	readonly bringer: string | null
	readonly mine: boolean
	readonly unsigned: boolean
	readonly parked: boolean
	readonly standsIn: boolean
	/** Why a prompt stands in, as sentences. */
	readonly reason: string | null
	readonly isPrompt: boolean
	readonly lens: string | null
	/** How many sessions passed it over, and how many its bringer has waited. */
	readonly carried: number
	readonly waited: number
	readonly answers: number
}

/** The line under a topic: 'Priyamvada has waited two sessions. Lens: only boring work', without an end. */
export function describeTopic(topic: TopicFacts): string {
	const waits = topic.waited > topic.carried && `${waiter(topic)} waited ${count(topic.waited, 'session')}`
	const said = [
		// The bringer's name alone says who brought it: it is not said twice.
		!(waits && isNamed(topic)) && capitalise(origin(topic)),
		waits && isNamed(topic) && waits,
		topic.standsIn && topic.reason?.replace(/\.$/, ''),
		topic.carried > 0 && `Carried over ${times(topic.carried)}`,
		!isNamed(topic) && waits,
		topic.lens !== null && `Lens: ${lowered(topic.lens)}`,
		topic.answers > 0 && `${capitalise(count(topic.answers, 'answer'))} in writing`
	]
	return said.filter(Boolean).join('. ')
}

type Choice = { by: string | null; by_me: boolean; seats: number; reserve: number }

/**
 * Who chose the hot seats, as a sentence; without a name for somebody whose account is gone.
 * @param chosen of the topics that were chosen those the agenda has room for, and those in reserve
 */
export function describeChoice({ by, by_me, seats, reserve }: Choice): string {
	const who = by_me ? 'You' : (by ?? 'Somebody who has left')
	const hot = seats > 0 && `the hot ${seats === 1 ? 'seat' : 'seats'}`
	const kept = reserve > 0 && `${numberWord(reserve)} in reserve`
	return `${who} chose ${[hot, kept].filter(Boolean).join(', and ')}.`
}

function origin({ bringer, mine, unsigned, parked, standsIn, isPrompt }: TopicFacts): string {
	if (standsIn) return 'A prompt that stands in'
	if (parked) return 'from the parking lot'
	if (unsigned) return mine ? 'you, unsigned' : 'unsigned'
	const who = mine ? 'you' : (bringer ?? 'somebody who has left')
	return isPrompt ? `prompt, picked by ${who}` : who
}

/** Whether the line would begin with nothing but who brought it. */
const isNamed = ({ standsIn, parked, unsigned, isPrompt, mine, bringer }: TopicFacts) =>
	!standsIn && !parked && !unsigned && !isPrompt && (mine || bringer !== null)

/** A topic may be new in the queue: it is its bringer who has waited. */
const waiter = ({ mine, bringer }: TopicFacts) =>
	mine ? 'You have' : bringer ? `${bringer} has` : 'They have'

const times = (number: number) =>
	number === 1 ? 'once' : number === 2 ? 'twice' : `${numberWord(number)} times`

const count = (number: number, thing: string) => `${numberWord(number)} ${thing}${number === 1 ? '' : 's'}`

const capitalise = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)

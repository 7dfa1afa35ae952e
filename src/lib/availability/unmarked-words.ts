import { list } from './how-often.ts'

interface Member {
	id: string
	name: string
	marks: string | null
}

/** Who has not marked their hours, for one reader. */
export interface Unmarked {
	me: boolean
	/** What is taken for granted of the others who have not; '' when all have. */
	assumed: string
	/** Why there is nothing to propose yet; '' when two have. */
	missing: string
}

/** Names who has not marked hours, and what that means: hours are assumed of some, but two have to have said theirs. */
export function tellUnmarked(people: readonly Member[], readerId: string): Unmarked {
	const unmarked = people.filter(({ marks }) => marks === null)
	const others = unmarked.filter(({ id }) => id !== readerId).map(({ name }) => name)
	const need = 'A fair hour needs the hours of two of you at least'
	const some =
		unmarked.length > 3
			? 'most have marked none yet'
			: `${list(unmarked.map(({ name }) => name))} marked none yet`
	return {
		me: unmarked.length > others.length,
		assumed:
			others.length === 0
				? ''
				: `${list(others)} ${others.length === 1 ? 'has' : 'have'} not marked hours yet: weekdays from 9 to 18 are taken for possible, all else for painful.`,
		missing:
			people.length - unmarked.length >= 2
				? ''
				: people.length === 1
					? `${need}, and you are alone here.`
					: `${need}: ${some}.`
	}
}

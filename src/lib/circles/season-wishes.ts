import { numberWord } from '../schedule/number-word.ts'

/** How a circle may go on after a season. */
export const wishes = ['renew', 'reseed', 'close'] as const
export type Wish = (typeof wishes)[number]

const said: Record<Wish, string> = {
	renew: 'to go on as you are',
	reseed: 'to go on with new people',
	close: 'to close the circle'
}

/**
 * What members wish, as a sentence or two: 'Three wish to go on as you are, one to close the circle. Two have not said.'
 * Names nobody.
 */
export function describeWishes(counts: Record<Wish, number> & { members: number }): string {
	const told = wishes
		.filter((wish) => counts[wish] > 0)
		.map((wish, place) => {
			const verb = place > 0 ? '' : counts[wish] === 1 ? ' wishes' : ' wish'
			return `${numberWord(counts[wish])}${verb} ${said[wish]}`
		})
	if (told.length === 0) return 'Nobody has said yet.'
	const silent = counts.members - wishes.reduce((sum, wish) => sum + counts[wish], 0)
	const first = `${capital(told.join(', '))}.`
	if (silent <= 0) return `${first} That is everybody.`
	return `${first} ${capital(numberWord(silent))} ${silent === 1 ? 'has' : 'have'} not said.`
}

/** Names as a sentence has them: 'Ana', 'Ana and Bo', 'Ana, Bo and Cy'. */
export function listNames(names: readonly string[]): string {
	return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('')
}

function capital(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

import { numberWord } from '../schedule/number-word.ts'
import type { Live } from './live.ts'

const mostNamed = 6

/**
 * Who speaks and who comes next, in words: 'Tomasz speaks.' and 'Then Sefa, Bridget, you.'
 * @returns null where there is no round.
 */
export function sayWhoSpeaks(
	{ people, round }: Pick<Live, 'people' | 'round'>,
	me: string
): { speaks: string; then: string } | null {
	if (round.order.length === 0) return null
	const speaker = round.order[round.at]
	if (speaker === undefined) return { speaks: 'Everybody was heard.', then: '' }
	const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'Somebody'
	const names = comingUp(round).map((id) => (id === me ? 'you' : nameOf(id)))
	const more = names.length - mostNamed
	const named = more > 1 ? names.slice(0, mostNamed) : names
	const rest = more > 1 ? ` and ${numberWord(more)} more` : ''
	return {
		speaks: speaker === me ? 'You speak.' : `${nameOf(speaker)} speaks.`,
		then: names.length === 0 ? 'Nobody after that.' : `Then ${named.join(', ')}${rest}.`
	}
}

/** Who has yet to speak after the one whose turn it is, in order. */
export function comingUp({ order, at, passed }: Live['round']): string[] {
	return order.slice(at + 1).filter((id) => !passed.includes(id))
}

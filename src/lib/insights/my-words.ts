import type { Status } from '../commitments/commitment.ts'
import { earlierOf } from '../commitments/history.ts'
import { dateWords } from '../schedule/date-words.ts'
import { toWall } from '../schedule/zone.ts'
import { chart, type Chart } from './chart.ts'
import { capital, countWords, endingLabels, howManyTimes } from './endings.ts'
import type { MyCommitment, Reader } from './mine.ts'

/** A commitment that was renegotiated, from its first words to its last. */
export interface Chain {
	readonly first: MyCommitment
	readonly last: MyCommitment
	/** How often it was renegotiated. */
	readonly times: number
	readonly wordsChanged: boolean
}

/** Chains of commitments that continue each other, the one that changed last first. */
export function findChains(commitments: readonly MyCommitment[]): Chain[] {
	const continued = new Set(commitments.map(({ renegotiates }) => renegotiates))
	return commitments
		.filter(({ id, renegotiates }) => renegotiates !== null && !continued.has(id))
		.flatMap((last) => {
			const earlier = earlierOf(last, commitments)
			const [first] = earlier
			if (!first) return []
			return [{ first, last, times: earlier.length, wordsChanged: first.words !== last.words }]
		})
		.toSorted((a, b) => b.last.createdAt.getTime() - a.last.createdAt.getTime())
}

/** How one's words changed: the first and the last of each chain, side by side. */
export function chartMyWords(commitments: readonly MyCommitment[], { zone, locale }: Reader): Chart {
	const chains = findChains(commitments)
	const day = (at: Date) => dateWords(toWall(at, zone).date, 'monthDayWithYear', locale)
	const plain = (at: Date) => ({ plain: toWall(at, zone).date, words: day(at) })
	return chart({
		key: 'words',
		heading: 'How my words changed',
		finding: findingOf(chains),
		said: chains.map(({ first, last, times, wordsChanged }) => ({
			state: last.status,
			words: last.words,
			before: wordsChanged ? first.words : null,
			facts: `Changed ${howManyTimes(times)} since ${day(first.createdAt)}. ${endsAs(last.status)}`
		})),
		table:
			chains.length === 0
				? null
				: {
						head: ['First said on', 'First words', 'Last words', 'Renegotiated', 'Stands as'],
						rows: chains.map(({ first, last, times }) => [
							plain(first.createdAt),
							first.words,
							last.words,
							times,
							endingLabels[last.status]
						])
					}
	})
}

function findingOf(chains: readonly Chain[]): string {
	if (chains.length === 0) return 'None of your commitments has changed its words or its date.'
	const changed = chains.filter(({ wordsChanged }) => wordsChanged).length
	const went = `${capital(countWords(chains.length, 'commitment'))} went on after being renegotiated`
	if (changed === chains.length) return `${went}, in other words.`
	if (changed === 0) return `${went}, in the same words with another date.`
	return `${went}: ${countWords(changed, 'in other words', 'in other words')}, the rest with another date.`
}

const endsAs = (status: Status) =>
	status === 'open' ? 'It is open.' : `It ended as ${endingLabels[status].toLowerCase()}.`

import { numberWord } from '../schedule/number-word.ts'
import { lensesOfTopic } from '../topics/topic-lenses.ts'
import type { Lens } from './lenses.ts'
import type { SuggestionFacts } from './suggestion-facts.ts'

/** How often a circle has looked through a lens, and how commitments of those sessions ended. */
export type Look = { readonly times: number; readonly letGo: number; readonly learned: number }

/** Each lens that the circle has looked through; one it has not is not there. */
export function countLooks({ discussed }: Pick<SuggestionFacts, 'discussed'>): Map<Lens, Look> {
	const looks = new Map<Lens, Look>()
	for (const topic of discussed) {
		for (const lens of lensesOfTopic({ lens: topic.lens, promptSlug: topic.slug })) {
			const { times, letGo, learned } = looks.get(lens) ?? { times: 0, letGo: 0, learned: 0 }
			looks.set(lens, {
				times: times + 1,
				letGo: letGo + topic.letGo,
				learned: learned + topic.learned
			})
		}
	}
	return looks
}

/** 'once', 'twice', 'three times' */
export function timesWord(times: number): string {
	return times === 1 ? 'once' : times === 2 ? 'twice' : `${numberWord(times)} times`
}

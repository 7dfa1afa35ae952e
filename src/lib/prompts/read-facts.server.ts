import { z } from 'zod'
import { isArchetype } from '../profiles/archetype.ts'
import type { Db } from '../server/database.ts'
import { rowOf } from '../server/result.ts'
import { isLens } from './lenses.ts'
import type { SuggestionFacts } from './suggestion-facts.ts'
import { isContext, isSign } from './vocabulary.ts'

const count = z.number().int().nonnegative()
const known = <Key extends string>(isKey: (text: string) => text is Key) =>
	z.record(z.string(), count).transform((counts) => {
		const kept: Partial<Record<Key, number>> = {}
		for (const [key, value] of Object.entries(counts)) if (isKey(key)) kept[key] = value
		return kept
	})

const factsSchema = z.object({
	contexts: z.array(z.string()).transform((keys) => keys.filter(isContext)),
	archetypes: known(isArchetype),
	discussed: z.array(
		z
			.object({
				slug: z.string().nullable(),
				lens: z.string().nullable(),
				at: z.coerce.date(),
				let_go: count,
				learned: count,
				kept: count
			})
			.transform(({ lens, let_go, ...topic }) => ({
				...topic,
				lens: lens !== null && isLens(lens) ? lens : null,
				letGo: let_go
			}))
	),
	waiting: z.array(z.string()),
	signs: known(isSign)
})

/**
 * What the database says of a circle, for `choosePrompts`. Keys that this version does not know, left by a newer one or
 * an older one, are passed over.
 * @throws ZodError when it is not what `private.suggestion_facts` answers.
 */
export function parseFacts(answer: unknown): SuggestionFacts {
	return factsSchema.parse(answer)
}

/** What the suggestions for a circle of the reader go by; null for any other circle. One round trip. */
export async function readFacts(db: Db, circleId: string): Promise<SuggestionFacts | null> {
	const answer = rowOf(await db.rpc('read_suggestion_facts', { p_circle_id: circleId }))
	return answer === null ? null : parseFacts(answer)
}

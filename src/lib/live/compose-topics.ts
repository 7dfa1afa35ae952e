import { isLens, lensLabel } from '../prompts/lenses.ts'
import { promptBySlug } from '../prompts/library.ts'
import type { LiveTopic } from './live.ts'
import type { LiveRows } from './live-rows.ts'

/**
 * The topics of a session as phones show them: what was put into words comes before what the prompt library says. A
 * prompt that the library no longer has, and that nobody has put into words, is no topic.
 */
export function composeTopics({ topics, answers }: Pick<LiveRows, 'topics' | 'answers'>): LiveTopic[] {
	return topics.flatMap((row) => {
		const prompt = row.prompt_slug === null ? undefined : promptBySlug(row.prompt_slug)
		const words = row.words ?? prompt?.question
		if (words === undefined) return []
		const lens = row.lens !== null && isLens(row.lens) ? row.lens : prompt?.lens
		return [
			{
				id: row.id,
				words,
				bringer: row.bringer,
				lens: lens === undefined ? null : lensLabel(lens),
				situation: row.situation ?? prompt?.situation ?? null,
				followUps: row.follow_ups.length > 0 ? row.follow_ups : (prompt?.followUps ?? []),
				starter: prompt?.starter ?? null,
				answers: answers
					.filter(({ topic_id }) => topic_id === row.id)
					.map(({ author, words }) => ({ author, words }))
			}
		]
	})
}

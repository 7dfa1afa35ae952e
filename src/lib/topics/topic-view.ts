import { describeDay, type Viewer } from '../commitments/due.ts'
import { lensExplanation, lensLabel } from '../prompts/lenses.ts'
import { promptBySlug } from '../prompts/library.ts'
import type { Queue, Topic } from './topic.ts'
import { lensesOfTopic } from './topic-lenses.ts'

type Written = {
	id: string
	words: string
	author: { id: string; name: string }
	writtenAt: Date
	edited: boolean
}

/** An answer in writing as the topic's page shows it. */
export type AnswerView = { id: string; words: string; by: string; mine: boolean }

/** A topic of a queue by its id, waiting or discussed. */
export function findTopic({ topics, discussed }: Queue, id: string): Topic | undefined {
	return [...topics, ...discussed].find((topic) => topic.id === id)
}

/** What a prompt or a lens adds to a topic: the situation to begin from, questions to go on with, the lens in a line. */
export function describeBackground(topic: Topic, lensKey: string | null) {
	const prompt = topic.prompt ? promptBySlug(topic.prompt.slug) : undefined
	const [lens] = lensesOfTopic({ lens: lensKey, promptSlug: topic.prompt?.slug ?? null })
	return {
		situation: prompt?.situation ?? null,
		followUps: prompt?.followUps ?? [],
		lens: lens === undefined ? null : { label: lensLabel(lens), explanation: lensExplanation(lens) }
	}
}

/** Answers with who wrote each and on which day where the reader is: 'Ilse, Thu 19 Nov, changed since'. */
export function viewAnswers(answers: readonly Written[], reader: Viewer & { id: string }): AnswerView[] {
	return answers.map(({ id, words, author, writtenAt, edited }) => {
		const mine = author.id === reader.id
		const by = [mine ? 'You' : author.name, describeDay(writtenAt, reader), edited && 'changed since']
		return { id, words, by: by.filter(Boolean).join(', '), mine }
	})
}

import { challenges, isLens, lensLabel, lenses, pitfalls, type Lens } from '../prompts/lenses.ts'
import { promptBySlug } from '../prompts/library.ts'
import { lensesOf } from '../prompts/prompt.ts'

/**
 * The lenses that a topic is looked at through: those of its prompt, the main one first, or the one that a problem was
 * brought under. Empty for a problem without one, and for keys and prompts that the library no longer has.
 */
export function lensesOfTopic(topic: { lens: string | null; promptSlug: string | null }): readonly Lens[] {
	const prompt = topic.promptSlug === null ? undefined : promptBySlug(topic.promptSlug)
	if (prompt) return lensesOf(prompt)
	return topic.lens !== null && isLens(topic.lens) ? [topic.lens] : []
}

const optionsOf = (keys: readonly string[]) =>
	lenses.filter((lens) => keys.includes(lens)).map((value) => ({ value, label: lensLabel(value) }))

/** The lenses as a form offers them: none first, then the pitfalls, then the challenges. */
export const lensOptions = [
	{ group: 'Without one', options: [{ value: '', label: 'No lens' }] },
	{ group: 'Pitfalls', options: optionsOf(Object.keys(pitfalls)) },
	{ group: 'Challenges', options: optionsOf(Object.keys(challenges)) }
]

import { choosePrompts } from './choose-prompts.ts'
import { lookReason } from './circle-reasons.ts'
import { describeEntry, listPrompt, type PromptEntry } from './entry.ts'
import { lenses, lensLabel } from './lenses.ts'
import { countLooks } from './looks.ts'
import { noFacts, type SuggestionFacts } from './suggestion-facts.ts'

/** Three to begin with, as entries; reasons only for a circle, of which there are facts. */
export function viewSuggestions(
	facts: SuggestionFacts | null,
	{ seed, queued }: { seed: string; queued: readonly string[] }
): PromptEntry[] {
	return choosePrompts(facts ?? noFacts, { count: 3, seed }).map(({ prompt, reasons }) =>
		describeEntry(listPrompt(prompt), queued, facts ? reasons : [])
	)
}

/** How the circle has looked through each lens so far, by the lens's label: a sentence for what a search finds. */
export function describeLooks(facts: SuggestionFacts): Record<string, string> {
	const looks = countLooks(facts)
	return Object.fromEntries(lenses.map((lens) => [lensLabel(lens), lookReason(lens, looks.get(lens)).words]))
}

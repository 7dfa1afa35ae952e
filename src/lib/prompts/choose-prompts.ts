import { drawLot } from '../rota/draw-lot.ts'
import { circleReasons, type Reason } from './circle-reasons.ts'
import type { Lens } from './lenses.ts'
import { prompts } from './library.ts'
import type { Prompt } from './prompt.ts'
import type { SuggestionFacts } from './suggestion-facts.ts'

/** A prompt, and one or two sentences that say why, the weightier first. */
export type Suggestion = { readonly prompt: Prompt; readonly reasons: readonly string[] }

/**
 * Prompts for a circle's next session, each with its reasons. None was discussed before or stands in a queue. What the
 * pulse showed weighs most, then commitments under the lens that were let go, then the circle's context, then lenses
 * that nobody has looked at. No lens comes twice while another is left, and what has spoken for one of the three weighs
 * nothing for the next, so that the three differ.
 * @param wanted how many (fewer come when fewer are left), and any text that stays the same as long as the suggestions
 *   should, such as the session's id: it decides between equals.
 */
export function choosePrompts(
	facts: SuggestionFacts,
	{ count, seed }: { count: number; seed: string }
): Suggestion[] {
	const met = new Set([...facts.discussed.map(({ slug }) => slug), ...facts.waiting])
	const reasonsOf = circleReasons(facts)
	const left = prompts
		.filter(({ slug }) => !met.has(slug))
		.map((prompt) => ({ prompt, reasons: reasonsOf(prompt), lot: drawLot(`${seed} ${prompt.slug}`) }))
		.sort((one, other) => one.lot - other.lot || (one.prompt.slug < other.prompt.slug ? -1 : 1))

	const taken = new Map<Lens, number>()
	const spoken = new Set<string>()
	const weigh = ({ key, weight }: Reason) => (spoken.has(key) ? 0 : weight)
	const rank = ({ prompt, reasons }: (typeof left)[number]) =>
		reasons.reduce((sum, reason) => sum + weigh(reason), 0) - 1_000 * (taken.get(prompt.lens) ?? 0)

	const chosen: Suggestion[] = []
	while (chosen.length < count && left.length > 0) {
		const ranks = left.map(rank)
		const [next] = left.splice(ranks.indexOf(Math.max(...ranks)), 1)
		if (!next) break
		taken.set(next.prompt.lens, (taken.get(next.prompt.lens) ?? 0) + 1)
		for (const { key } of next.reasons) spoken.add(key)
		chosen.push({ prompt: next.prompt, reasons: next.reasons.map(({ words }) => words) })
	}
	return chosen
}

import { lensLabel, type Lens } from './lenses.ts'
import { prompts } from './library.ts'
import { lensesOf, type Prompt } from './prompt.ts'

export type Suggestion = { readonly prompt: Prompt; readonly reason: string }

/**
 * Prompts for a circle's next session, each with its reason as a sentence. None was discussed before; lenses
 * nobody has looked at come first, then the ones looked at least, and no lens comes twice while another is left.
 * @param circle slugs the circle has discussed (unknown ones are ignored), and any text that stays the same as
 *   long as the suggestions should, such as the session's id
 * @param count how many are wanted; fewer are returned when fewer are left
 */
export function choosePrompts(
	circle: { discussedSlugs: Iterable<string>; seed: string },
	count: number
): Suggestion[] {
	const discussed = new Set(circle.discussedSlugs)
	const looks = countLooks(prompts.filter((prompt) => discussed.has(prompt.slug)))
	const shuffled = prompts
		.filter((prompt) => !discussed.has(prompt.slug))
		.map((prompt) => ({ prompt, lot: drawLot(`${circle.seed} ${prompt.slug}`) }))
		.sort((one, other) => one.lot - other.lot || (one.prompt.slug < other.prompt.slug ? -1 : 1))
		.map(({ prompt }) => prompt)

	const chosen: Suggestion[] = []
	const taken = new Map<Lens, number>()
	const rank = ({ lens }: Prompt) => (taken.get(lens) ?? 0) * 1_000 + (looks.get(lens) ?? 0)
	while (chosen.length < count && shuffled.length > 0) {
		const least = Math.min(...shuffled.map(rank))
		const [prompt] = shuffled.splice(
			shuffled.findIndex((candidate) => rank(candidate) === least),
			1
		)
		if (!prompt) break
		taken.set(prompt.lens, (taken.get(prompt.lens) ?? 0) + 1)
		chosen.push({ prompt, reason: giveReason(prompt.lens, looks.get(prompt.lens) ?? 0) })
	}
	return chosen
}

function countLooks(discussed: readonly Prompt[]): Map<Lens, number> {
	const looks = new Map<Lens, number>()
	for (const lens of discussed.flatMap(lensesOf)) looks.set(lens, (looks.get(lens) ?? 0) + 1)
	return looks
}

function giveReason(lens: Lens, looks: number): string {
	const label = lensLabel(lens)
	const name = label.charAt(0).toLowerCase() + label.slice(1)
	if (looks === 0) return `Nobody here has looked at ${name} yet.`
	return looks === 1
		? `You have looked at ${name} once, and not from this side.`
		: `You keep coming back to ${name}; this side of it is new.`
}

/** FNV-1a over UTF-16 units: the same text gives the same number everywhere, and neighbours lie far apart. */
function drawLot(text: string): number {
	let hash = 0x811c9dc5
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
	}
	return hash >>> 0
}

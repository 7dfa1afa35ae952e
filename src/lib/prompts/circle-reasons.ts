import { archetypes, archetypeWords } from '../profiles/archetype.ts'
import { numberWord } from '../schedule/number-word.ts'
import { lensLabel, type Lens } from './lenses.ts'
import { countLooks, timesWord, type Look } from './looks.ts'
import type { Prompt } from './prompt.ts'
import type { SuggestionFacts } from './suggestion-facts.ts'
import { contexts, signs } from './vocabulary.ts'

/** Why a prompt suits a circle: a sentence, how much it weighs, and what two prompts with the same reason share. */
export type Reason = { readonly key: string; readonly weight: number; readonly words: string }

/**
 * Why a prompt suits the circle of these facts: one or two reasons, the weightier first. How the circle has looked through
 * its lens so far is among them unless two others weigh more.
 */
export function circleReasons(facts: SuggestionFacts): (prompt: Prompt) => Reason[] {
	const looks = countLooks(facts)
	return (prompt) =>
		[
			signReason(prompt, facts),
			contextReason(prompt, facts),
			lookReason(prompt.lens, looks.get(prompt.lens)),
			archetypeReason(prompt, facts)
		]
			.filter((reason) => reason !== null)
			.toSorted((one, other) => other.weight - one.weight)
			.slice(0, 2)
}

function signReason({ tags }: Prompt, facts: SuggestionFacts): Reason | null {
	const shown = (tags.signs ?? []).map((sign) => ({ sign, sessions: facts.signs[sign] ?? 0 }))
	const [worst] = shown
		.filter(({ sessions }) => sessions > 0)
		.toSorted((one, other) => other.sessions - one.sessions)
	if (!worst) return null
	const name = `“${lowered(signs[worst.sign].label)}”`
	const words = `The pulse showed ${name} ${worst.sessions === 1 ? 'in one session' : `in ${numberWord(worst.sessions)} sessions`}.`
	return { key: worst.sign, weight: worst.sessions === 1 ? 8 : 10, words }
}

function contextReason({ tags }: Prompt, facts: SuggestionFacts): Reason | null {
	const context = tags.contexts?.find((each) => facts.contexts.includes(each))
	if (!context) return null
	const words = `Written for ${contexts[context].place}, where this circle says it works.`
	return { key: context, weight: 4, words }
}

/** How a circle has looked through a lens so far, also without a prompt that asks for it. */
export function lookReason(lens: Lens, look: Look | undefined): Reason {
	const name = lowered(lensLabel(lens))
	if (!look) return { key: lens, weight: 3, words: `Nobody here has looked at ${name} yet.` }
	const looked = `You have looked ${timesWord(look.times)} at ${name}`
	if (look.letGo > 0) {
		const words = `${looked}, and ${commitments(look.letGo)} from then ${look.letGo === 1 ? 'was' : 'were'} let go.`
		return { key: lens, weight: 5 + Math.min(look.letGo, 3) / 2, words }
	}
	if (look.learned > 0) {
		const words = `${looked}, and ${commitments(look.learned)} from then ended as learned.`
		return { key: lens, weight: 2, words }
	}
	return { key: lens, weight: 1 / look.times, words: `${looked}, and not from this side.` }
}

function archetypeReason({ tags }: Prompt, facts: SuggestionFacts): Reason | null {
	const members = (each: (typeof archetypes)[number]) => facts.archetypes[each] ?? 0
	const [most] = (tags.archetypes ?? []).toSorted((one, other) => members(other) - members(one))
	if (!most || members(most) < 2) return null
	const count = numberWord(members(most))
	const words = `${count.charAt(0).toUpperCase()}${count.slice(1)} of you are ${archetypeWords[most].name}s, who meet it often.`
	return { key: most, weight: 0.5, words }
}

function commitments(count: number): string {
	return count === 1 ? 'one commitment' : `${numberWord(count)} commitments`
}

function lowered(label: string): string {
	return label.charAt(0).toLowerCase() + label.slice(1)
}

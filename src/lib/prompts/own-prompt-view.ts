import { lensLabel } from './lenses.ts'
import { meantWords } from './meant-words.ts'
import { ownAddress, type OwnPrompt } from './own-prompt.ts'
import type { IndexEntry } from './search-index.ts'

/** A circle's own prompt as it is listed, searched and filtered beside those of the library. */
export function indexOwn(prompt: OwnPrompt): IndexEntry {
	const { question, situation, lens, minutes } = prompt
	return {
		href: ownAddress(prompt),
		lens: lens ? lensLabel(lens) : '',
		question,
		situation: situation ?? '',
		source: `${minutes} min. ${keptBy(prompt)}`,
		title: '',
		meant: lens ? meantWords[lens] : '',
		minutes,
		lenses: lens ? [lens] : [],
		archetypes: [],
		contexts: []
	}
}

/** A circle's own prompt for its own page. */
export function viewOwn(prompt: OwnPrompt) {
	const { id, circleId, question, situation, lens, minutes, followUps } = prompt
	return {
		...{ id, circleId, question, situation, followUps },
		lens: lens ? lensLabel(lens) : '',
		facts: `${minutes} min for a circle of eight. ${keptBy(prompt)}.`
	}
}

/** A circle's own prompt as its form has it. */
export function valuesOf({ question, situation, lens, minutes, followUps }: OwnPrompt) {
	return {
		question,
		situation: situation ?? '',
		followUps: followUps.join('\n'),
		lens: lens ?? '',
		minutes: String(minutes)
	}
}

function keptBy({ maker }: OwnPrompt): string {
	return maker ? `Kept by ${maker.name}` : 'Kept by somebody who has left'
}

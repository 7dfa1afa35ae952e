import type { Sign } from '../prompts/vocabulary.ts'
import type { Lens } from '../prompts/lenses.ts'
import type { Question } from './questions.ts'

/** Which of the framework's warning signs an answer stands for. Wasted time is what comes before leaving. */
export const signOf: Record<Question, Sign> = {
	challenge: 'blame',
	support: 'missing_support',
	standards: 'arbitrary_standards',
	worth: 'attrition'
}

/** What the framework would adjust, as two things to try; and under which lens prompts are about it. */
export interface Advice {
	/** What showed, as a heading. */
	readonly name: string
	readonly tries: readonly [string, string]
	readonly lens: Lens
	/** Of the framework. */
	readonly part: string
}

/** Advice for each sign, from the framework's warning signs and the step that it says is missing. */
export const adviceFor: Record<Sign, Advice> = {
	blame: {
		name: 'Blamed, not challenged',
		tries: [
			'Open the next hot seat with what is at stake for the business, before anybody asks for a result.',
			'Ask what came of it, and leave the way there to whoever walks it.'
		],
		lens: 'accountability_without_context',
		part: 'warning signs, pitfall 2'
	},
	missing_support: {
		name: 'Missing support',
		tries: [
			'Keep the bar where it is, and put one person beside whoever reaches for it: a witness who asks midweek.',
			'Say with each commitment which help would make it likelier, and who in the circle has it.'
		],
		lens: 'growing_others',
		part: 'warning signs, step 5'
	},
	arbitrary_standards: {
		name: 'Arbitrary standards',
		tries: [
			'Before the next commitments, agree on one example that would count and one that would not.',
			'Say who judges it, and tell each other when the measure moves.'
		],
		lens: 'unclear_success_criteria',
		part: 'warning signs, step 3'
	},
	attrition: {
		name: 'Time wasted',
		tries: [
			'Go round once: which problem of yours has this circle not touched yet? Those go to the top of the queue.',
			'Take fewer topics and give the hard one the whole hour.'
		],
		lens: 'room_and_attention',
		part: 'warning signs, step 4'
	}
}

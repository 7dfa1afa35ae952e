import type { Term } from './vocabulary.ts'

/** The five ways in which holding people to account goes wrong (framework, common pitfalls). */
export const pitfalls = {
	coddling_under_pressure: {
		label: 'Coddling under pressure',
		explanation: 'Somebody might leave, and hard truths go quiet again.'
	},
	accountability_without_context: {
		label: 'Accountability without context',
		explanation: 'A result is asked for, and why the business needs it is not told.'
	},
	accountability_as_micromanagement: {
		label: 'Accountability as micromanagement',
		explanation: 'Answering for a result turns into asking leave for each decision.'
	},
	only_boring_work: {
		label: 'Only boring work',
		explanation: 'Away from toys, but so far that nothing left stretches anyone.'
	},
	unclear_success_criteria: {
		label: 'Unclear success criteria',
		explanation: 'People are told to step up, and not what that would look like.'
	}
} as const satisfies Record<string, Term>

export type Pitfall = keyof typeof pitfalls

/** What gets in the way of senior engineers, and what helps them (interview). */
export const challenges = {
	snacking: { label: 'Snacking', explanation: 'Pleasant, easy work that once mattered and no longer does.' },
	preening: { label: 'Preening', explanation: 'Work that is seen by many and changes little.' },
	chasing_ghosts: {
		label: 'Chasing ghosts',
		explanation: 'Solving the problem of the company before this one.'
	},
	graded_without_being_told: {
		label: 'Being graded without being told',
		explanation: 'Nobody says what to do; later somebody judges what was done.'
	},
	late_perception: {
		label: 'Late perception',
		explanation: 'What others think of the work arrives much later.'
	},
	negativity_as_status: {
		label: 'Negativity as status',
		explanation: 'Saying no looks senior, and things slow down.'
	},
	team_strength: {
		label: 'Strong and weak teams',
		explanation: 'Work belongs to teams, or to whoever happens to know the system.'
	},
	room_and_attention: {
		label: 'Room and attention',
		explanation: 'There is work nobody does, and the company has begun to care.'
	},
	timing: { label: 'Timing', explanation: 'The right idea, too early, finds no one to carry it.' },
	growing_others: {
		label: 'Growing others',
		explanation: 'Making sure that you are not the only one who can.'
	},
	finishing_for_others: {
		label: 'Finishing what another cannot',
		explanation: 'A week of your weight ends what has been stuck for a year.'
	},
	only_you_can: {
		label: 'What only you can do',
		explanation: 'Others see the gap; they lack the trust that it takes to close it.'
	},
	promotion_packet: {
		label: 'The promotion packet',
		explanation: 'Your case in your own words, shown early to those who will say what is missing.'
	},
	staff_project_myth: {
		label: 'The staff-project myth',
		explanation: 'The belief that one great project makes the title.'
	},
	hidden_rules: {
		label: 'Hidden rules of thumb',
		explanation: 'Conditions that no ladder mentions and every committee applies.'
	},
	change_of_manager: {
		label: 'A change of manager',
		explanation: 'The one who knew your work leaves, and the count begins again.'
	},
	claiming_impact: { label: 'Claiming impact', explanation: 'One project, four people who say they led it.' },
	mentorship_that_harms: {
		label: 'Mentorship that harms',
		explanation: 'Advice given for the giver’s own promotion.'
	},
	invisible_work: {
		label: 'Invisible cross-functional work',
		explanation: 'Help between departments that your own manager never sees.'
	},
	hiring: { label: 'Hiring', explanation: 'Finding, judging and winning the people you need.' },
	partnering_with_functions: {
		label: 'Partnering with other functions',
		explanation: 'Getting on with product, sales, finance, legal, design.'
	},
	strategy: { label: 'Strategy', explanation: 'Saying what we will do, and what we will not, and why.' },
	letting_people_go: {
		label: 'Letting people go',
		explanation: 'Ending it decently, above all where everybody knows everybody.'
	}
} as const satisfies Record<string, Term>

export type Challenge = keyof typeof challenges

/** What a topic is looked at through. */
export type Lens = Pitfall | Challenge

const terms: Record<Lens, Term> = { ...pitfalls, ...challenges }

/** Every lens, the pitfalls first, in the order in which they are listed. */
export const lenses = Object.keys(terms).filter(isLens)

/** Whether a text, from an address or a form, is the key of a lens. */
export function isLens(text: string): text is Lens {
	return Object.hasOwn(terms, text)
}

/** Whether a lens is one of the five pitfalls; the others are challenges. */
export function isPitfall(lens: Lens): lens is Pitfall {
	return Object.hasOwn(pitfalls, lens)
}

/** A lens as a heading: 'Chasing ghosts'. It is a noun phrase, so it can stand in a sentence when lower-cased. */
export function lensLabel(lens: Lens): string {
	return terms[lens].label
}

/** A lens in one line, for somebody who has not met the word. */
export function lensExplanation(lens: Lens): string {
	return terms[lens].explanation
}

/** One word of a fixed vocabulary, as a person reads it. */
export type Term = { readonly label: string; readonly explanation: string }

/** The framework's procedure, in its order. */
export const steps = {
	shift_mindset: {
		label: 'Shift the mindset',
		explanation: 'Say aloud that sparing people the hard parts has kept them small.'
	},
	define_responsibilities: {
		label: 'Define the responsibilities',
		explanation: 'Name the leadership that is missing, beyond difficult code.'
	},
	set_expectations: {
		label: 'Set expectations',
		explanation: 'Agree on results one can observe, and on how peers will tell each other the truth.'
	},
	give_real_problems: {
		label: 'Give real problems',
		explanation: 'Hand over what the business worries about, with its mess and its limits.'
	},
	balance_support: {
		label: 'Balance it with support',
		explanation: 'Keep the bar where it is and stand beside those who reach for it.'
	},
	beyond_interesting_work: {
		label: 'Beyond interesting work',
		explanation: 'Weigh what a task changes before how new it feels.'
	}
} as const satisfies Record<string, Term>

export type Step = keyof typeof steps

/** What shows that it is being done wrongly (framework, warning signs); the pulse asks about the same four. */
export const signs = {
	attrition: { label: 'Strong people leave', explanation: 'Those who used to do well go, several of them.' },
	blame: { label: 'Blamed, not challenged', explanation: 'A stretch is heard as an accusation.' },
	missing_support: { label: 'Missing support', explanation: 'The demand arrived, and help with it did not.' },
	arbitrary_standards: {
		label: 'Arbitrary standards',
		explanation: 'Nobody can say what good is, or it moves.'
	}
} as const satisfies Record<string, Term>

export type Sign = keyof typeof signs

/** What the framework holds to be true. */
export const principles = {
	accountability_is_growth: {
		label: 'Accountability goes with growth',
		explanation: 'Being answerable and getting better feed each other.'
	},
	challenges_develop: {
		label: 'Real challenges develop people',
		explanation: 'The hard thing at work is also the course.'
	},
	context_is_needed: {
		label: 'Senior work needs context',
		explanation: 'Who does not know the business decides in the dark.'
	},
	coddling_stunts: {
		label: 'Coddling stunts growth',
		explanation: 'Shelter keeps from people the very thing they ask for.'
	},
	market_has_shifted: {
		label: 'The market has shifted',
		explanation: 'Keeping everybody at any price is over, so honesty costs less.'
	}
} as const satisfies Record<string, Term>

export type Principle = keyof typeof principles

/** What one hears in a company where the framework is of use (framework, context signals). */
export const signals = {
	ladder_questions: {
		label: 'Questions about the ladder',
		explanation: 'What is staff here, and how would I know?'
	},
	retention_or_accountability: {
		label: 'Keeping people or holding them to it',
		explanation: 'The two are talked of as a trade.'
	},
	sheltered_engineers: {
		label: 'Sheltered engineers',
		explanation: 'Somebody says that engineering does not see the real situation.'
	},
	asking_for_more: {
		label: 'Asking for more',
		explanation: 'Engineers want to carry more, and nobody knows what.'
	},
	wanting_without_showing: {
		label: 'Wanting without showing',
		explanation: 'The title is asked for before the behaviour can be seen.'
	}
} as const satisfies Record<string, Term>

export type Signal = keyof typeof signals

/**
 * The companies for which the framework is to be adapted (framework, adaptation guidance); `place` is one in a
 * sentence.
 */
export const contexts = {
	startup: {
		label: 'Start-up',
		explanation: 'No formal ladder yet; senior work in a small frame.',
		place: 'a start-up'
	},
	large_enterprise: {
		label: 'Large enterprise',
		explanation: 'Committees decide; behaviour is what can be agreed on.',
		place: 'a large enterprise'
	},
	retention_pressure: {
		label: 'High retention pressure',
		explanation: 'Everyone fears resignations, most of all of the best.',
		place: 'a company that fears resignations'
	},
	engineering_led: {
		label: 'Engineering-led',
		explanation: 'Engineers are peers already; how to hold each other to it is open.',
		place: 'an engineering-led company'
	}
} as const satisfies Record<string, Term & { place: string }>

export type Context = keyof typeof contexts

/** Whether a text, from the database or an address, is the key of a context. */
export function isContext(text: string): text is Context {
	return Object.hasOwn(contexts, text)
}

/** Whether a text is the key of a warning sign. */
export function isSign(text: string): text is Sign {
	return Object.hasOwn(signs, text)
}

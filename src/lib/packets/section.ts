import type { Source } from '../prompts/source.ts'

/** The parts of a packet, in its order. */
export const sectionKeys = [
	'led',
	'cross_functional',
	'growing_others',
	'only_me',
	'learned',
	'gaps'
] as const
export type SectionKey = (typeof sectionKeys)[number]

/** What a section is called, and what its owner is asked there. The words are ours; each says whose idea it is. */
export type Section = {
	readonly title: string
	readonly questions: readonly { readonly words: string; readonly source: Source }[]
}

const asks = (part: Extract<Source, { document: 'interview' }>['part'], words: string) =>
	({ words, source: { document: 'interview', part } }) as const
const demands = (part: Extract<Source, { document: 'framework' }>['part'], words: string) =>
	({ words, source: { document: 'framework', part } }) as const
const onPackets = 'Navigate ambiguity with promotion packets'

export const sections: Readonly<Record<SectionKey, Section>> = {
	led: {
		title: 'What I led, and its outcome',
		questions: [
			asks(
				onPackets,
				'Others will say they led this too. Which decisions were yours, and who saw you make them?'
			),
			demands('Step 3', 'What can somebody who was not there observe now that they could not before?'),
			asks('Doing work that matters', 'Would the business have missed it, or did it mostly look good?')
		]
	},
	cross_functional: {
		title: 'Cross-functional work',
		questions: [
			asks(onPackets, 'Whom outside engineering did you help, and how would your manager ever hear of it?'),
			demands('Pitfall 2', 'Which need of the business did it answer, in words that its people would use?')
		]
	},
	growing_others: {
		title: 'Growing others',
		questions: [
			asks(
				onPackets,
				'What would those you mentor say of it, if somebody asked them without you in the room?'
			),
			demands('Step 5', 'Who carries something today that only you could carry a year ago?')
		]
	},
	only_me: {
		title: 'What only I did',
		questions: [
			asks(
				'Doing work that matters',
				'What did many see was missing, and only you were trusted to put right?'
			),
			demands('Step 2', 'Which part of it was leadership, and not a hard piece of code?')
		]
	},
	learned: {
		title: 'What I learned',
		questions: [
			demands(
				'Key principles',
				'Which result was not the one you promised, and what do you do differently since?'
			),
			asks('Core challenges of leadership', 'What did you hear about your work only much later?')
		]
	},
	gaps: {
		title: 'Gaps',
		questions: [
			asks(onPackets, 'What would the bluntest reader of this say is missing?'),
			demands('Pitfall 5', 'Which demand on you can nobody put into words, and whom could you ask?')
		]
	}
}

/** The sections as a select offers them. */
export const sectionOptions = sectionKeys.map((key) => ({ value: key, label: sections[key].title }))

import { z } from 'zod'
import { optionalWords, words } from '../server/words.ts'
import { isLens } from './lenses.ts'

/** What is on somebody's mind. */
export const searchSchema = z.object({ q: words.pipe(z.string().max(240, 'A line or two is enough.')) })

/** The session that a prompt is put in the queue of. */
export const pickSchema = z.object({ session: z.uuid('Pick a session from the list.') })

const longest = 'Two hundred characters each at most.'

/** A question that a circle keeps: its own words, under a lens or none; what to ask then, a line for each. */
export const ownPromptSchema = z.object({
	question: words.pipe(
		z
			.string()
			.min(1, 'What would you ask?')
			.max(240, 'Two lines: 240 characters at most.')
			.transform((text) => text.replace(/\s*\n\s*/g, ' '))
	),
	situation: optionalWords(400, 'Four hundred characters at most.'),
	lens: z
		.string()
		.default('')
		.transform((key) => (isLens(key) ? key : null)),
	minutes: z.coerce
		.number('Say a number of minutes.')
		.int('Whole minutes.')
		.min(5, 'Five minutes at least.')
		.max(60, 'An hour at most.'),
	followUps: words
		.default('')
		.transform((text) =>
			text
				.split('\n')
				.map((line) => line.trim())
				.filter(Boolean)
		)
		.pipe(
			z
				.array(z.string())
				.max(4, 'Four lines at most.')
				// Of the field and not of one line: that is where it is said.
				.refine((lines) => lines.every((line) => line.length <= 200), longest)
		)
})

export const newOwnPromptSchema = ownPromptSchema.extend({ id: z.uuid() })

export type OwnPromptWords = z.output<typeof ownPromptSchema>

export const putBackSchema = z.object({ prompt: z.guid() })

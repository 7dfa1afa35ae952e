import { z } from 'zod'
import { isLens } from '../prompts/lenses.ts'
import { words } from '../server/words.ts'

const problem = words.pipe(
	z
		.string()
		.min(1, 'Two lines are enough: what is hard about it?')
		.max(240, 'Two lines: 240 characters at most.')
)

const lens = z
	.string()
	.refine((key) => key === '' || isLens(key), 'Pick a lens from the list, or none.')
	.transform((key) => key || null)
	.default(null)

const ticked = z
	.literal('yes')
	.optional()
	.transform((answer) => answer === 'yes')

/** A problem in a member's own words, under a lens or none, with their name or without. */
export const problemSchema = z.object({ id: z.uuid(), words: problem, lens, unsigned: ticked })

/** A prompt from the library, by its slug. */
export const pickSchema = z.object({ id: z.uuid(), slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/) })

// The page that the list stands on, to come back to without scripts.
const to = z.string().optional()

/** A topic that was taken back and is wanted again: either of the two. */
export const putBackSchema = z.union([
	problemSchema
		.extend({ to, prompt: z.guid().optional() })
		.transform(({ prompt, ...topic }) => ({ ...topic, circlePromptId: prompt })),
	pickSchema.extend({ to })
])

export const voteSchema = z.object({
	topic: z.guid(),
	wanted: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
	to
})

export const takeBackSchema = z.object({ topic: z.guid() })

// A field that is there once, often or not at all.
const several = z
	.union([z.guid().transform((one) => [one]), z.array(z.guid())])
	.optional()
	.transform((ids) => ids ?? [])

const before = { was: several, undo: ticked }

/** The hot seats, one or two, and those that were chosen before, for the way back. */
export const chooseSchema = z.object({
	topic: several.pipe(
		z.array(z.string()).min(1, 'Tick one or two.').max(2, 'Two at most: untick one of them.')
	),
	...before
})

export const clearSchema = z.object(before)

/** An answer in writing. */
export const answerSchema = z.object({
	id: z.uuid(),
	words: words.pipe(
		z.string().min(1, 'A sentence is enough: what would you tell them?').max(600, '600 characters at most.')
	)
})

export const answerIdSchema = z.object({ answer: z.guid() })

export const discussedSchema = z.object({
	discussed: z.enum(['yes', 'no']).transform((answer) => answer === 'yes')
})

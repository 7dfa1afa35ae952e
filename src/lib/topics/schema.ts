import { z } from 'zod'
import { words } from '../server/words.ts'

const problem = words.pipe(
	z
		.string()
		.min(1, 'Two lines are enough: what is hard about it?')
		.max(240, 'Two lines: 240 characters at most.')
)

/** A problem in a member's own words. */
export const problemSchema = z.object({ id: z.uuid(), words: problem })

/** A prompt from the library, by its slug. */
export const pickSchema = z.object({ id: z.uuid(), slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/) })

// The page that the list stands on, to come back to without scripts.
const to = z.string().optional()

/** A topic that was taken back and is wanted again: either of the two. */
export const putBackSchema = z.union([problemSchema.extend({ to }), pickSchema.extend({ to })])

export const voteSchema = z.object({
	topic: z.guid(),
	wanted: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
	to
})

export const takeBackSchema = z.object({ topic: z.guid() })

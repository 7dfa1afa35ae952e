import { z } from 'zod'
import { isPlainDate } from '../schedule/plain-date.ts'
import { optionalWords } from '../server/words.ts'

export const answerSchema = z.object({ answer: z.enum(['yes', 'maybe', 'no'], 'Say yes, maybe or no.') })

const note = optionalWords(300, 'Three hundred characters at most.')
/** The version of the session that the form was made from; another one means that somebody was faster. */
const sequence = z.coerce.number().int().min(0).max(2_147_483_647)

export const moveSchema = z.object({
	date: z.string().refine(isPlainDate, 'Pick a date.'),
	time: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, 'Pick a time.')
		.transform((time) => time.slice(0, 5)),
	minutes: z.coerce
		.number('Say how many minutes.')
		.int('Whole minutes.')
		.min(15, 'Fifteen minutes at least.')
		.max(240, 'Four hours at most.'),
	note,
	sequence
})

export const cancelSchema = z.object({ note, sequence })

export const restoreSchema = z.object({ sequence })

/** What was just done, from the address of the page that says so; anything else is nothing. */
export const doneSchema = z
	.enum(['moved', 'shifted', 'cancelled', 'restored', 'logged'])
	.nullable()
	.catch(null)

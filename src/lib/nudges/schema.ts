import { z } from 'zod'

/** One of the three buttons; `id` is the check-in's, made with the page, so that sending it twice records it once. */
export const answerSchema = z.object({
	answer: z.enum(['on', 'changed', 'done'], 'Use one of the three buttons.'),
	id: z.uuid()
})

/** Of a check-in its id; without one it is the ending that is taken back. */
export const undoSchema = z.object({ id: z.guid().optional() })

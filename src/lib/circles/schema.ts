import { z } from 'zod'
import { scheduleFields } from '../schedule/schema.ts'
import { words } from '../server/words.ts'
import { longestCharter } from './charter.ts'

const videoUrl = words
	// People paste what their calendar shows, often without the scheme.
	.transform((text) => (text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
	.pipe(
		z
			.string()
			.max(500, 'Five hundred characters at most.')
			.refine(
				(text) => text === '' || (/^https:\/\/\S+$/.test(text) && URL.canParse(text)),
				'Paste the whole link, beginning with https://.'
			)
	)
	.transform((text) => text || null)

const circleFields = {
	name: words.pipe(z.string().min(1, 'Give the circle a name.').max(60, 'Sixty characters at most.')),
	purpose: words.pipe(
		z.string().min(1, 'Say in a sentence whom it is for.').max(400, 'Four hundred characters at most.')
	),
	videoUrl,
	charter: words.pipe(
		z
			.string()
			.min(1, 'A circle needs a charter, if only one line.')
			.max(longestCharter, 'Four thousand characters at most.')
	)
}

export const circleSchema = z.object(circleFields)

export const newCircleSchema = z.object({
	id: z.uuid(),
	...circleFields,
	...scheduleFields,
	accepted: z.literal('on', 'Accept the charter, or change it until you can.')
})

/** What a circle is called, what it is for, where it meets and what it agreed on. */
export type CircleWords = z.output<typeof circleSchema>

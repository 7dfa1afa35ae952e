import { z } from 'zod'
import type { Context } from '../prompts/vocabulary.ts'
import { scheduleFields } from '../schedule/schema.ts'
import { words } from '../server/words.ts'
import { longestCharter } from './charter.ts'
import { wishes } from './season-wishes.ts'

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

const ticked = z
	.literal('on')
	.optional()
	.transform((on) => on === 'on')

/** The kinds of company that its members work in, each a tick box of its own. */
const contextFields = {
	startup: ticked,
	large_enterprise: ticked,
	retention_pressure: ticked,
	engineering_led: ticked
} satisfies Record<Context, typeof ticked>

/** What organisers may change of their circle. */
export const circleEditSchema = z
	.object({
		...circleFields,
		...contextFields,
		quorum: z.coerce
			.number('Say a number.')
			.int('A whole number.')
			.min(1, 'One at least.')
			.max(15, 'Fifteen at most.'),
		facilitatorMoves: ticked
	})
	.transform(({ startup, large_enterprise, retention_pressure, engineering_led, ...edit }) => ({
		...edit,
		contexts: Object.entries({ startup, large_enterprise, retention_pressure, engineering_led })
			.filter(([, applies]) => applies)
			.map(([context]) => context)
	}))

export const newCircleSchema = z.object({
	id: z.uuid(),
	...circleFields,
	...scheduleFields,
	accepted: z.literal('on', 'Accept the charter, or change it until you can.')
})

/** What a circle is called, what it is for, where it meets and what it agreed on. */
export type CircleWords = z.output<typeof circleSchema>

/** The words, and what the circle has settled about its sessions. */
export type CircleEdit = z.output<typeof circleEditSchema>

/** How one would go on after a season, and whether one stays; either may be left open, not both. */
export const wishSchema = z
	.object({
		season: z.coerce.number().int().min(1),
		wish: z.enum(wishes).optional(),
		stays: z.enum(['yes', 'no']).optional()
	})
	.refine(({ wish, stays }) => wish || stays, {
		path: ['wish'],
		message: 'Pick a way on, or whether you stay.'
	})
	.transform(({ season, wish = null, stays }) => ({ season, wish, stays: stays ? stays === 'yes' : null }))

export const personSchema = z.object({ person: z.guid() })
export const mergeSchema = z.object({ into: z.guid('Pick a circle.') })

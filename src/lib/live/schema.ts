import { z } from 'zod'

const position = z
	.string()
	.regex(/^\d{1,2}\.\d\.\d{1,2}$/)
	.optional()

const minutes = (least: number, most: number, usual: number) =>
	z.coerce.number().int().min(least).max(most).default(usual)

/** A list of ids as a form sends it: one with commas, or the field repeated. */
const ids = z
	.union([z.string(), z.array(z.string())])
	.transform((value) => (typeof value === 'string' ? value.split(',') : value).filter(Boolean))
	.pipe(z.array(z.guid()).max(20))

const heard = z
	.string()
	.max(2000)
	.transform((text, context): unknown => {
		try {
			return JSON.parse(text)
		} catch {
			context.addIssue('This did not arrive whole.')
			return z.NEVER
		}
	})
	.pipe(z.record(z.guid(), z.number().int().min(0).max(999)))

/**
 * What whoever facilitates does. `position` is where the session stood on their phone (see positionOf); with it a tap
 * that arrives twice moves on once, and changes elsewhere meanwhile do not matter.
 */
export const steerSchema = z.object({
	do: z.enum(
		['turn', 'next', 'back', 'add', 'longer', 'pause', 'resume', 'order', 'begin'],
		'Try that again.'
	),
	position,
	minutes: minutes(1, 30, 2),
	/** How often each was heard, as JSON; gives the order of the round that begins. */
	heard: heard.optional(),
	/** An order made by hand, of those who have not spoken. */
	order: ids.optional()
})

export type Steering = z.output<typeof steerSchema>

export const passSchema = z.object({ why: z.enum(['pass', 'back', 'done']).default('pass'), position })
export const handSchema = z.object({ to: z.guid('Pick somebody.') })

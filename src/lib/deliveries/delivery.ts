import { z } from 'zod'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const status = z.enum(['confirmed', 'cancelled'])

const common = { id: z.uuid(), address: z.string().min(3) }
const reader = { name: z.string(), zone: z.string(), locale: z.string() }

const deliverySchema = z.discriminatedUnion('kind', [
	z.object({
		...common,
		kind: z.literal('invitation'),
		payload: z.object({
			token: z.string().min(1),
			circle: z.string(),
			purpose: z.string(),
			inviter: z.string(),
			name: z.string().nullable()
		})
	}),
	z.object({
		...common,
		...reader,
		kind: z.literal('session_changed'),
		payload: z.object({
			session_id: z.uuid(),
			/** When it was, as far as this reader was told. */
			was: z.object({ starts_at: instant, minutes: z.number(), status }),
			starts_at: instant,
			ends_at: instant,
			zone: z.string(),
			status,
			note: z.string().nullable(),
			/** Null when this member has turned session links off. */
			token: z.string().nullable()
		})
	}),
	z.object({
		...common,
		...reader,
		kind: z.literal('seat_free'),
		payload: z.object({ circle_id: z.uuid(), circle: z.string() })
	})
])

/** One mail to write: to whom, what about. Readers who have an account bring their name, zone and language. */
export type Delivery = z.infer<typeof deliverySchema>

/** A claimed row of the table as a delivery; null when it is not one that this version knows how to write. */
export function parseDelivery(row: unknown): Delivery | null {
	const result = deliverySchema.safeParse(row)
	return result.success ? result.data : null
}

import { z } from 'zod'
import { categories } from '../deliveries/categories.ts'

/** What a browser says of its subscription: where push services take notices for it, and the keys to encrypt them with. */
export const subscriptionSchema = z.object({
	endpoint: z.url({ protocol: /^https$/ }).max(1000),
	p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
	auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/)
})

export const deviceSchema = z.object({ id: z.guid() })

/** Boxes by the name of their sort; those that are ticked come as a notice. */
export const sortsSchema = z
	.object(Object.fromEntries(categories.map((category) => [category, z.string().optional()])))
	.transform((form) => categories.filter((category) => form[category] !== undefined))

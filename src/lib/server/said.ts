import { z } from 'zod'

/** An answer as it was given: its id, and when, by this server's clock. */
export interface Said {
	readonly id: string
	readonly at: Date
}

const day = 86_400_000

const headersSchema = z.object({
	id: z.uuid(),
	/** Milliseconds since it was given, as the device counted them: no clock of a device is asked what time it is. */
	age: z
		.string()
		.regex(/^\d{1,15}$/)
		.transform((text) => Math.min(Number(text), 60 * day))
})

/**
 * When an answer was given, and its id. Forms that waited in the outbox bring both along; any other is given now.
 * Headers that make no sense count as none: what was written is worth more than when.
 */
export function saidBy(request: Request): Said {
	const told = headersSchema.safeParse({
		id: request.headers.get('x-fortnight-entry'),
		age: request.headers.get('x-fortnight-age')
	})
	if (!told.success) return { id: crypto.randomUUID(), at: new Date() }
	return { id: told.data.id, at: new Date(Date.now() - told.data.age) }
}

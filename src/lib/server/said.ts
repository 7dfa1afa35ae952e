import { z } from 'zod'
import type { Db } from './database'
import { rowOf } from './result'

/** An answer as it was given: its id, and when, by this server's clock. */
export interface Said {
	readonly id: string
	readonly at: Date
	/** The answer to the same row that the same device sent before it. */
	readonly after?: string | undefined
}

const day = 86_400_000

const headersSchema = z.object({
	id: z.uuid(),
	/** Milliseconds since it was given, as the device counted them: no clock of a device is asked what time it is. */
	age: z
		.string()
		.regex(/^\d{1,15}$/)
		.transform((text) => Math.min(Number(text), 60 * day)),
	after: z.uuid().optional().catch(undefined)
})

/**
 * When an answer was given, and its id. Forms that waited in the outbox bring both along; any other is given now.
 * Headers that make no sense count as none: what was written is worth more than when.
 */
export function saidBy(request: Request): Said {
	const told = headersSchema.safeParse({
		id: request.headers.get('x-fortnight-entry'),
		age: request.headers.get('x-fortnight-age'),
		after: request.headers.get('x-fortnight-after') ?? undefined
	})
	if (!told.success) return { id: crypto.randomUUID(), at: new Date() }
	const { id, age, after } = told.data
	return { id, at: new Date(Date.now() - age), ...(after && { after }) }
}

/**
 * When an answer was given, as it is written down: later than the one before it on the same device, though that one was
 * longer on its way, or the device's clock was set in between. One round trip where there was one before it.
 */
export async function saidAt(db: Db, { at, after }: Said): Promise<string> {
	const before = after && rowOf(await db.from('own_answers').select('said_at').eq('id', after).maybeSingle())
	const earliest = before ? Date.parse(before.said_at) + 1 : 0
	return new Date(Math.max(at.getTime(), earliest)).toISOString()
}

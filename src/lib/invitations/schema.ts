import { z } from 'zod'
import { email, name } from '../profiles/schema.ts'
import { isZone } from '../schedule/zone.ts'
import { words } from '../server/words.ts'

/** What `invite` takes as a token; anything else was never made by it. */
export const tokenShape = /^inv_[A-Za-z0-9_-]{43}$/

/** Who asks for a code on an invitation. The zone is the device's, and left out where it is not known. */
export const visitorSchema = z.object({
	name,
	email,
	zone: z
		.string()
		.optional()
		.transform((zone) => (zone && isZone(zone) ? zone : undefined))
})

export const acceptSchema = z.object({
	accepted: z.literal('on', 'Read the charter and accept it first.')
})

/** Addresses as pasted; what they are is for `readAddresses` to say. */
export const addressesSchema = z.object({
	addresses: words.pipe(
		z
			.string()
			.min(1, 'Paste at least one address.')
			.max(5000, 'That is too much at once. Fifteen addresses fit.')
	)
})

export const invitationSchema = z.object({ id: z.uuid() })

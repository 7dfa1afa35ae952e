import { z } from 'zod'
import { words } from '../server/words.ts'

export const feedSchema = z.object({
	name: words.pipe(
		z.string().min(1, 'Name the device or app, such as “Phone”.').max(60, 'Sixty characters at most.')
	)
})

export const feedIdSchema = z.object({ feed: z.uuid(), undo: z.literal('yes').optional() })

export const channelSchema = z.object({ channel: z.enum(['feed', 'mail'], 'Choose one of the two.') })

/** `reset` makes new links and the old ones useless; `off` leaves calendar entries without any. */
export const enableSchema = z.object({ links: z.enum(['on', 'off', 'reset']) })

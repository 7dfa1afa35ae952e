import { z } from 'zod'
import { knownZone } from '../schedule/known-zone.ts'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const format = z.enum(['call', 'writing']).catch('call')
const method = z.enum(['REQUEST', 'CANCEL'])

/** What a member's calendar is to be told of a session. */
export const calendarPayload = z.object({
	session_id: z.guid(),
	uid: z.string(),
	method,
	sequence: z.number(),
	starts_at: instant,
	ends_at: instant,
	/** The circle's zone. */
	zone: z.string().transform(knownZone),
	format,
	/** Why: it takes place, is cancelled, is not theirs any more, or they chose the feed. */
	reason: z.enum(['confirmed', 'cancelled', 'gone', 'channel']),
	/** What their calendar was mailed last. */
	was: z.object({ starts_at: instant, ends_at: instant, format, method }).nullable(),
	answer: z.enum(['yes', 'maybe', 'no']).nullable(),
	note: z.boolean().nullable(),
	token: z.string().nullable(),
	reply_name: z.string()
})

import { z } from 'zod'
import { roles } from './role.ts'

/** A duty: the role in a session. */
export const dutySchema = z.object({ session: z.guid(), role: z.enum(roles) })

export const answerSchema = z.object({ request: z.guid(), answer: z.enum(['yes', 'no']) })

export const requestSchema = z.object({ request: z.guid() })

/** `was` is who had it before, for the way back; none when nobody had. */
const was = z.guid().optional().catch(undefined)

export const personSchema = z.object({ person: z.guid(), was })

/** Which duty was just changed, from the same address. */
export const changedSchema = dutySchema.extend({ was })

/** What was just done, from the address of the page that says so; anything else is nothing. */
export const doneSchema = z
	.enum(['skipped', 'kept', 'asked', 'withdrawn', 'accepted', 'declined', 'named'])
	.nullable()
	.catch(null)

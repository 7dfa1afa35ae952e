import { z } from 'zod'
import { words } from '../server/words.ts'
import type { Shelf } from './browse.ts'

const shelfNames = [
	'pitfalls',
	'challenges',
	'archetypes',
	'contexts',
	'short',
	'all'
] as const satisfies readonly Shelf[]

/** From which side the library is looked through; anything else in an address is none. */
export const shelfSchema = z.enum(shelfNames).nullable().catch(null)

/** What is on somebody's mind. */
export const searchSchema = z.object({ q: words.pipe(z.string().max(240, 'A line or two is enough.')) })

/** The session that a prompt is put in the queue of. */
export const pickSchema = z.object({ session: z.uuid('Pick a session from the list.') })

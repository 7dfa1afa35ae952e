import { z } from 'zod'
import { zone } from '../profiles/schema.ts'
import { isPlainDate } from '../schedule/plain-date.ts'
import { scheduleFields } from '../schedule/schema.ts'
import { optionalWords, words } from '../server/words.ts'

export const answerSchema = z.object({ answer: z.enum(['yes', 'maybe', 'no'], 'Say yes, maybe or no.') })

/** What every form of a change carries besides: its own id, made with its preview, and what that was made from. */
const sent = { change: z.uuid().optional(), seen: z.string().max(3000).optional() }

const note = optionalWords(300, 'Three hundred characters at most.')
const date = z.string().refine(isPlainDate, 'Pick a date.')
const wall = {
	date,
	time: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, 'Pick a time.')
		.transform((time) => time.slice(0, 5)),
	zone,
	minutes: z.coerce
		.number('Say how many minutes.')
		.int('Whole minutes.')
		.min(15, 'Fifteen minutes at least.')
		.max(240, 'Four hours at most.')
}

export const moveSchema = z.object({ ...wall, note, ...sent })

export const addSchema = z.object({ ...wall, note, ...sent })

export const cancelSchema = z.object({
	how: z.enum(['cancel', 'skip'], 'Say which of the two.').default('cancel'),
	note,
	...sent
})

export const pushSchema = z.object({
	from: z.guid('Pick a session.'),
	weeks: z.coerce
		.number('Say how many weeks.')
		.int('Whole weeks.')
		.min(1, 'One at least.')
		.max(26, 'Half a year at most.'),
	...sent
})

export const pauseSchema = z
	.object({ from: date, until: date, ...sent })
	.refine(({ from, until }) => until >= from, { path: ['until'], message: 'Pick a day after the first.' })

/** Another rule; without the session it begins with, it is the one nearest to its first date. */
export const ruleSchema = z.object({
	from: z.guid().optional(),
	startsOn: scheduleFields.startsOn,
	time: scheduleFields.time,
	time2: scheduleFields.time2,
	time3: scheduleFields.time3,
	zone,
	everyWeeks: scheduleFields.everyWeeks,
	durationMinutes: scheduleFields.durationMinutes,
	...sent
})

export const excuseSchema = z.object({
	reason: words.pipe(z.string().min(1, 'Say why in a line.').max(300, 'Three hundred characters at most.'))
})

export const wishes = ['shorten', 'shift', 'go_on', 'write'] as const
export const wishSchema = z.object({ wish: z.enum(wishes, 'Pick one of the four.') })
export const decideSchema = z.object({
	decision: z.enum([...wishes, 'push'], 'Pick one of them.'),
	sequence: z.coerce.number().int().min(0).max(2_147_483_647)
})

export const undoSchema = z.object({ change: z.uuid(), session: z.guid().optional() })

/** The change that can be undone, from the address of the page that says what was done. */
export const changeSchema = z.uuid().nullable().catch(null)

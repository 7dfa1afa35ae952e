import { fail, type RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { pulseSchema } from '$lib/pulse/schema'
import * as pulse from '$lib/pulse/write.server'
import type { Db } from '$lib/server/database'
import { parseForm, refused } from '$lib/server/form'
import { parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { Result } from '$lib/server/result'
import { closingWords } from '$lib/takeaways/refusals'
import {
	agreeSchema,
	noteSchema,
	parkSchema,
	removeSchema,
	takeawaySchema,
	type Removed
} from '$lib/takeaways/schema'
import * as closing from '$lib/takeaways/write.server'

/** What was done: by which action, and, where something was removed, what it was. */
export interface Closed {
	of: string
	removed?: Removed
}

type Reason = 'not_found' | keyof typeof closingWords
type Change<Data> = (db: Db, sessionId: string, data: Data) => Promise<Result<Reason>>

/**
 * The actions of a session's close, for the page of a route with `[session]`: notes, the parking lot, takeaways and the
 * pulse. Refusals carry `of`, the action they come from.
 * @param answer what a page says once it is done
 */
export function closingActions<Answer>(answer: (event: RequestEvent, closed: Closed) => Promise<Answer>) {
	const act =
		<Schema extends z.ZodType>(
			of: string,
			schema: Schema,
			change: Change<z.output<Schema>>,
			removed?: (data: z.output<Schema>) => Removed
		) =>
		async (event: RequestEvent) => {
			await requireMe(event)
			const session = parseId(event.params.session)
			const form = await parseForm(event.request, schema)
			if (!form.ok) return fail(400, { ...form.refused, of })
			const result = await change(event.locals.db, session, form.data)
			if (result.ok) return answer(event, { of, ...(removed && { removed: removed(form.data) }) })
			const why = closingWords[unlessMissing(result.reason)]
			return fail(409, { ...refused({ form: why }, form.values), of })
		}
	const itself = (data: Removed) => data

	return {
		note: act('note', noteSchema, closing.note),
		removeNote: act('note', removeSchema, (db, _, { id }) => closing.removeNote(db, id), itself),
		park: act('park', parkSchema, closing.park),
		unpark: act('park', removeSchema, (db, _, { id }) => closing.unpark(db, id), itself),
		takeaway: act('takeaway', takeawaySchema, async (db, session, data) => {
			const proposed = await closing.propose(db, session, data)
			// Put back after it was removed: as it was.
			return proposed.ok && data.agreed ? closing.agree(db, data.id, true) : proposed
		}),
		agree: act('takeaway', agreeSchema, (db, _, { id, agreed }) => closing.agree(db, id, agreed)),
		removeTakeaway: act('takeaway', removeSchema, (db, _, { id }) => closing.remove(db, id), itself),
		pulse: act('pulse', pulseSchema, pulse.answer)
	}
}

import { error, fail, redirect } from '@sveltejs/kit'
import type { z } from 'zod'
import { pokeWorker } from '$lib/deliveries/worker.server'
import { fillCircle } from '$lib/rota/fill.server'
import { read } from '$lib/rota/read.server'
import { refusalWords } from '$lib/rota/refusals'
import { viewRota } from '$lib/rota/rota-view'
import { answerSchema, changedSchema, doneSchema, dutySchema, requestSchema } from '$lib/rota/schema'
import { viewServed } from '$lib/rota/served-before'
import * as duties from '$lib/rota/write.server'
import type { Db } from '$lib/server/database'
import { parseForm } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { Result } from '$lib/server/result'
import type { RequestEvent } from './$types'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const rota = await read(event.locals.db, parseId(event.params.circle))
	if (!rota) error(404, missing)
	const of = changedSchema.safeParse(Object.fromEntries(event.url.searchParams))
	return {
		circle: rota.circle,
		alone: rota.members.length < 2,
		organiser: rota.members.some((member) => member.id === id && member.role === 'organiser'),
		view: viewRota(rota, { ...profile, id, now: new Date() }),
		served: viewServed(rota, profile),
		done: doneSchema.parse(event.url.searchParams.get('done')),
		of: of.success ? of.data : null
	}
}

type Reason = keyof typeof refusalWords | 'not_found'

/** One change; leads back to the rota, which says what was done, or to the refusal in words. */
function change<Schema extends z.ZodType>(
	schema: Schema,
	by: (db: Db, data: z.output<Schema>) => Promise<Result<Reason>>,
	done: (data: z.output<Schema>) => string
) {
	return async (event: RequestEvent) => {
		await requireMe(event)
		const circle = parseId(event.params.circle)
		const form = await parseForm(event.request, schema)
		if (!form.ok) error(404, missing)
		const result = await by(event.locals.db, form.data)
		if (!result.ok) return fail(409, { trouble: refusalWords[unlessMissing(result.reason)] })
		await fillCircle(circle)
		pokeWorker()
		redirect(303, `/circles/${circle}/rota?done=${done(form.data)}`)
	}
}

export const actions = {
	skip: change(dutySchema, duties.skip, (duty) => `skipped&session=${duty.session}&role=${duty.role}`),
	undo: change(dutySchema, duties.undoSkip, () => 'kept'),
	withdraw: change(requestSchema, duties.withdraw, () => 'withdrawn'),
	answer: change(answerSchema, duties.answer, ({ answer }) => (answer === 'yes' ? 'accepted' : 'declined'))
}

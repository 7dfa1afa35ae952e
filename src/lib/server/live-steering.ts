import { error, fail, type RequestEvent } from '@sveltejs/kit'
import * as agendas from '$lib/agendas/read.server'
import { liveRefusals } from '$lib/live/refusals'
import { handSchema, passSchema, steerSchema } from '$lib/live/schema'
import { knownTo } from '$lib/live/source.server'
import * as live from '$lib/live/write.server'
import { answerLive } from './answer-live'
import { parseForm, refused } from './form'
import { missing, parseId, unlessMissing } from './params'
import { requireMe } from './require-me'
import type { Result } from './result'

type Reason = 'not_found' | keyof typeof liveRefusals

/** The actions with which a live session is begun, steered and ended; each answers how it stands then. */
export const steering = {
	start: async (event: RequestEvent) => {
		const me = await requireMe(event)
		const id = parseId(event.params.session)
		const agenda = await agendas.readForSession(event.locals.db, id)
		if (!agenda) error(404, missing)
		return answer(event, await live.start(event.locals.db, id, me.id, agenda))
	},
	steer: async (event: RequestEvent) => {
		const me = await requireMe(event)
		const form = await parseForm(event.request, steerSchema)
		if (!form.ok) return fail(400, form.refused)
		const id = parseId(event.params.session)
		return answer(event, await live.steer(event.locals.db, id, me.id, form.data, knownTo(me, id)))
	},
	pass: async (event: RequestEvent) => {
		await requireMe(event)
		const form = await parseForm(event.request, passSchema)
		if (!form.ok) return fail(400, form.refused)
		return answer(event, await live.pass(event.locals.db, parseId(event.params.session), form.data.why))
	},
	takeOver: async (event: RequestEvent) => {
		await requireMe(event)
		return answer(event, await live.takeOver(event.locals.db, parseId(event.params.session)))
	},
	hand: async (event: RequestEvent) => {
		await requireMe(event)
		const form = await parseForm(event.request, handSchema)
		if (!form.ok) return fail(400, form.refused)
		return answer(event, await live.hand(event.locals.db, parseId(event.params.session), form.data.to))
	},
	finish: async (event: RequestEvent) => {
		await requireMe(event)
		return answer(event, await live.finish(event.locals.db, parseId(event.params.session)))
	}
}

async function answer(event: RequestEvent, result: Result<Reason>) {
	if (result.ok) return answerLive(event)
	return fail(409, refused({ form: liveRefusals[unlessMissing(result.reason)] }))
}

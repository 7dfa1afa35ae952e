import { error, fail, type RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import * as agendas from '$lib/agendas/read.server'
import { liveRefusals } from '$lib/live/refusals'
import { handSchema, passSchema, steerSchema } from '$lib/live/schema'
import { knownTo } from '$lib/live/source.server'
import * as live from '$lib/live/write.server'
import { answerLive } from './answer-live'
import type { Db } from './database'
import { parseForm, refused } from './form'
import { missing, parseId, unlessMissing } from './params'
import { requireMe, type Member } from './require-me'
import type { Result } from './result'

type Reason = 'not_found' | keyof typeof liveRefusals

/** An action that has a form: it is read, done as the signed-in person, and answered. */
const act =
	<Schema extends z.ZodType>(
		schema: Schema,
		change: (db: Db, sessionId: string, me: Member, said: z.output<Schema>) => Promise<Result<Reason>>
	) =>
	async (event: RequestEvent) => {
		const me = await requireMe(event)
		const form = await parseForm(event.request, schema)
		if (!form.ok) return fail(400, form.refused)
		return answer(event, await change(event.locals.db, parseId(event.params.session), me, form.data))
	}

/** The actions with which a live session is begun, steered and ended; each answers how it stands then. */
export const steering = {
	start: async (event: RequestEvent) => {
		const me = await requireMe(event)
		const id = parseId(event.params.session)
		const agenda = await agendas.readForSession(event.locals.db, id)
		if (!agenda) error(404, missing)
		return answer(event, await live.start(event.locals.db, id, me.id, agenda))
	},
	steer: act(steerSchema, (db, session, me, said) =>
		live.steer(db, session, me.id, said, knownTo(me, session))
	),
	pass: act(passSchema, (db, session, _, { why }) => live.pass(db, session, why)),
	hand: act(handSchema, (db, session, _, { to }) => live.hand(db, session, to)),
	takeOver: async (event: RequestEvent) => {
		await requireMe(event)
		return answer(event, await live.takeOver(event.locals.db, parseId(event.params.session)))
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

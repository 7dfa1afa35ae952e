import { error, fail, redirect } from '@sveltejs/kit'
import { pokeWorker } from '$lib/deliveries/worker.server'
import { viewChoice } from '$lib/rota/choice'
import { read } from '$lib/rota/read.server'
import { refusalWords } from '$lib/rota/refusals'
import { dutySchema, personSchema } from '$lib/rota/schema'
import * as duties from '$lib/rota/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import type { RequestEvent } from './$types'

function dutyOf({ params }: Pick<RequestEvent, 'params'>): duties.Duty {
	const duty = dutySchema.safeParse(params)
	if (!duty.success) error(404, missing)
	return duty.data
}

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const rota = await read(event.locals.db, parseId(event.params.circle))
	const choice = rota && viewChoice(rota, dutyOf(event), { ...profile, id, now: new Date() })
	if (!rota || !choice) error(404, missing)
	return { circle: rota.circle, choice }
}

async function change(event: RequestEvent, done: 'asked' | 'named') {
	await requireMe(event)
	const duty = dutyOf(event)
	const form = await parseForm(event.request, personSchema)
	if (!form.ok) return fail(400, { trouble: 'Pick somebody.' })
	const by = done === 'asked' ? duties.ask : duties.name
	const result = await by(event.locals.db, duty, form.data.person)
	if (!result.ok) return fail(409, { trouble: refusalWords[unlessMissing(result.reason)] })
	pokeWorker()
	const circle = parseId(event.params.circle)
	const was = form.data.was ? `&was=${form.data.was}` : ''
	redirect(303, `/circles/${circle}/rota?done=${done}&session=${duty.session}&role=${duty.role}${was}`)
}

export const actions = {
	ask: (event) => change(event, 'asked'),
	name: (event) => change(event, 'named')
}

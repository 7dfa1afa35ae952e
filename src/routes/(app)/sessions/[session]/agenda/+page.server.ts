import { error, fail, redirect } from '@sveltejs/kit'
import { fitSteps } from '$lib/agendas/fit-steps'
import { readOfSession } from '$lib/agendas/read.server'
import { agendaRefusals } from '$lib/agendas/refusals'
import { doneSchema, takeSchema } from '$lib/agendas/schema'
import { viewAgenda } from '$lib/agendas/agenda-view'
import { templates } from '$lib/agendas/templates'
import { choose, undo } from '$lib/agendas/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const me = await requireMe(event)
	const found = await readOfSession(event.locals.db, parseId(event.params.session))
	if (!found) error(404, missing)
	return {
		...viewAgenda(found, { ...me.profile, id: me.id, now: new Date() }),
		done: doneSchema.parse(event.url.searchParams.get('done'))
	}
}

export const actions = {
	take: async (event) => {
		await requireMe(event)
		const session = parseId(event.params.session)
		const form = await parseForm(event.request, takeSchema)
		if (!form.ok) return fail(400, { trouble: 'Pick one of them.' })
		const found = await readOfSession(event.locals.db, session)
		const wanted = form.data.agenda
		const picked = [...(found?.own ?? []), ...templates.map(({ slug, steps }) => ({ id: slug, steps }))].find(
			({ id }) => id === wanted
		)
		if (!found || (!picked && wanted !== 'usual')) error(404, missing)
		const result = await choose(
			event.locals.db,
			session,
			picked ? fitSteps(picked.steps, found.session.minutes) : null
		)
		if (!result.ok) return fail(409, { trouble: agendaRefusals[unlessMissing(result.reason)] })
		redirect(303, `/sessions/${session}/agenda?done=${picked ? 'taken' : 'usual'}`)
	},
	undo: async (event) => {
		await requireMe(event)
		const session = parseId(event.params.session)
		const result = await undo(event.locals.db, session)
		if (!result.ok) return fail(409, { trouble: agendaRefusals[unlessMissing(result.reason)] })
		redirect(303, `/sessions/${session}/agenda?done=undone`)
	}
}

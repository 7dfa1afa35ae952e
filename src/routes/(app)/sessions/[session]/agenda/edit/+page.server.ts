import { error, fail, redirect } from '@sveltejs/kit'
import { readOfSession } from '$lib/agendas/read.server'
import { agendaRefusals } from '$lib/agendas/refusals'
import { viewAgenda } from '$lib/agendas/agenda-view'
import { choose } from '$lib/agendas/write.server'
import { readEdited } from '$lib/server/edit-agenda'
import { refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const me = await requireMe(event)
	const found = await readOfSession(event.locals.db, parseId(event.params.session))
	if (!found) error(404, missing)
	const view = viewAgenda(found, { ...me.profile, id: me.id, now: new Date() })
	// What was just posted and refused is shown as it was arranged; only coming here is in vain.
	if (!view.mayChange && event.request.method === 'GET') redirect(303, `/sessions/${view.session.id}/agenda`)
	const { session, circle, when } = view
	return { session, circle, when, steps: found.chosen ?? found.steps }
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const session = parseId(event.params.session)
		const edited = await readEdited(event.request, { named: false })
		if (!edited.ok) return edited.answer
		const result = await choose(event.locals.db, session, edited.steps)
		if (!result.ok) {
			const steps = agendaRefusals[result.reason]
			return fail(409, { ...refused({ steps }, edited.values), draft: edited.draft })
		}
		redirect(303, `/sessions/${session}/agenda?done=taken`)
	}
}

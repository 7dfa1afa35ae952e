import { error, fail, redirect } from '@sveltejs/kit'
import { readOfCircle } from '$lib/agendas/read.server'
import { saveRefusals } from '$lib/agendas/refusals'
import { viewSteps } from '$lib/agendas/view-steps'
import { save } from '$lib/agendas/write.server'
import { readEdited } from '$lib/server/edit-agenda'
import { refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id } = await requireMe(event)
	const found = await readOfCircle(event.locals.db, parseId(event.params.circle), id, new Date())
	const wanted = parseId(event.params.agenda)
	const agenda = found?.own.find((one) => one.id === wanted)
	if (!found || !agenda) error(404, missing)
	return { circle: found.circle, agenda, list: viewSteps(agenda.steps) }
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const circle = parseId(event.params.circle)
		const id = parseId(event.params.agenda)
		const edited = await readEdited(event.request, { named: true })
		if (!edited.ok) return edited.answer
		const result = await save(event.locals.db, circle, { ...edited, id })
		if (!result.ok) {
			const name = saveRefusals[result.reason]
			return fail(409, { ...refused({ name }, edited.values), draft: edited.draft })
		}
		redirect(303, `/circles/${circle}/agendas?done=saved`)
	}
}

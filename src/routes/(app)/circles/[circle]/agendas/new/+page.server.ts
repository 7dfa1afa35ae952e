import { error, redirect } from '@sveltejs/kit'
import { readOfCircle } from '$lib/agendas/read.server'
import { templates } from '$lib/agendas/templates'
import { save } from '$lib/agendas/write.server'
import { readEdited } from '$lib/server/edit-agenda'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id } = await requireMe(event)
	const found = await readOfCircle(event.locals.db, parseId(event.params.circle), id, new Date())
	if (!found || found.circle.closed) error(404, missing)
	const from = event.url.searchParams.get('from')
	const own = found.own.find((agenda) => agenda.id === from)
	const { name, steps } = own ?? templates.find(({ slug }) => slug === from) ?? templates[0]
	return { id: crypto.randomUUID(), circle: found.circle, from: name, steps }
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const circle = parseId(event.params.circle)
		const edited = await readEdited(event.request, { named: true })
		if (!edited.ok) return edited.answer
		if (!edited.id) error(404, missing)
		const result = await save(event.locals.db, circle, { ...edited, id: edited.id })
		if (!result.ok) error(404, unlessMissing(result.reason))
		redirect(303, `/circles/${circle}/agendas?done=saved`)
	}
}

import { error, fail, redirect } from '@sveltejs/kit'
import * as circles from '$lib/circles/read-words.server'
import { circleEditSchema } from '$lib/circles/schema'
import { edit } from '$lib/circles/write.server'
import { contexts } from '$lib/prompts/vocabulary'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { circles: mine } = await requireMe(event)
	const id = parseId(event.params.circle)
	const organises = mine.some((circle) => circle.id === id && circle.role === 'organiser')
	const circle = organises ? await circles.readWords(event.locals.db, id) : null
	if (!circle) error(404, missing)
	const companies = Object.entries(contexts).map(([key, { label, explanation }]) => ({
		name: key,
		label,
		explanation,
		ticked: circle.contexts.some((context) => context === key)
	}))
	return { id, circle, companies }
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.circle)
		const form = await parseForm(event.request, circleEditSchema)
		if (!form.ok) return fail(400, form.refused)
		if (!(await edit(event.locals.db, id, form.data))) error(404, missing)
		redirect(303, `/circles/${id}?done=edited`)
	}
}

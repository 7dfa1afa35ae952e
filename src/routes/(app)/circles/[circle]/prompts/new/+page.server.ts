import { error, fail, redirect } from '@sveltejs/kit'
import { readTopicToKeep } from '$lib/prompts/read-own.server'
import { newOwnPromptSchema } from '$lib/prompts/schema'
import { keep } from '$lib/prompts/write.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { lensOptions } from '$lib/topics/topic-lenses'

export const load = async (event) => {
	const { circles } = await requireMe(event)
	const circleId = parseId(event.params.circle)
	const circle = circles.find(({ id }) => id === circleId)
	const asked = event.url.searchParams.get('topic')
	const topic = asked ? await readTopicToKeep(event.locals.db, parseId(asked), circleId) : undefined
	if (!circle || topic === null) error(404, missing)
	return {
		id: crypto.randomUUID(),
		circle: { id: circle.id, name: circle.name },
		known: topic ?? {},
		lenses: lensOptions
	}
}

export const actions = {
	default: async (event) => {
		const me = await requireMe(event)
		const circleId = parseId(event.params.circle)
		const form = await parseForm(event.request, newOwnPromptSchema)
		if (!form.ok) return fail(400, form.refused)
		if (!(await keep(event.locals.db, { circleId, keeperId: me.id }, form.data))) error(404, missing)
		redirect(303, `/circles/${circleId}/prompts/${form.data.id}?done=kept`)
	}
}

import { error, fail, redirect } from '@sveltejs/kit'
import { valuesOf } from '$lib/prompts/own-prompt-view'
import { readOwn } from '$lib/prompts/read-appearances.server'
import { editRefusal } from '$lib/prompts/refusals'
import { ownPromptSchema } from '$lib/prompts/schema'
import { edit } from '$lib/prompts/write.server'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { lensOptions } from '$lib/topics/topic-lenses'

export const load = async (event) => {
	const { id, circles } = await requireMe(event)
	const circle = circles.find((mine) => mine.id === event.params.circle)
	const page = circle && (await readOwn(event.locals.db, parseId(event.params.prompt), new Date()))
	if (!page || page.prompt.circleId !== circle.id || page.closed) error(404, missing)
	if (page.prompt.maker?.id !== id && circle.role !== 'organiser') error(404, missing)
	return {
		circle: { id: circle.id, name: circle.name },
		prompt: page.prompt.id,
		known: valuesOf(page.prompt),
		lenses: lensOptions
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const [circle, prompt] = [parseId(event.params.circle), parseId(event.params.prompt)]
		const form = await parseForm(event.request, ownPromptSchema)
		if (!form.ok) return fail(400, form.refused)
		if (!(await edit(event.locals.db, prompt, form.data)))
			return fail(409, refused({ question: editRefusal }, form.values))
		redirect(303, `/circles/${circle}/prompts/${prompt}?done=edited`)
	}
}

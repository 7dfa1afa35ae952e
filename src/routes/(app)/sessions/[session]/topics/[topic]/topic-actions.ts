import { error, fail, redirect } from '@sveltejs/kit'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { discussedSchema } from '$lib/topics/schema'
import * as topics from '$lib/topics/write.server'
import type { Actions, RequestEvent } from './$types'

const list = ({ params }: Pick<RequestEvent, 'params'>) => `/sessions/${parseId(params.session)}/topics`
const here = (event: Pick<RequestEvent, 'params'>, done: string) =>
	`${list(event)}/${parseId(event.params.topic)}?done=${done}`

/** What becomes of a topic: signed, discussed or not after all, taken out. */
export const topicActions = {
	sign: async (event) => {
		await requireMe(event)
		const result = await topics.sign(event.locals.db, parseId(event.params.topic))
		if (!result.ok) error(404, missing)
		redirect(303, here(event, 'signed'))
	},
	discussed: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, discussedSchema)
		if (!form.ok) return fail(400, form.refused)
		const { discussed } = form.data
		const result = await topics.markDiscussed(event.locals.db, parseId(event.params.topic), discussed)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok) {
			const why = 'That is noted from the start of a session until a week after its end.'
			return fail(409, refused({ discussed: why }))
		}
		redirect(303, here(event, discussed ? 'discussed' : 'undiscussed'))
	},
	takeOut: async (event) => {
		await requireMe(event)
		const taken = await topics.takeBack(event.locals.db, parseId(event.params.topic))
		if (!taken) error(404, missing)
		redirect(303, `${list(event)}?done=taken_out`)
	}
} satisfies Actions

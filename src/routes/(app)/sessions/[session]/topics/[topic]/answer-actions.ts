import { fail, redirect } from '@sveltejs/kit'
import { parseForm, refused } from '$lib/server/form'
import { parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { answerRefusals } from '$lib/topics/refusals'
import { answerIdSchema, answerSchema } from '$lib/topics/schema'
import * as answers from '$lib/topics/write-answers.server'
import type { Actions, RequestEvent } from './$types'

const here = ({ params }: Pick<RequestEvent, 'params'>, done = '') =>
	`/sessions/${parseId(params.session)}/topics/${parseId(params.topic)}${done && `?done=${done}`}`

/** What is written to a topic: answered, worded anew, taken back. */
export const answerActions = {
	answer: async (event) => {
		const me = await requireMe(event)
		const form = await parseForm(event.request, answerSchema)
		if (!form.ok) return fail(400, form.refused)
		const topic = parseId(event.params.topic)
		const result = await answers.answer(event.locals.db, topic, me.id, form.data)
		if (!result.ok) return fail(409, refused({ words: answerRefusals[result.reason] }, form.values))
		redirect(303, here(event, `answered&of=${form.data.id}`))
	},
	reword: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, answerSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await answers.reword(event.locals.db, form.data)
		if (!result.ok) return fail(409, refused({ words: answerRefusals.gone }, form.values))
		redirect(303, here(event, 'reworded'))
	},
	takeBack: async (event) => {
		await requireMe(event)
		const form = await parseForm(event.request, answerIdSchema)
		if (!form.ok) return fail(400, form.refused)
		const taken = await answers.takeAnswerBack(event.locals.db, form.data.answer)
		if (!taken) redirect(303, here(event))
		return { taken }
	}
} satisfies Actions

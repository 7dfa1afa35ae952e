import { error, fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { describeWhen } from '$lib/sessions/when'
import { parseForm } from '$lib/server/form'
import { requireMe } from '$lib/server/require-me'
import { readSessionToFill } from '$lib/topics/read.server'
import { problemSchema } from '$lib/topics/schema'
import * as topics from '$lib/topics/write.server'

const nothing = 'There is nothing here, or it is not yours to see.'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const now = new Date()
	const { success, data: id } = z.uuid().safeParse(event.params.session)
	const session = success ? await readSessionToFill(event.locals.db, id, now) : null
	if (!session) error(404, nothing)
	const { day } = describeWhen(session, { ...profile, circleZone: session.zone, now })
	return {
		id: crypto.randomUUID(),
		session: { id: session.id, circle: session.circle.name, day, open: session.open }
	}
}

export const actions = {
	default: async (event) => {
		const { id } = await requireMe(event)
		const { session } = event.params
		const form = await parseForm(event.request, problemSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await topics.bring(event.locals.db, { sessionId: session, bringerId: id }, form.data)
		if (!result.ok && result.reason === 'not_found') error(404, nothing)
		if (!result.ok) {
			const { id, words } = form.data
			return fail(409, {
				issues: { words: 'This session takes no more topics: it is over or cancelled.' },
				values: { id, words }
			})
		}
		redirect(303, `/sessions/${session}/topics?done=${form.data.id}`)
	}
}

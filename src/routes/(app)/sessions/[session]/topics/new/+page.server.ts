import { error, fail, redirect } from '@sveltejs/kit'
import { describeWhen } from '$lib/sessions/when'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { readSessionToFill } from '$lib/topics/read.server'
import { problemSchema } from '$lib/topics/schema'
import { lensOptions } from '$lib/topics/topic-lenses'
import * as topics from '$lib/topics/write.server'

export const load = async (event) => {
	const { profile } = await requireMe(event)
	const now = new Date()
	const session = await readSessionToFill(event.locals.db, parseId(event.params.session), now)
	if (!session) error(404, missing)
	const { day } = describeWhen(session, { ...profile, circleZone: session.zone, now })
	return {
		id: crypto.randomUUID(),
		lenses: lensOptions,
		session: { id: session.id, circle: session.circle.name, day, open: session.open }
	}
}

export const actions = {
	default: async (event) => {
		await requireMe(event)
		const session = parseId(event.params.session)
		const form = await parseForm(event.request, problemSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await topics.bring(event.locals.db, { sessionId: session }, form.data)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok) {
			const words = 'This session takes no more topics: it is over or cancelled.'
			return fail(409, { issues: { words }, values: form.values })
		}
		redirect(303, `/sessions/${session}/topics?done=${form.data.id}`)
	}
}

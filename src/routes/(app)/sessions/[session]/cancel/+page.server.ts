import { error, fail, redirect } from '@sveltejs/kit'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import * as sessions from '$lib/sessions/read.server'
import { refusalWords } from '$lib/sessions/refusals'
import { cancelSchema, restoreSchema } from '$lib/sessions/schema'
import { viewSession } from '$lib/sessions/session-view'
import * as changes from '$lib/sessions/write.server'

export const load = async (event) => {
	const { id: myId, profile } = await requireMe(event)
	const session = await sessions.read(event.locals.db, parseId(event.params.session), myId)
	if (!session?.amOrganiser) error(404, missing)
	const { when, cancelled, changeable } = viewSession(session, { ...profile, now: new Date() })
	if (cancelled || !changeable) redirect(303, `/sessions/${session.id}`)
	return { id: session.id, circle: session.circle.name, sequence: session.sequence, when }
}

export const actions = {
	cancel: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.session)
		const form = await parseForm(event.request, cancelSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await changes.cancel(event.locals.db, id, form.data)
		if (result.ok) redirect(303, `/sessions/${id}?done=cancelled`)
		const words = refusalWords[unlessMissing(result.reason)]
		return fail(409, refused({ note: words }, form.values))
	},
	restore: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.session)
		const form = await parseForm(event.request, restoreSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await changes.restore(event.locals.db, id, form.data.sequence)
		if (!result.ok) unlessMissing(result.reason)
		redirect(303, `/sessions/${id}${result.ok ? '?done=restored' : ''}`)
	}
}

import { error, fail, redirect } from '@sveltejs/kit'
import { parseForm, refused } from '$lib/server/form'
import { missing, parseId, unlessMissing } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { readExcuse } from '$lib/sessions/read-answers.server'
import { refusalWords } from '$lib/sessions/refusals'
import { excuseSchema } from '$lib/sessions/schema'
import { describeWhen } from '$lib/sessions/when'
import * as answers from '$lib/sessions/write.server'

export const load = async (event) => {
	const me = await requireMe(event)
	const now = new Date()
	const session = await readExcuse(event.locals.db, parseId(event.params.session), me.id)
	if (!session) error(404, missing)
	if (session.status === 'cancelled' || session.endsAt <= now) redirect(303, `/sessions/${session.id}`)
	return { ...session, when: describeWhen(session, { ...me.profile, now, circleZone: session.zone }) }
}

export const actions = {
	excuse: async (event) => {
		await requireMe(event)
		const id = parseId(event.params.session)
		const form = await parseForm(event.request, excuseSchema)
		if (!form.ok) return fail(400, form.refused)
		const result = await answers.excuse(event.locals.db, id, form.data.reason)
		if (result.ok) redirect(303, `/sessions/${id}?done=excused`)
		return fail(409, refused({ reason: refusalWords[unlessMissing(result.reason)] }, form.values))
	},
	withdraw: async (event) => {
		const me = await requireMe(event)
		const id = parseId(event.params.session)
		await answers.withdrawExcuse(event.locals.db, id, me.id)
		redirect(303, `/sessions/${id}?done=withdrawn`)
	}
}

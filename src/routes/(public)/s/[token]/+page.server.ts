import { error, fail, redirect } from '@sveltejs/kit'
import { viewLink } from '$lib/sessions/link-view'
import { readSessionLink } from '$lib/sessions/link.server'
import { answerSchema } from '$lib/sessions/schema'
import * as sessions from '$lib/sessions/write.server'
import { openDatabaseAsNobody } from '$lib/server/database'
import { parseForm } from '$lib/server/form'
import { missing } from '$lib/server/params'

// Opened on a cold phone from a calendar: words and buttons, no scripts.
export const csr = false

export const load = async ({ params, locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' })
	const link = await readSessionLink(openDatabaseAsNobody(), params.token)
	if (!link) error(404, missing)
	if (link.over) return { link: null }
	const me = await locals.readMe()
	// A late joiner is on the current step with one tap from the calendar.
	const on = link.live === 'on' ? '/live' : ''
	if (me?.id === link.personId) redirect(303, `/sessions/${link.sessionId}${on}`)
	return { link: viewLink(link, new Date()) }
}

export const actions = {
	default: async ({ params, request }) => {
		const form = await parseForm(request, answerSchema)
		if (!form.ok) return fail(400, { trouble: form.refused.issues.answer ?? 'Say yes, maybe or no.' })
		const result = await sessions.answerByLink(openDatabaseAsNobody(), params.token, form.data.answer)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok)
			return fail(409, { trouble: 'This session changed meanwhile. Your answer was not needed any more.' })
		redirect(303, `/s/${params.token}`)
	}
}

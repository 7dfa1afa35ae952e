import { error, fail, redirect } from '@sveltejs/kit'
import { readNudge } from '$lib/nudges/read.server'
import { answerSchema, undoSchema } from '$lib/nudges/schema'
import { viewNudge } from '$lib/nudges/view'
import * as nudges from '$lib/nudges/write.server'
import { openDatabaseAsNobody } from '$lib/server/database'
import { parseForm } from '$lib/server/form'
import { missing } from '$lib/server/params'

// Opened from a mail, signed out, on a cold phone: words and three buttons, no scripts.
export const csr = false

export const load = async ({ params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
	const nudge = await readNudge(openDatabaseAsNobody(), params.token)
	if (!nudge) error(404, missing)
	return { ...viewNudge(nudge, new Date()), next: crypto.randomUUID(), done: url.searchParams.get('done') }
}

const endedAlready = 'It has ended meanwhile. Sign in to see how, or to open it again.'

export const actions = {
	answer: async ({ params, request }) => {
		const form = await parseForm(request, answerSchema)
		if (!form.ok) return fail(400, { trouble: form.refused.issues.answer ?? 'Use one of the three buttons.' })
		const { answer } = form.data
		const result = await nudges.answer(openDatabaseAsNobody(), params.token, form.data)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok) return fail(409, { trouble: endedAlready })
		// In other words or to another date: that is written where one is signed in.
		if (answer === 'changed') redirect(303, `/commitments/${result.value}?ending=renegotiated`)
		redirect(303, `/n/${params.token}?done=${answer}`)
	},
	undo: async ({ params, request }) => {
		const form = await parseForm(request, undoSchema)
		if (!form.ok) return fail(400, { trouble: 'Use one of the buttons.' })
		const result = await nudges.undo(openDatabaseAsNobody(), params.token, form.data.id)
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok) return fail(409, { trouble: endedAlready })
		redirect(303, `/n/${params.token}?done=undone`)
	}
}

import { error, fail, redirect } from '@sveltejs/kit'
import { describeDetail } from '$lib/commitments/detail'
import { read } from '$lib/commitments/read.server'
import { refusalIssues } from '$lib/commitments/refusals'
import { encouragementSchema } from '$lib/commitments/schema'
import * as encouragements from '$lib/commitments/write-encouragements.server'
import { parseForm } from '$lib/server/form'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'

export const load = async (event) => {
	const { id, profile } = await requireMe(event)
	const viewer = { id, ...profile, now: new Date() }
	const found = await read(event.locals.db, parseId(event.params.commitment), viewer.now)
	if (!found) error(404, missing)
	const { commitment, encouragement } = describeDetail(found, [], viewer, crypto.randomUUID())
	return { commitment, encouragement, next: crypto.randomUUID() }
}

export const actions = {
	give: async (event) => {
		await requireMe(event)
		const commitmentId = parseId(event.params.commitment)
		const form = await parseForm(event.request, encouragementSchema)
		if (!form.ok) return fail(400, { trouble: 'Use the button of the page.' })
		const result = await encouragements.encourage(event.locals.db, { ...form.data, commitmentId })
		if (!result.ok && result.reason === 'not_found') error(404, missing)
		if (!result.ok) return fail(409, { trouble: refusalIssues('ended_already').ending })
		redirect(303, `/commitments/${commitmentId}?done=encouraged`)
	},
	takeBack: async (event) => {
		await requireMe(event)
		const commitmentId = parseId(event.params.commitment)
		const form = await parseForm(event.request, encouragementSchema)
		if (!form.ok) return fail(400, { trouble: 'Use the button of the page.' })
		const result = await encouragements.takeBackEncouragement(event.locals.db, form.data.id)
		if (!result.ok) return fail(409, { trouble: 'It has left already: it stays as it is.' })
		redirect(303, `/commitments/${commitmentId}`)
	}
}
